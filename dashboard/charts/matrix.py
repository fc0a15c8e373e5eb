"""Cells that say what was found: reported, planned only, contradicting, not found in so many documents, no documents.

Solid, hatched for places inside the region, hollow, and a frame around a contradiction; grey is silence, an empty place is
where no document speaks.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard import regions
from dashboard.charts.axes import CLEAR, MUTED, base, row_axis, tint
from dashboard.charts.drawing import Drawing
from dashboard.queries.silence import STATES

CELL, HEAD = 0.92, 34
_FAINT, _STRONG, _SILENT = 0.16, 0.5, 0.13
_FRAME = 3.0
CROWDED = 1000
"""From here on numbers are set smaller, and in fewer columns."""


def chart(
    cells: pd.DataFrame, rows: Sequence[str], columns: Sequence[str], left: int, row_height: int, chosen: str = ""
) -> Drawing:
    """Draw ``cells``: ``row, column`` (positions), ``region, state, n, documents, hover, id``.

    ``rows`` and ``columns`` name the axes, ``left`` is the room in pixels for the names of the rows; a click on a cell
    gives its ``id``, and the cell whose id is ``chosen`` is framed.
    """
    figure = base(len(rows) * row_height + HEAD + 8, left, 4)
    row_axis(figure, rows)
    figure.update_yaxes(tickfont={"size": 12}, minor={"showgrid": False})
    _cells(figure, cells, chosen)
    _texts(figure, cells)
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


def _cells(figure: Drawing, cells: pd.DataFrame, chosen: str) -> None:
    """Add all cells as one trace: a trace for each state takes five times as long to make."""
    looks = [
        _look(state, code, share)
        for state, code, share in zip(cells["state"], cells["region"], _shares(cells), strict=True)
    ]
    colours, lines, widths, shapes = (list(part) for part in zip(*looks, strict=True))
    picked = list(cells["id"] == chosen)
    figure.add_bar(
        orientation="h",
        base=list(cells["column"] - CELL / 2),
        x=[CELL] * len(cells),
        y=list(cells["row"]),
        width=0.8,
        marker={
            "color": colours,
            "line": {
                "color": [MUTED if here else line for line, here in zip(lines, picked, strict=True)],
                "width": [_FRAME if here else width for width, here in zip(widths, picked, strict=True)],
            },
            # With a colour for each mark plotly hatches in that colour, and fgcolor says nothing.
            "pattern": {"shape": shapes, "bgcolor": CLEAR, "size": 8, "solidity": 0.2},
        },
        customdata=list(cells["id"]),
        hovertext=list(cells["hover"]),
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
    )


def _shares(cells: pd.DataFrame) -> pd.Series:
    """Return how strong each cell's colour is, by its number of figures."""
    most = max(int(cells["n"].max()), 1)
    share: pd.Series = _FAINT + (_STRONG - _FAINT) * (cells["n"] / most) ** 0.5
    return share


def _look(state: str, code: str, share: float) -> tuple[str, str, float, str]:
    """Return colour, colour and width of the outline, and pattern of a cell."""
    ink = regions.colour(code)
    return {
        "conflict": (tint(ink, share), MUTED, 2.0, ""),
        "reported": (tint(ink, share), CLEAR, 0.0, ""),
        "inside": (tint(ink, _STRONG), CLEAR, 0.0, "/"),
        "planned": (CLEAR, ink, 1.5, ""),
        "silent": (tint(MUTED, _SILENT), CLEAR, 0.0, ""),
        "none": (CLEAR, CLEAR, 0.0, ""),
    }[state]


def _texts(figure: Drawing, cells: pd.DataFrame) -> None:
    """Write what was counted: figures in the strong cells, found of documents in the quiet ones."""
    crowded = cells["n"].max() >= CROWDED
    for quiet, size in ((False, 10 if crowded else 12), (True, 10)):
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

    Digits are not grouped: four of them fit the cell of a phone.

    >>> _says("reported", 1234, 9), _says("conflict", 2, 9), _says("silent", 0, 9), _says("none", 0, 0)
    ('1234', '≠2', '0/9', '–')
    """
    if state in ("silent", "none"):
        return f"0/{documents}" if documents else "–"
    return f"{'≠' if state == 'conflict' else ''}{n}"
