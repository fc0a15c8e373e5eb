"""Quantities in Chinese numerals: 两千家, 八成, 三四十个, 突破万亿元."""

from __future__ import annotations

import re

from etl.mentions.numerals import CHINESE, chinese_value, is_bare_scale
from etl.mentions.quantities.values import NO_UNIT, TENTH, Numeral
from etl.mentions.quantities.words import HedgeTable, UnitTable

_LEAD = re.compile(
    rf"({CHINESE})(余|多)?([万亿]{{1,2}})?(成半|成[一二三四五六七八九]|成(?!长|果|立|功|为|本|都|员|效|绩|熟|品|交|套|年|就|分|型|渝|体|片|林|份))?"
)
LEAST_LOOSE = 1000
"""From this value on a numeral with 余 or 多 needs no unit (十余万果农)."""
_ADJACENT = re.compile(r"([一二三四五六七八九])([二三四五六七八九])([十百千万亿]*)")


def read_chinese(text: str, start: int, units: UnitTable, hedges: HedgeTable) -> Numeral | None:
    """Return the numeral that starts at ``start``; None for a word that only holds numeral characters."""
    match = _LEAD.match(text, start)
    if match is None:
        return None
    tail = (match.group(2),) if match.group(2) else ()
    numeral, end = match.group(1), match.end(2) if tail else match.end(1)
    if match.group(4):
        return _tenths(numeral, start, match.end(), tail, match.group(4)[1:])
    if tail and match.group(3):  # 十余万
        numeral, end = numeral + match.group(3), match.end(3)
    low, high = _adjacent(numeral)
    value = low if low is not None else chinese_value(numeral)
    unit, bare = units.at(text, end), is_bare_scale(numeral)
    if value is None:
        return None
    if unit is None:  # 统一 and 万象 are words; 超千 and 近万 are not
        loose = (bare and hedges.precedes(text, start)) or (bool(tail) and value >= LEAST_LOOSE)
        return Numeral(start, end, end, value, None, NO_UNIT, tail, chinese=True, bare_scale=bare) if loose else None
    if unit.kind == "class" and not bare:
        return None
    upper = None if high is None else high * unit.factor
    stop = end + len(unit.term)
    return Numeral(start, stop, end, value * unit.factor, upper, unit, tail, chinese=True, bare_scale=bare, step=value)


def _tenths(numeral: str, start: int, end: int, tail: tuple[str, ...], rest: str) -> Numeral | None:
    """八成 is 80, 三成半 35, 三成三 33."""
    tenths = chinese_value(numeral)
    if tenths is None or tenths > TENTH.factor:
        return None
    ones = 5.0 if rest == "半" else (chinese_value(rest) or 0.0 if rest else 0.0)
    return Numeral(start, end, end, tenths * TENTH.factor + ones, None, TENTH, tail, chinese=True)


def _adjacent(numeral: str) -> tuple[float | None, float | None]:
    """三四十: two neighbouring digits are a range."""
    match = _ADJACENT.fullmatch(numeral)
    if match is None:
        return None, None
    low, high = (chinese_value(match.group(digit) + match.group(3)) for digit in (1, 2))
    return (low, high) if low is not None and high is not None and low < high else (None, None)
