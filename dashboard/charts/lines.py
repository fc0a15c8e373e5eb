"""One series through time, a colour per region: the period as a level line, solid points reported, hollow ones planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from dashboard import cards
from dashboard.amounts import scaled
from dashboard.charts import hedges, line_names
from dashboard.charts.axes import CLEAR, RULE, base, date_axis
from dashboard.charts.drawing import Drawing
from dashboard.charts.values import value_ticks, within_whole
from dashboard.periods import period
from dashboard.places import place
from dashboard.records import records
from dashboard.regions import colour
from dashboard.signatures import let_in
from dashboard.words import text

HEIGHT, TICK_ROOM = 360, 58
_POINT = 10
_SAME_LENGTH, _TITLE = 45, 21
_GAP = (None, None)
_DRAWN = (
    "indicator_id", "value", "value_max", "low", "high", "unit", "bound", "measure", "status", "period_start", "period_end",
    "region_code", "province", "city", "county", "region", "narrower", "title", "differs_in", "shape",
)  # fmt: skip
_JOINED = ["region", "region_code", "status", "value", "period_start", "period_end", "middle"]
_MOST_LINES = 30
"""Places whose lines the eye can follow; of more, only the points are drawn."""


def chart(points: pd.DataFrame, lang: str) -> Drawing:
    """Draw the points of one series (see ``queries.series.points``); those without a period are left out."""
    shown = dated(points)
    figure = base(HEIGHT, TICK_ROOM, line_names.room(shown, lang))
    figure.add_traces([*marks(shown, axis_length(shown), lang), line_names.trace(shown, lang)])
    _axes(figure, shown, lang)
    return figure


def dated(points: pd.DataFrame) -> pd.DataFrame:
    """Return the points that have a period, in the columns that are drawn, with its ``middle``, and ``let_in``."""
    drawn = points[[column for column in points.columns if column in _DRAWN]]
    shown = drawn[drawn["period_end"].notna() & drawn["period_start"].notna()]
    middle = shown["period_start"] + (shown["period_end"] - shown["period_start"]) / 2
    return shown.assign(let_in=let_in(shown), middle=middle)


def marks(shown: pd.DataFrame, length: float, lang: str, size: int = _POINT) -> list[dict[str, Any]]:
    """Return the marks of dated points as plotly's traces: lines between what may be joined, periods, points, arrows.

    ``length`` is that of the axis of values, ``size`` that of a point in pixels. Plain traces are made much faster than
    plotly's own objects.
    """
    found: list[dict[str, Any]] = []
    followed = shown[~shown["let_in"]] if shown["region_code"].nunique() <= _MOST_LINES else shown[:0]
    lines: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for row in records(followed[_JOINED]):
        lines.setdefault(row["region"], {}).setdefault(row["region_code"], []).append(row)
    for code, own in shown.groupby("region", sort=False):
        ink = colour(str(code))
        for place_own in lines.get(str(code), {}).values():
            found += _joined(place_own, ink)
        found += _points(own, ink, lang, size)
        found += hedges.arrows(own, own["middle"], length, ink, size=size - 2)
    return found


def _joined(own: Sequence[Mapping[str, Any]], ink: str) -> list[dict[str, Any]]:
    """Join what was reported of one place by a line, and the last of it with the targets by dots.

    Only periods of one length are joined: a year does not continue five years.
    """
    lengths = [(row["period_end"] - row["period_start"]).days // _SAME_LENGTH for row in own]
    usual = max(sorted(set(lengths)), key=lengths.count)
    alike = sorted(
        (row for row, length in zip(own, lengths, strict=True) if length == usual), key=lambda row: row["middle"]
    )
    # Of equal times the last counts.
    actual, planned = (
        list({row["middle"]: row["value"] for row in alike if (row["status"] == "actual") == told}.items())
        for told in (True, False)
    )
    found = [_line(actual, {"color": ink, "width": 2})] if actual else []
    if actual and planned:
        last = actual[-1]
        way = [last, *(point for point in planned if point[0] > last[0])]
        found.append(_line(way, {"color": ink, "width": 1.5, "dash": "dot"}))
    return found


def _line(path: list[tuple[Any, Any]], look: dict[str, Any], **more: Any) -> dict[str, Any]:
    x, y = (list(part) for part in zip(*path, strict=True))
    return {"type": "scatter", "x": x, "y": y, "mode": "lines", "line": look, "hoverinfo": "skip", **more}


def _points(own: pd.DataFrame, ink: str, lang: str, size: int) -> list[dict[str, Any]]:
    """Return periods, whiskers and points."""
    rows = records(own)
    level = [
        end for row in rows for end in ((row["period_start"], row["value"]), (row["period_end"], row["value"]), _GAP)
    ]
    solid = [row["status"] == "actual" and not row["let_in"] for row in rows]
    marker = {
        "size": size,
        "symbol": [hedges.symbol(row["status"], row["let_in"], row.get("shape", "circle")) for row in rows],
        "color": ink,
        "line": {"color": [CLEAR if is_solid else ink for is_solid in solid], "width": 2 if size >= _POINT else 1.5},
    }
    points = {
        "type": "scatter",
        "x": own["middle"].tolist(),
        "y": own["value"].tolist(),
        "error_y": hedges.whiskers(own, ink),
        "mode": "markers",
        "marker": marker,
        "customdata": own["indicator_id"].tolist(),
        "hovertext": [hover(row, lang) for row in rows],
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},
    }
    return [_line(level, {"color": ink, "width": 1}, opacity=0.55), points]


def hover(row: Mapping[str, Any], lang: str) -> str:
    """Return what a point says: place, number, period, status, document."""
    status = text(f"status.{row['status']}", lang)
    when = period(row["period_start"], row["period_end"], lang)
    return f"<b>{place(row, lang)} {cards.number(row, lang)}</b><br>{when} · {status}<br>{shorten(row['title'])}"


def shorten(title: str) -> str:
    """Return the title of a document as a phone has room for it.

    >>> shorten("2024年政府工作报告"), shorten("关于印发某市推动人工智能与先进制造业深度融合行动方案的通知")
    ('2024年政府工作报告', '关于印发某市推动人工智能与先进制造业深度…')
    """
    return escape(title if len(title) <= _TITLE else title[: _TITLE - 1] + "…")


def axis_length(shown: pd.DataFrame) -> float:
    """Return how long the axis of values is, about: what arrows are measured by."""
    return float(max(shown["value"].max(), 0) - min(shown["value"].min(), 0)) or 1.0


def value_axis(shown: pd.DataFrame, lang: str, count: int = 4) -> dict[str, Any]:
    """Return an axis of values from zero over all points, with about ``count`` steps."""
    percent = "%" if shown.iloc[0]["unit"] == "%" else ""
    room = hedges.ends(shown, axis_length(shown))
    low, high = room["least"].min(), room["most"].max()
    ticks = within_whole(value_ticks(low, high, count), shown)
    return {
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": [scaled(tick, lang) + percent for tick in ticks],
        "tickfont": {"size": 11},
        "range": [min(ticks[0], low), max(ticks[-1], high) * 1.05],
        "gridcolor": RULE,
        "zeroline": True,
        "zerolinecolor": RULE,
        "fixedrange": True,
    }


def _axes(figure: Drawing, shown: pd.DataFrame, lang: str) -> None:
    figure.update_yaxes(**value_axis(shown, lang))
    date_axis(figure, shown["period_start"].min(), shown["period_end"].max())
