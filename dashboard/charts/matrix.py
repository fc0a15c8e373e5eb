"""Cells that say what was found: reported, planned only, contradicting, not found in so many documents, no documents.

Solid, hatched for places inside the region, hollow, and a frame around a contradiction; grey is silence, an empty place is
where no document speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import regions
from dashboard.charts.axes import CLEAR, MUTED, base, row_axis, tint
from dashboard.queries.silence import STATES

CELL, HEAD = 0.92, 34
_FAINT, _STRONG, _SILENT = 0.16, 0.5, 0.13


def chart(
    cells: pd.DataFrame, rows: Sequence[str], columns: Sequence[str], left: int, row_height: int, chosen: str = ""
) -> go.Figure:
    """Draw ``cells``: ``row, column`` (positions), ``region, state, n, documents, hover, id``.

    ``rows`` and ``columns`` name the axes, ``left`` is the room in pixels for the names of the rows; a click on a cell
    gives its ``id``, and the cell whose id is ``chosen`` is framed.
    """
    figure = base(len(rows) * row_height + HEAD + 8, left, 4)
    row_axis(figure, rows)
    figure.update_yaxes(tickfont={"size": 12}, minor={"showgrid": False})
    for state in STATES:
        shown = cells[cells["state"] == state]
        if len(shown):
            _add(figure, shown, _look(shown, state))
    _texts(figure, cells)
    if len(framed := cells[cells["id"] == chosen]):
        line = {"color": MUTED, "width": 2.5}
        _add(figure, framed, {"color": CLEAR, "line": line}, grown=0.05)
    figure.update_xaxes(
        side="top",
        range=[-0.5, len(columns) - 0.5],
        tickmode="array",
        tickvals=list(range(len(columns))),
        ticktext=list(columns),
        tickangle=0,
        tickfont={"size": 10},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_layout(barmode="overlay", margin={"t": HEAD, "b": 4})
    return figure


def _look(cells: pd.DataFrame, state: str) -> dict[str, Any]:
    """Return the marker of the cells of one state."""
    colours = [regions.colour(code) for code in cells["region"]]
    share = _FAINT + (_STRONG - _FAINT) * (cells["n"] / max(cells["n"].max(), 1)) ** 0.5
    filled = [tint(colour, strength) for colour, strength in zip(colours, share, strict=True)]
    return {
        "conflict": {"color": filled, "line": {"color": MUTED, "width": 2}},
        "reported": {"color": filled, "line": {"width": 0}},
        "inside": {"color": CLEAR, "line": {"width": 0}, "pattern": _hatched(colours)},
        "planned": {"color": CLEAR, "line": {"color": colours, "width": 1.5}},
        "silent": {"color": tint(MUTED, _SILENT), "line": {"width": 0}},
        "none": {"color": CLEAR, "line": {"width": 0}},
    }[state]


def _hatched(colours: list[str]) -> dict[str, Any]:
    return {"shape": "/", "fgcolor": [tint(colour, _STRONG) for colour in colours], "bgcolor": CLEAR, "size": 8}


def _add(figure: go.Figure, cells: pd.DataFrame, marker: dict[str, Any], grown: float = 0.0) -> None:
    size = CELL + grown
    figure.add_bar(
        orientation="h",
        base=[column - size / 2 for column in cells["column"]],
        x=[size] * len(cells),
        y=list(cells["row"]),
        width=0.8 + grown,
        marker=marker,
        customdata=list(cells["id"]),
        hovertext=list(cells["hover"]),
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
    )


def _texts(figure: go.Figure, cells: pd.DataFrame) -> None:
    """Write what was counted: figures in the strong cells, found of documents in the quiet ones."""
    for quiet, size in ((False, 12), (True, 10)):
        mine = cells[cells["state"].isin(STATES[-2:]) == quiet]
        figure.add_scatter(
            x=list(mine["column"]),
            y=list(mine["row"]),
            text=[_says(state, n, documents) for state, n, documents in mine[["state", "n", "documents"]].values],
            mode="text",
            textfont={"size": size},
            opacity=0.75 if quiet else 1,
            hoverinfo="skip",
        )


def _says(state: str, n: int, documents: int) -> str:
    """Return the words in a cell.

    >>> _says("reported", 3, 9), _says("conflict", 2, 9), _says("silent", 0, 9), _says("none", 0, 0)
    ('3', '≠2', '0/9', '–')
    """
    if state in ("silent", "none"):
        return f"0/{documents}" if documents else "–"
    return f"{'≠' if state == 'conflict' else ''}{n:,}"
