"""The unit and hedge words around a numeral."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from etl.alternatives import alternatives
from etl.mentions.quantities.values import Numeral, Quantity, Unit
from etl.model import Bound

Rows = Iterable[Mapping[str, str]]

_BLANK = r"[^\S\t\n]?"  # a hedge stands in the cell and the line of its number
_SCALES = "百千万亿"
_STEPS = ("大关", "大台阶")
_SPOKEN = "个亿"
_OPEN = "多"
_SPOKEN_ENDS = re.compile(r"[，。；、！？）”,;的多左投资]|以[上内]|\s|$")
"""投了12个亿 is money; 5个亿元级项目 are five projects."""
_BEFORE_WORDS = "上"
"""A hedge before a bare scale only (上百家, not 再上50台 and not 新上两条)."""
REACH = 8
"""How many characters before a numeral a hedge word may begin."""


class UnitTable:
    """The table ``units``: the longest unit at a place in a text."""

    def __init__(self, rows: Rows) -> None:
        self._units = {row["term"]: Unit(row["term"], row["unit"], float(row["factor"]), row["kind"]) for row in rows}
        self._lengths: dict[str, tuple[int, ...]] = {}
        for first in {term[0] for term in self._units}:
            lengths = {len(term) for term in self._units if term[0] == first}
            self._lengths[first] = tuple(sorted(lengths, reverse=True))

    def at(self, text: str, position: int) -> Unit | None:
        """Return the longest unit that starts at ``position``; a Latin unit must not run on into letters or digits."""
        for length in self._lengths.get(text[position : position + 1], ()):
            unit = self._units.get(text[position : position + length])
            if unit is None or (unit.term == _SPOKEN and not _SPOKEN_ENDS.match(text, position + length)):
                continue
            if unit.kind == "latin":
                following = text[position + length : position + length + 1]
                return None if following.isascii() and following.isalnum() else unit
            if unit.kind == "class" and text[position - 1] in _SCALES and text.startswith(_STEPS, position):
                return None  # 100亿大关 is no class
            return None if unit.kind == "noun" else unit  # 5万人才 counts no 人
        return None


class HedgeTable:
    """The table ``hedges``: the words before and after a numeral that open its value."""

    def __init__(self, rows: Rows) -> None:
        listed = list(rows)
        self._bounds = {(row["position"], row["term"]): Bound(row["bound"]) for row in listed if row["bound"]}
        self._opens_word = alternatives(row["term"] for row in listed if row["position"] == "opens_word")
        self._ends_word = frozenset(row["term"] for row in listed if row["position"] == "ends_word")
        words = {
            side: alternatives(term for position, term in self._bounds if position == side)
            for side in ("before", "after")
        }
        ends_word = "".join(f"{re.escape(term)}|" for term in sorted(self._ends_word))
        self._before = re.compile(rf"({ends_word}{words['before']}){_BLANK}\Z")
        self._after = re.compile(rf"{_BLANK}(?:{self._opens_word}|({words['after']}))")
        self._last = {term[-1] for position, term in self._bounds if position == "before"}
        self._first = {term[0] for position, term in self._bounds if position == "after"}

    def precedes(self, text: str, position: int) -> bool:
        """Tell whether a hedge word stands right before ``position``."""
        return self._word_before(text, position) is not None

    def _word_before(self, text: str, position: int) -> re.Match[str] | None:
        mark = text[position - 1 : position]
        if mark not in self._last and not mark.isspace():  # most numbers have no hedge: one look at a character
            return None
        found = self._before.search(text, max(0, position - REACH), position)
        return found if found and found.group(1) not in self._ends_word else None

    def _word_after(self, text: str, position: int) -> re.Match[str] | None:
        mark = text[position : position + 1]
        found = self._after.match(text, position) if mark in self._first or mark.isspace() else None
        return found if found and found.group(1) else None

    def dress(self, text: str, numeral: Numeral) -> Quantity:
        """Return the quantity: the numeral with the hedge words on both sides, and the bound that they give."""
        if _OPEN in numeral.unit.term:  # 两个多亿
            numeral = replace(numeral, tail=(*numeral.tail, _OPEN))
        before, after = self._word_before(text, numeral.core), self._word_after(text, numeral.core_end)
        if before and before.group(1) == _BEFORE_WORDS and not numeral.bare_scale:
            before = None
        hedges, bound = self._opened(numeral, before, after) if before or after or numeral.tail else ((), Bound.EXACT)
        return Quantity(  # in the order of its fields: with their names it takes three times as long
            before.start(1) if before else numeral.core,
            after.end() if after else numeral.core_end,
            numeral.core,
            numeral.core_end,
            numeral.number_end,
            numeral.value,
            numeral.value_max,
            numeral.unit.unit,
            "physical" if numeral.unit.kind == "latin" else numeral.unit.kind,
            bound,
            hedges,
            numeral.chinese,
            numeral.bare_scale,
            numeral.step,
        )

    def _opened(
        self, numeral: Numeral, before: re.Match[str] | None, after: re.Match[str] | None
    ) -> tuple[tuple[str, ...], Bound]:
        """Return the hedge words of a numeral and the bound that they give."""
        leads, follows = (match.group(1) if match else "" for match in (before, after))
        inside = (word for word in numeral.tail if word not in ("几", "前"))
        return tuple(filter(None, (leads, *inside, follows))), self._bound(numeral, leads, follows)

    def _bound(self, numeral: Numeral, before: str, after: str) -> Bound:
        """The word before decides, then the one after, then one inside (500余次)."""
        if "前" in numeral.tail:
            return Bound.AT_MOST
        stated = self._bounds.get(("after", after)) if after else None
        if before and not (stated is Bound.ABOUT and self._bounds["before", before] is Bound.AT_MOST):
            return self._bounds["before", before]
        if stated:  # 控制在5.5%左右 is about, not at most
            return stated
        within = [self._bounds["before", word] for word in numeral.tail if ("before", word) in self._bounds]
        if within:  # 翻了近一番
            return within[0]
        if "来" in numeral.tail:  # 二十来个
            return Bound.ABOUT
        return Bound.AT_LEAST if set(numeral.tail) & {"余", "多", "强", "以上"} else Bound.EXACT
