"""Fact, promise or term of a policy (figures.md §2, ``status``)."""

from __future__ import annotations

import re

from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place
from etl.assemble.timing import deadline_before
from etl.mentions.periods import Time
from etl.mentions.stance import Outlook
from etl.model import DocumentKind, Status

_OFFER = re.compile(
    r"给予|予以|奖励(?!资金)|一次性|封顶|减按|免征|最高(?!人民|检|法|水平|等级|增速|增幅|达|峰)|支持额度|补助标准|补贴标准"
    r"|(?:每(?:家|个|人|项|户|件|台|辆|年|亩|吨|名|人次|企业|个项目|平方米)[^，。]{0,12})$|按照?[^，。]{0,16}(?:比例|标准)"
)
_OFFER_AFTER = re.compile(
    r"的?(?:一次性)?(?:奖励|补助|补贴|资助|支持|扶持|贴息|奖补|经费支持|资金支持|资金奖励|贷款贴息)"
)
_PAID = re.compile(r"发放|拨付|兑现|累计|共|下达|落实|已|为企业|去年|争取|安排|投入|筹集|全年")
_REQUIRE = re.compile(r"不(?:得)?(?:低于|少于|超过|高于)|应当|须|必须|不得|原则上|至少|具备|符合")


def stand(reading: Reading, place: Place) -> tuple[Status, str]:
    """Return the status of a number and the rule that decided."""
    clause = reading.text[place.clause.start : place.start]
    if _offers(reading, place, clause):
        return Status.PROVISION, "status:offer"
    if _is_condition(reading, place, clause):
        return Status.PROVISION, "status:condition"
    if _is_past(reading, place):
        return Status.ACTUAL, "status:past_period"
    deadline = deadline_before(reading, place)
    if deadline is not None:
        return Status.TARGET, "status:deadline"
    outlook = reading.outlook(place.paragraph)
    before = clause if outlook is Outlook.REVIEW else reading.text[place.sentence.start : place.start]
    if reading.stance.promises(_after_last_fact(before)):  # in a review, 确保 of another clause tells what was done
        return Status.TARGET, "status:promise_word"
    if outlook is Outlook.AHEAD and not reading.stance.reports(clause):
        return Status.TARGET, "status:section"
    return Status.ACTUAL, "status:default"


def _offers(reading: Reading, place: Place, clause: str) -> bool:
    if place.quantity.kind not in ("money", "percent", "count", "physical", "duration", "point"):
        return False
    rulebook = reading.document_kind in (DocumentKind.NOTICE, DocumentKind.PLAN)
    if _PAID.search(clause) and not rulebook:
        return False
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


def _is_past(reading: Reading, place: Place) -> bool:
    """A stretch that is over, the last one named before the number, makes a fact.

    Under a heading about what is to come it must stand in the number's own clause.
    """
    own = reading.document.own_date
    ahead = reading.outlook(place.paragraph) is Outlook.AHEAD
    start = place.clause.start if ahead else place.sentence.start
    named = [
        period
        for period in reading.periods_in(start, place.start)
        if period.kind not in (Time.BASE, Time.NOW) and not period.weak
    ]
    last = named[-1].last if named and not named[-1].deadline else None
    return own is not None and last is not None and (last < own or named[-1].kind is Time.REVIEW)


_FACT = re.compile(r"[；;]|已(?:经|达|建成|完成)|截至|目前")


def _after_last_fact(before: str) -> str:
    last = None
    for match in _FACT.finditer(before):
        last = match
    return before[last.end() :] if last else before
