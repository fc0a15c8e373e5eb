"""The days on which a policy holds, from its closing clause (figures.md §3.6)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from etl.mentions.periods.days import count_of, shift_years

_DAY = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
_HOLDS = "(?:正式)?(?:施行|实施|执行|生效)"
_FROM = re.compile(rf"(?:自|从|于)?(?:(\d{{4}})年|今年)?(\d{{1,2}})月(\d{{1,2}})日(?:起|开始){_HOLDS}")
_FROM_MADE = re.compile(rf"自(?:印发|发布|公布|颁布|下发)之?日起(?:{_HOLDS}|，?有效期)")
_UNTIL = re.compile(rf"(?:有效期限?|执行期限?|施行|实施|执行)[^。\n]{{0,10}}?(?:至|到){_DAY}|至{_DAY}止")
_UNTIL_YEAR = re.compile(r"(?:有效期限?|执行期限?|施行|实施|执行)[^。\n]{0,10}?(?:至|到)(\d{4})年(?:年?底|末)")
_YEARS = re.compile(r"(?:有效期|执行期|试行期?|实施期)限?(?:为|是|暂定)?([一二两三四五六七八九十\d]{1,2})年")
_BETWEEN = re.compile(rf"(?:有效期|执行期|实施期|政策期)限?(?:为|是|自|从|：)*{_DAY}(?:起)?(?:至|到|—|-|－){_DAY}")


def find_validity(text: str, own: date | None = None) -> tuple[date, date] | None:
    """Return the first and the last day, or None where the text does not state both; a year left out is that of ``own``.

    >>> [str(day) for day in find_validity("本措施自2024年4月1日起施行，有效期三年。")]
    ['2024-04-01', '2027-03-31']
    """
    between = _BETWEEN.search(text)
    if between is not None:
        first, last = _day(between.groups()[:3]), _day(between.groups()[3:])
        return (first, last) if first and last and first < last else None
    start = _FROM.search(text) or _FROM_MADE.search(text)
    if start is None:
        return None
    first = _first_day(start, own)
    last = _last_day(text, start.end(), first) if first else None
    return (first, last) if first and last and first < last else None


def _first_day(start: re.Match[str], own: date | None) -> date | None:
    """The day named, its year left out or 今年 that of the document; 自印发之日起 is the document's own."""
    if start.re is _FROM_MADE:
        return own
    year, month, day = start.groups()
    return _day((year or (str(own.year) if own else ""), month, day))


def _last_day(text: str, start: int, first: date) -> date | None:
    start = max(0, start - len("有效期"))
    if (until := _UNTIL.search(text, start)) is not None:
        return _day(tuple(part for part in until.groups() if part))
    if (year := _UNTIL_YEAR.search(text, start)) is not None:
        return date(int(year.group(1)), 12, 31)
    years = _YEARS.search(text, start)
    return shift_years(first, count_of(years.group(1))) - timedelta(days=1) if years else None


def _day(parts: tuple[str, ...]) -> date | None:
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return None
