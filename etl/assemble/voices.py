"""Who speaks in a paragraph of a broadcast: 某某公司总经理 赵某：…, 种粮大户 王某：…, or somebody named before."""

from __future__ import annotations

import re

from etl.assemble.reading import Reading
from etl.model import Span
from etl.value import value

_LABEL = re.compile(r"(?P<who>[^，。；：:？！\d\n“”《》]{2,40})[：:](?=[^\n]{12})")
_NAMED = r"(?:[ \u3000]|{heard})[\u4e00-\u9fff·]{2,4}$"
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_OFFICE = re.compile(
    r"[市省区县州]?(?:局|委员会|委|厅|办公室|办|海关|政府|街道)(?![\u4e00-\u9fff]{0,4}(?:公司|集团))|^[省市区县][^ \u3000]*中心"
)
_PRESS = re.compile(r"记者|主持人|主播|编辑|评论员")


@value
class Voice:
    """The label that opens a paragraph of speech, and whether an office speaks."""

    label: Span
    official: bool
    press: bool


def voice(reading: Reading, paragraph: int) -> Voice | None:
    """Return who speaks in a paragraph, or None where it is no speech that a label opens."""
    known = reading.once(_known)
    if paragraph not in known:
        known[paragraph] = _voice(reading, reading.paragraphs[paragraph].span)
    return known[paragraph]


def _known(reading: Reading) -> dict[int, Voice | None]:
    return {}


def _voice(reading: Reading, room: Span) -> Voice | None:
    match = _LABEL.match(reading.text, room.start, room.end)
    if match is None:
        return None
    who = match["who"]
    before = _NAME.fullmatch(who) is not None and reading.text.find(who, 0, room.start) >= 0
    if not before and not reading.cues.pattern(_NAMED).search(who):
        return None
    span = Span(match.start("who"), match.end("who"))
    return Voice(span, _OFFICE.search(who) is not None, _PRESS.search(who) is not None)
