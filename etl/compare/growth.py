"""Growth, changes in points and increments against the levels that they lie between."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from etl.compare.checks import Check, Kind, Limits, Reason, decided, judged
from etl.compare.interval import Interval
from etl.compare.statement import RATES, Book, Statement

_MOST = 4
_PER_TIMES = 100.0
_YEARS = "several_years_"


def against_levels(book: Book, limits: Limits) -> Iterator[Check]:
    """Yield a check for each reported growth whose levels at its two ends are stated."""
    for stated in (each for found in book.documents.values() for each in found):
        apart = _apart(stated)
        if apart and stated.at_end is not None:
            now = book.levels(stated.subject, stated.at_end, "actual", stated.doc_id)[:_MOST]
            before = book.levels(stated.subject, stated.at_end.years_before(apart), "actual", stated.doc_id)[:_MOST]
            pairs = ((old, new) for new, old in product(now, before) if old.unit == new.unit)
            years, reason = apart if stated.basis == "per_year" else 1, limits.reason(stated)
            check = decided(each for old, new in pairs if (each := between(stated, old, new, years, reason)))
            if check is not None:
                yield check


def _apart(stated: Statement) -> int:
    """Return how many years lie between the levels that a change rests on; 0 for what is no such change."""
    if stated.status != "actual" or not stated.known:
        return 0
    if stated.basis == "yoy":
        return 0 if stated.kind.startswith(_YEARS) else 1
    return _several(stated) if stated.basis in ("per_year", "cumulative") else 0


def _several(stated: Statement) -> int:
    return int(stated.kind.removeprefix(_YEARS)) if stated.kind.startswith(_YEARS) else 0


def from_to(book: Book, limits: Limits) -> Iterator[Check]:
    """Yield a check for each change that stands in one sentence with the two levels of a 由…增至…."""
    for found in book.documents.values():
        for index, old in enumerate(found):
            if not old.baseline:
                continue
            following = [each for each in found[index + 1 :][: 2 * _MOST] if each.sentence == old.sentence]
            new = next((each for each in following if _continues(old, each)), None)
            yield from _changes(old, new, following, limits) if new is not None else ()


def _continues(old: Statement, new: Statement) -> bool:
    return (new.measure, new.baseline, new.unit, new.subject) == ("level", False, old.unit, old.subject)


def _changes(old: Statement, new: Statement, following: list[Statement], limits: Limits) -> Iterator[Check]:
    for stated in following:
        if stated.baseline and stated.start > new.start:
            return
        if (
            stated.subject == old.subject
            and stated.status == new.status
            and stated.basis not in ("mom", "target_region")
        ):
            years = _years(old, new, stated) if stated.basis == "per_year" else 1
            check = between(stated, old, new, years, limits.reason(stated, same_sentence=True)) if years else None
            if check is not None:
                yield check


def _years(old: Statement, new: Statement, stated: Statement) -> int:
    """Return how many years a growth a year takes from one level to the other; 0 where nothing tells."""
    if new.when is None:
        return 0
    if old.when is not None:
        return max(0, new.when.last.year - old.when.last.year)
    same_end = stated.when is not None and stated.when.last.year == new.when.last.year
    return _several(new) or (_several(stated) if same_end else 0)


def between(stated: Statement, old: Statement, new: Statement, years: int, reason: Reason) -> Check | None:
    """Return the check of a change between two levels, or None where it is no change of theirs."""
    if stated.measure == "growth" and old.unit not in RATES and old.interval.low > 0 and new.interval.low > 0:
        times = _PER_TIMES if stated.unit == "倍" else 1.0
        expected = new.interval.over(old.interval).growth(years)
        value = Interval(new.value / old.value, new.value / old.value).growth(years).low
        said, interval = stated.value * times, stated.interval.times(times)
        return judged(Check(Kind.GROWTH, stated, (old, new), expected, value, interval, said, "%", years, reason))
    if (stated.measure, stated.unit, old.unit) == ("gap", "个百分点", "%") or (
        stated.measure == "increment" and stated.unit == old.unit and old.unit not in RATES
    ):
        expected, value = new.interval.minus(old.interval), new.value - old.value
        return judged(
            Check(Kind.CHANGE, stated, (old, new), expected, value, stated.interval, stated.value, stated.unit, years)
        )
    return None
