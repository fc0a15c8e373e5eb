"""Who named an industry first: one row per industry, a point for each region at its earliest document."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard import regions
from dashboard.charts.axes import base, date_axis, row_axis
from dashboard.charts.drawing import Drawing
from dashboard.records import records

ROW, AXIS = 38, 44
_LINE = 12
"""Pixels that a name's third line adds to every row."""
_FIRST, _OTHERS = 13, 9
_QUIET = 0.7
_LATE = 0.7
# Before the first point, as a share of the axis: its mark is not cut.
_ROOM = 0.015


def chart(firsts: pd.DataFrame, industries: Sequence[str], names: Sequence[str], left: int, lang: str) -> Drawing:
    """Draw ``firsts`` (see ``queries.industries``, and ``hover``, ``id``) for ``industries``, from the top.

    The earliest region of an industry has a large point and its name; a click on a point gives its ``id``.
    """
    shown = firsts[firsts["industry"].isin(industries)]
    shown = shown.assign(row=shown["industry"].map(list(industries).index), leads=~shown.duplicated("industry"))
    lines = max((name.count("<br>") + 1 for name in names), default=1)
    figure = base(len(industries) * (ROW + _LINE * max(lines - 2, 0)) + AXIS, left)
    row_axis(figure, names)
    figure.update_yaxes(tickfont={"size": 12})
    _points(figure, shown)
    _names(figure, shown[shown["leads"]], shown["day"], lang)
    first_day, last_day = shown["day"].min(), shown["day"].max()
    date_axis(figure, first_day, last_day)
    room = (last_day - first_day) * _ROOM + pd.Timedelta(days=20)
    edge = min(first_day - room, pd.Timestamp(first_day.year - 1, 12, 20))
    figure.update_xaxes(range=[f"{edge:%Y-%m-%d}", f"{last_day.year + 1}-01-12"])
    return figure


def _points(figure: Drawing, shown: pd.DataFrame) -> None:
    """Draw a point for each region: the first one's large, over those that lie near it."""
    ordered = shown.sort_values("leads", kind="stable")
    figure.add_scatter(
        x=ordered["day"],
        y=ordered["row"],
        mode="markers",
        marker={
            "color": [regions.colour(code) for code in ordered["region"]],
            "size": [_FIRST if leads else _OTHERS for leads in ordered["leads"]],
            "opacity": [1.0 if leads else _QUIET for leads in ordered["leads"]],
        },
        customdata=list(ordered["id"]),
        hovertext=list(ordered["hover"]),
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
    )


def _names(figure: Drawing, first: pd.DataFrame, all_days: pd.Series, lang: str) -> None:
    """Write each first region and its year beside its point."""
    figure.add_scatter(
        x=first["day"],
        y=first["row"] - 0.34,
        mode="text",
        text=[f"{regions.name(row['region'], lang)} {row['day']:%Y}" for row in records(first)],
        textposition=["middle left" if late else "middle right" for late in _is_late(first["day"], all_days)],
        textfont={"size": 10},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _is_late(days: pd.Series, all_days: pd.Series) -> pd.Series:
    """Tell which days lie so far right that a name has no room after them."""
    late: pd.Series = days > all_days.min() + (all_days.max() - all_days.min()) * _LATE
    return late
