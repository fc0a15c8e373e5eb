"""The days on which a policy holds, from its closing clause (figures.md §3.6)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from etl.mentions.periods.days import count_of, shift_years

_DAY = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
_FROM = re.compile(r"自(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日起(?:正式)?(?:施行|实施|执行|生效)")
_UNTIL = re.compile(rf"(?:有效期|执行期|施行|实施)[^。\n]{{0,10}}?(?:至|到){_DAY}|至{_DAY}止")
_YEARS = re.compile(r"有效期(?:为|限为)?([一二两三四五六七八九十\d]{1,2})年")


def find_validity(text: str, own: date | None = None) -> tuple[date, date] | None:
    """Return the first and the last day, or None where the text does not state both; a year left out is that of ``own``.

    >>> [str(day) for day in find_validity("本措施自2024年4月1日起施行，有效期三年。")]
    ['2024-04-01', '2027-03-31']
    """
    start = _FROM.search(text)
    if start is None:
        return None
    year, month, day = start.groups()
    first = _day([year or (str(own.year) if own else ""), month, day])
    until = _UNTIL.search(text, start.end())
    if first is None or until is not None:
        last = _day([part for part in until.groups() if part]) if until else None
        return (first, last) if first is not None and last is not None and first < last else None
    years = _YEARS.search(text, start.end())
    return (first, shift_years(first, count_of(years.group(1))) - timedelta(days=1)) if years else None


def _day(parts: tuple[str, ...] | list[str]) -> date | None:
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None
