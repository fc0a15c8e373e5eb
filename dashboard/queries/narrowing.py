"""The shared filters as SQL: every page narrows the same tables in the same way."""

from __future__ import annotations

from dashboard.industries import family
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
        keep(f"list_contains(?, left({table}.region_code, 2))", [code[:2] for code in filters.regions])
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
    return " AND ".join(tests) or "true", params


def places(filters: Filters, table: str) -> tuple[str, list[object]]:
    """Return the condition for tables that know a region only (documents, industries, policies, measures)."""
    if not filters.regions:
        return "true", []
    return f"list_contains(?, left({table}.region_code, 2))", [[code[:2] for code in filters.regions]]


def industry_terms(filters: Filters, table: str = "industries") -> tuple[str, list[object]]:
    """Return the condition for ``industries``: region and industry."""
    test, params = places(filters, table)
    if not filters.industries:
        return test, params
    return f"{test} AND list_contains(?, {table}.industry)", [*params, family(filters.industries)]
