"""One check: a stated figure against what other figures make of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from etl.compare.interval import Interval
from etl.compare.statement import Statement


class Kind(StrEnum):
    """What is checked."""

    GROWTH = "growth"
    CHANGE = "change"
    SHARE = "share"
    PART = "part"
    PARTS = "parts"
    SUM = "sum"
    TARGET = "target"


class Verdict(StrEnum):
    """How a check came out."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    NOTHING = "nothing"


class Reason(StrEnum):
    """Why there was nothing to check; empty where there was."""

    NONE = ""
    OPEN = "open_interval"
    NO_RATE = "no_rate"
    CONSTANT_PRICES = "constant_prices"
    CHANGING_SAMPLE = "changing_sample"


@dataclass(frozen=True, slots=True)
class Check:
    """``stated`` against ``expected``, which was calculated from ``others`` in their order; ``years`` of a growth."""

    kind: Kind
    stated: Statement
    others: tuple[Statement, ...]
    expected: Interval
    value: float
    """What the others make of it when each is taken at the number that it states."""
    interval: Interval
    """What the stated figure leaves open, in the unit of the check."""
    said: float
    """The stated figure in the unit of the check."""
    unit: str
    years: int = 1
    reason: Reason = Reason.NONE

    @property
    def verdict(self) -> Verdict:
        """Disjoint intervals contradict; where there is a reason not to hold them against each other, nothing does."""
        if self.reason:
            return Verdict.NOTHING
        return Verdict.AGREES if self.expected.meets(self.interval) else Verdict.CONTRADICTS


class Limits:
    """Metrics whose growth is not that of their levels: at constant prices, or over units that change every year."""

    def __init__(self, reasons: Mapping[str, str], names: Mapping[str, str]) -> None:
        self._reasons, self._names = reasons, names
        self._pattern = re.compile("|".join(map(re.escape, reasons)))

    @classmethod
    def from_rows(cls, limits: Iterable[Mapping[str, str]], metrics: Iterable[Mapping[str, str]]) -> Limits:
        """Build from the rows of ``growth_limits`` and ``metrics``."""
        names = {row["metric_id"]: row["name"] for row in metrics}
        return cls({row["term"]: row["reason"] for row in limits}, names)

    def reason(self, stated: Statement, *, same_sentence: bool = False) -> Reason:
        """Return why the growth of a metric cannot be told from its levels; within one sentence the units are the same.

        >>> from etl.vocabulary.tables import rows
        >>> Limits.from_rows(rows("growth_limits"), rows("metrics"))._found("gdp", "经济总量")
        {<Reason.CONSTANT_PRICES: 'constant_prices'>}
        """
        found = self._found(stated.subject.metric, stated.words)
        if Reason.CONSTANT_PRICES in found:
            return Reason.CONSTANT_PRICES
        return Reason.CHANGING_SAMPLE if found and not same_sentence else Reason.NONE

    def _found(self, metric: str, words: str) -> set[Reason]:
        said = f"{self._names.get(metric, '')} {words}"
        return {Reason(self._reasons[match.group()]) for match in self._pattern.finditer(said)}


def judged(check: Check) -> Check:
    """Return the check with what keeps it from saying anything: a reason against it counts only where it disagrees.

    Growth that fits its levels was reckoned from them, also where it usually is not; an expectation that is too open
    to disagree with anything agrees with nothing.
    """
    if not check.expected.meets(check.interval):
        return check
    return replace(check, reason=Reason.OPEN if check.expected.says_nothing_of(check.said) else Reason.NONE)


def decided(candidates: Iterable[Check]) -> Check | None:
    """Return the check that speaks for several of one figure: one that agrees, else the first that contradicts.

    A figure is contradicted only where no pair of the figures that it could rest on agrees with it.
    """
    found = list(candidates)
    order = (Verdict.AGREES, Verdict.CONTRADICTS, Verdict.NOTHING)
    return min(found, key=lambda each: order.index(each.verdict), default=None)
