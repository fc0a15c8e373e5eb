"""One visual language for every chart: solid is reported, hollow is a target, a whisker is a hedge.

Only marks carry colour, one per region; text takes its colour from the page's theme, and nothing has a background, so
that one figure serves light and dark. Bars start at zero. No title, no legend, no toolbar: the page says what is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

CLEAR = "rgba(0,0,0,0)"
MUTED = "#7F8A95"
RULE = "rgba(127,138,149,0.28)"
ROW = 44
# Widths that keep a phone's 390 pixels: room for the region's name on the left, for a label on the right.
LEFT, RIGHT, TOP, BOTTOM = 74, 16, 8, 34
_YEAR_STEPS = (1, 2, 5, 10, 20, 50)
_MOST_YEARS = 9


def base(height: int, **layout: object) -> go.Figure:
    """Return an empty figure with the page's margins, without background, legend and drag."""
    figure = go.Figure()
    figure.update_layout(
        height=height,
        margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        showlegend=False,
        dragmode=False,
        hoverlabel={"align": "left", "namelength": 0},
        font={"size": 13},
        **layout,
    )
    return figure


def year_axis(figure: go.Figure, first: float, last: float, **axis: object) -> None:
    """Give the figure an axis of whole years from ``first`` to ``last``, as many ticks as a phone can hold."""
    step = next((step for step in _YEAR_STEPS if (last - first) / step <= _MOST_YEARS), _YEAR_STEPS[-1])
    figure.update_xaxes(
        range=[first - 0.6, last + 0.6],
        tickmode="linear",
        tick0=first - first % step,
        dtick=step,
        tickformat="d",
        showgrid=False,
        zeroline=False,
        showline=True,
        linecolor=RULE,
        fixedrange=True,
        **axis,
    )


def row_axis(figure: go.Figure, labels: Sequence[str]) -> None:
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
    )
    for edge in range(1, len(labels)):
        figure.add_hline(y=edge - 0.5, line={"color": RULE, "width": 1})


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
