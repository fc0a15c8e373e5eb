"""Whether a number is of what there is at a moment, or of what adds up over a stretch of time (figures.md §3)."""

from __future__ import annotations

import re

from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place

LIST_GOES_ON = re.compile(r"^(?:[、和及以]+|，?其中，?)")
_OF_A_TIME = ("时期的", "期间的")
_OF_PROJECTS = re.compile(r"，?(?:协议|计划|合同|项目)*(?:总?投资额?|引资额?|金额|总额)(?:达到?|为|超过?)?$")
"""引进项目158个，协议总投资1860亿元: the money of what was counted before."""
_DEEDS = re.compile(
    r"(?:联合|共同|合作)(?:申请|申报|攻关|研发|完成|实施|承担|培养|制定|发布)|相当于[^，。]{0,2}(?:节约|节省|减少|减排|种植?|少)"
)
"""双方联合申请专利43件, 相当于节约标准煤27万吨: what was done over the stretch."""
_A_YEAR = re.compile(
    r"年度|[日月年]均|每[日月年]|(?<!\d)[年月日](?=接待|吞吐|客流|访问|旅客|发送|开行|运输|到发)|[由从]"
)
"""年接待游客3亿人次 is one year's."""


def is_stock(reading: Reading, place: Place) -> bool:
    """A stock stands at a moment (高新技术企业达到3万家); a flow adds up over the stretch (累计培训3万人次, 处置土地8万亩)."""
    if place.quantity.kind == "rank":
        return True
    words = (*place.phrase.predicates, *place.phrase.verbs)
    if (
        not reading.cues.terms("hold").issuperset(place.phrase.verbs)
        or "累计" in place.left
        or any("累计" in word for word in words)
    ):
        return False
    adds_up = place.quantity.unit in reading.cues.terms("flow_unit") and not _A_YEAR.search(place.left)
    if adds_up or _DEEDS.search(place.left) or _is_done(reading, place):
        return False
    if (
        place.quantity.unit in reading.cues.terms("event_unit")
        or "年均" in place.left
        or place.left.endswith(_OF_A_TIME)
    ):
        return False  # a mean of the stretch, or what another stretch is measured by
    noun = place.phrase.noun
    if reading.cues.at_start("nominal").match(noun) and not words and not reading.cues.heads.search(noun):
        return False  # 培训人才8万人, 改造小区760个
    counted_after = place.quantity.kind in ("count", "none") and bool(place.noun or place.rest)
    return bool(words) or not counted_after


def stock_goes_on(reading: Reading, place: Place, before: bool) -> bool:
    """办理建议4000件、提案3000件: the second number is a flow like the first, unless it has words of its own."""
    follows = LIST_GOES_ON.match(place.left) and not place.phrase.predicates and not place.phrase.verbs
    follows = follows and "累计" not in place.left
    follows = follows or _OF_PROJECTS.match(place.left) is not None
    return before if follows and place.quantity.kind != "rank" else is_stock(reading, place)


def _is_done(reading: Reading, place: Place) -> bool:
    """出台69项政策: a deed right before the number, not what there is (集聚企业)."""
    words = place.phrase.predicates
    if place.phrase.noun or not words or not place.noun:
        return False
    if words[0] == "为":  # 为76家企业发放
        return True
    verb, cues = words[0], reading.cues
    return verb in cues.terms("done") and verb not in cues.terms("hold") and verb not in cues.terms("reach")
