"""The text of a document as HTML, with its figures marked.

The documents were written by anyone: every character of them is escaped, and so is everything else that is put in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import groupby

_WHOLE = 12
"""Letters of a mark that keeps to one line: a phone's line has twenty."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked span: ``kind`` is a status or ``reject``, ``ids`` are the rows that rest on it, ``hint`` is a tooltip.

    A mark without ``ids`` cannot be picked.
    """

    start: int
    end: int
    kind: str
    ids: tuple[str, ...]
    hint: str = ""


def marked(text: str, marks: Iterable[Mark], title: str = "") -> str:
    """Return ``text`` as paragraphs with ``<mark>`` elements, which can be clicked and reached by keyboard.

    A line that equals ``title`` becomes the heading; lines with tabs are the rows of a table. Spans outside the text are
    left out; of spans that overlap, the later one keeps what is left of it, or is joined to the earlier one.

    >>> marked("产值<5亿元>。", [Mark(3, 6, "actual", ("d:3",))])
    '<p>产值&lt;<mark class="actual" data-ids="d:3" role="button" tabindex="0" data-whole title="">5亿元</mark>&gt;。</p>'
    """
    apart = disjoint(marks, len(text))
    parts: list[tuple[bool, str]] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            near = [mark for mark in apart if mark.start < end and mark.end > start]
            tag = "h2" if title and line.strip() == title.strip() else "p"
            is_row = "\t" in line
            parts.append((is_row, _row(text, start, line, near) if is_row else _block(tag, text, start, end, near)))
        start = end + 1
    return "".join(_table(html) if is_row else "".join(html) for is_row, html in _runs(parts))


def _runs(parts: Iterable[tuple[bool, str]]) -> Iterable[tuple[bool, list[str]]]:
    return ((is_row, [html for _, html in group]) for is_row, group in groupby(parts, key=lambda part: part[0]))


def _table(rows: Iterable[str]) -> str:
    return f"<table><tbody>{''.join(rows)}</tbody></table>"


def _row(text: str, start: int, line: str, marks: list[Mark]) -> str:
    """Return one row of a table: its cells stand between tabs."""
    cells = []
    for cell in line.split("\t"):
        end = start + len(cell)
        inside = [mark for mark in marks if mark.start < end and mark.end > start]
        cells.append(_block("td", text, start, end, inside))
        start = end + 1
    return f"<tr>{''.join(cells)}</tr>"


def _block(tag: str, text: str, start: int, end: int, marks: list[Mark]) -> str:
    return f"<{tag}>{_line(text, start, end, marks)}</{tag}>"


def disjoint(marks: Iterable[Mark], length: int) -> list[Mark]:
    """Return the marks in order and without overlap; rows that share a span share a mark.

    >>> [(m.start, m.end, m.ids) for m in disjoint([Mark(0, 4, "actual", ("a",)), Mark(2, 4, "target", ("b",))], 9)]
    [(0, 4, ('a', 'b'))]
    """
    apart: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        before = apart[-1] if apart else None
        start = max(mark.start, before.end) if before else mark.start
        if mark.start < 0 or mark.end > length or mark.start >= mark.end:
            continue
        if before and start >= mark.end:
            apart[-1] = Mark(before.start, before.end, before.kind, before.ids + mark.ids, before.hint)
        else:
            apart.append(Mark(start, mark.end, mark.kind, mark.ids, mark.hint))
    return apart


def _line(text: str, start: int, end: int, marks: list[Mark]) -> str:
    """Return one line; a mark that runs over its ends is cut there."""
    parts = []
    for mark in marks:
        first, last = max(mark.start, start), min(mark.end, end)
        parts.append(escape(text[start:first]) + _element(mark, text[first:last]))
        start = last
    return "".join([*parts, escape(text[start:end])])


def _element(mark: Mark, words: str) -> str:
    reach = f' data-ids="{escape(" ".join(mark.ids))}" role="button" tabindex="0"' if mark.ids else ""
    reach += " data-whole" if mark.ids and len(words) <= _WHOLE else ""
    return f'<mark class="{escape(mark.kind)}"{reach} title="{escape(mark.hint)}">{escape(words)}</mark>'
