"""Which reader takes which kind of container. Readers are imported when their kind first turns up."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from etl.read.containers import is_delimited, is_json_lines, signature
from etl.read.isolate import isolated
from etl.read.item import Found, Item, Reader, sample
from etl.read.pages import is_html, is_mhtml
from etl.read.reasons import unreadable

_READERS: dict[str, str] = {
    "compressed": "etl.read.formats.archive:read_compressed",
    "delimited": "etl.read.formats.delimited:read_delimited",
    "html": "etl.read.formats.html:read_html",
    "json_lines": "etl.read.formats.json_lines:read_json_lines",
    "mhtml": "etl.read.formats.mhtml:read_mhtml",
    "ole": "etl.read.formats.ole:read_ole",
    "pdf": "etl.read.formats.pdf:read_pdf",
    "sevenzip": "etl.read.formats.sevenzip:read_sevenzip",
    "tar": "etl.read.formats.archive:read_tar",
    "text": "etl.read.formats.text:read_text",
    "warc": "etl.read.formats.warc:read_warc",
    "word": "etl.read.formats.word:read_word",
    "workbook": "etl.read.formats.workbook:read_workbook",
    "zip": "etl.read.formats.archive:read_zip",
}
_ISOLATED = frozenset({"json_lines", "mhtml", "ole", "pdf", "sevenzip", "word", "workbook"})
"""Kinds whose libraries are large, written in C, or build what a file tells them to: they work in a process of their
own, bounded in time and memory."""


def found_in(item: Item) -> Iterator[Found]:
    """Yield what ``item`` holds: documents, reasons why there is none, or members to be read in their turn."""
    kind, said = kind_of(item)
    if kind not in _READERS:
        yield unreadable(item.file, "unsupported", f"this is {said}", doc_id=item.doc_id, sha256=item.sha256)
    elif kind in _ISOLATED:
        yield from isolated(_READERS[kind], item)
    else:
        yield from _guarded(_reader(_READERS[kind]), item)


def _guarded(reader: Reader, item: Item) -> Iterator[Found]:
    """A mistake of a reader or its library costs one document, not the build."""
    try:
        yield from reader(item)
    except Exception as error:  # whatever it is: the fuzzers look below this net
        said = f"this is damaged or cut off ({type(error).__name__})"
        yield unreadable(item.file, "broken", said, doc_id=item.doc_id, sha256=item.sha256)


def kind_of(item: Item) -> tuple[str, str]:
    """Return the kind of a container and its name in words.

    >>> kind_of(Item("x.txt", b"<!DOCTYPE html><html>")), kind_of(Item("x.pdf", b"text"))
    (('html', 'a web page'), ('text', 'a text'))
    """
    with item.stream() as stream:
        head = sample(stream) if item.path else item.data
    kind, name = signature(head)
    if name:
        return kind, name
    if is_html(head):
        return "html", "a web page"
    if is_mhtml(head):
        return "mhtml", "a saved web page"
    if is_json_lines(head):
        return "json_lines", "JSON"
    if is_delimited(head, item.file, item.columns):
        return "delimited", "a table of delimited fields"
    return "text", "a text"


def _reader(place: str) -> Reader:
    module, _, function = place.partition(":")
    reader: Reader = getattr(import_module(module), function)
    return reader
