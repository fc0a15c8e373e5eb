"""Where words stand in texts: the sentences that hold all of them, and the places of each word in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.mentions.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence: its half-open span in the text of ``doc_id``, and its words."""

    doc_id: str
    start: int
    end: int
    sentence: str


def sentences_with(doc_id: str, text: str, words: Sequence[str], without: Sequence[str] = ()) -> Iterator[Found]:
    """Yield the sentences of a text that hold every word, whatever its case, and none of ``without``; in their order.

    >>> text = "机器人产业聚集。机器人企业达120家，营收增长。全年算力增长。"
    >>> [found.sentence for found in sentences_with("d", text, ["机器人", "增长"])]
    ['机器人企业达120家，营收增长。']
    """
    low = _folded(text)
    wanted = sorted((_folded(word) for word in words), key=len, reverse=True)
    if not wanted or not all(word in low for word in wanted):
        return
    after = 0
    for match in re.finditer(re.escape(wanted[0]), low):
        if match.start() < after:
            continue
        start, end = _around(text, match.start())
        after = end
        inside = low[start:end]
        if all(word in inside for word in wanted) and not any(_folded(word) in inside for word in without):
            yield Found(doc_id, start, end, text[start:end])


def places_of(words: Sequence[str], sentence: str) -> list[tuple[int, int]]:
    """Return where words stand in a sentence, in order and without overlap; a longer word goes before a shorter one.

    >>> places_of(["AI", "算力"], "ai算力与算力券")
    [(0, 2), (2, 4), (5, 7)]
    """
    if not words:
        return []
    pattern = "|".join(re.escape(_folded(word)) for word in sorted(words, key=len, reverse=True))
    return [match.span() for match in re.finditer(pattern, _folded(sentence))]


def _folded(text: str) -> str:
    """Return a text in lower case, as long as it was: only the letters of ASCII have a case that matters here."""
    return text.translate(_LOWER)


_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


def _around(text: str, at: int) -> tuple[int, int]:
    """Return the sentence at a place of a text."""
    first, last = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = sentence_spans(text, first, len(text) if last < 0 else last)
    return next(((span.start, span.end) for span in line if span.start <= at < span.end), (at, at + 1))
