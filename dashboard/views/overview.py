"""The first page: what the dataset holds, in a sentence, a chart, a few figures and the list of documents."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import cards, frame, tables
from dashboard.charts import coverage
from dashboard.dataset import Dataset
from dashboard.queries import overview as ask
from dashboard.queries.rejects import inputs as unreadable_inputs
from dashboard.records import records
from dashboard.regions import COUNTRY, FIVE, name, province
from dashboard.selection import STATUSES, Filters
from dashboard.words import joined, text

FEW = 3


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    summary = frame.kept(ask.summary, dataset, filters).iloc[0]
    if not summary["figures"]:
        frame.empty(dataset, filters)
    else:
        counts = frame.kept(ask.coverage, dataset, filters)
        documents = len(frame.kept(ask.documents, dataset, filters))
        unreadable = len(frame.kept(unreadable_inputs, dataset, Filters()))
        copies = int(frame.kept(ask.copies, dataset, filters).iloc[0]["n"])
        frame.headline(*opening(summary, counts, (documents, copies, unreadable), filters))
        _coverage(dataset, filters)
        _headlines(dataset, filters)
    _documents(dataset, filters)


def opening(
    summary: pd.Series, counts: pd.DataFrame, inputs: tuple[int, int, int], filters: Filters
) -> tuple[str, str]:
    """Return the page's first sentence and the line under it; ``inputs``: documents, their copies, inputs not read."""
    lang, (documents, copies, unreadable) = filters.lang, inputs
    found = [code for code in rows(counts, filters) if code in set(counts["region"])]
    missing = [name(code, lang) for code in (filters.regions or FIVE) if code not in found]
    values = {
        "figures": int(summary["figures"]),
        "documents": _out_of(int(summary["documents"]), documents, lang),
        "regions": _regions([code for code in found if code and code != COUNTRY], lang),
    }
    kind = "overview.headline"
    if pd.notna(summary["first"]):
        kind += "_year" if summary["first"] == summary["last"] else "_period"
        values |= {"first": f"{summary['first']:.0f}", "last": f"{summary['last']:.0f}"}
    scope = [text(f"overview.scope_{s}", lang, n=int(summary[s])) for s in STATUSES if summary[s]]
    if summary["doubtful"]:
        scope.append(text("overview.scope_doubtful", lang, n=int(summary["doubtful"])))
    if missing:
        scope.append(text("overview.scope_missing", lang, regions=joined(missing, lang)))
    if copies:
        scope.append(text("overview.copies", lang, n=copies))
    if unreadable:
        scope.append(text("overview.scope_unreadable", lang, n=unreadable))
    return text(kind, lang, **values), " · ".join(scope)


def _out_of(found: int, documents: int, lang: str) -> str:
    kind = "overview.all_documents" if found >= documents else "overview.some_documents"
    return text(kind, lang, n=found, total=documents)


def _regions(codes: list[str], lang: str) -> str:
    if 0 < len(codes) <= FEW:
        return joined([name(code, lang) for code in codes], lang)
    return text("overview.regions", lang, n=len(codes))


def rows(counts: pd.DataFrame, filters: Filters) -> list[str]:
    """Return the rows of the coverage chart: the regions asked for or the five, then others that have figures."""
    first = filters.regions or FIVE
    return [*first, *(code for code in sorted(set(counts["region"]), reverse=True) if code not in first)]


def drawn(dataset: Dataset, filters: Filters) -> go.Figure:
    """Return the coverage chart."""
    counts = frame.kept(ask.coverage, dataset, filters)
    return coverage.chart(counts, rows(counts, filters), filters.lang)


def _coverage(dataset: Dataset, filters: Filters) -> None:
    lang = filters.lang
    frame.section(text("overview.coverage", lang), text("overview.coverage_note", lang))
    frame.chart(frame.kept(drawn, dataset, filters), "overview.coverage", text("overview.coverage_alt", lang))
    frame.caption(text("overview.coverage_caption", lang), frame.data_date(dataset, lang))


def _headlines(dataset: Dataset, filters: Filters) -> None:
    figures = records(frame.kept(ask.headlines, dataset, filters))
    if not figures:
        return
    frame.section(text("overview.figures", filters.lang), text("overview.figures_note", filters.lang))
    with st.container(horizontal=True, key="cards", gap="small"):
        for row in figures:
            with st.container(key=f"card-{province(row['region_code']) or 'none'}-{row['indicator_id']}"):
                st.html(cards.figure(row, filters.lang))
                frame.link("evidence", text("overview.evidence", filters.lang), filters, figure=row["indicator_id"])


def _documents(dataset: Dataset, filters: Filters) -> None:
    documents = frame.kept(ask.documents, dataset, filters)
    note = frame.shown_rows(len(documents), filters.lang) or text("overview.documents_note", filters.lang)
    frame.section(text("overview.documents", filters.lang), note)
    shown, config = tables.documents(documents.head(frame.MOST_ROWS), filters)
    frame.table(shown, dataset, filters, "documents", config, documents)
    with st.container(key="overview-rejects"):
        frame.link("rejects", text("overview.left_out", filters.lang), filters)
