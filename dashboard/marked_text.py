"""The text of a document as HTML, with its figures marked.

The documents were written by anyone: every character of them is escaped, and so is everything else that is put in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape


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

    A line that equals ``title`` becomes the heading. Spans outside the text are left out; of spans that overlap, the
    later one keeps what is left of it, or is joined to the earlier one.

    >>> marked("产值<5亿元>。", [Mark(3, 6, "actual", ("d:3",))])
    '<p>产值&lt;<mark class="actual" data-ids="d:3" role="button" tabindex="0" title="">5亿元</mark>&gt;。</p>'
    """
    apart = disjoint(marks, len(text))
    parts = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        body = _line(text, start, end, [mark for mark in apart if mark.start < end and mark.end > start])
        if line.strip():
            tag = "h2" if title and line.strip() == title.strip() else "p"
            parts.append(f"<{tag}>{body}</{tag}>")
        start = end + 1
    return "".join(parts)


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
    return f'<mark class="{escape(mark.kind)}"{reach} title="{escape(mark.hint)}">{escape(words)}</mark>'
