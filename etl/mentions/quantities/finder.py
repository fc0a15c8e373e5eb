"""Every numeral of a text in one pass."""

from __future__ import annotations

import re

from etl.alternatives import alternatives
from etl.mentions.numerals import CHINESE, FORMAL
from etl.mentions.quantities.arabic import read_arabic
from etl.mentions.quantities.chinese import read_chinese
from etl.mentions.quantities.special import AFTER_DIGITS, read_special
from etl.mentions.quantities.values import Numeral, Quantity
from etl.mentions.quantities.words import HedgeTable, Rows, UnitTable

_START = (
    rf"\d+|{CHINESE}|[第前](?=[一二三四五六七八九十\d])|首位|榜首|首名|过半|半(?=数|个百分点)|(?<=[近超])半"
    rf"|翻(?=了?[近约超]?[一两二三\d]?番)|{FORMAL}"
)

_FIRST = r"\d〇零一二两三四五六七八九十百千万亿第前首榜过半翻壹贰叁肆伍陆柒捌玖廿卅"
"""What a numeral may begin with: most places of a text are passed over by a look at one character, digits within a number too."""


class QuantityFinder:
    """Finds the quantities of a text; built from the tables ``units``, ``hedges`` and ``number_words``."""

    def __init__(self, units: Rows, hedges: Rows, words: Rows = ()) -> None:
        self._units = UnitTable(units)
        self._hedges = HedgeTable(hedges)
        listed = [row["word"] for row in words]
        self._first = _first(listed)
        self._starts = _starts(listed)

    def find(self, text: str) -> tuple[Quantity, ...]:
        """Return every numeral of the text in order; where no unit follows, ``kind`` is ``none``."""
        found: list[Quantity] = []
        passed = taken = 0
        for first in self._first.finditer(text):  # a search for one set of characters is the fastest
            start = first.start()
            match = self._starts.match(text, start) if start >= passed else None
            if match is None:
                continue
            passed = match.end()
            numeral = None if start < taken or match["word"] else self._read(text, start, passed)
            if numeral is not None:
                found.append(self._hedges.dress(text, numeral))
                taken = max(numeral.core_end, numeral.number_end)
        return tuple(found)

    def _read(self, text: str, start: int, end: int) -> Numeral | None:
        """Return the numeral that starts at ``start``; ``end`` is where its first digits or characters of numerals end."""
        if not text[start].isdecimal():
            return read_special(text, start) or read_chinese(text, start, self._units, self._hedges)
        following = text[end : end + 1]
        special = read_special(text, start) if following in AFTER_DIGITS or following.isspace() else None
        return special or read_arabic(text, start, self._units)


def _first(words: list[str]) -> re.Pattern[str]:
    """Where a numeral or a word may start: a character that only words start with needs one of their second ones behind it."""
    worded = [word for word in words if word[0] not in _FIRST]
    firsts, seconds = ("".join(sorted({word[place] for word in worded})) for place in (0, 1))
    if not worded:
        return re.compile(rf"[{_FIRST}](?<!\d\d)")
    return re.compile(rf"[{firsts}{_FIRST}](?:(?<=[{_FIRST}])(?<!\d\d)|(?<![{_FIRST}])(?=[{seconds}]))")


def _starts(words: list[str]) -> re.Pattern[str]:
    """Where a numeral may start; words like 统一 and 千方百计 are passed over as a whole."""
    return re.compile(rf"(?P<word>{alternatives(words)})|{_START}")
