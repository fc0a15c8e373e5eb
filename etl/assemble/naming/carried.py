"""A metric that goes on from a neighbour: the number before, or the subject of the clause before."""

from __future__ import annotations

import re

from etl.assemble.naming.words import OFFER, Named
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place, without_times
from etl.assemble.voices import voice

_MEASURED_FIRST = re.compile(
    r"(?!增速|[增涨降跌]幅|占比|比重|分别|同比|规模|数量|总量|但是?|并且|而且|位次)\S{2,4}(?<![均都])"
)
_COMPARES = (
    r"[、，]?(?P<subject>\S{0,4}?)(?:均|都|分别)?"
    r"(?:{exceeds}|超过(?=全)|(?<!可)比(?![重例率值])|较|(?:高|低|快)(?=全)|同比[多少]$)"
)
_RATES = ("率", "占比", "比重", "比例")
_COUNTED = ("count", "none")
_SUBJECT_STOP = re.compile(r"[，。；：\n]|(?<=[电讯])(?: |(?=[（(]))|(?<=日[电讯])")
"""Where a clause's subject begins; a dateline (某网3月12日讯) is none."""


def is_comparison(reading: Reading, place: Place) -> bool:
    """高于全国 and 比上年 name what is compared with, not what is measured; 利率比上年低 names the rate before it."""
    if place.quantity.kind not in ("point", "money", "physical", "count"):
        return False
    match = reading.cues.pattern(_COMPARES).match(place.left)
    return match is not None and not _MEASURED_FIRST.fullmatch(match["subject"])


_RATIO_TO = re.compile(
    r"[，、]?(?:已|仅|约|则|也|却)?(?:相当于|是|为|达到?|不及|不到|超过|恢复[到至为])(?!全)[^，。；占]{1,12}的$"
)


def is_ratio(place: Place) -> bool:
    """相当于改造前的5倍, 不及邻市的三分之一: what stands before 的 is what the last metric is compared with."""
    return place.quantity.kind in ("times", "percent") and _RATIO_TO.fullmatch(place.left) is not None


_DEED = r"(?:其中，?)?(?P<deed>{stage})"
_DEEDS_FIRST = r"^{stage}(?=\S{2})"
_ALL_OF_THEM = re.compile(r"净增|总数|累计|共")
_PLAIN_MODIFIERS = r"^(?:{stage}|全?[省市区县]|自治区|[省市区县国]家?级|重点|重大|主要|各类|实施|安排)+(?=\S{2})"


def carried_on(reading: Reading, place: Place, metric: str) -> str:
    """A metric that goes on with a word of its own: as a mean (日均52万人次), or only those new or finished (其中续建160个)."""
    if place.left.strip("、，") in reading.cues.terms("mean") and place.quantity.kind not in ("percent", "rank"):
        head = reading.cues.heads.search(metric)
        at = head.start() if head else 0
        return metric[:at] + place.left.strip("、，") + metric[at:]
    deed = reading.cues.pattern(_DEED).fullmatch(place.left.strip("、"))
    if place.quantity.kind != "count":
        return metric
    if deed is None:  # 注销310户，净增2590户: of all of them, not of those struck off
        return reading.cues.pattern(_DEEDS_FIRST).sub("", metric) if _ALL_OF_THEM.search(place.left) else metric
    return deed["deed"] + reading.cues.pattern(_PLAIN_MODIFIERS).sub("", metric)


def carried(places: list[Place], index: int, names: list[Named]) -> Named:
    """The metric goes on from the number before, or from the last one of its kind."""
    of_kind = _last_of_kind(places, index, names)
    if of_kind is not None:
        return names[of_kind]
    kind, shared = places[index].quantity.kind, places[index - 1].phrase.noun
    if names[index - 1][0][1] != "metric:share" or kind not in ("percent", "times", "doubling", "rank"):
        return names[index - 1]
    if shared.endswith("占") and kind != "rank":
        return [(shared.removesuffix("占"), "metric:share")]  # 其中铁水联运占12%，比上年翻番
    # 占全市的四成，较2016年翻了一番: what has a share has grown, not its share
    return names[index - 2] if index > 1 else names[index - 1]


def _last_of_kind(places: list[Place], index: int, names: list[Named]) -> int | None:
    """Which number before is of this one's kind where the last is not: a count after an amount (已投产5个), money after a rate.

    突破50亿元的，奖励… is the size to be reached, not the reward before it.
    """
    kind, before = places[index].quantity.kind, range(index - 1, -1, -1)
    if kind in _COUNTED and places[index - 1].quantity.kind == "money":
        return next((earlier for earlier in before if places[earlier].quantity.kind in _COUNTED), None)
    if kind != "money":
        return None
    if places[index].right.startswith("的"):
        return next((earlier for earlier in before if names[earlier][0][1] != OFFER), None)
    if names[index - 1][0][0].endswith(_RATES):
        return next((earlier for earlier in before if places[earlier].quantity.kind == "money"), None)
    return None


def carries(place: Place) -> bool:
    """达到, 突破 and 增长 speak of a subject that stands before; 筹措 and 投入 name what was done with the money."""
    return any(
        word.endswith(("达", "到", "至", "为", "破", "过", "长", "升", "降")) for word in place.phrase.predicates
    )


_SAYS = re.compile(r"(?:说|表示|介绍|透露|坦言|感慨|回忆|[告诉]?记者)道?$")
"""某某厂长说：“去年做了三个亿” tells who speaks, not of what."""


_OCCASION = re.compile(r"在[^，。；]{0,20}(?:举行|召开|举办|开幕|启动)的?[^，。；]{2,20}上")
"""在两天前举行的签约仪式上 says where something was told."""


def from_clause_before(reading: Reading, place: Place, previous: Named) -> tuple[str, str]:
    """With nothing beside the number, the subject of the clause before it (产业规模持续壮大，达到500亿元)."""
    end = place.clause.start - 1
    if end <= place.sentence.start:
        return "", "metric:none"
    start = max(
        (m.end() for m in _SUBJECT_STOP.finditer(reading.masked, place.sentence.start, end)),
        default=place.sentence.start,
    )
    heard = voice(reading, place.paragraph)
    if _SAYS.search(reading.masked, start, end) or (heard is not None and heard.label.end >= end):
        return "", "metric:none"
    if _OCCASION.fullmatch(reading.masked, start, end):
        return "", "metric:none"
    noun, _ = reading.phrases.after(without_times(reading, start, end))
    return (reading.phrases.before(noun).noun or noun, "metric:clause_before") if noun else ("", "metric:none")
