"""Comparability signatures (口径) on the screen: which differences can be let into a chart, and their parts in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pandas as pd

from dashboard.amounts import unit_name
from dashboard.words import joined, known, text
from etl.compare.signature import PARTS, SHARED_UNIT

SCOPE_PARTS = PARTS[1:-1]
_STATUS = PARTS[-1]
_LENGTH = re.compile(r"(?P<kind>year_to_date|several_years)_(?P<n>\d+)")
# Another kind of statement has another unit and base: that needs no words.
_OF_MEASURE = {"unit", "basis"}
# Parts that are left unsaid where they say nothing: a plain level, no base, no narrower scope.
_UNSAID = {("scope", "all"), ("basis", "")}


def named(scope: str) -> Mapping[str, str]:
    """Return the parts of a series' scope by name.

    >>> named("all|%|growth|yoy|province|year")["level"]
    'province'
    """
    return dict(zip(SCOPE_PARTS, scope.split("|"), strict=True))


def reason(parts: tuple[str, ...]) -> str:
    """Return the differing parts under which figures are let in together; the status is told by the mark itself.

    >>> reason(("basis", "period", "status"))
    'basis+period'
    """
    return "+".join(part for part in parts if part != _STATUS)


def drawable(parts: tuple[str, ...]) -> bool:
    """Tell whether figures that differ in these parts fit on the same axis."""
    return not {"metric", "unit", "measure"} & set(parts)


def let_in(points: pd.DataFrame) -> pd.Series:
    """Return which points are there only because the reader let them in."""
    return ~points["differs_in"].isin(["", _STATUS])


def word(part: str, value: str, lang: str) -> str:
    """Return one part of a signature in words.

    >>> word("period", "year_to_date_9", "en"), word("level", "county", "zh"), word("scope", "above_scale+rural", "en")
    ('first 9 months', '县级', 'above designated size, rural')
    """
    if part == "unit":
        return unit_name(value.split(SHARED_UNIT)[0], lang) or value or text("series.count", lang)
    if part == "scope":
        return joined([known(f"signature.scope.{each}", lang, each) for each in value.split("+")], lang)
    if part == "period" and (match := _LENGTH.fullmatch(value)):
        return text(f"signature.period.{match['kind']}", lang, n=match["n"])
    shared = {"measure": "measure", "basis": "basis", "status": "status"}.get(part, f"signature.{part}")
    return known(f"{shared}.{value}", lang, "") if value else text("signature.none", lang)


def described(scope: str, lang: str) -> str:
    """Return what the figures of a series have in common, apart from metric, unit and status.

    >>> described("all|%|growth|yoy|province|year", "zh")
    '增长，同比，省级，全年'
    """
    parts = named(scope)
    said = ((part, parts[part]) for part in ("measure", "basis", "scope", "level", "period"))
    words = [word(part, value, lang) for part, value in said if (part, value) not in _UNSAID]
    return ("，" if lang == "zh" else ", ").join(words)


def difference(reason: str, own: str, other: Iterable[str], lang: str) -> str:
    """Return why scopes differ from ``own``: the parts of ``reason``, each with the own value and the others'.

    >>> difference("basis", "all|%|growth|yoy|province|year", ["all|%|growth|per_year|province|year"], "zh")
    '基准（同比 / 年均）'
    """
    others = list(other)
    said = [
        text(
            "signature.difference",
            lang,
            part=part_name(part, lang),
            own=word(part, named(own)[part], lang),
            others=joined(list(dict.fromkeys(word(part, named(each)[part], lang) for each in others)), lang),
        )
        for part in reason.split("+")
        if "measure" not in reason or part not in _OF_MEASURE
    ]
    return ("；" if lang == "zh" else "; ").join(said)


def part_name(part: str, lang: str) -> str:
    """Return the name of a part of the signature."""
    return text(f"signature.part.{part}", lang)


def parts_names(reason: str, lang: str) -> str:
    """Return the names of differing parts that are joined by ``+``; empty where there are none.

    >>> parts_names("basis+period", "zh"), parts_names("", "zh")
    ('基准、时期', '')
    """
    return joined([part_name(part, lang) for part in reason.split("+") if part], lang)
