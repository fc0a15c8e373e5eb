"""How a stretch of days is written: 2024年, 2024年上半年, 2024年1–9月; 2024, H1 2024, Jan–Sep 2024."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

import pandas as pd

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_QUARTERS = {(1, 3): ("一季度", "Q1"), (4, 6): ("二季度", "Q2"), (7, 9): ("三季度", "Q3"), (10, 12): ("四季度", "Q4")}
_HALVES = {(1, 6): ("上半年", "H1"), (7, 12): ("下半年", "H2")}
_NAMED = _QUARTERS | _HALVES
_NEARLY = 0.9


def period(start: object, end: object, lang: str) -> str:
    """Return the words for a stretch from its first to its last day; an empty string for none.

    >>> period(date(2024, 1, 1), date(2024, 12, 31), "zh"), period(date(2021, 1, 1), date(2025, 12, 31), "en")
    ('2024年', '2021–2025')
    >>> period(date(2024, 1, 1), date(2024, 6, 30), "zh"), period(date(2024, 1, 1), date(2024, 9, 30), "en")
    ('2024年上半年', 'Jan–Sep 2024')
    >>> period(date(2024, 2, 28), date(2024, 2, 28), "zh"), period(date(2019, 5, 16), date(2019, 5, 19), "en")
    ('2024年2月28日', '16–19 May 2019')
    >>> period(date(2021, 1, 1), date(2021, 8, 23), "zh"), period(date(2021, 1, 1), date(2021, 8, 23), "en")
    ('2021年1月1日–8月23日', '1 Jan – 23 Aug 2021')
    """
    if pd.isna(start) or pd.isna(end):  # type: ignore[call-overload]
        return ""
    first, last = (pd.Timestamp(day).date() for day in (start, end))  # type: ignore[arg-type]
    if first == last:
        return _day(first, lang)
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return _days(first, last, lang)
    if (first.month, last.month) == (1, 12):
        years = str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        return f"{years}年" if lang == "zh" else years
    return _months(first, last, lang)


def fullest(years: Mapping[int, int], most: int) -> list[int]:
    """Return the consecutive years to show, at most so many: the latest that hold nearly as many figures as any others do.

    ``years`` has the number of figures of each year.

    >>> fullest({1998: 1, 2021: 3, 2024: 5}, 10)
    [2021, 2022, 2023, 2024]
    >>> fullest({year: 20 for year in range(2010, 2026)} | {2026: 12, 2030: 4}, 10)[::9]
    [2017, 2026]
    """
    starts = [max(first, min(years)) for first in (year - most + 1 for year in sorted(years))]
    held = {first: sum(n for year, n in years.items() if first <= year < first + most) for first in starts}
    first = max(start for start, n in held.items() if n >= _NEARLY * max(held.values()))
    inside = [year for year in years if first <= year < first + most]
    return list(range(min(inside), max(inside) + 1))


def _days(first: date, last: date, lang: str) -> str:
    """Return a stretch between two days, which names no year or month twice."""
    if first.year != last.year:
        return f"{_day(first, lang)} – {_day(last, lang)}"
    if lang == "zh":
        month = f"{last.month}月" if last.month != first.month else ""
        return f"{_day(first, lang)}–{month}{last.day}日"
    if first.month == last.month:
        return f"{first.day}–{_day(last, lang)}"
    return f"{first.day} {MONTHS[first.month - 1]} – {_day(last, lang)}"


def _day(day: date, lang: str) -> str:
    if lang == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _months(first: date, last: date, lang: str) -> str:
    if first.year != last.year:
        return f"{_month(first, lang)} – {_month(last, lang)}"
    named = _NAMED.get((first.month, last.month))
    if lang == "zh":
        months = f"{first.month}–{last.month}月" if first.month != last.month else f"{first.month}月"
        return f"{first.year}年{named[0] if named else months}"
    names = [MONTHS[month - 1] for month in dict.fromkeys((first.month, last.month))]
    return f"{named[1] if named else '–'.join(names)} {first.year}"


def _month(day: date, lang: str) -> str:
    return f"{day.year}年{day.month}月" if lang == "zh" else f"{MONTHS[day.month - 1]} {day.year}"
