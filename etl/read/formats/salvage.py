"""What is left of a zip archive that was cut off before its directory: the members that are whole."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import partial

from etl.read.bounds import TooMuchError, allowed
from etl.read.formats.members import Entry
from etl.read.load import LIMIT

_ENCRYPTED, _UTF8_NAME = 0x1, 0x800
_MAGIC = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3L2H")
_STORED, _DEFLATED = 0, 8
_MOST_DAMAGED = 20


def whole_members(data: bytes) -> Iterator[tuple[bytes, bool, Entry]]:
    """Yield (name, whether it is UTF-8, member) for each member of ``data`` that is there from its header to its end.

    Source: the local file header of the zip format (PKWARE APPNOTE, 4.3.7).
    """
    start, damaged, left = data.find(_MAGIC), 0, allowed(len(data))
    while 0 <= start <= len(data) - _HEADER.size and damaged < _MOST_DAMAGED:
        _, _, flags, method, _, _, crc, packed, _, name_length, extra_length = _HEADER.unpack_from(data, start)
        name = data[start + _HEADER.size : start + _HEADER.size + name_length]
        begin = start + _HEADER.size + name_length + extra_length
        content, used = _content(memoryview(data)[begin:], packed, method)
        left -= len(content or b"")
        if left < 0:
            raise TooMuchError
        if content is None or (crc and zlib.crc32(content) != crc) or flags & _ENCRYPTED:
            damaged += 1
        elif not name.endswith(b"/"):
            yield name, bool(flags & _UTF8_NAME), Entry("", len(content), partial(bytes, content))
        start = data.find(_MAGIC, begin + used)


def _content(packed: memoryview, size: int, method: int) -> tuple[bytes | None, int]:
    """Return what was packed, or nothing if it is cut off, and how many bytes it took."""
    if method == _STORED:
        return (bytes(packed[:size]), size) if len(packed) >= size else (None, 0)
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflater.decompress(packed, LIMIT + 1) if method == _DEFLATED else b""
    except zlib.error:
        return None, 0
    return (content, len(packed) - len(inflater.unused_data)) if inflater.eof else (None, 0)
