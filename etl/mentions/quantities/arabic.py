"""Quantities in Arabic numerals, with scale, unit and range."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from etl.mentions.numerals import ARABIC, NUMBERED, arabic_value, scale_factor
from etl.mentions.quantities.values import NO_UNIT, Numeral, Unit
from etl.mentions.quantities.words import UnitTable
from etl.value import value

_NUMBER = re.compile(ARABIC)
_MINUS = re.compile(r"(?<![\d%％A-Za-z年月日])[-－−]\Z")
_MINUS_SIGNS = ("-", "－", "−")
_BLANK = r"[^\S\t\n]?"  # a number ends with its cell and its line
_RANGE_MARK = re.compile(rf"{_BLANK}(?:—{{1,2}}|–|-|－|~|～|至|到){_BLANK}")
_SCALED = re.compile(
    rf"{_BLANK}(余|多|几|(?<=0)来(?={NUMBERED}))?([十百千万亿]{{1,3}})?(余|多)?"
    rf"((?<=[十百千万][余多])[万亿]{{1,2}})?{_BLANK}"
)
_SCALES = frozenset("余多几来十百千万亿")
_CELL_RANGE = re.compile(
    rf"(?:^|(?<=[\t\n])){ARABIC}{_BLANK}(?:—{{1,2}}|–|-|－|~|～|至|到){_BLANK}{ARABIC}(?=[\t\n]|$)"
)
_OF_POINTS = re.compile(rf"个(?:[、和及]{ARABIC}个)+百分点")
_POINTS_TO_COME = Unit("个", "个百分点", 1, "point")
"""提高1.5个和2.1个百分点: the first number's unit is said with the last."""


@value
class _Scaled:
    """An Arabic number with its scale; its unit stands from ``end`` to ``stop``."""

    number: float
    factor: float
    tail: tuple[str, ...]
    end: int
    step: float
    unit: Unit | None

    stop: int


def read_arabic(text: str, start: int, units: UnitTable) -> Numeral | None:
    """Return the numeral that starts at ``start``: one number, or a range (50—60家, 500万元至1000万元)."""
    first = _scaled(text, start, units)
    if first is None:
        return None
    if text[start - 1 : start] in _MINUS_SIGNS and _MINUS.search(text, max(0, start - 2), start):
        return _negative(_single(start, first))
    mark = _RANGE_MARK.match(text, first.stop)
    second = (
        _scaled(text, mark.end(), units) if mark and (first.unit is None or first.unit.kind != "duration") else None
    )
    in_cell = second is not None and _fills_cell(text, start)
    return (_range(start, first, second, in_cell) if second is not None else None) or _single(start, first)


def _fills_cell(text: str, start: int) -> bool:
    """Tell whether a range without a unit is all that a table's cell holds: its head gives the unit."""
    match = _CELL_RANGE.match(text, start)
    return match is not None and "\t" in (text[start - 1 : start], text[match.end() : match.end() + 1])


def _negative(numeral: Numeral) -> Numeral:
    """分别增长1.6%和-4.2%: a minus sign that no number stands before."""
    return replace(numeral, core=numeral.core - 1, value=-numeral.value)


def _scaled(text: str, start: int, units: UnitTable) -> _Scaled | None:
    match = _NUMBER.match(text, start)
    if match is None:
        return None
    factor, tail, end = _scale(text, match.end(), units)
    points = text.startswith("个", end) and _OF_POINTS.match(text, end)
    unit = _POINTS_TO_COME if points else units.at(text, end)
    stop = end + len(unit.term) if unit else end
    return _Scaled(arabic_value(match.group()), factor, tail, end, _last_place(match.group()), unit, stop)


def _scale(text: str, end: int, units: UnitTable) -> tuple[float, tuple[str, ...], int]:
    """Read the scale after a number; its last character may be the unit's first (7900万千瓦)."""
    following = text[end : end + 1]
    if following not in _SCALES and not following.isspace():  # most numbers: one look at a character
        return 1.0, (), end
    match = _SCALED.match(text, end)
    if match is None or not any(match.groups()):
        return 1.0, (), match.end() if match and match.group().isspace() else end
    tail = tuple(word for word in (match.group(1), match.group(3)) if word)
    if match.group()[-1] in "千百" and match.group(2)[:-1]:
        unit = units.at(text, match.end() - 1)
        if unit is not None and len(unit.term) > 1:
            return scale_factor(match.group(2)[:-1]), tail, match.end() - 1
    if not tail and match.group()[-1] in "千百":
        unit = units.at(text, match.end() - 1)
        if unit is not None and len(unit.term) > 1:
            return scale_factor(match.group(2)[:-1]), (), match.end() - 1
    above = match.group(4) or ""  # 8百多万
    return scale_factor((match.group(2) or "") + above), tail, match.end()


def _range(start: int, first: _Scaled, second: _Scaled, in_cell: bool) -> Numeral | None:
    """The upper end gives unit and, where the lower one has neither scale nor unit, its scale too (1—2万家)."""
    unit = NO_UNIT if in_cell else second.unit
    if unit is None or unit.kind == "class" or (first.unit is not None and first.unit.unit != unit.unit):
        return None
    scale = first.factor if first.factor != 1 or first.unit else second.factor
    low, high = first.number * scale, second.number * second.factor
    if high <= low:
        return None
    return Numeral(
        start, second.stop, second.end, low * unit.factor, high * unit.factor, unit, second.tail,
        step=second.step * second.factor * unit.factor,
    )  # fmt: skip


def _single(start: int, read: _Scaled) -> Numeral:
    unit = read.unit or NO_UNIT
    value, step = read.number * read.factor * unit.factor, read.step * read.factor * unit.factor
    return Numeral(start, read.stop, read.end, value, None, unit, read.tail, False, False, step)


@lru_cache(maxsize=4096)
def _last_place(number: str) -> float:
    """One unit of the last significant digit: 800 → 100, 130 → 10, 1.2 → 0.1."""
    plain = number.replace(",", "")
    if "." in plain:
        return float(10 ** -len(plain.split(".")[1]))
    return float(10 ** (len(plain) - len(plain.rstrip("0")))) if plain.strip("0") else 1.0
