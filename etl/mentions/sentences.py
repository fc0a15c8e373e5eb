"""Sentences and clauses: the rooms in which a number looks for its subject, time and verb."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter

from etl.model import Block, BlockKind, Span
from etl.value import value

# Patterns that begin with one set of characters are found five times as fast as alternatives: the rest looks behind it.
_SENTENCE_END = re.compile(r"[。！？!?\n](?:(?<=\n)|[”’」』）)]*)")
LONGEST = 800
"""Most characters of a sentence, half as many again as any report has: beyond, another mark ends it."""
LONGEST_PARAGRAPH = 8000
"""Most characters of a paragraph: a text that lost its line breaks is taken in parts."""
_STOPS, _FULL_STOPS = "；;，,、：: ", "。！？"
_CLAUSE_END = re.compile(
    r"[，；：。！？!?\n;,:—](?:(?<=[，；：。！？!?\n;])|(?<=,)(?:(?<!\d,)|(?!\d{3}))|(?<=:)(?<!\d:)|(?<=—)—)"
)


@value
class Paragraph:
    """One block of the text, or one cell of a table, with its sentences and the headings above it, outermost first."""

    span: Span
    kind: BlockKind
    sentences: tuple[Span, ...]
    headings: tuple[Span, ...]


def sentence_spans(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the sentences of ``text[start:end]``, without the white space around them.

    >>> [ "一季度增长5%。全年更好！"[s.start:s.end] for s in sentence_spans("一季度增长5%。全年更好！", 0, 13)]
    ['一季度增长5%。', '全年更好！']
    """
    spans: list[Span] = []
    position = start
    for match in _SENTENCE_END.finditer(text, start, end):
        stop = match.end()
        if not text[position:stop].isspace():
            last = stop if match.group() != "\n" else match.start()
            if last - position <= LONGEST:
                spans.append(Span(position, last))
            else:
                spans += _parts(text, position, last, LONGEST, _STOPS)
        position = stop
    if position < end and not text[position:end].isspace():
        spans += _bounded(text, position, end, LONGEST, _STOPS)
    return tuple(spans)


def _bounded(text: str, start: int, end: int, longest: int, marks: str) -> Iterable[Span]:
    """Return ``text[start:end]`` as one span, or in parts if it is so long that each number would look through too much."""
    return (Span(start, end),) if end - start <= longest else _parts(text, start, end, longest, marks)


def _parts(text: str, start: int, end: int, longest: int, marks: str) -> Iterator[Span]:
    while end - start > longest:
        window = start + longest
        cut = 1 + max(text.rfind(mark, start, window) for mark in marks)
        if cut <= start:
            cut = window
            while cut > start + longest // 2 and text[cut - 1].isalnum() and text[cut - 1].isascii():
                cut -= 1  # not within a number
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


def clause_spans(text: str, sentence: Span) -> tuple[Span, ...]:
    """Return the clauses of a sentence: the stretches between commas, semicolons, colons and dashes.

    A thousands separator does not end a clause.
    """
    spans, position = [], sentence.start
    for match in _CLAUSE_END.finditer(text, sentence.start, sentence.end):
        if match.start() > position:
            spans.append(Span(position, match.start()))
        position = match.end()
    if position < sentence.end:
        spans.append(Span(position, sentence.end))
    return tuple(spans)


def cell_spans(text: str, row: Span) -> tuple[Span, ...]:
    r"""Return the cells of a table's row, the empty ones too.

    >>> cell_spans("产值\t\t12", Span(0, 6))
    (Span(start=0, end=2), Span(start=3, end=3), Span(start=4, end=6))
    """
    spans, position = [], row.start
    for cell in text[row.start : row.end].split("\t"):
        spans.append(Span(position, position + len(cell)))
        position += len(cell) + 1
    return tuple(spans)


def containing(spans: tuple[Span, ...], position: int) -> int:
    """Return the index of the span that holds ``position`` (or the last one that starts before it), -1 if none."""
    return bisect_right(spans, position, key=_START) - 1


_START = attrgetter("start")


_HEADING_DEPTH = (
    re.compile(r"第[一二三四五六七八九十百]+[章篇编]|[一二三四五六七八九十]+、"),
    re.compile(r"第[一二三四五六七八九十百]+节|[（(][一二三四五六七八九十]+[)）]"),
    re.compile(r"\d+[.、．]|[（(]\d+[)）]"),
)


def heading_depth(text: str) -> int:
    """Return how deep a heading line stands: 0 for 一、 or 第一章, 1 for （一）, 2 for 1., 1 for one without a number."""
    for depth, pattern in enumerate(_HEADING_DEPTH):
        if pattern.match(text):
            return depth
    return 1


def paragraphs(text: str, blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """Return one paragraph a block, in order, each with its sentences and the headings that it stands under.

    In a row of a table each cell is a room of its own: nothing is said across a tab.
    """
    result: list[Paragraph] = []
    open_headings: list[tuple[int, Span]] = []
    for block in blocks:
        span = Span(block.start, block.end)
        above = tuple(heading for _, heading in open_headings)
        rooms = (
            cell_spans(text, span)
            if block.kind is BlockKind.TABLE
            else _bounded(text, span.start, span.end, LONGEST_PARAGRAPH, _FULL_STOPS)
        )
        result.extend(Paragraph(room, block.kind, sentence_spans(text, room.start, room.end), above) for room in rooms)
        if block.kind is BlockKind.HEADING:
            depth = heading_depth(text[block.start : block.end])
            open_headings = [item for item in open_headings if item[0] < depth]
            open_headings.append((depth, span))
    return tuple(result)
