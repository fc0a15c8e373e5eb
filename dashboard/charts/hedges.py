"""How a hedge word looks: a triangle for an open end, a whisker for what the word leaves open."""

from __future__ import annotations

from typing import Any

import pandas as pd

_SHAPES = {"at_least": "triangle-up", "at_most": "triangle-down"}


def symbol(bound: str, status: str) -> str:
    """Return the plotly symbol of a point: its shape tells the open end, solid or hollow tells the status.

    >>> symbol("exact", "actual"), symbol("at_least", "target")
    ('circle', 'triangle-up-open')
    """
    return _SHAPES.get(bound, "circle") + ("" if status == "actual" else "-open")


def whiskers(rows: pd.DataFrame, colour: str) -> dict[str, Any]:
    """Return plotly's error bars for rows with ``value, value_max, bound, low, high``.

    Ranges and the words 约 and 近 leave both ends known; an open end is told by the symbol instead.
    """
    closed = rows["bound"].isin(["about", "nearly"]) | rows["value_max"].notna()
    top = rows[["high", "value_max"]].max(axis=1)
    above, below = (top - rows["value"]).where(closed), (rows["value"] - rows["low"]).where(closed)
    return {
        "type": "data",
        "symmetric": False,
        "array": above.clip(lower=0),
        "arrayminus": below.clip(lower=0),
        "color": colour,
        "thickness": 1.5,
        "width": 4,
    }
