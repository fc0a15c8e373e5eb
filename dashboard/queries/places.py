"""What the map asks: how many figures each region has, and what one indicator says about each."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.dataset import Dataset
from dashboard.geo.boundaries import TOP, children, stem
from dashboard.queries.narrowing import figures
from dashboard.queries.series import KEY
from dashboard.selection import Filters

# A map goes down through the levels, so that only what is measured and how makes its series; facts and promises are not mixed.
METRIC, SCOPE = KEY, "concat_ws('|', measure, unit, basis, status)"
# A region's own figures: not those of a firm or park in it, nor the starting number of a change.
_OWN = "indicators.entity = '' AND NOT indicators.baseline"
Days = tuple[date, date] | None
_INSIDE = "list_contains(?, left(indicators.region_code, ?))"
_SAME = "PARTITION BY region_code, period_start, period_end"
_SHOWN = "region_code, value, value_max, low, high, unit, bound, measure, status, period_start, period_end, sentence"
_LATEST = "period_end DESC NULLS LAST, period_start NULLS LAST, confidence DESC, indicator_id"


def counts(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return ``region_code, figures, last``: one row per region that figures were found for.

    ``last`` is the last day that a reported figure is about.
    """
    test, params = figures(filters)
    return dataset.query(
        "SELECT region_code, count(*) AS figures, max(period_end) FILTER (status = 'actual') AS last "
        f"FROM indicators WHERE {test} AND {_INSIDE} GROUP BY region_code ORDER BY region_code",
        [*params, *_stems(TOP)],
    )


def series(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return what a map can be coloured by: ``metric, scope, name, measure, basis, unit, status, regions, figures``.

    One row per metric and scope; a scope is a measure with its basis, unit and status, so that the values of one scope
    can be compared. ``metric`` is the canonical id, or the text's own words where there is none; ``name`` is its
    commonest wording. The most widely known come first.
    """
    test, params = figures(filters)
    return dataset.query(
        f"""
        WITH found AS (
            SELECT {METRIC} AS metric, mode(indicators.metric) AS name, measure, basis, unit, status,
                count(DISTINCT region_code) AS regions, count(*) AS figures
            FROM indicators WHERE {test} AND {_OWN} AND metric <> '' AND {_INSIDE} GROUP BY ALL
        )
        SELECT metric, {SCOPE} AS scope, name, measure, basis, unit, status, regions, figures
        FROM found ORDER BY regions DESC, figures DESC, metric, scope
        """,
        [*params, *_stems(TOP)],
    )


def values(dataset: Dataset, filters: Filters, metric: str, scope: str) -> pd.DataFrame:
    """Return the latest figure of each region for one metric and scope, and in ``others`` how many more there are.

    Columns of ``indicators``, and ``others``. Of two figures with the same last day the longer stretch is shown.
    """
    test, params = figures(filters)
    return dataset.query(
        f"SELECT *, count(*) OVER (PARTITION BY region_code) - 1 AS others FROM indicators "
        f"WHERE {test} AND {_OWN} AND {METRIC} = ? AND {SCOPE} = ? "
        f"QUALIFY row_number() OVER (PARTITION BY region_code ORDER BY {_LATEST}) = 1 ORDER BY region_code",
        [*params, metric, scope],
    )


def history(dataset: Dataset, filters: Filters, place: str, metric: str, scope: str) -> pd.DataFrame:
    """Return the surest figure of each region inside a place for each period of one metric and scope.

    Columns: those of :func:`values` that a map shows; ``others`` are further figures of the same region and period.
    """
    test, params = figures(filters)
    return dataset.query(
        f"SELECT {_SHOWN}, count(*) OVER ({_SAME}) - 1 AS others FROM indicators "
        f"WHERE {test} AND {_OWN} AND {_INSIDE} AND {METRIC} = ? AND {SCOPE} = ? AND period_end IS NOT NULL "
        f"QUALIFY row_number() OVER ({_SAME} ORDER BY confidence DESC, indicator_id) = 1 "
        "ORDER BY period_end, period_start, region_code",
        [*params, *_stems(place), metric, scope],
    )


def counted(dataset: Dataset, filters: Filters, place: str) -> pd.DataFrame:
    """Return how many figures each region inside a place has for each year, in which a figure's period ends.

    Columns: ``region_code, period_start, period_end, figures``; the period is the year.
    """
    test, params = figures(filters)
    return dataset.query(
        "SELECT region_code, make_date(year(period_end), 1, 1)::TIMESTAMP AS period_start, "
        "make_date(year(period_end), 12, 31)::TIMESTAMP AS period_end, count(*) AS figures "
        f"FROM indicators WHERE {test} AND {_INSIDE} AND period_end IS NOT NULL GROUP BY ALL ORDER BY 3, 1",
        [*params, *_stems(place)],
    )


def listed(
    dataset: Dataset,
    filters: Filters,
    place: str,
    metric: str = "",
    scope: str = "",
    days: Days = None,
    limit: int | None = None,
) -> pd.DataFrame:
    """Return the figures of a place and everything in it, newest first.

    ``metric`` and ``scope`` narrow them further, and so do ``days``, the first and last of a period: with a metric only
    figures of just this period are kept, else those whose period ends in its year. Columns of ``indicators``, and
    ``title`` of the document; ``limit`` keeps the first rows.
    """
    test, params = _within(filters, place, metric, scope, days)
    return dataset.query(
        f"WITH first AS (SELECT indicator_id FROM indicators WHERE {test} ORDER BY {_LATEST} LIMIT ?) "
        "SELECT indicators.*, documents.title FROM first JOIN indicators USING (indicator_id) "
        f"JOIN documents USING (doc_id) ORDER BY {_LATEST}",
        [*params, limit],
    )


def extent(
    dataset: Dataset, filters: Filters, place: str, metric: str = "", scope: str = "", days: Days = None
) -> pd.DataFrame:
    """Return one row on what :func:`listed` lists: ``figures``, and ``documents`` that they are from."""
    test, params = _within(filters, place, metric, scope, days)
    return dataset.query(
        f"SELECT count(*) AS figures, count(DISTINCT doc_id) AS documents FROM indicators WHERE {test}", params
    )


def codes(
    dataset: Dataset, filters: Filters, place: str, metric: str = "", scope: str = "", days: Days = None
) -> pd.DataFrame:
    """Return how many of the rows of :func:`listed` each region has: ``region_code, n``."""
    test, params = _within(filters, place, metric, scope, days)
    return dataset.query(
        f"SELECT region_code, count(*) AS n FROM indicators WHERE {test} GROUP BY region_code ORDER BY region_code",
        params,
    )


def _within(filters: Filters, place: str, metric: str, scope: str, days: Days) -> tuple[str, list[object]]:
    test, params = figures(filters)
    first, last = days or (None, None)
    when = "period_start = ? AND period_end = ?" if metric else "year(?::DATE) = year(period_end) AND ? IS NOT NULL"
    return (
        f"{test} AND {_INSIDE} AND (? = '' OR {METRIC} = ?) AND (? = '' OR {SCOPE} = ?) AND (? OR ({when}))",
        [*params, *_stems(place), metric, metric, scope, scope, days is None, first, last],
    )


def _stems(place: str) -> tuple[list[str], int]:
    """Return the beginnings of the codes inside a place (for the five regions, theirs), and how long they are."""
    stems = [stem(unit["id"]) for unit in children(TOP, "2025")] if place == TOP else [stem(place)]
    return stems, len(stems[0])
