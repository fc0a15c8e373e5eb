"""Regions side by side on one series: a filled bar for what was reported, a hollow one for the target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import cards, order, regions
from dashboard.charts import hedges
from dashboard.charts.axes import CLEAR, MUTED, RULE, base, left_margin, row_axis, tint
from dashboard.charts.drawing import Drawing
from dashboard.charts.lines import hover
from dashboard.periods import period
from dashboard.places import place
from dashboard.records import records

ROW, LABEL_ROOM = 84, 138
_FILLED = 0.6
_FEWEST = 2
_KINDS = ("actual", "planned")
# Pixels: how far apart the bars of a region are, and how thick.
_APART, _THICK = 32, 27


def chart(standing: pd.DataFrame, codes: Sequence[str], silent: Mapping[str, str], lang: str) -> Drawing:
    """Draw ``standing`` (see ``queries.comparison``) for the regions ``codes`` from the top.

    ``silent`` gives for a region without a bar the words that stand in its place.
    """
    names = [regions.name(code, lang) for code in codes]
    shown = _ordered(_stacked(standing[standing["region"].isin(codes)]), lang)
    height = max(ROW, ROW // 2 * int(shown["number"].max() if len(shown) else 0))
    shown = shown.assign(shift=shown["shift"] * _APART / height)
    figure = base(len(codes) * height + 20, left_margin(names, lang), LABEL_ROOM)
    row_axis(figure, names)
    span = float(max(standing["value"].max(), 0) - min(standing["value"].min(), 0)) or 1.0
    for kind in _KINDS:
        _bars(figure, shown[shown["kind"] == kind], kind, codes, span, lang, _THICK / height)
    for row, code in enumerate(codes):
        if code in silent:
            figure.add_annotation(x=0, y=row, text=silent[code], showarrow=False, xanchor="left", xshift=6, opacity=0.7)
    room = hedges.ends(standing, span)
    low, high = min(room["least"].min(), 0), max(room["most"].max(), 0)
    figure.update_layout(barmode="overlay", margin={"b": 8})
    figure.update_xaxes(
        range=[low * 1.02, high * 1.02] if high > low else [0, 1],
        showticklabels=False,
        showgrid=False,
        zeroline=True,
        zerolinecolor=RULE,
        zerolinewidth=1,
        fixedrange=True,
    )
    return figure


def _stacked(shown: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the ``number`` of bars of their region and each one's ``shift`` from its middle, in bars."""
    shown = shown.sort_values(["let_in", "kind"])
    among, number = shown.groupby("region").cumcount(), shown.groupby("region")["kind"].transform("size")
    return shown.assign(number=number, shift=among - (number - 1) / 2)


def _ordered(shown: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return the rows with the place of each reported figure in words, where whole regions report the same period."""
    fit = shown[
        (shown["kind"] == "actual") & ~(shown["let_in"] | shown["narrower"]) & (shown["region"] != regions.COUNTRY)
    ]
    if len(fit) < _FEWEST or fit["period_end"].nunique() > 1 or (fit["measure"] == "rank").any():
        return shown.assign(order="")
    placed = dict(zip(fit.index, order.places(fit), strict=True))
    return shown.assign(order=[order.words(placed[row], lang) if row in placed else "" for row in shown.index])


def _bars(
    figure: Drawing, rows: pd.DataFrame, kind: str, codes: Sequence[str], span: float, lang: str, thickness: float
) -> None:
    """Add the bars of one kind; what was let in although it is not comparable is hatched."""
    if not len(rows):
        return
    colours = [regions.colour(code) for code in rows["region"]]
    # plotly draws hatching as strong as the fill would be, so that what was let in has one also where it is a target
    filled = rows["let_in"] | (kind == "actual")
    fills = [tint(colour, _FILLED) if is_filled else CLEAR for colour, is_filled in zip(colours, filled, strict=True)]
    down = [codes.index(code) + shift for code, shift in zip(rows["region"], rows["shift"], strict=True)]
    figure.add_bar(
        orientation="h",
        x=rows["value"],
        y=down,
        width=thickness,
        marker={
            "color": fills,
            "line": {"color": colours, "width": [0 if kind == "actual" else 1.5] * len(rows)},
            "pattern": {
                "shape": ["/" if is_let_in else "" for is_let_in in rows["let_in"]],
                "fgcolor": colours,
                "bgcolor": CLEAR,
                "size": 6,
            },
        },
        error_x=hedges.whiskers(rows, MUTED),
        customdata=list(rows["indicator_id"]),
        unselected={"marker": {"opacity": 1}},
        hovertext=[hover(row, lang) for row in records(rows)],
        hoverinfo="text",
    )
    figure.add_traces(hedges.arrows(rows, down, span, MUTED, across=True))
    figure.add_scatter(
        x=hedges.ends(rows, span)["most"].clip(lower=0),
        y=down,
        mode="text",
        text=["  " + label(row, lang) for row in records(rows)],
        textposition="middle right",
        textfont={"size": 12},
        cliponaxis=False,
        hoverinfo="skip",
    )


def label(row: Mapping[str, Any], lang: str) -> str:
    """Return what stands at a bar's end: the number, the place where it is narrower, the period, the order."""
    where = place(row, lang) if row["narrower"] else ""
    when = period(row["period_start"], row["period_end"], lang)
    about = " ".join(part for part in (where, when, row["order"]) if part)
    return f"{cards.number(row, lang)}<br><span style='font-size:10px'>  {about}</span>"
