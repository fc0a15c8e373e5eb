"""The tables of a document as grids: rows of cells, each with its numbers, and the lines that stand above and between."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from etl.assemble.reading import Reading
from etl.assemble.tabular.words import HeadWords
from etl.clean.tables import is_unit_line
from etl.mentions.periods import covering
from etl.mentions.quantities import Quantity
from etl.mentions.sentences import cell_spans
from etl.model import Block, BlockKind, Span

_NOTHING = re.compile(r"(?:[—–\-－…·.。/／\\*xX×~～]+|无|空|不详|暂无|N/?A|n/?a|#N/A)")
_YEAR = re.compile(r"(?:19|20)\d\d年?(?:[—–\-~～至](?:19|20)\d\d年?)?")
_DAY = re.compile(
    r"(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?(?:\s?\d{1,2}:\d{2}(?::\d{2})?)?"
)
_PHONE = re.compile(r"(?:\d{3,4}[-—－ ])?\d{7,8}(?:[-转]\d{1,4})?|1[3-9]\d{9}|400[-\d]{7,9}")
_BEFORE = re.compile(r"[\s+＋±\-−–—▲△▼▽↑↓(（\[［〔【*＊≥≤><＞＜]*")
_AFTER = re.compile(r"[\s)）\]］〕】*＊※†①-⑳↑↓▲▼]*")
_CAPTION = 60
_MOST_ABOVE = 3
_ENDS = "。；！？"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; ``number`` is its quantity where the cell holds a number and nothing else."""

    span: Span
    text: str
    numbers: tuple[Quantity, ...] = ()
    number: Quantity | None = None
    is_time: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing: empty, or a mark for that (—, …)."""
        return not self.text or _NOTHING.fullmatch(self.text) is not None

    @property
    def is_year(self) -> bool:
        """Whether it may be a year or several: 2024, 2021-2025."""
        return _YEAR.fullmatch(self.text) is not None

    @property
    def is_day(self) -> bool:
        """Whether it is a date in digits."""
        return _DAY.fullmatch(self.text) is not None and self.text.count(".") != 1

    @property
    def is_phone(self) -> bool:
        """Whether it may be a telephone number."""
        return _PHONE.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class Row:
    """One row, or a line of one cell that stands between two rows."""

    span: Span
    cells: tuple[Cell, ...]

    @property
    def filled(self) -> tuple[int, ...]:
        """The columns of the cells with a text."""
        return tuple(index for index, cell in enumerate(self.cells) if cell.text)

    @property
    def has_values(self) -> bool:
        """Whether a cell holds a number that is no year."""
        return any(cell.number is not None and not cell.is_year for cell in self.cells)

    @property
    def is_line(self) -> bool:
        """Whether it is a line between rows, or a row with its first cell alone."""
        return self.filled == (0,)


@dataclass(slots=True)
class Grid:
    """The rows of one table, with the lines above it, the nearest first."""

    rows: list[Row]
    above: list[Span] = field(default_factory=list)


def grids(reading: Reading, words: HeadWords) -> list[Grid]:
    """Return the tables of a document in order; one that only a line interrupts is one table."""
    found: list[Grid] = []
    blocks = reading.document.clean.blocks
    starts = [quantity.core for quantity in reading.quantities]
    last = -1
    for first, end in _runs(blocks):
        rows = [_row(reading, words, starts, Span(block.start, block.end)) for block in blocks[first:end]]
        above = _above(reading, blocks, first, last)
        grid = Grid(rows, above)
        if found and 0 < first - last <= _MOST_ABOVE - 1 and len(above) == first - last and _continues(found[-1], rows):
            between = (Row(span, (Cell(span, reading.between(span.start, span.end)),)) for span in reversed(above))
            found[-1].rows += [*between, *rows]
        else:
            found.append(grid)
        last = end
    return found


def _runs(blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    index = 0
    for is_table, group in groupby(blocks, key=lambda block: block.kind is BlockKind.TABLE):
        count = len(list(group))
        if is_table:
            yield index, index + count
        index += count


def _continues(grid: Grid, rows: list[Row]) -> bool:
    """Tell whether rows go on with a table: as wide, and with numbers in the first row rather than heads."""
    return len(grid.rows[-1].cells) == len(rows[0].cells) and rows[0].has_values


def _above(reading: Reading, blocks: tuple[Block, ...], first: int, last: int) -> list[Span]:
    """Return the lines right above a table that can be its name or unit, the nearest first."""
    found: list[Span] = []
    for index in range(first - 1, max(last - 1, first - 1 - _MOST_ABOVE, -1), -1):
        text = reading.between(blocks[index].start, blocks[index].end)
        introduces = text.endswith(("：", ":")) and ("如下" in text or "下表" in text)
        if (len(text) > _CAPTION and not introduces) or text[-1:] in _ENDS:
            break
        found.append(Span(blocks[index].start, blocks[index].end))
        if not is_unit_line(text):
            break
    return found


def _row(reading: Reading, words: HeadWords, starts: list[int], span: Span) -> Row:
    return Row(span, tuple(_cell(reading, words, starts, cell) for cell in cell_spans(reading.text, span)))


def _cell(reading: Reading, words: HeadWords, starts: list[int], span: Span) -> Cell:
    numbers = reading.quantities[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    raw = reading.between(span.start, span.end)
    times = reading.periods_in(span.start, span.end)
    timed = bool(numbers) and all(covering(times, item.core, item.number_end) for item in numbers)
    is_one = len(numbers) == 1 and not timed and not numbers[0].bare_scale
    alone = numbers[0] if is_one and _fills(raw, numbers[0], span.start, words) else None
    return Cell(span, raw.strip(), numbers, alone, timed)


def _fills(raw: str, number: Quantity, start: int, words: HeadWords) -> bool:
    """Tell whether a cell holds a number with signs or a word for its direction, but no other words."""
    before, after = raw[: number.start - start], raw[number.end - start :]
    sign = _BEFORE.match(before)
    verb = words.before_number.fullmatch(before[sign.end() :].strip() if sign else before)
    return verb is not None and _AFTER.fullmatch(after) is not None
