"""What the dataset holds for a selection: its size, its gaps, its most telling figures, its documents."""

from __future__ import annotations

import pandas as pd

from dashboard.dataset import REGION_STEM, SERIES_METRIC, Dataset
from dashboard.queries import narrowing
from dashboard.selection import Filters

DOUBTFUL, SURE = 0.5, 0.97  # how often such figures are right: docs/accuracy.md
_COLUMNS = (
    "indicators.indicator_id, indicators.doc_id, quote, sentence, metric, metric_id, theme, value, value_max, unit, bound, "
    "measure, basis, status, period_start, period_end, indicators.region_code, indicators.province, indicators.city, "
    "indicators.county, entity"
)
_WEIGHED = "figures_weighed"
_WEIGHING = f"""
    WITH weighed AS (
        SELECT indicator_id, region_code, period_start, period_end, theme, industry, status, metric, measure, {SERIES_METRIC},
            (CASE theme WHEN 'ai' THEN 4 WHEN 'digital' THEN 3 WHEN 'industry' THEN 2 WHEN 'innovation' THEN 2
                WHEN 'economy' THEN 1 ELSE 0 END)
            + (entity = '')::INT + (measure = 'level')::INT + (status = 'actual')::INT AS weight
        FROM indicators WHERE NOT baseline AND confidence >= {SURE} AND metric_id <> '' AND period_end IS NOT NULL
    )
    SELECT *, row_number() OVER (ORDER BY weight DESC, period_end DESC, indicator_id) AS turn FROM weighed
"""
"""The figures that may stand on the first page, with what selects them and their ``turn``: what says most comes first."""


def summary(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return one row: ``figures``, ``documents``, ``first`` and ``last`` year, ``doubtful``, and counts by status.

    ``stems`` are the first two digits of the regions, an empty text for none.
    """
    test, params = narrowing.figures(filters)
    return dataset.query(
        "SELECT count(*) AS figures, count(DISTINCT doc_id) AS documents, min(year(period_start)) AS first, "
        f"max(year(period_end)) AS last, count(*) FILTER (confidence < {DOUBTFUL}) AS doubtful, "
        "count(*) FILTER (status = 'actual') AS actual, count(*) FILTER (status = 'target') AS target, "
        "count(*) FILTER (status = 'provision') AS provision, "
        f"list_sort(list(DISTINCT {REGION_STEM})) AS stems FROM indicators WHERE {test}",
        params,
    )


def headlines(dataset: Dataset, filters: Filters, limit: int = 6) -> pd.DataFrame:
    """Return the figures that say most, the best of each region first: columns of ``indicators``, and ``title``.

    Only sure readings of a known metric with a period are among them, and no starting number of a change. Before
    others come figures about AI, then digital economy and industry, of a whole region, levels, facts, and the newest.
    """
    dataset.prepare(_WEIGHED, _WEIGHING)
    test, params = narrowing.figures(filters, _WEIGHED)
    return dataset.query(
        f"""
        WITH once AS (
            SELECT min(turn) AS turn FROM {_WEIGHED} WHERE {test} GROUP BY left(region_code, 2), metric, measure
        ), placed AS (
            SELECT indicator_id, weight, row_number() OVER (PARTITION BY left(region_code, 2) ORDER BY turn) AS place
            FROM once JOIN {_WEIGHED} USING (turn)
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
