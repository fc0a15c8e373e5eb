"""What a page says twice, kept once: its title, its lead, and the marks of notes whose text is gone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from etl.clean.lexicon import CleanLexicon
from etl.clean.page import Page, head_end
from etl.model import BlockKind

_NOT_WORDS = re.compile(r"[\W_]+")
_LABEL = re.compile(r"^[【\[（(]?[\u4e00-\u9fff]{2,4}[】\]）)]?\s*[:：]|^[【\[][\u4e00-\u9fff]{2,4}[】\]]")
_NOTE_MARK = re.compile(r"(?<=\S)[［\[](\d{1,3})[］\]]")
_NEAR = 16
_LEAD = 30
_LONGEST_TITLE = 90
_LONGEST_COMPARED = 600
_LEAST_MARKS = 3


def drop_repeats(page: Page, lexicon: CleanLexicon) -> Page:
    """Drop the second copy of a title and the first, shorter copy of a lead."""
    lines = page.lines[:_NEAR]
    near = [line.text[:_LONGEST_COMPARED] if line.kind is not BlockKind.TABLE else "" for line in lines]
    found = _titles(near, min(head_end(page.lines, lexicon.cues.salutation), len(near)))
    return page.without(found | _leads([text if index not in found else "" for index, text in enumerate(near)]))


def _titles(near: list[str], head: int) -> dict[int, str]:
    keys = [_key(text) if len(text) <= _LONGEST_TITLE else "" for text in near]
    found: dict[int, str] = {}
    for index, key in enumerate(keys):
        earlier = (first for i, first in enumerate(keys[: min(index, head)]) if i not in found)
        if key and any(first == key or (index < head and len(key) >= 4 and first.endswith(key)) for first in earlier):
            found[index] = "repeated_title"
    return found


def _leads(near: list[str]) -> dict[int, str]:
    begins = [_key(_LABEL.sub("", text[: 2 * _LEAD]))[:_LEAD] if len(text) >= _LEAD else "" for text in near]
    twice = {begin for begin, count in Counter(begins).items() if count > 1}
    keys = [_key(_LABEL.sub("", text)) if begin in twice else "" for begin, text in zip(begins, near, strict=True)]
    return {
        index: "repeated_lead"
        for index, key in enumerate(keys)
        if len(key) >= _LEAD and any(later.startswith(key) for later in keys[index + 1 :])
    }


def _key(text: str) -> str:
    """Return the bare characters of a line, by which two copies are recognised."""
    return _NOT_WORDS.sub("", text)


def strip_note_marks(page: Page, lexicon: CleanLexicon) -> Page:
    """Take the marks of notes out of the text (四大主导产业［2］): they are no numbers of the document's own.

    They count as marks when there are three at least, in rising order from 1 to 3 on.
    """
    prose = (line.text for line in page.lines if line.kind is not BlockKind.TABLE)
    marked = [text for text in prose if "［" in text or "[" in text]
    numbers = [int(number) for text in marked for number in _NOTE_MARK.findall(text)]
    if len(numbers) < _LEAST_MARKS or numbers[0] > _LEAST_MARKS or numbers != sorted(numbers):
        return page
    bare = page.map(lambda text: _NOTE_MARK.sub("", text))
    return replace(bare, dropped=(*page.dropped, ("note_marks", str(len(numbers)))))
