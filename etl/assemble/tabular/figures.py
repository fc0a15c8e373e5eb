"""From the cells of a document's tables to figures and rejects."""

from __future__ import annotations

from dataclasses import dataclass, replace

from etl.assemble.admission import reason_against
from etl.assemble.bounds import interval, rounded
from etl.assemble.certainty import cell_doubts
from etl.assemble.reading import Reading
from etl.assemble.tabular.grid import Cell, Row, grids
from etl.assemble.tabular.layout import Layout, layouts
from etl.assemble.tabular.naming import cell_metric
from etl.assemble.tabular.placing import place_cell
from etl.assemble.tabular.sheet import Sheet, Spot, TableTools
from etl.assemble.tabular.standing import cell_period, stand_cell, time_cell
from etl.assemble.tabular.statement import Statement, state
from etl.assemble.timed import Timed
from etl.assemble.units import needs_no_unit
from etl.mentions.quantities import Quantity
from etl.mentions.sentences import containing
from etl.model import Basis, Figure, Measure, Status

_OF_LABEL = {"sequence": "ordinal", "code": "identifier", "contact": "contact", "date": "date", "unit": "name"}
_PROSE = "。；！？"
_MOBILE = 11


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a number stands: ``row`` is -1 in the heads of the table."""

    sheet: Sheet
    row: int
    column: int
    cell: Cell


class TableReading:
    """The tables of one document, read when the first of their numbers is asked for."""

    def __init__(self, reading: Reading, tools: TableTools) -> None:
        self._reading = reading
        self._tools = tools
        self._where: dict[int, _Where] = {}
        for grid in grids(reading, tools.heads.words):
            for layout in layouts(grid, tools.heads):
                self._locate(layout)

    def _locate(self, layout: Layout) -> None:
        rows = [*((row, -1) for row in layout.heads), *((row, index) for index, row in enumerate(layout.body))]
        if not rows:
            return
        spans = self._reading.paragraph_spans
        sheet = Sheet(self._reading, self._tools, layout, containing(spans, rows[0][0].span.start))
        for row, index in rows:
            self._locate_row(sheet, row, index)

    def _locate_row(self, sheet: Sheet, row: Row, index: int) -> None:
        for column, cell in enumerate(row.cells):
            for number in cell.numbers:
                self._where[number.start] = _Where(sheet, index, column, cell)

    def holds(self, number: Quantity) -> bool:
        """Tell whether a number stands in a table."""
        return number.start in self._where

    def answer(self, number: Quantity) -> Figure | str | None:
        """Return the figure of a cell's number, or the reason why it is none; None where a cell is to be read as prose."""
        where = self._where[number.start]
        layout, cell = where.sheet.layout, where.cell
        if not layout.values:
            return _OF_LABEL.get(layout.label(where.column)) if cell.number is number else None
        if _is_head(where):
            return None if cell.text[-1] in _PROSE else self._of_head(number, cell)
        label = layout.label(where.column)
        if label in _OF_LABEL or cell.is_day or cell.is_time or _is_phone(where):
            damaged = reason_against(self._reading, number) == "damaged"
            return "damaged" if damaged else _OF_LABEL.get(label, "contact" if _is_phone(where) else "date")
        if cell.number is not number:
            return None
        return self._figure(Spot(where.sheet, where.row, where.column, cell, number))

    def completed(self, figure: Figure) -> Figure:
        """Return a figure that was read as prose out of a cell, with what the heads say where the cell's words do not."""
        where = self._where.get(figure.start)
        if where is None or _is_head(where):
            return figure
        number = next(item for item in where.cell.numbers if item.start == figure.start)
        spot = Spot(where.sheet, where.row, where.column, where.cell, number)
        return self._timed(self._named(figure, spot), spot)

    def _named(self, figure: Figure, spot: Spot) -> Figure:
        metric, rule = ("", "") if figure.metric else cell_metric(spot)
        if not metric:
            return figure
        metric_id, theme = self._tools.naming.metrics.identify(metric)
        return _reassured(
            replace(figure, metric=metric, metric_id=metric_id, theme=theme),
            "no_metric",
            tuple(rule if name.startswith("metric:") else name for name in figure.rules),
        )

    def _timed(self, figure: Figure, spot: Spot) -> Figure:
        period, rule = cell_period(spot)
        if figure.period_start is not None or figure.status is Status.PROVISION or period is None:
            return figure
        status, status_rule = stand_cell(spot, period, figure.metric, spot.number.kind)
        timed = time_cell(spot, period, rule, figure.measure, status)
        new = {"period": timed.rule, "status": status_rule}
        return _reassured(
            replace(figure, status=status, period_start=timed.first, period_end=timed.last, period_text=timed.text),
            "no_period",
            tuple(new.get(name.split(":")[0], name) for name in figure.rules),
        )

    def _of_head(self, number: Quantity, cell: Cell) -> str:
        """Numbers in heads name things and times (2024, 500强企业), and state nothing."""
        if cell.is_year or cell.is_day:
            return "date"
        return reason_against(self._reading, number) or "name"

    def _figure(self, spot: Spot) -> Figure | str:
        named = cell_metric(spot)
        statement = state(spot, self._tools.naming.metrics.identify(named[0])[0])
        reason = self._reason(spot, named[0], statement)
        if reason:
            return reason
        period, period_rule = cell_period(spot)
        stood = stand_cell(spot, period, named[0], statement.number.kind)
        timed = time_cell(spot, period, period_rule, statement.measure, stood[0])
        return self._stated(spot, named, statement, stood, timed)

    def _stated(
        self, spot: Spot, named: tuple[str, str], statement: Statement, stood: tuple[Status, str], timed: Timed
    ) -> Figure:
        """Return the figure; ``named`` and ``stood`` are metric and status, each with its rule."""
        metric, metric_rule = named
        metric_id, theme = self._tools.naming.metrics.identify(metric)
        region, entity, region_rule = place_cell(spot)
        number, unit = statement.number, statement.number.unit
        low, high = interval(number, statement.bound, 1.0)
        flags = cell_doubts(unit or ("-" if needs_no_unit(metric) else ""), metric, timed, region, region_rule)
        return Figure(
            start=number.start,
            end=number.end,
            quote=self._reading.between(number.start, number.end),
            sentence=self._sentence(spot),
            metric=metric,
            metric_id=metric_id,
            theme=theme,
            value=number.value,
            value_max=number.value_max,
            unit=unit,
            bound=statement.bound,
            low=None if low is None else rounded(low),
            high=None if high is None else rounded(high),
            measure=statement.measure,
            basis=_basis(statement, timed),
            status=stood[0],
            baseline=False,
            period_start=timed.first,
            period_end=timed.last,
            period_text=timed.text,
            region_code=region,
            entity="" if entity == metric else entity,
            industry=self._tools.naming.industries.classify(metric),
            confidence=0.0,
            flags=flags,
            rules=(timed.rule, region_rule, metric_rule, stood[1], statement.rule),
        )

    def _reason(self, spot: Spot, metric: str, statement: Statement) -> str:
        """Only damage, a class, a stretch of time and a bare number without a unit are no figure in a column of values."""
        number = spot.number
        if number.kind == "class":
            return "class"
        if reason_against(self._reading, number) == "damaged":
            return "damaged"
        if number.kind == "duration" and not self._reading.cues.anywhere("time_spent").search(metric):
            return "duration"
        has_heads = bool(metric) and bool(spot.columns)
        known = statement.number.unit or needs_no_unit(metric)
        money = self._tools.units.get(self._tools.naming.metrics.identify(metric)[0], "") not in ("", "%")
        return "" if known or (has_heads and not money) else "no_unit"

    def _sentence(self, spot: Spot) -> str:
        row = spot.sheet.layout.body[spot.row].span
        return self._reading.between(row.start, row.end).strip()


def _reassured(figure: Figure, flag: str, rules: tuple[str, ...]) -> Figure:
    """Return a figure without a doubt that its heads have settled."""
    flags = tuple(name for name in figure.flags if name != flag)
    return replace(figure, flags=flags, rules=rules)


def _is_head(where: _Where) -> bool:
    layout = where.sheet.layout
    if where.row < 0 or layout.body[where.row].is_line:
        return True
    return where.column in layout.names and where.column not in layout.values


def _is_phone(where: _Where) -> bool:
    """Tell whether a cell is a telephone number: with a dash in it, or as long as a mobile one."""
    text = where.cell.text
    return where.cell.is_phone and ("-" in text or "—" in text or len(text) == _MOBILE)


def _basis(statement: Statement, timed: Timed) -> Basis:
    """A growth is year on year unless its head or its time says otherwise."""
    if statement.measure not in (Measure.GROWTH, Measure.GAP):
        return Basis.NONE
    if statement.basis is not None and not (timed.long and statement.basis is Basis.YOY):
        return statement.basis
    if timed.long:
        return Basis.CUMULATIVE
    return Basis.YOY if statement.measure is Measure.GROWTH or timed.first is not None else Basis.NONE
