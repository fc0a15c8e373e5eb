"""Five regions side by side: where each stands on one series, and which industries each one names."""

from __future__ import annotations

import pandas as pd

from dashboard.dataset import Dataset
from dashboard.queries import narrowing
from dashboard.selection import Filters
from dashboard.signatures import let_in


def standing(points: pd.DataFrame) -> pd.DataFrame:
    """Return one row per region and kind (``actual`` or ``planned``) of the points of a series.

    What is comparable goes before what was let in, a figure of the whole region before one of a place inside it; then the
    newest reported figure, and the target that reaches furthest; then the surest reading. A starting number of a change is
    none of them. Columns are those of ``queries.series.points``, ``kind``, and ``let_in``.
    """
    kinds = points["status"].map({"actual": "actual"}).fillna("planned")
    fit = points.assign(kind=kinds, let_in=let_in(points))[~points["baseline"]]
    ordered = fit.sort_values(
        ["let_in", "narrower", "period_end", "confidence", "indicator_id"],
        ascending=[True, True, False, False, True],
        na_position="last",
    )
    return ordered.drop_duplicates(["region", "kind"]).reset_index(drop=True)


def industries(dataset: Dataset, filters: Filters, limit: int) -> pd.DataFrame:
    """Return how often each region's documents name an industry: ``region, industry, n, documents``.

    Only the ``limit`` industries that most regions name, then most often, are returned.
    """
    test, params = narrowing.industry_terms(filters)
    return dataset.query(
        f"""
        WITH counted AS (
            SELECT left(region_code, 2) || '0000' AS region, industry, count(*) AS n, count(DISTINCT doc_id) AS documents
            FROM industries WHERE {test} AND region_code NOT IN ('', '100000') GROUP BY ALL
        ), ranked AS (
            SELECT industry, count(*) AS regions, sum(n) AS total FROM counted GROUP BY industry
            ORDER BY regions DESC, total DESC, industry LIMIT {int(limit)}
        )
        SELECT counted.*, regions, total FROM counted JOIN ranked USING (industry)
        ORDER BY regions DESC, total DESC, industry, region
        """,
        params,
    )
