"""The role of each line: title, the lines around it, headings, running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.clean.lexicon import CleanLexicon, Cues
from etl.clean.masthead import read_dateline
from etl.clean.page import Line, Page, head_end, is_enumerated, is_salutation
from etl.model import BlockKind

_SUBTITLE = re.compile(
    r"^[—―─－–-]{1,3}\s*\S|^[（(].*[）)]$|^.{0,6}\d{4}年.{1,14}日.*(?:上|议|过)[）)]?|〔\d{4}〕\s*(?:第)?\d+号|第\d+号(?:令)?$"
)
_STOPS = "。！？；：，、…!?;:,"
_NAME = r"\s+[\u4e00-\u9fff](?:[\u4e00-\u9fff·]{1,12}|\s[\u4e00-\u9fff]{1,2})$"
_MEASURED = re.compile(r"\d(?!\d{3}年|\d?月|\d?日)(?:[\d.]*)(?:%|[亿万千百]|[个家件项元吨辆户])")
_LONGEST_TITLE = 90
_LONGEST_SITE = 20
_MOST_TITLE_LINES = 3
_SHORTEST_TITLE_LINE = 6
_LONGEST_HEADING = 45
_LONGEST_SENTENCE_HEADING = 60


def set_roles(page: Page, lexicon: CleanLexicon) -> Page:
    """Give every line its kind, and the masthead its title."""
    cues, lines = lexicon.cues, page.lines
    speaker = re.compile(f"^[^，。；]{{0,24}}(?:{'|'.join(map(re.escape, cues.role)) or '书记'}){_NAME}")
    head = head_end(lines, cues.salutation)
    kinds = _head_kinds(lines[:head], cues, speaker)
    for index in range(head, len(lines)):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        kinds.append(_body_kind(lines[index].text, following, cues, speaker))
    titled = tuple(line.of(kind) for line, kind in zip(lines, kinds, strict=True))
    title = " ".join(line.text for line in titled if line.kind is BlockKind.TITLE)
    return replace(page, lines=titled, masthead=replace(page.masthead, title=page.masthead.title or title))


def _head_kinds(head: Sequence[Line], cues: Cues, speaker: re.Pattern[str]) -> list[BlockKind]:
    kinds = [BlockKind.SUBTITLE] * len(head)
    candidates = [i for i, line in enumerate(head) if _may_be_title(line.text, cues, speaker)]
    if not candidates:
        return kinds
    long = [i for i in candidates if len(head[i].text) >= 8 and not _is_above_title(head, i, cues)]
    plain = [i for i in candidates if not _is_above_title(head, i, cues)]
    first = (long or plain or candidates)[0]
    while first - 1 in plain and not head[first].gap and len(head[first - 1].text) >= _SHORTEST_TITLE_LINE:
        first -= 1
    last = first
    while last + 1 in candidates and not head[last + 1].gap and last - first < _MOST_TITLE_LINES - 1:
        last += 1
    kinds[first : last + 1] = [BlockKind.TITLE] * (last + 1 - first)
    return kinds


def _may_be_title(text: str, cues: Cues, speaker: re.Pattern[str]) -> bool:
    if len(text) > _LONGEST_TITLE or len(text) < 4 or text.endswith(("。", "；", "，", "、")):
        return False
    return not (_SUBTITLE.search(text) or speaker.match(text) or (len(text) <= 16 and text.endswith(cues.underline)))


def _is_above_title(head: Sequence[Line], index: int, cues: Cues) -> bool:
    """Tell whether a line stands above a headline: one that leads up to it (…调研时强调), or the name of the site."""
    text = head[index].text
    is_site = len(text) <= _LONGEST_SITE and text.endswith(cues.site) and not text.endswith(("格局", "布局"))
    return index + 1 < len(head) and (text.endswith(cues.kicker) or is_site)


def _body_kind(text: str, following: str, cues: Cues, speaker: re.Pattern[str]) -> BlockKind:
    if len(text) > _LONGEST_SENTENCE_HEADING or not following:
        return BlockKind.BODY
    if is_salutation(text, cues.salutation) or _is_signature(text, following):
        return BlockKind.BODY
    if len(text) <= _LONGEST_HEADING and speaker.match(text):
        return BlockKind.SUBTITLE
    if is_enumerated(text):
        is_item = text[-1] in "；;，、" or _MEASURED.search(text) or "。" in text[:-1]
        return BlockKind.BODY if is_item else BlockKind.HEADING
    if len(text) > _LONGEST_HEADING or text[-1] in _STOPS or any(mark in text for mark in "。；") or text[0] in "—―":
        return BlockKind.BODY
    return BlockKind.HEADING if len(text) >= 3 and not text.isascii() else BlockKind.BODY


def _is_signature(text: str, following: str) -> bool:
    """Tell whether a line is a date alone, an office above its date, or a remark in brackets."""
    if len(text) > _LONGEST_SITE + 8:
        return False
    return bool(read_dateline(text) or read_dateline(following)) or (text[0] in "（(" and text[-1] in "）)")
