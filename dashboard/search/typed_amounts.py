"""Numbers as a reader types them: 1,200万元, 10–15 %, 5 billion CNY."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from dashboard.search.known import ENGLISH_SCALES, SCALES, units

DASH = r"\s*(?:[-–—−~～〜]|至|到)\s*"
_SCALE = "|".join(sorted([*SCALES, *ENGLISH_SCALES], key=len, reverse=True))
_AMOUNT = re.compile(rf"[+]?(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)(?:\s?(?P<scale>{_SCALE}))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """One number as typed, what one of it is worth in ``unit``, and where it ends."""

    number: float
    scale: float
    unit: str
    end: int


def amounts(text: str, at: int) -> list[Amount]:
    """Return the number that begins at a place, or both ends of a range; the first takes over what only the last says."""
    first = _amount(text, at)
    if not first:
        return []
    dash = re.compile(DASH).match(text, first.end)
    last = _amount(text, dash.end()) if dash else None
    if not last:
        return [first]
    scale, unit = first.scale if first.unit or first.scale != 1 else last.scale, first.unit or last.unit
    return [replace(first, scale=scale, unit=unit), replace(last, unit=last.unit or unit)]


def _amount(text: str, at: int) -> Amount | None:
    match = _AMOUNT.match(text, at)
    if not match:
        return None
    scale = (match["scale"] or "").lower()
    factor = SCALES.get(scale) or ENGLISH_SCALES.get(scale) or 1.0
    number = float(match["number"].replace(",", ""))
    unit = _unit().match(text, match.end())
    if not unit:
        return Amount(number, factor, "", match.end())
    name, worth = units()[unit[1].lower()]
    return Amount(number, factor * worth, name, unit.end())


@cache
def _unit() -> re.Pattern[str]:
    """Return the pattern of a unit that is known; a Latin one does not go on in further letters."""
    known = "|".join(re.escape(unit) for unit in sorted(units(), key=len, reverse=True))
    return re.compile(rf"\s?((?:{known})(?:(?<=[^a-z])|(?![a-z0-9])))", re.IGNORECASE)
