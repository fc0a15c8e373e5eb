"""The time of the number that a change starts from: what the text gives for it, seen from the time of the one reached."""

from __future__ import annotations

from datetime import date, timedelta

from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place
from etl.mentions.periods import Period, Time, shift_years
from etl.model import Measure

_BESIDE = 12
"""The time of a starting number stands within so many characters before it."""
_LONG_BASE = 24
"""较2010年第六次全国人口普查时的731万人."""
_YEAR_BEFORE = ("上年", "上一年")

Days = tuple[date | None, date | None]


def start_of_change(reading: Reading, place: Place, reached: Days) -> tuple[date | None, date | None, str]:
    """Return the days of a starting number and the words that gave them; ``reached`` are those of the number reached.

    由2020年末的612家增长到…: that day. 由上年同期的7.1%: the same months of the year before. 2020年至2024年，由2118亿元增加到…:
    the first of the years. Without a time of its own it has none.
    """
    own = [
        period
        for period in reading.periods_in(place.left_start, place.start)
        if period.start >= place.start - (_LONG_BASE if period.kind is Time.BASE else _BESIDE)
    ]
    if own:
        days = _seen_from(own[-1], reached)
        return (*days, own[-1].text) if days[0] is not None else (None, None, "")
    spans = [
        period
        for period in reading.periods_in(place.sentence.start, place.start)
        if period.kind in (Time.STRETCH, Time.PLAN, Time.REVIEW) and not period.deadline
    ]
    if spans and _names_both_ends(spans[-1]) and spans[-1].first is not None:
        year = spans[-1].first.year
        return date(year, 1, 1), date(year, 12, 31), spans[-1].text
    return None, None, ""


def _names_both_ends(period: Period) -> bool:
    """Tell whether it is a 2020年至2024年, which says where the change starts."""
    return period.kind is Time.STRETCH and period.years > 1 and period.text.count("年") > 1


def _seen_from(period: Period, reached: Days) -> Days:
    """上年 in a review of 2023 is 2022, 同期 the same months, 末 the last day."""
    first, last = reached
    if period.first is None or period.last is None:
        return None, None
    short = first is not None and last is not None and first.year == last.year
    if period.text.endswith("同期") and short and first and last:
        back = 1 if period.text.startswith(("上年", "去年", "同期")) else last.year - period.last.year
        return shift_years(first, -back), shift_years(last, -back)
    if period.text.lstrip("由从比较").startswith(_YEAR_BEFORE) and short and last and period.last.year == last.year:
        return date(last.year - 1, 1, 1), date(last.year - 1, 12, 31)
    if period.text.endswith(("年末", "年底")):
        return period.last, period.last
    return period.first, period.last


def start_of_moment(reading: Reading, place: Place, measure: Measure, last: date) -> date | None:
    """Return where a change begins that is seen from a day, or None where nothing tells.

    截至6月底，…: a gap in points stands at that day; 较2022年底增长20% covers the days since.
    """
    if measure is Measure.GAP:
        return last if place.quantity.kind in ("point", "percent", "times") else None
    if measure not in (Measure.GROWTH, Measure.INCREMENT):
        return None
    bases = [
        period.last
        for period in reading.periods_in(place.clause.start, place.start)
        if period.kind is Time.BASE and period.text.endswith(("底", "末"))
    ]
    return bases[-1] + timedelta(1) if bases and bases[-1] is not None and bases[-1] < last else None
