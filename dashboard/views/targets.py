"""The ledger of promises: who promised what by when, the last fact of the same kind, and what it still needs."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import chart_texts, clicks, filters, frame, tables
from dashboard import promise_texts as texts
from dashboard.charts import promises as dumbbells
from dashboard.charts.drawing import Drawing
from dashboard.dataset import Dataset
from dashboard.page_links import link
from dashboard.promises import VERDICTS, changes, chosen, judged
from dashboard.queries import targets as ask
from dashboard.queries.overview import summary
from dashboard.records import records
from dashboard.regions import colour
from dashboard.selection import Filters
from dashboard.series import labelled
from dashboard.words import joined, text

MOST_DRAWN, MOST_TOLD, MOST_CHANGES = 10, 6, 6
# What the first sentence tells; the line under it has the rest.
_TELLING = ("met", "missed", "on_track", "behind")
_OF_THE_PAGE = ("key", "kind", "stretch", "known", "over", "unknown")
_DIGITS, _FIGURES = {"years": 2, "need": 2, "own": 2}, 5
_NOT_DRAWN = ("growth", "gap", "rank")
_TOLD_OF_ALL = [
    "indicator_id", "doc_id", "region_code", "measure", "value", "bound", "period_end", "fact", "fact_value", "verdict",
    "unknown", "over",
]  # fmt: skip


def show(dataset: Dataset, selection: Filters) -> None:
    """Draw the page."""
    rows = frame.kept(ask.metrics, dataset, selection)
    if not len(rows):
        _none(dataset, selection)
        return
    head = st.container(key="targets-head")
    labels = frame.kept(labels_of, dataset, selection)
    with st.container(horizontal=True, key="series"):
        metric = filters.choose("metric", text("series.metric", selection.lang), list(labels), labels.__getitem__)
    with head:
        frame.headline(*frame.kept(opening, dataset, selection, metric))
    _chart(dataset, selection, metric)
    _told(dataset, selection, metric)
    _changes(dataset, selection, metric)
    _table(dataset, selection, metric)


def _none(dataset: Dataset, selection: Filters) -> None:
    """Say that there is no promise: among those selected, or in any document."""
    lang = selection.lang
    held = frame.kept(summary, dataset, Filters()).iloc[0]
    promised = int(frame.kept(ask.metrics, dataset, Filters())["figures"].sum())
    if promised:
        frame.nothing(text("targets.empty", lang), text("targets.empty_way_out", lang, n=promised), selection)
    elif held["figures"]:
        documents, figures = int(held["documents"]), int(held["figures"])
        frame.headline(
            text("targets.none", lang, documents=documents), text("targets.none_scope", lang, figures=figures)
        )
        frame.caption(text("targets.none_note", lang), frame.data_date(dataset, lang))
    else:
        frame.empty(dataset, selection)


def labels_of(dataset: Dataset, selection: Filters) -> dict[str, str]:
    """Return what the choice of a metric offers: all, then each promised one with its reach."""
    rows = frame.kept(ask.metrics, dataset, selection)
    return {"": text("silence.all_metrics", selection.lang), **labelled(rows, selection.lang)}


def whole(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return every target of the dataset, judged: what no selection changes."""
    return judged(ask.every(dataset, filters))


def ledger(dataset: Dataset, selection: Filters, metric: str) -> pd.DataFrame:
    """Return the judged promises of the selection, in the columns that tell of all of them."""
    every = frame.kept(whole, dataset, Filters())
    return chosen(every[_TOLD_OF_ALL], ask.promises(dataset, selection, metric))


def full(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of the ledger with all columns."""
    every = frame.kept(whole, dataset, Filters())
    return every.loc[rows.index].assign(**rows)


def restated(dataset: Dataset, selection: Filters, metric: str) -> pd.DataFrame:
    """Return the promises that a later document makes anew."""
    return changes(frame.kept(ledger, dataset, selection, metric), ask.restated(dataset, selection, metric))


def opening(dataset: Dataset, selection: Filters, metric: str) -> tuple[str, str]:
    """Return the page's first sentence and the line under it."""
    lang, rows = selection.lang, frame.kept(ledger, dataset, selection, metric)
    counts = rows["verdict"].value_counts()
    with_fact = rows["fact"].notna()
    told = rows[with_fact]["verdict"].value_counts()
    first = [one for one in _TELLING if one in told] or [one for one in VERDICTS if one in told]
    says, rest = (
        [
            text(f"targets.count_{one}", lang, n=int(told[one]))
            for one in VERDICTS
            if one in told and (one in first) == here
        ]
        for here in (True, False)
    )
    kind = "targets.headline" if says else "targets.headline_none"
    sentence = text(kind, lang, n=len(rows), facts=int(with_fact.sum()), says=joined(says, lang))
    scope = [text("targets.scope", lang, n=int(rows["doc_id"].nunique())), *rest]
    if (over := int((~with_fact & (rows["verdict"] == "due")).sum())) > 0:
        scope.append(text("targets.scope_due", lang, n=over))
    if "no_deadline" in counts:
        scope.append(text("targets.scope_open", lang, n=int(counts["no_deadline"])))
    if n := len(frame.kept(restated, dataset, selection, metric)):
        scope.append(text("targets.scope_changes", lang, n=n))
    if selection.statuses:
        scope.append(text("targets.scope_statuses", lang))
    return sentence, " · ".join(scope)


def drawable(dataset: Dataset, selection: Filters, metric: str) -> pd.DataFrame:
    """Return the promises whose fact is a part of them: sizes, not growth rates or ranks; regions take turns."""
    rows = frame.kept(ledger, dataset, selection, metric)
    sizes = ~rows["measure"].isin(_NOT_DRAWN) & (rows["value"] > 0) & (rows["fact_value"] > 0)
    return _in_turn(rows[rows["fact"].notna() & sizes])


def _in_turn(rows: pd.DataFrame) -> pd.DataFrame:
    """Return promises so that each region has one before any has a second; each region's in their order."""
    turn = rows.groupby([rows["unknown"], rows["over"], rows["region_code"].str[:2]]).cumcount()
    return rows.assign(turn=turn).sort_values(["unknown", "over", "turn"], kind="stable")


def drawn(dataset: Dataset, selection: Filters, metric: str) -> Drawing:
    """Return the chart of facts and promises."""
    lang = selection.lang
    rows = full(dataset, frame.kept(drawable, dataset, selection, metric).head(MOST_DRAWN))
    listed = records(rows)
    said = rows.assign(
        words=[escape(texts.words(row, lang)) for row in listed],
        numbers=[texts.numbers(row, lang) for row in listed],
        hover=[escape(texts.said(row, lang)) for row in listed],
        fact_hover=[escape(texts.found(row, lang)) for row in listed],
        trend_hover=["" if pd.isna(row["leads_to"]) else texts.trend(row, lang) for row in listed],
    )
    return dumbbells.chart(said)


def _shown(dataset: Dataset, selection: Filters, metric: str) -> str:
    """Return what the chart shows."""
    rows = frame.kept(drawable, dataset, selection, metric).head(MOST_DRAWN)
    return chart_texts.promises(full(dataset, rows), selection.lang)


def _chart(dataset: Dataset, selection: Filters, metric: str) -> None:
    lang = selection.lang
    fit = len(frame.kept(drawable, dataset, selection, metric))
    frame.section(text("targets.chart", lang), text("targets.chart_note", lang))
    if not fit:
        frame.caption(text("targets.chart_none", lang))
        return
    figure = frame.kept(drawn, dataset, selection, metric)
    alt = frame.kept(_shown, dataset, selection, metric)
    clicks.follow(frame.chart(figure, f"targets.{metric}", alt, "rerun"))
    frame.caption(
        alt,
        text("targets.chart_more", lang, shown=MOST_DRAWN, n=fit) if fit > MOST_DRAWN else "",
        text("targets.caption", lang),
        text("hedge.caption", lang),
        frame.hint("frame.click", lang),
        frame.data_date(dataset, lang),
    )


def _told(dataset: Dataset, selection: Filters, metric: str) -> None:
    """Tell a few promises in sentences, those with a fact first, each with the way to both sentences."""
    frame.section(text("targets.each", selection.lang))
    st.html(frame.kept(told, dataset, selection, metric))


def told(dataset: Dataset, selection: Filters, metric: str) -> str:
    """Return the first promises and what was found of each, as HTML."""
    lang, rows = selection.lang, frame.kept(ledger, dataset, selection, metric)
    first = records(full(dataset, _in_turn(rows).head(MOST_TOLD)))
    return "".join(_item(row, texts.found(row, lang), ("fact", row["fact"]), selection) for row in first)


def _changes(dataset: Dataset, selection: Filters, metric: str) -> None:
    lang = selection.lang
    frame.section(text("targets.changes", lang), text("targets.changes_note", lang))
    if len(frame.kept(restated, dataset, selection, metric)):
        st.html(frame.kept(told_changes, dataset, selection, metric))
    else:
        frame.caption(text("targets.changes_none", lang))


def told_changes(dataset: Dataset, selection: Filters, metric: str) -> str:
    """Return the first promises that were made anew, and what became of each, as HTML."""
    first = records(full(dataset, frame.kept(restated, dataset, selection, metric).head(MOST_CHANGES)))
    return "".join(_item(row, texts.change(row, selection.lang), ("later", row["later"]), selection) for row in first)


def _item(row: Mapping[str, Any], then: str, other: tuple[str, Any], selection: Filters) -> str:
    """Return one promise: its sentence, what followed, and the links to both sentences."""
    lang, (which, figure) = selection.lang, other
    links = [link("evidence", text("targets.see_promise", lang), selection, figure=row["indicator_id"])]
    if isinstance(figure, str):
        links.append(link("evidence", text(f"targets.see_{which}", lang), selection, figure=figure))
    return (
        f'<div class="told" style="--region:{colour(row["region_code"])}"><p>{escape(texts.said(row, lang))}</p>'
        f'<p class="then">{escape(then)}</p><p class="ways">{"".join(links)}</p></div>'
    )


def tabled(dataset: Dataset, selection: Filters, metric: str) -> tuple[pd.DataFrame, tables.Columns]:
    """Return the ledger as a table to read."""
    rows = frame.kept(ledger, dataset, selection, metric).head(frame.MOST_ROWS)
    later = frame.kept(restated, dataset, selection, metric)
    later = full(dataset, later[later.index.isin(rows.index)])
    said = {row["indicator_id"]: texts.change(row, selection.lang) for row in records(later)}
    return tables.promises(full(dataset, rows), said, selection)


def _table(dataset: Dataset, selection: Filters, metric: str) -> None:
    rows = frame.kept(ledger, dataset, selection, metric)
    frame.section(text("targets.table", selection.lang), frame.shown_rows(len(rows), selection.lang))
    shown, config = frame.kept(tabled, dataset, selection.for_other_page(), metric)
    frame.table(shown, dataset, selection, "targets", config, lambda: _for_file(full(dataset, rows)))


def _for_file(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the ledger without what only the page needs, and worked-out numbers without digits that mean nothing."""
    own = rows.drop(columns=list(_OF_THE_PAGE)).round(_DIGITS)
    size = 10.0 ** (_FIGURES - 1 - np.floor(np.log10(own["leads_to"].abs().where(own["leads_to"] != 0))))
    return own.assign(leads_to=(own["leads_to"] * size).round() / size)
