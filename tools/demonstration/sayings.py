"""What a place can say of a metric, as words for the blanks of a sentence; and the sentence that fits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random

from tools.demonstration import wording
from tools.demonstration.places import Place, places
from tools.demonstration.tables import rows, words
from tools.demonstration.world import AHEAD, FIRST, LAST, METRICS, Metric, World, published

Words = dict[str, str]
_BLANK = re.compile(r"\{(\w+)\}")
_PLAN_ENDS = (2010, 2015, 2020, 2025, 2030)
_DIFFERING, _SLIPPED, _SLIPS_BY = 0.25, 0.15, 2
"""How often a source that differs does so; how often a promise is put off, and by how many years."""
_LISTED = 3
QUARTERS = {3: ("一季度", 0.235), 6: ("上半年", 0.485), 9: ("前三季度", 0.735)}
"""What the first months of a year are called, and what they contribute to it."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A place that publishes in a year; ``off`` is how much its source differs from the others (1: not at all)."""

    world: World
    place: Place
    year: int
    off: float = 1.0

    def metrics(self, chance: Random, most: int) -> list[Metric]:
        """Return some of the metrics that are counted here, in the order in which they come to mind."""
        known = [metric for metric in METRICS.values() if self.value(metric, self.year) is not None]
        return chance.sample(known, min(most, len(known)))

    def value(self, metric: Metric, year: int) -> float | None:
        """Return what this source publishes for a year."""
        return self.world.value(self.place.code, metric, year)

    def review(self, metric: Metric, chance: Random) -> Words:
        """Return the words for a metric in the year under review."""
        now, before = self.value(metric, self.year), self.value(metric, self.year - 1) if self.year > FIRST else None
        if now is None:
            return {}
        if self.off != 1 and metric.kind != "share" and chance.random() < _DIFFERING:
            now, before = published(now * self.off, metric), None
        said = {"value": wording.amount(now, metric.unit), "year": str(self.year), "metric": metric.name}
        said |= {"own": self.place.own, "full": self.place.full}
        said |= _hedged(now, metric) | _compared(now, before, metric)
        return said | (self._beside(metric, now, before) if self.place.level != "province" else {})

    def _beside(self, metric: Metric, now: float, before: float | None) -> Words:
        """Return the words that measure a place by what lies above it."""
        above = places(self.year)[self.place.parent]
        whole = self.world.value(above.code, metric, self.year)
        said = {"parent": above.own, "rank": str(self.world.rank(self.place.code, metric, self.year))}
        if metric.kind == "share" and whole is not None and now - whole > 0.05:
            said["gap"] = f"{now - whole:.1f}"
        elif metric.kind in ("amount", "mean") and before and whole:
            whole_before = self.world.value(above.code, metric, self.year - 1)
            ahead = round((now / before - (whole / whole_before if whole_before else 9)) * 100, 1)
            said |= {"gap": f"{ahead:.1f}"} if ahead > 0 else {}
        return said

    def promise(self, metric: Metric, year: int, chance: Random) -> Words:
        """Return the words for a promise to be kept by the end of ``year``."""
        now, then = self.value(metric, self.year), self.value(metric, min(year, LAST + AHEAD))
        if now is None or then is None or year <= self.year:
            return {}
        hope = self.world.random(self.place.code, metric.name, "hope").uniform(0.97, 1.12)
        promised = wording.goal(then * (hope if metric.kind != "share" else 1), metric)
        if promised <= now or (metric.kind == "share" and promised > 100):
            return {}
        rate = ((promised / now) ** (1 / (year - self.year)) - 1) * 100
        said = {"metric": metric.name, "own": self.place.own, "goal": wording.amount(promised, metric.unit)}
        said |= {"rate": f"{rate:.1f}".removesuffix(".0")} if metric.kind != "share" else {}
        said |= {"adding": wording.amount(promised - now, metric.unit)} if metric.unit != "元" else {}
        return said | {"deadline": str(year + (_SLIPS_BY if chance.random() < _SLIPPED else 0))}

    def parts(self, metric: Metric, chance: Random) -> Words:
        """Return the words for a list of three places inside this one."""
        inside = [place for place in places(self.year).values() if place.parent == self.place.code]
        values = {place.name: self.world.value(place.code, metric, self.year) for place in inside}
        told = [(name, value) for name, value in values.items() if value is not None]
        if len(told) < _LISTED or metric.kind in ("share", "mean"):
            return {}
        some = sorted(chance.sample(told, _LISTED), key=lambda pair: -pair[1])
        listed = "、".join(wording.amount(value, metric.unit) for _, value in some)
        return {
            "names": "、".join(name for name, _ in some),
            "values": listed,
            "year": str(self.year),
            "metric": metric.name,
        }


def plan_end(year: int) -> int:
    """Return the last year of the plan that is made for the years after ``year``.

    >>> plan_end(2019), plan_end(2020)
    (2020, 2025)
    """
    return next(end for end in _PLAN_ENDS if end > year)


def quarter(speaker: Speaker, metric: Metric, months: int, chance: Random) -> Words:
    """Return the words for the first months of the year after the one that the speaker knows whole."""
    before, year = speaker.value(metric, speaker.year), speaker.year + 1
    whole = speaker.world.value(speaker.place.code, metric, year)
    if before is None or whole is None or metric.kind != "amount":
        return {}
    name, part = QUARTERS[months]
    now, then = (published(value * part, metric) for value in (whole, before))
    if not (now and then):
        return {}
    said = {"stretch": f"{year}年{name}", "full": speaker.place.full, "metric": metric.name}
    return (
        said | {"value": wording.amount(now, metric.unit), "growth": wording.growth(now, then)} | _hedged(now, metric)
    )


def sentence(part: str, kind: str, said: Mapping[str, str], chance: Random) -> str:
    """Return a sentence of a part and kind whose blanks the words fill; empty if there is none."""
    fitting = [text for text, blanks in _sentences(part, kind) if blanks <= said.keys()]
    return chance.choice(fitting).format(**said) if fitting and said else ""


@cache
def _sentences(part: str, kind: str) -> tuple[tuple[str, frozenset[str]], ...]:
    chosen = (row["sentence"] for row in rows("sentences") if (row["part"], row["kind"]) == (part, kind))
    return tuple((text, frozenset(_BLANK.findall(text))) for text in chosen)


@cache
def industries(year: int) -> tuple[str, ...]:
    """Return the industries that anybody talks about in a year, the oldest first."""
    return tuple(word for first in range(FIRST, year + 1) for word in words(f"industry.{first}"))


def _hedged(value: float, metric: Metric) -> Words:
    said = {"about": wording.amount(wording.below(value), metric.unit)}
    if wording.below(value) < value:
        said["below"] = wording.amount(wording.below(value), metric.unit)
    if wording.above(value) > value:
        said["near"] = wording.amount(wording.above(value), metric.unit)
    return said


def _compared(now: float, before: float | None, metric: Metric) -> Words:
    """Return the words that measure a value by that of the year before."""
    if before is None or before == 0:
        return {}
    if metric.kind == "share":
        changed = {"points": wording.points(now, before)} if round(now - before, 2) else {}
        return changed | ({"before": wording.amount(before, metric.unit)} if now > before else {})
    said = {"growth": wording.growth(now, before)}
    if now > before:
        said["before"] = wording.amount(before, metric.unit)
        said["added"] = wording.amount(now - before, metric.unit)
    return said
