"""The mark of a dataset whose documents are made up: on every page, in every chart and in every file taken home.

All of it starts from ``Dataset.is_synthetic``; a dataset of real documents never carries any.
"""

from __future__ import annotations

from html import escape

import pandas as pd

from dashboard.charts.drawing import Drawing
from dashboard.words import text
from etl.schema import SYNTHETIC

_PREFIX = "demonstration-"
_SIZE = {"zh": 30, "en": 22}  # pixels: it stays within the chart of a phone


def banner(lang: str) -> str:
    """Return the strip that stands above every page, as HTML."""
    title, note = escape(text("demonstration.title", lang)), escape(text("demonstration.note", lang))
    return f'<div class="made-up" role="note"><strong>{title}</strong> {note}</div>'


def mark(figure: Drawing, lang: str) -> None:
    """Write the mark across a chart, so that its picture carries it too. To be used while the chart is drawn."""
    figure.add_annotation(
        text=text("demonstration.mark", lang),
        xref="paper",
        yref="paper",
        x=0.5,
        y=0.5,
        showarrow=False,
        textangle=-18,
        font={"size": _SIZE[lang]},
        opacity=0.13,
    )


def marked(rows: pd.DataFrame) -> pd.DataFrame:
    """Return a table with the dataset's own column for made-up rows.

    >>> marked(pd.DataFrame({"n": [1]})).to_dict("records")
    [{'n': 1, 'synthetic': True}]
    """
    return rows.assign(**{SYNTHETIC.name: True})


def file_name(name: str) -> str:
    """Return the name of a file that holds made-up data.

    >>> file_name("figures.csv")
    'demonstration-figures.csv'
    """
    return _PREFIX + name
