"""The metric of an amount that a policy offers: what it is given for, and what it is called (figures.md §1, provisions)."""

from __future__ import annotations

import re

from etl.assemble.listed_places import segment_start
from etl.assemble.purposes import Purpose, purpose_before
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place

_WORDS = r"{grant}|{backing}|配套(?=[，。；、]|$)"
_NAMED_REWARD = rf"的?(?:一次性|事后)*(?P<name>(?:(?![给予]|一次|事后|比例)[\u4e00-\u9fff]){{0,4}}?(?:{_WORDS}))"
_GIVES = r"(?:{gives}|{grant}|发放|按|每[家个户人项年台部]|单[个家户])\S{0,12}$"
_RATE = re.compile(r"比例(?:为|达到?|提高[到至])?$")
_GIVING_ALONE = rf"(?:给予|再|一次性|每[年月]|连续.年|同一\S{{2}}|年度|累计)*(?:{_WORDS})?(?:上限|比例)?"
_GIVEN_TO = (
    r"{gives}(?!最高|不超过|一次性|每|其|相应)(?P<whom>[^，。；的]{2,14}?)(?:每[人月年户])*(?:一次性|最高|不超过)?$"
)
_TOWARDS = re.compile(r"^\S{0,6}?对(?![外口接])")
_BASE = re.compile(
    r"按照?(?:其|实际|年度|实缴|不超过|不高于|最高)*(?P<base>[^，。；、\d]{0,12}?)的?(?:最高|不超过|最多)?$"
)
_PAYER = re.compile(
    r"^(?:(?:中央|国家|省|市|区|县|镇|旗)(?:级|里)?(?:财政|政府)?|财政|政府)(?=$|按|给|最高|一次性|每|再)"
)
"""市财政最高给予50万元: who pays names nothing."""
_GENERAL_BASE = re.compile(
    r"(?:实际)?(?:合同|交易|支付|销售|订单|发票)?(?:总额|金额|额度?|价款|价格|售价|支出|投入|费用|投资额?)?"
)
"""What any amount is reckoned from adds nothing to the name of the thing it is given for."""
_EACH = (
    rf"(?:的?{{gives}}?(?:{_WORDS})?[，、])?"
    r"(?:[省市区县]级?财政|每[家个户人项年部]|单[个家户]|同一|\w{0,4}(?:企业|主体|单位|项目|产品)|累计|年度|再|每年|[一全]年)*"
    r"(?:总额|额度|{gives}|{grant}|支持)?"
)
_EACH_THING = (
    rf"(?:每|单)[个台家户人辆架班条座名吨部套件](?P<thing>(?!每|最高|给予|一次|{_WORDS})[\u4e00-\u9fff]{{2,8}}?)"
    rf"(?:每[月年]|[一全]年|一次性|再|最高|给予|年度|累计|总额|额度|金额|标准|{_WORDS})*$"
)
_EACH_ONE = rf"[，、]?(?:每|单)[个台项部套件](?:项目|产品)?(?:每年|一次性|最高|给予|{_WORDS})*$"
_TOTAL = re.compile(r"(?:年度|累计)?总额")
_TIERS = re.compile(
    r"(?P<first>(?:(?:(?!的)[\u4e00-\u9fffA-Z]){1,6}级?、)+)(?P<last>\w{1,4}?级|\w{2}(?=$))(?P<rest>.*)$"
)
_TIERS_TOLD = re.compile(
    r"按照?(?P<names>(?:[\u4e00-\u9fff]{1,6}、)+[\u4e00-\u9fff]{1,6}?)(?:等次|标准|档次)?(?:分别|依次)"
)


def offered_metric(reading: Reading, place: Place, noun: str, previous: str, counted: bool) -> str:
    """Return the metric of an offered amount (首台套产品奖励), or an empty string where nothing is offered.

    ``noun`` is what the words before the number say; it is kept where it names more than the giving itself. ``previous``
    is the metric before; where it is ``counted``, 评选示范场景10个，每个奖励20万元 offers it to each of them.
    """
    if place.quantity.kind not in ("money", "percent"):
        return ""
    noun = _PAYER.sub("", noun)
    if (
        noun
        and reading.cues.at_end("gives").search(place.left)
        and (named := reading.cues.pattern(_NAMED_REWARD).match(place.right))
        and not noun.startswith(reading.cues.endings("giving"))
    ):
        return _TOWARDS.sub("", noun) + named["name"]
    if not (_may_give(reading, place) or _caps(reading, place)):
        return ""
    purpose = purpose_before(reading, place)
    if not (_gives(reading, place, noun, purpose) or _caps(reading, place)):
        return ""
    reward = _reward(reading, place)
    if not reward:
        return ""
    if _caps(reading, place) and not purpose.words and previous.endswith((reward, reward + "比例")):
        return previous.removesuffix("比例")
    thing = _thing(reading, place, previous if counted and not purpose.words else "")
    base = _BASE.search(place.left) if place.quantity.kind == "percent" else None
    if base is not None:
        return _of_base(reading, purpose, base["base"], reward)
    words = thing or _given_to(reading, place) or purpose.words
    total = _TOTAL.search(place.left)
    share = "比例" if place.quantity.kind == "percent" else total.group() if total and not thing else ""
    return words + reward + share if words else ""


def offered_tiers(reading: Reading, place: Place, count: int) -> tuple[str, ...]:
    """Return the metrics of amounts that are offered to several 分别 (国家级、市级产品), or none."""
    told = _TIERS_TOLD.search(place.left)
    if place.quantity.kind != "money" or not (told or _gives(reading, place, place.phrase.noun, Purpose())):
        return ()
    reward = _reward(reading, place)
    if not reward:
        return ()
    purpose = purpose_before(reading, place)
    if told is not None:
        names = told["names"].split("、")
        return tuple(name + purpose.words + reward for name in names) if len(names) == count else ()
    tiers = _TIERS.search(purpose.full)
    if tiers is None:
        return (purpose.words + reward,) * count if purpose.words and purpose.threshold else ()
    names = [*tiers["first"].strip("、").split("、"), tiers["last"]]
    return tuple(name + tiers["rest"].replace("的", "") + reward for name in names) if len(names) == count else ()


_REWARDS_END = rf"(?:{_WORDS}|给予|再)+$"
"""按合同金额补贴30%: the giving stands behind what it is reckoned from."""


def _of_base(reading: Reading, purpose: Purpose, base: str, reward: str) -> str:
    """按采购额的5%: a share of what was spent; a threshold that is met (营收过亿元的) is not what it is given for."""
    base = reading.cues.pattern(_REWARDS_END).sub("", base)
    words = "" if purpose.threshold and base else purpose.brief
    base = "" if words and _GENERAL_BASE.fullmatch(base) else base
    return words + base.removesuffix("的") + reward + "比例" if words or base else ""


def _thing(reading: Reading, place: Place, counted: str) -> str:
    """What each amount is for: 每个标准机架奖励1000元, or the things counted before."""
    each = reading.cues.pattern(_EACH_THING).search(place.left)
    if each is not None and not each["thing"].endswith(reading.cues.endings("taker")):
        return each["thing"]
    return counted if reading.cues.pattern(_EACH_ONE).fullmatch(place.left) else ""


def _given_to(reading: Reading, place: Place) -> str:
    to = reading.cues.pattern(_GIVEN_TO).search(place.left)
    return to["whom"] if to is not None else ""


def _may_give(reading: Reading, place: Place) -> bool:
    """Most amounts are not offered: their words alone tell, before anything is looked for around them."""
    told = (
        reading.cues.pattern(_GIVES).search(place.left.rstrip())
        or _RATE.search(place.left)
        or reading.cues.pattern(_GIVEN_TO).search(place.left)
    )
    return told is not None


def _gives(reading: Reading, place: Place, noun: str, purpose: Purpose) -> bool:
    if reading.cues.pattern(_GIVEN_TO).search(place.left) is not None:
        return reading.cues.pattern(_NAMED_REWARD).match(place.right) is not None
    if not _may_give(reading, place):
        return False
    return (
        not noun
        or purpose.beside
        or noun.startswith(reading.cues.endings("giving"))
        or reading.cues.pattern(_GIVING_ALONE).fullmatch(noun) is not None
    )


def _caps(reading: Reading, place: Place) -> bool:
    """最高500万元 behind an offer: the most that it gives."""
    capped = place.quantity.hedges[:1] != () and place.quantity.hedges[0] in reading.cues.terms("cap")
    return capped and (
        reading.cues.pattern(_EACH).fullmatch(place.left) is not None or bool(_thing(reading, place, ""))
    )


def _reward(reading: Reading, place: Place) -> str:
    """The word for what is given: behind the number, in its clause, or for a cap in its sentence."""
    named = reading.cues.pattern(_NAMED_REWARD).match(place.right)
    if named is not None:
        return named["name"]
    found = reading.cues.pattern(_WORDS).search(place.right) or _last(reading, place.clause.start, place.start)
    found = found or reading.cues.pattern(_WORDS).search(reading.text, place.start, place.clause.end)
    if found is None and (_caps(reading, place) or _RATE.search(place.left)):
        first = segment_start(reading, place)
        found = _last(reading, first, place.start) or _last(reading, place.sentence.start, place.start)
    return found.group() if found else ""


def _last(reading: Reading, start: int, end: int) -> re.Match[str] | None:
    return next(reversed(list(reading.cues.pattern(_WORDS).finditer(reading.text, start, end))), None)
