"""Whether a paragraph of a report reviews several years: what it opens with says so, else what those before it open with."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from etl.assemble.applicable import usable
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place
from etl.mentions.periods import Period, Time, count_of
from etl.mentions.stance import Outlook
from etl.model import DocumentKind

_OPENING = 60
"""A time within so many characters of a paragraph's beginning speaks for the paragraph."""
_BACK = 12
"""So many paragraphs an opening reaches."""
_REVIEWING = (DocumentKind.WORK_REPORT, DocumentKind.PLAN)
_MEAN = re.compile(
    r"年均(?!浓度|值|发电|降[水雨]|气温|径流|产量|产值|产能)|平均每年|每年(?=超过?|达到?|均|都|保持|稳定)"
)
_LOOKS_BACK = re.compile(r"来|过去|这|近|五")
_FULL_YEAR = 360
_TERM = 5
"""Years that a report looks back on where it gives means without saying of what."""


def era(reading: Reading, place: Place) -> Period | None:
    """Return the stretch of several years that a paragraph of a report or a plan reviews, or None where it reviews one year.

    五年来，… opens a section, whose paragraphs name no time of their own until another opens with 2025年 or 过去一年.
    """
    if reading.document_kind not in _REVIEWING or reading.outlook(place.paragraph) is Outlook.AHEAD:
        return None
    opening = _opening(reading, place.paragraph, place.start)
    if opening is None:
        known = reading.once(_inherited)
        if place.paragraph not in known:
            known[place.paragraph] = _opening_before(reading, place.paragraph)
        opening = known[place.paragraph]
    return opening if opening is not None and _reviews(opening) else None


def _inherited(reading: Reading) -> dict[int, Period | None]:
    """What is known already of the paragraphs before each: every number of it asks again."""
    return {}


def _opening_before(reading: Reading, paragraph: int) -> Period | None:
    headings = reading.paragraphs[paragraph].headings
    for index in range(paragraph - 1, max(-1, paragraph - _BACK), -1):
        room = reading.paragraphs[index]
        if room.headings != headings:
            return None
        opening = _opening(reading, index, room.span.end)
        if opening is not None:
            return opening
    return None


def _opening(reading: Reading, paragraph: int, end: int) -> Period | None:
    """Return the first time in a paragraph's opening that says what it reviews: several years, or a year."""
    room = reading.paragraphs[paragraph].span
    for period in usable(reading, room.start, min(room.end, room.start + _OPENING, end)):
        if _reviews(period) or (period.last and period.first and (period.last - period.first).days >= _FULL_YEAR):
            return period
    return None


def _reviews(period: Period) -> bool:
    """五年来 and “十四五”时期 look back; 三年 in 三年初见成效 is said in passing, and a decade is nobody's term of office."""
    looks_back = period.kind is not Time.REVIEW or _LOOKS_BACK.search(period.text) is not None
    return 1 < period.years <= _TERM + 1 and looks_back and not period.in_passing


def is_mean(place: Place) -> bool:
    """Tell whether the number is a mean over years (年均), which no single year can have."""
    return _MEAN.search(place.left + "".join(place.quantity.hedges)) is not None


def mean_era(reading: Reading, place: Place) -> Period | None:
    """Return the years that a mean without a time of its own is over: those that the paragraph or a heading names.

    A report of January to March that names none looks back on the five years before it.
    """
    if not is_mean(place):
        return None
    changed = _change_before(reading, place)
    if changed is not None:
        return changed
    paragraph = reading.paragraphs[place.paragraph]
    for span in (paragraph.span, *reversed(paragraph.headings)):
        long = [period for period in usable(reading, span.start, span.end) if period.years > 1]
        if long:
            return long[-1]
    own = reading.document.own_date
    if own is None or own.month > 3 or reading.document_kind is not DocumentKind.WORK_REPORT:
        return None
    return Period(place.start, place.start, "", Time.REVIEW, date(own.year - _TERM, 1, 1), date(own.year - 1, 12, 31))


def _change_before(reading: Reading, place: Place) -> Period | None:
    """从2020年末的612家增长到2024年末的1408家，年均增速23%: the years that a change before the mean took."""
    named = [p for p in reading.periods_in(place.sentence.start, place.start) if p.first and p.last]
    for reached, base in pairwise(reversed(named)):
        if base.kind is Time.BASE and base.last and reached.last and base.last < reached.last:
            return replace(reached, kind=Time.STRETCH, first=base.last + timedelta(1))
    return None


_YEARS_OF = re.compile(r"([二两三四五])年平均")


def mean_of_years(reading: Reading, place: Place, named: Period) -> Period | None:
    """2021年…，两年平均增长64%: the years up to the one before it; of a quarter it is the quarter's own."""
    if named.kind is not Time.REVIEW or named.start < place.left_start:
        return None
    count = _YEARS_OF.match(reading.text, named.start)
    if count is None:
        return None
    before = [p for p in usable(reading, place.sentence.start, named.start) if p.first and p.last]
    room = reading.paragraphs[place.paragraph]
    for span in (room.span, *reversed(room.headings)):
        before = before or [p for p in usable(reading, span.start, min(span.end, named.start)) if p.first and p.last]
    if not before or before[-1].first is None or before[-1].years > 1:
        return None
    year = before[-1].first.year
    if (before[-1].first, before[-1].last) != (date(year, 1, 1), date(year, 12, 31)):
        return before[-1]
    return replace(before[-1], first=date(year + 1 - count_of(count[1]), 1, 1))
