"""The container that is none: a file whose bytes are the text."""

from __future__ import annotations

from collections.abc import Iterator

from etl.model import RawDocument
from etl.read.containers import is_binary
from etl.read.decode import decode, is_utf16
from etl.read.item import Found, Item
from etl.read.reasons import unreadable

_NOTHING = " \t\r\n\v\f\u00a0\u200b\u200c\u200d\u2060\u3000\ufeff"


def read_text(item: Item) -> Iterator[Found]:
    """Yield the document in ``item``, decoded and otherwise untouched, or why there is none.

    >>> next(read_text(Item("a.txt", "增长５％".encode("gbk")))).text
    '增长５％'
    >>> next(read_text(Item("a.txt", b"  \\r\\n"))).reason
    'empty'
    """
    reason = _reason_against(item.data)
    decoded = decode(item.data) if not reason else None
    if decoded is None or not decoded[0].strip(_NOTHING):
        reason = reason or ("encoding" if decoded is None else "empty")
        yield unreadable(item.file, reason, doc_id=item.doc_id, sha256=item.sha256)
        return
    text, encoding = decoded
    yield RawDocument(item.doc_id, item.file, text, encoding, item.sha256, item.metadata)


def _reason_against(data: bytes) -> str:
    if not data.strip():
        return "empty"
    return "binary" if is_binary(data) and not is_utf16(data) else ""
