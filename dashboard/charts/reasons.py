"""Numbers that were left out, by reason: one bar each, strong where a look at the document is worth it."""

from __future__ import annotations

from collections.abc import Collection
from textwrap import wrap

import pandas as pd

from dashboard.charts.axes import MUTED, base, row_axis, tint
from dashboard.charts.drawing import Drawing
from dashboard.records import records
from dashboard.words import known, text

ROW, _MARGIN, _LABEL_ROOM = 34, 112, 52
_LINE = {"zh": 8, "en": 16}
_QUIET, _LOUD = 0.45, 1.0


def chart(reasons: pd.DataFrame, to_check: Collection[str], lang: str) -> Drawing:
    """Draw ``reasons`` (see ``queries.rejects``) from the top; those in ``to_check`` are strong."""
    rows = records(reasons)
    figure = base(len(rows) * ROW + 16, _MARGIN, _LABEL_ROOM)
    row_axis(figure, ["<br>".join(_short(row["reason"], lang)) for row in rows])
    figure.add_bar(
        orientation="h",
        x=[row["n"] for row in rows],
        y=list(range(len(rows))),
        width=0.62,
        marker={"color": [tint(MUTED, _LOUD if row["reason"] in to_check else _QUIET) for row in rows]},
        text=[f"{int(row['n']):,}" for row in rows],
        textposition="outside",
        textfont={"size": 13},
        cliponaxis=False,
        hovertext=[_hover(row["reason"], int(row["n"]), int(row["documents"]), lang) for row in rows],
        hoverinfo="text",
    )
    figure.update_layout(margin={"b": 8})
    figure.update_yaxes(tickfont={"size": 12})
    figure.update_xaxes(visible=False, fixedrange=True, rangemode="tozero")
    return figure


def name(reason: str, lang: str) -> str:
    """Return the words for a reason; one without words is shown as the dataset names it, with blanks.

    >>> name("date", "en"), name("too_odd", "en")
    ('date or year', 'too odd')
    """
    return known(f"reason.{reason}", lang, reason.replace("_", " "))


def _short(reason: str, lang: str) -> list[str]:
    """Return the lines of a bar's name: the words up to what explains them."""
    words = name(reason, lang).partition("（")[0].partition("，")[0]
    return wrap(words, _LINE[lang], max_lines=2, placeholder="…")


def _hover(reason: str, n: int, documents: int, lang: str) -> str:
    return text("rejects.hover", lang, reason=name(reason, lang), n=n, documents=documents)
