"""The choice of one comparable series: an indicator, and the measure, unit and base in which it is stated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import filters, frame, metrics, signatures
from dashboard.amounts import unit_name
from dashboard.dataset import Dataset
from dashboard.queries.series import offered
from dashboard.records import records
from dashboard.selection import Filters
from dashboard.words import text


@dataclass(frozen=True, slots=True)
class Series:
    """One group of comparable figures; ``metric`` and ``scope`` are as in ``queries.series.offered``."""

    metric: str
    scope: str
    label: str
    measure: str
    unit: str
    basis: str
    definition: str


Scopes = Mapping[str, tuple[str, Series]]


def choose(dataset: Dataset, selection: Filters, least_periods: int = 0) -> Series | None:
    """Draw the two choices and return the series; ``None`` if no series of the selection has so many periods."""
    labels = frame.kept(labels_of, dataset, selection, least_periods)
    if not labels:
        return None
    with st.container(horizontal=True, key="series", gap="small"):
        return picked(
            labels, lambda metric: frame.kept(_scopes, dataset, selection, least_periods, metric), selection.lang
        )


def picked(
    labels: Mapping[str, str],
    scopes_of: Callable[[str], Scopes],
    lang: str,
    picks: tuple[str, str] = ("metric", "scope"),
    title: str = "",
) -> Series:
    """Draw the choice of a metric and of its scope and return the series.

    ``labels`` are the words of each metric, ``scopes_of`` gives what :func:`scopes` makes of one, ``picks`` the names
    under which the address keeps the two choices.
    """
    metric = filters.choose(picks[0], title or text("series.metric", lang), list(labels), labels.__getitem__)
    offers = scopes_of(metric)
    scope = filters.choose(picks[1], text("series.scope", lang), list(offers), lambda scope: offers[scope][0])
    return offers[scope][1]


def scopes(rows: pd.DataFrame, metric: str, lang: str) -> Scopes:
    """Return the series of a metric out of ``rows`` (see ``queries.series.offered``) by scope, each with its words."""
    return {
        row["scope"]: (_scope_label(row, lang), _series(row, lang)) for row in records(rows[rows["metric"] == metric])
    }


def _scopes(dataset: Dataset, selection: Filters, least_periods: int, metric: str) -> Scopes:
    rows = frame.kept(offered, dataset, selection)
    return scopes(rows[rows["periods"] >= least_periods], metric, selection.lang)


def _series(row: Mapping[str, Any], lang: str) -> Series:
    label, meaning = metrics.name(row["metric_id"], row["label"], lang), metrics.definition(row["metric_id"], lang)
    return Series(row["metric"], row["scope"], label, row["measure"], row["unit"], row["basis"], meaning)


def labels_of(dataset: Dataset, selection: Filters, least_periods: int = 0) -> dict[str, str]:
    """Return the metrics of the selection that have so many periods, each with its words and its reach."""
    rows = frame.kept(offered, dataset, selection)
    return labelled(rows[rows["periods"] >= least_periods], selection.lang)


def labelled(rows: pd.DataFrame, lang: str) -> dict[str, str]:
    """Return the metrics of ``rows`` in their order, each with its words and its reach."""
    reach: dict[str, list[dict[str, Any]]] = {}
    for row in records(rows[["metric", "label", "metric_id", "figures", "regions"]]):
        reach.setdefault(row["metric"], []).append(row)
    return {
        metric: text(
            "series.reach",
            lang,
            metric=metrics.name(own[0]["metric_id"], own[0]["label"], lang),
            n=sum(row["figures"] for row in own),
            regions=max(row["regions"] for row in own),
        )
        for metric, own in reach.items()
    }


def definition(chosen: Series, lang: str) -> str:
    """Return the sentence that says what is shown: indicator, kind of statement and unit."""
    unit = unit_name(chosen.unit, lang) or text("series.count", lang)
    kind = signatures.described(chosen.scope, lang)
    meaning = text("series.meaning", lang, definition=chosen.definition) if chosen.definition else ""
    return text("series.definition", lang, metric=chosen.label, meaning=meaning, kind=kind, unit=unit)


def measured(row: Mapping[str, Any], lang: str) -> str:
    """Return how a series (a row of :func:`offered`) is measured: kind of statement and unit."""
    kind = signatures.described(str(row["scope"]), lang)
    return text(
        "series.measured", lang, kind=kind, unit=unit_name(str(row["unit"]), lang) or text("series.count", lang)
    )


def measured_so(chosen: Series, lang: str) -> str:
    """Return how a chosen series is measured."""
    return measured({"scope": chosen.scope, "unit": chosen.unit}, lang)


def _scope_label(row: Mapping[str, Any], lang: str) -> str:
    return text("series.scope_label", lang, measured=measured(row, lang), n=int(row["figures"]))
