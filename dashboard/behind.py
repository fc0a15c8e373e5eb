"""The figures behind a mark that stands for several: the first as cards, each with the way to its sentence."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import cards, frame, tables
from dashboard.dataset import Dataset
from dashboard.records import records
from dashboard.regions import province
from dashboard.selection import Filters
from dashboard.words import text

MOST_CARDS, MOST_DOCUMENTS = 6, 8


def figure_cards(rows: pd.DataFrame, filters: Filters, name: str) -> None:
    """Draw figures (columns of ``indicators``, and ``title``) as cards that lead to their sentences.

    ``name`` tells the groups of cards of one page apart.
    """
    with st.container(horizontal=True, key=f"cards.{name}", gap="small"):
        for row in records(rows):
            with st.container(key=f"card-{province(row['region_code']) or 'none'}-{name}-{row['indicator_id']}"):
                st.html(cards.figure(row, filters.lang))
                frame.link("evidence", text("frame.evidence", filters.lang), filters, figure=row["indicator_id"])


def figures(rows: pd.DataFrame, dataset: Dataset, filters: Filters, name: str) -> None:
    """Draw the figures behind a mark: a few as cards, all of them as a table where there are more."""
    figure_cards(rows.head(MOST_CARDS), filters, name)
    if len(rows) > MOST_CARDS:
        shown, config = tables.figures(rows.head(frame.MOST_ROWS), filters)
        frame.table(shown, dataset, filters, name, config, rows)


def sentences(rows: pd.DataFrame, filters: Filters) -> None:
    """List sentences (``doc_id, start, end, term, sentence, day, title, file``), each with the way to its place."""
    lang = filters.lang
    with st.container(key="behind-documents"):
        for row in records(rows.head(MOST_DOCUMENTS)):
            day: str = text("frame.undated", lang) if pd.isna(row["day"]) else f"{row['day']:%Y-%m-%d}"
            label = f"{day}　{tables.title(row, lang)}　·　{tables.around(row['sentence'], row['term'])}"
            frame.link("evidence", label, filters, doc=row["doc_id"], span=f"{row['start']}-{row['end']}")
    if len(rows) > MOST_DOCUMENTS:
        frame.caption(text("frame.more_documents", lang, n=len(rows) - MOST_DOCUMENTS))


def documents(rows: pd.DataFrame, filters: Filters) -> None:
    """List documents (columns of ``documents``, and ``day``), each with the way to its text."""
    lang = filters.lang
    with st.container(key="behind-documents"):
        for row in records(rows.head(MOST_DOCUMENTS)):
            day = text("frame.undated", lang) if pd.isna(row["day"]) else f"{row['day']:%Y-%m-%d}"
            frame.link("evidence", f"{day}　{tables.title(row, lang)}", filters, doc=row["doc_id"])
    if len(rows) > MOST_DOCUMENTS:
        frame.caption(text("frame.more_documents", lang, n=len(rows) - MOST_DOCUMENTS))
