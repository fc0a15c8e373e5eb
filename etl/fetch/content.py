"""What kinds of content are fetched: first by what the server says, in the end by the content itself."""

from __future__ import annotations

import re
from functools import cache

from etl.fetch.exchange import Answer
from etl.fetch.refused import RefusedError
from etl.read.containers import is_binary
from etl.read.decode import is_utf16
from etl.read.item import Item
from etl.read.readers import kind_of
from etl.vocabulary.tables import rows


def look_at(head: Answer, size: int) -> None:
    """Raise RefusedError where the head of an answer shows that its body is not wanted: other media, or too long.

    >>> look_at(Answer(200, (("Content-Type", "text/html; charset=gbk"), ("Content-Length", "90"))), 100)
    """
    if head.status != 200:
        return
    declared = re.split("[;,]", head.header("Content-Type"))[0].strip().lower()
    if declared and declared not in _media_types():
        raise RefusedError("media_type", f"the server sends {declared}")
    length = head.header("Content-Length").strip()
    if length.isascii() and length.isdigit() and int(length[:20]) > size:
        raise _too_long(size)


def check_body(body: bytes, size: int) -> None:
    """Raise RefusedError for a body that is no document: too long, empty, or of a kind that is not fetched.

    >>> check_body("<html><p>产值增长5%</p></html>".encode(), 100)
    """
    if len(body) > size:
        raise _too_long(size)
    if not body.strip():
        raise RefusedError("empty", "the server sends an empty page")
    kind, name = kind_of(Item("", body))
    if kind == "text" and is_binary(body) and not is_utf16(body):
        raise RefusedError("media_type", "this is not text and no container that is known")
    if not kind or kind not in _media_types().values():
        raise RefusedError("media_type", f"this is {name}")


def _too_long(size: int) -> RefusedError:
    return RefusedError("fetch_large", f"this has more than {size / 2**20:g} MiB")


@cache
def _media_types() -> dict[str, str]:
    return {row["type"]: row["kind"] for row in rows("media_types")}
