"""The interval that a hedge word leaves open, by published rules (docs/figures.md)."""

from __future__ import annotations

from etl.mentions.quantities import Quantity
from etl.model import Bound

ABOUT = 0.1
"""约 and 左右 leave a tenth on both sides, 近 and 不到 a tenth below."""


def interval(quantity: Quantity, sign: float) -> tuple[float | None, float | None]:
    """Return (low, high); None where the side is open. 余 and 多 close the upper side at the next step of the last digit.

    A fall keeps its hedge on its size: 下降超10% is at most -10.
    """
    low, high = _size(quantity)
    if sign > 0:
        return low, high
    return (None if high is None else -high), (None if low is None else -low)


def _size(quantity: Quantity) -> tuple[float | None, float | None]:
    value, upper = quantity.value, quantity.value_max
    if quantity.bound is Bound.EXACT:
        return value, value if upper is None else upper
    if quantity.bound is Bound.AT_LEAST:
        closed = any(word in ("余", "多") for word in quantity.hedges) and upper is None
        return value, value + quantity.step if closed else None
    if quantity.bound is Bound.AT_MOST:
        return (1.0 if quantity.kind == "rank" else None), value if upper is None else upper
    if quantity.bound is Bound.NEARLY:
        return value * (1 - ABOUT), value if upper is None else upper
    return value * (1 - ABOUT), (value if upper is None else upper) * (1 + ABOUT)
