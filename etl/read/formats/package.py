"""Office Open XML packages (docx, xlsx): their XML parts, inflated within bounds before any library sees them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping

from etl.model import Unreadable
from etl.read.item import Item
from etl.read.reasons import unreadable

MOST_BYTES = 160 * 2**20
"""Most bytes that the parts of one document may come to."""
HIGHEST_RATIO = 200
"""Highest ratio of a part's size to its packed size; XML of office programs stays below 60."""
MOST_PARTS = 10_000
_SMALL = 2**20
_KEPT = (".xml", ".rels", ".bin")
_LEFT_OUT = ("vbaproject", "/embeddings/", "/media/", "/activex/", "/printersettings/")
_DECLARES = (b"<!DOCTYPE", b"<!ENTITY")
_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)

Parts = Mapping[str, bytes]


def parts_of(item: Item) -> Parts | Unreadable:
    """Return the XML parts of a package by name, or why it is not opened: pictures, macros and objects stay out.

    No part is inflated beyond what its directory entry declares, nor if the parts declare too much. A part that
    declares entities is refused: the standard forbids it, and it can grow without bounds when parsed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(item.data)) as archive:
            entries = [entry for entry in archive.infolist() if _is_kept(entry.filename)]
            reason = _reason_against(entries)
            parts = {} if reason else {entry.filename: archive.read(entry) for entry in entries}
    except _ERRORS as error:
        return _refused(item, "broken", f"this is damaged or cut off ({type(error).__name__})")
    if not reason and any(_declares_entities(part) for part in parts.values()):
        return _refused(item, "broken", "this declares XML entities, which no office program writes")
    return _refused(item, reason) if reason else parts


def packed(parts: Parts) -> io.BytesIO:
    """Return parts as a package for a library to read, not compressed any more."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    stream.seek(0)
    return stream


def _is_kept(name: str) -> bool:
    lowered = f"/{name.lower()}"
    return lowered.endswith(_KEPT) and not any(part in lowered for part in _LEFT_OUT)


def _reason_against(entries: Iterable[zipfile.ZipInfo]) -> str:
    entries = list(entries)
    if any(entry.flag_bits & 1 for entry in entries):
        return "encrypted"
    swollen = any(entry.file_size > max(_SMALL, HIGHEST_RATIO * entry.compress_size) for entry in entries)
    total = sum(entry.file_size for entry in entries)
    return "archive_bomb" if swollen or total > MOST_BYTES or len(entries) > MOST_PARTS else ""


def _declares_entities(part: bytes) -> bool:
    text = part.replace(b"\0", b"") if b"\0" in part[:4] else part  # UTF-16
    return any(mark in text for mark in _DECLARES)


def _refused(item: Item, reason: str, said: str = "") -> Unreadable:
    return unreadable(item.file, reason, said, doc_id=item.doc_id, sha256=item.sha256)
