"""Tables as CSV for spreadsheets, made column by column in Arrow."""

from __future__ import annotations

from math import isnan
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

FORMULA_STARTS = ("=", "+", "@", "\t", "\r", "'", "-")
_STARTS_FORMULA = f"^[{''.join(FORMULA_STARTS)}]"  # a dash at the end of a set is itself
_NEEDS_QUOTES = '[,"\r\n]'
_ROWS = 10_000
"""Rows made at a time, so that a large table is not held twice."""


def write_csv(path: Path, table: pa.Table) -> None:
    """Write one table as CSV: UTF-8 with BOM, RFC 4180, texts safe from formula injection (:func:`safe`)."""
    with path.open("wb") as handle:
        handle.write(f"\ufeff{','.join(table.column_names)}\r\n".encode())
        for start in range(0, table.num_rows, _ROWS):
            columns = (column.combine_chunks() for column in table.slice(start, _ROWS).columns)
            handle.write(_joined([_shown(column) for column in columns]))


def _shown(column: pa.Array) -> pa.Array:
    """Return the cells of a column, texts in quotes where they need them, each different value worked out once."""
    different = column.dictionary_encode()
    shown = cells(different.dictionary)
    shown = _quoted(shown) if pa.types.is_string(column.type) else shown
    return pc.fill_null(shown.take(different.indices), "")


def cells(column: pa.Array) -> pa.Array:
    """Return values as they stand in a CSV: whole numbers without a point, empty for none.

    >>> cells(pa.array([5.3e12, 100 / 3, None])).to_pylist(), cells(pa.array(["5%", "=1+1"])).to_pylist()
    (['5300000000000', '33.3333333333333', ''], ['5%', "'=1+1"])
    """
    if pa.types.is_floating(column.type):
        return _numbers(column)
    texts = pc.fill_null(column.cast(pa.string()), "")
    if not pa.types.is_string(column.type):
        return texts
    runs = pc.match_substring_regex(texts, _STARTS_FORMULA)
    return pc.if_else(runs, pc.binary_join_element_wise("'", texts, ""), texts) if _any(runs) else texts


def _numbers(column: pa.Array) -> pa.Array:
    """Write numbers; Arrow's own way shows 0.1 + 0.2 to the last bit."""
    return pa.array(["" if value is None else _number(value) for value in column.to_pylist()], pa.string())


def _number(value: float) -> str:
    if value.is_integer():
        return str(int(value))
    return "" if isnan(value) else f"{value:.15g}"


def _quoted(texts: pa.Array) -> pa.Array:
    needed = pc.match_substring_regex(texts, _NEEDS_QUOTES)
    if not _any(needed):
        return texts
    return pc.if_else(needed, pc.binary_join_element_wise('"', pc.replace_substring(texts, '"', '""'), '"', ""), texts)


def _any(found: pa.Array) -> bool:
    return bool(pc.any(found).as_py())


def _joined(columns: list[pa.Array]) -> pa.Buffer:
    """Return the lines of a table, each with its end."""
    lines = pc.binary_join_element_wise(pc.binary_join_element_wise(*columns, ","), "", "\r\n")
    return pc.binary_join(pa.ListArray.from_arrays([0, len(lines)], lines), "")[0].as_buffer()


def safe(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula; one that starts with an apostrophe too.

    So nothing is lost: a reader takes one leading apostrophe away, and has the text.

    >>> safe("=1+1"), safe("-5%"), safe("'quoted"), safe("5%")
    ("'=1+1", "'-5%", "''quoted", '5%')
    """
    return "'" + text if text.startswith(FORMULA_STARTS) else text
