"""Single figures as HTML: what it is, how much, of when and whether it is a fact or a promise.

Everything that comes out of a document is escaped.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from dashboard.amounts import amount
from dashboard.metrics import called
from dashboard.periods import period
from dashboard.places import place
from dashboard.regions import colour
from dashboard.words import text


def number(row: Mapping[str, Any], lang: str) -> str:
    """Return the value of a row of ``indicators`` as the interface writes it."""
    return amount(
        row["value"],
        row["unit"],
        lang,
        bound=row["bound"],
        value_max=row["value_max"],
        measure=row["measure"],
    )


def scope(row: Mapping[str, Any], lang: str) -> str:
    """Return what kind of statement the number is: ``增长，同比``; empty for a plain level.

    >>> scope({"measure": "growth", "basis": "yoy"}, "en")
    'growth, year on year'
    """
    if row["measure"] == "level":
        return ""
    words = [text(f"measure.{row['measure']}", lang)]
    if row["basis"]:
        words.append(text(f"basis.{row['basis']}", lang))
    return ("，" if lang == "zh" else ", ").join(words)


def figure(row: Mapping[str, Any], lang: str) -> str:
    """Return the card of one figure; ``row`` has the columns of ``indicators`` and its document's ``title``."""
    about = [place(row, lang), period(row["period_start"], row["period_end"], lang), scope(row, lang)]
    line = " · ".join(part for part in about if part)
    entity = f'<span class="entity">{escape(row["entity"])}</span>' if row["entity"] else ""
    return (
        f'<div class="figure {row["status"]}" style="--region:{colour(row["region_code"])}">'
        f'<p class="what">{escape(called(row, lang))}{entity}</p>'
        f'<p class="amount">{escape(number(row, lang))}</p>'
        f'<p class="about"><span class="tag">{text("status." + row["status"], lang)}</span>{escape(line)}</p>'
        f"</div>"
    )
