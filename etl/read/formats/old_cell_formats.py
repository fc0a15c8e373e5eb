"""How workbooks of Excel 97-2003 show their cells: the library that reads the values does not tell.

Source: [MS-XLS], the published specification of the format; its section numbers stand beside what follows them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from etl.read.formats.cell_formats import BUILT_IN, Extent, Place

_SHEET, _FORMAT, _STYLE, _END = 0x0085, 0x041E, 0x00E0, 0x000A  # 2.4.28, 2.4.126, 2.4.353, 2.4.103
_CELLS = frozenset({0x0203, 0x027E, 0x0006, 0x00FD, 0x0204, 0x0205})  # numbers, formulas, texts, booleans
_NUMBERS = 0x00BD  # 2.4.175: several in one row
_LOCKED = 0x002F  # 2.4.117

Record = tuple[int, bytes]


def is_locked(book: bytes) -> bool:
    """Tell whether the stream of a workbook is encrypted."""
    return any(kind == _LOCKED for kind, _ in _records(book, 0))


def extents_of(book: bytes) -> dict[str, Extent]:
    """Return the extent of each sheet by its name, from the stream of a workbook.

    Raises:
        struct.error: the stream is damaged.
    """
    own: dict[int, str] = {}
    numbers: list[int] = []
    sheets: dict[str, int] = {}
    for kind, data in _records(book, 0):
        if kind == _FORMAT:
            (number,) = struct.unpack_from("<H", data)
            own[number] = _text(data[2:], "<H")
        elif kind == _STYLE:
            numbers.append(struct.unpack_from("<H", data, 2)[0])
        elif kind == _SHEET:
            sheets[_text(data[6:], "<B")] = struct.unpack_from("<I", data)[0]
    styles = [own.get(number) or BUILT_IN.get(number, "") for number in numbers]
    return {name: Extent.of(_cells(book, at), styles) for name, at in sheets.items()}


def _records(book: bytes, at: int) -> Iterator[Record]:
    """Yield the records of the part that begins at ``at``, up to its end (2.1.4)."""
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        yield kind, book[at + 4 : at + 4 + size]
        if kind == _END:
            return
        at += 4 + size


def _cells(book: bytes, at: int) -> Iterator[tuple[Place, int]]:
    for kind, data in _records(book, at):
        if kind in _CELLS:
            row, column, style = struct.unpack_from("<HHH", data)
            yield (row, column), style
        elif kind == _NUMBERS:
            row, first = struct.unpack_from("<HH", data)
            for index in range((len(data) - 6) // 6):
                yield (row, first + index), struct.unpack_from("<H", data, 4 + 6 * index)[0]


def _text(data: bytes, size: str) -> str:
    """Return a string by its length, its kind and its characters (2.5.294)."""
    (length,) = struct.unpack_from(size, data)
    at = struct.calcsize(size)
    if data[at] & 1:
        return data[at + 1 : at + 1 + 2 * length].decode("utf-16-le", "replace")
    return data[at + 1 : at + 1 + length].decode("latin-1")
