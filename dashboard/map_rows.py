"""What a map shows of each region, in words: rows for :func:`dashboard.maps.deck`, and the legend as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from dashboard.amounts import amount, unit_name
from dashboard.cards import number
from dashboard.geo.boundaries import TOP, children, name, stem
from dashboard.geo.classes import Classes
from dashboard.maps import COLUMNS, Colours
from dashboard.periods import period
from dashboard.places import english
from dashboard.regions import name as region_name
from dashboard.words import joined, text

Row = Mapping[Any, Any]
_SENTENCE, _LISTED = 90, 5
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


def count_rows(counts: pd.DataFrame, codes: tuple[str, ...], edition: str, lang: str) -> pd.DataFrame:
    """Return one row per unit with the number of figures of the unit and of everything in it (empty for none)."""
    rows = []
    for code in codes:
        inside = counts[counts["region_code"].str.startswith(stem(code))]
        found = int(inside["figures"].sum())
        fact = text("map.counted", lang, n=found) if found else text("map.missing", lang)
        hint = text("map.enter_hint", lang) if children(code, edition) else ""
        rows.append((code, label(code, edition, lang), found or None, label(code, edition, lang), fact, hint, ""))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"value": float})


def value_rows(values: pd.DataFrame, codes: tuple[str, ...], edition: str, lang: str) -> pd.DataFrame:
    """Return one row per unit with its latest figure (see :func:`dashboard.queries.places.values`)."""
    by_code = {row["region_code"]: row for row in values.to_dict("records")}
    rows = []
    for code in codes:
        title, row = label(code, edition, lang), by_code.get(code)
        if row is None:
            rows.append((code, title, None, title, text("map.missing", lang), "", ""))
        else:
            told = (fact(row, lang), when(row, lang), shortened(row["sentence"]))
            rows.append((code, title, row["value"], title, *told))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"value": float})


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


def finding(rows: pd.DataFrame, place: str, figures: int, metric: str, measure: str, lang: str) -> str:
    """Return the map's answer as a sentence: which region has most figures, the highest value, or the best rank."""
    found = rows.dropna(subset="value").sort_values("value", ascending=measure == "rank", kind="stable")
    top = found.iloc[0] if len(found) else None
    if not metric:
        if top is None:
            return text("map.finding.count_only" if figures else "map.finding.none", lang, place=place, n=figures)
        values = {"place": place, "n": figures, "top": top["label"], "most": int(top["value"])}
        return text("map.finding.count" if len(found) > 1 else "map.finding.count_only", lang, **values)
    if top is None:
        return text("map.finding.metric_none", lang, metric=metric, place=place)
    kind = "metric_only" if len(found) == 1 else "rank" if measure == "rank" else "metric"
    values = {"metric": metric, "top": top["label"], "value": top["fact"], "period": top["period"].split(" · ")[0]}
    return text(f"map.finding.{kind}", lang, **values)


def shortened(sentence: str) -> str:
    """Return a sentence that fits a tooltip."""
    return sentence if len(sentence) <= _SENTENCE else sentence[: _SENTENCE - 1] + "…"


def unplaced(counts: pd.DataFrame, place: str, edition: str) -> dict[str, int]:
    """Return the figures per code that lie in ``place`` but in none of the units drawn in it."""
    stems = tuple(stem(unit["id"]) for unit in children(place, edition))
    codes = counts["region_code"]
    lost = codes.str.startswith(stem(place)) & (codes != place) & ~codes.str.startswith(stems or ("",))
    if place == TOP or not stems:
        return {}
    return dict(zip(counts.loc[lost, "region_code"], map(int, counts.loc[lost, "figures"]), strict=True))


def legend(rows: pd.DataFrame, scale: Classes | None, unit: str, colours: Colours, lang: str) -> str:
    """Return the classes from high to low with colour, name, edges and regions; last, the regions without a figure."""
    items = []
    for index in reversed(range(len(scale) if scale else 0)):
        assert scale is not None
        low, high = scale.ranges()[index]
        edges = amount(low, unit, lang, value_max=None if low == high else high)
        here = rows.loc[rows["value"].map(lambda v, i=index: v == v and scale.index(v) == i), "label"]
        class_name = text(f"map.class.{_NAMED[len(scale)][index]}", lang)
        items.append(_item(colours.of(index, len(scale)), class_name, edges, list(here), lang))
    missing = list(rows.loc[rows["value"].isna(), "label"])
    items.append(_item(colours.missing, text("map.missing", lang), "", missing, lang))
    return f'<ul class="map-legend" aria-label="{escape(text("map.legend", lang))}">{"".join(items)}</ul>'


def _item(colour: str, title: str, edges: str, names: list[str], lang: str) -> str:
    listed = joined(names[:_LISTED], lang)
    if len(names) > _LISTED:
        listed += (" " if lang == "en" else "") + text("map.more", lang, n=len(names) - (lang == "en") * _LISTED)
    places = f"<small>{escape(listed)}</small>" if names else ""
    return f'<li><i style="background:{colour}"></i><b>{escape(title)}</b><span>{escape(edges)}</span>{places}</li>'
