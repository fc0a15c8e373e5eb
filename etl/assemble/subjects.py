"""What a place named in a sentence is there: its subject, an object or yardstick, a member of a list, part of a name."""

from __future__ import annotations

import re

from etl.assemble.reading import Reading
from etl.assemble.sites import NATION, is_informant, is_site
from etl.assemble.surroundings import without_times
from etl.model import DocumentKind, RegionMention

_REACH = 14
_YARDSTICKS = r"(?:{exceeds}|比)[^，。；]{0,12}、$"
_NAME_GOES_ON = r"{name_goes_on}|{among_places}|第|前[一二三四五六七八九十\d]+(?:位|名|强)"
_NATION_GOES_ON = (
    r"{among_places}|\d|人口普查|经济普查|普查|性|高|[居首]|首|第|前[一二三四五六七八九十百\d]+(?:位|名|强)"
    r"|同类|[^，。；、]{1,8}(?:最(?!低生活)|第一|首位)"
)
_PART_OF = re.compile(r"的(?:近|约|超过?|大约)?(?:[\d.]+[%倍]|[一二两三四五六七八九十]+(?:成|分之)|半)")
"""占全国的15%、全省的八成: what a share is of."""
_NAMED_AFTER = re.compile(r"(?:中心|[馆院所园店])[（(]$")
"""国家会展中心（天津）."""
_SPEAKS_FOR_ITSELF = re.compile(
    r"[，,：:将已今去目正大力全坚聚抢深以也着紧共累新实完规地数人高拥现的警市区县委财经政党（(\d]|近年|上半|前三|一季|在"
)
_AMONG_OTHERS = re.compile(r"^[、和与及]|^[（(]?[^，。]{0,3}等\d?")
_FULL_NAME = re.compile(r"(?:省|市|区|县|州|盟|旗)$")


def is_area(mention: RegionMention) -> bool:
    """长三角 and 山东半岛: areas of several divisions, within a province or across them."""
    return mention.rule == "area" or not mention.code


_OF_SEVERAL = re.compile(r"[^，；。]*?(?:、|等[\d一二两三四五六七八九十])")


def leads_clause(reading: Reading, mention: RegionMention) -> bool:
    """A place at the head of a clause speaks for the rest of the sentence, unless it opens a list (揭阳项目等23个)."""
    if reading.document_kind is DocumentKind.WORK_REPORT and not _FULL_NAME.search(mention.name):
        return False  # 德清珍珠养殖系统成为…，新增传承人75名: a report strings clauses about other things together
    return heads_clause(reading, mention) and not _OF_SEVERAL.match(reading.masked, mention.end)


def heads_clause(reading: Reading, mention: RegionMention) -> bool:
    """Tell whether a place opens its clause."""
    return mention.start == 0 or reading.text[mention.start - 1] in "，；。：！？\n"


def is_share_of(reading: Reading, mention: RegionMention) -> bool:
    """Tell whether a place is what a share is of (占全国的15%)."""
    return _PART_OF.match(reading.text, mention.end) is not None


def acts(reading: Reading, mention: RegionMention, start: int) -> bool:
    """Tell whether a place is neither an object or a yardstick (居全国, 落户合肥) nor part of another name."""
    before = reading.text[max(start, mention.start - 16) : mention.start]
    after = reading.text[mention.end : mention.end + 8]
    cues = reading.cues
    is_object = cues.at_end("object_verb", "exceeds").search(before) is not None
    if (is_object and not is_site(reading, mention) and not is_informant(reading, mention)) or (
        cues.pattern(_YARDSTICKS).search(before)
    ):
        return False
    if mention.code == NATION:
        return _opens_clause(reading, mention) and not cues.pattern(_NATION_GOES_ON).match(after)
    in_name = after.startswith(("）", ")")) and _NAMED_AFTER.search(before) is not None
    return not in_name and not cues.pattern(_NAME_GOES_ON).match(after) and not _PART_OF.match(after)


_CLAUSE_MARK = re.compile(r"[，。；：、！？\n,;:]")


def _opens_clause(reading: Reading, mention: RegionMention) -> bool:
    """全国规模以上工业 at the head of a clause, a time before it at most; elsewhere 全国 is a yardstick or part of a name."""
    start = max(
        (m.end() for m in _CLAUSE_MARK.finditer(reading.text, max(0, mention.start - 30), mention.start)), default=0
    )
    return not without_times(reading, max(start, mention.start - 30), mention.start).strip("，、其中")


def is_member(reading: Reading, mention: RegionMention) -> bool:
    """Tell whether it is one of an enumeration (成都、绵阳等8市), which speaks for the whole that they belong to."""
    after = reading.text[mention.end : mention.end + 6]
    before = reading.text[max(0, mention.start - 1) : mention.start]
    if mention.rule.startswith("own"):
        return False
    return bool(_AMONG_OTHERS.match(after)) or before == "、"


def opens(reading: Reading, mention: RegionMention) -> bool:
    """Whether it opens its sentence; in a work report, whose paragraphs roam over places, its paragraph."""
    position = _after_last(reading, mention, "\n" if reading.document_kind is DocumentKind.WORK_REPORT else _ENDS)
    return position >= 0 and "；" not in reading.text[position : mention.start]


_ENDS = "。！？\n”"


def _after_last(reading: Reading, mention: RegionMention, marks: str) -> int:
    """Return where the words behind the last of some marks begin, or -1 if the place is more characters away."""
    first = max(0, mention.start - _REACH - 1)
    position = 1 + max(reading.text.rfind(mark, first, mention.start) for mark in marks)
    return position if position or not first else -1


def is_second(reading: Reading, mention: RegionMention) -> bool:
    """和平区是天津市的核心区: the first place of a sentence is its subject; asked of places that open it."""
    position = _after_last(reading, mention, _ENDS)
    return any(acts(reading, other, position) for other in reading.regions_in(position, mention.start))


_ATTENDS = re.compile(r"(?:委)?(?:副?书记|副?[省市区县州]长|副?主席|主任)[^。！？\n]{0,24}(?:出席|参加|陪同|列席)")


def only_attends(reading: Reading, mention: RegionMention) -> bool:
    """成都市市长某某出席会议: who attends does not own what the next sentences count."""
    return _ATTENDS.match(reading.text, mention.end) is not None


def is_subject(reading: Reading, mention: RegionMention) -> bool:
    """合肥今年 and 江北区规模以上工业 have a subject; 揭阳中石油项目 names a firm's place."""
    if mention.rule.startswith("own") or _FULL_NAME.search(mention.name) or is_site(reading, mention):
        return True
    return _SPEAKS_FOR_ITSELF.match(reading.text, mention.end) is not None
