"""Periods as a reader types them: years (2023-, 2021–2023) and parts of one year (2021年上半年, Q1 2021, 2021年1—6月)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dashboard.search.known import words
from dashboard.search.typed_amounts import DASH

SEPARATORS = " \t\r\n,，、;；。?？!！"
YEAR = r"(?:19[5-9]\d|20\d\d)"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_ENDED = rf"(?=$|[{SEPARATORS}])"
_YEARS = (
    (re.compile(rf"({YEAR})年?{DASH}({YEAR})年?(?![\d.%万亿])"), ("from", "to")),
    (re.compile(rf"({YEAR})年?\s?(?:[-–—−~]|以来|起|至今)(?!\d)"), ("from",)),
    (re.compile(rf"[-–—−]\s?({YEAR})年?(?![\d.%万亿])"), ("to",)),
    (re.compile(rf"(?:到|截至)?({YEAR})年?(?:[底末]前?)?{_ENDED}"), ("from", "to")),
)


@dataclass(frozen=True, slots=True)
class TypedPeriod:
    """Years, each ``None`` where nothing is said of it; ``months``: the part of the one year; ``end`` in what was typed."""

    first: int | None
    last: int | None
    months: tuple[int, int] | None
    end: int


def typed_period(text: str, at: int) -> TypedPeriod | None:
    """Return the period that begins at a place.

    >>> typed_period("2021年上半年", 0), typed_period("Q1 2021", 0)
    (TypedPeriod(first=2021, last=2021, months=(1, 6), end=8), TypedPeriod(first=2021, last=2021, months=(1, 3), end=7))
    """
    for pattern in _parts():
        if match := pattern.match(text, at):
            return _part(match)
    for years, ends in _YEARS:
        if match := years.match(text, at):
            found = [int(year) for year in match.groups()]
            return TypedPeriod(
                found[0] if "from" in ends else None, found[-1] if "to" in ends else None, None, match.end()
            )
    return None


def glued_periods(text: str) -> Iterator[re.Match[str]]:
    """Yield the periods inside words, of which the first group is what :func:`typed_period` reads.

    >>> [match[1] for match in glued_periods("重庆2021年上半年工业增长到2027年底的目标")]
    ['2021年上半年', '2027年']
    """
    return _glued().finditer(text)


@cache
def _parts() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of parts of a year, with groups ``year``, and ``named`` or ``start`` and ``stop``."""
    named = _named()
    return (
        re.compile(rf"(?P<year>{YEAR})年?\s?(?P<named>{named}){_ENDED}", re.IGNORECASE),
        re.compile(rf"(?P<named>{named})(?: of)?\s(?P<year>{YEAR}){_ENDED}", re.IGNORECASE),
        re.compile(rf"(?P<year>{YEAR})年(?P<start>{_MONTH})月?(?:{DASH}(?P<stop>{_MONTH})月)?(?<=月)份?{_ENDED}"),
    )


def _part(match: re.Match[str]) -> TypedPeriod:
    parts, year = match.groupdict(), int(match["year"])
    if parts.get("named"):
        start, stop = words("months")[match["named"].lower()].split("-")
    else:
        start, stop = match["start"], match["stop"] or match["start"]
    return TypedPeriod(year, year, (int(start), int(stop)), match.end())


@cache
def _glued() -> re.Pattern[str]:
    months = rf"{_MONTH}月?(?:{DASH}{_MONTH}月)?(?<=月)份?"
    return re.compile(
        rf"(?:到|截至)?(?<!\d)({YEAR}年?(?:{DASH}{YEAR}年?|\s?(?:{_named()})|{months}|以来|至今)?)(?![\d.%])(?:[底末]前?)?",
        re.IGNORECASE,
    )


@cache
def _named() -> str:
    return "|".join(sorted(words("months"), key=len, reverse=True))
