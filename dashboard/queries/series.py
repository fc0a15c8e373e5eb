"""Figures that may be compared: same metric, same measure, same unit, same basis; each such group is a series."""

from __future__ import annotations

import pandas as pd

from dashboard.dataset import Dataset
from dashboard.queries import narrowing
from dashboard.selection import Filters

# The canonical id where the metric has one, else the words of the text: as in the link's "metric".
KEY = "coalesce(nullif(metric_id, ''), metric)"
SCOPE = "concat_ws('|', measure, unit, basis)"


# AI policy is the subject: an indicator of AI goes before a general one that three more regions have.
_WEIGHTS = "WHEN 'ai' THEN 3 WHEN 'digital' THEN 2 WHEN 'innovation' THEN 1 WHEN 'industry' THEN 1"


def offered(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return the series of the selection: those nearest to AI and of most regions first.

    Columns: ``metric`` (key), ``label`` (the words most used for it), ``metric_id``, ``scope``
    (``measure|unit|basis``) and its three parts, ``regions`` (province-level ones, without the whole country),
    ``figures``, ``periods`` (different ends of periods), ``first`` and ``last`` year.
    Figures of a single organisation are of no series.
    """
    test, params = narrowing.figures(filters)
    return dataset.query(
        f"""
        SELECT {KEY} AS metric, mode(indicators.metric) AS label, max(metric_id) AS metric_id, {SCOPE} AS scope,
            measure, unit, basis,
            count(DISTINCT left(region_code, 2)) FILTER (region_code NOT IN ('', '100000')) AS regions,
            count(*) AS figures, count(DISTINCT period_end) AS periods,
            min(year(period_start)) AS first, max(year(period_end)) AS last
        FROM indicators WHERE {test} AND entity = '' AND {KEY} <> ''
        GROUP BY {KEY}, measure, unit, basis
        ORDER BY regions + max(CASE theme {_WEIGHTS} ELSE 0 END) DESC, figures DESC, metric, scope
        """,
        params,
    )


def points(dataset: Dataset, filters: Filters, metric: str, scope: str) -> pd.DataFrame:
    """Return the figures of one series with their document's ``title``, oldest period first.

    ``region`` is the province-level code and ``narrower`` tells that a figure is about a place inside it.
    """
    test, params = narrowing.figures(filters)
    return dataset.query(
        f"""
        SELECT indicators.*, title, left(indicators.region_code, 2) || '0000' AS region,
            right(indicators.region_code, 4) <> '0000' AS narrower
        FROM indicators JOIN documents USING (doc_id)
        WHERE {test} AND {KEY} = ? AND {SCOPE} = ? AND entity = '' AND indicators.region_code <> ''
        ORDER BY period_end NULLS FIRST, indicator_id
        """,
        [*params, metric, scope],
    )


def others(dataset: Dataset, filters: Filters, metric: str, scope: str) -> pd.DataFrame:
    """Return what the selection holds of the same metric that is not comparable: by region, scope and kind, ``n``.

    ``of_entity`` tells figures that belong to a single organisation, whatever their scope.
    """
    test, params = narrowing.figures(filters)
    return dataset.query(
        f"""
        SELECT left(region_code, 2) || '0000' AS region, measure, unit, basis, entity <> '' AS of_entity, count(*) AS n
        FROM indicators WHERE {test} AND {KEY} = ? AND region_code <> '' AND ({SCOPE} <> ? OR entity <> '')
        GROUP BY ALL ORDER BY region, n DESC, measure, unit
        """,
        [*params, metric, scope],
    )


def documents_by_region(dataset: Dataset, _: Filters) -> pd.DataFrame:
    """Return the number of documents of each province-level region: ``region``, ``documents``."""
    return dataset.query(
        "SELECT left(region_code, 2) || '0000' AS region, count(*) AS documents FROM documents "
        "WHERE region_code <> '' GROUP BY 1 ORDER BY 1"
    )
