"""Tables of a page: those that hold data become rows of cells, those that only set the page become plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

_WIDEST = 64
_MOST_EMPTY = 100_000
_LONGEST_CELL = 200
_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its lines, and how many columns and rows it covers."""

    lines: Sequence[str]
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """The cell's lines as one: only between Latin letters or figures they need a blank."""
        text = ""
        for line in self.lines:
            glue = " " if text and text[-1].isascii() and line[0].isascii() else ""
            text += glue + line
        return text


class Table:
    """A table that is being read: the lines ``before`` it, its caption, and its cells row by row."""

    def __init__(self, before: list[str]) -> None:
        self.before = before
        self.is_layout = False
        self._caption: list[str] = []
        self._rows: list[list[Cell]] = []
        self._into: list[str] | None = None

    def begin(self, tag: str, lines: list[str], node: LexborNode | None) -> None:
        """Take the ``lines`` read since the last cell began, and begin what ``tag`` says: a row or a cell."""
        if self._into is None:
            self._caption += lines
        else:
            self._into += lines
        if tag == "tr" or (tag and not self._rows):
            self._rows.append([])
        if tag in ("td", "th") and node is not None:
            self._into = []
            attributes = node.attributes
            self._rows[-1].append(
                Cell(self._into, _count(attributes.get("colspan")), _count(attributes.get("rowspan")))
            )

    def lines(self) -> list[str]:
        """Return a data table as one line a row, with tabs between the cells, and any other as its plain lines."""
        rows = [row for row in self._rows if row]
        if self.is_layout or not _holds_data(rows):
            return [*self._caption, *(line for row in rows for cell in row for line in cell.lines)]
        return [*self._caption, *_grid(rows)]


def _holds_data(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether cells stand for values: two columns or more in most rows, and short words in nearly all cells."""
    across = [row for row in rows if len(row) > 1]
    if len(across) < 2 or len(across) * 2 < len(rows):
        return False
    cells = [cell for row in across for cell in row if cell.lines]
    return bool(cells) and all(
        sum(map(len, cell.lines)) <= _LONGEST_CELL and len(cell.lines) <= _MOST_LINES for cell in cells
    )


def _grid(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """Yield the rows, with an empty cell for each further column and row that a cell covers.

    A cell alone in its row is a line of its own: a heading within the table, its unit, or a note below it.
    """
    covered: dict[int, int] = {}  # column → how many of the rows to come a cell above covers
    empty = 0
    for row in rows:
        texts: list[str] = []
        below: dict[int, int] = {}
        for cell in row:
            _skip(covered, texts)
            below |= dict.fromkeys(range(len(texts), len(texts) + cell.columns), cell.rows - 1)
            texts += [cell.text, *[""] * (cell.columns - 1)]
            if len(texts) > _WIDEST:
                break
        _skip(covered, texts)
        covered = {column: left - 1 for column, left in covered.items() if left > 1} | {
            column: left for column, left in below.items() if left
        }
        if len(row) == 1 and len([text for text in texts if text]) <= 1:
            yield from row[0].lines
        elif any(texts):
            yield "\t".join(texts)
        empty += len(texts) - len(row)
        if empty > _MOST_EMPTY:
            covered.clear()  # no table of data is like that


def _skip(covered: dict[int, int], texts: list[str]) -> None:
    while covered.get(len(texts)):
        texts.append("")


def _count(said: str | None) -> int:
    """Return how many columns or rows a cell covers: what its attribute says, within reason.

    >>> _count("3"), _count(None), _count("0"), _count("99999999")
    (3, 1, 1, 64)
    """
    return min(max(int(said), 1), _WIDEST) if said and said.isdecimal() and len(said) < 9 else 1
