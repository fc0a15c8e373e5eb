"""The container that is none: a file whose bytes are the text."""

from __future__ import annotations

from etl.model import RawDocument, Unreadable
from etl.read.containers import is_binary
from etl.read.decode import decode, is_utf16
from etl.read.reasons import unreadable

_NOTHING = " \t\r\n\v\f\u00a0\u200b\u200c\u200d\u2060\u3000\ufeff"


def read_text(data: bytes, file: str, doc_id: str, sha256: str) -> RawDocument | Unreadable:
    """Return the document in ``data``, decoded and otherwise untouched, or why there is none.

    >>> read_text("增长５％".encode("gbk"), "a.txt", "00", "00").text
    '增长５％'
    >>> read_text(b"  \\r\\n", "a.txt", "00", "00").reason
    'empty'
    """
    if not data.strip():
        return unreadable(file, "empty", doc_id=doc_id, sha256=sha256)
    if is_binary(data) and not is_utf16(data):
        return unreadable(file, "binary", doc_id=doc_id, sha256=sha256)
    decoded = decode(data)
    if decoded is None:
        return unreadable(file, "encoding", doc_id=doc_id, sha256=sha256)
    text, encoding = decoded
    if not text.strip(_NOTHING):
        return unreadable(file, "empty", doc_id=doc_id, sha256=sha256)
    return RawDocument(doc_id, file, text, encoding, sha256)
