"""Figures that may be compared: those of equal signature (口径); each such group is a series.

Targets stand beside the facts of their series, because their marks tell them apart; everything else that differs is let in
by the reader only, and is marked.
"""

from __future__ import annotations

import pandas as pd

from dashboard.dataset import REGION_STEM, SERIES, SERIES_METRIC, SERIES_SCOPE, Dataset
from dashboard.queries import narrowing
from dashboard.selection import Filters
from dashboard.signatures import drawable, reason
from etl.compare.signature import differing

# The canonical id where the metric has one, else the words of the text: as in the link's "metric".
KEY = SERIES_METRIC
# All other parts of the signature but the status.
SCOPE = SERIES_SCOPE


# AI policy is the subject: an indicator of AI goes before a general one that three more regions have.
_WEIGHTS = "WHEN 'ai' THEN 3 WHEN 'digital' THEN 2 WHEN 'innovation' THEN 1 WHEN 'industry' THEN 1"
# Whole regions go before places inside them, of which a region has many.
_WHOLE = "CASE split_part(scope, '|', 5) WHEN 'province' THEN 2 ELSE 0 END"
_NAMED = "series_named"
_NAMING = (
    f"SELECT {SERIES}, any_value({KEY}) AS metric, any_value({SCOPE}) AS scope, mode(metric) AS label, "
    "max(metric_id) AS metric_id, mode(unit) AS unit, any_value(measure) AS measure, any_value(basis) AS basis "
    f"FROM indicators WHERE {KEY} <> '' GROUP BY {SERIES}"
)
"""What belongs to a series whichever of its figures are selected: selections are counted by its number alone."""


def offered(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return the series of the selection: those nearest to AI and of most regions first, whole regions before places.

    Columns: ``metric`` (key), ``label`` (the words most used for it), ``metric_id``, ``scope`` (the series:
    ``scope|unit|measure|basis|level|period`` of the signature), ``unit``, ``measure``, ``basis``,
    ``regions`` (province-level ones, without the whole country),
    ``figures``, ``periods`` (different ends of periods), ``first`` and ``last`` year.
    Figures of a single organisation are of no series.
    """
    dataset.prepare(_NAMED, _NAMING)
    test, params = narrowing.figures(filters)
    return dataset.query(
        f"""
        WITH found AS (
            SELECT {SERIES}, count(DISTINCT {REGION_STEM}) FILTER (region_code <> '100000') AS regions,
                count(*) AS figures, count(DISTINCT period_end) AS periods,
                min(year(period_start)) AS first, max(year(period_end)) AS last,
                max(CASE theme {_WEIGHTS} ELSE 0 END) AS weight
            FROM indicators WHERE {test} AND entity = '' AND region_code <> '' GROUP BY {SERIES}
        )
        SELECT metric, label, metric_id, scope, unit, measure, basis, regions, figures, periods, first, last
        FROM found JOIN {_NAMED} USING ({SERIES})
        ORDER BY regions + weight + {_WHOLE} DESC, figures DESC, metric, scope
        """,
        params,
    )


def points(dataset: Dataset, filters: Filters, metric: str, scope: str, admitted: tuple[str, ...] = ()) -> pd.DataFrame:
    """Return the figures of one series with their document's ``title``, oldest period first.

    ``region`` is the province-level code and ``narrower`` tells that a figure is about a place inside it.
    ``differs_in`` names the parts of the signature in which a figure differs from the series, joined by ``+``, and
    ``comparable`` is true where there is none. With ``admitted`` figures that differ in just these parts (see
    :func:`others`) are among them.
    """
    test, params = narrowing.figures(filters)
    found = dataset.query(
        f"""
        SELECT indicators.*, title, left(indicators.region_code, 2) || '0000' AS region,
            right(indicators.region_code, 4) <> '0000' AS narrower
        FROM indicators JOIN documents USING (doc_id)
        WHERE {test} AND {KEY} = ? AND ({SCOPE} = ? OR ?) AND entity = '' AND indicators.region_code <> ''
        ORDER BY period_end NULLS FIRST, indicator_id
        """,
        [*params, metric, scope, bool(admitted)],
    )
    own = f"{metric}|{scope}|{_own_status(found, scope)}"
    parts = {signature: differing(own, signature) for signature in found["signature"].unique()}
    wanted = {"", *admitted}
    fits = {name for name, differing_in in parts.items() if drawable(differing_in) and reason(differing_in) in wanted}
    kept = found[found["signature"].isin(fits)]
    joined = ["+".join(parts[name]) for name in kept["signature"]]
    return kept.assign(
        differs_in=pd.Series(joined, index=kept.index, dtype="str"), comparable=[not each for each in joined]
    )


def _own_status(found: pd.DataFrame, scope: str) -> str:
    """Return the status of a series: reported if any of its figures is."""
    statuses = set(found.loc[found["signature"].str.split("|").str[1:-1].str.join("|") == scope, "status"])
    return next((status for status in ("actual", "target", "provision") if status in statuses), "actual")


def others(dataset: Dataset, filters: Filters, metric: str, scope: str) -> pd.DataFrame:
    """Return what the selection holds of the same metric that is not comparable, one row per region and scope.

    Columns: ``region`` (province-level), ``scope``, ``reason`` (the differing parts, joined by ``+``), ``n`` figures,
    and ``drawable``: whether they can be let in (figures of a single organisation cannot).
    """
    test, params = narrowing.figures(filters)
    found = dataset.query(
        f"""
        SELECT left(region_code, 2) || '0000' AS region, {SCOPE} AS scope, entity <> '' AS of_entity, count(*) AS n
        FROM indicators WHERE {test} AND {KEY} = ? AND region_code <> '' AND {SCOPE} <> ?
        GROUP BY ALL ORDER BY n DESC, region, scope
        """,
        [*params, metric, scope],
    )
    parts = [differing(f"{metric}|{scope}|", f"{metric}|{other}|") for other in found["scope"]]
    fits = [drawable(each) and not alone for each, alone in zip(parts, found["of_entity"], strict=True)]
    return found.assign(reason=pd.Series(list(map(reason, parts)), dtype="str"), drawable=pd.Series(fits, dtype="bool"))


def documents_by_region(dataset: Dataset, _: Filters) -> pd.DataFrame:
    """Return the number of documents of each province-level region: ``region``, ``documents``."""
    return dataset.query(
        "SELECT left(region_code, 2) || '0000' AS region, count(*) AS documents FROM documents "
        "WHERE region_code <> '' GROUP BY 1 ORDER BY 1"
    )
