"""What kind of statement a cell makes, in which unit, with which sign."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from etl.assemble.bounds import rounded
from etl.assemble.tabular.sheet import Spot
from etl.assemble.tabular.words import PERCENT, POINTS, RANK, HeadUnit
from etl.mentions.quantities import Quantity
from etl.model import Basis, Bound, Measure

_RELATIVE = ("percent", "permille", "times", "doubling")
_FALLS = re.compile(r"[▼▽↓]|[–—]$")
_RISES = re.compile("[▲△↑]")
_MARK_OF_FALL = re.compile(r"[“\"]?[▲△][”\"]?(?:表示|为|代表|号为)(?:下降|负|减少|负增长)")
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]")
_ANY_BRACKETS = re.compile(r"[（(\[［〔【].*[）)\]］〕】]")
_AT_LEAST, _AT_MOST = re.compile("[≥>＞]"), re.compile("[≤<＜]")


@dataclass(frozen=True, slots=True)
class Statement:
    """Measure and basis of a cell with the rule, and its number in the base unit, sign included."""

    measure: Measure
    basis: Basis | None
    number: Quantity
    bound: Bound
    rule: str


def state(spot: Spot, metric_id: str) -> Statement:
    """Return what a cell states."""
    own = HeadUnit(spot.number.unit, 1.0, spot.number.kind) if spot.number.kind != "none" else None
    measure, rule = _measure(spot, own, metric_id)
    unit = own or _unit(spot, measure, metric_id)
    if measure is Measure.GAP and own is None and unit == PERCENT:
        unit = POINTS  # 失业率, 比上年增加
    negative = _verb(spot) == "down" or _is_marked_fall(spot)
    if measure in (Measure.GROWTH, Measure.GAP) and any(head.negative for head in (*spot.columns, *spot.rows)):
        negative = spot.number.value > 0  # 单位GDP能耗降低（%）
    return Statement(measure, _basis(spot), _in_base_unit(spot.number, own, unit, negative), _bound(spot), rule)


def _basis(spot: Spot) -> Basis | None:
    """Return the base that the heads name; in 年均/累计 the numbers in brackets are the sums of all years."""
    heads = (*((spot.stating,) if spot.stating is not None else ()), *spot.columns, *spot.rows)
    basis = next((head.basis for head in heads if head.basis is not None), None)
    in_brackets = _ANY_BRACKETS.fullmatch(spot.cell.text) is not None
    return Basis.CUMULATIVE if basis is Basis.PER_YEAR and in_brackets and _sums_up(spot) else basis


def _sums_up(spot: Spot) -> bool:
    return any("累计" in head.text for head in spot.columns)


def _verb(spot: Spot) -> str:
    words = spot.sheet.tools.heads.words
    match = words.before_number.fullmatch(spot.before.strip("（(＋+ "))
    verb = (match["verb"] or "") if match else ""
    return words.role(verb, ("up", "down")) if verb else ""


def _measure(spot: Spot, own: HeadUnit | None, metric_id: str) -> tuple[Measure, str]:
    """The number's own form decides, then the heads, then the word beside it, then the usual unit of the metric."""
    stating = spot.stating
    if spot.number.kind == "rank" or (stating is not None and stating.measure is Measure.RANK):
        return Measure.RANK, "measure:rank"
    if own == POINTS or (own is not None and own.kind == "point"):
        return Measure.GAP, "measure:points"
    if stating is not None and stating.measure is not None:
        absolute = own is not None and own.kind not in _RELATIVE and stating.measure is Measure.GROWTH
        return (Measure.GAP if absolute else stating.measure), "measure:head"
    verb = _verb(spot)
    unit = own or _unit(spot, Measure.LEVEL, metric_id)
    if verb:
        relative = unit is None or unit.kind in _RELATIVE
        return (Measure.GROWTH if relative else Measure.GAP), "measure:" + verb
    if unit is not None and unit.kind == "point":
        return Measure.GAP, "measure:points"
    usual = spot.sheet.tools.units.get(metric_id, "%")
    if unit == PERCENT and usual not in ("%", "", "‰"):
        return Measure.GROWTH, "measure:unit_of_metric"  # 规上工业增加值, %: its growth
    return Measure.LEVEL, "measure:level"


def _unit(spot: Spot, measure: Measure, metric_id: str) -> HeadUnit | None:
    """Return the unit that the heads give: of the head that states, else of column, row, unit column or the line above."""
    if measure is Measure.RANK:
        return RANK
    if spot.stating is not None and spot.stating.unit is not None:
        return spot.stating.unit
    if measure is Measure.GROWTH:
        return PERCENT
    column = next((head for head in reversed(spot.columns) if head.unit is not None), None)
    row = next((head for head in reversed(spot.rows) if head.unit is not None), None)
    if column is not None and (row is None or spot.sheet.noun(column)):
        return column.unit
    if row is not None:
        return row.unit
    return _of_unit_column(spot) or _of_lines(spot, metric_id) or _usual(spot, metric_id)


def _of_unit_column(spot: Spot) -> HeadUnit | None:
    sheet = spot.sheet
    cell = sheet.layout.unit_cell(sheet.layout.body[spot.row])
    return sheet.tools.heads.words.given_unit("".join(cell.text.split())) if cell is not None else None


def _of_lines(spot: Spot, metric_id: str) -> HeadUnit | None:
    """Of several units, the one that the metric usually has, else the only one that is no rate."""
    units = spot.sheet.units
    usual = spot.sheet.tools.units.get(metric_id, "")
    plain = [unit for unit in units if unit.kind not in _RELATIVE and unit.kind != "point"]
    of_metric = [unit for unit in units if unit.unit == usual]
    share = spot.columns and spot.columns[-1].unit == PERCENT
    if share and PERCENT in units:
        return PERCENT
    if len(units) > 1 and len(of_metric) == 1:
        return of_metric[0]
    chosen = plain or list(units)
    return chosen[0] if len(chosen) == 1 else None


def _usual(spot: Spot, metric_id: str) -> HeadUnit | None:
    """A count or a share needs no word for its unit; money does, since nothing tells its scale."""
    usual = spot.sheet.tools.units.get(metric_id, "")
    unit = spot.sheet.tools.heads.words.unit(usual) if usual else None
    return unit if unit is not None and unit.kind in ("count", "percent") else None


def _is_marked_fall(spot: Spot) -> bool:
    """Tell whether signs around a number make it a minus: ▼, ↓, or brackets where the column's others have none."""
    around = spot.before + " " + spot.after
    if _FALLS.search(spot.before) or _FALLS.search(spot.after):
        return True
    if _RISES.search(around):
        return _MARK_OF_FALL.search(spot.sheet.reading.text) is not None
    if _sums_up(spot) or not _BRACKETED.fullmatch(spot.cell.text) or spot.number.value < 0:
        return False
    column = (row.cells[spot.column].text for row in spot.sheet.layout.body if spot.column < len(row.cells))
    return any(text and not _BRACKETED.fullmatch(text) for text in column)


def _in_base_unit(number: Quantity, own: HeadUnit | None, unit: HeadUnit | None, negative: bool) -> Quantity:
    factor = unit.factor if own is None and unit is not None else 1.0
    sign = -factor if negative else factor
    return replace(
        number,
        value=rounded(number.value * sign),
        value_max=None if number.value_max is None else rounded(number.value_max * sign),
        step=number.step * factor,
        unit=unit.unit if unit is not None else number.unit,
        kind=unit.kind if unit is not None else number.kind,
    )


def _bound(spot: Spot) -> Bound:
    if spot.number.bound is not Bound.EXACT:
        return spot.number.bound
    if _AT_LEAST.search(spot.before):
        return Bound.AT_LEAST
    return Bound.AT_MOST if _AT_MOST.search(spot.before) else Bound.EXACT
