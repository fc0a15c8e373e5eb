"""The metric in the words before a number: plain, as a share, as one of a list, as the output of a subject."""

from __future__ import annotations

import re

from etl.assemble.grouping import shares, totals
from etl.assemble.naming.carried import from_clause_before
from etl.assemble.naming.coordination import coordinated
from etl.assemble.naming.words import GENERIC, Named
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place

_SHARE_OF = re.compile(
    r"^(?:其|[两三四五六七八九十][区县市州地省]|规模|总量|总额|产量|产值|数量)?(?:合计|分别|均|共|已|约|近|超)*占(?!比|地)"
)
_SHARE = re.compile(r"^(?:占比|比重|比例|占[^，。；、]{1,12}?(?:的)?(?:比重|比例|份额)?)$")
_AND_OTHERS = re.compile(r"^[^等]*、[^等]*等(?=[^级]\S)(?!产业|行业|领域|项目|工作|方面|企业|产品|[\d])")
_ANOTHER_THRESHOLD = re.compile(r"(?:超过|超|不足|高于|低于|大于|达到?)[\d.]+%?")
_OPEN_SHARE = re.compile(r"占(?!比)[^、，]{1,8}(?<![重例率值])$")
_OF_WHOLE = re.compile(
    r"(?:^|分别)(?:均|都|已|约)?(?:为|占[到了据]?|相当于|达到?|约|稳定在|稳定保持在|保持在|超过?|突破|接近)?(?P<whole>全[国省市球县区])(?:总量)?的?$"
)
_FROM = re.compile(r"(?:由|从)[^由从]{0,12}$")
_SHARE_TAIL = re.compile(r"(?:达到?|为|超过?|约|近|接近|提高[到至]|提升[到至]|[升增]至|突破|的|了|从|由)+$")


_BRACKET = re.compile(r"（[^）]*）$")
_AMONG = re.compile(r"(?<=\S\S)(?<![高初集])中$")
_OTHER_WHOLE = re.compile(r"占全[国省市球县区]的?比重$")
_LEVEL = re.compile(r"(?:国家|[省市区县])级(?:以上)?")
_CLASS_OF_SUCH = re.compile(r"^\S{4,}(?<![、平同])等(?![级待额值])(?P<kind>[\u4e00-\u9fff]{3,8})$")
_TOGETHER = ("合计占", "共占", "均占")
_INVESTED_IN = ("项目", "工程")
_PLANNED = re.compile(r"(?:全年|年度|年初|当年)?的?(?:目标|任务|计划)(?:任务|目标)?")
_LISTED = ("、", "和", "及", "与")


def from_left(reading: Reading, place: Place, noun: str, previous: Named) -> Named:
    """Return the metrics that ``noun``, the phrase before the number, gives; ``previous`` are those of the number before."""
    share = _share_words(place, noun)
    if share:
        if not previous:
            base, _ = from_clause_before(reading, place, [])
            return [(base + share, "metric:clause_before")]
        whole = _OTHER_WHOLE.sub("", previous[0][0]) if is_share_of_whole(place) else previous[0][0]
        kept = (share.startswith("占") and not share.startswith(("占比", "占地"))) or (
            share in reading.cues.terms("total") and place.quantity.kind == "count"
        )
        base = whole if kept or reading.cues.at_end("counted").search(whole) else reading.cues.heads.sub("", whole)
        return [((base or whole) + share, "metric:share")]
    if previous and place.quantity.kind == "percent" and _PLANNED.fullmatch(noun) and "完成" in place.phrase.verbs:
        return [(previous[0][0] + noun + "完成率", "metric:share")]
    if noun == "投资" and previous and previous[0][0].endswith(_INVESTED_IN):
        return [(previous[0][0] + noun, "metric:bare_head")]
    if noun in reading.cues.terms("bare_head"):
        return [_of_subject(reading, place, noun, previous)]
    if shares(place):
        return [(part, "metric:shared") for part in coordinated(noun, reading.cues.heads)]
    if previous and _ANOTHER_THRESHOLD.match(noun) and _ANOTHER_THRESHOLD.search(previous[0][0]):
        return [(_ANOTHER_THRESHOLD.sub(noun, previous[0][0], count=1), "metric:threshold_series")]
    if place.quantity.kind == "percent" and (named := _open_share(noun, previous)):
        return [(named, "metric:share")]
    if previous and place.quantity.kind == "count" and _LEVEL.fullmatch(noun):
        return [(noun + _LEVEL.sub("", previous[0][0]), "metric:before")]
    noun = _AMONG.sub("", noun) if place.quantity.kind == "count" else noun  # 被投企业中有7家
    return [(_last_member(reading, place, noun), "metric:before")]


def _open_share(noun: str, previous: Named) -> str:
    """其中发明专利占六成, 三市合计占58%, 技术人员占员工总数的一半: the word for the share itself is left out."""
    if previous and noun in _TOGETHER:
        return previous[0][0] + "占比"
    if noun.endswith("占"):
        return noun + "比"
    return noun + "比重" if _OPEN_SHARE.search(noun) else ""


def is_share_of_whole(place: Place) -> bool:
    """、全国的5% goes on from 占全省的100%."""
    return place.quantity.kind == "percent" and _OF_WHOLE.fullmatch(place.left.strip("、，和")) is not None


def _share_words(place: Place, noun: str) -> str:
    """Return what a share is of (占全国产量比重), where the words before the number say no more; else an empty string."""
    words = place.left.strip("、，")
    whole = _OF_WHOLE.search(words) if place.quantity.kind == "percent" else None
    if whole is not None:
        return "占" + whole["whole"] + "比重"
    if _SHARE_OF.match(words):
        words = _BRACKET.sub("", _SHARE_TAIL.sub("", _FROM.sub("", words[words.index("占") :])))
        return words if words.endswith(("比重", "比例", "比", "份额")) else words + "比重"
    return noun if _SHARE.match(noun) or noun in GENERIC else ""


def _of_subject(reading: Reading, place: Place, noun: str, previous: Named) -> tuple[str, str]:
    """产值 alone is the output of what the sentence is about: the metric before it, else the subject of the clause before."""
    if previous and "却" in place.left:
        return noun, "metric:bare_head"  # 人工成本降了四成，产能却提高到…: another matter
    if previous and (place.left.startswith(_LISTED) or reading.cues.heads.search(previous[0][0])):
        return reading.cues.heads.sub("", previous[0][0]) + noun, "metric:bare_head"
    if previous:
        return (
            noun,
            "metric:bare_head",
        )  # what it is the output of is not what was counted before (从业人员3万人，产值468亿元)
    base, _ = from_clause_before(reading, place, [])
    return reading.cues.heads.sub("", base) + noun, "metric:clause_before"


def _last_member(reading: Reading, place: Place, noun: str) -> str:
    """甲、乙等新兴产业税收 is the tax of the class; 实现集中管理、经费 ends with another noun than it began."""
    such = _CLASS_OF_SUCH.match(noun) if place.phrase.verbs and place.quantity.kind == "count" else None
    if such is not None:
        return such["kind"]  # 获批综合试验区协同区等改革试点14项
    listed = _AND_OTHERS.search(noun)
    if listed is not None:
        return noun[listed.end() :]
    if place.phrase.verbs and "、" in noun and not totals(place):
        *others, last = noun.split("、")
        if (
            reading.cues.heads.search(last)
            and place.phrase.subject
            and not any(reading.cues.heads.search(other) for other in others)
        ):
            return last
    return noun
