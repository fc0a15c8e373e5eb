"""The order in which a page is read: column by column where columns stand beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from etl.read.formats.pdf.rows import Cell, Row, regrouped

_FROM, _TO, _STEPS = 0.2, 0.8, 40
_LEAST_LINES = 5
_LEAST_BAND = 3
_LEAST_EMS = 7
_FILLED = 0.5
_ACROSS = 0.2
_ACROSS_PAGE = 0.7


@dataclass(frozen=True, slots=True)
class Column:
    """Rows to be read from the top down; ``place`` tells which column they stand in (0 of 1, 1 of 2, ...)."""

    rows: tuple[Row, ...]
    place: str = ""


def columns(cells: Sequence[Cell], usual: float | None = None, place: str = "") -> list[Column]:
    """Return the columns of a page in reading order; a line across the gutter ends what stands above it.

    Only text counts as a column: several lines, long ones, most of them as wide as the column. Cells of a table stay
    in their rows. ``usual`` is the gutter of the document, for a page whose last column holds a line or two.
    """
    gutter = gutter_of(cells)
    if gutter is None and usual is not None and _is_free(cells, usual):
        gutter = usual
    if gutter is None:
        return [Column(tuple(regrouped(cells)), place)] if cells else []
    found: list[Column] = []
    plain: list[Cell] = []
    for across, band in _bands(cells, gutter):
        left, right = [c for c in band if c.centre < gutter], [c for c in band if c.centre >= gutter]
        if across or not (left and right) or max(len(left), len(right)) < _LEAST_BAND:
            plain += band
            continue
        found += _plain(plain, place)
        plain = []
        found += columns(left, None, place + "l") + columns(right, None, place + "r")
    return found + _plain(plain, place)


def _plain(cells: Sequence[Cell], place: str) -> list[Column]:
    return [Column(tuple(regrouped(cells)), place)] if cells else []


def _goes_across(cell: Cell, gutter: float) -> bool:
    """Tell whether words stand on both sides of a gutter: a mark that hangs out of its column does not count."""
    return cell.left < gutter - cell.size and cell.right > gutter + cell.size


def _is_free(cells: Sequence[Cell], gutter: float) -> bool:
    """Tell whether no line goes across a gutter, or hardly any and those before it are text."""
    across = sum(_goes_across(cell, gutter) for cell in cells)
    return not across or (across < _ACROSS * len(cells) and _is_text([cell for cell in cells if cell.centre < gutter]))


def gutter_of(cells: Sequence[Cell]) -> float | None:
    """Return the place between two columns of text, or nothing."""
    if len(cells) < 2 * _LEAST_LINES:
        return None
    extent = max(cell.right for cell in cells) - min(cell.left for cell in cells)
    if sum(cell.right - cell.left > _ACROSS_PAGE * extent for cell in cells) > len(cells) / 3:
        return None
    first, last = min(cell.left for cell in cells), max(cell.right for cell in cells)
    places = [first + (last - first) * (_FROM + (_TO - _FROM) * step / _STEPS) for step in range(_STEPS + 1)]
    crossing = [sum(cell.left < place < cell.right for cell in cells) for place in places]
    least = min(crossing)
    free = [place for place, count in zip(places, crossing, strict=True) if count == least]
    gutter = free[len(free) // 2]
    sides = [[c for c in cells if c.right <= gutter], [c for c in cells if c.left >= gutter]]
    if least > min(map(len, sides)) or not all(_is_text(side) for side in sides):
        return None
    return gutter


def _bands(cells: Sequence[Cell], gutter: float) -> Iterable[tuple[bool, list[Cell]]]:
    band: list[Cell] = []
    was_across = False
    for cell in sorted(cells, key=lambda cell: (cell.y, cell.left)):
        across = _goes_across(cell, gutter)
        if band and across != was_across:
            yield was_across, band
            band = []
        was_across = across
        band.append(cell)
    if band:
        yield was_across, band


def _is_text(cells: Sequence[Cell]) -> bool:
    if len(cells) < _LEAST_LINES:
        return False
    widths = [cell.right - cell.left for cell in cells]
    room = max(cell.right for cell in cells) - min(cell.left for cell in cells)
    full = sum(width >= 0.75 * room for width in widths)
    return full >= _FILLED * len(cells) and median(widths) >= _LEAST_EMS * median(cell.size for cell in cells)
