"""A figure as the checks see it: whose, of what, when, and the interval that it leaves open; and where to find others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from etl.compare.interval import Interval, left_open
from etl.compare.stretch import MOMENT
from etl.value import value

_SHORTEST_NAME, _YEAR_END = 6, (12, 31)
STATED = (
    "indicator_id",
    "doc_id",
    "start",
    "end",
    "quote",
    "sentence",
    "metric",
    "metric_id",
    "value",
    "low",
    "high",
    "baseline",
    "period_start",
    "period_end",
    "region_code",
    "entity",
    "signature",
)
"""The columns of ``indicators`` that a statement is made of."""
RATES = ("%", "个百分点", "倍", "位")
"""Units of what is itself a relation: no level to be divided or summed."""


class Subject(NamedTuple):
    """Of what and whose a figure is."""

    metric: str
    scope: str
    region: str
    entity: str


class When(NamedTuple):
    """The last day of a period and its kind; a stock on the last day of a year is that year's."""

    last: date
    kind: str

    def years_before(self, years: int) -> When:
        """Return the same stretch so many years earlier."""
        day = 28 if (self.last.month, self.last.day) == (2, 29) else self.last.day
        return When(self.last.replace(year=self.last.year - years, day=day), self.kind)


@value
class Statement:
    """One row of ``indicators``."""

    indicator_id: str
    doc_id: str
    start: int
    end: int
    sentence: str
    words: str
    subject: Subject
    unit: str
    measure: str
    basis: str
    status: str
    baseline: bool
    when: When | None
    first: date | None
    value: float
    interval: Interval
    known: bool
    """Whether its metric is named well enough to be the same thing elsewhere: canonical, or in six characters or more."""

    @property
    def kind(self) -> str:
        """The kind of its period (:func:`etl.compare.stretch.stretch`), ``none`` without one."""
        return self.when.kind if self.when else "none"

    @property
    def at_end(self) -> When | None:
        """The time of the levels that a change leads to: its own period; of several years the last one."""
        if self.when is None or not self.kind.startswith("several_years"):
            return self.when
        return When(self.when.last, "year") if (self.when.last.month, self.when.last.day) == _YEAR_END else None


def statement(fields: Iterable[Any]) -> Statement:
    """Return a row of ``indicators`` as a statement; ``fields`` are its columns :data:`STATED`, in their order."""
    (indicator_id, doc_id, start, end, quote, sentence, words, metric_id, value, low, high, baseline, first, last,
     region, entity, signature) = fields  # fmt: skip
    metric, scope, unit, measure, basis, _, kind, status = signature.split("|")
    subject, when = Subject(metric, scope, region, entity), When(last, _kind(kind, last)) if first and last else None
    open_by, known = left_open(quote, value, low, high), bool(metric_id) or len(metric) >= _SHORTEST_NAME
    return Statement(  # in the order of its fields: with their names it takes three times as long
        indicator_id, doc_id, start, end, sentence, words, subject, unit, measure, basis, status, baseline,
        when, first, value, open_by, known,
    )  # fmt: skip


def _kind(kind: str, last: date) -> str:
    return "year" if kind == MOMENT and (last.month, last.day) == _YEAR_END else kind


class Book:
    """All statements of a dataset, found by what they are about; each document's in the order of its text."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.documents: dict[str, list[Statement]] = defaultdict(list)
        self._levels: dict[tuple[Subject, When], list[Statement]] = defaultdict(list)
        self._rates: dict[Subject, list[Statement]] = defaultdict(list)
        self._years: dict[Subject, list[Statement]] = defaultdict(list)
        for each in sorted(statements, key=lambda each: (each.doc_id, each.start, each.indicator_id)):
            self.documents[each.doc_id].append(each)
            if each.when is None or not each.subject.metric or each.baseline:
                continue
            if each.measure == "level" and each.status != "provision":
                self._levels[each.subject, each.when].append(each)
                if each.kind == "year" and each.status == "actual":
                    self._years[each.subject].append(each)
            elif each.measure == "growth" and each.status == "target":
                self._rates[each.subject].append(each)

    def levels(self, subject: Subject, when: When | None, status: str, near: str = "") -> list[Statement]:
        """Return the levels of a subject at a time, those of the document ``near`` first."""
        found = self._levels.get((subject, when), ()) if when else ()
        return _nearest([each for each in found if each.status == status], near)

    def facts(self, subject: Subject, near: str = "") -> list[Statement]:
        """Return the reported levels of whole years, those of the document ``near`` first."""
        return _nearest(self._years.get(subject, ()), near)

    def promised_rates(self, subject: Subject, near: str = "") -> list[Statement]:
        """Return the growth that is promised, that of the document ``near`` first."""
        return _nearest(self._rates.get(subject, ()), near)


def _nearest(found: Sequence[Statement], near: str) -> list[Statement]:
    return sorted(found, key=lambda each: each.doc_id != near)
