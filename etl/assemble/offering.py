"""The metric of an amount that a policy offers: what it is given for, and what it is called (figures.md §1, provisions)."""

from __future__ import annotations

import re

from etl.assemble.placing import segment_start
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place

_REWARD = re.compile(r"奖励|补助|补贴|资助|奖补|贴息|津贴|支持|扶持")
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


_BASE = re.compile(r"按照?(?:其|实际|年度)*(?P<base>[^，。；、\d]{2,12}?)的?(?:最高|不超过|最多)?$")
_CAP = ("最高", "最高可达", "最多", "不超过", "最高不超过")
_EACH = re.compile(r"[，、]?(?:每[家个户人项年]|单[个家]\w{0,4}|累计|年度)*(?:总额|额度|给予|补助|奖励|补贴|支持)?")
_PEOPLE_OR_FIRMS = ("企业", "单位", "项目", "产品", "个人", "机构", "主体", "平台")
_LONGEST_PURPOSE = 20
_LONGEST_BESIDE_BASE = 8


def offered_metric(reading: Reading, place: Place, noun: str) -> str:
    """Return the metric of an offered amount (首台套产品奖励), or an empty string where nothing is offered.

    ``noun`` is what the words before the number say; it is kept where it names more than the giving itself.
    """
    if place.quantity.kind not in ("money", "percent") or not (_gives(place, noun) or _caps(place)):
        return ""
    reward = _reward(reading, place)
    purpose = _tail(_purpose(reading, place)) if reward else ""
    base = _BASE.search(place.left) if place.quantity.kind == "percent" else None
    if reward and base is not None:
        return purpose[-_LONGEST_BESIDE_BASE:] + base["base"] + reward + "比例"
    return purpose + reward if purpose else ""


def offered_tiers(reading: Reading, place: Place, count: int) -> tuple[str, ...]:
    """Return the metrics of amounts that are offered to several 分别 (国家级、市级产品), or none."""
    if place.quantity.kind != "money" or not _gives(place, place.phrase.noun):
        return ()
    reward = _reward(reading, place)
    words = _ADMITTED.sub("", _object(reading, place))
    tiers = _TIERS.search(words)
    if not reward or tiers is None:
        return ()
    names = [*tiers["first"].strip("、").split("、"), tiers["last"]]
    return tuple(name + tiers["rest"].replace("的", "") + reward for name in names) if len(names) == count else ()


_TIERS = re.compile(r"(?P<first>(?:[\u4e00-\u9fffA-Z]{1,6}级?、)+)(?P<last>\w{1,4}?级|\w{2}(?=$))(?P<rest>.*)$")


def _gives(place: Place, noun: str) -> bool:
    return _GIVES.search(place.left) is not None and _is_giving(noun)


def _caps(place: Place) -> bool:
    """最高500万元 behind an offer: the most that it gives."""
    return place.quantity.hedges[:1] != () and place.quantity.hedges[0] in _CAP and bool(_EACH.fullmatch(place.left))


def _reward(reading: Reading, place: Place) -> str:
    """The word for what is given: behind the number, in its clause, or for a cap in its sentence."""
    found = _REWARD.search(place.right) or _REWARD.search(reading.text, place.clause.start, place.clause.end)
    if found is None and _caps(place):
        found = _REWARD.search(reading.text, place.sentence.start, place.start)
    return found.group() if found else ""


def _is_giving(noun: str) -> bool:
    return not noun or noun.startswith(_GIVING) or _REWARD.fullmatch(noun) is not None


_GIVING = ("按", "每", "给予", "再", "分别", "奖励", "补助", "补贴", "单", "在前", "年", "三年", "省、市", "可按")


def _object(reading: Reading, place: Place) -> str:
    """The last thing before the number in its sentence that a reward is given for, as the text has it."""
    found = ""
    before = max(0, segment_start(reading, place) - 1)  # the mark that ends what stands before opens the object
    for match in _OBJECT.finditer(reading.text, before, place.clause.start):
        found = match.group("object") or match.group("case")
    return found


def _purpose(reading: Reading, place: Place) -> str:
    words = _THRESHOLD.sub("", _NUMBERING.sub("", _object(reading, place)))
    return _ADMITTED.sub("", words.strip("的")).strip("的，、")[-_LONGEST_PURPOSE:]


def _tail(purpose: str) -> str:
    """What is named behind the last 的 (通过备案的大模型), unless that is only a word for whoever is given it."""
    tail = purpose.rpartition("的")[2]
    return purpose if tail in _PEOPLE_OR_FIRMS or len(tail) < 2 else tail
