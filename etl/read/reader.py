"""Inputs to documents: every file that the inputs name becomes one value, and nothing raises."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.model import RawDocument, Unreadable
from etl.read.containers import binary_kind, is_html
from etl.read.load import LIMIT, load
from etl.read.reasons import unreadable
from etl.read.text import read_text
from etl.read.walk import Candidate, walk


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file with the same bytes as one already read: a warning, since its document is in the dataset once."""

    file: str
    same_as: str
    doc_id: str


def read(inputs: Sequence[Path], limit: int = LIMIT) -> Iterator[RawDocument | Unreadable | Duplicate]:
    """Yield one value per file below ``inputs`` (files and folders), in the order of their names.

    Of several files with the same bytes the one whose name sorts first gives the document, in whatever order they were
    named. One document is held in memory at a time; ``limit`` is the largest file in bytes.

    >>> [value.reason for value in read([Path("no such folder")])]
    ['not_found']
    """
    first: dict[str, Candidate] = {}
    for entry in walk(inputs):
        if isinstance(entry, Unreadable):
            yield entry
            continue
        data = load(entry, limit)
        if isinstance(data, Unreadable):
            yield data
            continue
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 not in first:
            first[sha256] = entry
            yield read_bytes(data, entry.file)
        elif os.path.realpath(first[sha256].path) != os.path.realpath(entry.path):  # else two inputs name one file
            yield Duplicate(entry.file, first[sha256].file, sha256[:16])


def read_bytes(data: bytes, file: str) -> RawDocument | Unreadable:
    """Return the document in ``data``, whose container is chosen by its content; ``file`` is its name in the dataset.

    ``doc_id`` is the first 16 hex digits of the SHA-256 of the bytes.

    >>> read_bytes(b"%PDF-1.7", "plan.txt").message
    'this is a PDF; this version reads text files: save it as plain text'
    """
    sha256 = hashlib.sha256(data).hexdigest()
    kind = binary_kind(data)
    if kind:
        return unreadable(file, "binary", f"this is {kind}", doc_id=sha256[:16], sha256=sha256)
    if is_html(data):
        return unreadable(file, "unsupported", "this is a web page", doc_id=sha256[:16], sha256=sha256)
    return read_text(data, file, sha256[:16], sha256)
