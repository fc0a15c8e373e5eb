"""Take off what stands around a document on its page: the tail, the masthead, the furniture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from etl.clean.dateline import read_dateline
from etl.clean.docnumber import number_in
from etl.clean.lexicon import CleanLexicon
from etl.clean.masthead import merge, read_byline, read_labelled
from etl.clean.newsroom import newsroom_alone, read_newsroom, read_offices
from etl.clean.page import Line, Page, edges, head_end, is_enumerated, is_prose, tail_start
from etl.model import BlockKind

_MID_LINE = 40
_SENTENCE_ENDS = "。！？"
_LONGEST_BYLINE = 160
_LONGEST_CAPTION = 120
_ENDS = "。！？；：”）"
_PROSE_ENDS = "。！？；”"
_LONGEST_LABELLED = 300
_LONGEST_LINK = 800
_INLINE_BYLINE = re.compile(r"[（(]([^（）()]{0,24}记者[^（）()]{2,60})[）)]")


def drop_tail(page: Page, lexicon: CleanLexicon) -> Page:
    """Drop everything after the line that ends the document: related articles, comments, teasers, disclaimers."""
    seen_body = False
    for index, line in enumerate(page.lines):
        if line.kind is BlockKind.TABLE:
            seen_body = True
        elif seen_body and len(line.text) < 2000 and (kind := lexicon.furniture.cut(line.text)):
            return page.without(dict.fromkeys(range(index, len(page.lines)), kind))
        seen_body = seen_body or is_prose(line.text)
    return page


def take_masthead(page: Page, lexicon: CleanLexicon) -> Page:
    """Read source, author, date and link from the lines that say them, and drop those lines; a label says it surest."""
    masthead, found, dateline = page.masthead, {}, dict[str, str]()
    body = head_end(page.lines, lexicon.cues.salutation)
    for index in edges(len(page.lines)):
        text = lexicon.labels.plain(page.lines[index].text)
        if page.lines[index].kind is BlockKind.TABLE or (len(text) > _LONGEST_BYLINE and text[-1] in _SENTENCE_ENDS):
            continue
        longest = _LONGEST_LABELLED if "http" not in text[:_LONGEST_LABELLED] else _LONGEST_LINK
        labelled = read_labelled(text, lexicon.labels) if len(text) <= longest else None
        if labelled is not None:
            masthead = merge(masthead, {**_before_labels(text, lexicon), **labelled}, "masthead")
            found[index] = "made" if "written" in labelled else "masthead"  # 成文日期 dates the document itself
        elif (dated := read_dateline(text)) and (index <= body or ":" in text or _signs(text, dated)):
            said = {field: words for field, words in dated.items() if not lexicon.furniture.exact(words)}
            above = page.lines[index - 1].text if 1 < index <= body and "source" not in said else ""
            found |= {index - 1: "masthead"} if newsroom_alone(above) else {}
            dateline, found[index] = {**said, **read_offices(above), **dateline}, "masthead"
        elif names := read_byline(text):
            masthead, found[index] = merge(masthead, {"author": names}, "byline"), "byline"
    masthead = merge(masthead, dateline, "dateline")
    speaking = (*(page.lines[index].text for index in found), *(line.text for line in page.lines[body : body + 1]))
    masthead = merge(masthead, {"source": next(filter(None, map(read_newsroom, speaking)), "")}, "newsroom")
    return _inline_byline(replace(page.without(found), masthead=masthead), lexicon)


def _before_labels(text: str, lexicon: CleanLexicon) -> Mapping[str, str]:
    """Return what stands before the first label of a line: a date with names, or the office that publishes."""
    mark = lexicon.labels.pattern.search(text)
    lead = text[: mark.start()].strip() if mark else ""
    return read_dateline(lead) or read_offices(lead)


def _signs(text: str, dated: Mapping[str, str]) -> bool:
    """Tell whether a line below the text is who signs and the day, in brackets: （某区融媒体中心 2024-05-16）."""
    return ("source" in dated or "author" in dated) and text[0] in "（(" and text[-1] in "）)"


def _inline_byline(page: Page, lexicon: CleanLexicon) -> Page:
    """Read the reporters named in brackets at the head of a report; the words stay in the text."""
    if page.masthead.author:
        return page
    for line in page.lines[: head_end(page.lines, lexicon.cues.salutation) + 2]:
        match = _INLINE_BYLINE.search(line.text[:80])
        if match and (names := read_byline(match[1])):
            return replace(page, masthead=merge(page.masthead, {"author": names}, "byline"))
    return page


def drop_furniture(page: Page, lexicon: CleanLexicon) -> Page:
    """Drop menus, buttons, share bars, captions and footers; within the body only lines that are nothing else."""
    rules, lines = lexicon.furniture, page.lines
    head = head_end(lines, lexicon.cues.salutation, rules.kind)
    tail = max(tail_start(lines, rules.kind), head)
    found: dict[int, str] = {}
    for index, line in enumerate(lines):
        if head <= index < tail and len(line.text) > _MID_LINE and line.text[-1] in _PROSE_ENDS:
            continue
        kind = _mid_kind(line, lexicon) if head <= index < tail else rules.kind(line.text)
        if line.text.isdigit() and len(line.text) <= 2 and (not index or lines[index - 1].text[-1] in _ENDS):
            kind = "rule"  # the number of a section or of a page, and no piece of a broken line
        if kind:
            found[index] = kind
    found |= _before_breadcrumb(lines, found, head) | _below_footer(lines, found, tail)
    return page.without(found)


def _mid_kind(line: Line, lexicon: CleanLexicon) -> str:
    if line.kind is BlockKind.TABLE:
        return ""
    rules = lexicon.furniture
    if (kind := rules.exact(line.text)) or len(line.text) > _LONGEST_CAPTION or is_enumerated(line.text):
        return kind
    return "photo" if rules.pattern_kind(line.text) == "photo" else ""


def _before_breadcrumb(lines: tuple[Line, ...], found: dict[int, str], head: int) -> dict[int, str]:
    """Return what stands before a breadcrumb, which is the site's own, and the channel's name repeated after it.

    A long line before it is the site's only if a headline follows; else it may be the headline.
    """
    crumb = next((index for index in range(head) if found.get(index) == "breadcrumb"), None)
    if crumb is None:
        return {}
    after = [index for index in range(crumb + 1, head) if index not in found]
    own = {}
    if len(after) > 1 and len(lines[after[0]].text) <= 8 and lines[after[0]].text in lines[crumb].text:
        own = {} if lines[after[1]].text.startswith("—") else {after[0]: "menu"}
    has_headline = any(len(lines[index].text) > 8 for index in after)
    before = (index for index in range(crumb) if has_headline or len(lines[index].text) <= 12)
    return own | dict.fromkeys(before, "menu")


def _below_footer(lines: tuple[Line, ...], found: dict[int, str], tail: int) -> dict[int, str]:
    """Return what stands below the first line of a footer: names and slogans that no table knows."""
    footer = ("copyright", "licence", "contact", "footer", "disclaimer", "menu", "share", "qrcode", "app")
    first = next((index for index in range(tail, len(lines)) if found.get(index) in footer), len(lines))
    return {index: "footer" for index in range(first, len(lines)) if index not in found}


def take_document_number(page: Page, lexicon: CleanLexicon) -> Page:
    """Read the number from the lines around the title or from the brackets behind it; the words stay in the text."""
    if page.masthead.document_number:
        return page
    around = (line.text for line in page.lines if line.kind in (BlockKind.TITLE, BlockKind.SUBTITLE))
    numbers = (number_in(text) for text in around if "号" in text and len(text) <= _LONGEST_CAPTION)
    number = next(filter(None, numbers), "")
    return replace(page, masthead=replace(page.masthead, document_number=number)) if number else page
