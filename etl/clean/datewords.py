"""Full dates as Chinese pages write them."""

from __future__ import annotations

import re
from datetime import date

_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "Ｏ": "0",
    "O": "0",
}
_CHINESE = re.compile(
    r"([一二][〇○零ＯO一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_ARABIC = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?(?:[-/.]|年/?)\s?(\d{1,2})\s?(?:[-/.]|月/?)\s?(\d{1,2})(?!\d)\s?日?")


def find_date(text: str) -> tuple[date, int, int] | None:
    """Return the first full date in ``text`` with its span, or None.

    >>> find_date("时间：2024-03-02 来源")[0].isoformat(), find_date("二〇二六年一月二十七日")[0].isoformat()
    ('2024-03-02', '2026-01-27')
    """
    if "20" not in text and "19" not in text and "年" not in text:
        return None
    found = [span for pattern in (_ARABIC, _CHINESE) for span in _dates(pattern, text)]
    return min(found, key=lambda span: span[1]) if found else None


def day(year: int, month: int, of_month: int) -> date | None:
    """Return the day, or None if the calendar has no such day.

    >>> day(2023, 2, 30) is None
    True
    """
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def number(chars: str) -> int:
    """Return the value of a Chinese number below 100, or of digits.

    >>> number("二十七"), number("十"), number("31")
    (27, 10, 31)
    """
    if chars.isascii():
        return int(chars)
    tens, ten, ones = chars.rpartition("十")
    if not ten:
        return int(_DIGITS.get(chars, "0"))
    return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))


def _dates(pattern: re.Pattern[str], text: str) -> list[tuple[date, int, int]]:
    found = []
    for match in pattern.finditer(text):
        year = int("".join(_DIGITS.get(char, char) for char in match[1]))
        if value := day(year, number(match[2]), number(match[3])):
            found.append((value, match.start(), match.end()))
    return found
