"""Two series against each other: which have figures of the same places and times, and the dots that these make.

A dot is a place and a period for which both series have a figure, both reported or both planned.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.dataset import SERIES_METRIC, SERIES_SCOPE, Dataset
from dashboard.queries import narrowing
from dashboard.selection import Filters

AT = ("region_code", "period_start", "period_end", "planned")
_DATED = (
    f"entity = '' AND NOT baseline AND region_code <> '' AND {SERIES_METRIC} <> '' "
    "AND period_start IS NOT NULL AND period_end IS NOT NULL"
)
_AT = "region_code, period_start, period_end, status <> 'actual' AS planned"


def partners(dataset: Dataset, filters: Filters, metric: str, scope: str) -> pd.DataFrame:
    """Return the series that make a dot with one series: other indicators first, then those of most dots.

    Columns: ``metric, label, metric_id, scope, unit, measure, basis`` as in ``queries.series.offered``, and ``dots``.
    """
    test, params = narrowing.figures(filters)
    return dataset.query(
        f"""
        WITH own AS (
            SELECT {SERIES_METRIC} AS metric, {SERIES_SCOPE} AS scope, indicators.metric AS words, metric_id, unit,
                measure, basis, {_AT}
            FROM indicators WHERE {test} AND {_DATED}
        ), mine AS (SELECT DISTINCT {", ".join(AT)} FROM own WHERE metric = ? AND scope = ?)
        SELECT metric, mode(words) AS label, max(metric_id) AS metric_id, scope, mode(unit) AS unit,
            any_value(measure) AS measure, any_value(basis) AS basis, count(DISTINCT ({", ".join(AT)})) AS dots
        FROM own JOIN mine USING ({", ".join(AT)})
        WHERE NOT (metric = ? AND scope = ?)
        GROUP BY metric, scope ORDER BY metric = ?, dots DESC, metric, scope
        """,
        [*params, metric, scope, metric, scope, metric],
    )


def coupled(dataset: Dataset, filters: Filters, limit: int) -> pd.DataFrame:
    """Return the pairs of series that make most dots: ``metric, scope, other, other_scope, dots``."""
    test, params = narrowing.figures(filters)
    return dataset.query(
        f"""
        WITH own AS (
            SELECT DISTINCT {SERIES_METRIC} AS metric, {SERIES_SCOPE} AS scope, {_AT}
            FROM indicators WHERE {test} AND {_DATED}
        )
        SELECT a.metric, a.scope, b.metric AS other, b.scope AS other_scope, count(*) AS dots
        FROM own AS a JOIN own AS b USING ({", ".join(AT)})
        WHERE a.metric < b.metric GROUP BY ALL ORDER BY dots DESC, 1, 2, 3, 4 LIMIT ?
        """,
        [*params, limit],
    )


def dots(across: pd.DataFrame, up: pd.DataFrame) -> pd.DataFrame:
    """Return the dots of two series (see ``queries.series.points``), the oldest first.

    Columns are those of a point with ``x_`` and ``y_`` before them, ``region_code, period_start, period_end, planned`` and
    ``id``. Of several figures of one place and period the surest is taken.
    """
    x, y = (_surest(points).add_prefix(f"{axis}_") for axis, points in (("x", across), ("y", up)))
    both = x.merge(y, left_on=[f"x_{name}" for name in AT], right_on=[f"y_{name}" for name in AT])
    both = both.assign(**{name: both[f"x_{name}"] for name in AT}).sort_values(["period_end", "region_code"])
    days = both["period_start"].dt.strftime("%Y-%m-%d") + "|" + both["period_end"].dt.strftime("%Y-%m-%d")
    kinds = both["planned"].map({True: "planned", False: "actual"})
    return both.assign(id=both["region_code"] + "|" + days + "|" + kinds).reset_index(drop=True)


def axis(found: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the figures of one axis (``x`` or ``y``) of dots, with the columns of a point."""
    own = found[[column for column in found.columns if column.startswith(f"{name}_")]]
    return own.rename(columns=lambda column: column.removeprefix(f"{name}_"))


def order(found: pd.DataFrame) -> dict[str, int]:
    """Return how many pairs of places stand in one order on both axes, in opposite orders, or in one that is open.

    Only what was reported for the same period is held against each other: ``alike``, ``opposite``, ``open``.
    """
    counts = {"alike": 0, "opposite": 0, "open": 0}
    for _, own in found[~found["planned"]].groupby(["period_start", "period_end"]):
        way = _ways(axis(own, "x")) * _ways(axis(own, "y"))
        each = way[np.triu_indices(len(own), 1)]
        for name, value in (("alike", 1), ("opposite", -1), ("open", 0)):
            counts[name] += int((each == value).sum())
    return counts


def _surest(points: pd.DataFrame) -> pd.DataFrame:
    dated = points[points["period_start"].notna() & points["period_end"].notna() & ~points["baseline"]]
    dated = dated.assign(planned=dated["status"] != "actual")
    return dated.sort_values(["confidence", "indicator_id"], ascending=[False, True]).drop_duplicates(list(AT))


def _ways(rows: pd.DataFrame) -> npt.NDArray[np.int_]:
    """Return for each two figures whether the first is surely larger (1) or smaller (-1), or neither (0)."""
    low = rows["low"].fillna(-np.inf).to_numpy(float)
    high = rows["high"].fillna(np.inf).to_numpy(float)
    larger: npt.NDArray[np.int_] = np.greater.outer(low, high).astype(int)
    return np.subtract(larger, larger.T)
