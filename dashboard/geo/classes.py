"""Classes for a map of one indicator: five to seven, with round edges, in one hue from low to high."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

FEWEST, MOST = 5, 7
STEPS = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)  # no ratio over 1.5, so that some step always gives 5 to 7 classes
SKEWED, MANY = 20.0, 12


@dataclass(frozen=True, slots=True)
class Classes:
    """``edges`` are n + 1 rising numbers for n classes, each from its lower edge up to below its upper edge.

    The last class holds its upper edge too. ``whole`` says that the values are whole numbers: 2 to below 4 reads 2–3.
    """

    edges: tuple[float, ...]
    whole: bool = False

    def __len__(self) -> int:
        return len(self.edges) - 1

    def index(self, value: float) -> int:
        """Return the number of the class of a value, from 0; values outside belong to the nearest class.

        >>> Classes((0.0, 10.0, 20.0)).index(10), Classes((0.0, 10.0, 20.0)).index(20)
        (1, 1)
        """
        return min(max(bisect_right(self.edges, value) - 1, 0), len(self) - 1)

    def ranges(self) -> list[tuple[float, float]]:
        """Return the first and last number of each class as a reader would say it.

        >>> Classes((1, 2, 4), whole=True).ranges(), Classes((1, 2, 4)).ranges()
        ([(1, 1), (2, 3)], [(1, 2), (2, 4)])
        """
        return [(low, high - self.whole) for low, high in pairwise(self.edges)]


def classes(values: Sequence[float], whole: bool = False) -> Classes:
    """Return the classes that suit some values: equal steps, or equal shares where a few values dwarf the rest.

    Equal shares (quantiles) need twelve different values and a ratio of twenty between the ends. ``values`` must not be
    empty; ``whole`` numbers get whole edges, and their first class leaves out the zero that no value is.

    >>> classes([26.5, 3.1]).edges
    (0.0, 4.0, 8.0, 12.0, 16.0, 20.0, 24.0, 28.0)
    >>> classes([1, 2, 2, 3], whole=True).edges
    (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)
    """
    low, high = min(values), max(values) + whole
    if whole and high <= MOST + 1:
        low = min(low, 1)
    first, *others = _shares([*sorted(set(values))[:-1], high]) or _steps(low, high, whole)
    return Classes((max(first, min(low, 1.0)) if whole else first, *others), whole)


def _steps(low: float, high: float, whole: bool) -> tuple[float, ...]:
    """Return edges at equal round steps around ``low`` to ``high``."""
    if low == high:
        low, high = min(low, 0.0), max(high, 0.0) or 1.0
    power = 10.0 ** (math.floor(math.log10(high - low)) - 1)
    sizes = (step * power * ten for ten in (1, 10) for step in STEPS)
    step = next(size for size in sizes if _count(low, high, size) <= MOST and not (whole and size % 1))
    first = math.floor(round(low / step, 9))
    count = max(_count(low, high, step), FEWEST)
    return tuple(round((first + i) * step, 10) for i in range(count + 1))


def _count(low: float, high: float, step: float) -> int:
    """Return how many steps cover the stretch."""
    return math.ceil(round(high / step, 9)) - math.floor(round(low / step, 9))


def _shares(values: list[float]) -> tuple[float, ...]:
    """Return edges that give each class about as many values, or nothing where equal steps serve better."""
    if len(values) < MANY or values[0] <= 0 or values[-1] / values[0] < SKEWED:
        return ()
    cuts = [values[round(i * (len(values) - 1) / MOST)] for i in range(MOST + 1)]
    edges = sorted({_two_digits(cut) for cut in cuts[1:-1]})
    edges = [_two_digits(values[0], math.floor), *edges, _two_digits(values[-1], math.ceil)]
    distinct = tuple(sorted(set(edges)))
    return distinct if len(distinct) > FEWEST else ()


def _two_digits(value: float, rounding: Callable[[float], int] = round) -> float:
    """Round to two significant digits."""
    power = 10.0 ** (math.floor(math.log10(value)) - 1)
    return round(rounding(value / power) * power, 10)
