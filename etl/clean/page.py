"""A text as its page showed it: lines, of which some are the document's and some the page's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from etl.model import BlockKind, Masthead

_SENTENCE = re.compile("[。！？；]|[^.]!")
_ENUMERATED = re.compile(
    r"(?:[一二三四五六七八九十百]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,3}[章节编部篇条]|"
    r"附件?\s*[\d一二三四五六七八九十]\s*(?:[:：]|$))"
)
_ADDRESSED = re.compile("(?:代表|委员|同志|单位|部门|政府|机构|公司|、局|办公室)[：:]$")
_EDGE = 20


class Line(NamedTuple):
    """One line: ``gap`` tells that an empty line stood before it, ``indented`` that it began with blanks."""

    text: str
    gap: bool = False
    indented: bool = False
    kind: BlockKind | None = None

    def of(self, kind: BlockKind) -> Line:
        """Return the line with a role."""
        return Line(self.text, self.gap, self.indented, kind)


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a document that is being cleaned, what the page said of itself, and what was dropped.

    ``named`` is the headline that the container gives, which tells it among the first lines.
    """

    lines: tuple[Line, ...]
    masthead: Masthead = field(default_factory=Masthead)
    dropped: tuple[tuple[str, str], ...] = ()
    named: str = ""

    @classmethod
    def from_text(cls, text: str) -> Page:
        """Return the non-empty lines of ``text``, stripped; a line with a tab is a row of a table and keeps empty cells.

        >>> Page.from_text("甲\\n\\n　　乙 ").lines[1]
        Line(text='乙', gap=True, indented=True, kind=None)
        """
        lines, gap = [], False
        for raw in text.split("\n"):
            bare = raw.strip()
            if bare and "\t" in raw:
                lines.append(Line(raw.strip(" \u3000"), gap, False, BlockKind.TABLE))
            elif bare:
                lines.append(Line(bare, gap, raw.startswith(("  ", "\u3000"))))
            gap = not bare
        return cls(tuple(lines))

    def map(self, respell: Callable[[str], str]) -> Page:
        """Return the page with every line respelt but the rows of tables."""
        lines = list(self.lines)
        for index, line in enumerate(self.lines):
            if line.kind is not BlockKind.TABLE and (new := respell(line.text)) != line.text:
                lines[index] = line._replace(text=new)
        return replace(self, lines=tuple(lines))

    def without(self, indices: dict[int, str]) -> Page:
        """Return the page without the lines at ``indices`` (index → kind of furniture), which are noted as dropped."""
        if not indices:
            return self
        gone = tuple((kind, self.lines[index].text) for index, kind in sorted(indices.items()))
        kept = tuple(
            line._replace(gap=True) if index - 1 in indices and not line.gap else line
            for index, line in enumerate(self.lines)
            if index not in indices
        )
        return replace(self, lines=kept, dropped=self.dropped + gone)


def is_prose(text: str) -> bool:
    """Tell whether a line is running text: long, with the end of a sentence in it.

    >>> is_prose("前三季度，全县机器人产业产值达到18.4亿元。其中，零部件占六成。"), is_prose("来源：人民网")
    (True, False)
    """
    return len(text) >= 24 and (_SENTENCE.search(text) is not None or (text[-1] == "：" and "，" in text))


def is_enumerated(text: str) -> bool:
    """Tell whether a line begins as a numbered heading does.

    >>> is_enumerated("（一）着力扩大内需"), is_enumerated("一是扩大内需")
    (True, False)
    """
    return _ENUMERATED.match(text) is not None


def head_end(
    lines: Sequence[Line], salutations: tuple[str, ...], is_furniture: Callable[[str], object] = lambda _: False
) -> int:
    """Return the index of the first line of the body: running text, a numbered heading, a salutation or a table."""
    for index, line in enumerate(lines):
        text = line.text
        if line.kind is BlockKind.TABLE:
            return index
        if (is_prose(text) and not is_furniture(text)) or is_enumerated(text) or is_salutation(text, salutations):
            return index
    return len(lines)


def is_salutation(text: str, salutations: tuple[str, ...]) -> bool:
    """Tell whether a line addresses its hearers or readers.

    >>> is_salutation("各县（市）人民政府：", ("各县",)), is_salutation("各县齐发力", ("各县",))
    (True, False)
    """
    return text[-1] in "：:！!，," and (text.startswith(salutations) or _ADDRESSED.search(text) is not None)


def tail_start(lines: Sequence[Line], is_furniture: Callable[[str], object]) -> int:
    """Return the index after the last running text or table that is not furniture itself (a disclaimer is prose too)."""
    for index in range(len(lines) - 1, -1, -1):
        text = " ".join(lines[index].text.split("\t"))
        is_body = lines[index].kind is BlockKind.TABLE or is_prose(text) or is_enumerated(text)
        if is_body and not is_furniture(text):
            return index + 1
    return 0


def edges(count: int) -> Iterable[int]:
    """Return the indices of the lines, of ``count``, where a page may speak of itself: the first and the last ones.

    >>> len(list(edges(5))), len(list(edges(500)))
    (5, 40)
    """
    return range(count) if count <= 2 * _EDGE else (*range(_EDGE), *range(count - _EDGE, count))
