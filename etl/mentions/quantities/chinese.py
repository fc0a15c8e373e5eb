"""Quantities in Chinese numerals: 两千家, 八成, 三四十个, 突破万亿元."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.mentions.numerals import CHINESE, FORMAL, NUMBERED, chinese_value, is_bare_scale, scale_factor
from etl.mentions.quantities.values import NO_UNIT, TENTH, Numeral
from etl.mentions.quantities.words import HedgeTable, UnitTable

_LEAD = re.compile(
    rf"({FORMAL}|{CHINESE}(?:点[〇零一二三四五六七八九]++(?!十))?)(余|多|(?<=[十百千])来(?={NUMBERED}))?([万亿]{{1,2}})?"
    r"(成半|成[一二三四五六七八九]|成(?!长|果|立|功|为|本|都|员|效|绩|熟|品|交|套|年|就|分|型|渝|体|片|林|份))?"
)
_TO = re.compile(r"—{1,2}|–|-|－|~|～|至|到")
LEAST_LOOSE = 1000
"""From this value on a numeral with 余 or 多 needs no unit (十余万果农)."""
_ADJACENT = re.compile(r"([一二两三四五六七八九])([两二三四五六七八九])([十百千万亿]*)")


def read_chinese(text: str, start: int, units: UnitTable, hedges: HedgeTable) -> Numeral | None:
    """Return the numeral that starts at ``start``: one number or a range; None for a word of numeral characters only."""
    first = _read(text, start, units)
    if first is None:
        return None
    second = _upper_end(text, first, units)
    if second is not None:
        lower = first.value * (second.unit.factor if first.unit is NO_UNIT else 1)
        return replace(second, core=start, value=lower, value_max=second.value)
    if first.unit is not NO_UNIT:
        return None if first.unit.kind == "class" and not first.bare_scale else first
    # 统一 and 万象 are words; 超千 and 近万 are not
    loose = (first.bare_scale and hedges.precedes(text, start)) or (bool(first.tail) and first.value >= LEAST_LOOSE)
    return first if loose and first.value_max is None else None


def _read(text: str, start: int, units: UnitTable) -> Numeral | None:
    match = _LEAD.match(text, start)
    if match is None:
        return None
    tail = (match.group(2),) if match.group(2) else ()
    scaled = match.group(3) if tail or "点" in match.group(1) else ""  # 十余万, 三点二亿
    numeral, end = match.group(1), match.end(3) if scaled else match.end(2) if tail else match.end(1)
    if match.group(4):
        return _tenths(numeral, start, match.end(), tail, match.group(4)[1:])
    low, high = _value(numeral, scaled or "")
    if low is None:
        return None
    unit, bare = units.at(text, end) or NO_UNIT, is_bare_scale(numeral)
    upper = None if high is None else high * unit.factor
    stop = end + len(unit.term)
    return Numeral(start, stop, end, low * unit.factor, upper, unit, tail, True, bare, low)


def _value(numeral: str, scale: str) -> tuple[float | None, float | None]:
    """Return the value, or both ends of two neighbouring digits (三四十)."""
    match = _ADJACENT.fullmatch(numeral)
    if match is not None:
        low, high = (chinese_value(match.group(digit) + match.group(3)) for digit in (1, 2))
        if low is not None and high is not None and low < high:
            return low, high
    if "点" in numeral:
        value = chinese_value(numeral)
        return None if value is None else value * scale_factor(scale), None
    return chinese_value(numeral + scale), None


def _upper_end(text: str, first: Numeral, units: UnitTable) -> Numeral | None:
    """三至五家, 六到七成, 三家到五家: the numeral behind a range mark, which has the unit."""
    mark = _TO.match(text, first.core_end)
    if mark is None or first.tail or first.value_max is not None:
        return None
    second = _read(text, mark.end(), units)
    if second is None or second.unit is NO_UNIT or second.unit.kind == "class" or second.value_max is not None:
        return None
    if first.unit is not NO_UNIT and (first.unit.unit != second.unit.unit or first.unit.kind == "duration"):
        return None
    lower = first.value * (second.unit.factor if first.unit is NO_UNIT else 1)
    return second if lower < second.value else None


def _tenths(numeral: str, start: int, end: int, tail: tuple[str, ...], rest: str) -> Numeral | None:
    """八成 is 80, 三成半 35, 三成三 33, 六七成 60 to 70."""
    low, high = _value(numeral, "")
    if low is None or max(low, high or 0) > TENTH.factor:
        return None
    ones = 5.0 if rest == "半" else (chinese_value(rest) or 0.0 if rest else 0.0)
    upper = None if high is None else high * TENTH.factor
    return Numeral(start, end, end, low * TENTH.factor + ones, upper, TENTH, tail, chinese=True)
