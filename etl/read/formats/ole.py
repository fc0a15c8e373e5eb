"""Old Office files and what else lies in an OLE container: told apart by their streams."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile

from etl.model import RawDocument
from etl.read.formats.markup import text_of
from etl.read.formats.old_cell_formats import extents_of, is_locked
from etl.read.formats.word97 import RefusedError, html_of
from etl.read.formats.workbook import read_sheets
from etl.read.item import Found, Item
from etl.read.reasons import unreadable

_ENCRYPTED = ("EncryptedPackage", "DataSpaces")
_WORKBOOKS = ("Workbook", "Book")


def read_ole(item: Item) -> Iterator[Found]:
    """Yield the documents in ``item``: a Word or WPS text, or the sheets of a workbook; else why there are none."""
    try:
        container = olefile.OleFileIO(io.BytesIO(item.data))
    except (OSError, ValueError, IndexError):
        yield _refused(item, "broken")
        return
    with container:
        if any(container.exists(name) for name in _ENCRYPTED):
            yield _refused(item, "encrypted")
        elif container.exists("WordDocument"):
            yield _word(item, container)
        elif any(container.exists(name) for name in _WORKBOOKS):
            yield from _workbook(item, container)
        elif container.exists("PowerPoint Document"):
            yield _refused(item, "unsupported", "this is a PowerPoint file")
        else:
            yield _refused(item, "unsupported", "this is an OLE container of another kind")


def _word(item: Item, container: olefile.OleFileIO) -> Found:
    try:
        markup = html_of(
            _stream(container, "WordDocument"), (_stream(container, "0Table"), _stream(container, "1Table"))
        )
    except RefusedError as error:
        return _refused(item, *error.args)
    text = text_of(markup)
    if not text.strip():
        return _refused(item, "empty")
    return RawDocument(item.doc_id, item.file, text, "utf-16-le", item.sha256, item.metadata)


def _workbook(item: Item, container: olefile.OleFileIO) -> Iterator[Found]:
    book = _stream(container, "Workbook") or _stream(container, "Book")
    if is_locked(book):
        yield _refused(item, "encrypted")
        return
    try:
        extents = extents_of(book)
    except (struct.error, IndexError):
        yield _refused(item, "broken")
        return
    yield from read_sheets(item, io.BytesIO(item.data), extents)


def _stream(container: olefile.OleFileIO, name: str) -> bytes:
    if not container.exists(name):
        return b""
    data: bytes = container.openstream(name).read()
    return data


def _refused(item: Item, reason: str, said: str = "") -> Found:
    return unreadable(item.file, reason, said, doc_id=item.doc_id, sha256=item.sha256)
