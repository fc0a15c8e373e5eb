"""A page's bytes to text: what they prove goes before what the page or its server says of them."""

from __future__ import annotations

import re

from etl.read.decode import BYTE_ORDER_MARKS, PLAUSIBLE, decode, share_plausible

_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^<>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_HEAD = 4096
_FAMILIES = (("gb", "gb18030"), ("x-gbk", "gb18030"), ("big5", "big5hkscs"), ("utf-16", "utf-16"))
_ASCII = re.compile(r"[\x00-\x7f]+")
_SAMPLE = 200_000


def decode_page(data: bytes, charset: str = "") -> tuple[str, str] | None:
    """Return (text, name of the encoding) of a page; ``charset`` is what its server said.

    The order: byte order mark, strict UTF-8, the charset declared by the page, then by the server, GB18030, Big5, and
    last :func:`etl.read.decode.decode`. Those that accept nearly all bytes must give everyday Chinese.

    >>> page = '<meta charset="gb2312"><p>人工智能产业'
    >>> decode_page(page.encode("utf-8"))[1], decode_page(page.encode("gbk"))[1]
    ('utf-8', 'gb18030')
    """
    if not any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        for encoding in ("utf-8", *_said(data, charset), "gb18030", "big5hkscs"):
            text = _strictly(data, encoding)
            if text is not None and (encoding == "utf-8" or _is_everyday(text)):
                return text, encoding
    return decode(data)


def _said(data: bytes, charset: str) -> list[str]:
    declared = _DECLARED.search(data[:_HEAD])
    names = (declared[1].decode("ascii", "replace") if declared else "", charset)
    return [encoding for name in names for start, encoding in _FAMILIES if name.lower().startswith(start)]


def _is_everyday(text: str) -> bool:
    """Tell whether the characters beyond ASCII are everyday Chinese: the markup of a page says nothing about it."""
    return share_plausible(_ASCII.sub("", text[:_SAMPLE])) >= PLAUSIBLE


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None
