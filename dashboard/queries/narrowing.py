"""The shared filters as SQL: every page narrows the same tables in the same way."""

from __future__ import annotations

from dashboard.dataset import REGION_STEM, SERIES_METRIC
from dashboard.industries import family
from dashboard.marks import NOWHERE, Mark
from dashboard.selection import Filters


def figures(filters: Filters, table: str = "indicators") -> tuple[str, list[object]]:
    """Return the condition that keeps the selected rows of ``indicators``, and its parameters.

    A figure is in a region if its own code is (a county counts for its province), and in a period if the stretch that
    it describes overlaps it; a figure without a period is left out as soon as a period is asked for. An industry stands
    for everything below it in the taxonomy.

    >>> figures(Filters(regions=("370000",), statuses=("target",)))[1]
    [['37'], ['target']]
    """
    tests: list[str] = []
    params: list[object] = []

    def keep(test: str, value: object) -> None:
        tests.append(test)
        params.append(value)

    if filters.regions:
        keep(f"list_contains(?, {_region(table)})", [code[:2] for code in filters.regions])
    if filters.year_from is not None:
        keep(f"year({table}.period_end) >= ?", filters.year_from)
    if filters.year_to is not None:
        keep(f"year({table}.period_start) <= ?", filters.year_to)
    if filters.themes:
        keep(f"list_contains(?, {table}.theme)", list(filters.themes))
    if filters.industries:
        keep(f"list_contains(?, {table}.industry)", family(filters.industries))
    if filters.statuses:
        keep(f"list_contains(?, {table}.status)", list(filters.statuses))
    for test, value in _marked(filters.mark, table):
        keep(test, value)
    return " AND ".join(tests) or "true", params


def places(filters: Filters, table: str) -> tuple[str, list[object]]:
    """Return the condition for tables that know a region only (documents, industries, policies, measures)."""
    tests: list[str] = []
    params: list[object] = []
    if filters.regions:
        tests.append(f"list_contains(?, {_region(table)})")
        params.append([code[:2] for code in filters.regions])
    if filters.mark.region:
        tests.append(f"{_region(table)} = ?")
        params.append(_stem(filters.mark))
    return " AND ".join(tests) or "true", params


def industry_terms(filters: Filters, table: str = "industries") -> tuple[str, list[object]]:
    """Return the condition for ``industries``: region and industry."""
    test, params = places(filters, table)
    if filters.industries:
        test, params = f"{test} AND list_contains(?, {table}.industry)", [*params, family(filters.industries)]
    if filters.mark.industry:
        test, params = f"{test} AND {table}.industry = ?", [*params, filters.mark.industry]
    return test, params


def _marked(mark: Mark, table: str) -> list[tuple[str, object]]:
    """Return the conditions for the figures that a picked mark stands for, each with its parameter."""
    first, last = mark.days or (None, None)
    tests: list[tuple[str, str, object]] = [
        (mark.region, f"{_region(table)} = ?", _stem(mark)),
        (mark.year, f"year({table}.period_end) = ?", int(mark.year or 0)),
        (mark.period, f"{table}.period_start = ?", first),
        (mark.period, f"{table}.period_end = ?", last),
        (mark.status, f"({table}.status = 'actual') = ?", mark.status == "actual"),
        (mark.industry, f"{table}.industry = ?", mark.industry),
        (mark.metric, f"{table}.{SERIES_METRIC} = ?", mark.metric),
    ]
    return [(test, value) for part, test, value in tests if part]


def _stem(mark: Mark) -> str:
    return "" if mark.region == NOWHERE else mark.region[:2]


def _region(table: str) -> str:
    return f"{table}.{REGION_STEM}" if table == "indicators" else f"left({table}.region_code, 2)"
