"""One visual language for every chart: solid is reported, hollow is a target, a whisker is a hedge.

Only marks carry colour, one per region; text takes its colour from the page's theme, and nothing has a background, so
that one figure serves light and dark. Bars start at zero. No title, no legend, no toolbar: the page says what is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.charts.drawing import Drawing

CLEAR = "rgba(0,0,0,0)"
MUTED = "#7F8A95"
RULE = "rgba(127,138,149,0.28)"
# Widths that keep a phone's 390 pixels: room for the region's name on the left, for a label on the right.
LEFT, RIGHT, TOP, BOTTOM = 74, 16, 8, 34
MOST_YEARS = 7
_MOST_RULES = 15
"""So many years have a rule each: of more, a phone would show a grating."""


def base(height: int, left: int = LEFT, right: int = RIGHT) -> Drawing:
    """Return an empty figure with the page's margins (pixels), without background, legend and drag."""
    figure = Drawing()
    figure.update_layout(
        height=height,
        margin={"l": left, "r": right, "t": TOP, "b": BOTTOM},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        showlegend=False,
        dragmode=False,
        hoverlabel={"align": "left", "namelength": 0},
        font={"size": 13},
    )
    return figure


def date_axis(figure: Drawing, first: pd.Timestamp, last: pd.Timestamp, most: int = MOST_YEARS) -> None:
    """Give all axes across an axis of whole years from that of ``first`` to that of ``last``.

    A year's name stands in its middle and a rule where it begins; no more than ``most`` names: what a phone can hold. Of
    many years only those with a name have a rule.
    """
    years = range(first.year, last.year + 1)
    step = -(-len(years) // most)
    named = [year for year in years if (last.year - year) % step == 0]
    ruled = years if len(years) <= _MOST_RULES else named
    figure.update_xaxes(
        type="date",
        range=[f"{first.year - 1}-12-20", f"{last.year + 1}-01-12"],
        tickmode="array",
        tickvals=[f"{year}-07-02" for year in named],
        ticktext=[str(year) for year in named],
        tickangle=0,
        tickfont={"size": 11},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        minor=rules([f"{year}-01-01" for year in [*ruled, last.year + 1]]),
    )


def rules(places: Sequence[object]) -> dict[str, object]:
    """Return thin rules across the chart at places of an axis, as its minor grid (shapes are forty times slower)."""
    return {"tickmode": "array", "tickvals": list(places), "showgrid": True, "gridcolor": RULE, "gridwidth": 1}


def row_axis(figure: Drawing, labels: Sequence[str]) -> None:
    """Name the rows from the top: row ``i`` lies at ``y = i``; thin rules part them."""
    figure.update_yaxes(
        range=[len(labels) - 0.5, -0.5],
        tickmode="array",
        tickvals=list(range(len(labels))),
        ticktext=list(labels),
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        ticks="",
        minor=rules([edge - 0.5 for edge in range(1, len(labels))]),
    )


def tint(colour: str, strength: float) -> str:
    """Return a hex colour as ``rgba(…)`` with ``strength`` as its opacity, so that it fits light and dark paper.

    >>> tint("#0072B2", 0.4)
    'rgba(0,114,178,0.40)'
    """
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength:.2f})"


def left_margin(labels: Sequence[str], lang: str) -> int:
    """Return the room in pixels that the longest row label needs.

    >>> left_margin(["山东", "重庆"], "zh"), left_margin(["Chongqing"], "en")
    (40, 78)
    """
    width = {"zh": 13.5, "en": 7.2}[lang]
    return round(max((len(label) for label in labels), default=0) * width) + 13


def noted(figure: Drawing, words: str) -> None:
    """Write a note under the axis, within the picture."""
    room = 22
    height, margin = figure.page["height"], figure.page["margin"]
    below = margin["b"]
    figure.update_layout(height=height + room, margin={"b": below + room})
    figure.add_annotation(
        text=words, xref="paper", yref="paper", x=0, y=0, yshift=-below - room + 2, yanchor="bottom", xanchor="left",
        xshift=-margin["l"] + 4, showarrow=False, font={"size": 12}, align="left",
    )  # fmt: skip
