"""Five regions side by side: where each stands on one series."""

from __future__ import annotations

import pandas as pd

from dashboard.dataset import Dataset
from dashboard.selection import Filters
from dashboard.signatures import let_in


def alike(dataset: Dataset, _: Filters, signature: str) -> pd.DataFrame:
    """Return one row on the figures of a signature: ``figures``, and the province-level ``regions`` that have them."""
    return dataset.query(
        "SELECT count(*) AS figures, count(DISTINCT left(region_code, 2)) AS regions FROM indicators "
        "WHERE signature = ? AND entity = '' AND region_code <> ''",
        [signature],
    )


def standing(points: pd.DataFrame) -> pd.DataFrame:
    """Return one row per region and kind (``actual`` or ``planned``) of the points of a series, and one more if let in.

    A figure of the whole region goes before one of a place inside it; then the newest reported figure, and the target
    that reaches furthest; then the surest reading. A starting number of a change is none of them. Columns are those of
    ``queries.series.points``, ``kind``, and ``let_in``.
    """
    kinds = points["status"].map({"actual": "actual"}).fillna("planned")
    fit = points.assign(kind=kinds, let_in=let_in(points))[~points["baseline"]]
    ordered = fit.sort_values(
        ["let_in", "narrower", "period_end", "confidence", "indicator_id"],
        ascending=[True, True, False, False, True],
        na_position="last",
    )
    return ordered.drop_duplicates(["region", "kind", "let_in"]).reset_index(drop=True)
