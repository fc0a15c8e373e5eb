"""What the filters offer: the regions, years and industries that the dataset has."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.dataset import Dataset
from dashboard.regions import FIVE, province
from dashboard.selection import Filters


@dataclass(frozen=True, slots=True)
class Choices:
    """The values that filters can take; ``industries`` are taxonomy codes, those with most figures first."""

    regions: tuple[str, ...]
    years: tuple[int, ...]
    industries: tuple[str, ...]


def choices(dataset: Dataset, _: Filters) -> Choices:
    """Return what the dataset offers; the five regions are always among the choices, also without a figure."""
    codes = dataset.query(
        "SELECT DISTINCT region_code AS code FROM indicators UNION SELECT DISTINCT region_code FROM documents"
    )["code"]
    others = sorted({province(code) for code in codes if code} - set(FIVE))
    years = dataset.query(
        "SELECT DISTINCT unnest([year(period_start), year(period_end)]) AS year FROM indicators "
        "WHERE period_end IS NOT NULL AND period_start IS NOT NULL ORDER BY year"
    )["year"]
    industries = dataset.query(
        "SELECT industry FROM (SELECT industry, 1 AS figure, 0 AS term FROM indicators UNION ALL "
        "SELECT industry, 0, 1 FROM industries) WHERE industry <> '' "
        "GROUP BY industry ORDER BY sum(figure) DESC, sum(term) DESC, industry"
    )["industry"]
    return Choices(
        regions=(*FIVE, *others),
        years=tuple(int(year) for year in years),
        industries=tuple(industries),
    )
