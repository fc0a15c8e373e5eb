"""Quantities: numerals with their scale, unit and hedge words, and the numerals that cannot be one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from etl.mentions.numerals import ARABIC, CHINESE, arabic_value, chinese_value, is_bare_scale, scale_factor
from etl.model import Bound


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: ``unit`` is its base unit, ``factor`` what one of it is worth, ``kind`` its family."""

    term: str
    unit: str
    factor: float
    kind: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeral in the text. ``start``:``end`` is the quote with hedges, ``core``:``core_end`` the number with its unit.

    ``kind`` is the unit's family (``money``, ``percent``, ``point``, ``times``, ``count``, ``physical``, ``duration``,
    ``class``, ``rank``, ``none``), ``hedges`` the hedge words, ``chinese`` whether the numeral is in characters.
    ``step`` is one unit of the last digit given: 余 and 多 leave the value open below the next step.
    """

    start: int
    end: int
    core: int
    core_end: int
    number_end: int
    value: float
    value_max: float | None
    unit: str
    kind: str
    bound: Bound
    hedges: tuple[str, ...] = ()
    chinese: bool = False
    bare_scale: bool = False
    step: float = 1.0


_NUMBER = re.compile(ARABIC)
_RANGE_MARK = re.compile(r"\s?(?:—{1,2}|–|-|－|~|～|至|到)\s?")
_SCALED = re.compile(r"\s?(余|多|几)?([十百千万亿]{1,3})?(余|多)?\s?")
_FRACTION = re.compile(
    r"([一二两三四五六七八九十百千万]+|\d+)分之([一二三四五六七八九十百千万零点]+|\d+(?:\.\d+)?)(多|强)?"
)
_RATIO = re.compile(r"(\d+(?:\.\d+)?)\s?[:：∶]\s?1(?![\d.:：∶])")
_HALF = re.compile(r"(?<![一过大上下前后各多])一半|(?<=[超过近达])半数|过半(?=[，。、；])|半数以上")
_RANK = re.compile(
    r"第(\d{1,3}|[一二三四五六七八九十]{1,3})(位|名)?|前(\d{1,3}|[一二三四五六七八九十]{1,3})(位|名|强)?|首位|榜首|首名"
)
_CHINESE_LEAD = re.compile(
    rf"({CHINESE})(余|多)?(成半|成(?!长|果|立|功|为|本|都|员|效|绩|熟|品|交|套|年|就|分|型|渝|体|片|林|份))?"
)
_DOUBLINGS = re.compile(r"翻了?([一两二三\d])番")


class QuantityFinder:
    """Finds the quantities of a text; built from the tables ``units``, ``hedges`` and ``number_words``."""

    def __init__(
        self,
        units: Iterable[Mapping[str, str]],
        hedges: Iterable[Mapping[str, str]],
        words: Iterable[Mapping[str, str]] = (),
    ) -> None:
        self._starts = _starts_pattern([row["word"] for row in words])
        self._units = {row["term"]: Unit(row["term"], row["unit"], float(row["factor"]), row["kind"]) for row in units}
        self._bounds = {(row["position"], row["term"]): Bound(row["bound"]) for row in hedges}

    @cached_property
    def _unit(self) -> re.Pattern[str]:
        terms = sorted(self._units, key=len, reverse=True)
        return re.compile(r"(?:" + "|".join(re.escape(term) for term in terms) + r")")

    @cached_property
    def _before(self) -> re.Pattern[str]:
        terms = sorted((term for position, term in self._bounds if position == "before"), key=len, reverse=True)
        return re.compile(r"(?:(" + "|".join(map(re.escape, terms)) + r")\s?)$")

    @cached_property
    def _after(self) -> re.Pattern[str]:
        terms = sorted((term for position, term in self._bounds if position == "after"), key=len, reverse=True)
        return re.compile(r"\s?(" + "|".join(map(re.escape, terms)) + r")")

    def unit_at(self, text: str, position: int) -> Unit | None:
        """Return the longest unit that starts at ``position``; a Latin unit must not run on into letters or digits."""
        match = self._unit.match(text, position)
        if match is None:
            return None
        unit = self._units[match.group()]
        following = text[match.end() : match.end() + 1]
        if unit.kind == "latin" and following.isascii() and following.isalnum():
            return None
        return unit

    def _scale(self, text: str, end: int) -> tuple[float, tuple[str, ...], int]:
        """Read the scale after a numeral; its last character may be the unit's first (7900万千瓦)."""
        factor, tail, stop = _scale(text, end)
        if stop > end and text[stop - 1] in "千百" and not tail:
            unit = self.unit_at(text, stop - 1)
            if unit is not None and len(unit.term) > 1:
                return scale_factor(text[end : stop - 1].strip()), tail, stop - 1
        return factor, tail, stop

    def find(self, text: str) -> tuple[Quantity, ...]:
        """Return every numeral of the text in order; where no unit follows, ``kind`` is ``none``."""
        found: list[Quantity] = []
        taken = 0
        for match in self._starts.finditer(text):
            if match.start() < taken:
                continue
            if match.group("word"):
                taken = match.end()
                continue
            quantity = self._at(text, match.start())
            if quantity is not None:
                found.append(quantity)
                taken = max(quantity.core_end, quantity.number_end)
        return tuple(found)

    def _at(self, text: str, start: int) -> Quantity | None:
        for reader in (
            self._fraction,
            self._ratio,
            self._half,
            self._doubling,
            self._rank,
            self._arabic,
            self._chinese,
        ):
            quantity = reader(text, start)
            if quantity is not None:
                return quantity
        return None

    def _fraction(self, text: str, start: int) -> Quantity | None:
        match = _FRACTION.match(text, start)
        if match is None:
            return None
        below, above = _either(match.group(1)), _either(match.group(2))
        if not below or above is None:
            return None
        tail = (match.group(3),) if match.group(3) else ()
        return self._finish(
            text, start, match.end(), match.end(), above / below * 100, None, Unit("", "%", 1, "percent"), tail
        )

    def _ratio(self, text: str, start: int) -> Quantity | None:
        match = _RATIO.match(text, start)
        if match is None:
            return None
        unit = Unit("", "", 1, "ratio")
        return self._finish(text, start, match.end(), match.end(), float(match.group(1)), None, unit, ())

    def _half(self, text: str, start: int) -> Quantity | None:
        match = _HALF.match(text, start)
        if match is None:
            return None
        tail = ("以上",) if match.group() in ("过半", "半数以上") else ()
        return self._finish(text, start, match.end(), match.end(), 50.0, None, Unit("", "%", 1, "percent"), tail)

    def _doubling(self, text: str, start: int) -> Quantity | None:
        match = _DOUBLINGS.match(text, start)
        if match is None:
            return None
        count = _either(match.group(1) or "一") or 1
        return self._finish(
            text, start, match.end(), match.end(), 2**count - 1, None, Unit("", "倍", 1, "doubling"), ()
        )

    def _rank(self, text: str, start: int) -> Quantity | None:
        match = _RANK.match(text, start)
        if match is None:
            return None
        digits = match.group(1) or match.group(3)
        value = _either(digits) if digits else 1.0
        if value is None:
            return None
        tail = ("前",) if match.group(3) else ()
        return self._finish(text, start, match.end(), match.end(), value, None, Unit("", "位", 1, "rank"), tail)

    def _arabic(self, text: str, start: int) -> Quantity | None:
        match = _NUMBER.match(text, start)
        if match is None:
            return None
        first, end = arabic_value(match.group()), match.end()
        low_unit: Unit | None = None
        scale, tail, scale_end = self._scale(text, end)
        unit = self.unit_at(text, scale_end)
        value, upper, last = first, None, match.group()
        range_from = scale_end + (len(unit.term) if unit else 0)
        mark = _RANGE_MARK.match(text, range_from)
        second = _NUMBER.match(text, mark.end()) if mark and (unit is None or unit.kind != "duration") else None
        if mark and second and not (text[range_from] in "-－" and unit is not None and unit.kind == "latin"):
            second_scale, second_tail, second_end = self._scale(text, second.end())
            second_unit = self.unit_at(text, second_end)
            if (
                second_unit is not None
                and second_unit.kind not in ("class",)
                and (unit is None or unit.unit == second_unit.unit)
            ):
                low_unit, unit, last = unit, second_unit, second.group()
                low_scale = scale if scale != 1 or low_unit else second_scale
                value, upper = first * low_scale, arabic_value(second.group()) * second_scale
                if upper > value:
                    factor = second_unit.factor
                    stop = second_end + len(second_unit.term)
                    return self._finish(
                        text, start, stop, second_end, value * factor, upper * factor, second_unit, second_tail
                    )
                return None if upper == value else self._plain(text, start, match, scale, tail, scale_end)
        return self._plain(text, start, match, scale, tail, scale_end, last)

    def _plain(
        self,
        text: str,
        start: int,
        match: re.Match[str],
        scale: float,
        tail: tuple[str, ...],
        scale_end: int,
        last: str = "",
    ) -> Quantity:
        unit = self.unit_at(text, scale_end)
        value = arabic_value(match.group()) * scale
        step = scale * _last_place(match.group())
        if unit is None:
            return self._finish(
                text, start, scale_end, scale_end, value, None, Unit("", "", 1, "none"), tail, step=step
            )
        stop = scale_end + len(unit.term)
        return self._finish(
            text, start, stop, scale_end, value * unit.factor, None, unit, tail, step=step * unit.factor
        )

    def _chinese(self, text: str, start: int) -> Quantity | None:
        match = _CHINESE_LEAD.match(text, start)
        if match is None:
            return None
        numeral = match.group(1)
        tail = (match.group(2),) if match.group(2) else ()
        if match.group(3):
            tenths = chinese_value(numeral)
            if tenths is None or tenths > 10:
                return None
            half = 5.0 if match.group(3) == "成半" else 0.0
            return self._finish(
                text,
                start,
                match.end(),
                match.end(),
                tenths * 10 + half,
                None,
                Unit("成", "%", 10, "percent"),
                tail,
                chinese=True,
            )
        end = match.end()
        low, high = _adjacent(numeral)
        value = low if low is not None else chinese_value(numeral)
        unit = self.unit_at(text, end)
        if value is None or unit is None or (unit.kind == "class" and not is_bare_scale(numeral)):
            return self._loose(text, start, end, value, unit, tail)
        stop = end + len(unit.term)
        return self._finish(
            text, start, stop, end, value * unit.factor, high * unit.factor if high else None, unit, tail,
            chinese=True, bare_scale=is_bare_scale(numeral), step=value,
        )  # fmt: skip

    def _loose(
        self, text: str, start: int, end: int, value: float | None, unit: Unit | None, tail: tuple[str, ...]
    ) -> Quantity | None:
        """A Chinese numeral without a unit is a word (统一, 万象) unless a hedge stands before it (超千, 近万)."""
        if (
            value is None
            or unit is not None
            or not is_bare_scale(text[start:end])
            or self._before.search(text[max(0, start - 6) : start]) is None
        ):
            return None
        return self._finish(
            text, start, end, end, value, None, Unit("", "", 1, "none"), tail, chinese=True, bare_scale=True
        )

    def _finish(
        self, text: str, core: int, core_end: int, number_end: int, value: float, upper: float | None, unit: Unit,
        tail: tuple[str, ...], *, chinese: bool = False, bare_scale: bool = False, step: float = 1.0,
    ) -> Quantity:  # fmt: skip
        hedges = [word for word in tail if word and word not in ("几", "前")]
        start, end = core, core_end
        after = self._after.match(text, end)
        if after is not None and not (after.group(1) in ("以下", "内") and unit.kind == "none"):
            hedges.append(after.group(1))
            end = after.end()
        before = self._before.search(text, max(0, start - 8), start)
        if before is not None:
            hedges.insert(0, before.group(1))
            start = before.start(1)
        bound = self._bound(hedges, before.group(1) if before else "", after.group(1) if after else "", tail)
        kind = "physical" if unit.kind == "latin" else unit.kind
        return Quantity(
            start,
            end,
            core,
            core_end,
            number_end,
            value,
            upper,
            unit.unit,
            kind,
            bound,
            tuple(hedges),
            chinese,
            bare_scale,
            step,
        )

    def _bound(self, hedges: list[str], before: str, after: str, tail: tuple[str, ...]) -> Bound:
        if "前" in tail:
            return Bound.AT_MOST
        if before and (bound := self._bounds.get(("before", before))) is not None:
            return bound
        if after and (bound := self._bounds.get(("after", after))) is not None:
            return bound
        if any(word in ("余", "多", "以上") for word in hedges):
            return Bound.AT_LEAST
        return Bound.EXACT


_START = rf"\d+|{CHINESE}|[第前](?=[一二三四五六七八九十\d])|首位|榜首|首名|过半|半数|翻(?=了?[一两二三\d]番)"


def _starts_pattern(words: list[str]) -> re.Pattern[str]:
    """Where a numeral may start; words like 统一 and 千方百计 are passed over as a whole."""
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?P<word>{listed})|(?:{_START})" if listed else rf"(?P<word>(?!))|(?:{_START})")


def _scale(text: str, end: int) -> tuple[float, tuple[str, ...], int]:
    match = _SCALED.match(text, end)
    if match is None or not any(match.groups()):
        return 1.0, (), match.end() if match and match.group().isspace() else end
    return (
        scale_factor(match.group(2) or ""),
        tuple(word for word in (match.group(1), match.group(3)) if word),
        match.end(),
    )


def _either(text: str) -> float | None:
    return arabic_value(text) if text[0].isdigit() else (chinese_value(text) if "点" not in text else None)


def _last_place(numeral: str) -> float:
    """One unit of the last significant digit: 800 → 100, 130 → 10, 1.2 → 0.1."""
    plain = numeral.replace(",", "")
    if "." in plain:
        return float(10 ** -len(plain.split(".")[1]))
    return float(10 ** (len(plain) - len(plain.rstrip("0")))) if plain.strip("0") else 1.0


_ADJACENT = re.compile(r"([一二三四五六七八九])([二三四五六七八九])([十百千万亿]*)")


def _adjacent(numeral: str) -> tuple[float | None, float | None]:
    """两三千 style ranges: two neighbouring digits before a scale."""
    match = _ADJACENT.fullmatch(numeral)
    if match is None:
        return None, None
    low, high = chinese_value(match.group(1) + match.group(3)), chinese_value(match.group(2) + match.group(3))
    if low is None or high is None or not match.group(3):
        single = [chinese_value(match.group(i)) for i in (1, 2)]
        low, high = single[0], single[1]
    return (low, high) if low is not None and high is not None and low < high else (None, None)
