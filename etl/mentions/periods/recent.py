"""Weeks and months as people say them, seen from the document's day: 上周, 本周四, 下个月, 上个月底, 三个月来."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from etl.mentions.periods.days import Days

_WEEKDAYS = "一二三四五六日"
_WEEKEND = 5
_BACK = {"上": -1, "前": -1, "下": 1}


def week_days(words: str, own: date) -> Days:
    """Return the days of a week, of its end, or the one day that the words name.

    >>> [str(day) for day in week_days("上周", date(2024, 10, 17))], str(week_days("本周四", date(2024, 10, 17))[0])
    (['2024-10-07', '2024-10-13'], '2024-10-17')
    """
    turns = -2 if words.startswith("上上") else _BACK.get(words[0], 0)
    monday = own - timedelta(own.weekday()) + timedelta(weeks=turns)
    if words.endswith("末"):
        return monday + timedelta(_WEEKEND), monday + timedelta(6)
    named = words[-1].replace("天", "日")
    if named in _WEEKDAYS:
        day = monday + timedelta(_WEEKDAYS.index(named))
        return day, day
    return monday, monday + timedelta(6)


def month_days(words: str, own: date) -> Days:
    """Return the days of 本月, 上个月 and 下个月.

    >>> [str(day) for day in month_days("下个月", date(2024, 12, 17))]
    ['2025-01-01', '2025-01-31']
    """
    first = months_from(own.replace(day=1), _BACK.get(words[0], 0))
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def months_from(day: date, months: int) -> date:
    """Return the same day some months later, or the month's last one.

    >>> str(months_from(date(2024, 8, 31), -6))
    '2024-02-29'
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
