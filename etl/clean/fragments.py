"""Lines that belong together: pieces of buttons and labels, and paragraphs that a page or a copy broke."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from etl.clean.characters import BULLETS
from etl.clean.lexicon import CleanLexicon, Cues
from etl.clean.page import Line, Page, edges, is_enumerated
from etl.clean.tables import captions
from etl.model import BlockKind

_ENDS = "。！？；：…!?;:"
_CLOSERS = "”’」』）)】》"
_DATED_TITLE = re.compile(r"^[—―─\-–（(]{0,2}(?:\d{4}|[一二][〇○零\dO一二三四五六七八九]{3})年.{1,12}日在")
_OPENERS = {"（": "）", "(": ")", "《": "》", "【": "】", "［": "］"}
_NUMBER_OPEN = re.compile(r"[\u4e00-\u9fff]\d+\.?$")
_NUMBER_GOES_ON = re.compile(r"\.?\d+(?:\.\d+)?[%％亿万]|[%％‰亿万]|个百分点")
_CRUMB_MARKS = (">", "＞", "»", "›", "/")
_PIECE = 12
_LONGEST_VALUE = 40
_PARAGRAPH = 60
_SEEN = 200


def join_pieces(page: Page, lexicon: CleanLexicon) -> Page:
    """Join the pieces into which a page's dump breaks its buttons and labels: 【字体：/大/中/小/】, 来源：/新华社, 首页/>/要闻.

    Only the first and the last lines of a page are looked at.
    """
    near = set(edges(len(page.lines)))
    joined: list[Line] = []
    index = 0
    while index < len(page.lines):
        count = (
            _pieces(page.lines, index, lexicon)
            if index in near and len(page.lines[index].text) <= _LONGEST_VALUE and not _is_row(page.lines[index])
            else 1
        )
        line = page.lines[index]
        if count > 1:
            line = line._replace(text=" ".join(piece.text for piece in page.lines[index : index + count]))
        joined.append(line)
        index += count
    return replace(page, lines=tuple(joined))


def _is_row(line: Line) -> bool:
    return line.kind is BlockKind.TABLE


def _pieces(lines: tuple[Line, ...], start: int, lexicon: CleanLexicon) -> int:
    """Return how many lines from ``start`` on are pieces of one."""
    text = lines[start].text
    is_open = text[0] in "【[" and not any(mark in text for mark in "】]")
    is_crumb = text[-1] in ":：" and lexicon.furniture.starts.kind(text) == "breadcrumb"
    label = lexicon.labels.pattern.fullmatch(text)
    if not (is_open or is_crumb or label or (start + 1 < len(lines) and lines[start + 1].text in _CRUMB_MARKS)):
        return 1
    following = [line.text for line in takewhile(lambda line: not _is_row(line), lines[start + 1 : start + 16])]
    if is_open:
        closing = next((i for i, piece in enumerate(following) if piece[-1] in "】]"), None)
        if closing is not None and all(len(piece) <= _PIECE for piece in following[: closing + 1]):
            return closing + 2
    crumbs = int(is_crumb)
    while crumbs + 1 < len(following) and following[crumbs] in _CRUMB_MARKS:
        crumbs += 2
    if crumbs:
        return crumbs + 1
    if label is None or not following or lexicon.labels.pattern.match(following[0]):
        return 1
    is_count = lexicon.labels.field(label) == "ignored" and not following[0].isdigit()
    return 1 if is_count or len(following[0]) > _LONGEST_VALUE or following[0][0] in "【[" else 2


def join_broken_lines(page: Page, lexicon: CleanLexicon) -> Page:
    """Join a line that ends within a sentence with the one that goes on.

    Signs are the grammar of the break (a mark that opens or goes on, an unclosed bracket), a paragraph without an end,
    and a text whose lines all stop at one width. The rows of a table, its name and its unit stand alone.
    """
    apart = captions(page.lines) | {index for index, line in enumerate(page.lines) if _is_row(line)}
    width = _wrap_width(page.lines)
    paragraphs: list[list[Line]] = []
    end = ""
    for index, line in enumerate(page.lines):
        joins = end and end[-1] not in _ENDS and index not in apart and index - 1 not in apart
        if joins and _goes_on(end, paragraphs[-1][-1], line, lexicon.cues, width):
            paragraphs[-1].append(line)
            end = _glue(end, line.text)[-_SEEN:]
        else:
            paragraphs.append([line])
            end = line.text[-_SEEN:]
    if len(paragraphs) == len(page.lines):
        return page
    return replace(page, lines=tuple(_joined(lines) for lines in paragraphs))


def _joined(lines: Sequence[Line]) -> Line:
    glued = (_blank(before.text, after.text) + after.text for before, after in pairwise(lines))
    return lines[0]._replace(text=lines[0].text + "".join(glued)) if len(lines) > 1 else lines[0]


def _goes_on(end: str, before: Line, line: Line, cues: Cues, width: int) -> bool:
    """Tell whether ``line`` goes on a paragraph that ends in ``end`` (all of a short one) with the line ``before``."""
    if line.text.startswith(("—", "―", *BULLETS, *cues.salutation)) or is_enumerated(line.text):
        return False
    if line.text.startswith(cues.continues) or _is_unclosed(end):
        return True
    if line.gap:
        return False
    rules: tuple[Callable[[], bool], ...] = (
        lambda: end.endswith(cues.open),
        lambda: _is_fragment(line.text),
        lambda: end[-1].isdigit() and "，" in end,
        lambda: _is_cut_number(end, line.text),
        lambda: _is_cut_subtitle(end, line),
        lambda: end[-1] not in _CLOSERS and (len(end) >= _PARAGRAPH or "。" in end),  # a paragraph without an end
        lambda: 0 < width <= len(before.text) + 2 and not line.indented,
    )
    return any(rule() for rule in rules)


def _is_fragment(text: str) -> bool:
    """Tell whether a line is a mere number that a page set apart: the 2.5 of PM2.5."""
    return len(text) <= 6 and text.replace(".", "").isdigit() and not re.fullmatch(r"(?:19|20)\d\d", text)


def _is_cut_number(before: str, after: str) -> bool:
    """Tell whether a line ends within a number, or between a number and its unit: 增长12. / 5%, 达到320 / 亿元."""
    return _NUMBER_OPEN.search(before) is not None and _NUMBER_GOES_ON.match(after) is not None


def _is_unclosed(text: str) -> bool:
    """Tell whether a short line leaves a bracket open."""
    if len(text) > _PARAGRAPH:
        return False
    return any(text.count(opener) > text.count(closer) for opener, closer in _OPENERS.items() if opener in text)


def _is_cut_subtitle(before: str, line: Line) -> bool:
    """Tell whether ``line`` ends a date line that began before: ——2024年1月9日在某省第九届 / 人民代表大会第二次会议上."""
    whole = _DATED_TITLE.match(before) and not before.endswith(("上", "）", ")"))
    return bool(whole) and len(line.text) <= 30 and line.text.endswith(("上", "）", ")"))


def _wrap_width(lines: tuple[Line, ...]) -> int:
    """Return the width at which the lines of a text are broken, in characters; 0 if they are whole paragraphs."""
    lines = tuple(line for line in lines if not _is_row(line))
    lengths = sorted(len(line.text) for line in lines if len(line.text) >= 15)
    if len(lengths) < 6 or lengths[-1] > 80:
        return 0
    width = lengths[-2]
    full = [line for line in lines if width - 3 <= len(line.text) <= width + 1]
    broken = sum(line.text[-1] not in _ENDS + _CLOSERS for line in full)
    return width if len(full) >= 0.4 * len(lengths) and broken >= 0.5 * len(full) else 0


def _glue(before: str, after: str) -> str:
    return before + _blank(before, after) + after


def _blank(before: str, after: str) -> str:
    """Return the blank that a line break between two Latin words stood for."""
    return " " if before[-1].isascii() and after[0].isascii() and before[-1].isalpha() and after[0].isalpha() else ""
