"""The metric of a cell: what its row, its column or the table's name says is measured."""

from __future__ import annotations

from etl.assemble.tabular.placing import owner_of
from etl.assemble.tabular.sheet import Sheet, Spot
from etl.model import Measure

_SHORT = 3


def cell_metric(spot: Spot) -> tuple[str, str]:
    """Return the metric and the rule: both axes where each names a part, else the one that does."""
    column, row = column_noun(spot), row_noun(spot.sheet, spot.row, spot.column)
    if row and not column and _ranks_growth(spot):
        return row + "增速", "metric:row_head"
    if row and (column or spot.sheet.subject) and owner_of(spot):
        row = ""
    if row and column:
        return _both(row, column)
    if column:
        return (
            _beside(spot) if column in spot.sheet.reading.cues.terms("generic") else ""
        ) + column, "metric:column_head"
    if row:
        return (_row_above(spot) if row in spot.sheet.reading.cues.terms("generic") else "") + row, "metric:row_head"
    for rule, noun in (("metric:row_above", _row_above), ("metric:column_beside", _beside)):
        if found := noun(spot):
            return found, rule
    return spot.sheet.subject, "metric:caption" if spot.sheet.subject else "metric:none"


def _ranks_growth(spot: Spot) -> bool:
    """位次 beside 规上工业增加值增速 ranks the growth."""
    ranks = any(head.measure is Measure.RANK for head in spot.columns)
    return ranks and any(head.measure is Measure.GROWTH for head in spot.rows)


def _both(row: str, column: str) -> tuple[str, str]:
    """规模以上工业 and 企业数 make one name; where one holds the other, it says all."""
    if row in column:
        return column, "metric:column_head"
    if column in row:
        return row, "metric:row_head"
    return row + column, "metric:row_and_column"


def column_noun(spot: Spot) -> str:
    """Return what the heads above a cell name."""
    nouns: list[str] = []
    for head in spot.columns:
        noun = spot.sheet.noun(head)
        if noun and head.part:
            nouns = [noun]
        elif noun and not any(noun in other for other in nouns):
            nouns = [*(other for other in nouns if other not in noun), noun]
    return "".join(nouns)


def row_noun(sheet: Sheet, row: int, column: int) -> str:
    """Return what the heads on the left of a cell name: the innermost, with the one around it where it says too little."""
    nouns = [noun for head in sheet.row_heads(row, column) if (noun := sheet.noun(head))]
    if not nouns:
        return ""
    cues = sheet.reading.cues
    is_bare = nouns[-1] in cues.terms("bare_head") or cues.heads.fullmatch(nouns[-1])
    if not is_bare and nouns[-1] not in sheet.shared_names:
        return nouns[-1]
    around = nouns[-2] if len(nouns) > 1 else sheet.noun(sheet.section(row))
    return around + nouns[-1]


def _row_above(spot: Spot) -> str:
    """增长（%）in a row of its own speaks of the row above; an industry's row without one of its own, too."""
    if not any(head.measure is not None for head in spot.rows):
        return ""
    for row in range(spot.row - 1, max(-1, spot.row - 1 - _SHORT), -1):
        if spot.sheet.layout.body[row].is_line:
            return ""
        noun = row_noun(spot.sheet, row, spot.column)
        if noun and noun not in spot.sheet.reading.cues.terms("generic"):
            return noun
    return ""


def _beside(spot: Spot) -> str:
    """增长（%）or 位次 above a column speaks of the column on its left, a rank that comes first of the one on its right."""
    if not any(head.measure is not None for head in spot.columns):
        return ""
    layout = spot.sheet.layout
    left = range(spot.column - 1, -1, -1)
    right = range(spot.column + 1, layout.width if spot.stating is not None and spot.stating.measure == "rank" else 0)
    for column in (column for column in (*left, *right) if column in layout.values):
        noun = "".join(spot.sheet.noun(head) for head in layout.column_heads[column])
        if noun and noun not in spot.sheet.reading.cues.terms("generic"):
            return noun
    return ""
