"""Numerals, Arabic and Chinese, as they stand in running text."""

from __future__ import annotations

import re

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}

ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
CHINESE = r"[〇零一二两三四五六七八九十百千万亿]+"
SCALE = r"[十百千万亿]{1,3}"

LONGEST = 40
"""Most characters of a Chinese numeral: beyond, it is a run of such characters and no number."""

_CHINESE_WHOLE = re.compile(CHINESE)
_SCALE_WORD = re.compile(r"[百千万亿]+")


def chinese_value(text: str) -> float | None:
    """Return the value of a Chinese numeral, or None where it is not one.

    >>> [chinese_value(t) for t in ("十五", "三百二十", "两千", "一万二千", "千万", "万亿", "二〇二五", "十百")]
    [15.0, 320.0, 2000.0, 12000.0, 10000000.0, 1000000000000.0, 2025.0, None]
    """
    if not _CHINESE_WHOLE.fullmatch(text):
        return None
    if text in ("〇", "零") or len(text) > LONGEST:
        return None
    if all(char in DIGITS for char in text):
        return float(int("".join(str(DIGITS[char]) for char in text))) if len(text) != 2 or text[0] in "〇零" else None
    return _positional(text)


def _positional(text: str) -> float | None:
    """Split at the greatest scale, so that each side is read by itself: 一亿三千万 is 一 × 亿 + 三千万."""
    for scale in ("亿", "万"):
        if scale in text:
            head, _, rest = text.rpartition(scale)
            above = _positional(head) if head else 1.0
            below = _positional(rest) if rest else 0.0
            return None if above is None or below is None else above * LARGE[scale] + below
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> float | None:
    section, digit, last = 0, None, 10**4
    for char in text:
        if char in "〇零":
            continue
        if char in DIGITS:
            if digit is not None:
                return None
            digit = DIGITS[char]
        elif SMALL[char] >= last:
            return None
        else:
            section += (1 if digit is None else digit) * SMALL[char]
            digit, last = None, SMALL[char]
    return float(section + (digit or 0))


def scale_factor(text: str) -> float:
    """Return the factor of a scale word after an Arabic numeral; 1 for an empty one.

    >>> scale_factor("万亿"), scale_factor("百万"), scale_factor("")
    (1000000000000.0, 1000000.0, 1.0)
    """
    factor = 1.0
    for char in text:
        factor *= SMALL.get(char) or LARGE[char]
    return factor


def arabic_value(text: str) -> float:
    """Return the value of an Arabic numeral with optional thousands separators.

    >>> arabic_value("33,757.93")
    33757.93
    """
    return float(text.replace(",", ""))


def is_bare_scale(text: str) -> bool:
    """Tell whether a numeral is scale words alone (百, 千万, 万亿): a round number only where a hedge says so.

    >>> is_bare_scale("千万"), is_bare_scale("十"), is_bare_scale("三千万")
    (True, False, False)
    """
    return _SCALE_WORD.fullmatch(text) is not None
