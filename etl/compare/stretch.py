"""The kind of a period: what two figures must share before their sizes say anything about each other."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

NONE, MOMENT = "none", "moment"
_LONGEST_YEAR = 366
_HALF_MONTH = 16
_WHOLE = {(1, 12): "year", (1, 6): "half_year", (7, 12): "half_year"}
_MONTHS_IN_QUARTER = 3
_DAYS_IN_YEAR = 365.25


def stretch(first: object, last: object) -> str:
    """Return the kind of a period: ``year``, ``half_year``, ``quarter``, ``month``, ``moment``, ``none`` or ``stretch``.

    A part of a year from January on says how many months it has (``year_to_date_9``), several years how many
    (``several_years_5``): eight months are no more comparable with ten than five years with three.

    >>> [stretch(date(2024, *a), date(2024, *b)) for a, b in (((1, 1), (12, 31)), ((1, 1), (9, 30)), ((4, 1), (6, 30)))]
    ['year', 'year_to_date_9', 'quarter']
    >>> stretch(date(2021, 1, 1), date(2025, 12, 31)), stretch(date(2024, 5, 6), date(2024, 5, 6)), stretch(None, None)
    ('several_years_5', 'moment', 'none')
    """
    if not isinstance(first, date) or not isinstance(last, date) or first != first or last != last:
        return NONE  # empty, also as pandas has it (NaT)
    return _between(first, last)


@cache  # thousands of figures share a few hundred stretches
def _between(first: date, last: date) -> str:
    if first == last:
        return MOMENT
    if (last - first).days >= _LONGEST_YEAR:
        return f"several_years_{max(2, round((last - first).days / _DAYS_IN_YEAR))}"
    if first.year != last.year or first.day != 1:
        return "stretch"
    return _within_a_year(first, last)


def _within_a_year(first: date, last: date) -> str:
    """Return the kind of a stretch from the first of a month on, within one year."""
    whole = (last + timedelta(days=1)).day == 1
    months = last.month - first.month + 1
    if whole and (first.month, last.month) in _WHOLE:
        return _WHOLE[first.month, last.month]
    if whole and months == 1:
        return "month"
    if whole and months == _MONTHS_IN_QUARTER and first.month % _MONTHS_IN_QUARTER == 1:
        return "quarter"
    if first.month > 1:
        return "stretch"
    return f"year_to_date_{max(1, last.month if whole or last.day >= _HALF_MONTH else last.month - 1)}"
