"""Whether bytes are a web page, alone or saved together with its pictures (MHTML)."""

from __future__ import annotations

import codecs
import re

_PROLOGUE = r"\ufeff?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)*"
_HTML = re.compile(_PROLOGUE + r"<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_FRAGMENT = re.compile(
    _PROLOGUE + r"<(?:div|p|h[1-6]|table|section|article|center|font|span|ul|ol|meta|title|link|style|script)\b",
    re.I | re.S,
)
_CLOSING = re.compile(r"</(?:p|div|h[1-6]|td|tr|li|span|section|font|center)>|<br\s*/?>", re.I)
_LEAST_TAGS = 3
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEADER = re.compile(rb"\s*[A-Za-z][A-Za-z-]{1,40}:[ \t]")
_SAVED = re.compile(rb"^Content-Type:\s*(?:multipart/(?:related|mixed|alternative)|text/html)\b", re.I | re.M)
_VERSION = re.compile(rb"^MIME-Version:", re.I | re.M)
_HEAD = 8192


def is_html(data: bytes) -> bool:
    """Tell whether bytes begin as a web page does, or as a piece of one of at least three elements.

    >>> is_html(b"\\xef\\xbb\\xbf<!DOCTYPE html>"), is_html("<p>在正文里".encode()), is_html(b"<p>1</p><p>2</p><p>3</p>")
    (True, False, True)
    >>> is_html("<html>".encode("utf-16"))
    True
    """
    head = _ascii(data[:_HEAD])
    if _HTML.match(head):
        return True
    return _FRAGMENT.match(head) is not None and len(_CLOSING.findall(head)) >= _LEAST_TAGS


def is_mhtml(data: bytes) -> bool:
    """Tell whether bytes are a page that a browser saved with its pictures: a message of mail, by its headers.

    >>> is_mhtml(b"From: <Saved>\\r\\nMIME-Version: 1.0\\r\\nContent-Type: multipart/related;\\r\\n")
    True
    """
    head = data[:_HEAD]
    return _HEADER.match(head) is not None and _VERSION.search(head) is not None and _SAVED.search(head) is not None


def _ascii(head: bytes) -> str:
    wide = next((encoding for mark, encoding in _WIDE if head.startswith(mark)), "")
    return head.decode(wide, "replace") if wide else head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
