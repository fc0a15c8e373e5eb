"""Industries by region: how many documents name them, how many figures are about them, when they were named first.

A document stands at the day of what it reports, else at its publication; it belongs to the region whose document it is.
"""

from __future__ import annotations

import pandas as pd

from dashboard.dataset import Dataset
from dashboard.queries import narrowing
from dashboard.selection import Filters

_REGION = "left({table}.region_code, 2) || '0000'"
_TERM, _DOCUMENT, _FIGURE = (_REGION.format(table=table) for table in ("industries", "documents", "indicators"))
_DAY = "coalesce(event_date, published_date)"


def _terms(filters: Filters) -> tuple[str, list[object]]:
    """Return the condition for the industries named, joined with their documents: region, industry, year of the document."""
    test, params = narrowing.industry_terms(filters)
    test += " AND industries.region_code NOT IN ('', '100000')"
    if filters.mark.year:
        test, params = f"{test} AND year({_DAY}) = ?", [*params, int(filters.mark.year)]
    if filters.year_from is None and filters.year_to is None:
        return test, params
    return f"{test} AND year({_DAY}) BETWEEN ? AND ?", [*params, filters.year_from or 0, filters.year_to or 9999]


def landscape(dataset: Dataset, filters: Filters, limit: int) -> pd.DataFrame:
    """Return one row per industry and region that names it or has a figure of it: ``industry, region, documents, figures``.

    ``documents`` name the industry, ``figures`` measure it. Only the ``limit`` industries that most regions name, then
    most documents, are returned, in this order.
    """
    test, params = _terms(filters)
    figure, more = narrowing.figures(filters)
    return dataset.query(
        f"""
        WITH named AS (
            SELECT {_TERM} AS region, industry, count(DISTINCT doc_id) AS documents
            FROM industries JOIN documents USING (doc_id) WHERE {test} GROUP BY ALL
        ), measured AS (
            SELECT {_FIGURE} AS region, industry, count(*) AS figures FROM indicators
            WHERE {figure} AND industry <> '' AND region_code NOT IN ('', '100000') GROUP BY ALL
        ), ranked AS (
            SELECT industry, count(*) AS regions, sum(documents) AS total FROM named GROUP BY industry
            ORDER BY regions DESC, total DESC, industry LIMIT ?
        )
        SELECT industry, region, coalesce(documents, 0) AS documents, coalesce(figures, 0) AS figures
        FROM (named FULL JOIN measured USING (industry, region)) JOIN ranked USING (industry)
        ORDER BY regions DESC, total DESC, industry, region
        """,
        [*params, *more, limit],
    )


def documents(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return how many documents each region has: ``region, year, documents``; ``year`` is NaN for undated ones."""
    test, params = narrowing.places(filters, "documents")
    return dataset.query(
        f"SELECT {_DOCUMENT} AS region, year({_DAY}) AS year, count(*) AS documents FROM documents "
        f"WHERE {test} AND region_code NOT IN ('', '100000') AND (? OR year({_DAY}) BETWEEN ? AND ?) "
        "GROUP BY ALL ORDER BY ALL",
        [*params, filters.year_from is None is filters.year_to, filters.year_from or 0, filters.year_to or 9999],
    )


def by_year(dataset: Dataset, filters: Filters, industry: str) -> pd.DataFrame:
    """Return how many documents of a region and year name an industry: ``region, year, named``."""
    test, params = _terms(filters)
    return dataset.query(
        f"SELECT {_TERM} AS region, year({_DAY}) AS year, count(DISTINCT doc_id) AS named "
        f"FROM industries JOIN documents USING (doc_id) WHERE {test} AND industry = ? AND {_DAY} IS NOT NULL "
        "GROUP BY ALL ORDER BY ALL",
        [*params, industry],
    )


def firsts(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return where each region's dated documents name each industry first, the earliest region of an industry first.

    The industries that most regions name come first.
    Columns: ``industry, region, day, doc_id, start, end, term, sentence, title, file``.
    """
    test, params = _terms(filters)
    return dataset.query(
        f"""
        SELECT industry, {_TERM} AS region, {_DAY} AS day, doc_id, start, "end", term, sentence, title, file
        FROM industries JOIN documents USING (doc_id) WHERE {test} AND {_DAY} IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY industry, {_TERM} ORDER BY {_DAY}, doc_id, start) = 1
        ORDER BY count(*) OVER (PARTITION BY industry) DESC, industry, day, region
        """,
        params,
    )


def mentions(dataset: Dataset, filters: Filters, region: str, industry: str) -> pd.DataFrame:
    """Return the first place in each of a region's documents that names an industry, the earliest document first.

    Columns as in :func:`firsts`, also of documents without a date.
    """
    test, params = _terms(filters)
    return dataset.query(
        f"""
        SELECT industry, {_TERM} AS region, {_DAY} AS day, doc_id, start, "end", term, sentence, title, file
        FROM industries JOIN documents USING (doc_id) WHERE {test} AND {_TERM} = ? AND industry = ?
        QUALIFY row_number() OVER (PARTITION BY doc_id ORDER BY start) = 1
        ORDER BY day NULLS LAST, doc_id
        """,
        [*params, region, industry],
    )


def figures(dataset: Dataset, filters: Filters, region: str, industry: str) -> pd.DataFrame:
    """Return a region's figures that measure an industry, the newest first: columns of ``indicators``, and ``title``."""
    test, params = narrowing.figures(filters)
    return dataset.query(
        f"SELECT indicators.*, title FROM indicators JOIN documents USING (doc_id) WHERE {test} "
        f"AND {_FIGURE} = ? AND industry = ? ORDER BY period_end DESC NULLS LAST, confidence DESC, indicator_id",
        [*params, region, industry],
    )
