"""References ready to copy: GB/T 7714—2015 and English, for a page or chart and for one figure.

The day of access, the address and the title of what is cited are the reader's, so the browser fills them in: their places
are ``{accessed}``, ``{address}`` and ``{title}``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from dashboard import cards
from dashboard.metrics import called
from dashboard.words import text

Row = Mapping[Any, Any]
_UNDATED = "n.d."
ACCESSED, ADDRESS, TITLE = "{accessed}", "{address}", "{title}"


@lru_cache(maxsize=8)
def of_page(version: str, updated: object, lang: str) -> dict[str, str]:
    """Return the references of a page or chart, ``gb`` and ``en``; ``updated`` is the newest document's day, or NaT.

    They are the same for all readers, and shared: never change them in place.

    >>> of_page("0.1.0-ab", pd.Timestamp("2026-02-10"), "zh")["gb"]
    '人工智能政策指标. {title}（数据集版本0.1.0-ab）[DS/OL]. (2026-02-10)[{accessed}]. {address}.'
    """
    known = not pd.isna(updated)  # type: ignore[call-overload]
    day = f"{pd.Timestamp(updated):%Y-%m-%d}" if known else ""  # type: ignore[arg-type]
    values = {"version": version, "title": TITLE, "accessed": ACCESSED, "address": ADDRESS}
    return {
        "gb": text("cite.page_gb", lang, updated=f"({day})" if day else "", **values),
        "en": text("cite.page_en", "en", year=day[:4] or _UNDATED, **values),
    }


def of_figure(figure: Row, document: Row, version: str, lang: str) -> dict[str, str]:
    """Return the references of one figure, ``gb`` and ``en``: its document, and where the number was read.

    ``figure`` is a row of ``indicators``, ``document`` one of ``documents``.
    """
    day: Any = document["published_date"] if not pd.isna(document["published_date"]) else document["event_date"]
    plain = "" if pd.isna(day) else f"{pd.Timestamp(day):%Y-%m-%d}"
    date = f"({plain})" if plain else ""
    # The standard asks for the day of access of what is read at an address only.
    when = f" {date}[{ACCESSED}]." if document["url"] else f" {plain}." if plain else ""
    found: dict[str, str] = {}
    for form, words in (("gb", lang), ("en", "en")):
        number = f"{called(figure, words)} {cards.number(figure, words)}"
        found[form] = text(
            f"cite.figure_{form}",
            words,
            who=document["source"] or document["author"] or text("cite.nobody", words),
            document=document["title"] or document["file"],
            kind="EB/OL" if document["url"] else "Z",
            day=_UNDATED if pd.isna(day) else f"{pd.Timestamp(day):%Y, %B} {pd.Timestamp(day).day}",
            when=when,
            url=f" {document['url']}." if document["url"] else "",
            quote=figure["quote"],
            figure=number,
            version=version,
            accessed=ACCESSED,
            address=ADDRESS,
        )
    return found
