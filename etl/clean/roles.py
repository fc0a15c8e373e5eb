"""The role of each line: title, the lines around it, headings, running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.clean.dateline import read_dateline
from etl.clean.furniture import bare
from etl.clean.lexicon import CleanLexicon, Cues
from etl.clean.newsroom import read_offices
from etl.clean.page import Line, Page, head_end, is_enumerated, is_salutation
from etl.clean.tables import captions, is_unit_line
from etl.model import BlockKind

_SUBTITLE = re.compile(
    r"^[—―─－–-]{1,3}\s*\S|^[（(].*[）)]$|^.{0,6}\d{4}年.{1,14}日.*(?:上|议|过)[）)]?|〔\d{4}〕\s*(?:第)?\d+号|第\d+号(?:令)?$"
    r"|^[（(]?(?:\d{4}年)?总?第\d+期"
)
_ITEM = re.compile(r"【[^】]{2,14}】\S")
_JOINT = re.compile(r" (?=关于|的)|(?<=关于) |(?<=印发) |[\[［]\d{1,2}[\]］]$")
"""A blank where the lines of an official title are joined (某市人民政府办公室|关于印发…), and the mark of its note."""
_STOPS = "。！？；：，、…!?;:,"
_NAME = r"\s+[\u4e00-\u9fff](?:[\u4e00-\u9fff·]{1,12}|\s[\u4e00-\u9fff]{1,2})$"
_MEASURED = re.compile(r"\d(?!\d{3}年|\d?月|\d?日)(?:[\d.]*)(?:%|[亿万千百]|[个家件项元吨辆户])")
_ARTICLE = re.compile("第[一二三四五六七八九十百]+条.*。$")
_LONGEST_TITLE = 90
_LONGEST_SITE = 20
_MOST_TITLE_LINES = 3
_ENOUGH = 14
_LONGEST_HEADING = 45
_LONGEST_SENTENCE_HEADING = 60


def set_roles(page: Page, lexicon: CleanLexicon) -> Page:
    """Give every line its kind, and the masthead its title."""
    cues, lines = lexicon.cues, page.lines
    speaker = re.compile(f"^[^，。；]{{0,24}}(?:{'|'.join(map(re.escape, cues.role)) or '书记'}){_NAME}")
    head = min(head_end(lines, cues.salutation), _first_item(lines))
    kinds = _head_kinds(lines[:head], cues, speaker)
    kinds += _body_kinds(lines, head, cues, speaker)
    if (named_line := _over_items(lines[:head], kinds, page.named)) is not None:
        kinds[named_line], kinds[head - 1] = BlockKind.TITLE, BlockKind.HEADING
    titled = tuple(line.of(kind) for line, kind in zip(lines, kinds, strict=True))
    title = _JOINT.sub("", " ".join(line.text for line in titled if line.kind is BlockKind.TITLE))
    return replace(page, lines=titled, masthead=replace(page.masthead, title=page.masthead.title or title))


def _first_item(lines: Sequence[Line]) -> int:
    """Return the index of the first item of a bulletin (【湖南】…), or the number of lines if it has not several."""
    items = [index for index, line in enumerate(lines) if line.text[0] == "【" and _ITEM.match(line.text)]
    return items[0] if len(items) > 1 else len(lines)


def _over_items(head: Sequence[Line], kinds: Sequence[BlockKind], named: str) -> int | None:
    """Return the line that the container calls headline, where the line taken for it only heads the first item.

    The items of a bulletin show it: a paragraph, and the heading of the next one.
    """
    end = len(head)
    if not named or list(kinds[end - 1 : end + 2]) != [BlockKind.TITLE, BlockKind.BODY, BlockKind.HEADING]:
        return None
    return next((index for index, line in enumerate(head[:-1]) if bare(line.text) == bare(named)), None)


def _head_kinds(head: Sequence[Line], cues: Cues, speaker: re.Pattern[str]) -> list[BlockKind]:
    kinds = [BlockKind.SUBTITLE] * len(head)
    runs: list[list[int]] = []
    for index, line in enumerate(head):
        if not _may_be_title(line.text, cues, speaker) or _is_above_title(head, index, cues):
            continue
        if runs and runs[-1][-1] == index - 1 and not line.gap and len(runs[-1]) < _MOST_TITLE_LINES:
            runs[-1].append(index)
        else:
            runs.append([index])
    for index in max(runs, key=lambda run: _weight(head, run, run is runs[0]), default=[]):
        kinds[index] = BlockKind.TITLE
    return kinds


def _weight(head: Sequence[Line], run: Sequence[int], is_first: bool) -> int:
    """Return how much a run of lines is like a headline: a long one, and the first if there are several."""
    return min(_ENOUGH, max(len(head[index].text) for index in run)) + 3 * is_first


def _may_be_title(text: str, cues: Cues, speaker: re.Pattern[str]) -> bool:
    if len(text) > _LONGEST_TITLE or len(text) < 4 or text.endswith(("。", "；", "，", "、")):
        return False
    return not (
        _SUBTITLE.search(text)
        or is_unit_line(text)
        or speaker.match(text)
        or (len(text) <= 16 and text.endswith(cues.underline))
        or (" " in text and read_offices(text))  # who publishes a bulletin together
    )


def _is_above_title(head: Sequence[Line], index: int, cues: Cues) -> bool:
    """Tell whether a line leads up to a headline below it (…调研时强调), or names a site or an office beside one."""
    text, alone = head[index].text, len(head) == 1
    is_site = len(text) <= _LONGEST_SITE and text.endswith(cues.site) and not text.endswith(("格局", "布局"))
    return not alone and (is_site or (index + 1 < len(head) and text.endswith(cues.kicker)))


def _body_kinds(lines: Sequence[Line], head: int, cues: Cues, speaker: re.Pattern[str]) -> Iterator[BlockKind]:
    names = captions(lines)  # the name of a table heads the table alone
    for index in range(head, len(lines)):
        line = lines[index]
        if line.kind is not None or index in names or len(line.text) > _LONGEST_SENTENCE_HEADING:
            yield line.kind or BlockKind.BODY
        else:
            following = lines[index + 1].text if index + 1 < len(lines) else ""
            yield _body_kind(line.text, following, cues, speaker)


def _body_kind(text: str, following: str, cues: Cues, speaker: re.Pattern[str]) -> BlockKind:
    if not following:
        return BlockKind.BODY
    if is_salutation(text, cues.salutation) or _is_signature(text, following):
        return BlockKind.BODY
    if len(text) <= _LONGEST_HEADING and speaker.match(text):
        return BlockKind.SUBTITLE
    if is_enumerated(text):
        is_item = text[-1] in "；;，、" or _MEASURED.search(text) or "。" in text[:-1] or _ARTICLE.match(text)
        return BlockKind.BODY if is_item else BlockKind.HEADING
    if len(text) > _LONGEST_HEADING or text[-1] in _STOPS or any(mark in text for mark in "。；") or text[0] in "—―":
        return BlockKind.BODY
    return BlockKind.HEADING if len(text) >= 3 and not text.isascii() else BlockKind.BODY


def _is_signature(text: str, following: str) -> bool:
    """Tell whether a line is a date alone, an office above its date, or a remark in brackets."""
    if len(text) > _LONGEST_SITE + 8:
        return False
    return bool(read_dateline(text) or read_dateline(following)) or (text[0] in "（(" and text[-1] in "）)")
