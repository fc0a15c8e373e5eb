"""Whose figure it is: region and entity of each number (figures.md §4)."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from etl.assemble.listed_places import respective_region
from etl.assemble.occasions import venue
from etl.assemble.reading import Reading, in_order
from etl.assemble.sites import NATION, holds, is_tasked
from etl.assemble.subjects import (
    acts,
    heads_clause,
    is_area,
    is_member,
    is_second,
    is_share_of,
    is_subject,
    leads_clause,
    only_attends,
    opens,
)
from etl.assemble.surroundings import Place
from etl.assemble.voices import voice
from etl.mentions.sentences import containing
from etl.model import BlockKind, DocumentKind, RegionMention, Span

_LONGEST_DIVISION = 14
HEADING_REACH = 6
"""A place that opens a heading begins within this many characters: after （一） or 三、."""

_EXAMPLES = re.compile(r"等$")


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
    if is_area(mention):
        return "", mention.name, rule + "_area"
    return mention.code, mention.name if mention.rule == "zone" else "", rule


_YARDSTICK_OF = r"(?:居|列|排|排名|占|{exceeds})$"


def _widened(reading: Reading, place: Place, subject: RegionMention) -> RegionMention | None:
    """甲区进入名单，6所学校入选全市…项目: a wider place in the number's own clause takes it back from the district before."""
    for mention in reading.regions_in(place.quantity.end, place.clause.end):
        wider = mention.code != NATION and mention.code != subject.code and holds(mention.code, subject.code)
        before = reading.text[max(place.quantity.end, mention.start - 4) : mention.start]
        part = is_share_of(reading, mention)
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
        if is_area(mention) and _AREA_BEFORE.match(reading.text, mention.end):
            continue
        listed = place.noun and not mention.rule.startswith("own") and "、" in reading.masked[mention.end : place.start]
        does = acts(reading, mention, place.clause.start) or is_tasked(reading, mention)
        if not listed and does and not is_member(reading, mention):
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
        if is_area(mention) and not heads_clause(reading, mention):
            continue  # an area over several regions (长三角) speaks for a sentence only as its subject
        if is_area(mention) and (
            _EVENT_OF.match(reading.text, mention.end) or _AREA_BEFORE.match(reading.text, mention.end)
        ):
            continue  # 长三角党报采风活动, 京津冀协同发展
        if not acts(reading, mention, start) or is_member(reading, mention):
            continue
        if is_subject(reading, mention) or mention.code == NATION or leads_clause(reading, mention):
            return mention
    return None


def _openings(reading: Reading) -> Callable[[int, int], tuple[RegionMention, ...]]:
    """The places that speak for the sentences after their own as well."""
    return in_order(_inner(reading, mention) for mention in reading.regions if _speaks_on(reading, mention))


def _inner(reading: Reading, mention: RegionMention) -> RegionMention:
    """成都经开区（龙泉驿区）: the division that the brackets name for a zone."""
    if mention.rule == "zone" and reading.text.startswith("（", mention.end):
        for other in reading.regions_in(mention.end + 1, mention.end + _LONGEST_DIVISION):
            if other.start == mention.end + 1 and holds(mention.code, other.code):
                return other
    return mention


def _speaks_on(reading: Reading, mention: RegionMention) -> bool:
    """Tell whether a place that opens its sentence is a subject: the country and an area without a code never are."""
    if mention.code in ("", NATION) or not opens(reading, mention):
        return False
    paragraph = reading.paragraphs[max(0, containing(reading.paragraph_spans, mention.start))]
    if not acts(reading, mention, paragraph.span.start) or is_member(reading, mention):
        return False
    passing = is_second(reading, mention) or only_attends(reading, mention)
    return not passing and is_subject(reading, mention)


_EVENT_OF = re.compile(r"[^，。；]{0,16}(?:活动|大会|论坛|峰会|会议|博览会|联盟)")
_AREA_BEFORE = re.compile(
    r"[来在][\u4e00-\u9fff]{1,3}投资|[—\-]?[\u4e00-\u9fff]{0,10}?(?:科技园|产业园|基地|中心|研究院|实验室|新城|示范区|合作区|试验区|先行区)"
    r"|(?:地区)?(?:企业|居民|同胞|青年|人才|游客|客商|投资者|项目|产业转移|[内外]支线|航线|协同|一体化|联动|合作|高质量发展|战略|联盟)"
)
"""京冀企业, 港澳居民, 环渤海内支线, 长江经济带高质量发展: the area says of what kind, not whose."""
