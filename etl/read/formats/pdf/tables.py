"""Tables: what stands between drawn lines, or in the same columns of several rows; a tab goes between the cells."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from etl.read.formats.pdf.paragraphs import glued
from etl.read.formats.pdf.rows import Cell, Row, regrouped
from etl.read.formats.pdf.rules import THICKEST, Rule, Rules

_LEAST_ROWS = 3
_MOST_COLUMNS = 40
_MOST_LINES = 400


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table as texts with tabs, and where it stands on its page."""

    top: float
    bottom: float
    cells: frozenset[Cell]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class _Grid:
    """Where lines cut the plane; a field of the grid is (row, column), counted from 0 above and left of all lines."""

    rules: Rules
    tops: tuple[float, ...]
    lefts: tuple[float, ...]
    _owners: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def field_of(self, cell: Cell) -> tuple[int, int]:
        """Return the field in which a cell stands, or the first of the fields that were made one with it."""
        place = bisect(self.tops, cell.y - 0.35 * cell.size), bisect(self.lefts, cell.centre)
        return self.owner(*place)

    def owner(self, row: int, column: int) -> tuple[int, int]:
        """Return the first field of those that no line separates from this one."""
        known = self._owners.get((row, column))
        if known is None:
            known = (row, column)
            if row and not _covers(self.rules.along, self.tops[row - 1], self._middle(self.lefts, column)):
                known = self.owner(row - 1, column)
            elif column and not _covers(self.rules.down, self.lefts[column - 1], self._middle(self.tops, row)):
                known = self.owner(row, column - 1)
            self._owners[row, column] = known
        return known

    @staticmethod
    def _middle(lines: tuple[float, ...], index: int) -> float:
        if not 0 < index < len(lines):
            return lines[0] - 5 if not index else lines[-1] + 5
        return (lines[index - 1] + lines[index]) / 2


def ruled_tables(cells: Sequence[Cell], rules: Rules) -> list[Table]:
    """Return the tables that stand between drawn lines, from the top down.

    A field that was made of several ones gives its words to each of them, so that every row can be read alone; a row
    that is one field gives them once.
    """
    if len(rules.along) > _MOST_LINES * 20 or len(rules.down) > _MOST_LINES * 20:
        return []
    return [table for top, bottom in _regions(rules.down) if (table := _table(cells, rules, top, bottom))]


def aligned_rows(rows: Sequence[Row]) -> set[int]:
    """Return the indices of rows that stand in columns without lines between them: three or more in succession."""
    found: set[int] = set()
    run: list[int] = []
    for index, row in enumerate([*rows, ()]):
        if len(row) >= 2 and (not run or _is_aligned(rows[run[-1]], row)):
            run.append(index)
            continue
        if len(run) >= _LEAST_ROWS:
            found |= set(run)
        run = [index] if len(row) >= 2 else []
    return found


def _is_aligned(row: Row, other: Row) -> bool:
    return len(row) == len(other) and all(
        a.left < b.right + a.size and b.left < a.right + a.size for a, b in zip(row, other, strict=True)
    )


def _regions(down: Iterable[Rule]) -> list[tuple[float, float]]:
    """Return the stretches of a page along which lines go down."""
    regions: list[tuple[float, float]] = []
    for rule in sorted(down, key=lambda rule: rule.start):
        if regions and rule.start <= regions[-1][1] + THICKEST:
            regions[-1] = regions[-1][0], max(regions[-1][1], rule.end)
        else:
            regions.append((rule.start, rule.end))
    return regions


def _table(cells: Sequence[Cell], rules: Rules, top: float, bottom: float) -> Table | None:
    inside = [cell for cell in cells if top <= cell.y - 0.35 * cell.size <= bottom]
    own = Rules(
        _within(rules.along, top, bottom), tuple(r for r in rules.down if top - 5 < r.start and r.end < bottom + 5)
    )
    tops, lefts = _places(own.along), _places(own.down)
    if not inside or not 1 < len(tops) < _MOST_LINES or not lefts or len(lefts) > _MOST_COLUMNS:
        return None
    grid = _Grid(own, tops, lefts)
    words = _words(inside, grid)
    columns = sorted({column for _, column in words})
    if len(columns) < 2 or len({row for row, _ in words}) < 2:
        return None
    span = range(columns[0], max(columns[-1], len(lefts) - 1) + 1)
    lines = (_line(grid, words, row, span) for row in range(len(tops) + 1))
    return Table(top, bottom, frozenset(inside), tuple(line for line in lines if line.strip()))


def _words(cells: Iterable[Cell], grid: _Grid) -> dict[tuple[int, int], str]:
    fields: dict[tuple[int, int], list[Cell]] = defaultdict(list)
    for cell in cells:
        fields[grid.field_of(cell)].append(cell)
    return {place: _joined(inside) for place, inside in fields.items()}


def _joined(cells: Iterable[Cell]) -> str:
    text = ""
    for row in regrouped(cells):
        line = " ".join(cell.text for cell in row)
        text = glued(text, line) if text else line
    return text


def _line(grid: _Grid, words: dict[tuple[int, int], str], row: int, span: range) -> str:
    owners = [grid.owner(row, column) for column in span]
    if len(set(owners)) == 1:
        return words.get(owners[0], "") if owners[0][0] == row else ""
    return "\t".join(words.get(owner, "") for owner in owners)


def _within(along: Iterable[Rule], top: float, bottom: float) -> tuple[Rule, ...]:
    return tuple(rule for rule in along if top - 5 <= rule.at <= bottom + 5)


def _places(rules: Iterable[Rule]) -> tuple[float, ...]:
    """Return where lines stand, those that all but touch taken for one."""
    groups: list[list[float]] = []
    for at in sorted(rule.at for rule in rules):
        if groups and at - groups[-1][-1] <= THICKEST:
            groups[-1].append(at)
        else:
            groups.append([at])
    return tuple(fmean(group) for group in groups)


def _covers(rules: Iterable[Rule], at: float, place: float) -> bool:
    return any(abs(rule.at - at) <= THICKEST and rule.start - 1 <= place <= rule.end + 1 for rule in rules)
