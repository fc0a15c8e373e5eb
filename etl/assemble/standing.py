"""Fact, promise or term of a policy (figures.md §2, ``status``)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from etl.assemble.promised import deadline_before
from etl.assemble.reading import Reading, Signs
from etl.assemble.surroundings import Place
from etl.mentions.periods import Period, Time
from etl.mentions.stance import Outlook
from etl.model import DocumentKind, Status

_OFFER = re.compile(
    r"给予|予以|奖励(?!资金)|一次性|封顶|减按|免征|最高(?!人民|检|法|水平|等级|增速|增幅|达|峰)|支持额度|补助标准|补贴标准"
    r"|按照?[^，。]{0,16}(?:比例|标准)"
)
_RATE = re.compile(
    r"(?:每(?:家|个|人|项|户|件|台|辆|年|月|亩|吨|名|人次|企业|航次|平方米)[^，。]{0,12}|(?:补贴|补助|奖励|资助|津贴|贴息)\S{0,4})$"
)
_PAYS_EACH = re.compile(
    r"每(?:家|个|人|项|户|件|台|辆|亩|吨|名|人次|企业|航次|平方米|年|月)[^，。\d]{0,6}(?:补贴|补助|奖励|资助|津贴|贴息)$"
    r"|(?:补贴|补助|奖励|资助|支持|抵扣)(?:金额|额度|标准)?(?:上限|最高|累计)?不超过?$"
)
_OFFER_AFTER = re.compile(
    r"的?(?:一次性)?(?:奖励|补助|补贴|资助|支持|扶持|贴息|奖补|经费支持|资金支持|资金奖励|贷款贴息)"
)
_PAID = re.compile(r"发放|拨付|兑现|累计|共|下达|落实|已|为企业|去年|争取|安排|投入|筹集|全年")
_REQUIRE = re.compile(r"不(?:得)?(?:低于|少于|超过|高于)|应当|须|必须|不得|原则上|至少|具备|符合")


def stand(reading: Reading, place: Place, baseline: bool = False) -> tuple[Status, str]:
    """Return the status of a number and the rule that decided; where a change starts from is a fact."""
    clause = reading.text[place.clause.start : place.start]
    if baseline:
        return Status.ACTUAL, "status:baseline"
    if _offers(reading, place, clause):
        return Status.PROVISION, "status:offer"
    if _is_condition(reading, place, clause):
        return Status.PROVISION, "status:condition"
    if _states_terms(reading, place, clause):
        return Status.PROVISION, "status:terms_sentence"
    if _is_past(reading, place):
        return Status.ACTUAL, "status:past_period"
    return _by_words(reading, place, clause)


def _by_words(reading: Reading, place: Place, clause: str) -> tuple[Status, str]:
    rules = reading.document_kind is DocumentKind.NOTICE
    deadline = deadline_before(reading, place)
    if (
        deadline is not None
        and not (rules and not _NAMES_YEAR.search(deadline.text))
        and not _resumes(reading, place, deadline)
    ):
        return Status.TARGET, "status:deadline"
    outlook = reading.outlook(place.paragraph)
    if not rules and _NOW_HEAD.match(reading.text, place.sentence.start) and not reading.stance.promises(clause):
        return Status.ACTUAL, "status:now"
    start = place.clause.start if outlook is Outlook.REVIEW else place.sentence.start
    promised = (
        _lists_goals(reading, place)
        or bool(  # in a review, 确保 of another clause was done
            reading.stance.promises(reading.text[_after_last_fact(reading, start, place.start) : place.start])
        )
    )
    promised = promised or _foretells(reading, place, clause, outlook) or _demanded(reading, place)
    if not promised and (outlook is not Outlook.AHEAD or reading.stance.reports(clause)):
        return Status.ACTUAL, "status:default"
    if rules:  # what a set of measures says without a year is one of its terms
        return Status.PROVISION, "status:terms"
    return Status.TARGET, "status:promise_word" if promised else "status:section"


_NOW_HEAD = re.compile(r"(?:目前|截至目前|当前|现已|如今)，?")
_NAMES_YEAR = re.compile(r"(?:19|20)\d\d|五|年底|年末|明年|今年")


def _resumes(reading: Reading, place: Place, deadline: Period) -> bool:
    """到2027年达到…；累计注册量…: behind a semicolon, words of a fact end the promise."""
    semicolon = max(reading.text.rfind(mark, deadline.end, place.start) for mark in "；;")
    return semicolon >= 0 and _FACT.search(reading.text, semicolon + 1, place.start) is not None


def _offers(reading: Reading, place: Place, clause: str) -> bool:
    if place.quantity.kind not in ("money", "percent", "count", "physical", "duration", "point"):
        return False
    reviewing = reading.document_kind is DocumentKind.WORK_REPORT and reading.outlook(place.paragraph) is Outlook.REVIEW
    if reviewing or reading.document_kind is DocumentKind.STATISTICS:
        return False
    rulebook = reading.document_kind in (DocumentKind.NOTICE, DocumentKind.PLAN)
    if _PAID.search(clause) and not rulebook:
        return False
    if place.quantity.kind == "money" and (_RATE if rulebook else _PAYS_EACH).search(
        clause + "".join(place.quantity.hedges)
    ):
        return True
    if place.quantity.kind == "money" and (
        _OFFER.search(clause + place.quantity.hedges[0] if place.quantity.hedges else clause)
        or _OFFER_AFTER.match(place.right)
    ):
        return True
    if place.quantity.kind == "percent" and re.match(
        r"的?(?:比例)?(?:给予|予以|一次性|奖励|补贴|补助|资助)", place.right
    ):
        return True
    if (
        place.quantity.kind == "percent"
        and re.search(r"给予|按照?[^，。]{0,16}(?:的)?$|减按|贴息|奖励|补助", clause)
        and reading.document_kind in (DocumentKind.NOTICE, DocumentKind.PLAN)
    ):
        return True
    return (
        reading.document_kind is DocumentKind.NOTICE
        and _REQUIRE.search(clause + "".join(place.quantity.hedges)) is not None
    )


_CONDITION = re.compile(r"^\s*(?:对|凡|支持|鼓励)")
_REWARD = re.compile(r"给予|予以|奖励|补助|补贴|资助")


def _is_condition(reading: Reading, place: Place, clause: str) -> bool:
    """对首次突破1亿元的企业，给予…: the threshold of an offer that follows."""
    if not _CONDITION.match(clause) or _PAID.search(clause):
        return False
    return _REWARD.search(reading.text, place.quantity.end, place.sentence.end) is not None


OPENING = 8
"""A time that begins within this many characters of a sentence speaks for the whole of it."""


_TERMS = re.compile(
    r"的，(?:前[一二两三四五]年|按|给予|奖励|再|每|一次性|单个|单家|补助|补贴|予以|最高|比例|对|分别|资助|支持)"
    r"|的再给|每(?:户|班|家|人|项|个|航次|平方米|台|部|套)(?:每[天月年])?[^，。]{0,6}(?:补助|补贴|奖励|资助)|(?:补助|补贴|奖励|抵扣|扶持)(?:比例|上限|总额|面积|标准|额度)"
)


def _states_terms(reading: Reading, place: Place, clause: str) -> bool:
    """达到500万美元的，奖励10万元: a sentence that sets a condition and a reward states terms in each of its numbers."""
    if reading.document_kind in (DocumentKind.WORK_REPORT, DocumentKind.STATISTICS):
        return False
    if place.quantity.kind in ("rank", "doubling", "times") or _PAID.search(clause):
        return False
    return _TERMS.search(reading.text, place.sentence.start, place.sentence.end) is not None


def _is_past(reading: Reading, place: Place) -> bool:
    """A stretch that is over, the last one named before the number, makes a fact.

    Under a heading about what is to come it must stand in the number's own clause or open the sentence; there, a bare
    三年累计 looks ahead like the heading.
    """
    own = reading.document.own_date
    ahead = reading.outlook(place.paragraph) is Outlook.AHEAD
    named = [
        period
        for period in reading.periods_in(place.sentence.start, place.start)
        if period.kind not in (Time.BASE, Time.NOW) and not period.weak
    ]
    if not named or named[-1].deadline or named[-1].last is None or own is None:
        return False
    last = named[-1]
    if ahead and last.start < place.clause.start and last.start > _opening(reading, place) + OPENING:
        return False
    if ahead and last.text in ("全年", "上半年", "下半年"):
        return False
    if last.kind is Time.REVIEW:
        return not ahead or last.text.startswith(("过去", "这", "近"))
    return last.last is not None and last.last < own


def _foretells(reading: Reading, place: Place, clause: str, outlook: Outlook) -> bool:
    """预计 of a time that is not over, or of none at all; a work report estimates the year that it reviews."""
    if reading.document_kind in (DocumentKind.WORK_REPORT, DocumentKind.STATISTICS) or outlook is Outlook.REVIEW:
        return False
    return reading.stance.forecasts(clause + "".join(place.quantity.hedges))


_DEMANDS = re.compile(
    r"(?:会议|他|她|书记|市长|省长|区长|县长|主任|负责人)(?:要求|强调|提出)，|(?:要求|提出)，(?=[^。]{0,6}(?:抓紧|加快|今年|力争|确保))"
)


def _demanded(reading: Reading, place: Place) -> bool:
    """会议要求，抓紧组建20亿元的基金: what is asked for is still to be done, up to a fact."""
    if not reading.once(_asking)(place.sentence.start, place.start):
        return False
    asked = _DEMANDS.search(reading.text, place.sentence.start, place.start)
    return asked is not None and _FACT_WORD.search(reading.text, asked.end(), place.start) is None


def _asking(reading: Reading) -> Callable[[int, int], bool]:
    return Signs(reading.text, "要求，", "强调，", "提出，").within


_GOALS = re.compile(r"(?<!完成)(?<!实现)目标(?:任务)?(?:(?:分别)?[是为]：?|：)")
_FACT_WORD = re.compile(r"已[经达建完]|截至|目前|累计")


def _lists_goals(reading: Reading, place: Place) -> bool:
    """主要预期目标是：甲；乙；丙: what opens a list of goals holds across its semicolons, up to a fact."""
    if not reading.once(_aiming)(place.sentence.start, place.start):
        return False
    opened = _GOALS.search(reading.text, place.sentence.start, place.start)
    return opened is not None and _FACT_WORD.search(reading.text, opened.end(), place.start) is None


def _aiming(reading: Reading) -> Callable[[int, int], bool]:
    return Signs(reading.text, "目标").within


_TELLS = re.compile(r"[^，。；]{0,30}(?:介绍|表示|显示|了解到|获悉|指出|说|透露)[，：]")


def _opening(reading: Reading, place: Place) -> int:
    """Where a sentence begins to say something: behind 某局负责人介绍."""
    tells = _TELLS.match(reading.text, place.sentence.start, place.start)
    return tells.end() if tells else place.sentence.start


_FACT = re.compile(r"[；;已截目累](?:(?<=[；;])|(?<=已)(?:经|达|建成|完成)|(?<=截)至|(?<=目)前|(?<=累)计)")


def _after_last_fact(reading: Reading, start: int, end: int) -> int:
    """Where in a span the words of its last fact end; its start if it has none."""
    starts, ends = reading.once(_facts)
    index = bisect_right(ends, end) - 1
    return ends[index] if index >= 0 and starts[index] >= start else start


def _facts(reading: Reading) -> tuple[list[int], list[int]]:
    matches = list(_FACT.finditer(reading.text))
    return [match.start() for match in matches], [match.end() for match in matches]
