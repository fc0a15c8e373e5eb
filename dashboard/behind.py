"""The figures behind a mark that stands for several: the first as cards, each with the way to its sentence."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import cards, frame, tables
from dashboard.dataset import Dataset
from dashboard.page_links import link
from dashboard.records import records
from dashboard.regions import province
from dashboard.selection import Filters
from dashboard.words import text

MOST_CARDS, MOST_DOCUMENTS = 6, 8


def figure_cards(rows: pd.DataFrame, filters: Filters) -> str:
    """Return figures (columns of ``indicators``, and ``title``) as cards that lead to their sentences, as HTML."""
    label = text("frame.evidence", filters.lang)
    drawn = [
        f'<li class="card" data-region="{province(row["region_code"])}">{cards.figure(row, filters.lang)}'
        f"{link('evidence', label, filters, figure=row['indicator_id'])}</li>"
        for row in records(rows)
    ]
    return f'<ul class="cards">{"".join(drawn)}</ul>'


def figures(rows: pd.DataFrame, dataset: Dataset, filters: Filters, name: str) -> None:
    """Draw the figures behind a mark: a few as cards, all of them as a table where there are more."""
    st.html(figure_cards(rows.head(MOST_CARDS), filters))
    if len(rows) > MOST_CARDS:
        shown, config = tables.figures(rows.head(frame.MOST_ROWS), filters)
        frame.table(shown, dataset, filters, name, config, rows)


def sentences(rows: pd.DataFrame, filters: Filters) -> None:
    """List sentences (``doc_id, start, end, term, sentence, day, title, file``), each with the way to its place."""
    lang = filters.lang
    links = [
        link("evidence", label, filters, doc=row["doc_id"], span=f"{row['start']}-{row['end']}")
        for row in records(rows.head(MOST_DOCUMENTS))
        for label in [f"{_dated(row, lang)}　·　{tables.around(row['sentence'], row['term'])}"]
    ]
    _list(links, len(rows), lang)


def documents(rows: pd.DataFrame, filters: Filters) -> None:
    """List documents (columns of ``documents``, and ``day``), each with the way to its text."""
    lang = filters.lang
    shown = records(rows.head(MOST_DOCUMENTS))
    _list([link("evidence", _dated(row, lang), filters, doc=row["doc_id"]) for row in shown], len(rows), lang)


def _dated(row: dict[str, Any], lang: str) -> str:
    day: str = text("frame.undated", lang) if pd.isna(row["day"]) else f"{row['day']:%Y-%m-%d}"
    return f"{day}　{tables.title(row, lang)}"


def _list(links: list[str], found: int, lang: str) -> None:
    st.html(f'<ul class="ways-in">{"".join(f"<li>{each}</li>" for each in links)}</ul>')
    if found > MOST_DOCUMENTS:
        frame.caption(text("frame.more_documents", lang, n=found - MOST_DOCUMENTS))
