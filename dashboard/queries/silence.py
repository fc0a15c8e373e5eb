"""Where the documents speak and where they are silent: region by year for one indicator, region by indicator for one year.

A document speaks of a region and a year if it has a figure about them, whatever it measures, or is a document of that
region from that year. "Not found" rests on these documents; where there is none, nobody was asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from dashboard.dataset import Dataset
from dashboard.queries import narrowing
from dashboard.queries.series import KEY
from dashboard.selection import Filters

STATES = ("conflict", "reported", "inside", "planned", "silent", "none")
"""What a cell says: contradicting figures, reported ones, reported only of places inside the region, only targets or
provisions, nothing found, no document."""
CONFLICT = "indicator_id IN (SELECT indicator_id FROM conflicts)"
_REGION = "CASE WHEN {table}.region_code = '' THEN '' ELSE left({table}.region_code, 2) || '0000' END"
_FIGURE, _DOCUMENT = _REGION.format(table="indicators"), _REGION.format(table="documents")
_DAY = "coalesce(event_date, published_date)"
_COUNTS = (
    "count(*) FILTER (status = 'actual') AS actual, count(*) FILTER (status <> 'actual') AS planned, "
    "count(*) FILTER (status = 'actual' AND right(region_code, 4) IN ('0000', '')) AS whole, "
    f"count(*) FILTER ({CONFLICT}) AS conflicts"
)
_HEARD = "documents_heard"
COUNTS = ("actual", "planned", "whole", "conflicts", "documents")


def by_year(dataset: Dataset, filters: Filters, metric: str) -> pd.DataFrame:
    """Return one row per region and year: ``region, year``, the counts of :data:`COUNTS`, and ``state``.

    ``metric`` is a key of ``queries.series`` or empty for all; a figure counts in the last year of its period, ``whole``
    counts reported ones that are of no place inside the region. Figures of a single organisation are left out. The filter
    by status is not applied: it would turn what was reported into silence.
    """
    test, params = _figures(filters)
    heard, asked = _heard(dataset, filters)
    rows = dataset.query(
        f"""
        WITH found AS (
            SELECT {_FIGURE} AS region, year(period_end) AS year, {_COUNTS}
            FROM indicators WHERE {test} AND (? = '' OR {KEY} = ?) GROUP BY ALL
        )
        SELECT * FROM found FULL JOIN ({heard}) USING (region, year) ORDER BY region, year
        """,
        [*params, metric, metric, *asked],
    )
    return _with_state(rows)


def by_metric(dataset: Dataset, filters: Filters, year: int, metrics: Sequence[str]) -> pd.DataFrame:
    """Return one row per indicator and region for a year: ``metric, region``, the counts, and ``state``.

    Every one of ``metrics`` has a row for each region that has a figure of them or a document that speaks of the year.
    """
    wide = replace(filters, year_from=year, year_to=year)
    test, params = _figures(wide)
    heard, asked = _heard(dataset, wide)
    rows = dataset.query(
        f"""
        WITH found AS (
            SELECT {KEY} AS metric, {_FIGURE} AS region, {_COUNTS}
            FROM indicators WHERE {test} AND list_contains(?, {KEY}) GROUP BY ALL
        ), all_cells AS (
            SELECT metric, region, documents FROM ({heard}) CROSS JOIN (SELECT unnest(?) AS metric)
        )
        SELECT * FROM found FULL JOIN all_cells USING (metric, region) ORDER BY metric, region
        """,
        [*params, list(metrics), *asked, list(metrics)],
    )
    return _with_state(rows)


def figures(dataset: Dataset, filters: Filters, region: str, year: int, metric: str) -> pd.DataFrame:
    """Return the figures behind a cell, reported ones first: columns of ``indicators``, and ``title``."""
    test, params = _figures(replace(filters, year_from=year, year_to=year))
    return dataset.query(
        f"SELECT indicators.*, title FROM indicators JOIN documents USING (doc_id) WHERE {test} AND {_FIGURE} = ? "
        f"AND (? = '' OR {KEY} = ?) ORDER BY status <> 'actual', {CONFLICT} DESC, confidence DESC, indicator_id",
        [*params, region, metric, metric],
    )


def documents(dataset: Dataset, filters: Filters, region: str, year: int) -> pd.DataFrame:
    """Return the documents that speak of a region and a year, newest first: columns of ``documents``, and ``day``."""
    spoke, params = _speaking(replace(filters, year_from=year, year_to=year))
    return dataset.query(
        f"SELECT *, {_DAY} AS day FROM documents WHERE doc_id IN (SELECT doc_id FROM ({spoke}) WHERE region = ?) "
        "ORDER BY day DESC NULLS LAST, doc_id",
        [*params, region],
    )


def undated(dataset: Dataset, filters: Filters, metric: str) -> pd.DataFrame:
    """Return one row: ``n`` figures that no cell holds, because they have no period."""
    test, params = narrowing.figures(_without_time(filters))
    return dataset.query(
        f"SELECT count(*) AS n FROM indicators WHERE {test} AND entity = '' AND period_end IS NULL AND (? = '' OR {KEY} = ?)",
        [*params, metric, metric],
    )


def _without_time(filters: Filters) -> Filters:
    return replace(filters, statuses=(), year_from=None, year_to=None)


def _figures(filters: Filters) -> tuple[str, list[object]]:
    """Return the condition for figures that count in a selected year, whatever their status."""
    test, params = narrowing.figures(_without_time(filters))
    return f"{test} AND entity = '' AND year(period_end) BETWEEN ? AND ?", [*params, *_years(filters)]


def _heard(dataset: Dataset, filters: Filters) -> tuple[str, list[object]]:
    """Return the query for how many speak of what, ``region, year, documents``, and its parameters."""
    spoke, params = _speaking(Filters())
    counted = f"SELECT region AS region_code, year, count(DISTINCT doc_id) AS documents FROM ({spoke}) GROUP BY ALL"
    dataset.prepare(_HEARD, counted, params)
    test, asked = narrowing.places(filters, _HEARD)
    sql = f"SELECT region_code AS region, year, documents FROM {_HEARD} WHERE {test} AND year BETWEEN ? AND ?"
    return sql, [*asked, *_years(filters)]


def _speaking(filters: Filters) -> tuple[str, list[object]]:
    """Return the query for who speaks of what, ``region, year, doc_id``, and its parameters."""
    figure, params = narrowing.places(filters, "indicators")
    document, _ = narrowing.places(filters, "documents")
    sql = (
        f"SELECT {_FIGURE} AS region, year(period_end) AS year, doc_id FROM indicators "
        f"WHERE {figure} AND year(period_end) BETWEEN ? AND ? UNION "
        f"SELECT {_DOCUMENT}, year({_DAY}), doc_id FROM documents WHERE {document} AND year({_DAY}) BETWEEN ? AND ?"
    )
    return sql, [*params, *_years(filters), *params, *_years(filters)]


def _years(filters: Filters) -> tuple[int, int]:
    return filters.year_from or 0, filters.year_to or 9999


def _with_state(rows: pd.DataFrame) -> pd.DataFrame:
    rows = rows.assign(**{name: rows[name].fillna(0).astype(int) for name in COUNTS})
    says = [rows[name] > 0 for name in ("conflicts", "whole", "actual", "planned", "documents")]
    return rows.assign(state=np.select(says, STATES[:-1], STATES[-1]) if len(rows) else "")
