"""The numbers behind the documents: every metric of every place in every year, from one seed.

A place has a share of what lies above it, so that parts add up to their whole; a percentage differs from that above by
a few points. Each metric grows at its own pace with some noise; growth is always reckoned from the numbers as published.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from random import Random

from tools.demonstration.places import WEIGHTS, YEARS, home, places, within
from tools.demonstration.tables import Row, rows

FIRST, LAST = YEARS[0], YEARS[-1]
AHEAD = 10
"""Years after the last one that plans look into."""
_SHARE_CEILING, _SHARE_FLOOR = 99.5, 0.4
_LEAST = {False: 3, True: 1e6}
"""Fewer things, or less money, are not worth a sentence."""
_UNEVEN, _OWN_WAY, _DRIFT = 0.6, 0.35, 0.02


@dataclass(frozen=True, slots=True)
class Metric:
    """What is measured. ``kind``: ``amount`` of a year, ``stock`` at its end, ``share`` in %, ``mean`` per head.

    ``size`` is Shandong's value in the last year, ``growth`` a year's (points for a share), ``spread`` its noise.
    """

    name: str
    unit: str
    kind: str
    size: float
    growth: float
    spread: float
    since: int

    @classmethod
    def from_row(cls, row: Row) -> Metric:
        """Read a row of ``metrics.csv``."""
        numbers = (float(row[name]) for name in ("size", "growth", "spread"))
        return cls(row["metric"], row["unit"], row["kind"], *numbers, int(row["since"]))


METRICS = {row["metric"]: Metric.from_row(row) for row in rows("metrics")}


class World:
    """The values of one seed."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._value = cache(self._reckoned)
        self._noise = cache(self._walk)
        self._parts = cache(self._shares)

    def random(self, *name: object) -> Random:
        """Return a source of chance of its own for a name, so that one thing more or less changes nothing else."""
        return Random("|".join(map(str, (self.seed, *name))))  # noqa: S311

    def value(self, code: str, metric: Metric, year: int) -> float | None:
        """Return the value as it is published (rounded), or ``None`` where nobody counts it (yet)."""
        if not metric.since <= year <= LAST + AHEAD:
            return None
        exact = self._value(code, metric.name, year)
        rounded = published(exact, metric)
        return rounded if metric.kind == "share" or rounded >= _LEAST[metric.unit == "元"] else None

    def rank(self, code: str, metric: Metric, year: int) -> int:
        """Return the place's rank among those beside it, the largest first."""
        siblings = within(self._above(code, year), home(code, year))
        own = self._value(code, metric.name, year)
        return 1 + sum(self._value(other, metric.name, year) > own for other in siblings)

    def _reckoned(self, code: str, name: str, year: int) -> float:
        metric = METRICS[name]
        walk = self._noise(code, name)[year - FIRST + 1]
        if code in WEIGHTS:
            return _top(metric, WEIGHTS[code], walk, year)
        parent = self._above(code, year)
        above = self._value(parent, name, year)
        if metric.kind == "share":
            return min(max(above + 4 * walk * metric.spread, _SHARE_FLOOR), _SHARE_CEILING)
        return above * (
            math.exp(walk) if metric.kind == "mean" else self._parts(parent, name, year, home(code, year))[code]
        )

    def _above(self, code: str, year: int) -> str:
        return places(home(code, year))[code].parent

    def _walk(self, code: str, name: str) -> tuple[float, ...]:
        """Return the deviation of each year from the steady path: a start of its own and small steps."""
        metric, chance = METRICS[name], self.random(code, name)
        step = 0.1 if metric.kind == "share" else metric.spread * 0.4
        walk = [chance.gauss(0, 1 if metric.kind == "share" else 0.08)]
        for _ in range(FIRST, LAST + AHEAD + 1):
            walk.append(walk[-1] * 0.97 + chance.gauss(0, step))
        return tuple(walk)

    def _shares(self, parent: str, name: str, year: int, tree: int) -> dict[str, float]:
        """Return the shares of a year among the places that there were at the end of the year ``tree``."""
        codes = within(parent, tree)
        weights = [self._weight(code, name) * math.exp(self._noise(code, name)[year - FIRST + 1]) for code in codes]
        return {code: weight / sum(weights) for code, weight in zip(codes, weights, strict=True)}

    def _weight(self, code: str, name: str) -> float:
        size = self.random(code).gauss(0, _UNEVEN)
        return math.exp(size + self.random(code, name, "own").gauss(0, _OWN_WAY))


def _top(metric: Metric, weight: float, walk: float, year: int) -> float:
    years = LAST - year
    if metric.kind == "share":
        steady = metric.size - metric.growth * years + walk * metric.spread
        return min(max(steady, _SHARE_FLOOR), _SHARE_CEILING)
    size = metric.size if metric.kind == "mean" else metric.size * weight
    return size * (1 + metric.growth) ** -years * math.exp(walk)


def published(value: float, metric: Metric) -> float:
    """Return a value with as many digits as statistics give it.

    >>> published(1234567891234.0, METRICS["地区生产总值"]), published(61.27, METRICS["常住人口城镇化率"])
    (1234600000000.0, 61.3)
    >>> published(253.4, METRICS["智能工厂"]), published(1234567.0, METRICS["汽车产量"])
    (253.0, 1234600.0)
    """
    if metric.kind == "share":
        return round(value, 2 if metric.name == "研发投入强度" else 1)
    if metric.kind == "mean":
        return float(round(value))
    if metric.unit == "元":
        return float(round(value, -8 if value >= 1e12 else -7 if value >= 1e11 else -6 if value >= 1e8 else -4))
    return float(round(value, -6 if value >= 1e10 else -4 if value >= 1e8 else -2 if value >= 1e5 else 0))
