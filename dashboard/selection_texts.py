"""The selection in words: each limit with its name, and what a reader picked in a chart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dashboard.industries import name as industry_name
from dashboard.marks import NOWHERE, Mark
from dashboard.metrics import name as metric_name
from dashboard.periods import period
from dashboard.regions import name as region_name
from dashboard.selection import Filters
from dashboard.words import joined, text

FIELDS = ("regions", "period", "themes", "industries", "statuses")
"""The shared filters, in the order of their row."""
_NAMED = {"regions": region_name, "industries": industry_name}
_WORDS = {"themes": "theme", "statuses": "status"}


def chosen(field: str, filters: Filters) -> list[str]:
    """Return what is selected in one of :data:`FIELDS`, in words; nothing where nothing is limited."""
    lang, ends = filters.lang, (filters.year_from, filters.year_to)
    if field == "period":
        return [stretch(*ends)] if any(ends) else []
    return [value_said(field, value, lang) for value in getattr(filters, field)]


def value_said(field: str, value: str, lang: str) -> str:
    """Return one value of a filter in words.

    >>> value_said("statuses", "target", "zh"), value_said("regions", "370000", "en")
    ('目标', 'Shandong')
    """
    if field in _NAMED:
        return _NAMED[field](value, lang)
    return text(f"{_WORDS[field]}.{value}", lang)


def limits(filters: Filters, fields: Iterable[str] = FIELDS) -> list[str]:
    """Return every limit of the selection as a line of words.

    >>> limits(Filters(regions=("370000", "510000"), year_from=2020, statuses=("target",)))
    ['地区：山东、四川', '时期：≥ 2020', '状态：目标']
    """
    lang = filters.lang
    found = [(text(f"filter.{field}", lang), joined(chosen(field, filters), lang)) for field in fields]
    lines = [text("filter.some", lang, label=label, chosen=said) for label, said in found if said]
    return [*lines, *([text("filter.only", lang, mark=mark_said(filters.mark, lang))] if filters.mark else [])]


def mark_said(mark: Mark, lang: str) -> str:
    """Return a mark in words.

    >>> mark_said(Mark(region="510000", year="2024", metric="gdp"), "zh"), mark_said(Mark(region="none"), "en")
    ('四川 · 2024年 · 地区生产总值', 'no region')
    """
    region = text("overview.no_region", lang) if mark.region == NOWHERE else region_name(mark.region, lang)
    year = date(int(mark.year or 1), 1, 1), date(int(mark.year or 1), 12, 31)
    parts = [
        region if mark.region else "",
        period(*year, lang) if mark.year else "",
        period(*mark.days, lang) if mark.days else "",
        text(f"filter.mark_{mark.status}", lang) if mark.status else "",
        industry_name(mark.industry, lang) if mark.industry else "",
        metric_name(mark.metric, mark.metric, lang),
    ]
    return " · ".join(filter(None, parts))


def stretch(first: int | None, last: int | None) -> str:
    """Return two years as a label.

    >>> stretch(2020, 2025), stretch(2020, None), stretch(None, 2025), stretch(2024, 2024)
    ('2020–2025', '≥ 2020', '≤ 2025', '2024')
    """
    if first and last:
        return str(first) if first == last else f"{first}–{last}"
    return f"≥ {first}" if first else f"≤ {last}"
