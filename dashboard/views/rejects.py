"""What was left out: the numbers that did not become figures, by reason, and the inputs that could not be read."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import chart_texts, frame, left_out, tables
from dashboard.charts import reasons as bars
from dashboard.charts.drawing import Drawing
from dashboard.dataset import Dataset
from dashboard.filters import choose, current
from dashboard.marks import Mark
from dashboard.queries import rejects as ask
from dashboard.records import first, records
from dashboard.selection import Filters
from dashboard.words import text


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    shared = _region_only(filters)
    frame.style("rejects.css")
    balance = frame.kept(_balance, dataset, shared)
    inputs = frame.kept(ask.inputs, dataset, Filters())
    if balance["left_out"]:
        frame.headline(*frame.kept(opening, dataset, filters))
        _reasons(dataset, shared)
        _table(dataset, filters, shared)
    else:
        _nothing(dataset, filters)
    if balance["documents"] or len(inputs):
        _inputs(dataset, inputs, filters)


def _balance(dataset: Dataset, filters: Filters) -> pd.Series:
    return ask.balance(dataset, filters).iloc[0]


def opening(dataset: Dataset, filters: Filters) -> tuple[str, str]:
    """Return the page's first sentence and the line under it."""
    shared = _region_only(filters)
    balance, reasons = frame.kept(_balance, dataset, shared), frame.kept(ask.reasons, dataset, shared)
    inputs = len(frame.kept(ask.inputs, dataset, Filters()))
    lang, used, rejected = filters.lang, int(balance["used"]), int(balance["left_out"])
    values = {
        "documents": text("rejects.documents", lang, n=int(balance["documents"])),
        "found": used + rejected,
        "figures": used,
        "rejected": rejected,
    }
    sentence = (
        text("rejects.opening_inputs", lang, inputs=inputs, **values)
        if inputs
        else text("rejects.opening", lang, **values)
    )
    check = int(reasons[reasons["reason"].map(left_out.is_to_check)]["n"].sum())
    scope = [text("rejects.scope_check", lang, n=check) if check else text("rejects.scope_check_none", lang)]
    if rejected > check:
        scope.append(text("rejects.scope_design", lang, n=rejected - check))
    if filters.narrowed and _region_only(filters) != filters.shared():
        scope.append(text("rejects.scope_limits", lang))
    return sentence, " · ".join(scope)


def drawn(dataset: Dataset, filters: Filters) -> Drawing:
    """Return the chart of reasons."""
    reasons = frame.kept(ask.reasons, dataset, filters)
    return bars.chart(reasons, {reason for reason in reasons["reason"] if left_out.is_to_check(reason)}, filters.lang)


def tabled(dataset: Dataset, filters: Filters, doc_id: str, reason: str) -> tuple[pd.DataFrame, tables.Columns]:
    """Return the numbers as a table to read."""
    return tables.rejects(ask.listed(dataset, filters, doc_id, reason, frame.MOST_ROWS), filters)


def _region_only(filters: Filters) -> Filters:
    """Return the part of the selection that numbers without a meaning of their own can have."""
    return Filters(lang=filters.lang, regions=filters.regions, mark=Mark(region=filters.mark.region))


def _nothing(dataset: Dataset, filters: Filters) -> None:
    """Say why there is no number to show."""
    total = int(frame.kept(ask.balance, dataset, Filters()).iloc[0]["left_out"])
    if not total:
        frame.empty(dataset, Filters(lang=filters.lang))
        return
    frame.nothing(text("rejects.none", filters.lang), text("rejects.none_way_out", filters.lang, n=total), filters)


def _reasons(dataset: Dataset, filters: Filters) -> None:
    lang = filters.lang
    frame.section(text("rejects.chart", lang))
    told = frame.kept(_told, dataset, filters)
    frame.chart(frame.kept(drawn, dataset, filters), "rejects.reasons", told)
    frame.caption(told, text("rejects.chart_caption", lang), frame.data_date(dataset, lang))
    st.html(frame.kept(_explained, dataset, filters))


def _told(dataset: Dataset, filters: Filters) -> str:
    """Return what the chart shows."""
    return chart_texts.reasons(frame.kept(ask.reasons, dataset, filters), filters.lang)


def _explained(dataset: Dataset, filters: Filters) -> str:
    """Return what the reasons mean, as HTML."""
    return left_out.explained(records(frame.kept(ask.reasons, dataset, filters)), filters.lang)


def _table(dataset: Dataset, filters: Filters, shared: Filters) -> None:
    lang = filters.lang
    frame.section(text("rejects.table", lang), text("rejects.table_note", lang))
    with st.container(horizontal=True, key="rejects.choice", gap="small"):
        doc_id, reason = _document(dataset, shared), _reason(dataset, shared)
    frame.caption(frame.shown_rows(frame.kept(ask.count, dataset, shared, doc_id, reason), lang))
    shown, config = frame.kept(tabled, dataset, filters.for_other_page(), doc_id, reason)
    frame.table(shown, dataset, filters, "rejects", config, lambda: ask.listed(dataset, shared, doc_id, reason))


def _document(dataset: Dataset, filters: Filters) -> str:
    """Draw the choice of a document."""
    labels = frame.kept(_documents, dataset, filters, current().pick("doc"))
    return choose("doc", text("rejects.choose_document", filters.lang), list(labels), labels.__getitem__)


def _reason(dataset: Dataset, filters: Filters) -> str:
    """Draw the choice of a reason."""
    labels = frame.kept(_reason_labels, dataset, filters)
    return choose("reason", text("rejects.choose_reason", filters.lang), list(labels), labels.__getitem__)


def _documents(dataset: Dataset, filters: Filters, also: str) -> dict[str, str]:
    """Return the documents that are offered, with their numbers; the one of the id ``also`` wherever it stands."""
    rows = frame.kept(ask.documents, dataset, filters)
    labels = {"": text("rejects.all_documents", filters.lang, n=len(rows))}
    offered = records(first(rows, frame.MOST_ROWS, "doc_id", also))
    return labels | {row["doc_id"]: f"{tables.title(row, filters.lang)} · {int(row['n']):,}" for row in offered}


def _reason_labels(dataset: Dataset, filters: Filters) -> dict[str, str]:
    """Return the reasons that are offered, with their numbers."""
    rows = records(frame.kept(ask.reasons, dataset, filters))
    labels = {"": text("rejects.all_reasons", filters.lang)}
    return labels | {row["reason"]: f"{bars.name(row['reason'], filters.lang)} · {int(row['n']):,}" for row in rows}


def _inputs(dataset: Dataset, inputs: pd.DataFrame, filters: Filters) -> None:
    """List the inputs that could not be read."""
    lang = filters.lang
    if inputs.empty:
        frame.section(text("rejects.inputs", lang), text("rejects.inputs_none", lang))
        return
    frame.section(text("rejects.inputs", lang), text("rejects.inputs_note", lang))
    frame.downloads(inputs, dataset, filters, "inputs")
    st.html(left_out.unreadable(records(inputs), lang))
