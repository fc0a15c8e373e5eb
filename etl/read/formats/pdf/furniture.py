"""What stands at the edges of pages and is no part of the text: running heads and feet, page numbers, footnotes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

from etl.read.formats.pdf.lines import Line
from etl.read.formats.pdf.rows import Row

_ROWS = 3
_BAND = 0.16
_RECURRING = 2
_OTHER_SIZE = 0.08
_FURTHER = 1.15
_FEW = 5
_NUMBERS = re.compile("[0-9０-９〇零一二三四五六七八九十百]+|(?<![A-Za-z])[ivxlcIVXLC]+(?![A-Za-z])")
_NOT_WORDS = re.compile(r"[\s\-–—―─_·•.|/~〜～\[\]()（）【】#]+")
_PAGE_NUMBER = re.compile(r"第#页(?:[,，、]?共#页)?|#页|共#页第#页|page#(?:of#)?|p#", re.I)
_DASHED = re.compile(r"[\-–—―─·•~\[(（【]\s*[0-9０-９]{1,4}\s*[\-–—―─·•~\])）】]")
_LEADERS = re.compile(r"(?:[.．·…•‥⋯]\s?){4,}\s*[（(]?[\dIVXivx]{1,4}[)）]?$")
_NOTE = re.compile(r"[①-⑳※]|[\[［〔]\d{1,2}[\]］〕]|[\d*¹²³⁴-⁹]{1,2}(?!\d)|注\s*[\d①-⑳]")
_SMALLER = 0.9

Dropped = list[tuple[str, str]]
Place = tuple[int, int]
"""Index of a page and of a row on it."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """A row near the upper or lower end of its page, by which its like on other pages is found."""

    place: Place
    key: str
    text: str
    y: float
    upper: bool
    outermost: bool


def edges_of(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> dict[Place, str]:
    """Return the rows that are running heads, running feet or page numbers, each with its kind."""
    edges = [edge for number, rows in enumerate(pages) for edge in _edges(number, rows, heights[number])]
    seen: dict[tuple[str, bool], list[_Edge]] = defaultdict(list)
    for edge in edges:
        seen[edge.key, edge.upper].append(edge)
    found = {edge.place: _kind(edge) for same in seen.values() for edge in same if _recurs(edge, same)}
    found |= {edge.place: "page_number" for edge in edges if edge.outermost and _is_page_number(edge.text)}
    found |= {edge.place: "running_head" for edge in _beside(edges, found, len(pages))}
    return _outwards(found, pages, _size(pages))


def _size(pages: Sequence[Sequence[Row]]) -> float:
    """Return the size of most letters of the pages."""
    sizes: Counter[float] = Counter()
    for cell in (cell for rows in pages for row in rows for cell in row):
        sizes[cell.size] += len(cell.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _edges(number: int, rows: Sequence[Row], height: float) -> Iterator[_Edge]:
    for index in {*range(min(_ROWS, len(rows))), *range(max(0, len(rows) - _ROWS), len(rows))}:
        y = rows[index][0].y
        upper = y < _BAND * height
        if upper or y > (1 - _BAND) * height:
            text = _text(rows[index])
            yield _Edge((number, index), _key(text), text, y, upper, index in (0, len(rows) - 1))


def _text(row: Row) -> str:
    return " ".join(cell.text for cell in row)


def _key(text: str) -> str:
    """Return the words of a row with a sign for each number."""
    return _NOT_WORDS.sub("", _NUMBERS.sub("\0", text)).replace("\0", "#")


def _recurs(edge: _Edge, same: Sequence[_Edge]) -> bool:
    """Tell whether the like of a row stands at the same height of another page."""
    pages = {other.place[0] for other in same if abs(other.y - edge.y) < 4}
    return len(pages) >= _RECURRING


def _kind(edge: _Edge) -> str:
    if edge.key in ("#", "##") or _PAGE_NUMBER.fullmatch(edge.key):
        return "page_number"
    return "running_head" if edge.upper else "running_foot"


def _is_page_number(text: str) -> bool:
    return _DASHED.fullmatch(text.strip()) is not None or _PAGE_NUMBER.fullmatch(_key(text)) is not None


def _beside(edges: Sequence[_Edge], found: dict[Place, str], pages: int) -> Iterator[_Edge]:
    """Yield outermost rows on the level where most pages have a running head: those of a short chapter."""
    levels = Counter(round(edge.y) for edge in edges if found.get(edge.place) == "running_head")
    for edge in edges:
        heads = sum(levels[round(edge.y) + step] for step in (-1, 0, 1))
        if edge.place not in found and edge.outermost and edge.upper and heads >= max(3, pages / 2):
            yield edge


def _outwards(found: dict[Place, str], pages: Sequence[Sequence[Row]], size: float) -> dict[Place, str]:
    """Keep what has only its like between itself and the edge of the page, and is set apart from the text."""
    kept: dict[Place, str] = {}
    for number, rows in enumerate(pages):
        usual = median([after[0].y - before[0].y for before, after in pairwise(rows)] or [0.0])
        for order in (range(len(rows)), range(len(rows) - 1, -1, -1)):
            outer = list(takewhile(lambda index, number=number: (number, index) in found, order))  # type: ignore[misc]
            while outer and not _is_apart(rows, outer[-1], order, usual, size):
                outer.pop()
            kept |= {(number, index): found[number, index] for index in outer}
    return kept


def _is_apart(rows: Sequence[Row], index: int, order: range, usual: float, size: float) -> bool:
    """Tell whether a row is in other letters than the text, or further from the next inner row than lines are."""
    inner = index + order.step
    if inner not in order or len(rows) < _FEW or _is_page_number(_text(rows[index])):
        return True
    if abs(rows[index][0].size - size) > _OTHER_SIZE * size:
        return True
    return abs(rows[inner][0].y - rows[index][0].y) > _FURTHER * usual


def without_notes(lines: list[Line], size: float, height: float, dropped: Dropped) -> list[Line]:
    """Return a column without the footnotes at its end: smaller letters in the lower half, led by a mark."""
    start = len(lines)
    while start and lines[start - 1].size < _SMALLER * size and lines[start - 1].y > height / 2:
        start -= 1
    first = next((index for index in range(start, len(lines)) if _NOTE.match(lines[index].text)), len(lines))
    dropped.extend(("footnote", line.text) for line in lines[first:])
    return lines[:first]


def is_contents(text: str) -> bool:
    """Tell whether a line is one of a table of contents: words, leaders and the number of a page.

    >>> is_contents("一、发展基础…………………… 3"), is_contents("增长5.3%……")
    (True, False)
    """
    return _LEADERS.search(text) is not None
