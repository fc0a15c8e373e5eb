"""The numbers that Word sets before paragraphs (一、 （二） 3.): they stand in no text, only in the list's definition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
_LEGAL = str.maketrans(_DIGITS + "十百", "零壹贰叁肆伍陆柒捌玖拾佰")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_MOST_ANCESTORS = 20


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its numbers are written, in what text they stand, where they begin."""

    form: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted; paragraphs are asked in their order."""

    lists: Mapping[str, tuple[str, Mapping[int, Level]]]
    styles: Mapping[str, tuple[str, int]]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: Element, styles: Element | None) -> Numbering:
        """Read the definitions (ECMA-376 part 1, 17.9): lists by number, and the lists that styles belong to."""
        bases = {node.get(f"{W}abstractNumId", ""): node for node in numbering.iter(f"{W}abstractNum")}
        lists = {node.get(f"{W}numId", ""): _list(node, bases) for node in numbering.iter(f"{W}num")}
        linked = {
            (base, _value(level, "pStyle")): _index(level)
            for base, node in bases.items()
            for level in node.iter(f"{W}lvl")
        }
        return cls(lists, _by_style(styles, lists, linked) if styles is not None else {})

    def label(self, paragraph: Element) -> str:
        """Return the number that stands before ``paragraph``, counting it; empty where there is none, or a bullet."""
        number, depth = self._place(paragraph)
        counter, levels = self.lists.get(number, ("", {}))
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(counter, {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            counts.pop(deeper, None)
        if levels[depth].form in ("bullet", "none"):
            return ""
        return _PLACE.sub(lambda mark: self._written(int(mark[1]) - 1, counts, levels), levels[depth].text)

    def _written(self, depth: int, counts: Mapping[int, int], levels: Mapping[int, Level]) -> str:
        level = levels.get(depth, Level("decimal", "", 1))
        return written(counts.get(depth, level.start), level.form)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return "", 0
        by_style = self.styles.get(_value(properties, "pStyle"), ("", 0))
        own = properties.find(f"{W}numPr")
        if own is None:
            return by_style
        depth = _value(own, "ilvl")
        return _value(own, "numId") or by_style[0], int(depth) if depth.isdecimal() else by_style[1]


def written(number: int, form: str) -> str:
    """Return a number in one of Word's forms (ECMA-376 part 1, 17.18.59); in digits if the form is not known.

    >>> [written(12, form) for form in ("chineseCounting", "decimalEnclosedCircle", "lowerLetter", "decimal")]
    ['十二', '⑫', 'l', '12']
    """
    if form.startswith(("chinese", "japanese", "taiwanese", "ideographDigital")):
        chinese = _chinese(number)
        return chinese.translate(_LEGAL) if "Legal" in form else chinese
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form == "ideographTraditional" and 1 <= number <= len(_STEMS):
        return _STEMS[number - 1]
    if form in ("upperLetter", "lowerLetter") and number >= 1:
        letters = chr(65 + (number - 1) % 26) * min(1 + (number - 1) // 26, 9)
        return letters if form == "upperLetter" else letters.lower()
    if form in ("upperRoman", "lowerRoman") and 1 <= number < 400:
        return _roman(number) if form == "upperRoman" else _roman(number).lower()
    return f"{number:02}" if form == "decimalZero" else str(number)


def _chinese(number: int) -> str:
    """Return a number below 1000 as Chinese headings write it.

    >>> [_chinese(number) for number in (0, 3, 10, 11, 20, 35, 100, 108, 110)]
    ['零', '三', '十', '十一', '二十', '三十五', '一百', '一百零八', '一百一十']
    """
    if not 0 <= number < 1000:
        return str(number)
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + _DIGITS[ones] if ones or not number else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _value(parent: Element, name: str) -> str:
    node = parent.find(f"{W}{name}")
    return node.get(f"{W}val", "") if node is not None else ""


def _list(node: Element, bases: Mapping[str, Element]) -> tuple[str, Mapping[int, Level]]:
    """Return what a list counts with, several sharing one count unless one restarts, and its levels."""
    base = _value(node, "abstractNumId")
    levels = _levels(bases.get(base))
    for entry in node.iter(f"{W}lvlOverride"):
        if (level := _overridden(entry, levels)) is not None:
            levels[_index(entry)] = level
    restarts = node.find(f"{W}lvlOverride/{W}startOverride") is not None
    return f"{base} {node.get(f'{W}numId')}" if restarts else base, levels


def _index(node: Element) -> int:
    said = node.get(f"{W}ilvl", "0")
    return int(said) if said.isdecimal() else 0


def _levels(node: Element | None) -> dict[int, Level]:
    if node is None:
        return {}
    return {_index(level): _level(level) for level in node.iter(f"{W}lvl")}


def _level(node: Element) -> Level:
    start = _value(node, "start")
    return Level(_value(node, "numFmt") or "decimal", _value(node, "lvlText"), int(start) if start.isdecimal() else 1)


def _overridden(entry: Element, levels: Mapping[int, Level]) -> Level | None:
    own = entry.find(f"{W}lvl")
    start = _value(entry, "startOverride")
    level = _level(own) if own is not None else levels.get(_index(entry))
    return replace(level, start=int(start)) if level is not None and start.isdecimal() else level


def _by_style(
    styles: Element, lists: Mapping[str, tuple[str, Mapping[int, Level]]], linked: Mapping[tuple[str, str], int]
) -> dict[str, tuple[str, int]]:
    """Return (list, level) by paragraph style; a style takes them from the one that it is based on."""
    nodes = {node.get(f"{W}styleId", ""): node for node in styles.iter(f"{W}style")}
    found: dict[str, tuple[str, int]] = {}
    for name in nodes:
        for ancestor in _ancestry(name, nodes):
            own = nodes[ancestor].find(f"{W}pPr/{W}numPr")
            if own is not None and (number := _value(own, "numId")):
                depth = _value(own, "ilvl")
                base = lists.get(number, ("", {}))[0]
                found[name] = (number, int(depth) if depth.isdecimal() else linked.get((base, ancestor), 0))
                break
    return found


def _ancestry(name: str, nodes: Mapping[str, Element]) -> list[str]:
    chain: list[str] = []
    while name in nodes and name not in chain and len(chain) < _MOST_ANCESTORS:
        chain.append(name)
        name = _value(nodes[name], "basedOn")
    return chain
