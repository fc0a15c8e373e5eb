"""Numerals, Arabic and Chinese, as they stand in running text."""

from __future__ import annotations

import re
from functools import lru_cache

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}

ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
CHINESE = r"[〇零一二两三四五六七八九十百千万亿]+"
FORMAL = r"[壹贰叁肆伍陆柒捌玖](?=[拾佰仟万亿])[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*|[廿卅](?=[一二三四五六七八九])[一二三四五六七八九]"
"""Numerals of cheques and of old style: 伍 and 陆 are also everyday characters, so a scale must follow."""

NUMBERED = "[万亿个名人家台户年天斤吨亩米元块款种辆位条项套件头棵公]"
"""What stands behind a 来 that opens a number (十来万, 20来个, not 10来自)."""

LONGEST = 40
"""Most characters of a Chinese numeral: beyond, it is a run of such characters and no number."""

_CHINESE_WHOLE = re.compile(CHINESE)
_PLAIN = str.maketrans(
    dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千", strict=True)) | {"廿": "二十", "卅": "三十"}
)
_SCALE_WORD = re.compile(r"[百千万亿]+")


@lru_cache(maxsize=4096)  # 一, 十 and 两 stand everywhere
def chinese_value(text: str) -> float | None:
    """Return the value of a Chinese numeral, or None where it is not one.

    >>> [chinese_value(t) for t in ("十五", "三百二十", "两千", "一万二千", "千万", "万亿", "二〇二五", "十百")]
    [15.0, 320.0, 2000.0, 12000.0, 10000000.0, 1000000000000.0, 2025.0, None]
    >>> [chinese_value(t) for t in ("三百二", "两千五", "一万二", "三百零二", "叁佰万", "廿五", "三十八点五", "零点八")]
    [320.0, 2500.0, 12000.0, 302.0, 3000000.0, 25.0, 38.5, 0.8]
    """
    text = text.translate(_PLAIN)
    whole, point, part = text.partition("点")
    if point:
        return _decimal(whole, part)
    if not _CHINESE_WHOLE.fullmatch(text):
        return None
    if text in ("〇", "零") or len(text) > LONGEST:
        return None
    if all(char in DIGITS for char in text):
        return float(int("".join(str(DIGITS[char]) for char in text))) if len(text) != 2 or text[0] in "〇零" else None
    return _positional(text)


def _decimal(whole: str, part: str) -> float | None:
    above = 0.0 if whole == "零" else chinese_value(whole)
    if above is None or not part or any(char not in DIGITS for char in part):
        return None
    return float(f"{above:.0f}." + "".join(str(DIGITS[char]) for char in part))


def _positional(text: str) -> float | None:
    """Split at the greatest scale, so that each side is read by itself: 一亿三千万 is 一 × 亿 + 三千万."""
    for scale in ("亿", "万"):
        if scale in text:
            head, _, rest = text.rpartition(scale)
            above = _positional(head) if head else 1.0
            below = _positional(rest) if rest else 0.0
            if above is None or below is None:
                return None
            return above * LARGE[scale] + (DIGITS[rest] * LARGE[scale] / 10 if rest in DIGITS else below)
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> float | None:
    """三百二 is 320: a last digit right behind a scale is of the next lower one (302 is 三百零二)."""
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
    shortened = last > 10 and text[-2:-1] in SMALL
    return float(section + (digit or 0) * (last // 10 if shortened else 1))


def scale_factor(text: str) -> float:
    """Return the factor of a scale word after an Arabic numeral; 1 for an empty one.

    >>> scale_factor("万亿"), scale_factor("百万"), scale_factor("")
    (1000000000000.0, 1000000.0, 1.0)
    """
    factor = 1.0
    for char in text:
        factor *= SMALL.get(char) or LARGE[char]
    return factor


@lru_cache(maxsize=4096)
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
