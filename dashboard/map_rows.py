"""What a map shows of each region, in words: the units and the legend of a :class:`dashboard.maps.View`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.amounts import amount, plain, unit_name
from dashboard.cards import number
from dashboard.geo.boundaries import TOP, children, name, stem
from dashboard.geo.classes import Classes
from dashboard.maps import INSIDE, MISSING, Unit, shade
from dashboard.periods import period
from dashboard.places import english
from dashboard.regions import name as region_name
from dashboard.words import joined, text

Row = Mapping[str, Any]
_SENTENCE, _LISTED = 90, 5
_OTHERWISE = -3  # beside the classes, MISSING and INSIDE: a unit with figures of another kind of period only
# The names of five, six or seven classes, as numbers of the texts ``map.class.*``.
_NAMED = {5: (1, 2, 3, 4, 5), 6: (0, 1, 2, 4, 5, 6), 7: (0, 1, 2, 3, 4, 5, 6)}


def label(code: str, edition: str, lang: str) -> str:
    """Return the name of a unit: the five regions by their short name in the reader's language, others in full.

    >>> label("510000", "2024", "en"), label("510100", "2024", "en"), label("100000", "2024", "zh")
    ('Sichuan', 'Chengdu', '五地')
    """
    if code == TOP:
        return text("map.all", lang)
    if code.endswith("0000"):
        return region_name(code, lang)
    return name(code, edition) if lang == "zh" else english(name(code, edition))


def short(full: str, lang: str) -> str:
    """Return a name that fits on the map: in English without the kind of place.

    >>> short("Garze Tibetan Autonomous Prefecture", "en"), short("甘孜藏族自治州", "zh")
    ('Garze', '甘孜藏族自治州')
    """
    return full.split(" ")[0] if lang == "en" else full


def counted(counts: Mapping[str, int], codes: Sequence[str], edition: str, lang: str) -> list[Unit]:
    """Return the units with the number of figures of each and of everything in it; ``counts`` is by region code."""
    totals = _totals(counts, codes)
    units = []
    for code in codes:
        found, title = totals.get(stem(code), 0), label(code, edition, lang)
        told = text("map.counted", lang, n=found) if found else text("map.missing", lang)
        units.append(Unit(code, short(title, lang), title, found or None, told))
    return units


def valued(
    values: Iterable[Row], codes: Sequence[str], edition: str, lang: str, otherwise: Mapping[str, int] | None = None
) -> list[Unit]:
    """Return the units with the figure of each (rows as of :func:`dashboard.queries.places.values`).

    ``otherwise`` counts by region code the figures of other kinds of period, which are not shown.
    """
    by_code = {str(row["region_code"]): row for row in values}
    totals = _totals(dict.fromkeys(by_code, 1), codes)
    units = []
    for code in codes:
        title, row = label(code, edition, lang), by_code.get(code)
        inside = totals.get(stem(code), 0) - (row is not None)
        if row is None:
            others = (otherwise or {}).get(code, 0)
            kind, n = ("otherwise", others) if others else ("inside", inside) if inside else ("missing", 0)
            missing = text(f"map.{kind}", lang, n=n)
            units.append(Unit(code, short(title, lang), title, None, missing, inside=inside, otherwise=others))
        else:
            told = (fact(row, lang), when(row, lang), shortened(row["sentence"]))
            low, high = (_end(row, "low", -math.inf), _end(row, "high", math.inf))
            units.append(Unit(code, short(title, lang), title, float(row["value"]), *told, inside, low=low, high=high))
    return units


def _end(row: Row, side: str, otherwise: float) -> float:
    """Return one end of what a figure leaves open; ``otherwise`` where there is none."""
    return otherwise if pd.isna(row[side]) else float(row[side])


def _totals(counts: Mapping[str, int], codes: Sequence[str]) -> dict[str, int]:
    """Return the sums of ``counts`` for the stems of ``codes``, each of everything inside.

    >>> _totals({"510000": 1, "510104": 2, "500101": 4}, ["510000", "500000"])
    {'51': 3, '50': 4}
    """
    totals: dict[str, int] = {}
    for length in {len(stem(code)) for code in codes}:
        for code, n in counts.items():
            totals[code[:length]] = totals.get(code[:length], 0) + n
    return totals


def fact(row: Row, lang: str) -> str:
    """Return a figure with its unit and hedge, and its status where it is not a reported one."""
    status = "" if row["status"] == "actual" else f"（{text('status.' + row['status'], lang)}）"
    return number(row, lang) + (status if lang == "zh" else status.replace("（", " (").replace("）", ")"))


def when(row: Row, lang: str) -> str:
    """Return the period of a figure, and how many other figures the region has."""
    stretch = period(row["period_start"], row["period_end"], lang) or text("map.no_period", lang)
    others = int(row["others"])
    return " · ".join([stretch, *([text("map.others", lang, n=others)] if others else [])])


def scope_label(row: Row, lang: str) -> str:
    """Return a scope in words: measure, basis, unit, status.

    >>> scope_label({"measure": "growth", "basis": "yoy", "unit": "%", "status": "target"}, "zh")
    '增长 · 同比 · % · 目标'
    """
    parts = [text(f"measure.{row['measure']}", lang), text(f"basis.{row['basis']}", lang) if row["basis"] else ""]
    parts += [unit_name(row["unit"], lang) or row["unit"], text(f"status.{row['status']}", lang)]
    return " · ".join(filter(None, parts))


def dated(sentence: str, when: str, lang: str) -> str:
    """Return the answer of one period, which it names unless the sentence does already.

    >>> dated("四川没有检出数字", "2024年", "zh"), dated("产值：四川最高，+8%（2024年）", "2024年", "zh")
    ('2024年，四川没有检出数字', '产值：四川最高，+8%（2024年）')
    """
    return sentence if not when or when in sentence else text("map.in_period", lang, period=when, sentence=sentence)


def finding(units: Sequence[Unit], place: str, figures: int, metric: str, measure: str, lang: str) -> str:
    """Return the map's answer as a sentence: which region has most figures, the highest value, or the best rank."""
    sign = -1 if measure == "rank" else 1
    found = [unit for unit in units if unit.value is not None]
    top = max(found, key=lambda unit: sign * (unit.value or 0), default=None)
    if not metric:
        if top is None:
            return text("map.finding.count_only" if figures else "map.finding.none", lang, place=place, n=figures)
        values = {"place": place, "n": figures, "top": top.title, "most": int(top.value or 0)}
        return text("map.finding.count" if len(found) > 1 else "map.finding.count_only", lang, **values)
    if top is None:
        inside = [unit.title for unit in units if unit.inside]
        kind = "metric_inside" if inside else "metric_none"
        return text(f"map.finding.{kind}", lang, metric=metric, place=place, names=joined(inside, lang))
    alone = "metric_one" if len(units) == 1 else "metric_only" if len(found) == 1 else ""
    kind = alone or ("rank" if measure == "rank" else "metric")
    first = leaders(found, measure == "rank")
    if len(first) > 1:
        kind += "_tie" if all(unit.low == unit.high == top.value for unit in first) else "_open"
    values = {"top": top.title, "value": top.fact, "period": top.period.split(" · ")[0]}
    return text(f"map.finding.{kind}", lang, metric=metric, names=_some([one.title for one in first], lang), **values)


def leaders(units: Sequence[Unit], is_rank: bool = False) -> list[Unit]:
    """Return the units that may stand first, as far as hedge words leave it open; of ranks the smallest number does.

    >>> one, other = (Unit("", name, name, 5, "", low=low, high=high) for name, low, high in (("a", 5, 5), ("b", 4, math.inf)))
    >>> [unit.title for unit in leaders([one, other])], [unit.title for unit in leaders([one, one])]
    (['a', 'b'], ['a', 'a'])
    """
    if is_rank:
        return [one for one in units if not any(other.high < one.low for other in units)]
    return [one for one in units if not any(other.low > one.high for other in units)]


def shortened(sentence: str) -> str:
    """Return a sentence that fits a tooltip."""
    return sentence if len(sentence) <= _SENTENCE else sentence[: _SENTENCE - 1] + "…"


def unplaced(counts: pd.Series, place: str, edition: str) -> dict[str, int]:
    """Return how many figures of ``place`` lie in none of the units drawn in it, by code.

    ``counts`` has the number of the place's figures by region code.

    >>> unplaced(pd.Series({"500105": 2, "500101": 1, "500000": 1}), "500000", "2025")
    {'500105': 2}
    """
    stems = tuple(stem(unit["id"]) for unit in children(place, edition))
    lost = counts[(counts.index != place) & ~counts.index.str.startswith(stems or ("",))]
    return {str(code): int(n) for code, n in lost.items()}


def telling(values: Iterable[float], scale: Classes) -> frozenset[int]:
    """Return the numbers of the classes that a legend lists: all, but of so few values only those that hold one.

    >>> sorted(telling([1, 4, 12], Classes((1, 2, 4, 6, 8, 10))))
    [0, 2, 4]
    """
    distinct = set(values)
    few = len(distinct) < len(scale)
    return frozenset(scale.index(value) for value in distinct) if few else frozenset(range(len(scale)))


def legend(
    units: Sequence[Unit], scale: Classes | None, unit: str, lang: str, listed: frozenset[int] | None = None
) -> list[dict[str, object]]:
    """Return the classes from high to low, last the units without a figure: ``shade, name, edges, places``.

    ``listed`` are the numbers of the classes to name (see :func:`telling`), by default all.
    """
    by_class: dict[int, list[str]] = {}
    for one in units:
        none = _OTHERWISE if one.otherwise else INSIDE if one.inside else MISSING
        index = none if one.value is None or scale is None else scale.index(one.value)
        by_class.setdefault(index, []).append(one.label)
    items = []
    for index in sorted(range(len(scale)) if scale and listed is None else listed or (), reverse=True):
        assert scale is not None
        edges = _edges(*scale.ranges()[index], unit, lang, scale.whole)
        class_name = text(f"map.class.{_NAMED[len(scale)][index]}", lang)
        items.append(_item(shade(index, len(scale)), class_name, edges, by_class.get(index, []), lang))
    if INSIDE in by_class:
        items.append(_item(INSIDE, text("map.only_inside", lang), "", by_class[INSIDE], lang))
    if _OTHERWISE in by_class:
        items.append(_item(MISSING, text("map.only_otherwise", lang), "", by_class[_OTHERWISE], lang))
    return [*items, _item(MISSING, text("map.missing", lang), "", by_class.get(MISSING, []), lang)]


def _edges(low: float, high: float, unit: str, lang: str, is_count: bool) -> str:
    """Return the first and last number of a class; counts in full, because 3.5万–39,999 is hard to read.

    >>> _edges(35000, 39999, "", "zh", True), _edges(2e9, 4e9, "元", "zh", False), _edges(1, 1, "", "en", True)
    ('35,000–39,999', '20–40亿元', '1')
    """
    if is_count:
        return plain(low) if low == high else f"{plain(low)}–{plain(high)}"
    return amount(low, unit, lang, value_max=None if low == high else high)


def _item(tone: int, name: str, edges: str, labels: list[str], lang: str) -> dict[str, object]:
    return {"shade": tone, "name": name, "edges": edges, "places": _some(labels, lang)}


def _some(labels: list[str], lang: str) -> str:
    """Return the first of some names, and how many there are."""
    listed = joined(labels[:_LISTED], lang)
    if len(labels) > _LISTED:
        listed += (" " if lang == "en" else "") + text("map.more", lang, n=len(labels) - (lang == "en") * _LISTED)
    return listed
