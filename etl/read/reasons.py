"""The fixed words for why an input could not be read, each with a sentence that names the way out."""

from __future__ import annotations

from functools import cache

from etl.model import Unreadable
from etl.vocabulary.tables import rows


def unreadable(file: str, reason: str, said: str = "", **identity: str) -> Unreadable:
    """Return the value for ``file``: ``said`` replaces the first half of the message, the way out stays.

    ``reason`` is one of ``unreadable_reasons.csv``; ``identity`` may give ``doc_id`` and ``sha256``.

    >>> unreadable("a.rar", "unsupported", "this is a RAR archive").message
    'this is a RAR archive; save the text of it as a text file'
    """
    usual, way_out = _reasons()[reason]
    return Unreadable(file, reason, f"{said or usual}; {way_out}", **identity)


@cache
def _reasons() -> dict[str, tuple[str, str]]:
    return {row["reason"]: (row["message"], row["way_out"]) for row in rows("unreadable_reasons")}
