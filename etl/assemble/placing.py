"""Whose figure it is: region and entity of each number (figures.md §4)."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from etl.assemble.listed_places import respective_region
from etl.assemble.occasions import venue
from etl.assemble.reading import Reading, in_order
from etl.assemble.sites import NATION, holds, is_informant, is_site, is_tasked
from etl.assemble.surroundings import Place, without_times
from etl.assemble.voices import voice
from etl.mentions.sentences import containing
from etl.model import BlockKind, DocumentKind, RegionMention, Span

HEADING_REACH = 6
"""A place that opens a heading begins within this many characters: after （一） or 三、."""

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
_EXAMPLES = re.compile(r"等$")
_FULL_NAME = re.compile(r"(?:省|市|区|县|州|盟|旗)$")


def place_figure(reading: Reading, place: Place, order: tuple[int, int] = (0, 1)) -> tuple[str, str, str]:
    """Return (region code, entity, rule) of a number: the subject of its clause, of its sentence, of its paragraph.

    ``order`` is the number's place in its 分别 list and the length of that list.
    """
    shared = respective_region(reading, place, order)
    if shared is not None:
        return owner(shared, "region:respectively")
    if not _EXAMPLES.search(reading.text[max(0, place.start - 2) : place.start]):
        mention = _in_clause(reading, place)
        if mention is not None:
            return owner(mention, "region:clause")
    mention = _before(reading, place.sentence.start, place.clause.start)
    if mention is not None:
        wider = _widened(reading, place, mention)
        return owner(wider, "region:clause_after") if wider else owner(mention, "region:sentence")
    mention = venue(reading, place)
    if mention is not None:
        return owner(mention, "region:venue")
    openings = reading.once(_openings)(reading.paragraphs[place.paragraph].span.start, place.sentence.start)
    if openings:
        return owner(openings[-1], "region:paragraph")
    mention = _of_speaker(reading, place.paragraph)
    if mention is not None:
        return owner(mention, "region:speaker")
    mention = _in_heading(reading, place)
    if mention is not None:
        return owner(mention, "region:heading")
    return reading.document.region_code, "", "region:document"


def _of_speaker(reading: Reading, paragraph: int) -> RegionMention | None:
    """种粮大户 王某：… after 在齐河县，…: who is heard in a story speaks where the paragraph before has come to."""
    heard = voice(reading, paragraph)
    if heard is None or heard.official:
        return None
    while paragraph > 0 and voice(reading, paragraph) is not None:
        paragraph -= 1
    room = reading.paragraphs[paragraph].span
    return _before(reading, room.start, room.end)


def _headings_above(reading: Reading, place: Place) -> list[Span]:
    """The headings over a number, innermost first; the first item of a bulletin stands under the title."""
    headings = list(reversed(reading.paragraphs[place.paragraph].headings))
    if headings or reading.document_kind is not DocumentKind.BULLETIN:
        return headings
    titles = (block for block in reading.titles if block.kind is BlockKind.TITLE)
    return [Span(block.start, block.end) for block in titles]


def _in_heading(reading: Reading, place: Place) -> RegionMention | None:
    """The place that the nearest heading opens with: the item of a bulletin, the section about a district."""
    known = reading.once(_opened_by)
    if place.paragraph not in known:
        known[place.paragraph] = _opening(reading, place)
    return known[place.paragraph]


def _opened_by(reading: Reading) -> dict[int, RegionMention | None]:
    """What is known already by paragraph: each number of one asks again."""
    return {}


def _opening(reading: Reading, place: Place) -> RegionMention | None:
    for heading in _headings_above(reading, place):
        for mention in reading.regions_in(heading.start, heading.end):
            if mention.code and mention.code != NATION and mention.start - heading.start <= HEADING_REACH:
                return mention if acts(reading, mention, heading.start) else None
    return None


def owner(mention: RegionMention, rule: str) -> tuple[str, str, str]:
    """Return (region code, entity, rule) of a place: an area without a code (长三角) and a zone (璧山高新区) are the entity."""
    if _is_area(mention):
        return "", mention.name, rule + "_area"
    return mention.code, mention.name if mention.rule == "zone" else "", rule


def _is_area(mention: RegionMention) -> bool:
    """长三角 and 山东半岛: areas of several divisions, within a province or across them."""
    return mention.rule == "area" or not mention.code


_YARDSTICK_OF = r"(?:居|列|排|排名|占|{exceeds})$"


def _widened(reading: Reading, place: Place, subject: RegionMention) -> RegionMention | None:
    """甲区进入名单，6所学校入选全市…项目: a wider place in the number's own clause takes it back from the district before."""
    for mention in reading.regions_in(place.quantity.end, place.clause.end):
        wider = mention.code != NATION and mention.code != subject.code and holds(mention.code, subject.code)
        before = reading.text[max(place.quantity.end, mention.start - 4) : mention.start]
        part = _PART_OF.match(reading.text, mention.end)
        if wider and not part and not reading.cues.pattern(_YARDSTICK_OF).search(before):  # not 居全省第3位
            return mention
    return None


def _in_clause(reading: Reading, place: Place) -> RegionMention | None:
    mentions = reading.regions_in(place.clause.start, place.start)
    if mentions and _takes_turn(reading, place, mentions[-1]):
        return mentions[-1]
    named = [mention.code for mention in mentions if not mention.rule.startswith("own") and mention.code != NATION]
    if len(set(named)) > 1 and not all(holds(outer, inner) for outer, inner in pairwise(named)):  # 【安徽】合肥…: 合肥
        mentions = tuple(
            mention for mention in mentions if mention.rule.startswith("own")
        )  # 武汉东湖、襄阳、宜昌3家: their whole
    for mention in reversed(mentions):
        if _is_area(mention) and _AREA_BEFORE.match(reading.text, mention.end):
            continue
        listed = place.noun and not mention.rule.startswith("own") and "、" in reading.masked[mention.end : place.start]
        does = acts(reading, mention, place.clause.start) or is_tasked(reading, mention)
        if not listed and does and not _is_member(reading, mention):
            return mention
    return None


def _takes_turn(reading: Reading, place: Place, mention: RegionMention) -> bool:
    """甲区签约项目9个、乙区8个: a place alone between a number and the next."""
    alone = mention.end == place.start and bool(mention.code) and mention.code != NATION
    return (
        alone and reading.text[place.left_start : mention.start] in _TURNS and place.left_start > place.sentence.start
    )


_TURNS = ("、", "，", "；", "和")


def _before(reading: Reading, start: int, end: int) -> RegionMention | None:
    """The last place before in the sentence that is a subject."""
    for mention in reversed(reading.regions_in(start, end)):
        if _is_area(mention) and not heads_clause(reading, mention):
            continue  # an area over several regions (长三角) speaks for a sentence only as its subject
        if _is_area(mention) and (
            _EVENT_OF.match(reading.text, mention.end) or _AREA_BEFORE.match(reading.text, mention.end)
        ):
            continue  # 长三角党报采风活动, 京津冀协同发展
        if not acts(reading, mention, start) or _is_member(reading, mention):
            continue
        if is_subject(reading, mention) or mention.code == NATION or _leads_clause(reading, mention):
            return mention
    return None


def _openings(reading: Reading) -> Callable[[int, int], tuple[RegionMention, ...]]:
    """The places that speak for the sentences after their own as well."""
    return in_order(_inner(reading, mention) for mention in reading.regions if _speaks_on(reading, mention))


def _inner(reading: Reading, mention: RegionMention) -> RegionMention:
    """成都经开区（龙泉驿区）: the division that the brackets name for a zone."""
    if mention.rule == "zone" and reading.text.startswith("（", mention.end):
        for other in reading.regions_in(mention.end + 1, mention.end + _REACH):
            if other.start == mention.end + 1 and holds(mention.code, other.code):
                return other
    return mention


def _speaks_on(reading: Reading, mention: RegionMention) -> bool:
    """Tell whether a place that opens its sentence is a subject: the country and an area without a code never are."""
    if mention.code in ("", NATION) or not _opens(reading, mention):
        return False
    paragraph = reading.paragraphs[max(0, containing(reading.paragraph_spans, mention.start))]
    if not acts(reading, mention, paragraph.span.start) or _is_member(reading, mention):
        return False
    passing = _is_second(reading, mention) or _only_attends(reading, mention)
    return not passing and is_subject(reading, mention)


_EVENT_OF = re.compile(r"[^，。；]{0,16}(?:活动|大会|论坛|峰会|会议|博览会|联盟)")
_AREA_BEFORE = re.compile(
    r"[来在][\u4e00-\u9fff]{1,3}投资|[—\-]?[\u4e00-\u9fff]{0,10}?(?:科技园|产业园|基地|中心|研究院|实验室)"
    r"|(?:地区)?(?:企业|居民|同胞|青年|人才|游客|客商|投资者|项目|产业转移|[内外]支线|航线|协同|一体化|联动|合作|高质量发展|战略|联盟)"
)
"""京冀企业, 港澳居民, 环渤海内支线, 长江经济带高质量发展: the area says of what kind, not whose."""
_OF_SEVERAL = re.compile(r"[^，；。]*?(?:、|等[\d一二两三四五六七八九十])")


def _leads_clause(reading: Reading, mention: RegionMention) -> bool:
    """A place at the head of a clause speaks for the rest of the sentence, unless it opens a list (揭阳项目等23个)."""
    if reading.document_kind is DocumentKind.WORK_REPORT and not _FULL_NAME.search(mention.name):
        return False  # 德清珍珠养殖系统成为…，新增传承人75名: a report strings clauses about other things together
    return heads_clause(reading, mention) and not _OF_SEVERAL.match(reading.masked, mention.end)


def heads_clause(reading: Reading, mention: RegionMention) -> bool:
    """Tell whether a place opens its clause."""
    return mention.start == 0 or reading.text[mention.start - 1] in "，；。：！？\n"


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


def _is_member(reading: Reading, mention: RegionMention) -> bool:
    """Tell whether it is one of an enumeration (成都、绵阳等8市), which speaks for the whole that they belong to."""
    after = reading.text[mention.end : mention.end + 6]
    before = reading.text[max(0, mention.start - 1) : mention.start]
    if mention.rule.startswith("own"):
        return False
    return bool(_AMONG_OTHERS.match(after)) or before == "、"


def _opens(reading: Reading, mention: RegionMention) -> bool:
    """Whether it opens its sentence; in a work report, whose paragraphs roam over places, its paragraph."""
    position = _after_last(reading, mention, "\n" if reading.document_kind is DocumentKind.WORK_REPORT else _ENDS)
    return position >= 0 and "；" not in reading.text[position : mention.start]


_ENDS = "。！？\n”"
_REACH = 14


def _after_last(reading: Reading, mention: RegionMention, marks: str) -> int:
    """Return where the words behind the last of some marks begin, or -1 if the place is more characters away."""
    first = max(0, mention.start - _REACH - 1)
    position = 1 + max(reading.text.rfind(mark, first, mention.start) for mark in marks)
    return position if position or not first else -1


def _is_second(reading: Reading, mention: RegionMention) -> bool:
    """和平区是天津市的核心区: the first place of a sentence is its subject; asked of places that open it."""
    position = _after_last(reading, mention, _ENDS)
    return any(acts(reading, other, position) for other in reading.regions_in(position, mention.start))


_ATTENDS = re.compile(r"(?:委)?(?:副?书记|副?[省市区县州]长|副?主席|主任)[^。！？\n]{0,24}(?:出席|参加|陪同|列席)")


def _only_attends(reading: Reading, mention: RegionMention) -> bool:
    """成都市市长某某出席会议: who attends does not own what the next sentences count."""
    return _ATTENDS.match(reading.text, mention.end) is not None


def is_subject(reading: Reading, mention: RegionMention) -> bool:
    """合肥今年 and 江北区规模以上工业 have a subject; 揭阳中石油项目 names a firm's place."""
    if mention.rule.startswith("own") or _FULL_NAME.search(mention.name) or is_site(reading, mention):
        return True
    return _SPEAKS_FOR_ITSELF.match(reading.text, mention.end) is not None
