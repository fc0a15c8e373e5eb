"""The province-level regions: names in both languages, and one colour for each of the five everywhere.

Codes are GB/T 2260; the colours are Okabe and Ito's palette, which colour-blind readers can tell apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dashboard.package_tables import rows

COUNTRY = "100000"
FIVE = ("370000", "510000", "340000", "120000", "500000")
OTHER_COLOUR = "#7F8A95"


@dataclass(frozen=True, slots=True)
class Region:
    """One province-level region; ``colour`` is a hex colour."""

    code: str
    zh: str
    en: str
    colour: str


@cache
def regions() -> dict[str, Region]:
    """Return all province-level regions by code; those that are not among the five share one grey."""
    return {
        row["code"]: Region(row["code"], row["zh"], row["en"], row["colour"] or OTHER_COLOUR)
        for row in rows("regions.csv")
    }


def province(code: str) -> str:
    """Return the province-level code that a region code belongs to; empty for none.

    >>> province("500105"), province("")
    ('500000', '')
    """
    return f"{code[:2]}0000" if code else ""


def name(code: str, lang: str) -> str:
    """Return the short name of a province-level region.

    >>> name("370000", "zh"), name("370000", "en")
    ('山东', 'Shandong')
    """
    region = regions().get(code)
    return (region.zh if lang == "zh" else region.en) if region else code


def colour(code: str) -> str:
    """Return the colour of the region that a code belongs to.

    >>> colour("500105")
    '#E69F00'
    """
    region = regions().get(province(code))
    return region.colour if region else OTHER_COLOUR
