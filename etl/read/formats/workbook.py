"""Excel workbooks, old and new: one document a row, or one a sheet."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from etl.model import Unreadable
from etl.read.formats.cell_formats import Extent, Place, cells_of, sheet_parts, shown, style_formats
from etl.read.formats.grid import MOST_CELLS
from etl.read.formats.package import packed, parts_of
from etl.read.formats.records import Sheet, read_sheet
from etl.read.item import Found, Item
from etl.read.reasons import unreadable

_ENCODING = "utf-8"


def read_workbook(item: Item) -> Iterator[Found]:
    """Yield the documents of an Office Open XML workbook, or why it is not opened.

    Hidden sheets, charts and macros are left out.
    """
    parts = parts_of(item)
    if isinstance(parts, Unreadable):
        yield parts
        return
    styles = style_formats(parts)
    extents = {name: Extent.of(cells_of(part), styles) for name, part in sheet_parts(parts).items()}
    yield from read_sheets(item, packed(parts), extents)


def read_sheets(item: Item, stream: io.BytesIO, extents: Mapping[str, Extent]) -> Iterator[Found]:
    """Yield the documents of the sheets that are shown and hold something; ``file!SHEET`` if they are several.

    The library makes room for all that a sheet spans, so what spans too much is refused before.
    """
    if any(extent.cells > MOST_CELLS for extent in extents.values()):
        said = "a sheet of this spans more cells than a document can have"
        yield unreadable(item.file, "too_large", said, doc_id=item.doc_id, sha256=item.sha256)
        return
    try:
        book = CalamineWorkbook.from_filelike(stream)
    except PasswordError:
        yield unreadable(item.file, "encrypted", doc_id=item.doc_id, sha256=item.sha256)
        return
    sheets = [sheet for sheet in _shown(book) if sheet.start is not None]
    if not sheets:
        yield unreadable(item.file, "empty", doc_id=item.doc_id, sha256=item.sha256)
    for sheet in sheets:
        name = sheet.name if len(sheets) > 1 else ""
        formats = extents[sheet.name].formats if sheet.name in extents else {}
        yield from read_sheet(item, Sheet(_rows(sheet, formats), _ENCODING, name))


def _shown(book: CalamineWorkbook) -> Iterator[CalamineSheet]:
    for sheet in book.sheets_metadata:
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet:
            yield book.get_sheet_by_name(sheet.name)


def _rows(sheet: CalamineSheet, formats: Mapping[Place, str]) -> Iterator[list[str]]:
    top, left = sheet.start or (0, 0)
    for row, values in enumerate(sheet.to_python(), start=top):
        yield [shown(value, formats.get((row, column), "")) for column, value in enumerate(values, start=left)]
