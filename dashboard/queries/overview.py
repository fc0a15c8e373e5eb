"""What the dataset holds for a selection: its size, its gaps, its most telling figures, its documents."""

from __future__ import annotations

import pandas as pd

from dashboard.dataset import Dataset
from dashboard.queries import narrowing
from dashboard.selection import Filters

DOUBTFUL, SURE = 0.5, 0.93  # how often such figures are right: docs/accuracy.md
_COLUMNS = (
    "indicators.indicator_id, indicators.doc_id, quote, sentence, metric, metric_id, theme, value, value_max, unit, bound, "
    "measure, basis, status, period_start, period_end, indicators.region_code, indicators.province, indicators.city, "
    "indicators.county, entity"
)


def summary(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return one row: ``figures``, ``documents``, ``first`` and ``last`` year, ``doubtful``, and counts by status."""
    test, params = narrowing.figures(filters)
    return dataset.query(
        "SELECT count(*) AS figures, count(DISTINCT doc_id) AS documents, min(year(period_start)) AS first, "
        f"max(year(period_end)) AS last, count(*) FILTER (confidence < {DOUBTFUL}) AS doubtful, "
        "count(*) FILTER (status = 'actual') AS actual, count(*) FILTER (status = 'target') AS target, "
        f"count(*) FILTER (status = 'provision') AS provision FROM indicators WHERE {test}",
        params,
    )


def coverage(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return one row per province-level region, year and status: ``region``, ``year`` (of the period's end), ``n``.

    ``year`` is NaN for figures without a period, ``region`` empty for figures of no region.
    """
    test, params = narrowing.figures(filters)
    return dataset.query(
        "SELECT CASE WHEN region_code = '' THEN '' ELSE left(region_code, 2) || '0000' END AS region, "
        f"year(period_end) AS year, status, count(*) AS n FROM indicators WHERE {test} "
        "GROUP BY ALL ORDER BY region, year, status",
        params,
    )


def headlines(dataset: Dataset, filters: Filters, limit: int = 6) -> pd.DataFrame:
    """Return the figures that say most, the best of each region first: columns of ``indicators``, and ``title``.

    Only sure readings of a known metric with a period are among them, and no starting number of a change. Before
    others come figures about AI, then digital economy and industry, of a whole region, levels, facts, and the newest.
    """
    test, params = narrowing.figures(filters)
    return dataset.query(
        f"""
        WITH ranked AS (
            SELECT indicator_id, left(region_code, 2) AS province, metric, measure, period_end,
                (CASE theme WHEN 'ai' THEN 4 WHEN 'digital' THEN 3 WHEN 'industry' THEN 2 WHEN 'innovation' THEN 2
                    WHEN 'economy' THEN 1 ELSE 0 END)
                + (entity = '')::INT + (measure = 'level')::INT + (status = 'actual')::INT AS weight
            FROM indicators
            WHERE {test} AND NOT baseline AND confidence >= {SURE} AND metric_id <> '' AND period_end IS NOT NULL
        ), once AS (
            SELECT *, row_number() OVER (PARTITION BY province, metric, measure
                ORDER BY weight DESC, period_end DESC NULLS LAST, indicator_id) AS copy FROM ranked
        ), placed AS (
            SELECT indicator_id, weight, row_number() OVER (PARTITION BY province
                ORDER BY weight DESC, period_end DESC NULLS LAST, indicator_id) AS place FROM once WHERE copy = 1
        ), best AS (
            SELECT * FROM placed ORDER BY place, weight DESC, indicator_id LIMIT {limit}
        )
        SELECT {_COLUMNS}, title, start, weight FROM best JOIN indicators USING (indicator_id)
            JOIN documents USING (doc_id) ORDER BY place, weight DESC, indicator_id
        """,
        params,
    )


def documents(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return the documents of the selected regions, newest first, with ``selected``: their figures in the selection.

    Within a mark that stands for figures these are only the documents that have one of them.
    """
    test, params = narrowing.figures(filters)
    place, regions = ("false", []) if filters.mark.without("region") else narrowing.places(filters, "documents")
    return dataset.query(
        f"""
        SELECT doc_id, coalesce(event_date, published_date) AS day, region_code, province, city, county, title, file,
            source, repairs, figures, rejected, coalesce(n, 0) AS selected
        FROM documents LEFT JOIN (
            SELECT doc_id, count(*) AS n FROM indicators WHERE {test} GROUP BY doc_id
        ) USING (doc_id)
        WHERE {place} OR n > 0 ORDER BY day DESC NULLS LAST, doc_id
        """,
        [*params, *regions],
    )


def copies(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return one row: ``n`` documents of the selected regions that copy an earlier one, and are in no other answer."""
    test, params = narrowing.places(filters, "copies")
    return dataset.query(f"SELECT count(*) AS n FROM copies WHERE {test}", params)


def selected_figures(dataset: Dataset, filters: Filters, limit: int | None = None) -> pd.DataFrame:
    """Return the selected figures with their document's title, newest period first: all, or the first ``limit``."""
    test, params = narrowing.figures(filters)
    order = "indicators.period_end DESC NULLS LAST, indicators.region_code, indicator_id"
    # Which rows are first is told by three columns; only then are the others fetched.
    return dataset.query(
        f"WITH first AS (SELECT indicator_id FROM indicators WHERE {test} ORDER BY {order} LIMIT ?) "
        f"SELECT {_COLUMNS}, title, indicators.confidence, indicators.industry FROM first JOIN indicators USING (indicator_id) "
        f"JOIN documents USING (doc_id) ORDER BY {order}",
        [*params, limit],
    )
