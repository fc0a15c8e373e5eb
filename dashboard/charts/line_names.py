"""The regions' names at the ends of their lines: right of the last point, or left of it where a phone has no room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.regions import name

# Pixels: the most that names may take beside the chart, what a phone leaves to the chart itself, a letter, the space before.
_MOST, _PHONE, _LETTER, _GAP = 58, 240, 12, 8
_SHARE, _NEAR = 0.055, 500
"""How far names keep apart, as a share of the axis, and how many days lie between those that could touch."""


def room(shown: pd.DataFrame, lang: str) -> int:
    """Return the pixels that the names of the regions in ``shown`` get beside the chart."""
    return min(max((_wide(name(code, lang)) for code in shown["region"].unique()), default=0), _MOST)


def trace(shown: pd.DataFrame, lang: str) -> dict[str, Any]:
    """Return the names as one of plotly's traces: each region at its last point, one of its own before one of a place
    inside it. ``shown`` are dated points (see ``lines.dated``); names that would touch are moved apart."""
    newest = shown.sort_values(["narrower", "period_end"], ascending=[True, False])
    last = newest.drop_duplicates("region").sort_values("value")
    said = [name(code, lang) for code in last["region"]]
    begin, end = shown["period_start"].min(), shown["period_end"].max()
    a_day = _PHONE / max((end - begin).days, 1)
    free = [room(shown, lang) + (end - when).days * a_day for when in last["period_end"]]
    beside = [_wide(words) <= pixels for words, pixels in zip(said, free, strict=True)]
    ends = zip(last["period_end"], last["middle"], beside, strict=True)
    return {
        "type": "scatter",
        "x": [when if is_beside else middle for when, middle, is_beside in ends],
        "y": _apart(last, (shown["value"].max() - min(shown["value"].min(), 0)) * _SHARE),
        "mode": "text",
        "text": [f"\u2002{words}\u2002" for words in said],
        "textposition": ["middle right" if is_beside else "top left" for is_beside in beside],
        "textfont": {"size": _LETTER},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _apart(last: pd.DataFrame, least: float) -> Sequence[float]:
    """Return the heights of the names of ``last``, from the lowest up, ``least`` apart where they end near each other."""
    found: list[tuple[pd.Timestamp, float]] = []
    for when, value in zip(last["period_end"], last["value"], strict=True):
        near = [other + least for day, other in found if abs((day - when).days) < _NEAR]
        found.append((when, max([value, *near])))
    return [height for _, height in found]


def _wide(said: str) -> int:
    """Return about how many pixels a name takes, with the space before it.

    >>> _wide("重庆"), _wide("Chongqing"), _wide("Inner Mongolia")
    (32, 67, 100)
    """
    return round(sum(_LETTER if letter > "\u2e80" else _LETTER * 0.55 for letter in said)) + _GAP
