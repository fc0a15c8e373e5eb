"""Round ticks for an axis of values."""

from __future__ import annotations

from math import ceil, floor, log10

import pandas as pd

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
# A single value stands in the middle of this share of itself to either side.
_ALONE = 0.02
_WHOLE = 100


def value_ticks(low: float, high: float, count: int = 4, *, from_zero: bool = True) -> list[float]:
    """Return about ``count`` round steps over all values between ``low`` and ``high``, and zero if ``from_zero``.

    >>> value_ticks(6e10, 1.3e11), value_ticks(-2.5, 12.4), value_ticks(0, 0)
    ([0.0, 50000000000.0, 100000000000.0, 150000000000.0], [-5.0, 0.0, 5.0, 10.0, 15.0], [0.0, 1.0])
    >>> value_ticks(96.2, 99.1, from_zero=False), value_ticks(26.5, 26.5, from_zero=False)
    ([96.0, 97.0, 98.0, 99.0, 100.0], [25.0, 26.0, 27.0, 28.0])
    """
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
        if low == high:
            return [0.0, 1.0]
    elif low == high:
        room = abs(low) * _ALONE or 1.0
        low, high, count = low - room, high + room, 2
    rough = (high - low) / count
    size = 10.0 ** floor(log10(rough))
    step = size * next(part for part in _ROUND if part * size >= rough * 0.999)
    return [number * step for number in range(floor(low / step), ceil(high / step) + 1)]


def within_whole(ticks: list[float], rows: pd.DataFrame) -> list[float]:
    """Return the ticks of an axis without those beyond 100 %, where all values of ``rows`` are levels up to it.

    >>> shares = pd.DataFrame({"unit": ["%"], "measure": ["level"], "value": [99.0]})
    >>> within_whole([0.0, 50.0, 100.0, 150.0], shares), within_whole([0.0, 50.0], shares.assign(measure="growth"))
    ([0.0, 50.0, 100.0], [0.0, 50.0])
    """
    if not ((rows["unit"] == "%") & (rows["measure"] == "level") & (rows["value"] <= _WHOLE)).all():
        return ticks
    return [tick for tick in ticks if tick <= _WHOLE] or ticks
