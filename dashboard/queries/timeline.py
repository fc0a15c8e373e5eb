"""What happened when: stretches of time that figures describe, and the days of documents."""

from __future__ import annotations

import pandas as pd

from dashboard.dataset import Dataset
from dashboard.queries import narrowing
from dashboard.selection import Filters


def spans(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return one row per region, period and status: ``region, start, end, status, n`` and some ``examples``.

    ``status`` is ``actual`` or ``planned`` (targets and provisions); ``examples`` are up to four metrics with their
    quotes, one a line.
    """
    test, params = narrowing.figures(filters)
    return dataset.query(
        f"""
        SELECT left(region_code, 2) || '0000' AS region, period_start AS start, period_end AS "end",
            CASE status WHEN 'actual' THEN 'actual' ELSE 'planned' END AS status, count(*) AS n,
            array_to_string(arg_min(metric || ' ' || quote, (-confidence, indicator_id), 4), chr(10))
                AS examples
        FROM indicators
        WHERE {test} AND region_code <> '' AND period_start IS NOT NULL AND period_end IS NOT NULL
        GROUP BY ALL ORDER BY region, start, "end", status
        """,
        params,
    )


def behind(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return the figures behind a span, which is the mark of ``filters``, the surest first: ``indicators``, and ``title``."""
    test, params = narrowing.figures(filters)
    return dataset.query(
        f"""
        SELECT indicators.*, title FROM indicators JOIN documents USING (doc_id)
        WHERE {test} ORDER BY confidence DESC, indicator_id
        """,
        params,
    )


def undated(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return one row: ``n`` figures of the selection that cannot be drawn, for want of a period or a region."""
    test, params = narrowing.figures(filters)
    return dataset.query(
        f"SELECT count(*) AS n FROM indicators WHERE {test} "
        "AND (period_start IS NULL OR period_end IS NULL OR region_code = '')",
        params,
    )


def documents(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return the dated documents of the selected regions and years: ``region, event, published, title, doc_id``."""
    test, params = narrowing.places(filters, "documents")
    return dataset.query(
        f"""
        SELECT left(region_code, 2) || '0000' AS region, event_date AS event, published_date AS published, title, file,
            doc_id
        FROM documents
        WHERE {test} AND region_code <> '' AND coalesce(event_date, published_date) IS NOT NULL
            AND year(coalesce(event_date, published_date)) BETWEEN ? AND ?
        ORDER BY coalesce(event_date, published_date), doc_id
        """,
        [*params, filters.year_from or 0, filters.year_to or 9999],
    )


def furthest_target(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return the target that reaches furthest into time, the surest of them, as a row of ``indicators``; or no row."""
    test, params = narrowing.figures(filters)
    return dataset.query(
        f"SELECT * FROM indicators WHERE {test} AND status = 'target' AND period_end IS NOT NULL AND metric <> '' "
        "ORDER BY period_end DESC, (metric_id <> '') DESC, confidence DESC, indicator_id LIMIT 1",
        params,
    )
