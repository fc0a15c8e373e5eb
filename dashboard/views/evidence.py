"""The text behind the numbers: one document with its figures marked, and how each field of a figure was read."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from importlib.resources import files
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import evidence_panel, frame, tables
from dashboard.dataset import Dataset
from dashboard.filters import current, set_pick
from dashboard.marked_text import Mark, marked
from dashboard.periods import period
from dashboard.queries import evidence as questions
from dashboard.reading import picked, reading
from dashboard.records import records
from dashboard.regions import name as region_name
from dashboard.regions import province
from dashboard.selection import Filters
from dashboard.words import known, text

_BOX, _TEXT, _TOGGLE = "evidence.doc", "evidence.text", "evidence.rejects"


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    chosen, shared = _figure(dataset, filters), replace(filters, picks=())
    documents = frame.kept(questions.documents, dataset, shared)
    doc_id = chosen["doc_id"] if chosen is not None else filters.pick("doc")
    if doc_id not in set(documents["doc_id"]):
        linked = frame.kept(questions.document, dataset, Filters(), doc_id) if doc_id else documents.iloc[:0]
        documents = pd.concat([linked.assign(shown=0), documents]) if len(linked) else documents
    if documents.empty:
        frame.empty(dataset, filters)
        return
    doc_id = doc_id if doc_id in set(documents["doc_id"]) else documents["doc_id"].iloc[0]
    document = documents[documents["doc_id"] == doc_id].iloc[0]
    figures = _with_chosen(frame.kept(questions.figures_of, dataset, shared, doc_id), chosen)
    chosen = figures.iloc[0] if chosen is None and len(figures) else chosen
    _headline(document, figures, filters.lang)
    _choice(documents, doc_id, filters.lang)
    _page(dataset, filters, document, figures, chosen)


def _figure(dataset: Dataset, filters: Filters) -> pd.Series | None:
    """Return the figure that the address names, if there is one."""
    asked = filters.pick("figure")
    found = frame.kept(questions.figure, dataset, Filters(), asked) if asked else pd.DataFrame()
    return None if found.empty else found.iloc[0]


def _with_chosen(figures: pd.DataFrame, chosen: pd.Series | None) -> pd.DataFrame:
    """Return the selected figures with the chosen one among them, also if the filters leave it out."""
    if chosen is None or chosen["indicator_id"] in set(figures["indicator_id"]):
        return figures
    return pd.concat([figures, chosen.to_frame().T.astype(figures.dtypes)]).sort_values("start", ignore_index=True)


def _headline(document: pd.Series, figures: pd.DataFrame, lang: str) -> None:
    counts = figures["status"].value_counts()
    parts = [
        text(f"evidence.count.{status}", lang, n=int(counts[status]))
        for status in ("actual", "target", "provision")
        if status in counts
    ]
    title = document["title"] or text("evidence.untitled", lang, file=document["file"])
    left_out = int(document["figures"]) - len(figures)
    frame.headline(
        title,
        " · ".join(
            [
                period(document["day"], document["day"], lang) or text("frame.undated", lang),
                region_name(province(document["region_code"]), lang) or text("evidence.no_region", lang),
                *parts,
                text("evidence.count.rejected", lang, n=int(document["rejected"])),
                *([text("evidence.count.left_out", lang, n=left_out)] if left_out > 0 else []),
            ]
        ),
    )


def _choice(documents: pd.DataFrame, doc_id: str, lang: str) -> None:
    """Draw the list of documents; another document takes the chosen figure back."""
    labels = {row["doc_id"]: _label(row, lang) for row in records(documents)}
    if st.session_state.get(_BOX) != doc_id:
        st.session_state[_BOX] = doc_id
    label = text("evidence.documents", lang, n=len(labels))
    st.selectbox(label, list(labels), format_func=labels.__getitem__, key=_BOX, on_change=_open_document)


def _label(row: evidence_panel.Row, lang: str) -> str:
    day: str = text("frame.undated", lang) if pd.isna(row["day"]) else f"{row['day']:%Y-%m-%d}"
    region = region_name(province(row["region_code"]), lang) or text("evidence.no_region", lang)
    title = row["title"] or text("evidence.untitled", lang, file=row["file"])
    return f"{day}　{region}　{title}　{text('evidence.shown', lang, n=int(row['shown']))}"


def _open_document() -> None:
    set_pick("figure", "")
    set_pick("doc", st.session_state[_BOX])


def _open_figure(indicator_id: str) -> None:
    set_pick("figure", indicator_id)


def _page(
    dataset: Dataset, filters: Filters, document: pd.Series, figures: pd.DataFrame, chosen: pd.Series | None
) -> None:
    lang, doc_id = filters.lang, document["doc_id"]
    rejects = frame.kept(questions.rejects_of, dataset, Filters(), doc_id)
    st.html(f"<style>{(files('dashboard') / 'panel.css').read_text(encoding='utf-8')}</style>")
    _key(filters, len(rejects))
    left, right = st.columns([17, 10], gap="medium")
    with left:
        _reading(dataset, current(), doc_id, chosen)
    with right:
        _walk(figures, chosen, lang)
        if chosen is None:
            frame.caption(text("evidence.no_figures", lang))
        else:
            st.html(evidence_panel.panel(chosen.to_dict(), lang))
    frame.section(text("evidence.about", lang))
    st.html(evidence_panel.about(frame.kept(questions.document, dataset, Filters(), doc_id).iloc[0].to_dict(), lang))
    frame.caption(text("evidence.caption", lang), frame.data_date(dataset, lang))
    if len(figures):
        shown, config = frame.kept(_table, dataset, filters.for_other_page(), doc_id)
        frame.table(shown, dataset, filters, f"figures-{doc_id}", config, figures)
    _rejected(rejects, lang)


def _table(dataset: Dataset, filters: Filters, doc_id: str) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return the selected figures of a document as a table to read; the document needs no column."""
    return tables.figures(questions.figures_of(dataset, filters, doc_id).assign(title=""), filters)


def _key(filters: Filters, rejects: int) -> None:
    """Draw what the marks mean, and the switch for the numbers that were not used."""
    lang = filters.lang
    kinds = ("actual", "target", "provision", "reject")
    keys = "".join(f'<span><i class="{kind}">12</i>{text(f"evidence.key.{kind}", lang)}</span>' for kind in kinds)
    with st.container(horizontal=True, vertical_alignment="center", key="evidence.keys"):
        st.html(f'<div class="marks-key">{keys}</div>', width="content")
        if st.session_state.get(_TOGGLE) != bool(filters.pick("rejects")):
            st.session_state[_TOGGLE] = bool(filters.pick("rejects"))
        st.toggle(text("evidence.rejects", lang, n=rejects), key=_TOGGLE, on_change=_toggle, disabled=not rejects)


def _toggle() -> None:
    set_pick("rejects", "1" if st.session_state[_TOGGLE] else "")


def _reading(dataset: Dataset, filters: Filters, doc_id: str, chosen: pd.Series | None) -> None:
    """Draw the text."""
    shared = replace(filters, picks=())
    selected = set(frame.kept(questions.figures_of, dataset, shared, doc_id)["indicator_id"])
    figure = "" if chosen is None else chosen["indicator_id"]
    extra = "" if figure in selected else figure
    html = frame.kept(_html, dataset, shared, doc_id, extra, bool(filters.pick("rejects")))
    label = text("evidence.text", filters.lang)
    reading(html, doc_id, figure, bool(filters.pick("figure")), label, _TEXT, _picked)


def _html(dataset: Dataset, filters: Filters, doc_id: str, extra: str, with_rejects: bool) -> str:
    """Return the marked text of a document: its selected figures, the figure ``extra``, and its rejected numbers."""
    lang = filters.lang
    rows = [questions.figures_of(dataset, filters, doc_id), questions.figure(dataset, filters, extra)]
    marks = [
        Mark(row["start"], row["end"], row["status"], (row["indicator_id"],), evidence_panel.hint(row, lang))
        for found in rows
        for row in records(found)
    ]
    if with_rejects:
        rejects = questions.rejects_of(dataset, filters, doc_id)
        marks += [
            Mark(int(row["start"]), int(row["end"]), "reject", (), _reason(row, lang)) for row in records(rejects)
        ]
    title = questions.document(dataset, filters, doc_id)["title"].iloc[0]
    return marked(dataset.text(doc_id), marks, title)


def _picked() -> None:
    _open_figure(picked(_TEXT))


def _reason(row: evidence_panel.Row, lang: str) -> str:
    return known(f"reason.{row['reason']}", lang, row["reason"])


def _walk(figures: pd.DataFrame, chosen: pd.Series | None, lang: str) -> None:
    """Draw the buttons to the figure before and after, with where one is."""
    ids = list(figures["indicator_id"])
    at = ids.index(chosen["indicator_id"]) if chosen is not None else -1
    steps = (
        ("evidence.previous", at - 1 if at > 0 else None),
        ("evidence.next", at + 1 if at + 1 < len(ids) else None),
    )
    with st.container(horizontal=True, vertical_alignment="center", key="evidence.walk", gap="small"):
        for label, to in steps:
            go = partial(_open_figure, ids[to] if to is not None else "")
            st.button(text(label, lang), key=label, disabled=to is None, on_click=go)
        frame.caption(text("evidence.position", lang, at=at + 1, n=len(ids)) if at >= 0 else "")


def _rejected(rejects: pd.DataFrame, lang: str) -> None:
    """List the numbers that did not become figures, with the reason in words."""
    if rejects.empty:
        return
    frame.section(text("evidence.rejected", lang), text("evidence.rejected_note", lang))
    rows = {
        text("evidence.number", lang): rejects["quote"],
        text("evidence.reason", lang): [_reason(row, lang) for row in records(rejects)],
        text("column.sentence", lang): rejects["sentence"],
    }
    st.dataframe(pd.DataFrame(rows), hide_index=True, key="evidence.rejected.table")
