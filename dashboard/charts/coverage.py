"""What the dataset holds, region by year: reported figures as filled cells, targets and provisions as hollow ones."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard import regions
from dashboard.charts.axes import CLEAR, base, row_axis, tint
from dashboard.records import records
from dashboard.words import text

ROW = 60
_MOST_YEARS = 10
_FAINT, _STRONG = 0.14, 0.5
_HALF, _GAP = 0.38, 0.03


def chart(counts: pd.DataFrame, rows: Sequence[str], lang: str) -> go.Figure:
    """Draw the cells of ``counts`` (columns ``region, year, status, n``; see ``queries.overview.coverage``).

    ``rows`` are the province-level codes from the top; an empty code is a row of figures without a region.
    """
    cells = _cells(counts, lang)
    columns = list(dict.fromkeys(cells.sort_values("order")["column"]))
    figure = base(len(rows) * ROW + 48)
    row_axis(figure, [row_name(code, lang) for code in rows])
    for kind in ("actual", "planned"):
        shown = cells[(cells["kind"] == kind) & cells["region"].isin(rows)]
        if len(shown):
            _draw(figure, shown, kind, rows, columns, lang)
    figure.update_xaxes(
        range=[-0.55, len(columns) - 0.45],
        tickmode="array",
        tickvals=list(range(len(columns))),
        ticktext=columns,
        tickangle=0,
        tickfont={"size": 11},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    return figure


def row_name(code: str, lang: str) -> str:
    """Return the name of a row: a region, the whole country, or figures without a region."""
    return regions.name(code, lang) if code else text("overview.no_region", lang)


def _cells(counts: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return counts by ``region, kind, column`` with the column's ``order``; old years are one column."""
    years = sorted(int(year) for year in counts["year"].dropna().unique())
    oldest = years[-_MOST_YEARS] if len(years) > _MOST_YEARS else 0
    cells = counts.assign(
        kind=counts["status"].map({"actual": "actual"}).fillna("planned"),
        order=counts["year"].clip(lower=oldest - 1).fillna(9999),
    )
    names = {9999: text("overview.no_period", lang), oldest - 1: f"≤{oldest - 1}"}
    cells["column"] = [names.get(int(order), str(int(order))) for order in cells["order"]]
    return cells.groupby(["region", "kind", "column", "order"])["n"].sum().reset_index()


def _draw(
    figure: go.Figure, cells: pd.DataFrame, kind: str, rows: Sequence[str], columns: Sequence[str], lang: str
) -> None:
    """Add the cells of one kind: reported in the upper half of the row, planned in the lower one."""
    across = [columns.index(column) for column in cells["column"]]
    down = [rows.index(code) for code in cells["region"]]
    shift = -_HALF - _GAP if kind == "actual" else _GAP
    colours = [regions.colour(code) for code in cells["region"]]
    strength = _FAINT + (_STRONG - _FAINT) * (cells["n"] / cells["n"].max()) ** 0.5
    filled = [tint(colour, share) for colour, share in zip(colours, strength, strict=True)]
    hollow = [CLEAR] * len(cells)
    says = [
        text(
            f"overview.cell_{kind}",
            lang,
            region=row_name(row["region"], lang),
            column=row["column"].replace("<br>", " "),
            n=row["n"],
        )
        for row in records(cells)
    ]
    figure.add_bar(
        x=across,
        y=[_HALF] * len(cells),
        base=[row + shift for row in down],
        width=0.9,
        marker={
            "color": filled if kind == "actual" else hollow,
            "line": {"color": hollow if kind == "actual" else colours, "width": 1.5},
        },
        hovertext=says,
        hoverinfo="text",
    )
    figure.add_scatter(
        x=across,
        y=[row + shift + _HALF / 2 for row in down],
        text=[f"{n:,}" for n in cells["n"]],
        mode="text",
        hoverinfo="skip",
    )
    figure.update_layout(barmode="overlay")
