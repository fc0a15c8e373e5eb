"""Two places beside each other: what each reports, and what any two have in common.

A place's own figures are those of just its code: not of a place inside it, nor of a firm or park in it, nor the starting
number of a change.
"""

from __future__ import annotations

import pandas as pd

from dashboard.dataset import SERIES_METRIC, SERIES_SCOPE, Dataset
from dashboard.queries import narrowing
from dashboard.selection import Filters

_OWN = f"indicators.region_code <> '' AND entity = '' AND NOT baseline AND {SERIES_METRIC} <> ''"


def places(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return the places that report anything: ``region_code, province, city, county, figures, metrics``, by code."""
    test, params = narrowing.figures(filters)
    return dataset.query(
        "SELECT region_code, any_value(province) AS province, any_value(city) AS city, any_value(county) AS county, "
        f"count(*) AS figures, count(DISTINCT {SERIES_METRIC}) AS metrics "
        f"FROM indicators WHERE {test} AND {_OWN} GROUP BY region_code ORDER BY region_code",
        params,
    )


def partners(dataset: Dataset, filters: Filters, place: str) -> pd.DataFrame:
    """Return the other places with what they share with one, those with most first: ``region_code, series, metrics, others``.

    ``series`` counts those of equal definition, ``metrics`` the indicators, whatever their definition; ``others`` is the
    number of all their indicators.
    """
    own, params = _series(filters)
    return dataset.query(
        f"""
        WITH own AS ({own}), mine AS (SELECT * FROM own WHERE code = ?)
        SELECT own.code AS region_code, count(mine.scope) FILTER (mine.scope = own.scope) AS series,
            count(DISTINCT mine.metric) AS metrics, count(DISTINCT own.metric) AS others
        FROM own LEFT JOIN mine ON own.metric = mine.metric
        WHERE own.code <> ? GROUP BY own.code ORDER BY series DESC, metrics DESC, others DESC, own.code
        """,
        [*params, place, place],
    )


def likeliest(dataset: Dataset, filters: Filters, limit: int) -> pd.DataFrame:
    """Return the pairs of places with most series in common: ``one, other, series``; none if no two share any."""
    own, params = _series(filters)
    return dataset.query(
        f"""
        WITH own AS ({own})
        SELECT a.code AS one, b.code AS other, count(*) AS series
        FROM own AS a JOIN own AS b ON a.metric = b.metric AND a.scope = b.scope AND a.code < b.code
        GROUP BY ALL ORDER BY series DESC, one, other LIMIT ?
        """,
        [*params, limit],
    )


def figures(dataset: Dataset, filters: Filters, place: str) -> pd.DataFrame:
    """Return a place's own figures as ``queries.series.points`` gives them, newest first."""
    test, params = narrowing.figures(filters)
    return dataset.query(
        f"""
        SELECT indicators.*, title, left(indicators.region_code, 2) || '0000' AS region,
            right(indicators.region_code, 4) <> '0000' AS narrower, '' AS differs_in
        FROM indicators JOIN documents USING (doc_id)
        WHERE {test} AND {_OWN} AND indicators.region_code = ?
        ORDER BY period_end DESC NULLS LAST, confidence DESC, indicator_id
        """,
        [*params, place],
    )


def _series(filters: Filters) -> tuple[str, list[object]]:
    test, params = narrowing.figures(filters)
    return (
        f"SELECT DISTINCT region_code AS code, {SERIES_METRIC} AS metric, {SERIES_SCOPE} AS scope "
        f"FROM indicators WHERE {test} AND {_OWN}",
        params,
    )
