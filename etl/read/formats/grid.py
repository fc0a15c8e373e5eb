"""A sheet's rows as text: one line a row, a tab between its cells, and lines that are no row as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

MOST_CELLS = 2_000_000
"""Most cells of one table: hundreds of times those of the longest statistical annex."""
_MOST_CHARACTERS = 600_000  # a little more than the longest document
_BREAK = re.compile(r"\s*[\t\r\n\v\f\x85\u2028\u2029]\s*")
_LATIN = re.compile(r"(?<=[!-~])\n(?=[!-~])")


def table_text(rows: Iterable[Sequence[str]]) -> str | None:
    r"""Return the text of a table, or None if it is larger than a document can be.

    Empty rows and columns are dropped. A first cell alone in its row is a line of its own: a title, a unit, a note.

    >>> table_text([["主要指标", "", ""], [], ["指标", "", "产值"], ["一季度", "", "5亿元"]])
    '主要指标\n指标\t产值\n一季度\t5亿元'
    """
    kept: list[list[str]] = []
    used: set[int] = set()
    cells_left, characters_left = MOST_CELLS, _MOST_CHARACTERS
    for row in rows:
        cells_left -= len(row)
        characters_left -= sum(map(len, row)) + len(row)
        if min(cells_left, characters_left) < 0:
            return None
        cells = [one_line(cell) for cell in row]
        filled = [index for index, cell in enumerate(cells) if cell]
        if filled:
            kept.append(cells[: filled[-1] + 1])
        if len(filled) > 1:
            used.update(filled)
    columns = sorted(used)
    return "\n".join(_line(row, columns) for row in kept)


def one_line(cell: str) -> str:
    r"""Return a cell without line ends: only between Latin letters or figures they stand for a blank.

    >>> one_line("地区生产\n总值"), one_line(" R&D\nratio ")
    ('地区生产总值', 'R&D ratio')
    """
    cell = cell.strip()
    return _LATIN.sub(" ", _BREAK.sub("\n", cell)).replace("\n", "") if _BREAK.search(cell) else cell


def _line(row: Sequence[str], columns: Sequence[int]) -> str:
    if len(row) == 1 or not columns:
        return "".join(row)  # a row keeps its cells up to the last that holds something
    return "\t".join(row[index] if index < len(row) else "" for index in columns)
