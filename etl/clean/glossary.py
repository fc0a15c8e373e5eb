"""Glossaries and notes: what explains a document's terms. Their figures report nothing."""

from __future__ import annotations

import re
from collections import Counter

from etl.clean.lexicon import CleanLexicon
from etl.clean.page import Line, Page, is_prose

ATTACHMENT = re.compile(r"^附\s*件?\s*[\d一二三四五六七八九十]{0,2}\s*(?:[:：].{0,60})?$")
_LONGEST_HEADING = 40
_LONGEST_TERM = 24
_ENTRY = re.compile(
    r"\d{1,3}[.．、]|[①-⑳]|[（(\[［]\d{1,3}[）)\]］]|【[^】]{1,20}】|[^，。；：]{2,24}[:：]|指(?![出导数标挥])|.{2,30}(?:是指|指的是|，指|：指)"
)
_NOTES = re.compile(r"注\s*[:：]\s*(?:\d{1,2}[.．、]|[①-⑳]|[（(]\d|$)")
_NUMBERED = re.compile(r"\d{1,2}[.．、]|[①-⑳]|[（(]\d{1,2}[）)]")
_LEAST_ENTRIES = 0.6


def drop_glossary(page: Page, lexicon: CleanLexicon) -> Page:
    """Drop the glossary that work reports append, the box that explains a term, and the notes below statistics."""
    lines = page.lines
    notes = _notes_start(lines)
    for start in range(len(lines) // 3, len(lines)):
        text = lines[start].text
        if "\t" in text:
            continue
        if _is_bracketed(text, lexicon) or (start + 1 >= notes and _NOTES.match(text)):
            return page.without(dict.fromkeys(_run(lines, start, _NUMBERED), "glossary"))
        if len(text) <= _LONGEST_HEADING and not is_prose(text) and _is_heading(text, lexicon):
            below = _below(lines, start)
            if not any(is_prose(line.text) for line in lines[: below.start]) and below.stop == len(lines):
                return page  # a text that is nothing else is read for what it explains
            return page.without(dict.fromkeys(below, "glossary"))
    return page


def _is_heading(text: str, lexicon: CleanLexicon) -> bool:
    found = lexicon.furniture.glossaries.pattern
    match = found.search(text) if found else None
    return match is not None and (len(match[0]) > 2 or text.strip(" （()）:：【】") == match[0])


def _is_bracketed(text: str, lexicon: CleanLexicon) -> bool:
    """Tell whether a whole line is a glossary: （名词解释：①…②…）."""
    found = lexicon.furniture.glossaries.pattern
    bare = text.lstrip("（([【")
    match = found.match(bare) if found else None
    return (
        match is not None
        and len(match[0]) > 2
        and bare[match.end() :].lstrip("】)）")[:1] in ("：", ":")
        and is_prose(text)
    )


def _notes_start(lines: tuple[Line, ...]) -> int:
    """Return the index from which on every line may be a note: numbered, or short."""
    start = len(lines)
    while start and (_NUMBERED.match(lines[start - 1].text) or len(lines[start - 1].text) <= _LONGEST_HEADING):
        start -= 1
    return start


def _below(lines: tuple[Line, ...], start: int) -> range:
    """Return a glossary with its heading: to the next attachment, or as far as its entries go if prose goes on."""
    after = (index for index in range(start + 1, len(lines)) if ATTACHMENT.match(lines[index].text))
    end = next(after, len(lines))
    heads = Counter(line.text.split("：")[0] for line in lines[start + 1 : end] if "：" in line.text)
    turns = sum(count for count in heads.values() if count > 1)  # 记者：…, 记者：… speak; no term is explained twice
    entries = sum(_is_entry(lines, index, start) for index in range(start + 1, end)) - turns
    if entries < _LEAST_ENTRIES * (end - start - 1):
        return _run(lines, start, _ENTRY, heads)
    first = start - 1 if start and ATTACHMENT.match(lines[start - 1].text) else start
    return range(first, end)


def _is_entry(lines: tuple[Line, ...], index: int, start: int) -> bool:
    """Tell whether a line is an entry, the term of one, or what stands below a term."""
    text, before = lines[index].text, lines[index - 1].text
    return _ENTRY.match(text) is not None or _is_term(text) or (index - 1 > start and _is_term(before))


def _is_term(text: str) -> bool:
    return text[-1] in ":：" or (len(text) <= _LONGEST_TERM and text[-1] not in "。；！？")


def _run(lines: tuple[Line, ...], start: int, pattern: re.Pattern[str], heads: Counter[str] | None = None) -> range:
    """Return a heading with the entries that follow it without a break."""
    end = start + 1
    while end < len(lines) and pattern.match(lines[end].text):
        if heads and heads[lines[end].text.split("：")[0]] > 1:
            break
        end += 1
    return range(start, end)
