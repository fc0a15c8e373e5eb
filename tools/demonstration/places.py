"""The five regions with their prefectures and counties, as they were on the day of a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from etl.vocabulary.tables import rows

WEIGHTS = {"370000": 1.0, "510000": 0.72, "340000": 0.58, "500000": 0.42, "120000": 0.26}
"""The five regions with the size of their economies, Shandong's as one."""
MUNICIPALITIES = {"120000", "500000"}
YEARS = range(2006, 2026)
LEVELS = ("province", "prefecture", "county")


@dataclass(frozen=True, slots=True)
class Place:
    """A place under the code that it had in a year; ``full`` is its name with those above it."""

    code: str
    name: str
    full: str
    level: str
    parent: str

    @property
    def own(self) -> str:
        """What its government calls it.

        >>> Place("340104", "蜀山区", "合肥市蜀山区", "county", "340100").own
        '全区'
        """
        if self.level == "county":
            return "全" + self.name[-1]
        return (
            "全市"
            if self.code in MUNICIPALITIES
            else {"province": "全省", "prefecture": "全" + self.name[-1]}[self.level]
        )


@cache
def places(year: int) -> dict[str, Place]:
    """Return the places that had a code in a year and still in the middle of the next, by code, the larger first."""
    first, last = date(year, 12, 31).isoformat(), date(year + 1, 6, 30).isoformat()
    found: dict[str, Place] = {}
    for level in LEVELS:
        for row in rows("regions"):
            in_force = (row["valid_from"] or "0") <= first and last <= (row["valid_to"] or "9")
            if in_force and row["level"] == level and (row["code"] in WEIGHTS or row["parent_code"] in found):
                found[row["code"]] = _place(row, found)
    return found


@cache
def within(code: str, year: int) -> tuple[str, ...]:
    """Return the codes of the places directly below one.

    >>> len(within("340000", 2010)), len(within("340000", 2020))
    (17, 16)
    """
    return tuple(place.code for place in places(year).values() if place.parent == code)


@cache
def home(code: str, year: int) -> int:
    """Return the year nearest to ``year`` in which there was a code: codes come and go.

    >>> home("341400", 2020), home("341400", 2008)
    (2010, 2008)
    """
    return min((other for other in YEARS if code in places(other)), key=lambda other: (abs(other - year), other))


def _place(row: dict[str, str], above: dict[str, Place]) -> Place:
    parent = above.get(row["parent_code"])
    # A prefecture is known without its province; below a municipality the name says which.
    shown = parent is not None and (parent.level == "prefecture" or parent.code in MUNICIPALITIES)
    full = f"{parent.name if parent and shown else ''}{row['name']}"
    return Place(row["code"], row["name"], full, row["level"], row["parent_code"])
