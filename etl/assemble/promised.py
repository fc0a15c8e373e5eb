"""The period of a promise (figures.md §3.5): its deadline, the year that is running, the years that a plan is for."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import partial

from etl.assemble.applicable import ahead_in, of_gathering
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place
from etl.assemble.timed import NOTHING, Timed
from etl.mentions.periods import Period, Time, plan_years, shift_years
from etl.model import DocumentKind


def deadline_before(reading: Reading, place: Place) -> Period | None:
    """Return the nearest time to come that stands before the number in its sentence, or behind it in its clause.

    到2027年…，总规模20亿元的基金将于今年三季度设立: the time that the number's own clause names goes before.
    """
    ahead = ahead_in(reading, place.sentence.start, place.start)
    if ahead and ahead[-1].start >= place.clause.start:
        return ahead[-1]
    behind = (
        period for period in ahead_in(reading, place.quantity.end, place.clause.end) if _is_awaited(reading, period)
    )
    return next(behind, ahead[-1] if ahead else None)


_AWAITS = re.compile(r"(?:将|拟|计划|预计|有望|争取|力争)(?:于|在|到|至)?\Z")
_COMES_TRUE = re.compile(r"(?:就|便|即)?(?:能|可|将|会|要|有望)(?![力源])")


def _is_awaited(reading: Reading, period: Period) -> bool:
    """将于今年三季度设立, 5月份就能投产: words beside a time that say what will happen then."""
    lead = reading.text[max(0, period.start - 4) : period.start]
    return _AWAITS.search(lead) is not None or _COMES_TRUE.match(reading.text, period.end) is not None


_OPENING = 12
"""今年 within so many characters of a paragraph's beginning speaks for its promises."""


def of_promise(reading: Reading, place: Place) -> Timed:
    """Return the period of a promise: its deadline, the running year, what a heading or the title plans; else none."""
    ahead = deadline_before(reading, place)
    own, running = reading.document.own_date, _running(reading, place)
    if ahead is not None and own is not None:
        ahead = _to_come(own, _coming_year(reading, place), ahead)
    if ahead is not None and ahead.last is not None and (running is None or running.start < ahead.start):
        return _deadline(reading, ahead, "period:deadline")
    if running is not None:
        rule = "period:sentence" if running.start >= place.sentence.start else "period:paragraph"
        return Timed(running.first, running.last, running.text, rule)
    room = reading.paragraphs[place.paragraph].span
    aimed = [p for p in ahead_in(reading, room.start, place.sentence.start) if p.deadline and p.years == 1]
    if aimed and aimed[0].start - room.start <= _OPENING:
        return _deadline(reading, aimed[0], "period:paragraph")  # 到2025年，… opens the paragraph
    planned = _in_headings(reading, place)
    if planned is not None:
        return Timed(planned.first, planned.last, planned.text, "period:heading")
    for period in reversed(reading.periods_in(room.start, place.start)):
        if period.last is not None and period.kind is not Time.BASE and _reaches_ahead(reading, period):
            return _deadline(reading, period, "period:paragraph")
    if own is not None and _OF_THE_YEAR.search(place.left):
        return Timed(date(own.year, 1, 1), date(own.year, 12, 31), "年度", "period:clause")
    introduced = _introduced(reading, place)
    if introduced is not None:
        return _deadline(reading, introduced, "period:heading")
    return title_year(reading) or NOTHING


_OF_THE_YEAR = re.compile(r"年度(?:计划|拟|预计)(?:完成)?(?:总?投资|开工|建设)")


def _in_headings(reading: Reading, place: Place) -> Period | None:
    """The time to come that the nearest heading with one is about."""
    for heading in reversed(reading.paragraphs[place.paragraph].headings):
        ahead = [p for p in reading.periods_in(heading.start, heading.end) if p.last and _reaches_ahead(reading, p)]
        if ahead:
            return _promised_for(reading, place, ahead)
    return None


def _introduced(reading: Reading, place: Place) -> Period | None:
    """今后五年努力实现以下目标：——…；——…: the last time to come that the line before a list of dashes names."""
    for index in range(place.paragraph, max(-1, place.paragraph - _BACK), -1):
        room = reading.paragraphs[index].span
        if reading.text.startswith("—", room.start):
            continue
        if index == place.paragraph or not reading.text.startswith("：", room.end - 1):
            return None
        ahead = [p for p in reading.periods_in(room.start, room.end) if p.last and _reaches_ahead(reading, p)]
        return ahead[-1] if ahead else None
    return None


_BACK = 12
"""So many paragraphs a plan that is spoken of reaches."""


def _promised_for(reading: Reading, place: Place, periods: list[Period]) -> Period:
    """“十五五”时期目标和2026年工作: what the paragraph or the last one before it speaks of; else the year."""
    short = [period for period in periods if period.years == 1]
    if not short or len(short) == len(periods):
        return periods[0]
    long = next(period for period in periods if period.years > 1)
    headings = reading.paragraphs[place.paragraph].headings
    for index in range(place.paragraph, max(-1, place.paragraph - _BACK), -1):
        paragraph = reading.paragraphs[index]
        if paragraph.headings != headings:
            break
        end = min(paragraph.span.end, place.start)
        named = [p.years for p in reading.periods_in(paragraph.span.start, end) if _reaches_ahead(reading, p)]
        if named:
            return long if named[-1] > 1 else short[0]
    return short[0]


def _running(reading: Reading, place: Place) -> Period | None:
    """The year that is running, named in a promise's sentence or at the head of its paragraph (今年，…)."""
    own = reading.document.own_date
    if own is None:
        return None
    room = reading.paragraphs[place.paragraph].span
    head = reading.periods_in(room.start, min(room.start + _OPENING, place.start))
    named = [
        period
        for period in map(
            partial(_to_come, own, _coming_year(reading, place)),
            (*head, *reading.periods_in(place.sentence.start, place.start)),
        )
        if period.kind is Time.STRETCH and period.years == 1 and not period.deadline and _reaches_ahead(reading, period)
    ]
    return named[-1] if named else None


def _to_come(own: date, coming: int, period: Period) -> Period:
    """全年 and 上半年 in a promise of January are of the year that has begun, under 2023年重点任务 of that year."""
    first, last = period.first, period.last
    if period.text not in _PARTS or first is None or last is None or last.year != (coming or own.year) - 1:
        return period
    return replace(period, first=shift_years(first, 1), last=shift_years(last, 1))


def _coming_year(reading: Reading, place: Place) -> int:
    """The year that the nearest heading plans, if it is the one after a report of December; else 0."""
    own = reading.document.own_date
    for heading in reversed(reading.paragraphs[place.paragraph].headings):
        years = [period for period in reading.periods_in(heading.start, heading.end) if period.years == 1]
        if years and years[-1].last is not None:
            return years[-1].last.year if own is not None and years[-1].last.year == own.year + 1 else 0
    return 0


_PARTS = ("全年", "年内", "年底前", "年底", "年末", "上半年", "下半年", "一季度", "首季", "首季度", "前三季度")
_NTH_PLAN = re.compile(r"第(?P<nth>十?[一二三四五六七八九])个五年(?:规划|计划)")
"""In a title alone: reports name the plan that is laid before them."""


def title_year(reading: Reading) -> Timed | None:
    """Return the years that a plan's title names, else the year that a report's section on what comes is about."""
    own = reading.document.own_date
    for block in reading.titles:
        plan = _NTH_PLAN.search(reading.text, block.start, block.end)
        years = plan_years(plan["nth"] + "五") if plan is not None else None
        if plan is not None and years is not None:
            return Timed(date(years[0], 1, 1), date(years[1], 12, 31), plan.group(), "period:title")
        for period in reading.periods_in(block.start, block.end):
            if period.last is not None and _reaches_ahead(reading, period):
                return Timed(period.first, period.last, period.text, "period:title")
    if own is not None and reading.document_kind is DocumentKind.WORK_REPORT:
        return Timed(date(own.year, 1, 1), date(own.year, 12, 31), "", "period:report_year")
    return None


def _reaches_ahead(reading: Reading, period: Period) -> bool:
    own = reading.document.own_date
    if of_gathering(reading, period):
        return False
    return own is None or (period.last is not None and period.last > own)


def _deadline(reading: Reading, period: Period, rule: str) -> Timed:
    if period.text.startswith(("今后", "未来")) and "五年" in period.text:
        planned = title_year(reading)
        if planned is not None and planned.first and planned.last and planned.last.year - planned.first.year == 4:
            return replace(planned, text=period.text, rule=rule)  # an outline's 今后五年 are the years of its plan
    first, last = period.first, period.last
    if period.kind is Time.PLAN and first is not None and last is not None:
        first = date(last.year, 1, 1) if period.deadline else first
    return Timed(first, last, period.text, rule)
