"""Words for years, months and quarters to days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from etl.mentions.numerals import chinese_value
from etl.mentions.periods.pattern import TO

Days = tuple[date | None, date | None]

_MONTHS = re.compile(rf"(\d{{1,2}}|一)月?(?:{TO})(\d{{1,2}}|[二三四五六七八九十]{{1,2}})月")
_FIRST_MONTHS = re.compile(r"[前头]([\d一二两三四五六七八九十]{1,2})个?月")
_MONTH_DAY = re.compile(rf"(\d{{1,2}})月(\d{{1,2}})[日号](?:(?:{TO})(\d{{1,2}})[日号])?")
_MONTH = re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,2})月")
_THIRDS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def count_of(text: str) -> int:
    """Return a small count in either script; 0 where it is none."""
    if text.isdigit():
        return int(text)
    return int(chinese_value(text) or 0)


_FIRST_PLAN = 9
"""From 九五 (1996 to 2000) on the five-year plans of a text are looked for."""


def plan_years(name: str) -> tuple[int, int] | None:
    """Return the first and the last year of a five-year plan by its short name, None for another word.

    >>> plan_years("十五"), plan_years("十四五"), plan_years("三五")
    ((2001, 2005), (2021, 2025), None)
    """
    number = count_of(name.removesuffix("五"))
    first = 1951 + 5 * number
    return (first, first + 4) if name.endswith("五") and number >= _FIRST_PLAN else None


def shift_years(day: date, years: int) -> date:
    """Return the same day some years later; 29 February becomes the 28th."""
    return day.replace(year=day.year + years, day=min(day.day, monthrange(day.year + years, day.month)[1]))


_OFFSETS = {"去年": -1, "上年": -1, "上一年": -1, "前年": -2, "明年": 1, "后年": 2}
_SPRING = 6
NEXT = ("次年", "翌年", "第二年")
"""Words for the year behind the one last named."""


def year_number(text: str, own: date | None, anchor: int | None) -> int | None:
    """Return the year that a word means; ``anchor`` is the year last named before it."""
    if text[0].isdigit():
        return int(text[:4])
    if text[0] == "二":
        return int(chinese_value(text[:4]) or 0) or None
    if text in NEXT:
        return None if anchor is None else anchor + 1
    if text in ("当年", "全年") and anchor is not None:
        return anchor
    if own is None:
        return None
    if text.startswith("新"):  # 新的一年, said at the end of a year or in the first months of one
        return own.year if own.month <= _SPRING else own.year + 1
    if text in ("当年", "全年"):  # a document of January to March reports the whole of the year before
        return own.year - 1 if own.month <= 3 else own.year
    return own.year + _OFFSETS.get(text, 0)


def sub_days(sub: str, year: int) -> Days:
    """Return the days of a part of a year: 上半年, 1—9月, 前8个月, 一季度, 8月23日."""
    if (match := _MONTHS.match(sub)) is not None:
        return _month_range(year, count_of(match.group(1)), count_of(match.group(2)))
    if (match := _FIRST_MONTHS.match(sub)) is not None:
        return _month_range(year, 1, count_of(match.group(1)))
    if (match := _MONTH_DAY.match(sub)) is not None:
        first = _one_day(year, int(match.group(1)), int(match.group(2)))
        return (first[0], _one_day(year, int(match.group(1)), int(match.group(3)))[1]) if match.group(3) else first
    if "季" in sub:
        return _quarter_range(sub, year)
    if "半年" in sub:
        return _month_range(year, 1, 6) if sub.startswith("上") else _month_range(year, 7, 12)
    if (match := _MONTH.match(sub)) is not None:
        return _third(sub, _month_range(year, count_of(match.group(1)), count_of(match.group(1))))
    return None, None


def _third(sub: str, month: Days) -> Days:
    """上旬, 中旬 and 下旬 are the thirds of a month."""
    first, last = month
    if first is None or last is None or sub[-2:] not in _THIRDS:
        return month
    start, end = _THIRDS[sub[-2:]]
    return first.replace(day=start), last.replace(day=min(end, last.day))


def _quarter_range(sub: str, year: int) -> Days:
    numbers = [_QUARTERS[char] for char in sub.replace("两", "二").replace("首", "一") if char in _QUARTERS]
    return _month_range(year, 1 if sub.startswith("前") else 3 * numbers[0] - 2, 3 * numbers[-1])


def _month_range(year: int, first: int, last: int) -> Days:
    if not 1 <= first <= last <= 12:
        return None, None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _one_day(year: int, month: int, day: int) -> Days:
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None, None
    return date(year, month, day), date(year, month, day)
