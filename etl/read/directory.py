"""The names in a zip file's directory: they tell an office document from an archive that holds some."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_END, _ENTRY = b"PK\x05\x06", b"PK\x01\x02"
_FIXED = 46
_TYPES = b"[Content_Types].xml"
_STORED_TYPE = 256


def zip_holds(data: bytes, member: bytes) -> bool:
    """Tell whether a zip file is of the kind that ``member`` stands for, by its first and last bytes.

    A ``member`` that ends with ``/`` is the folder of an office document, which names its types beside it; another one is
    a member's name, or the type that a document stores unpacked as its first member. Members within members say
    nothing: an archive of Word files is no Word file.

    >>> zip_holds(b"PK\\x03\\x04" + bytes(26) + b"mimetypeapplication/epub+zip", b"application/epub")
    True
    """
    end = data.rfind(_END)
    if end < 0:  # it is cut off: what is left must do
        return member in data[:8192]
    names = list(_names(data, end))
    if member.endswith(b"/"):
        return _TYPES in names and any(name.startswith(member) for name in names)
    return member in names or member in data[:_STORED_TYPE]


def _names(data: bytes, end: int) -> Iterator[bytes]:
    """Yield the names of the directory before ``end``, or of what the sample holds of it."""
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    place = end - size if size <= end else data.find(_ENTRY, max(0, end - 60_000))
    while 0 <= place <= end - _FIXED and data.startswith(_ENTRY, place):
        lengths = struct.unpack_from("<3H", data, place + 28)
        yield data[place + _FIXED : place + _FIXED + lengths[0]]
        place += _FIXED + sum(lengths)
