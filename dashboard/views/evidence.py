"""The text behind the numbers: one document with its figures marked, and how each field of a figure was read."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import cleaning_panel, derivation, evidence_panel, frame, left_out, tables, take_away, versus
from dashboard.dataset import Dataset
from dashboard.filters import current, key_in, set_pick
from dashboard.marked_text import Mark, marked
from dashboard.opened import lost_said, opened
from dashboard.periods import period
from dashboard.queries import evidence as questions
from dashboard.reading import picked, reading
from dashboard.records import first, records
from dashboard.regions import name as region_name
from dashboard.regions import province
from dashboard.selection import Filters
from dashboard.words import known, text

_BOX, _TEXT, _TOGGLE = "evidence.doc", "evidence.text", "evidence.rejects"
_NAMING = ["doc_id", "day", "region_code", "title", "file", "shown"]
_REJECT, _SPAN = "reject:", "span"


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    here = opened(dataset, filters)
    if here.lost:
        st.html(lost_said(here.lost, filters.lang))
    if here.documents.empty:
        frame.empty(dataset, filters)
        return
    document = here.documents[here.documents["doc_id"] == here.doc_id].iloc[0]
    chosen = here.figure
    figures = _with_chosen(frame.kept(questions.figures_of, dataset, filters.shared(), here.doc_id), chosen)
    if not here.names_number and len(figures):
        chosen = figures.iloc[0]
    is_in_address = here.names_number or _span(filters)
    pinned = {} if is_in_address else {"doc": here.doc_id, "figure": "", "reject": ""}
    _headline(dataset, document, figures, pinned, filters.lang)
    _choice(here.documents, here.doc_id, filters.lang)
    _page(dataset, filters, document, figures, chosen, here.reject)


def _with_chosen(figures: pd.DataFrame, chosen: pd.Series | None) -> pd.DataFrame:
    """Return the selected figures with the chosen one among them, also if the filters leave it out."""
    if chosen is None or chosen["indicator_id"] in set(figures["indicator_id"]):
        return figures
    return pd.concat([figures, chosen.to_frame().T.astype(figures.dtypes)]).sort_values("start", ignore_index=True)


def _headline(dataset: Dataset, document: pd.Series, figures: pd.DataFrame, pinned: dict[str, str], lang: str) -> None:
    copies = len(frame.kept(questions.copies_of, dataset, Filters(), document["doc_id"]))
    counts = figures["status"].value_counts()
    parts = [
        text(f"evidence.count.{status}", lang, n=int(counts[status]))
        for status in ("actual", "target", "provision")
        if status in counts
    ]
    title = tables.title(document.to_dict(), lang)
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
                *([text("evidence.copies", lang, n=copies)] if copies else []),
            ]
        ),
        pinned,
    )


def _choice(documents: pd.DataFrame, doc_id: str, lang: str) -> None:
    """Draw the list of documents; another document takes the chosen figure back.

    A long list holds the first ones and the document that is open: nobody scrolls through thousands.
    """
    offered = first(documents[_NAMING], frame.MOST_ROWS, "doc_id", doc_id)
    labels = {row["doc_id"]: evidence_panel.listed(row, lang) for row in records(offered)}
    key = key_in(lang, _BOX)
    if st.session_state.get(key) != doc_id:
        st.session_state[key] = doc_id
    kind = "evidence.documents_first" if len(documents) > len(labels) else "evidence.documents"
    label = text(kind, lang, n=len(documents), shown=len(labels))
    opened = partial(_open_document, key)
    st.selectbox(label, list(labels), format_func=labels.__getitem__, key=key, on_change=opened)


def _open_document(key: str) -> None:
    _open("")
    set_pick("doc", st.session_state[key])


def _open(mark: str) -> None:
    """Open what a mark stands for: a figure, or a number that was not used."""
    if mark == _SPAN:
        return
    number = mark.removeprefix(_REJECT)
    set_pick("span", "")
    set_pick("figure", "" if number != mark else mark)
    set_pick("reject", number if number != mark else "")


def _page(
    dataset: Dataset,
    filters: Filters,
    document: pd.Series,
    figures: pd.DataFrame,
    chosen: pd.Series | None,
    rejected: pd.Series | None,
) -> None:
    lang, doc_id = filters.lang, document["doc_id"]
    rejects = frame.kept(questions.rejects_of, dataset, Filters(), doc_id)
    actions = set(frame.kept(questions.edits_of, dataset, Filters(), doc_id)["action"])
    frame.style("panel.css")
    _key(filters, len(rejects), "quarantined" in actions)
    left, right = st.columns([17, 10], gap="medium")
    with left:
        _reading(dataset, current(), doc_id, chosen, rejected)
    with right:
        _walk(figures, chosen, lang)
        if chosen is not None:
            above = st.container()
            st.html(evidence_panel.panel(chosen.to_dict(), lang))
            take_away.figure(chosen.to_dict(), document.to_dict())
            versus.show(dataset, chosen.to_dict(), filters, above)
            _derivation(chosen.to_dict(), lang)
        elif rejected is not None:
            st.html(left_out.panel(rejected.to_dict(), lang))
        else:
            frame.caption(
                text("evidence.no_figures" if int(document["figures"]) else "evidence.no_figures_at_all", lang)
            )
    frame.caption(text("evidence.caption", lang), frame.data_date(dataset, lang))
    if len(figures):
        frame.section(text("evidence.table", lang))
        shown, config = frame.kept(_table, dataset, filters.for_other_page(), doc_id)
        frame.table(shown, dataset, filters, f"figures-{doc_id}", config, figures)
    _rejected(rejects, lang)
    _about(dataset, doc_id, lang)


def _about(dataset: Dataset, doc_id: str, lang: str) -> None:
    """Say what is known of the document, and what cleaning did to its text."""
    document = frame.kept(questions.document, dataset, Filters(), doc_id).iloc[0].to_dict()
    copies = records(frame.kept(questions.copies_of, dataset, Filters(), doc_id))
    frame.section(text("evidence.about", lang))
    st.html(evidence_panel.about(document, lang, copies))
    summary, cleaning = frame.kept(_cleaning, dataset, Filters(lang=lang), doc_id)
    frame.section(text("cleaning.headline", lang), summary)
    st.html(cleaning)


def _cleaning(dataset: Dataset, filters: Filters, doc_id: str) -> tuple[str, str]:
    """Return what cleaning did to a text, in one line and in full."""
    edits = records(frame.kept(questions.edits_of, dataset, Filters(), doc_id))
    words = dataset.text(doc_id)
    return cleaning_panel.summary(edits, filters.lang), cleaning_panel.cleaning(edits, filters.lang, words)


def _table(dataset: Dataset, filters: Filters, doc_id: str) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return the selected figures of a document as a table to read; the document needs no column."""
    return tables.figures(questions.figures_of(dataset, filters, doc_id).assign(title=""), filters)


def _key(filters: Filters, rejects: int, damaged: bool) -> None:
    """Draw what the marks mean, and the switch for the numbers that were not used."""
    lang, on = filters.lang, _with_rejects(filters)
    kinds = ("actual", "target", "provision", "reject", *(("damaged",) if damaged else ()))
    keys = "".join(f'<span><i class="{kind}">12</i>{text(f"evidence.key.{kind}", lang)}</span>' for kind in kinds)
    with st.container(horizontal=True, vertical_alignment="center", key="evidence.keys"):
        st.html(f'<div class="marks-key">{keys}</div>', width="content")
        if st.session_state.get(_TOGGLE) != on:
            st.session_state[_TOGGLE] = on
        st.toggle(text("evidence.rejects", lang, n=rejects), key=_TOGGLE, on_change=_toggle, disabled=not rejects)


def _with_rejects(filters: Filters) -> bool:
    return bool(filters.pick("rejects") or filters.pick("reject"))


def _toggle() -> None:
    set_pick("rejects", "1" if st.session_state[_TOGGLE] else "")
    set_pick("reject", "")


def _reading(
    dataset: Dataset, filters: Filters, doc_id: str, chosen: pd.Series | None, rejected: pd.Series | None
) -> None:
    """Draw the text."""
    shared = filters.shared()
    selected = set(frame.kept(questions.figures_of, dataset, shared, doc_id)["indicator_id"])
    figure = "" if chosen is None else chosen["indicator_id"]
    extra = "" if figure in selected else figure
    span = _span(filters)
    html = frame.kept(_html, dataset, shared, doc_id, extra, _with_rejects(filters), span)
    lit = _SPAN if span else figure or ("" if rejected is None else _REJECT + rejected["reject_id"])
    is_asked = bool(span or filters.pick("figure") or filters.pick("reject"))
    reading(html, doc_id, lit, is_asked, text("evidence.text", filters.lang), _TEXT, _picked)


def _span(filters: Filters) -> tuple[int, int] | None:
    """Return the sentence that a search led to, if the address names one: ``120-156``."""
    match = re.fullmatch(r"(\d{1,9})-(\d{1,9})", filters.pick("span"))
    asked = filters.pick("figure") or filters.pick("reject")
    return (int(match[1]), int(match[2])) if match and not asked else None


def _html(
    dataset: Dataset, filters: Filters, doc_id: str, extra: str, with_rejects: bool, span: tuple[int, int] | None = None
) -> str:
    """Return the marked text of a document.

    Marked are its selected figures, the figure ``extra``, its rejected numbers and the sentence at ``span``.
    """
    lang = filters.lang
    rows = [frame.kept(questions.figures_of, dataset, filters, doc_id)]
    rows += [frame.kept(questions.figure, dataset, Filters(), extra)] if extra else []
    marks = [
        Mark(row["start"], row["end"], row["status"], (row["indicator_id"],), evidence_panel.hint(row, lang))
        for found in rows
        for row in records(found)
    ]
    if with_rejects:
        rejects = records(frame.kept(questions.rejects_of, dataset, Filters(), doc_id))
        marks += [
            Mark(int(row["start"]), int(row["end"]), "reject", (_REJECT + row["reject_id"],), _reason(row, lang))
            for row in rejects
        ]
    marks += [Mark(*span, "found", (_SPAN,))] if span else []
    title = frame.kept(questions.document, dataset, Filters(), doc_id)["title"].iloc[0]
    edits = records(frame.kept(questions.edits_of, dataset, Filters(), doc_id))
    return marked(dataset.text(doc_id), marks + cleaning_panel.damaged(edits, marks, lang), title)


def _picked() -> None:
    _open(picked(_TEXT))


def _derivation(row: evidence_panel.Row, lang: str) -> None:
    """Offer the derivation of a figure as text, so that one step of it can be disputed."""
    with st.expander(text("derivation.copy", lang)):
        st.code(derivation.chain(row, lang), language=None, wrap_lines=True)
        frame.caption(text("derivation.copy_note", lang))


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
            go = partial(_open, ids[to] if to is not None else "")
            st.button(text(label, lang), key=label, disabled=to is None, on_click=go)
        frame.caption(text("evidence.position", lang, at=at + 1, n=len(ids)) if at >= 0 else "")


def _rejected(rejects: pd.DataFrame, lang: str) -> None:
    """List the numbers that did not become figures, with the reason in words."""
    if rejects.empty:
        return
    frame.section(text("evidence.rejected", lang), text("evidence.rejected_note", lang))
    rows = {
        text("column.number", lang): rejects["quote"],
        text("column.reason", lang): [_reason(row, lang) for row in records(rejects)],
        text("column.sentence", lang): rejects["sentence"],
    }
    st.dataframe(pd.DataFrame(rows), hide_index=True, key="evidence.rejected.table")
