"""The first page: what the dataset holds, in a sentence, a chart, a few figures and the list of documents."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import behind, frame, silence_panel, tables
from dashboard.dataset import Dataset
from dashboard.page_links import link
from dashboard.queries import overview as ask
from dashboard.queries.rejects import inputs as unreadable_inputs
from dashboard.regions import COUNTRY, FIVE, name
from dashboard.selection import STATUSES, Filters
from dashboard.words import joined, text

FEW = 3


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    whole = filters.unmarked("region", "year", "period", "status", "metric")
    if not frame.kept(ask.summary, dataset, whole)["figures"].iloc[0]:
        frame.empty(dataset, filters)
    else:
        frame.headline(*frame.kept(opening, dataset, whole))
        silence_panel.show(dataset, filters)
        _headlines(dataset, filters)
    _documents(dataset, filters)


def opening(dataset: Dataset, filters: Filters) -> tuple[str, str]:
    """Return the page's first sentence and the line under it."""
    lang, summary = filters.lang, frame.kept(ask.summary, dataset, filters).iloc[0]
    documents = len(frame.kept(ask.documents, dataset, filters))
    unreadable = len(frame.kept(unreadable_inputs, dataset, Filters()))
    copies = int(frame.kept(ask.copies, dataset, filters).iloc[0]["n"])
    found = {f"{stem}0000" if stem else "" for stem in summary["stems"]}
    missing = [name(code, lang) for code in (filters.regions or FIVE) if code not in found]
    values = {
        "figures": int(summary["figures"]),
        "documents": _out_of(int(summary["documents"]), documents, lang),
        "regions": _regions(sorted(found - {"", COUNTRY}, key=_place), lang),
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


def _place(code: str) -> tuple[bool, str]:
    """Return what puts the five regions before others, in their order."""
    return (code not in FIVE, str(FIVE.index(code)) if code in FIVE else code)


def _headlines(dataset: Dataset, filters: Filters) -> None:
    if len(frame.kept(ask.headlines, dataset, filters)):
        frame.section(text("overview.figures", filters.lang), text("overview.figures_note", filters.lang))
        st.html(frame.kept(headline_cards, dataset, filters))


def headline_cards(dataset: Dataset, filters: Filters) -> str:
    """Return the main figures of the selection as HTML."""
    return behind.figure_cards(frame.kept(ask.headlines, dataset, filters), filters)


def _documents(dataset: Dataset, filters: Filters) -> None:
    documents = frame.kept(ask.documents, dataset, filters)
    way_on = f'<p class="way-on">{link("rejects", text("overview.left_out", filters.lang), filters)}</p>'
    if not len(documents):
        st.html(way_on)
        return
    note = frame.shown_rows(len(documents), filters.lang) or text("overview.documents_note", filters.lang)
    frame.section(text("overview.documents", filters.lang), note)
    shown, config = frame.kept(tabled, dataset, filters.for_other_page())
    frame.table(shown, dataset, filters, "documents", config, documents)
    st.html(way_on)


def tabled(dataset: Dataset, filters: Filters) -> tuple[pd.DataFrame, tables.Columns]:
    """Return the first documents of the selection as a table to read."""
    return tables.documents(frame.kept(ask.documents, dataset, filters).head(frame.MOST_ROWS), filters)
