"""What kind of container bytes are, told by their content: a file's suffix promises nothing."""

from __future__ import annotations

import re

from etl.vocabulary.tables import Row, rows

_PROLOGUE = rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)*"
_HTML = re.compile(_PROLOGUE + rb"<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")
STREAMED = frozenset({"zip", "tar", "compressed", "warc", "sevenzip"})
"""Kinds that hold many documents and are read piece by piece, whatever their size."""


def signature(data: bytes) -> tuple[str, str]:
    """Return the kind of a binary file and its name in words, by its magic number; the kind is empty if it is not read.

    Source: the registered signatures in ``signatures.csv``; zip containers are told apart by their member names.

    >>> signature(b"%PDF-1.7 ..."), signature(b"GIF89a.."), signature("人工智能".encode())
    (('pdf', 'a PDF'), ('', 'a GIF image'), ('', ''))
    """
    found = [row for row in rows("signatures") if _matches(data, row)]
    best = max(found, key=lambda row: bool(row["member"]), default=None)
    return (best["kind"], best["name"]) if best else ("", "")


def is_html(data: bytes) -> bool:
    """Tell whether bytes begin as a web page does.

    >>> is_html(b"\\xef\\xbb\\xbf<!DOCTYPE html>"), is_html("<p>在正文里".encode())
    (True, False)
    """
    return _HTML.match(data.removeprefix(b"\xef\xbb\xbf")[:4096]) is not None


def is_binary(data: bytes, share: float = 0.01) -> bool:
    """Tell whether bytes hold a NUL, or more than ``share`` control characters that no text has.

    >>> is_binary(b"\\x00\\x01"), is_binary("产值\\r\\n".encode())
    (True, False)
    """
    head = data[: 1 << 20]
    return b"\0" in data or len(head) - len(head.translate(None, _CONTROL)) > share * len(head)


def _has_control(data: bytes) -> bool:
    head = data[:4096]
    return len(head.translate(None, _CONTROL)) < len(head)


def _matches(data: bytes, row: Row) -> bool:
    magic, member = bytes.fromhex(row["hex"]), row["member"].encode()
    if not data.startswith(magic, int(row["offset"])) or not (len(magic) > 3 or _has_control(data)):
        return False
    return member in data[:8192] or member in data[-65536:]  # a zip archive lists its members at its end
