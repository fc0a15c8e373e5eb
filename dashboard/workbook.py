"""Tables as one Excel workbook: real numbers and dates, texts that stay texts, a sheet that says what it is.

A cell that begins with = is written as a text, never as a formula, so nothing has to stand before it. XlsxWriter writes row
by row, so that a large table does not stand in memory twice.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd
import xlsxwriter

MOST_ROWS = 50_000
_LONGEST = 32_767  # characters of a cell
_WIDE, _NARROW = 44, 14
_TEXTS = {"sentence", "quote", "title", "before", "after", "message", "file", "meaning", "含义", "values", "取值"}
# The same rows give the same file, whatever the hour.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 (the format knows no zone)


def workbook(
    tables: Mapping[str, pd.DataFrame], about: Sequence[tuple[str, str]] = (), about_name: str = "about"
) -> bytes:
    """Return a workbook with one sheet for each table, and before them ``about`` as a sheet of lines.

    A sheet holds at most :data:`MOST_ROWS` rows, and the first sheet says which tables have more.
    """
    cut = [(name, f"{MOST_ROWS:,} / {len(rows):,}") for name, rows in tables.items() if len(rows) > MOST_ROWS]
    buffer = io.BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": False,
        "in_memory": True,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": _CREATED})
        styles = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "name": book.add_format({"bold": True, "valign": "top"}),
            "said": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        if about:
            _about(book.add_worksheet(about_name), [*about, *cut], styles)
        for name, rows in tables.items():
            _sheet(book.add_worksheet(name[:31]), rows.head(MOST_ROWS), styles)
    return buffer.getvalue()


def _about(sheet: Any, lines: Iterable[tuple[str, str]], styles: Mapping[str, Any]) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 100)
    for at, (label, said) in enumerate(lines):
        sheet.write_string(at, 0, label, styles["name"])
        sheet.write_string(at, 1, said[:_LONGEST], styles["said"])


def _sheet(sheet: Any, rows: pd.DataFrame, styles: Mapping[str, Any]) -> None:
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(map(str, rows.columns)):
        sheet.set_column(column, column, _WIDE if name in _TEXTS else _NARROW)
        sheet.write_string(0, column, name, styles["head"])
    if len(rows):
        sheet.autofilter(0, 0, len(rows), len(rows.columns) - 1)
    for at, row in enumerate(rows.itertuples(index=False, name=None), 1):
        for column, cell in enumerate(row):
            _cell(sheet, at, column, cell, styles["day"])


def _cell(sheet: Any, row: int, column: int, cell: object, day: Any) -> None:
    """Write one value by its type; an empty one is left out."""
    if isinstance(cell, str):
        if cell:
            sheet.write_string(row, column, cell[:_LONGEST])
    elif cell is None or cell is pd.NaT or cell is pd.NA or cell != cell:
        return
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, datetime):
        sheet.write_datetime(row, column, cell.replace(tzinfo=None), day)
    elif hasattr(cell, "dtype") and cell.dtype == bool:
        sheet.write_boolean(row, column, bool(cell))
    else:
        sheet.write_number(row, column, float(cell))  # type: ignore[arg-type]
