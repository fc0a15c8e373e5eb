"""Time and status of a cell: what its heads say, else the table's name, else the section that it stands in."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from etl.assemble.applicable import is_ahead
from etl.assemble.promised import title_year
from etl.assemble.reading import Reading
from etl.assemble.tabular.heads import Head
from etl.assemble.tabular.sheet import Sheet, Spot
from etl.assemble.tabular.times import head_period, names_year
from etl.assemble.timed import NOTHING, Timed
from etl.assemble.timing import spread
from etl.mentions.periods import Period, Time
from etl.mentions.policies import coverage
from etl.mentions.stance import Outlook
from etl.model import DocumentKind, Measure, Status

_OFFER = re.compile("补贴|补助|奖励|资助|标准|奖补|贴息")


def cell_period(spot: Spot) -> tuple[Period | None, str]:
    """Return the time that the heads of a cell give, with the rule; column and row together where each gives a part."""
    sheet, own = spot.sheet, spot.sheet.reading.document.own_date
    words, base = sheet.tools.heads.words, sheet.base
    column = "".join(head.words for head in spot.columns)
    row = "".join(head.words for head in spot.rows)
    section = head_period(words, sheet.section(spot.row).words, base, own)
    base = section or base
    above, beside = _of_column(spot, column, base), head_period(words, row, base, own)
    if above is not None and beside is not None and names_year(column) != names_year(row):
        both = column + row if names_year(column) else row + column
        return head_period(words, both, base, own) or above, "period:column_and_row"
    if above is not None and beside is not None and beside.kind is Time.MOMENT:
        return replace(above, kind=Time.MOMENT), "period:column_and_row"  # 月末贷款余额 below 1—9月
    if above is not None:
        return above, "period:column_head" if head_period(words, column, base, own) else "period:column_beside"
    if beside is not None:
        return beside, "period:row_head"
    return section, "period:section"


def _of_column(spot: Spot, text: str, base: Period | None) -> Period | None:
    """Return the time above a cell; a change or 去年同期 without one is told from the column on its left."""
    sheet, own = spot.sheet, spot.sheet.reading.document.own_date
    words = sheet.tools.heads.words
    left = _on_the_left(spot, base) if not names_year(text) else None
    if words.has("same_stretch_last_year", text) and left is not None:
        return head_period(words, text, left, own)
    found = head_period(words, text, base, own)
    return left if found is None and _changes(spot) else found


def _changes(spot: Spot) -> bool:
    return any(head.measure in (Measure.GROWTH, Measure.GAP, Measure.RANK) for head in spot.columns)


def _left_heads(spot: Spot) -> tuple[Head, ...]:
    """Return the heads of the nearest column of levels on the left."""
    for column in range(spot.column - 1, -1, -1):
        heads = spot.sheet.layout.column_heads[column]
        if column in spot.sheet.layout.values and all(head.measure is None for head in heads):
            return heads
    return ()


def _on_the_left(spot: Spot, base: Period | None) -> Period | None:
    sheet, own = spot.sheet, spot.sheet.reading.document.own_date
    for column in range(spot.column - 1, -1, -1):
        if column in sheet.layout.values:
            text = "".join(head.words for head in sheet.layout.column_heads[column])
            found = head_period(sheet.tools.heads.words, text, base, own)
            if found is not None:
                return found
    return None


def time_cell(spot: Spot, period: Period | None, rule: str, measure: Measure, status: Status) -> Timed:
    """Return the days of a cell's value."""
    reading = spot.sheet.reading
    if status is Status.PROVISION:
        return Timed(*reading.validity, "", "period:validity") if reading.validity else NOTHING
    if period is None:
        period, rule = _of_table(spot.sheet, status)
    if period is None:
        return (title_year(reading) if status is Status.TARGET else None) or NOTHING
    if status is Status.TARGET:
        return Timed(period.first, period.last, period.text, rule)
    return spread(reading, period, measure, stock=False, rule=rule)


def _of_table(sheet: Sheet, status: Status) -> tuple[Period | None, str]:
    """A time to come is only that of a target."""
    for period, rule in sheet.periods:
        if status is Status.TARGET or not is_ahead(sheet.reading, period):
            return period, rule
    return None, "period:none"


def stand_cell(spot: Spot, period: Period | None, metric: str, unit_kind: str) -> tuple[Status, str]:
    """Return the status of a cell and the rule."""
    reading = spot.sheet.reading
    beside = _left_heads(spot) if _changes(spot) else ()
    for heads, rule in (
        (spot.columns, "status:column_head"),
        (spot.rows, "status:row_head"),
        (beside, "status:column_beside"),
    ):
        said = [head.status for head in heads if head.status is not None]
        if said:
            return said[-1], rule
    rulebook = reading.document_kind in (DocumentKind.NOTICE, DocumentKind.PLAN)
    if rulebook and unit_kind == "money" and _OFFER.search(metric):
        return Status.PROVISION, "status:offer"
    if period is not None and is_ahead(reading, period):
        return Status.TARGET, "status:period"
    if period is not None and _is_over(reading, period):
        return Status.ACTUAL, "status:past_period"
    return _of_surroundings(spot.sheet)


def _is_over(reading: Reading, period: Period) -> bool:
    """Tell whether a stretch lies before the document, or before the years that an undated plan's title covers."""
    own = reading.document.own_date
    if own is None:
        first_year, _, _ = coverage(reading.document.clean.masthead.title)
        own = date(first_year, 1, 1) if first_year else None
    return own is not None and period.last is not None and period.last < own


def _of_surroundings(sheet: Sheet) -> tuple[Status, str]:
    words = sheet.tools.heads.words
    for line in sheet.lines:
        if words.target.search(line):
            return (Status.ACTUAL if words.done.search(line) else Status.TARGET), "status:caption"
    if sheet.reading.outlook(sheet.paragraph) is not Outlook.AHEAD:
        return Status.ACTUAL, "status:default"
    if sheet.reading.document_kind is DocumentKind.NOTICE:
        return Status.PROVISION, "status:terms"
    return Status.TARGET, "status:section"
