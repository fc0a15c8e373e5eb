"""The pages of a PDF as one running text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from etl.read.formats.pdf.columns import Column, columns, gutter_of
from etl.read.formats.pdf.furniture import Dropped, edges_of, is_contents, without_notes
from etl.read.formats.pdf.lines import Line, body_size, line_of, margins, usual_width
from etl.read.formats.pdf.paragraphs import Setting, paragraphs
from etl.read.formats.pdf.rows import Cell, rows_of
from etl.read.formats.pdf.sheet import Sheet
from etl.read.formats.pdf.tables import Table, aligned_rows, ruled_tables

_LONGEST_HEAD = 8
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BULLETS = "".join(map(chr, range(0xF000, 0xF100))) + " "
"""Where symbol fonts put their signs, of which most stand before the items of a list."""

Flow = tuple[str, list[Line]]
"""The kind of column that lines stand in, and the lines."""


def running_text(sheets: Sequence[Sheet]) -> tuple[str, Dropped]:
    """Return the text of a document, one paragraph a line, and what was left out of it as (kind, text)."""
    dropped: Dropped = [("watermark", sheet.turned) for sheet in sheets if sheet.turned]
    pages = [rows_of(sheet.runs) for sheet in sheets]
    dropped += [("note_mark", mark) for rows in pages for row in rows for cell in row for mark in cell.marks]
    edges = edges_of(pages, [sheet.height for sheet in sheets])
    dropped += [(kind, " ".join(cell.text for cell in pages[page][row])) for (page, row), kind in sorted(edges.items())]
    inner = [
        [cell for index, row in enumerate(rows) if (number, index) not in edges for cell in row]
        for number, rows in enumerate(pages)
    ]
    gutters = [gutter for cells in inner if (gutter := gutter_of(cells)) is not None]
    usual = median(gutters) if gutters else None
    flows = [flow for number, sheet in enumerate(sheets) for flow in _flows(inner[number], sheet, number, usual)]
    size = body_size(line for _, lines in flows for line in lines)
    flows = [(place, without_notes(lines, size, sheets[lines[0].page].height, dropped)) for place, lines in flows]
    flowing = _paragraphs([flow for flow in flows if flow[1]], size, dropped)
    return "\n".join(filter(None, map(_marked, flowing))), dropped


def _marked(paragraph: str) -> str:
    """Take off the bullets of symbol fonts, and mark other letters that mean something in their own font only."""
    return _PRIVATE.sub("\ufffd", paragraph.lstrip(_BULLETS))


def _flows(cells: Sequence[Cell], sheet: Sheet, number: int, usual: float | None) -> Iterator[Flow]:
    """Yield the columns of a page and its tables, in reading order."""
    tables = ruled_tables(cells, sheet.rules) if sheet.rules.down else []
    top = 0.0
    for table in tables:
        yield from _columns([cell for cell in cells if top <= cell.y < table.top], table.cells, number, usual)
        yield "table", _table_lines(table, number)
        top = table.bottom
    outside = [cell for cell in cells if cell.y >= top]
    yield from _columns(outside, frozenset[Cell]() if not tables else tables[-1].cells, number, usual)


def _columns(cells: Sequence[Cell], taken: frozenset[Cell], number: int, usual: float | None) -> Iterator[Flow]:
    for column in columns([cell for cell in cells if cell not in taken], usual):
        if lines := list(_lines(column, number)):
            yield column.place, lines


def _lines(column: Column, number: int) -> Iterator[Line]:
    tabled = aligned_rows(column.rows)
    for index, row in enumerate(column.rows):
        line = line_of(row, number)
        yield replace(line, text="\t".join(cell.text for cell in row), own=True) if index in tabled else line


def _table_lines(table: Table, number: int) -> list[Line]:
    size = max(cell.size for cell in table.cells)
    low, high = min(cell.left for cell in table.cells), max(cell.right for cell in table.cells)
    return [Line(text, number, low, high, table.top, size, own=True) for text in table.lines]


def _paragraphs(flows: Sequence[Flow], size: float, dropped: Dropped) -> Iterator[str]:
    kinds: dict[str, list[list[Line]]] = defaultdict(list)
    for place, lines in flows:
        kinds[place].append(lines)
    widths = {place: usual_width(columns, size) for place, columns in kinds.items()}
    placed: list[Line] = []
    for place, lines in flows:
        low, high = margins(lines, size, widths[place])
        placed += [replace(line, low=low, high=high) for line in lines]
    contents = set(_contents(placed))
    dropped += [("contents", placed[index].text) for index in sorted(contents)]
    setting = Setting.of([line for line in placed if not line.own], size)
    yield from paragraphs([line for index, line in enumerate(placed) if index not in contents], setting)


def _contents(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the indices of the lines of a table of contents, and of the centred words above it."""
    for index, line in enumerate(lines):
        if is_contents(line.text):
            yield index
            if index and lines[index - 1].is_centred and len(lines[index - 1].text) <= _LONGEST_HEAD:
                yield index - 1
