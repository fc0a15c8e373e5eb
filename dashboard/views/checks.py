"""What adds up and what does not: growth against levels, shares, parts, sums, targets; and documents that differ."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import findings, frame
from dashboard.dataset import Dataset
from dashboard.filters import choose
from dashboard.page_links import linked
from dashboard.queries import checks as ask
from dashboard.selection import Filters
from dashboard.words import joined, text
from etl.schema import CHECKS

SHOWN, _SHEET = 30, "checks.css"
_FIRST = ("contradicts", "agrees", "nothing")


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    shared = filters.shared()
    counts = frame.kept(ask.counts, dataset, shared)
    differing = frame.kept(ask.conflict_count, dataset, shared)
    if counts.empty and not differing:
        _nothing(dataset, filters)
        return
    frame.headline(*opening(counts, differing, filters.lang))
    if len(counts):
        _checks(dataset, filters, shared, counts)
    _conflicts(dataset, shared, differing)
    frame.caption(text("checks.caption", filters.lang), frame.data_date(dataset, filters.lang))


def opening(counts: pd.DataFrame, differing: int, lang: str) -> tuple[str, str]:
    """Return the page's first sentence and the line under it."""
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


def tabled(counts: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return a row for each kind of check with how often each verdict was given."""
    table = counts.pivot_table(index="kind", columns="verdict", values="n", aggfunc="sum", fill_value=0)
    table = table.reindex(index=[kind for kind in CHECKS if kind in table.index], columns=list(_FIRST), fill_value=0)
    table.index = pd.Index([text(f"checks.kind.{kind}", lang) for kind in table.index])
    table.columns = pd.Index([text(f"checks.verdict.{verdict}", lang) for verdict in _FIRST])
    return table.astype(int).rename_axis(text("checks.kind", lang)).reset_index()


def drawn(dataset: Dataset, filters: Filters, verdict: str, kind: str) -> str:
    """Return the first checks of a verdict and kind as HTML."""
    rows = ask.listed(dataset, filters, verdict, kind, SHOWN)
    return findings.checks(rows, ask.figures(dataset, filters, findings.named(rows)), filters)


def drawn_conflicts(dataset: Dataset, filters: Filters) -> str:
    """Return the first conflicts as HTML."""
    return findings.conflicts(ask.conflicts(dataset, filters, SHOWN), filters)


def _checks(dataset: Dataset, filters: Filters, shared: Filters, counts: pd.DataFrame) -> None:
    lang = filters.lang
    frame.section(text("checks.kinds", lang), text("checks.kinds_note", lang))
    frame.table(tabled(counts, lang), dataset, filters, "checks-by-kind")
    frame.section(text("checks.list", lang), text("checks.list_note", lang))
    by_verdict = counts.groupby("verdict")["n"].sum()
    offered = [verdict for verdict in _FIRST if verdict in by_verdict.index]
    with st.container(horizontal=True, key="checks.choice", gap="small"):
        verdict = choose(
            "verdict", text("checks.choose_verdict", lang), offered, lambda one: _label(one, by_verdict, lang)
        )
        by_kind = counts[counts["verdict"] == verdict].groupby("kind")["n"].sum()
        kinds = ["", *(kind for kind in CHECKS if kind in by_kind.index)]
        kind = choose("check", text("checks.choose_kind", lang), kinds, lambda one: _kind(one, by_kind, lang))
    total = int(by_kind[kind] if kind else by_kind.sum())
    frame.caption(text("checks.first", lang, shown=SHOWN, n=total) if total > SHOWN else "")
    frame.downloads(lambda: ask.listed(dataset, shared, verdict, kind), dataset, filters, "checks")
    linked(frame.kept(drawn, dataset, shared, verdict, kind), _SHEET, "checks.list")


def _label(verdict: str, counts: pd.Series, lang: str) -> str:
    return f"{text(f'checks.verdict.{verdict}', lang)} · {int(counts.get(verdict, 0)):,}"


def _kind(kind: str, counts: pd.Series, lang: str) -> str:
    name = text(f"checks.kind.{kind}", lang) if kind else text("checks.all_kinds", lang)
    return f"{name} · {int(counts.get(kind, 0) if kind else counts.sum()):,}"


def _conflicts(dataset: Dataset, filters: Filters, differing: int) -> None:
    lang = filters.lang
    frame.section(
        text("checks.conflicts", lang), text("checks.conflicts_note" if differing else "checks.no_conflicts", lang)
    )
    if not differing:
        return
    frame.caption(text("checks.first", lang, shown=SHOWN, n=differing) if differing > SHOWN else "")
    frame.downloads(lambda: ask.conflicts(dataset, filters), dataset, filters, "conflicts")
    linked(frame.kept(drawn_conflicts, dataset, filters), _SHEET, "checks.conflicts")


def _nothing(dataset: Dataset, filters: Filters) -> None:
    """Say that nothing of the selection could be held against anything else, and what would help."""
    lang = filters.lang
    kinds = joined([text(f"checks.kind.{kind}", lang) for kind in CHECKS], lang)
    way_out = text("checks.none_way_out", lang, kinds=kinds)
    if filters.narrowed:
        frame.nothing(text("checks.none", lang), way_out, filters)
        return
    frame.headline(text("checks.none_at_all", lang), way_out)
    frame.caption(text("checks.caption", lang), frame.data_date(dataset, lang))
