"""What kind of statement a number makes: measure, basis and sign (figures.md §2)."""

from __future__ import annotations

import re
from datetime import date

from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place
from etl.mentions.periods import Period, Time
from etl.model import Basis, Measure
from etl.value import value

_FALL_NOUN = re.compile(r"^[，、]?(?:同比)?(?:降幅|跌幅)(?:达到?|为|超过?|近|约)*$")
_GROWTH_AFTER = re.compile(r"的?(?:年均|同比)?(?:增速|增长|增幅|速度|涨幅|降幅|增长率)")
_RATIO = re.compile(r"(?:是|相当于|达到?|为)(?:[^，。；、]{0,12})的?$|(?:至|到)(?:原来|过去)的?$")
_COMPARE_PLACE = r"(?:{exceeds}|超过|超|低|高|快|比|较)(?:于|出)?(?:{whole}|同期)?[^，。；、]{0,12}$"
_PLACE_WORD = r"{whole}|城镇|农村|平均|东北|地区|省份"
_LISTED_PLACES = (
    r"(?:{exceeds}|比|较){whole}(?:平均)?(?:水平)?"
    r"(?:[、和与及]{whole}(?:平均)?(?:水平)?)+(?:分别)?(?:高|低|快|慢|好|优|多|少)?(?:出|于)?$"
)
_ODD_BASE = re.compile(
    r"(?:比|较)(?:(?:[上首往]|上一|前一)届|年初|[一二三]季度|上半年|规模以上|规上|预期|目标|计划|疫情|传统|城镇|之前|以前|改革前|改造前|此前|往年|原来|工业|GDP|地区生产总值)"
)
_ONE_MONTH = re.compile(r"[比较](?:\d{1,2}|[一二三四五六七八九十]+)月份?")
_OWN_YEAR = re.compile(r"[一二三]季度|上半年|月|年初")
"""比一季度回升 sets a part of the year against another: no year on year."""
_LAST_YEAR = (
    "比上年",
    "较上年",
    "比上一年",
    "较上一年",
    "比去",
    "较去",
    "同",
    "比前年",
    "较前年",
    "比前一年",
    "去年",
    "上年",
)
_LONG = re.compile(
    r"五年|两年|三年|四年|累计(?:增长|增加|提高|下降|降低|减少|压减)|翻番|十年|(?:较|比)(?:20\d\d|“|[一二三四五六七八九十]+五|五年前|十年前)"
)


@value
class Reckoning:
    """Measure, basis and sign of a number, with the rule that decided; ``stated`` tells whether the words name the base."""

    measure: Measure
    basis: Basis
    negative: bool
    rule: str
    stated: bool = True

    @property
    def sign(self) -> float:
        """-1 for a fall, else 1."""
        return -1.0 if self.negative else 1.0


def reckon(reading: Reading, place: Place, carried_increment: bool) -> Reckoning:
    """Decide what kind of statement the number makes; ``carried_increment`` says that 新增 governs it from before."""
    measure, negative, rule = _measure(reading, place, carried_increment)
    if measure not in (Measure.GROWTH, Measure.GAP):
        return Reckoning(measure, Basis.NONE, negative, rule)
    basis = _basis(reading, place)
    return Reckoning(measure, basis or Basis.NONE, negative, rule, basis is not None)


def _moves(reading: Reading, place: Place) -> str:
    """Return ``up``, ``down`` or an empty string: the movement that the nearest predicates state."""
    if place.quantity.kind == "percent" and place.left.endswith("多了"):
        return "up"  # 订单一下子多了三成
    up, down = reading.cues.terms("up"), reading.cues.terms("down")
    for predicate in place.phrase.predicates[:3]:
        if predicate in down:
            return "down"
        if predicate in up:
            return "up"
        if predicate.endswith(("至", "到", "为")) and predicate not in ("为", "达到", "到", "分别为", "均为", "约为"):
            return ""
    return ""


def _measure(reading: Reading, place: Place, carried: bool) -> tuple[Measure, bool, str]:
    kind, move = place.quantity.kind, _moves(reading, place)
    if kind == "rank":
        return Measure.RANK, False, "measure:rank"
    if kind == "point":
        lower = (
            move == "down"
            or re.search(r"(?:低于|低|慢于|收窄|回落|降低|下降|少|慢)[^，。；、]{0,12}$", place.left) is not None
        )
        return Measure.GAP, lower, "measure:points"
    if kind == "doubling":
        return Measure.GROWTH, False, "measure:doubling"
    if kind in ("percent", "times"):
        return _relative(reading, place, move)
    if _differs(reading, place):
        return Measure.GAP, bool(_LESS_BY.search(place.left)), "measure:difference"
    since = _SINCE.search(place.left)
    if since is not None:
        return (Measure.GAP if _SAME_STRETCH.search(since["base"]) else Measure.INCREMENT), False, "measure:since"
    goes_on = carried and not place.phrase.predicates and not place.phrase.verbs
    if kind == "money" and reading.cues.pattern(_GIVEN).search(place.left):
        return Measure.LEVEL, False, "measure:level"  # 对新建平台一次性资助500万元
    if goes_on or _is_new(reading, place) or _says_increment(place, reading.cues.terms("increment")):
        return Measure.INCREMENT, False, "measure:increment"
    acts_on_counted = move == "up" and bool(place.noun) and _only_acts(reading, place)
    if (
        move
        and not acts_on_counted
        and not any(word in reading.cues.terms("rate_noun") for word in place.phrase.predicates)
    ):
        return Measure.GAP, move == "down", "measure:difference"
    return Measure.LEVEL, False, "measure:level"


_GIVEN = r"{gives}|(?:{grant}|支持)(?:最高|金额|资金|标准|为|达|合计|累计)*$"


def _only_acts(reading: Reading, place: Place) -> bool:
    """壮大13条产业链, 完善提升20个站点: no more than deeds stand before the number, or what 促进发展壮大36条措施 are for."""
    words = place.phrase.noun
    if not words or place.noun.endswith(reading.cues.endings("policy_act")):
        return True
    return any(words in reading.cues.terms(role) for role in ("lead", "nominal", "improve"))


_SINCE = re.compile(r"(?:比|较)(?P<base>[^，。；、]{1,10}?)(?:净增加?|增加)了?(?:近|约|超过?)?$")
_SAME_STRETCH = re.compile(r"同期|届|[月季]$")
"""较去年同期增加86家 sets two stretches against each other; 比年初增加4家 is what came since."""
_LESS_BY = re.compile(r"少\S{0,3}$|减产|低|便宜|跌")
_MORE = re.compile(
    r"(?:同比|(?:比|较)[^，。；、]{2,8})(?:同期)?(?:[多少][交卖产建售签开投收打赚挣用花跑发招种养省供运接]?出?|贵|便宜|涨|跌|增产|减产|增收|低|高|前移|后移)了?$"
)


def _differs(reading: Reading, place: Place) -> bool:
    """高于全省平均1.8亿元 and 同比多26亿元 state a difference in units."""
    return bool(_MORE.search(place.left)) or (_compares_places(reading, place) and not place.noun)


_OTHER_THING = r"(?:比|较)[^，。；、]{2,12}?(?P<way>{more}|{less})(?:了|出)?(?:近|约|超|超过|差不多)?$"
_NARROWED = re.compile(r"(?:降幅|跌幅)(?:已|继续|持续)?(?:收窄|缩小|扩大|回落)?(?:至|到|为)$")


def _relative(reading: Reading, place: Place, move: str) -> tuple[Measure, bool, str]:
    if _NARROWED.search(place.left) or _FALL_NOUN.match(place.left):
        return Measure.GROWTH, True, "measure:fall_noun"
    other = reading.cues.pattern(_OTHER_THING).search(place.left)
    if other is not None and not move:  # 比传统码头快两成
        return Measure.GROWTH, other["way"] in reading.cues.terms("less"), "measure:than_other"
    if place.quantity.kind == "times" and not move and _RATIO.search(place.left):
        return Measure.LEVEL, False, "measure:ratio"
    if move:
        return Measure.GROWTH, move == "down", "measure:" + move
    if _GROWTH_AFTER.match(place.right):
        return Measure.GROWTH, "降" in place.right[:4], "measure:growth_noun"
    if any("同比" in word or "比上年" in word for word in place.phrase.predicates):
        return Measure.GROWTH, False, "measure:yoy_word"
    return Measure.LEVEL, False, "measure:level"


_NEW = re.compile(
    r"^[、，和及以]*(?:园区|公司|企业|基地|全[省市区县]|我[省市区县])?(?:力争|预计|累计|再)?新(?=(\S{2}))"
)


_NEWLY = re.compile(
    r"新(?<![创革更最刷]新)(?:注册|引入|引进|签约|落户|投产|开业|入驻|认定|获批|登记|增设|开通|落地|招引|认证|推出|设(?=企业|机构|外商|外资|经营)|开(?=航线|线路|门店|国际)|(?:上|建|增|添)(?:的|了)?$)"
)
_AGAIN = re.compile(r"(?:^|[、，前将])再(?:投用|投产|建成|新建|建设|引进|开通|布局|投放|招引)")
_ADDS = re.compile(r"^[、，和及以]*(?:增加|增设|净增|增建|扩增)(?![到至])[\u4e00-\u9fff“”]{3,}$")


def _is_new(reading: Reading, place: Place) -> bool:
    """新转化项目40个, 新推出7项: 新 before a verb (figures.md §2)."""
    if _ADDS.match(place.left) and place.quantity.kind in ("count", "physical"):
        return True
    if "再" in place.left and _AGAIN.search(place.left):
        return True
    if _NEWLY.search(place.left) and "给予" not in place.left:
        return True
    match = _NEW.match(place.left) if "新" in place.left else None
    return match is not None and match.group(1) in reading.cues.terms("lead")


def _says_increment(place: Place, increments: frozenset[str]) -> bool:
    if any(word.endswith(("给予", "予以")) for word in place.phrase.predicates) or "给予" in place.left:
        return False  # what is given for something new is no increment
    return any(
        word in increments or word.removeprefix("累计") in increments or word.removesuffix("了") in increments
        for word in (*place.phrase.predicates[:2], *place.phrase.verbs)
    )


def _basis(reading: Reading, place: Place) -> Basis | None:
    """The base that the words name, ``Basis.NONE`` for one of another kind, None where they name none."""
    clause = reading.text[place.clause.start : place.start]
    if re.search(r"年均|平均每年|每年|年平均|复合增长", clause):
        return Basis.PER_YEAR
    if "环比" in clause or re.search(r"[比较]上(?:月|季度?)", clause):
        return Basis.MOM
    if place.quantity.kind not in ("percent", "times", "doubling") and (
        _compares_places(reading, place) or reading.cues.pattern(_LISTED_PLACES).search(clause)
    ):
        return Basis.TARGET_REGION
    if (timed := _base_in_time(reading, place)) is not None:
        return timed
    if _LONG.search(clause):
        return Basis.CUMULATIVE
    if _ODD_BASE.search(clause) or _compares_metrics(reading, place) or _against_before(reading, place):
        return Basis.NONE
    if any("同比" in word or "比上年" in word for word in place.phrase.predicates):
        return Basis.YOY
    return None


def _base_in_time(reading: Reading, place: Place) -> Basis | None:
    """The basis that a time in the number's clause gives; None where none does."""
    own = reading.document.own_date
    for period in reading.periods_in(place.clause.start, place.start):
        if period.kind is Time.BASE and period.first is not None and own is not None:
            return _against(period, own)
        if period.kind is Time.BASE and period.text.startswith(_LAST_YEAR):
            return Basis.YOY  # in a document without a date
        if period.kind in (Time.REVIEW, Time.PLAN) and period.years > 1:
            return Basis.CUMULATIVE
    return None


_SINCE_DEED = (
    r"(?:^|[，“])(?=[^，。；]{0,12}{turning_point})[^，。；]{3,20}?"
    r"(?:以?后|之后|[一二两三四五六七八九十\d]+(?:年|个月)(?:多?来|间|后)|半年多?[来后]|以来)，"
)


def _against_before(reading: Reading, place: Place) -> bool:
    """引入检测系统后，…减少四分之三; 接入平台一年来，…下降30%: against the time before that deed."""
    start = place.sentence.start
    since = reading.cues.pattern(_SINCE_DEED).search(reading.text[start : place.start])
    if since is None or any(reading.periods_in(start + since.end(), place.start)):
        return False
    return not any("同比" in word or "比上年" in word for word in place.phrase.predicates)


def _compares_metrics(reading: Reading, place: Place) -> bool:
    """快于全市规上工业: against another metric, no place and no year."""
    match = reading.cues.pattern(_COMPARE_PLACE).search(place.left) if place.quantity.kind == "point" else None
    return match is not None and _names_other_metric(reading, place, match.group())


_OWN_WHOLE = re.compile(r"(?:整体|总体)(?:增速|增幅|水平)?$")


def _names_other_metric(reading: Reading, place: Place, words: str) -> bool:
    """高于规上工业 and, of a part, 高于全市整体增速 where that city is the document's own: no other place."""
    if words.endswith(reading.cues.endings("other_base")):
        return True
    own = reading.document.region_code
    return bool(_OWN_WHOLE.search(words)) and any(
        region.code == own for region in reading.regions_in(place.left_start, place.start)
    )


_WEEKS = 28


def _against(base: Period, own: date) -> Basis:
    """The basis that a base in time makes for a document of a day."""
    if base.first is not None and base.first.year >= own.year - 2 and base.text.startswith(_LAST_YEAR):
        return Basis.YOY
    if base.first is not None and base.first.year == own.year - 1 and base.text.endswith("同期"):
        return Basis.YOY  # 较2023年同期
    if _ONE_MONTH.fullmatch(base.text):
        return Basis.MOM
    if base.first is not None and base.last is not None and (base.last - base.first).days < _WEEKS:
        return Basis.NONE  # 比昨天, 较上周
    within = _OWN_YEAR.search(base.text) and not re.search(r"\d{4}", base.text)
    return Basis.NONE if within else Basis.CUMULATIVE


def _compares_places(reading: Reading, place: Place) -> bool:
    """Tell whether a place or an average stands behind the word that compares (低于全省平均), not before it (平均浓度低于)."""
    match = reading.cues.pattern(_COMPARE_PLACE).search(place.left)
    if match is None or "有" in match.group() or _names_other_metric(reading, place, match.group()):
        return False  # 高于全区规上工业 compares with another metric
    return bool(reading.cues.pattern(_PLACE_WORD).search(match.group()))
