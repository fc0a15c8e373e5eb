"""Is a text a table of delimited fields, and by which mark? Prose has commas too, and is never taken for a table."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from etl.read.columns import NONE, Named, fields_of

SAMPLE = 65_536
"""Characters that tell whether a text is a table."""
LONGEST_FIELD = 2**31 - 1
MARKS = (",", "\t", ";")
_SUFFIXES = (".csv", ".tsv", ".tab")
_SEEN = 50
_AROUND = 3
_AGREEING = 0.9
_LONGEST_CELL = 200
_LONGEST_NAME = 16
_WITHIN_SENTENCES = "。！？；;：:，"
_END = "\x03"
_NUMBER = re.compile(r"[+\-−]?\d[\d,.]*[%％]?|[-—–/…]*")
_SENTENCE_END = ("。", "！", "？", "；", ".”", "。”", "：")

Row = Sequence[str]


class TooWideError(ValueError):
    """A line has more fields than any table has columns."""


def delimiter_of(text: str, file: str = "", named: Named = NONE) -> str:
    """Return the mark that parts the fields of ``text``, or an empty string if it is no table.

    It is one if its head names known columns (a text and more), or if every line has the same number of fields, three
    or more, over three lines or more, one column holds numbers and the lines are no sentences. Under the name of a
    table (``.csv``) two fields do, and names in the first line instead of a column of numbers.

    >>> delimiter_of("地区,产值,增速\\n甲市,5.2,8\\n乙市,3.1,9"), delimiter_of("标题;正文\\n通知;各县")
    (',', ';')
    >>> delimiter_of("会议强调,要抓住机遇,加快发展\\n会议要求,要深入调研,摸清底数\\n会议指出,要形成合力,抓好落实")
    ''
    """
    head = text[:SAMPLE]
    lines = [line for line in islice(_lines(head), _SEEN) if line.strip()]
    for mark in MARKS:
        if any(mark in line for line in lines[:_AROUND]):
            table = _sample(head, mark)
            complete = table[:-1] if len(text) > SAMPLE and len(table) > 1 else table
            if _names_columns(table, named) or _is_regular(complete, mark, file.lower().endswith(_SUFFIXES)):
                return mark
    return ""


def rows_of(text: str, mark: str, widest: int = 16_384) -> Iterator[Row]:
    """Yield the rows of a delimited text, without empty lines.

    Raises:
        TooWideError: a line has more than ``widest`` fields (the most that a spreadsheet has).
    """
    csv.field_size_limit(LONGEST_FIELD)  # a whole report stands in one field
    lines = _bounded(_lines(text), mark, widest) if text.count(mark) > widest else _lines(text)
    return (row for row in csv.reader(lines, delimiter=mark) if row)


@dataclass
class ClosedRows:
    """The rows of a whole file, up to one with a field that a quotation mark opens and nothing closes: it would hold all below.

    ``open_at`` is the number of that row once all before it are taken, from 1; 0 if there is none. Iteration raises
    :class:`TooWideError` as :func:`rows_of` does.

    >>> rows = ClosedRows('a,b\\nc,"d\\ne,f\\n', ",")
    >>> list(rows), rows.open_at
    ([['a', 'b']], 2)
    """

    text: str
    mark: str
    open_at: int = 0

    def __iter__(self) -> Iterator[Row]:
        for number, row in enumerate(rows_of(f"{self.text}\n{_END}", self.mark), start=1):
            if row == [_END]:
                return
            if row[-1].endswith(_END):
                self.open_at = number
                return
            yield row


def _sample(text: str, mark: str) -> list[Row]:
    try:
        return list(islice(rows_of(text, mark), _SEEN))
    except (TooWideError, csv.Error):
        return []


def _lines(text: str) -> Iterator[str]:
    return io.StringIO(text, newline="")  # which ends lines at \n, \r and \r\n, and leaves them as they are


def _bounded(lines: Iterable[str], mark: str, widest: int) -> Iterator[str]:
    for line in lines:
        if line.count(mark) > widest:
            raise TooWideError
        yield line


def _names_columns(table: Sequence[Row], named: Named) -> bool:
    heads = (fields_of(row, named) for row in table[:_AROUND])
    return any("text" in fields and (len(fields) > 1 or "text" in named) for fields in heads)


def _is_regular(table: Sequence[Row], mark: str, is_named_so: bool) -> bool:
    body = _without_single(table)
    if len(body) < 3 - (mark == "\t"):
        return False
    width, often = Counter(map(len, body)).most_common(1)[0]
    if width < 3 - (is_named_so or mark == "\t") or often < _AGREEING * len(body):
        return False
    if any(len(cell) > _LONGEST_CELL for row in body for cell in row):
        return False
    if mark == "\t":
        return True
    return not _is_prose(body) and (_has_numbers(body, width) or (is_named_so and _is_head(body[0])))


def _without_single(table: Sequence[Row]) -> Sequence[Row]:
    """Return the rows without the few lines of one field above and below them: a title, a unit, notes."""
    first = next((index for index, row in enumerate(table) if len(row) > 1), 0)
    last = next((index for index, row in enumerate(reversed(table)) if len(row) > 1), 0)
    return table[min(first, _AROUND) : len(table) - min(last, _AROUND)]


def _is_prose(body: Sequence[Row]) -> bool:
    """Tell whether lines are sentences rather than rows: they end as such, or their fields do."""
    ends = sum(row[-1].strip().endswith(_SENTENCE_END) for row in body)
    within = sum("。" in cell.strip()[:-1] for row in body for cell in row)
    return ends + within > len(body) / 10


def _is_head(row: Row) -> bool:
    """Tell whether a row can be a table's head: short names, no two alike."""
    names = [cell.strip() for cell in row]
    return (
        len(set(names)) == len(names)
        and all(0 < len(name) <= _LONGEST_NAME for name in names)
        and not any(mark in name for name in names for mark in _WITHIN_SENTENCES)
    )


def _has_numbers(body: Sequence[Row], width: int) -> bool:
    rows = [row for row in body[1:] if len(row) == width]
    columns = ([row[index].strip() for row in rows] for index in range(width))
    return any(
        sum(bool(_NUMBER.fullmatch(cell)) for cell in column) >= _AGREEING * len(rows)
        and sum(any(map(str.isdigit, cell)) for cell in column) >= 2
        for column in columns
    )
