"""One series through time, a colour per region: the period as a level line, solid points reported, hollow ones planned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import cards
from dashboard.amounts import scaled
from dashboard.charts import hedges
from dashboard.charts.axes import CLEAR, RULE, base, date_axis, left_margin
from dashboard.charts.values import value_ticks
from dashboard.periods import period
from dashboard.places import place
from dashboard.records import records
from dashboard.regions import colour, name
from dashboard.signatures import let_in
from dashboard.words import text

HEIGHT, TICK_ROOM = 360, 58
_LABEL_SHARE, _LABEL_DAYS = 0.055, 500
_SAME_LENGTH = 45
_MOST_LINES = 30
"""Places whose lines the eye can follow; of more, only the points are drawn."""


def chart(points: pd.DataFrame, lang: str) -> go.Figure:
    """Draw the points of one series (see ``queries.series.points``); those without a period are left out."""
    dated = points[points["period_end"].notna() & points["period_start"].notna()].copy()
    dated["let_in"] = let_in(dated)
    dated["middle"] = dated["period_start"] + (dated["period_end"] - dated["period_start"]) / 2
    figure = base(HEIGHT, TICK_ROOM, left_margin([name(code, lang) for code in dated["region"].unique()], lang))
    followed = dated["region_code"].nunique() <= _MOST_LINES
    for code, own in dated.groupby("region", sort=False):
        for _, place_own in own[~own["let_in"] & followed].groupby("region_code", sort=False):
            _joined(figure, place_own, colour(str(code)))
        _points(figure, own, colour(str(code)), lang)
        hedges.arrows(figure, own, own["middle"], _span(dated), colour(str(code)))
    _end_labels(figure, dated, lang)
    _axes(figure, dated, lang)
    return figure


def _joined(figure: go.Figure, own: pd.DataFrame, line: str) -> None:
    """Join what was reported of one place by a line, and the last of it with the targets by dots.

    Only periods of one length are joined: a year does not continue five years.
    """
    days = (own["period_end"] - own["period_start"]).dt.days // _SAME_LENGTH
    own = own[days == days.mode().min()]
    actual = own[own["status"] == "actual"].drop_duplicates("middle", keep="last").sort_values("middle")
    planned = own[own["status"] != "actual"].drop_duplicates("middle", keep="last").sort_values("middle")
    figure.add_scatter(
        x=actual["middle"], y=actual["value"], mode="lines", line={"color": line, "width": 2}, hoverinfo="skip"
    )
    if len(actual) and len(planned):
        path = pd.concat([actual.tail(1), planned[planned["middle"] > actual["middle"].iloc[-1]]])
        figure.add_scatter(
            x=path["middle"],
            y=path["value"],
            mode="lines",
            line={"color": line, "width": 1.5, "dash": "dot"},
            hoverinfo="skip",
        )


def _points(figure: go.Figure, own: pd.DataFrame, ink: str, lang: str) -> None:
    """Add periods, whiskers and points."""
    rows = records(own)
    across: list[Any] = []
    level: list[Any] = []
    for row in rows:
        across += [row["period_start"], row["period_end"], None]
        level += [row["value"], row["value"], None]
    figure.add_scatter(x=across, y=level, mode="lines", line={"color": ink, "width": 1}, opacity=0.55, hoverinfo="skip")
    solid = [row["status"] == "actual" and not row["let_in"] for row in rows]
    figure.add_scatter(
        x=own["middle"],
        y=own["value"],
        error_y=hedges.whiskers(own, ink),
        mode="markers",
        marker={
            "size": 10,
            "symbol": [hedges.symbol(row["status"], row["let_in"]) for row in rows],
            "color": ink,
            "line": {"color": [CLEAR if is_solid else ink for is_solid in solid], "width": 2},
        },
        customdata=list(own["indicator_id"]),
        hovertext=[hover(row, lang) for row in rows],
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
    )


def hover(row: Mapping[str, Any], lang: str) -> str:
    """Return what a point says: place, number, period, status, document."""
    status = text(f"status.{row['status']}", lang)
    when = period(row["period_start"], row["period_end"], lang)
    return f"<b>{place(row, lang)} {cards.number(row, lang)}</b><br>{when} · {status}<br>{row['title'][:30]}"


def _end_labels(figure: go.Figure, dated: pd.DataFrame, lang: str) -> None:
    """Name each region at its last point, one of its own before one of a place inside it; names that would touch are
    moved apart."""
    newest = dated.sort_values(["narrower", "period_end"], ascending=[True, False])
    last = newest.drop_duplicates("region").sort_values("value")
    least = (dated["value"].max() - min(dated["value"].min(), 0)) * _LABEL_SHARE
    shifts: list[tuple[pd.Timestamp, float]] = []
    for when, value in zip(last["period_end"], last["value"], strict=True):
        near = [other + least for day, other in shifts if abs((day - when).days) < _LABEL_DAYS]
        shifts.append((when, max([value, *near])))
    figure.add_scatter(
        x=[when for when, _ in shifts],
        y=[height for _, height in shifts],
        mode="text",
        text=[f"\u2002{name(code, lang)}" for code in last["region"]],
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
    )


def _span(dated: pd.DataFrame) -> float:
    """Return how long the axis of values is, about: what arrows are measured by."""
    return float(max(dated["value"].max(), 0) - min(dated["value"].min(), 0)) or 1.0


def _axes(figure: go.Figure, dated: pd.DataFrame, lang: str) -> None:
    percent = "%" if dated.iloc[0]["unit"] == "%" else ""
    room = hedges.ends(dated, _span(dated))
    low, high = room["least"].min(), room["most"].max()
    ticks = value_ticks(low, high)
    figure.update_yaxes(
        tickmode="array",
        tickvals=ticks,
        ticktext=[scaled(tick, lang) + percent for tick in ticks],
        range=[min(ticks[0], low), max(ticks[-1], high) * 1.05],
        gridcolor=RULE,
        zeroline=True,
        zerolinecolor=RULE,
        fixedrange=True,
    )
    date_axis(figure, dated["period_start"].min(), dated["period_end"].max())
