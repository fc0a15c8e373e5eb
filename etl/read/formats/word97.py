"""Word 97-2003 documents: their text by the piece table, as HTML, so that paragraphs and tables are told as on a page.

Source: [MS-DOC], the published specification of the format; its section numbers stand beside what follows them.
"""

from __future__ import annotations

import html
import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MOST_CHARACTERS = 2_000_000
"""Most characters that a document may claim: pieces may repeat, so that a small file can hold any number."""
_MAGIC, _OLDEST = 0xA5EC, 0x00C1
_IS_ENCRYPTED, _USES_SECOND_TABLE = 0x0100, 0x0200
_CHARACTERS, _RUNS, _PARAGRAPHS, _PIECES = 0x4C, 0xFA, 0x0102, 0x01A2  # offsets in the information block (2.5.1)
_PAGE = 512
_DELETED, _HIDDEN, _IN_TABLE, _ENDS_ROW = 0x0800, 0x083C, 0x2416, 0x2417
_WIDTHS = (1, 1, 2, 4, 2, 2, 0, 3)
_WIDE_OPERANDS = {0xD608, 0xD606}
_LINE, _CELL, _ROW = "\x0b", "\x07", "\x06"
_FIELD_BEGINS, _FIELD_PARTS, _FIELD_ENDS = "\x13", "\x14", "\x15"
_SPECIAL = {code: None for code in range(32) if chr(code) not in "\t\r\x06\x07\x0b\x13\x14\x15"} | {
    0x0C: "\r",
    0x0E: "\r",
    0x1E: "-",
    0x1F: None,
}


class RefusedError(ValueError):
    """The document is not read; the arguments are the reason's word and what is said of it, or nothing."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Stretches of the stream that a property applies to, by their offsets, in order."""

    starts: Sequence[int]
    ends: Sequence[int]

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
        """Yield the stretches of ``start`` to ``end`` in order, each with whether the property applies.

        >>> list(Marks([5, 20], [8, 30]).within(6, 22))
        [(6, 8, True), (8, 20, False), (20, 22, True)]
        """
        index = max(bisect_right(self.starts, start) - 1, 0)
        while index < len(self.starts) and self.starts[index] < end:
            begin, stop = max(self.starts[index], start), min(self.ends[index], end)
            if begin < stop:
                if start < begin:
                    yield start, begin, False
                yield begin, stop, True
                start = stop
            index += 1
        if start < end:
            yield start, end, False


def html_of(document: bytes, tables: tuple[bytes, bytes]) -> str:
    """Return the main text of a document as HTML; ``document`` and ``tables`` are its streams (0Table, 1Table).

    Notes, headers, comments, deleted and hidden text, and the codes of fields are left out.

    Raises:
        RefusedError: the document is encrypted, too large, of another version, or damaged.
    """
    try:
        magic, version, flags = *struct.unpack_from("<HH", document), struct.unpack_from("<H", document, 0x0A)[0]
        if magic != _MAGIC or version < _OLDEST:
            raise RefusedError("unsupported", "this was saved by Word 95 or older, or is another kind of document")
        if flags & _IS_ENCRYPTED:
            raise RefusedError("encrypted", "")
        table = tables[bool(flags & _USES_SECOND_TABLE)]
        return _as_html(_without_codes(_text(document, table)).translate(_SPECIAL))
    except (struct.error, IndexError) as error:
        raise RefusedError("broken", "") from error


def _text(document: bytes, table: bytes) -> str:
    """Return the characters of the main text, with a row's last mark told from a cell's."""
    (length,) = struct.unpack_from("<i", document, _CHARACTERS)
    if length > MOST_CHARACTERS:
        raise RefusedError("too_large", f"this has {length:,} characters")
    unseen = _marks(document, table, _RUNS, {_DELETED, _HIDDEN})
    rows = _marks(document, table, _PARAGRAPHS, {_ENDS_ROW})
    inside = _marks(document, table, _PARAGRAPHS, {_IN_TABLE})
    pieces = []
    for offset, size, encoding in _pieces(document, table, length):
        for start, end, is_unseen in unseen.within(offset, offset + size):
            if not is_unseen:
                pieces += [
                    _marked(document[first:last].decode(encoding, "replace"), ends_row, is_inside)
                    for begin, stop, is_inside in inside.within(start, end)
                    for first, last, ends_row in rows.within(begin, stop)
                ]
    return "".join(pieces)


def _marked(text: str, ends_row: bool, is_inside: bool) -> str:
    text = text.replace(_ROW, "")
    if ends_row:
        return text.replace(_CELL, _ROW)
    return text.replace("\r", _LINE) if is_inside else text


def _pieces(document: bytes, table: bytes, length: int) -> Iterator[tuple[int, int, str]]:
    """Yield where each piece of the main text lies: offset, size in bytes and encoding (2.4.1, 2.8.35, 2.9.73)."""
    at, size = struct.unpack_from("<II", document, _PIECES)
    end = at + size
    while at < end and table[at] == 1:  # property modifiers of a quick save: the pieces below are up to date
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    if at >= end or table[at] != 2:
        raise RefusedError("broken", "")
    count = (struct.unpack_from("<I", table, at + 1)[0] - 4) // 12
    positions = struct.unpack_from(f"<{count + 1}i", table, at + 5)
    for index in range(count):
        start, stop = positions[index], min(positions[index + 1], length)
        if stop <= start:
            continue
        (place,) = struct.unpack_from("<I", table, at + 5 + 4 * (count + 1) + 8 * index + 2)
        if place & 0x40000000:
            yield (place & 0x3FFFFFFF) // 2, stop - start, "cp1252"
        else:
            yield place & 0x3FFFFFFF, 2 * (stop - start), "utf-16-le"


def _marks(document: bytes, table: bytes, where: int, wanted: set[int]) -> Marks:
    """Return the stretches whose properties set one of ``wanted``, from the pages of formatted runs or paragraphs."""
    at, size = struct.unpack_from("<II", document, where)
    count = max(size - 4, 0) // 8
    pages = struct.unpack_from(f"<{count}I", table, at + 4 * (count + 1))
    found = sorted(
        (start, end)
        for page in pages
        for start, end, properties in _page(document, (page & 0x3FFFFF) * _PAGE, where == _PARAGRAPHS)
        if any(operand == 1 for name, operand in _properties(properties) if name in wanted)
    )
    return Marks([start for start, _ in found], [end for _, end in found])


def _page(document: bytes, at: int, of_paragraphs: bool) -> Iterator[tuple[int, int, bytes]]:
    """Yield the stretches of one page of formatting with their properties (2.9.33, 2.9.174)."""
    page = document[at : at + _PAGE]
    count = page[_PAGE - 1]
    offsets = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        place = 2 * page[4 * (count + 1) + index * (13 if of_paragraphs else 1)]
        if not place:
            continue
        size = page[place]
        if not of_paragraphs:
            properties = page[place + 1 : place + 1 + size]
        elif size:
            properties = page[place + 3 : place + 2 * size]  # two bytes name the style
        else:
            properties = page[place + 4 : place + 2 + 2 * page[place + 1]]
        yield offsets[index], offsets[index + 1], properties


def _properties(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the properties as (name, first byte of the operand) (2.6.1)."""
    at = 0
    while at + 2 < len(data):
        (name,) = struct.unpack_from("<H", data, at)
        width = _WIDTHS[name >> 13]
        yield name, data[at + 2]
        if width:
            at += 2 + width
        elif name in _WIDE_OPERANDS and at + 4 <= len(data):
            at += 3 + struct.unpack_from("<H", data, at + 2)[0]
        else:
            at += 3 + data[at + 2]


def _without_codes(text: str) -> str:
    """Return the text with the results of fields and without their codes (2.8.25); fields may hold fields.

    >>> _without_codes("见\\x13 HYPERLINK x \\x14附件\\x15。")
    '见附件。'
    """
    if _FIELD_BEGINS not in text:
        return text
    kept: list[str] = []
    hiding: list[bool] = []
    hidden = 0
    for char in text:
        if char == _FIELD_BEGINS:
            hiding.append(True)
            hidden += 1
        elif char in (_FIELD_PARTS, _FIELD_ENDS):
            if hiding:
                hidden -= hiding.pop()
                if char == _FIELD_PARTS:
                    hiding.append(False)
        elif not hidden:
            kept.append(char)
    return "".join(kept)


def _as_html(text: str) -> str:
    pieces: list[str] = []
    in_table = False
    for paragraph in text.split("\r"):
        *rows, rest = paragraph.split(_ROW)
        for row in rows:
            pieces.append("<tr>" if in_table else "<table><tr>")
            in_table = True
            pieces += [f"<td>{_lines(cell)}</td>" for cell in row.removesuffix(_CELL).split(_CELL)]
            pieces.append("</tr>")
        if in_table and rest:
            pieces.append("</table>")
            in_table = False
        pieces.append(f"<p>{_lines(rest.replace(_CELL, _LINE))}</p>" if rest else "")
    return "".join(pieces)


def _lines(text: str) -> str:
    return html.escape(text, quote=False).replace(_LINE, "<br>")
