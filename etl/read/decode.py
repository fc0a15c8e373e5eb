"""Bytes to text: the encoding that the bytes themselves prove, tried from the strictest to the most lenient."""

from __future__ import annotations

import codecs
from functools import cache

from charset_normalizer import from_bytes

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
PLAUSIBLE = 0.8
"""Least share of everyday characters in a text whose bytes do not prove their encoding."""
LOSSES = 0.001
"""Largest share of undecodable places that a text may have and still be read, the places marked with U+FFFD."""
_SAMPLE = 200_000


def decode(data: bytes) -> tuple[str, str] | None:
    """Return (text, name of the encoding), or nothing if no encoding gives plausible text.

    The order: byte order mark, strict UTF-8, UTF-16, strict GB18030, Big5, UTF-8 or GB18030 with a few losses, and
    last what charset-normalizer suggests. All but a mark and strict UTF-8 must give mostly everyday Chinese.

    >>> decode("人工智能产业".encode("gbk")), decode("人工智慧產業".encode("big5"))
    (('人工智能产业', 'gb18030'), ('人工智慧產業', 'big5'))
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    strict = _decoded(data, "utf-8")
    if strict is not None:
        return strict, "utf-8"
    return _plausible(data) or _lossy(data) or _suggested(data)


def is_utf16(data: bytes) -> bool:
    """Tell whether bytes are UTF-16 text, with or without a mark: the NUL bytes in it are then no sign of a binary.

    >>> is_utf16("人工智能\\n产业".encode("utf-16-le")), is_utf16(b"\\0\\1\\0\\1")
    (True, False)
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return True
    return any(share_plausible(_decoded(data, encoding)) >= PLAUSIBLE for encoding in ("utf-16-le", "utf-16-be"))


def share_plausible(text: str | None) -> float:
    """Return the share of everyday characters, 0 to 1: Chinese of the first levels of GB 2312 and Big5, ASCII, marks.

    A wrong double-byte encoding gives valid characters, but rare ones, which this share tells.

    >>> share_plausible("鐢靛瓙鍏嗗厓") < PLAUSIBLE < share_plausible("电子兆元,電子兆元。")
    True
    """
    head = (text or "")[:_SAMPLE]
    return sum(map(_everyday().__contains__, head)) / len(head) if head else 0.0


def _plausible(data: bytes) -> tuple[str, str] | None:
    for encoding in ("utf-16-le", "utf-16-be", "gb18030", "big5"):
        text = _decoded(data, encoding)
        if text is not None and share_plausible(text) >= PLAUSIBLE:
            return text, encoding
    return None


def _lossy(data: bytes) -> tuple[str, str] | None:
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") <= max(1, LOSSES * len(text)) and share_plausible(text) >= PLAUSIBLE:
            return text, encoding
    return None


def _suggested(data: bytes) -> tuple[str, str] | None:
    best = from_bytes(data[: 1 << 20]).best()
    text = _decoded(data, best.encoding) if best is not None else None
    if best is None or text is None or share_plausible(text) < PLAUSIBLE:
        return None
    return text, best.encoding


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


@cache
def _everyday() -> frozenset[str]:
    first_levels = (("gb2312", 0xB0, 0xD7, 0xA1), ("big5", 0xA4, 0xC6, 0x40))
    chars = {chr(code) for code in (*range(0x20, 0x7F), *range(0x3000, 0x3030), *range(0xFF01, 0xFF5F), 9, 10, 13)}
    chars |= set("·—‘’“”…％°±×÷Ⅰ①②③④⑤⑥⑦⑧⑨⑩\u00a0\u200b\ufeff")
    for encoding, first, last, trail in first_levels:
        for lead in range(first, last + 1):
            pairs = (bytes((lead, code)).decode(encoding, "ignore") for code in range(trail, 0xFF))
            chars |= {pair for pair in pairs if len(pair) == 1}
    return frozenset(chars)
