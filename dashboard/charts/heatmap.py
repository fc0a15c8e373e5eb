"""Regions by industries: how often each region's documents name an industry; what was not found says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard import regions
from dashboard.charts.axes import base, tint
from dashboard.industries import name as industry_name
from dashboard.words import text

HUE = "#0072B2"
CELL, HEADER = 38, 52
_FAINTEST, _STRONGEST = 0.10, 0.52
_LINE = {"zh": 8, "en": 16}
_MARGIN = 106


def chart(counts: pd.DataFrame, codes: Sequence[str], documents: Mapping[str, int], lang: str) -> go.Figure:
    """Draw ``counts`` (see ``queries.comparison.industries``) with the regions ``codes`` as columns.

    ``documents`` gives the number of documents of each region: what "not found" rests on.
    """
    rows = list(dict.fromkeys(counts["industry"]))
    table = counts.pivot(index="industry", columns="region", values="n").reindex(index=rows, columns=list(codes))
    figure = base(len(rows) * CELL + HEADER + 8, _MARGIN)
    figure.add_heatmap(
        z=table.to_numpy(),
        colorscale=[[0, tint(HUE, _FAINTEST)], [1, tint(HUE, _STRONGEST)]],
        zmin=0,
        showscale=False,
        xgap=2,
        ygap=2,
        hoverongaps=False,
        text=[[_hover(table.loc[row, code], row, code, documents, lang) for code in codes] for row in rows],
        hoverinfo="text",
    )
    _cell_texts(figure, table, lang)
    _axes(figure, rows, codes, documents, lang)
    return figure


def _hover(n: float, industry: str, code: str, documents: Mapping[str, int], lang: str) -> str:
    values = {"region": regions.name(code, lang), "industry": industry_name(industry, lang)}
    if pd.isna(n):
        return text("comparison.cell_none", lang, documents=documents.get(code, 0), **values)
    return text("comparison.cell", lang, n=int(n), **values)


def _cell_texts(figure: go.Figure, table: pd.DataFrame, lang: str) -> None:
    none = text("comparison.none", lang)
    values = table.to_numpy(dtype=float)
    cells = [(column, row, float(values[row, column])) for row, column in np.ndindex(*values.shape)]
    for found, size in ((True, 13), (False, 10)):
        mine = [cell for cell in cells if pd.notna(cell[2]) == found]
        figure.add_scatter(
            x=[cell[0] for cell in mine],
            y=[cell[1] for cell in mine],
            text=[f"{int(cell[2]):,}" if found else none for cell in mine],
            mode="text",
            textfont={"size": size},
            opacity=1 if found else 0.6,
            hoverinfo="skip",
        )


def _axes(
    figure: go.Figure, rows: Sequence[str], codes: Sequence[str], documents: Mapping[str, int], lang: str
) -> None:
    heads = [
        f"{regions.name(code, lang)}<br>" + text("comparison.documents", lang, n=documents.get(code, 0))
        for code in codes
    ]
    figure.update_xaxes(
        side="top",
        tickmode="array",
        tickvals=list(range(len(codes))),
        ticktext=heads,
        tickfont={"size": 10.5},
        tickangle=0,
        range=[-0.5, len(codes) - 0.5],
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    names = ["<br>".join(wrap(industry_name(row, lang), _LINE[lang], max_lines=2, placeholder="…")) for row in rows]
    figure.update_yaxes(
        tickmode="array",
        tickvals=list(range(len(rows))),
        ticktext=names,
        tickfont={"size": 11.5},
        range=[len(rows) - 0.5, -0.5],
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_layout(margin={"t": HEADER, "b": 4, "r": 4})
