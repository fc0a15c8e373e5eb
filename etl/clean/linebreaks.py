"""A document whose lines were run together: broken again where its own marks tell that a paragraph begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.clean.datewords import number
from etl.clean.lexicon import CleanLexicon

SHORTEST = 200
"""A shorter text may well be one paragraph."""
_LEAST_SHARE = 0.6
_LEAST_MARKS = 2
_LEAST_ITEMS = 3
_LONGEST_HEAD = 300
_LONGEST_HEADING = 30
_INDENT = 4
_ENDS = "。！？；：…”）"
_BLANKS = re.compile(r"[ \u3000]{2,}")
_NUMBERED = re.compile(
    rf"(?:(?<=[{_ENDS} \u3000])|^)([一二三四五六七八九十]{{1,3}})、|(?<![第条款项和及或至])（([一二三四五六七八九十]{{1,3}})）"
)
_ITEM = re.compile(rf"(?:(?<=[{_ENDS}])|^)[ \u3000]*(?=【[^】]{{2,16}}】)")
_HEADING_END = re.compile(r"[ \u3000]+(?=\S)")


def break_lines(text: str, lexicon: CleanLexicon) -> tuple[str, int]:
    """Break a text that is one long line, or nearly so, into its paragraphs; return it and how many breaks were set.

    Paragraphs begin after two wide blanks, with the numbered headings of a rising order, and with heads in 【】.
    """
    if len(text) < SHORTEST or text.count("\n") * SHORTEST > len(text):
        return text, 0
    lines = text.split("\n")
    longest = max(lines, key=len)
    if len(longest) < max(SHORTEST, _LEAST_SHARE * len(text)):
        return text, 0
    broken = [_broken(line, lexicon) if len(line) >= SHORTEST else line for line in lines]
    return "\n".join(broken), sum(new.count("\n") for new in broken)


def _broken(line: str, lexicon: CleanLexicon) -> str:
    places = set(_indents(line)) | set(_headings(line)) | set(_items(line))
    parts, position = [], 0
    for place in sorted(places - {0}):
        parts.append(line[position:place].strip(" \u3000"))
        position = place
    parts.append(line[position:].strip(" \u3000"))
    if len(parts) > 1 and len(parts[0]) <= _LONGEST_HEAD:
        parts[0] = _head(parts[0], lexicon)
    return "\n".join(part for part in parts if part)


def _head(text: str, lexicon: CleanLexicon) -> str:
    """Set the labels (来源：, 发布时间：) of what stands before the first paragraph on a line of their own."""
    label = next(
        (mark for mark in lexicon.labels.pattern.finditer(text) if text[: mark.start()].endswith((" ", "\u3000"))), None
    )
    if label is None:
        return text
    return f"{text[: label.start()].strip()}\n{text[label.start() :]}"


def _indents(line: str) -> Iterator[int]:
    blanks = (match for match in _BLANKS.finditer(line) if match[0].count("\u3000") > 1 or len(match[0]) >= _INDENT)
    marks = [match.end() for match in blanks]
    if len(marks) >= _LEAST_MARKS:
        yield from marks


def _headings(line: str) -> Iterator[int]:
    """Yield where the headings of each level begin whose numbers rise from one, each by one."""
    for level in (1, 2):
        found = [(match, number(match[level])) for match in _NUMBERED.finditer(line) if match[level]]
        rising, last = [], 0
        for match, value in found:
            if value == last + 1 or (value, last) == (2, 0) or (level == 2 and value == 1 and last):
                rising.append(match)
                last = value
        if len(rising) >= _LEAST_MARKS:
            for match in rising:
                yield match.start()
                yield from _after_heading(line, match.end())


def _after_heading(line: str, position: int) -> Iterator[int]:
    """Yield where the text under a heading begins, if a blank sets the two apart."""
    blank = _HEADING_END.search(line, position, position + _LONGEST_HEADING)
    if blank and not any(mark in line[position : blank.start()] for mark in "。；，"):
        yield blank.end()


def _items(line: str) -> Iterator[int]:
    items = [match.end() for match in _ITEM.finditer(line)]
    if len(items) >= _LEAST_ITEMS:
        yield from items
