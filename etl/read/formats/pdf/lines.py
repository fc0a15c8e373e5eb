"""A line of a column with the margins between which it stands: what tells where a paragraph begins and ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, quantiles

from etl.read.formats.pdf.glyphs import EITHER_WIDTH, is_wide
from etl.read.formats.pdf.rows import Row

_FIRST_WORD = re.compile(r"[“‘（《〈「『【(\[]*(?:[!-~]+|.)(?:[，。；：！？、）》〉」』】％…]|[“”‘’]+(?:[!-~]+|\w)?)*")
"""What cannot be broken at the head of a line; quotation marks hold together what stands on their two sides."""
_LEAST_FULL = 3
_NEARLY = 0.12
_MANY = 8
_HANGING = "，。、；：！？”’）》,.;:!?)"


ENDS = "。！？；：…!?;:"
"""Marks that end a sentence or a part of one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row as text. ``low`` and ``high`` are the margins of its column; ``own`` tells that it is a row of a table."""

    text: str
    page: int
    left: float
    right: float
    y: float
    size: float
    low: float = 0.0
    high: float = 0.0
    own: bool = False

    @property
    def is_symmetric(self) -> bool:
        """Whether as much room is left before the line as after it: a centred line or a full one."""
        return abs((self.left - self.low) - (self.high - self.right)) <= 1.1 * self.size

    @property
    def is_centred(self) -> bool:
        """Whether as much room is left before the line as after it, and more than an indent."""
        return self.is_symmetric and self.left - self.low > 1.2 * self.size

    @property
    def is_indented(self) -> bool:
        """Whether the line begins to the right of the margin."""
        return self.left - self.low > 0.8 * self.size

    def is_full(self, following: str) -> bool:
        """Tell whether ``following`` had to go to the next line: its first word would not have fitted here.

        A line that ends within a sentence is taken for full when it is nearly so: pages break lines by rules of their own.
        """
        room = self.high - self.right
        if self.text[-1] not in ENDS and room < _NEARLY * (self.high - self.low):
            return True
        word = _FIRST_WORD.match(following)
        return room < (_ems(word[0] if word else "") + 0.3) * self.size


def line_of(row: Row, page: int) -> Line:
    """Return a row as a line, not yet with margins."""
    main = max(row, key=lambda cell: len(cell.text))
    return Line(" ".join(c.text for c in row), page, row[0].left, row[-1].right, main.y, main.size)


def body_size(lines: Iterable[Line]) -> float:
    """Return the size of most letters of a document."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def leading(lines: Sequence[Line]) -> float:
    """Return the usual distance of lines in the same paragraph, in ems of the letters."""
    steps = [
        (after.y - before.y) / after.size
        for before, after in pairwise(lines)
        if before.page == after.page and 0 < after.y - before.y < 4 * after.size and _alike(before, after)
    ]
    return quantiles(steps, n=4)[0] if len(steps) > 1 else 1.8


def margins(lines: Sequence[Line], size: float, width: float) -> tuple[float, float]:
    """Return the margins of a column: where its lines begin, and where several of them end.

    ``width`` is that of such columns elsewhere in the document, for a column with few full lines.
    """
    body = [line for line in lines if abs(line.size - size) < 0.1 * size] or list(lines)
    starts, ends = sorted(line.left for line in body), sorted(_end(line) for line in body)
    low, high = starts[0], ends[-1]
    if len(body) > _MANY:  # a single line may hang out of the column
        low = starts[1] if starts[1] - low > size else low
        high = ends[-2] if high - ends[-2] > size else high
    full = sum(end > high - 1.5 * size for end in ends)
    return low, max(high, low + width) if full < _LEAST_FULL else high


def usual_width(columns: Iterable[Sequence[Line]], size: float) -> float:
    """Return the width of the columns of one kind: the median of those with enough lines."""
    widths = []
    for lines in columns:
        if len(lines) >= _LEAST_FULL:
            low, high = margins(lines, size, 0)
            widths.append(high - low)
    return median(widths) if widths else 0.0


def _end(line: Line) -> float:
    """Return where a line ends without the marks at its end, which may hang out of the column."""
    return line.right - line.size * _ems(line.text[len(line.text.rstrip(_HANGING)) :])


def _ems(text: str) -> float:
    return sum(1.0 if is_wide(char) or char in EITHER_WIDTH else 0.5 for char in text)


def _alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) < 0.08 * other.size
