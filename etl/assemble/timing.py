"""The period of each number (figures.md §3): clause, sentence, paragraph, heading, document, in that order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from etl.assemble.applicable import is_ahead, modifies, usable
from etl.assemble.eras import era, is_mean, mean_era, mean_of_years
from etl.assemble.measuring import Reckoning
from etl.assemble.occasions import occasion
from etl.assemble.present import (
    carried_on,
    has_come_about,
    holiday_told,
    is_day,
    is_of_same_event,
    of_an_event,
    total_at_end,
    up_to,
)
from etl.assemble.promised import of_promise
from etl.assemble.reading import Reading, in_order
from etl.assemble.starting import start_of_change, start_of_moment
from etl.assemble.surroundings import Place
from etl.assemble.timed import NOTHING, Timed
from etl.mentions.periods import Period, Time
from etl.mentions.stance import Outlook
from etl.model import Basis, BlockKind, DocumentKind, Measure, Status


def time_figure(
    reading: Reading, place: Place, reckoning: Reckoning, status: Status, baseline: bool, stock: bool
) -> Timed:
    """Return the period of a number; a baseline takes only a time of its own, a provision none that is not stated."""
    measure = reckoning.measure
    if baseline:
        reached = _of_fact(reading, place, measure, stock)
        return Timed(*start_of_change(reading, place, (reached.first, reached.last)), "period:baseline")
    if status is Status.PROVISION:
        return Timed(*reading.validity, "", "period:validity") if reading.validity else NOTHING
    if status is Status.TARGET:
        return of_promise(reading, place)
    timed = _of_fact(reading, place, measure, stock)
    if timed.moment and timed.last is not None:
        timed = replace(timed, first=start_of_moment(reading, place, measure, timed.last) or timed.first)
    year_on_year = reckoning.stated and reckoning.basis is Basis.YOY and timed.rule not in _NAMED_BESIDE
    if timed.long and year_on_year and timed.last is not None:  # 同比 in a review of five years: their last one
        return Timed(date(timed.last.year, 1, 1), timed.last, timed.text, timed.rule)
    return timed


_NAMED_BESIDE = ("period:clause", "period:sentence")


def _of_fact(reading: Reading, place: Place, measure: Measure, stock: bool) -> Timed:
    found = _nearest(reading, place)
    if found is not None and found[1] in _NAMED_BESIDE and not (is_mean(place) and found[0].years <= 1):
        mean = mean_of_years(reading, place, found[0])
        if mean is not None:
            return Timed(mean.first, mean.last, mean.text, found[1], mean.years > 1)
        stated = up_to(reading, place, _of_the_plan(reading, place, found[0]))
        end = total_at_end(reading, place, measure, stated)
        return Timed(end, end, stated.text, found[1]) if end else spread(reading, stated, measure, stock, found[1])
    of_a_day = found is not None and found[1] == "period:paragraph" and is_day(found[0])
    event = None if of_a_day else occasion(reading, place)  # 其中，甲区签约项目21个, after 两天前举行的签约仪式
    if event is not None:
        return Timed(event.first, event.last, "", "period:document")
    if has_come_about(reading, place, measure, found):
        own = reading.document.own_date
        return Timed(own, own, "", "period:document")
    stretch = None if found is not None and found[0].years > 1 else era(reading, place) or mean_era(reading, place)
    if stretch is not None:
        return spread(reading, stretch, measure, stock, "period:era")
    return spread(reading, found[0], measure, stock, found[1]) if found else _by_heading(reading, place, measure, stock)


def _of_the_plan(reading: Reading, place: Place, stated: Period) -> Period:
    """“十三五”时期，…五年年均增长: the five years are those of the plan that opens the paragraph."""
    if stated.kind is not Time.REVIEW or not stated.text.startswith("五年"):
        return stated
    room = reading.paragraphs[place.paragraph].span
    opened = next((p for p in reading.periods_in(room.start, stated.start) if p.kind is Time.PLAN and not p.weak), None)
    return stated if opened is None else opened


def _nearest(reading: Reading, place: Place) -> tuple[Period, str] | None:
    for period in reversed(usable(reading, place.sentence.start, place.start)):
        if period.start >= place.left_start:
            return period, "period:clause"
        if period.start >= place.clause.start and not _is_mean_of(reading, period):
            return period, "period:clause"
    behind = usable(reading, place.quantity.end, place.clause.end)
    if behind and behind[0].kind not in (Time.NOW, Time.REVIEW):
        return behind[0], "period:clause"
    for period in reversed(usable(reading, place.sentence.start, place.clause.start)):
        if not _is_mean_of(reading, period) and not _ends_a_change(reading, place, period):
            return period, "period:sentence"
    room = reading.paragraphs[place.paragraph].span
    for period in reversed(usable(reading, room.start, place.sentence.start)):
        if not of_an_event(reading, period) or (is_day(period) and is_of_same_event(reading, place, period)):
            return period, "period:paragraph"
    return carried_on(reading, place.paragraph)


def _ends_a_change(reading: Reading, place: Place, period: Period) -> bool:
    """从2020年末的612家增长到2024年末的1408家；…: the day that a change has reached is none of what follows the semicolon."""
    reached = period.kind is Time.MOMENT and period.text.startswith(("到", "至"))
    reached = reached and reading.text[period.start - 1] in _CHANGES
    return reached and "；" in reading.between(period.end, place.start)


_CHANGES = "增长加高升降大少展跃缩"
"""The last characters of what changes: 增长到, 提高到, 扩大到."""


def _is_mean_of(reading: Reading, period: Period) -> bool:
    """两年平均增长 is the mean of its own number alone."""
    return period.kind is Time.REVIEW and reading.text.startswith(("平均", "年均"), period.end)


def spread(reading: Reading, period: Period, measure: Measure, stock: bool, rule: str) -> Timed:
    """Return the days of a value of the stated time: a level stands at a moment, a flow runs up to it (figures.md §3)."""
    first, last, own = period.first, period.last, reading.document.own_date
    if period.kind is Time.NOW and own is None:
        return Timed(None, None, period.text, rule)
    if first is None or last is None:
        return Timed(None, None, period.text, rule)
    level = measure in (Measure.LEVEL, Measure.RANK)
    if period.kind is Time.MOMENT:
        return Timed(last if level else date(last.year, 1, 1), last, period.text, rule, moment=True)
    if period.kind in (Time.REVIEW, Time.PLAN) or period.years > 1:
        last = min(last, _today(reading, last))
        if level and stock and period.years > 1:
            return Timed(date(last.year, 1, 1), last, period.text, rule, True)
        return Timed(first, last, period.text, rule, period.years > 1)
    return Timed(first, last, period.text, rule)


def _today(reading: Reading, last: date) -> date:
    """A plan period that is still running ends at the document's date, in a January review at the end of the year before."""
    own = reading.document.own_date
    if own is None or last <= own or (own.month == last.month and own.year == last.year):
        return last
    return date(own.year - 1, 12, 31) if own.month <= 3 else own


def _by_heading(reading: Reading, place: Place, measure: Measure, stock: bool) -> Timed:
    come = reading.once(_come)
    for heading in reversed(reading.paragraphs[place.paragraph].headings):
        periods = come(heading.start, heading.end)
        if periods:
            chosen = _of_two(reading, place, periods)
            return spread(reading, chosen, measure, stock, "period:heading")
    return _by_document(reading, place, measure, stock)


def _come(reading: Reading) -> Callable[[int, int], tuple[Period, ...]]:
    """The times that are known and not still to come."""
    come = (p for p in reading.periods if p.last is not None and p.kind is not Time.BASE and not is_ahead(reading, p))
    return in_order(come)


def _of_two(reading: Reading, place: Place, periods: Sequence[Period]) -> Period:
    """“十四五”时期和2025年: the year, unless the paragraph speaks of the five years."""
    long = [period for period in periods if period.years > 1]
    short = [period for period in periods if period.years <= 1]
    if long and short:
        room = reading.paragraphs[place.paragraph].span
        spoken = any(
            period.years > 1 and period.kind is not Time.BASE for period in reading.periods_in(room.start, room.end)
        )
        many = re.search(
            r"五年|十四五”?以来|累计(?:实施|完成|建成|下降|降低|减少|压减|增长|提高)",
            reading.between(place.clause.start, place.start),
        )
        return long[-1] if spoken or many else short[-1]
    return periods[-1]


_NOW_WORD = re.compile(r"[仍尚]有|在手|已(?!经?[成为])|现|目前|达到?|拥有|共有|累计")


_TODAY = re.compile(r"已|目前|现")


def _by_title(reading: Reading, place: Place, own: date, measure: Measure, stock: bool) -> Timed | None:
    """Return the time that a title names: a stretch that is over, or the plan whose last year it is (“十四五”成绩单)."""
    for block in (block for block in reading.titles if block.kind is BlockKind.TITLE):
        for period in reading.periods_in(block.start, block.end):
            first, last = period.first, period.last
            if first is None or last is None or modifies(reading, period):
                continue
            if period.kind is Time.STRETCH and last <= own:
                return Timed(first, last, period.text, "period:title")
            if period.kind is Time.PLAN and last.year <= own.year and not _TODAY.search(place.left):
                return spread(reading, period, measure, stock, "period:title")
    holiday = reading.once(holiday_told)
    return Timed(holiday.first, holiday.last, holiday.text, "period:title") if holiday else None


def _by_document(reading: Reading, place: Place, measure: Measure, stock: bool) -> Timed:
    own = reading.document.own_date
    if own is None:
        return NOTHING
    if reading.document_kind is DocumentKind.WORK_REPORT and own.month <= 3 and _in_review(reading, place):
        return Timed(date(own.year - 1, 1, 1), date(own.year - 1, 12, 31), "", "period:report_review")
    titled = _by_title(reading, place, own, measure, stock)
    if titled is not None:
        return titled
    return (
        NOTHING
        if not _NOW_WORD.search(place.left[-8:] + "".join(place.quantity.hedges)) or measure is not Measure.LEVEL
        else Timed(own, own, "", "period:document")
    )


def _in_review(reading: Reading, place: Place) -> bool:
    return reading.outlook(place.paragraph) is not Outlook.AHEAD
