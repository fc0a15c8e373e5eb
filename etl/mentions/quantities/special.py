"""Quantities with a form of their own: fractions, ratios, halves, doublings, ranks."""

from __future__ import annotations

import re

from etl.mentions.numerals import arabic_value, chinese_value
from etl.mentions.quantities.values import DOUBLING, PERCENT, RANK, RATIO, Numeral

_FRACTION = re.compile(
    r"([一二两三四五六七八九十百千万]+|\d+)分之([一二三四五六七八九十百千万零]+|\d+(?:\.\d+)?)(多|强)?"
)
_RATIO = re.compile(r"(\d+(?:\.\d+)?)[^\S\t\n]?[:：∶][^\S\t\n]?1(?![\d.:：∶])")
_HALF = re.compile(r"(?<![一过大上下前后各多])一半|(?<=[超过近达])半数|过半(?=[，。、；])|半数以上")
_DOUBLINGS = re.compile(r"翻了?([一两二三\d])番")
_RANK = re.compile(
    r"第(\d{1,3}|[一二三四五六七八九十]{1,3})(?:位|名)?|前(\d{1,3}|[一二三四五六七八九十]{1,3})(?:位|名|强)?|首位|榜首|首名"
)


def read_special(text: str, start: int) -> Numeral | None:
    """Return the numeral of a special form that starts at ``start``, or None."""
    for read in (_fraction, _ratio, _half, _doubling, _rank):
        numeral = read(text, start)
        if numeral is not None:
            return numeral
    return None


def _value(text: str) -> float | None:
    return arabic_value(text) if text[0].isdigit() else chinese_value(text)


def _fraction(text: str, start: int) -> Numeral | None:
    match = _FRACTION.match(text, start)
    if match is None:
        return None
    below, above = _value(match.group(1)), _value(match.group(2))
    if not below or above is None:
        return None
    tail = (match.group(3),) if match.group(3) else ()
    return Numeral(start, match.end(), match.end(), above / below * 100, None, PERCENT, tail)


def _ratio(text: str, start: int) -> Numeral | None:
    match = _RATIO.match(text, start)
    return Numeral(start, match.end(), match.end(), float(match.group(1)), None, RATIO) if match else None


def _half(text: str, start: int) -> Numeral | None:
    match = _HALF.match(text, start)
    if match is None:
        return None
    tail = ("以上",) if match.group() in ("过半", "半数以上") else ()
    return Numeral(start, match.end(), match.end(), 50.0, None, PERCENT, tail)


def _doubling(text: str, start: int) -> Numeral | None:
    """翻一番 is growth by once the value, 翻两番 by three times."""
    match = _DOUBLINGS.match(text, start)
    if match is None:
        return None
    count = _value(match.group(1)) or 1
    return Numeral(start, match.end(), match.end(), 2**count - 1, None, DOUBLING)


def _rank(text: str, start: int) -> Numeral | None:
    match = _RANK.match(text, start)
    if match is None:
        return None
    digits = match.group(1) or match.group(2)
    value = _value(digits) if digits else 1.0
    if value is None:
        return None
    return Numeral(start, match.end(), match.end(), value, None, RANK, ("前",) if match.group(2) else ())
