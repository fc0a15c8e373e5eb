"""How a hedge word looks: a whisker over what the word leaves open, with a bar where it ends and an arrow where it does not.

约, 近, 余 and ranges leave an interval with two ends; 突破, 以上 and 以内 leave one side open. What a word leaves open is in
the columns ``low`` and ``high``: none there means an open side.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

# An arrow is this part of the axis long: it says "further this way", not how far.
REACH = 0.06
_HEADS = {
    (True, 1): "triangle-right",
    (True, -1): "triangle-left",
    (False, 1): "triangle-up",
    (False, -1): "triangle-down",
}
_HEAD = 8
# Where there is none plotly would take a null for one of no length, and draw its bar across.
NO_WHISKER = "none"

_HATCHED = "hash-open"


def symbol(status: str, is_let_in: bool = False, shape: str = "circle") -> str:
    """Return the plotly symbol of a point: solid for what was reported, hollow for what is planned.

    What was let in although it is not comparable is hatched.

    >>> symbol("actual"), symbol("target", shape="diamond"), symbol("actual", True)
    ('circle', 'diamond-open', 'hash-open')
    """
    if is_let_in:
        return _HATCHED
    return shape if status == "actual" else f"{shape}-open"


def whiskers(rows: pd.DataFrame, colour: str) -> dict[str, Any]:
    """Return plotly's error bars for rows with ``value, value_max, low, high``: those whose interval has two ends."""
    value, most, low, high = _numbers(rows, "value", "value_max", "low", "high")
    top = np.fmax(high, most)
    closed = (~np.isnan(high) & (low < top)).tolist()
    above, below = (np.maximum(length, 0).tolist() for length in (top - value, value - low))
    return {
        "type": "data",
        "symmetric": False,
        "array": [end if has_end else NO_WHISKER for end, has_end in zip(above, closed, strict=True)],
        "arrayminus": [end if has_end else NO_WHISKER for end, has_end in zip(below, closed, strict=True)],
        "color": colour,
        "thickness": 1.5,
        "width": 4,
    }


def open_side(rows: pd.DataFrame) -> pd.Series:
    """Return on which side a number is open: 1 above (突破), -1 below (以内), 0 for none.

    >>> open_side(pd.DataFrame({"low": [5.0, None, 4.0], "high": [None, 5.0, 6.0]})).tolist()
    [1, -1, 0]
    """
    return rows["high"].isna().astype(int) - rows["low"].isna().astype(int)


def ends(rows: pd.DataFrame, span: float) -> pd.DataFrame:
    """Return ``least`` and ``most`` of the room that each number takes on an axis of length ``span``, arrows included."""
    value, most, low, high = _numbers(rows, "value", "value_max", "low", "high")
    side, reach = open_side(rows).to_numpy(), REACH * span
    lowest = np.where(side >= 0, np.fmin(value, low), value - reach)
    highest = np.where(side <= 0, np.fmax(np.fmax(value, most), high), value + reach)
    return pd.DataFrame({"least": lowest, "most": highest}, index=rows.index)


def _numbers(rows: pd.DataFrame, *names: str) -> list[Any]:
    """Return columns as plain arrays: an axis of a few points is worked out much faster than with tables."""
    return [rows[name].to_numpy(dtype=float) for name in names]


def arrows(
    rows: pd.DataFrame, places: Any, span: float, colour: str, *, across: bool = False, size: int = _HEAD
) -> list[dict[str, Any]]:
    """Return arrows for those of ``rows`` that are open on one side, as one of plotly's traces; none if there are none.

    ``places`` are where the rows stand on the other axis; ``span`` is the length of the axis of values, which is the level
    one if ``across``; ``size`` is that of an arrow's head in pixels.
    """
    side = open_side(rows)
    along: list[Any] = []
    beside: list[Any] = []
    heads: list[str] = []
    for value, place, way in zip(rows["value"], places, side, strict=True):
        if way:
            along += [value, value + way * REACH * span, None]
            beside += [place, place, None]
            heads += [_HEADS[across, int(way)]] * 3
    if not along:
        return []
    return [
        {
            "type": "scatter",
            "x": along if across else beside,
            "y": beside if across else along,
            "mode": "lines+markers",
            "line": {"color": colour, "width": 1.5},
            "marker": {
                "symbol": heads,
                "size": [0, size, 0] * (len(along) // 3),
                "color": colour,
                "line": {"width": 0},
            },
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    ]
