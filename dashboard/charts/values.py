"""Round ticks for an axis of values."""

from __future__ import annotations

from math import ceil, floor, log10

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


def value_ticks(low: float, high: float, count: int = 4) -> list[float]:
    """Return about ``count`` round steps from zero over all values between ``low`` and ``high``.

    >>> value_ticks(6e10, 1.3e11), value_ticks(-2.5, 12.4), value_ticks(0, 0)
    ([0.0, 50000000000.0, 100000000000.0, 150000000000.0], [-5.0, 0.0, 5.0, 10.0, 15.0], [0.0, 1.0])
    """
    low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        return [0.0, 1.0]
    rough = (high - low) / count
    size = 10.0 ** floor(log10(rough))
    step = size * next(part for part in _ROUND if part * size >= rough * 0.999)
    return [number * step for number in range(floor(low / step), ceil(high / step) + 1)]
