"""What a figure leaves open, and reckoning with it."""

from math import inf, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.compare.interval import Interval, left_open, step

sizes = st.floats(0.01, 1e12)
intervals = st.tuples(sizes, sizes).map(lambda ends: Interval(min(ends), max(ends)))
inside = st.floats(0, 1)


def at(interval: Interval, share: float) -> float:
    return min(interval.high, interval.low + (interval.high - interval.low) * share)


@pytest.mark.parametrize(
    ("quote", "value", "worth"),
    [
        ("33,757.93亿元", 3.375793e12, 1e6),
        ("129.6万辆", 1296000.0, 1000.0),
        ("12%", 12.0, 1.0),
        ("12.0%", 12.0, 0.1),
        ("下降10.8%", -10.8, 0.1),
        ("五成", 50.0, 10.0),
        ("万亿元", 1e12, 1e12),
        ("零", 0.0, 0.0),
    ],
)
def test_the_last_digit_has_its_worth(quote: str, value: float, worth: float) -> None:
    assert isclose(step(quote, value), worth)


@pytest.mark.parametrize(
    ("quote", "value", "low", "high", "expected"),
    [
        ("12.5%", 12.5, 12.5, 12.5, Interval(12.45, 12.55)),
        ("约50家", 50.0, 45.0, 55.0, Interval(44.5, 55.5)),
        ("50—60家", 50.0, 50.0, 60.0, Interval(49.5, 60.5)),
        ("下降超10%", -10.0, None, -10.0, Interval(-inf, -9.5)),
    ],
)
def test_hedges_and_rounding_are_left_open(
    quote: str, value: float, low: float | None, high: float | None, expected: Interval
) -> None:
    assert left_open(quote, value, low, high) == expected


@given(intervals, intervals, inside, inside, st.integers(1, 20))
def test_reckoning_keeps_every_possible_value(one: Interval, other: Interval, s: float, t: float, years: int) -> None:
    """Whatever the two figures really were, what is reckoned of them lies in what is reckoned of their intervals."""
    x, y = at(one, s), at(other, t)
    ratio = x / y
    assert one.over(other).meets(Interval(ratio, ratio))
    assert one.plus(other).meets(Interval(x + y, x + y))
    assert one.minus(other).meets(Interval(x - y, x - y))
    rate = (ratio ** (1 / years) - 1) * 100
    grown = one.over(other).growth(years)
    assert grown.low - 1e-6 * (1 + abs(rate)) <= rate <= grown.high + 1e-6 * (1 + abs(rate))


@given(intervals, intervals)
def test_meeting_has_no_direction(one: Interval, other: Interval) -> None:
    assert one.meets(other) == other.meets(one)


def test_open_ends_divide() -> None:
    assert Interval(100, inf).over(Interval(50, 50)) == Interval(2, inf)
    assert Interval(100, 100).over(Interval(50, inf)) == Interval(0, 2)
