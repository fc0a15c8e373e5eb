"""What kind of container bytes are, told by their content: a file's suffix promises nothing."""

from __future__ import annotations

import re

from etl.read.columns import NONE, Named
from etl.read.decode import decode, is_utf16
from etl.read.delimiters import MARKS, SAMPLE, delimiter_of
from etl.read.directory import zip_holds
from etl.vocabulary.tables import Row, rows

_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")
_OBJECT = re.compile(r"\s*\[?\s*\{\s*\"(?:[^\"\\]|\\.){0,200}\"\s*:")
_JSON_BEGINS = b"{[ \t\r\n\0\xef\xbb\xbf\xff\xfe"
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


def is_json_lines(data: bytes) -> bool:
    """Tell whether bytes begin with a JSON object, alone or as the first of an array.

    >>> is_json_lines('{"标题": "通知"}'.encode()), is_json_lines("[{标题}]".encode()), is_json_lines(b"[1, 2]")
    (True, False, False)
    """
    if not data or data[0] not in _JSON_BEGINS:
        return False
    head = decode(data[:4096])
    return head is not None and _OBJECT.match(head[0]) is not None


def is_delimited(data: bytes, file: str = "", named: Named = NONE) -> bool:
    """Tell whether bytes are a table of delimited fields (:func:`etl.read.delimiters.delimiter_of`).

    >>> is_delimited("标题,正文\\n通知,各县：".encode("gbk")), is_delimited("标题，正文\\n通知，各县：".encode(), "a.csv")
    (True, False)
    """
    head = data[:SAMPLE]
    lines = head.split(b"\n", 8)[:8]
    if not any(mark.encode() in line for mark in MARKS for line in lines) or (is_binary(head) and not is_utf16(head)):
        return False
    if len(data) > SAMPLE and b"\0" not in head:
        head = head[: head.rfind(b"\n") + 1] or head  # no character is cut in two
    decoded = decode(head)
    return decoded is not None and delimiter_of(decoded[0], file, named) != ""


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
    return not member or zip_holds(data, member)
