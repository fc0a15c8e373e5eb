"""What a figure leaves open: the interval of its hedge word, widened by the digits that it was not given with."""

from __future__ import annotations

import re
from functools import lru_cache
from math import floor, inf, isfinite, log10

from etl.value import value

_DIGITS = re.compile(r"\d[\d,，]*(?:\.(?P<decimals>\d+))?")
_DUST = 1e-9
_VACUOUS = 2
_REMEMBERED = 10_000


@value
class Interval:
    """All values from ``low`` to ``high``, both included; an open side is infinite."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Tell whether the two have a value in common; what only binary fractions part counts as one.

        >>> Interval(1, 2).meets(Interval(2, 3)), Interval(1, 2).meets(Interval(2.1, 3))
        (True, False)
        """
        dust = _DUST * max(abs(each) for each in (self.low, self.high, other.low, other.high, 1) if isfinite(each))
        return self.low <= other.high + dust and other.low <= self.high + dust

    def says_nothing_of(self, stated: float) -> bool:
        """Tell whether half and double of a value would lie in it too: agreeing with such an interval is no check.

        >>> Interval(1, 100).says_nothing_of(10), Interval(9, 11).says_nothing_of(10), Interval(5, inf).says_nothing_of(10)
        (True, False, True)
        """
        ends = sorted((stated / _VACUOUS, stated * _VACUOUS))
        return self.low <= ends[0] and ends[1] <= self.high

    def plus(self, other: Interval) -> Interval:
        """Return the sums of a value of this with one of the other."""
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: Interval) -> Interval:
        """Return the differences of a value of this and one of the other."""
        return Interval(self.low - other.high, self.high - other.low)

    def over(self, other: Interval) -> Interval:
        """Return the ratios of a value of this to one of the other; both of them sizes, not below zero.

        >>> Interval(90, 110).over(Interval(100, 100))
        Interval(low=0.9, high=1.1)
        """
        low, high = max(self.low, 0.0), max(self.high, 0.0)
        return Interval(low / other.high if isfinite(other.high) else 0.0, high / other.low if other.low > 0 else inf)

    def growth(self, years: float = 1) -> Interval:
        """Return ratios as growth in percent a year, over so many years.

        >>> Interval(1.21, 1.21).growth(2).low
        10.0
        """
        return Interval(_rate(self.low, years), _rate(self.high, years))

    def times(self, factor: float) -> Interval:
        """Return the interval scaled by a positive factor."""
        return Interval(self.low * factor, self.high * factor)


def _rate(ratio: float, years: float) -> float:
    return float(f"{(ratio ** (1 / years) - 1) * 100:.12g}")


def left_open(quote: str, value: float, low: float | None, high: float | None) -> Interval:
    """Return what a figure leaves open: ``low`` to ``high``, and half a step of its last digit on each side.

    >>> left_open("5.3万亿元", 5.3e12, 5.3e12, 5.3e12), left_open("超800家", 800.0, 800.0, None)
    (Interval(low=5250000000000.0, high=5350000000000.0), Interval(low=799.5, high=inf))
    """
    half = step(quote, value) / 2
    return Interval(-inf if low is None else low - half, inf if high is None else high + half)


@lru_cache(_REMEMBERED)  # a third of a report's figures are another one's 5% or 10个
def step(quote: str, value: float) -> float:
    """Return the worth of the last digit that was written; of a number in Chinese characters, of its first digit.

    >>> step("12.30%", 12.3), step("1.2万亿元", 1.2e12), step("1,200家", 1200.0), step("八成", 80.0)
    (0.01, 100000000000.0, 1.0, 10.0)
    """
    match = _DIGITS.search(quote)
    written = float(match.group().replace(",", "").replace("，", "")) if match else 0.0
    if match is None or not written or not value:
        return float(10.0 ** floor(log10(abs(value)))) if value else 0.0
    decimals = len(match["decimals"] or "")
    return float(f"{abs(value) / written * 10.0**-decimals:.12g}")
