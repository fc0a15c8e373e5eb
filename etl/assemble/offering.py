"""The metric of an amount that a policy offers: what it is given for, and what it is called (figures.md §1, provisions)."""

from __future__ import annotations

import re

from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place

_REWARD = re.compile(r"奖励|补助|补贴|资助|奖补|贴息|津贴|后补助|支持|扶持")
_GIVES = re.compile(r"(?:给予|予以|奖励|补助|补贴|资助|奖补|发放|按|每[家个户人项年台])\S{0,12}$")
_OBJECT = re.compile(
    r"(?:^|[，。；：、\n])(?:对|凡|支持|鼓励)(?P<object>[^，。；]{2,40})(?=，)|(?P<case>[^，。；：\n]{4,40})的，"
)
_ADMITTED = re.compile(
    r"^(?:经|获|被|新|首次|首批|通过|入选|符合)*(?:认定为?|评为|获批|引进|入选|建设|评定|获得|落户|取得|购买|列入)?的?"
)
_NUMBERING = re.compile(r"^(?:第[一二三四五六七八九十百]+条|[（(]?[一二三四五六七八九十\d]+[)）、.．])\s*")
_THRESHOLD = re.compile(
    r"(?:首次)?(?:达到?|突破|超过|不低于|在)?\d[\d.,]*[十百千万亿]*\S{0,4}?(?:元|家|人|名|个|%|平方米)(?:及以上|以上|以内)?"
)


def offered_metric(reading: Reading, place: Place, noun: str) -> str:
    """Return the metric of an offered amount (首台套产品奖励), or an empty string where nothing is offered.

    ``noun`` is what the words before the number say; it is kept where it names more than the giving itself.
    """
    if place.quantity.kind not in ("money", "percent") or not _GIVES.search(place.left) or not _is_giving(noun):
        return ""
    reward = _REWARD.search(place.right) or _REWARD.search(reading.text, place.clause.start, place.clause.end)
    if reward is None:
        return ""
    purpose = _purpose(reading, place)
    return purpose + reward.group() if purpose else ""


def _is_giving(noun: str) -> bool:
    return (
        not noun
        or noun.startswith(("按", "每", "给予", "再", "分别", "奖励", "补助", "补贴"))
        or _REWARD.fullmatch(noun) is not None
    )


def _purpose(reading: Reading, place: Place) -> str:
    """The last thing before the number in its sentence that a reward is given for."""
    found = None
    for match in _OBJECT.finditer(reading.text, place.sentence.start, place.clause.start):
        found = match.group("object") or match.group("case")
    if not found:
        return ""
    words = _THRESHOLD.sub("", _NUMBERING.sub("", found))
    return _ADMITTED.sub("", words.strip("的")).strip("的，、")[-20:]
