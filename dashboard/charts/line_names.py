"""The regions' names at the ends of their lines: right of the last point, or left of it where a phone has no room."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.regions import name

# Pixels: the most that names may take beside the chart, what a phone leaves to the chart itself, a letter, the space before.
_MOST, _PHONE, _LETTER, _GAP = 68, 240, 12, 8
_SHARE = 0.055
"""How far names keep apart, as a share of the axis."""


def room(shown: pd.DataFrame, lang: str) -> int:
    """Return the pixels that the names of the regions in ``shown`` get beside the chart."""
    return min(max((_wide(name(code, lang)) for code in shown["region"].unique()), default=0), _MOST)


def trace(shown: pd.DataFrame, lang: str) -> dict[str, Any]:
    """Return the names as one of plotly's traces: each region at its last point, one of its own before one of a place
    inside it. ``shown`` are dated points (see ``lines.dated``); names that would touch are moved apart."""
    last = _placed(shown, lang)
    return {
        "type": "scatter",
        "x": last["at"].tolist(),
        "y": _apart(last, (shown["value"].max() - min(shown["value"].min(), 0)) * _SHARE),
        "mode": "text",
        "text": [f"\u2002{said}\u2002" for said in last["said"]],
        "textposition": ["middle right" if is_beside else "top left" for is_beside in last["beside"]],
        "textfont": {"size": _LETTER},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _placed(shown: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return the last point of each region, the lowest first, with what is ``said``, whether ``beside`` the point, ``at``
    which day, and the pixels from ``left`` to ``right`` that it takes on a phone."""
    newest = shown.sort_values(["narrower", "period_end"], ascending=[True, False])
    last = newest.drop_duplicates("region").sort_values("value")
    begin, end = shown["period_start"].min(), shown["period_end"].max()
    a_day = _PHONE / max((end - begin).days, 1)
    last = last.assign(said=[name(code, lang) for code in last["region"]])
    wide = last["said"].map(_wide)
    beside = wide <= room(shown, lang) + (end - last["period_end"]).dt.days * a_day
    at = last["period_end"].where(beside, last["middle"])
    left = (at - begin).dt.days * a_day - wide.where(~beside, 0)
    return last.assign(beside=beside, at=at, left=left, right=left + wide)


def _apart(last: pd.DataFrame, least: float) -> list[float]:
    """Return the heights of names, from the lowest up, ``least`` apart where they take the same pixels across.

    >>> spots = pd.DataFrame({"value": [1.0, 1.5, 1.6], "left": [0, 30, 80], "right": [40, 70, 120]})
    >>> _apart(spots, 1.0)
    [1.0, 2.0, 1.6]
    """
    found: list[tuple[float, float, float]] = []
    for value, left, right in zip(last["value"], last["left"], last["right"], strict=True):
        near = [
            other + least for other, start, end in found if left < end and start < right and abs(other - value) < least
        ]
        found.append((max([value, *near]), left, right))
    return [height for height, _, _ in found]


def _wide(said: str) -> int:
    """Return about how many pixels a name takes, with the space before it.

    >>> _wide("重庆"), _wide("Chongqing"), _wide("Inner Mongolia")
    (32, 67, 100)
    """
    return round(sum(_LETTER if letter > "\u2e80" else _LETTER * 0.55 for letter in said)) + _GAP
