"""What adds up and what does not: growth against levels, shares, parts, sums, targets; and documents that differ."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import findings, frame, paging
from dashboard.dataset import Dataset
from dashboard.filters import choose
from dashboard.page_links import linked
from dashboard.queries import checks as ask
from dashboard.records import records
from dashboard.selection import Filters
from dashboard.words import joined, text
from etl.schema import CHECKS

STEP, _SHEET = 10, "checks.css"
_MORE, _MORE_CONFLICTS = "more", "more_conflicts"
_FIRST = ("contradicts", "agrees", "nothing")
Counts = dict[str, dict[str, int]]
"""How many checks came to a verdict, kind by kind."""


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    shared = filters.shared()
    counts = frame.kept(ask.counts, dataset, shared)
    differing = frame.kept(ask.conflict_count, dataset, shared)
    if counts.empty and not differing:
        _nothing(dataset, filters)
        return
    frame.headline(*frame.kept(opening, dataset, shared))
    if len(counts):
        _checks(dataset, filters, shared)
    _conflicts(dataset, filters, shared, differing)
    frame.caption(text("checks.caption", filters.lang), frame.data_date(dataset, filters.lang))


def opening(dataset: Dataset, filters: Filters) -> tuple[str, str]:
    """Return the page's first sentence and the line under it."""
    lang, counts = filters.lang, frame.kept(ask.counts, dataset, filters)
    differing = frame.kept(ask.conflict_count, dataset, filters)
    by_verdict = counts.groupby("verdict")["n"].sum()
    agrees, contradicts = (int(by_verdict.get(verdict, 0)) for verdict in ("agrees", "contradicts"))
    kind = (
        "checks.headline_nothing"
        if not agrees + contradicts
        else "checks.headline"
        if differing
        else "checks.headline_alone"
    )
    sentence = text(kind, lang, n=agrees + contradicts, agrees=agrees, contradicts=contradicts, conflicts=differing)
    reasons = counts[counts["verdict"] == "nothing"].groupby("reason")["n"].sum().sort_values(ascending=False)
    scope = [text(f"checks.scope.{reason}", lang, n=int(n)) for reason, n in reasons.items()]
    return sentence, " · ".join(scope)


def tabled(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return a row for each kind of check with how often each verdict was given."""
    lang, counts = filters.lang, frame.kept(ask.counts, dataset, filters)
    table = counts.pivot_table(index="kind", columns="verdict", values="n", aggfunc="sum", fill_value=0)
    table = table.reindex(index=[kind for kind in CHECKS if kind in table.index], columns=list(_FIRST), fill_value=0)
    table.index = pd.Index([text(f"checks.kind.{kind}", lang) for kind in table.index])
    table.columns = pd.Index([text(f"checks.verdict.{verdict}", lang) for verdict in _FIRST])
    return table.astype(int).rename_axis(text("checks.kind", lang)).reset_index()


def drawn(dataset: Dataset, filters: Filters, verdict: str, kind: str, most: int) -> str:
    """Return the first ``most`` checks of a verdict and kind as HTML."""
    rows = ask.listed(dataset, filters, verdict, kind, most)
    return findings.checks(rows, ask.figures(dataset, filters, findings.named(rows)), filters)


def drawn_conflicts(dataset: Dataset, filters: Filters, most: int) -> str:
    """Return the first ``most`` conflicts as HTML."""
    return findings.conflicts(ask.conflicts(dataset, filters, most), filters)


def _checks(dataset: Dataset, filters: Filters, shared: Filters) -> None:
    lang = filters.lang
    frame.section(text("checks.kinds", lang), text("checks.kinds_note", lang))
    table = frame.kept(tabled, dataset, shared)
    numbers = {title: st.column_config.NumberColumn(format="localized") for title in table.columns[1:]}
    st.dataframe(table, hide_index=True, column_config=numbers, key="table.checks-by-kind")
    frame.section(text("checks.list", lang), text("checks.list_note", lang))
    counts = frame.kept(_counted, dataset, shared)
    offered = [verdict for verdict in _FIRST if verdict in counts]
    with st.container(horizontal=True, key="checks.choice", gap="small"):
        verdict = choose("verdict", text("checks.choose_verdict", lang), offered, lambda one: _label(one, counts, lang))
        kinds = ["", *(kind for kind in CHECKS if kind in counts[verdict])]
        kind = choose("check", text("checks.choose_kind", lang), kinds, lambda one: _kind(one, counts[verdict], lang))
    total = _total(counts[verdict], kind)
    most = paging.shown(filters, _MORE, STEP)
    frame.caption(text("checks.first", lang, shown=most, n=total) if total > most else "")
    frame.downloads(lambda: ask.listed(dataset, shared, verdict, kind), dataset, filters, "checks")
    linked(frame.kept(drawn, dataset, shared, verdict, kind, most), _SHEET, "checks.list")
    paging.button(filters, _MORE, STEP, total)


def _counted(dataset: Dataset, filters: Filters) -> Counts:
    """Return how many checks of each kind came to each verdict."""
    found: Counts = {}
    for row in records(frame.kept(ask.counts, dataset, filters)):
        kinds = found.setdefault(row["verdict"], {})
        kinds[row["kind"]] = kinds.get(row["kind"], 0) + int(row["n"])
    return found


def _total(counts: dict[str, int], kind: str) -> int:
    """Return how many checks there are, of one kind or (empty) of all."""
    return counts.get(kind, 0) if kind else sum(counts.values())


def _label(verdict: str, counts: Counts, lang: str) -> str:
    return f"{text(f'checks.verdict.{verdict}', lang)} · {_total(counts.get(verdict, {}), ''):,}"


def _kind(kind: str, counts: dict[str, int], lang: str) -> str:
    name = text(f"checks.kind.{kind}", lang) if kind else text("checks.all_kinds", lang)
    return f"{name} · {_total(counts, kind):,}"


def _conflicts(dataset: Dataset, filters: Filters, shared: Filters, differing: int) -> None:
    lang = filters.lang
    frame.section(
        text("checks.conflicts", lang), text("checks.conflicts_note" if differing else "checks.no_conflicts", lang)
    )
    if not differing:
        return
    most = paging.shown(filters, _MORE_CONFLICTS, STEP)
    frame.caption(text("checks.first", lang, shown=most, n=differing) if differing > most else "")
    frame.downloads(lambda: ask.conflicts(dataset, shared), dataset, filters, "conflicts")
    linked(frame.kept(drawn_conflicts, dataset, shared, most), _SHEET, "checks.conflicts")
    paging.button(filters, _MORE_CONFLICTS, STEP, differing)


def _nothing(dataset: Dataset, filters: Filters) -> None:
    """Say that nothing of the selection could be held against anything else, and what would help."""
    lang = filters.lang
    names = [text(f"checks.kind.{kind}", lang) for kind in CHECKS]
    kinds = joined([name[:1].lower() + name[1:] for name in names], lang)
    way_out = text("checks.none_way_out", lang, kinds=kinds)
    if filters.narrowed:
        frame.nothing(text("checks.none", lang), way_out, filters)
        return
    frame.headline(text("checks.none_at_all", lang), way_out)
    frame.caption(text("checks.caption", lang), frame.data_date(dataset, lang))
