"""How a figure's number is written: 5.3万亿元, +2.3个百分点; CNY 5.3 trillion, 1.296 million vehicles, +2.3 pp.

Hedges stay visible (≥, ≤, 约, 近), and no digit is shown that the source did not give: the scale is the largest one
that keeps the number short without rounding it. (A module named ``numbers`` would hide Python's own, because Streamlit
puts this folder on the import path.)
"""

from __future__ import annotations

import re
from decimal import Decimal

from dashboard.words import known, text, texts

SCALES = {
    "zh": ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")),
    "en": ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")),
}
_DECIMALS = {"zh": 2, "en": 3}
_STEP, _LONG = {"zh": 10_000, "en": 1000}, 100_000
"""How many times larger the next scale is, and the number that is too long in front of one."""
# A third written as a percentage never ends; beyond so many digits or decimals the last ones are arithmetic, not the source's.
_LONGEST, _FINEST = 12, 8
_SIGNED = ("growth", "gap")
SIGN = re.compile(r"(≥|≤|CNY|约|近) (?=[\d+−])")
"""What stands before a number and must not be left alone at the end of a line."""
_CURRENCIES = ("元", "美元", "港元", "欧元", "日元", "韩元", "英镑", "卢布", "新加坡元", "澳元")


def amount(
    value: float,
    unit: str,
    lang: str,
    *,
    bound: str = "exact",
    value_max: float | None = None,
    measure: str = "level",
) -> str:
    """Return a number with its unit and hedge as the interface writes it.

    ``value`` and ``value_max`` (the upper end of a range, else ``None`` or NaN) are in the base unit; ``unit``,
    ``bound`` and ``measure`` are as in the table ``indicators``.

    >>> amount(5.3e12, "元", "zh"), amount(5.3e12, "元", "en")
    ('5.3万亿元', 'CNY 5.3 trillion')
    >>> amount(3375793000000, "元", "zh"), amount(1296000, "辆", "en")
    ('33,757.93亿元', '1.296 million vehicles')
    >>> amount(4e8, "人次", "zh", bound="at_least"), amount(2.3, "个百分点", "en", measure="gap")
    ('≥ 4亿人次', '+2.3 pp')
    >>> amount(50, "家", "zh", value_max=60), amount(3, "位", "en", measure="rank")
    ('50–60家', 'No. 3')
    """
    if measure == "rank" and unit == "位":
        return text("number.rank_top" if bound == "at_most" else "number.rank", lang, n=plain(value))
    is_range = value_max is not None and value_max == value_max
    number = _range(value, value_max or 0, lang) if is_range else scaled(value, lang)
    if measure in _SIGNED and value > 0:
        number = f"+{number}"
    return text(f"hedge.{bound}", lang) + _with_unit(number, unit, lang, value)


def scaled(value: float, lang: str) -> str:
    """Return a number with grouped digits and, where it stays exact and short, a scale word.

    Two more decimals are better than six digits in front of a smaller scale: 92.6955亿, not 926,955万.

    >>> scaled(1e12, "zh"), scaled(12345, "zh"), scaled(129600, "zh"), scaled(-2500000, "en")
    ('1万亿', '12,345', '12.96万', '−2.5 million')
    >>> scaled(9269550000, "zh"), scaled(3375793000000, "zh")
    ('92.6955亿', '33,757.93亿')
    """
    exact = _exact(value)
    for size, word in SCALES[lang]:
        part = (exact / size).normalize()
        is_long = abs(part) * _STEP[lang] >= _LONG and size != SCALES[lang][-1][0]
        if abs(part) >= 1 and _decimals(part) <= _DECIMALS[lang] + 2 * is_long:
            return plain(part) + word
    return plain(exact)


def plain(value: float | Decimal) -> str:
    """Return a number with grouped digits, a true minus sign and no more digits than it has.

    >>> plain(33757.93), plain(-10.8), plain(100 / 3), plain(33.3333333333)
    ('33,757.93', '−10.8', '33.33', '33.33')
    """
    return f"{_exact(value):,f}".replace("-", "−")


def unit_name(unit: str, lang: str, value: float = 2) -> str:
    """Return a unit as words; English has none for a measure word (家, 个), and an unknown unit stays as written.

    >>> unit_name("元/吨", "en"), unit_name("家", "en"), unit_name("名", "en", 1)
    ('CNY/t', '', 'person')
    """
    if lang == "zh" or not unit:
        return unit
    if f"unit.{unit}" not in texts() and "/" in unit:
        return "/".join(unit_name(part, lang, 1) for part in unit.split("/"))
    forms = known(f"unit.{unit}", lang, unit).split("|")
    return forms[0 if abs(value) == 1 else -1]


def _exact(value: float | Decimal) -> Decimal:
    """Return the shortest decimal that is this number; an unending one is cut to two decimals."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    digits = len(exact.normalize().as_tuple().digits)
    unending = _decimals(exact) > _FINEST or (digits > _LONGEST and _decimals(exact))
    short = round(exact, 2) if unending else exact
    return short.to_integral_value() if short == short.to_integral_value() else short.normalize()


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _range(low: float, high: float, lang: str) -> str:
    """Return both ends with one scale where they share it.

    >>> _range(5e9, 6e9, "zh"), _range(500, 12000, "zh")
    ('50–60亿', '500–1.2万')
    """
    first, last = scaled(low, lang), scaled(high, lang)
    for _, word in SCALES[lang]:
        if first.endswith(word) and last.endswith(word):
            return f"{first.removesuffix(word)}–{last}"
    return f"{first}–{last}"


def _with_unit(number: str, unit: str, lang: str, value: float) -> str:
    if lang == "zh":
        return number + unit
    name = unit_name(unit, lang, value)
    if unit.split("/")[0] in _CURRENCIES:
        currency, *per = name.split("/")
        return "/".join([f"{currency} {number}", *per])
    return number + ("" if name in ("%", "‰", "×", "") else " ") + name
