"""Which rows and columns of a grid are heads, which hold values, and which only label."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from etl.assemble.tabular.grid import Cell, Grid, Row
from etl.assemble.tabular.heads import Head, HeadReader
from etl.model import Span

MOST_HEADS = 4
_LONGEST_NAME = 40
_SHORT = 8
_LABELS_ALONE = ("sequence", "code", "contact", "date", "unit")


@dataclass(eq=False)
class Layout:
    """One table: rows of heads, rows of values, and what stands above (lines, then rows of one cell), nearest first."""

    reader: HeadReader
    heads: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    above: list[Span] = field(default_factory=list)

    @cached_property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row.cells) for row in (*self.heads, *self.body)), default=0)

    @cached_property
    def chains(self) -> tuple[tuple[Cell, ...], ...]:
        """For each column the cells above it, the outermost first; a cell that spans columns counts for each."""
        return tuple(tuple(self._chain(column)) for column in range(self.width))

    def _chain(self, column: int) -> list[Cell]:
        chain: list[Cell] = []
        spanned = True  # all levels above are spans too: an empty cell here goes on with the one on its left
        for row in self.heads:
            own = cell_at(row, column)
            if own is not None and own.text:
                chain.append(own)
                spanned = False
            elif spanned and (left := self._left(row, column)) is not None:
                chain.append(left)
        return chain

    def _left(self, row: Row, column: int) -> Cell | None:
        """Return the nearest filled cell on the left: below another one, only as far as that one reaches."""
        for index in range(column - 1, -1, -1):
            if (cell := cell_at(row, index)) is not None and cell.text:
                return cell
            level = self.heads.index(row)
            if any((above := cell_at(upper, index)) is not None and above.text for upper in self.heads[:level]):
                return None
        return None

    @cached_property
    def column_heads(self) -> tuple[tuple[Head, ...], ...]:
        """For each column its heads as read."""
        return tuple(tuple(self.reader.read(cell.text) for cell in chain) for chain in self.chains)

    def label(self, column: int) -> str:
        """Return what a column is instead of values (sequence, code, contact, date, unit), or an empty string."""
        return self.labels[column] if column < len(self.labels) else ""

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The label of each column."""
        return tuple(self._label(column) for column in range(self.width))

    def _label(self, column: int) -> str:
        found = [head.label for head in self.column_heads[column] if head.label in _LABELS_ALONE]
        if found:
            return "" if found[-1] == "unit" and self._has_numbers(column) else found[-1]
        return "sequence" if column == 0 and not self._only_ranks(column) and self._counts_up() else ""

    def _counts_up(self) -> bool:
        """Tell whether the first column counts the rows: 1, 2, 3 …"""
        cells = [row.cells[0] for row in self.body if len(row.cells) > 1 and row.cells[0].text]
        values = [cell.number.value for cell in cells if cell.number is not None and cell.number.kind == "none"]
        return len(values) > 1 and len(values) == len(cells) and values == [float(n + 1) for n in range(len(values))]

    def _has_numbers(self, column: int) -> bool:
        return any((cell := cell_at(row, column)) is not None and cell.number is not None for row in self.body)

    @cached_property
    def values(self) -> frozenset[int]:
        """The columns that hold values."""
        return frozenset(column for column in range(self.width) if not self.labels[column] and self._is_value(column))

    def _is_value(self, column: int) -> bool:
        cells = [cell for row in self.body if (cell := cell_at(row, column)) is not None and not cell.is_blank]
        if all(cell.is_year or cell.is_time or cell.is_day for cell in cells):
            return False
        numbers = sum(cell.number is not None for cell in cells)
        return 2 * numbers >= len(cells) and numbers > 0

    @cached_property
    def names(self) -> tuple[int, ...]:
        """The columns that name the rows: those before the first value, else the first one that is no value.

        A rank may stand before the name that it ranks.
        """
        plain = [column for column in range(self.width) if column not in self.values and not self.labels[column]]
        plain = [column for column in plain if not self._tells(column)] or plain
        first = min((column for column in self.values if not self._only_ranks(column)), default=self.width)
        before = tuple(column for column in plain if column < first)
        return before or tuple(plain[:1])

    def _tells(self, column: int) -> bool:
        """Tell whether a column says things of its rows in words and numbers (建设内容) instead of naming them."""
        cells = [cell for row in self.body if (cell := cell_at(row, column)) is not None and cell.text]
        telling = sum(
            len(cell.text) > _LONGEST_NAME or (bool(cell.numbers) and len(cell.text) > _SHORT) for cell in cells
        )
        return 2 * telling >= max(1, len(cells))

    def _only_ranks(self, column: int) -> bool:
        return column == 0 and any(head.measure == "rank" for head in self.column_heads[column])

    def names_for(self, column: int) -> tuple[int, ...]:
        """Return the columns that name the row of a value: where tables stand side by side, those of its own side."""
        if not self.names or not self.chains[self.names[0]]:
            return self.names
        first = self.chains[self.names[0]][-1].text
        again = [
            index
            for index in range(self.names[-1] + 1, column)
            if index not in self.values and self.chains[index] and self.chains[index][-1].text == first
        ]
        return (again[-1],) if again else self.names

    def row_cells(self, index: int, column: int) -> tuple[Cell, ...]:
        """Return the cells that name a row, the outermost first; an empty one goes on with the one above."""
        carried = self._carried[index]
        return tuple(carried[name] for name in self.names_for(column) if name in carried)

    @cached_property
    def _carried(self) -> list[dict[int, Cell]]:
        """For each row the cells that name it, with those of the rows above where it leaves them empty."""
        result: list[dict[int, Cell]] = []
        carried: dict[int, Cell] = {}
        for row in self.body:
            own = {index: row.cells[index] for index in row.filled if index not in self.values}
            carried = own if row.is_line else carried | own
            result.append(carried)
        return result

    def section(self, index: int) -> Cell | None:
        """Return the line, or the row of one cell, that a row stands under."""
        return self._sections[index]

    @cached_property
    def _sections(self) -> list[Cell | None]:
        result: list[Cell | None] = []
        current: Cell | None = None
        for row in self.body:
            result.append(current)
            current = row.cells[0] if row.is_line else current
        return result

    def unit_cell(self, row: Row) -> Cell | None:
        """Return the cell that gives the unit of a row."""
        column = self.labels.index("unit") if "unit" in self.labels else -1
        cell = cell_at(row, column) if column >= 0 else None
        return cell if cell is not None and not cell.is_blank else None


def cell_at(row: Row, column: int) -> Cell | None:
    """Return the cell of a row in a column, None where the row is shorter."""
    return row.cells[column] if column < len(row.cells) else None


def layouts(grid: Grid, reader: HeadReader) -> list[Layout]:
    """Return the tables of a grid: heads within it open a new one, heads that are repeated do not."""
    found = [Layout(reader, above=list(grid.above))]
    for index, row in enumerate(grid.rows):
        layout = found[-1]
        following = grid.rows[index + 1] if index + 1 < len(grid.rows) else None
        if not layout.body and _is_title(layout, row, following):
            layout.above.insert(0, row.cells[row.filled[0]].span)
        elif not layout.body and _is_head(layout, row):
            layout.heads.append(row)
        elif layout.body and _repeats(layout, row):
            continue
        elif layout.body and _opens(row, reader):
            above = [layout.body.pop().cells[0].span] if layout.body[-1].is_line else []
            found.append(Layout(reader, [row], above=above or layout.above))
        else:
            layout.body.append(row)
    for layout in found:
        _settle(layout)
    return found


def _settle(layout: Layout) -> None:
    """A table without values has one row of heads: what follows it are its rows."""
    if len(layout.heads) > 1 and (not layout.body or len(layout.heads) > MOST_HEADS):
        layout.heads, layout.body = layout.heads[:1], [*layout.heads[1:], *layout.body]


def _is_title(layout: Layout, row: Row, following: Row | None) -> bool:
    """Tell whether a row above the heads names the table or gives its unit."""
    if layout.heads or len(row.filled) != 1 or row.has_values:
        return False
    head = row.cells[row.filled[0]]
    return "单位" in head.text[:6] or (row.filled == (0,) and following is not None and not following.has_values)


def _is_head(layout: Layout, row: Row) -> bool:
    """Tell whether a row goes on with the heads: the first row without values, then rows below cells that span."""
    if row.has_values or not row.filled or any(cell.text and cell.is_blank for cell in row.cells):
        return False
    if not layout.heads:
        return len(row.cells) > 1 and not (row.is_line and not any(cell.is_year for cell in row.cells))
    last = layout.heads[-1]
    if any(cell.number is not None for cell in row.cells) and row.cells[0].text:
        return False
    if row.is_line and layout.heads[0].cells[0].text:
        return False
    spans = any(not cell.text for cell in last.cells) or len(last.cells) < len(row.cells)
    return spans or all(layout.reader.words.unit(row.cells[index].text) is not None for index in row.filled)


def _repeats(layout: Layout, row: Row) -> bool:
    heads = {cell.text for head in layout.heads for cell in head.cells}
    return len(row.filled) > 1 and all(row.cells[index].text in heads for index in row.filled)


def _opens(row: Row, reader: HeadReader) -> bool:
    """Tell whether a row within a table is one of heads: words for time, unit or kind of statement, and no value."""
    if row.has_values or len(row.filled) < 2 or any(cell.text and cell.is_blank for cell in row.cells):
        return False
    cells = [row.cells[index] for index in row.filled if index]
    heads = [reader.read(cell.text) for cell in cells]
    return all(
        cell.is_time or cell.is_year or head.measure or head.label or (head.unit and head.unit.kind != "percent")
        for cell, head in zip(cells, heads, strict=True)
    )
