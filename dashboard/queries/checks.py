"""What adds up and what does not: the checks of the build, and the figures that documents put differently.

A check belongs to the selection if the stated figure does, a conflict if the figure that stands first does.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.dataset import Dataset
from dashboard.queries import narrowing
from dashboard.selection import Filters

_CHECKS = "audits JOIN indicators USING (indicator_id)"
_CHOSEN = "verdict = ? AND (? = '' OR audits.kind = ?)"


def counts(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return how the checks came out: ``kind, verdict, reason, n``."""
    test, params = narrowing.figures(filters)
    return dataset.query(
        f"SELECT kind, verdict, reason, count(*) AS n FROM {_CHECKS} WHERE {test} GROUP BY ALL ORDER BY kind, verdict, reason",
        params,
    )


def listed(dataset: Dataset, filters: Filters, verdict: str, kind: str = "", limit: int | None = None) -> pd.DataFrame:
    """Return the checks of a verdict (and a kind, unless empty), the newest periods first: columns of ``audits``.

    Added are of the stated figure ``metric, metric_id, quote, sentence, region_code, province, city, county, entity,
    period_start, period_end`` and its document's ``title``.
    """
    test, params = narrowing.figures(filters)
    return dataset.query(
        f"""
        SELECT audits.*, metric, metric_id, quote, sentence, indicators.region_code, indicators.province, indicators.city,
            indicators.county, entity, period_start, period_end, title
        FROM {_CHECKS} JOIN documents ON documents.doc_id = audits.doc_id WHERE {test} AND {_CHOSEN}
        ORDER BY period_end DESC NULLS LAST, audit_id LIMIT ?
        """,
        [*params, verdict, kind, kind, limit],
    )


def figures(dataset: Dataset, _: Filters, ids: Sequence[str]) -> pd.DataFrame:
    """Return figures by ``indicator_id``, with their documents' ``title``: columns of ``indicators``."""
    return dataset.query(
        "SELECT indicators.*, title FROM indicators JOIN documents USING (doc_id) WHERE list_contains(?, indicator_id)",
        [list(ids)],
    )


def conflicts(dataset: Dataset, filters: Filters, limit: int | None = None) -> pd.DataFrame:
    """Return the figures of conflicts, each conflict's in the order of their authority: columns of ``conflicts``.

    Added are the columns of ``indicators`` but the ends of the interval, and of the document ``title, source,
    published_date``. ``limit`` counts conflicts.
    """
    test, params = narrowing.figures(filters)
    return dataset.query(
        f"""
        WITH here AS (
            SELECT indicator_id AS conflict_id, row_number() OVER (ORDER BY period_end DESC, indicator_id) AS number
            FROM indicators WHERE {test} AND indicator_id IN (SELECT conflict_id FROM conflicts)
        )
        SELECT conflicts.*, indicators.* EXCLUDE (doc_id, indicator_id, low, high), title, source, published_date
        FROM conflicts JOIN here USING (conflict_id) JOIN indicators USING (indicator_id)
            JOIN documents ON documents.doc_id = conflicts.doc_id
        WHERE ? IS NULL OR number <= ? ORDER BY number, place
        """,
        [*params, limit, limit],
    )


def conflict_count(dataset: Dataset, filters: Filters) -> int:
    """Return how many conflicts :func:`conflicts` tells of without a limit."""
    test, params = narrowing.figures(filters)
    found = dataset.query(
        f"SELECT count(*) AS n FROM indicators WHERE {test} AND indicator_id IN (SELECT conflict_id FROM conflicts)",
        params,
    )
    return int(found["n"].iloc[0])
