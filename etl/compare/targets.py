"""A target against the last fact before it: the growth a year that it needs, and the growth that is promised."""

from __future__ import annotations

from collections.abc import Iterator

from etl.compare.checks import Check, Kind, Limits, Reason, judged
from etl.compare.interval import Interval
from etl.compare.statement import RATES, Book, Statement

_MOST_YEARS = 20


def targets(book: Book, limits: Limits) -> Iterator[Check]:
    """Yield a check for each level promised for a year that has a reported level before it.

    The promised growth that it is held against covers just those years; without one the check says what is needed.
    """
    for stated in (each for found in book.documents.values() for each in found):
        if stated.measure == "level" and stated.status == "target" and stated.kind == "year" and _has_size(stated):
            fact = _last_fact(book, stated)
            if fact is not None:
                yield _needed(stated, fact, _promised(book, stated, fact), limits)


def _has_size(stated: Statement) -> bool:
    return stated.known and stated.unit not in RATES and stated.interval.low > 0 and not stated.baseline


def _year(stated: Statement) -> int:
    return stated.when.last.year if stated.when else 0


def _last_fact(book: Book, stated: Statement) -> Statement | None:
    """Return the latest reported level before a target's year, of the same document where it has one."""
    found = [
        each
        for each in book.facts(stated.subject, stated.doc_id)
        if each.unit == stated.unit and each.interval.low > 0 and 0 < _year(stated) - _year(each) <= _MOST_YEARS
    ]
    return max(found, key=lambda each: (each.doc_id == stated.doc_id, _year(each)), default=None)


def _promised(book: Book, stated: Statement, fact: Statement) -> Statement | None:
    """Return the growth a year that the same document promises for the years from the fact to the target."""
    years = _year(stated) - _year(fact)
    for rate in book.promised_rates(stated.subject, stated.doc_id):
        covers = (rate.basis == "yoy" and years == 1) or (
            rate.basis == "per_year" and rate.kind == f"several_years_{years}"
        )
        if rate.doc_id == stated.doc_id and rate.unit == "%" and _year(rate) == _year(stated) and covers:
            return rate
    return None


def _needed(target: Statement, fact: Statement, rate: Statement | None, limits: Limits) -> Check:
    years = _year(target) - _year(fact)
    expected = target.interval.over(fact.interval).growth(years)
    value = Interval(target.value / fact.value, target.value / fact.value).growth(years).low
    if rate is None:
        return Check(Kind.TARGET, target, (fact,), expected, value, expected, value, "%", years, Reason.NO_RATE)
    reason = limits.reason(target)
    check = Check(Kind.TARGET, rate, (fact, target), expected, value, rate.interval, rate.value, "%", years, reason)
    return judged(check)
