"""Quantities with a form of their own: fractions, ratios, halves, doublings, ranks."""

from __future__ import annotations

import re

from etl.mentions.numerals import arabic_value, chinese_value
from etl.mentions.quantities.values import DOUBLING, PERCENT, POINT, RANK, RATIO, Numeral

_ABOVE = r"[一二两三四五六七八九十百千万零]+(?:点[〇零一二三四五六七八九]+)?|\d+(?:\.\d+)?"
_FRACTION = re.compile(
    rf"([一二两三四五六七八九十百千万]+|\d+)分之({_ABOVE})(?:(?:至|到|—{{1,2}}|-|～|~)(?:\1分之)?({_ABOVE}))?(多|强)?"
)
_SLASHED = re.compile(r"([1-9])/([2-9]|1\d|100)(?![\d/.])")
_SHARE_AFTER = re.compile(r"以上|左右|强|多|的|[，。；、]|$")
_ALL = "百分百"
_RATIO = re.compile(r"(\d+(?:\.\d+)?)[^\S\t\n]?[:：∶][^\S\t\n]?1(?![\d.:：∶])")
_HALF = re.compile(
    r"(?<![一大上下前后各多])(?<!(?<!超)过)一半|(?<=[超过近达])半数|过半(?=[，。、；])|半数以上"
    r"|(?<=[近超])半(?![年月天小个日数时价世程周季分百])"
)
_DOUBLINGS = re.compile(r"翻了?(近|约|超)?([一两二三\d])番(多)?|翻番(?=[，。、；的增达至到]|$)")
_HALF_POINTS = re.compile(r"(\d+(?:\.\d+)?|[一二两三四五六七八九十]+)个(多|半)百分点|半个百分点")
_RANK = re.compile(
    r"第(\d{1,3}|[一二三四五六七八九十]{1,3})(?:位|名)?|(?<![目此之以先从])前(\d{1,3}|[一二三四五六七八九十]{1,3})(?:位|名|强)?|首位|榜首|首名"
)

_ANY = re.compile(
    "|".join([*(form.pattern for form in (_FRACTION, _SLASHED, _RATIO, _HALF, _DOUBLINGS, _HALF_POINTS, _RANK)), _ALL])
)
"""Any special form (the first refers to its own group 1): most numbers are passed over by this look alone."""

AFTER_DIGITS = frozenset(".分/:：∶个")
"""What a special form that begins with digits goes on with, if not with a blank."""


def read_special(text: str, start: int) -> Numeral | None:
    """Return the numeral of a special form that starts at ``start``, or None."""
    if not _ANY.match(text, start):
        return None
    for read in (_fraction, _slashed, _ratio, _half, _doubling, _points, _rank):
        numeral = read(text, start)
        if numeral is not None:
            return numeral
    return None


def _value(text: str) -> float | None:
    return arabic_value(text) if text[0].isdigit() else chinese_value(text)


def _fraction(text: str, start: int) -> Numeral | None:
    """三分之一, 百分之五点三, 千分之六, 百分之五至六."""
    if text.startswith(_ALL, start):
        end = start + len(_ALL)
        return Numeral(start, end, end, 100.0, None, PERCENT)
    match = _FRACTION.match(text, start)
    if match is None:
        return None
    below, above, upper = (_value(part) if part else None for part in match.groups()[:3])
    if not below or above is None:
        return None
    if upper is not None and upper <= above:
        return None
    tail = (match.group(4),) if match.group(4) else ()
    most = None if upper is None else upper / below * 100
    return Numeral(start, match.end(), match.end(), above / below * 100, most, PERCENT, tail)


def _slashed(text: str, start: int) -> Numeral | None:
    """占全国1/3以上: a fraction where a share is stated, not a date or a page."""
    match = _SLASHED.match(text, start)
    if match is None or text[max(0, start - 1) : start].isascii() or not _SHARE_AFTER.match(text, match.end()):
        return None
    above, below = float(match.group(1)), float(match.group(2))
    return Numeral(start, match.end(), match.end(), above / below * 100, None, PERCENT) if above < below else None


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
    """翻番 and 翻一番 are growth by once the value, 翻两番 by three times."""
    match = _DOUBLINGS.match(text, start)
    if match is None:
        return None
    count = (_value(match.group(2)) if match.group(2) else None) or 1
    tail = tuple(word for word in (match.group(1), match.group(3)) if word)
    return Numeral(start, match.end(), match.end(), 2**count - 1, None, DOUBLING, tail)


def _points(text: str, start: int) -> Numeral | None:
    """半个百分点, 1个多百分点."""
    match = _HALF_POINTS.match(text, start)
    if match is None:
        return None
    value = (_value(match.group(1)) if match.group(1) else 0.0) or 0.0
    value += 0.5 if match.group(2) != "多" else 0.0
    return Numeral(start, match.end(), match.end(), value, None, POINT, ("多",) if match.group(2) == "多" else ())


def _rank(text: str, start: int) -> Numeral | None:
    match = _RANK.match(text, start)
    if match is None:
        return None
    digits = match.group(1) or match.group(2)
    value = _value(digits) if digits else 1.0
    if value is None:
        return None
    return Numeral(start, match.end(), match.end(), value, None, RANK, ("前",) if match.group(2) else ())
