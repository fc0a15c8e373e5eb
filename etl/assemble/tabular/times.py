"""The time of a table's numbers: what heads say, resolved against the time of the table as a whole."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from etl.assemble.reading import Reading
from etl.assemble.tabular.words import HeadWords
from etl.mentions.periods import Period, Time, find_periods
from etl.mentions.periods.days import shift_years
from etl.model import BlockKind, Span

_NAMES_YEAR = re.compile(r"(?:19|20)\d\d|[〇零一二三四五六七八九]{4}年|五”?(?:时期|期间|末|规划)|“十")
_BARE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=$|[—–\-~～至])(?!年)")
_DOTTED = re.compile(r"(?<!\d)((?:19|20)\d\d)[-./](0?[1-9]|1[0-2])(?!\d)")
_FROM_JANUARY = "累计"


def names_year(text: str) -> bool:
    """Tell whether a head names a year, or a plan, by itself."""
    return _NAMES_YEAR.search(text) is not None


def usable(periods: tuple[Period, ...]) -> list[Period]:
    """Return the time expressions that give days and are no base of a comparison."""
    return [
        period for period in periods if period.first is not None and period.kind is not Time.BASE and not period.weak
    ]


def context_periods(reading: Reading, above: list[Span], paragraph: int) -> Iterator[tuple[Period, str]]:
    """Yield the times that a table as a whole can have, with the rule: its name, its headings, the document's title."""
    for span in above:
        for period in reversed(usable(reading.periods_in(span.start, span.end))):
            yield period, "period:caption"
    for heading in reversed(reading.paragraphs[paragraph].headings):
        for period in reversed(usable(reading.periods_in(heading.start, heading.end))):
            yield period, "period:heading"
    for block in reading.document.clean.blocks:
        if block.kind in (BlockKind.TITLE, BlockKind.SUBTITLE):
            for period in reversed(usable(reading.periods_in(block.start, block.end))):
                yield period, "period:title"


def head_period(words: HeadWords, text: str, base: Period | None, own: date | None) -> Period | None:
    """Return the time that a head names; a month without a year and 去年同期 are those of ``base``, the table's time."""
    plain = _BARE_YEAR.sub(r"\1年", _DOTTED.sub(lambda match: f"{match[1]}年{int(match[2])}月", text))
    relative = words.relative.search(plain)
    named = names_year(plain)
    known = date(base.last.year, 12, 31) if base is not None and base.last is not None and not named else own
    if relative is None or named:
        found = usable(find_periods(plain, known))
        period = found[-1] if found else None
        return _whole_year_so_far(period) if period is not None and _FROM_JANUARY in plain else period
    stated = usable(find_periods(words.relative.sub("", plain, count=1), known))
    around = stated[-1] if stated else base
    if around is None or around.first is None or around.last is None:
        return None
    return _shifted(around, relative.lastgroup or "", plain)


def _whole_year_so_far(period: Period) -> Period:
    """9月累计 begins in January."""
    if period.first is None or period.last is None or period.years != 1:
        return period
    return replace(period, first=date(period.last.year, 1, 1), kind=Time.STRETCH)


def _shifted(around: Period, role: str, text: str) -> Period | None:
    first, last = around.first, around.last
    if first is None or last is None:
        return None
    january, ends = date(last.year, 1, 1), date(last.year, last.month, monthrange(last.year, last.month)[1])
    days = {
        "same_stretch_last_year": (shift_years(first, -1), _year_before(last)),
        "last_year": (date(last.year - 1, 1, 1), date(last.year - 1, 12, 31)),
        "end_of_last_year": (date(last.year - 1, 1, 1), date(last.year - 1, 12, 31)),
        "this_year": (january, date(last.year, 12, 31)),
        "this_month": (date(last.year, last.month, 1), ends),
        "last_month": _month_before(last),
        "to_date": (january, last),
        "this_stretch": (first, last),
        "end_of_stretch": (first, last),
    }[role]
    kind = Time.MOMENT if role.startswith("end_of") else Time.STRETCH
    if role == "same_stretch_last_year" and around.kind is Time.MOMENT:
        kind = Time.MOMENT
    return replace(around, first=days[0], last=days[1], kind=kind, text=text, deadline=False)


def _year_before(day: date) -> date:
    """Return the same day a year before; the last day of a month stays that."""
    ends = monthrange(day.year, day.month)[1] == day.day
    return date(day.year - 1, day.month, monthrange(day.year - 1, day.month)[1] if ends else day.day)


def _month_before(day: date) -> tuple[date, date]:
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
