"""How a figure came out of its sentence, step by step: the words, the rule, the result, and what speaks against it.

Each step stands alone, so that a reader can dispute one of them and leave the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from dashboard.amounts import plain, unit_name
from dashboard.cards import scope
from dashboard.metrics import name as metric_name
from dashboard.periods import period
from dashboard.places import place
from dashboard.regions import name, province
from dashboard.words import known, text
from etl.vocabulary import tables

Row = Mapping[Any, Any]
RULED = ("period", "region", "metric", "status", "measure")
_SCALED = re.compile(r"(\d[\d,，]*(?:\.\d+)?)\s*(万亿|百亿|千亿|亿|千万|百万|万|千|百)?")
_SCALES = {
    "百": 1e2,
    "千": 1e3,
    "万": 1e4,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
    "百亿": 1e10,
    "千亿": 1e11,
    "万亿": 1e12,
}
_WORDS = (("成", "tenths"), ("分之", "fraction"), ("番", "doubling"), ("半", "half"))
_OWN_PLACE = re.compile(r"(?:全|我|本)[省市区县州]")
_KINDS_OF_PLACE = "省市区县州盟旗"
_FLAGS = {
    "number": ("no_unit", "small_word"),
    "metric": ("no_metric", "metric_long", "metric_carried"),
    "period": ("no_period", "period_far"),
    "region": ("region_default", "region_far"),
}
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``words`` of the text (empty where it rests on none), the ``rule`` and the ``result`` in words, ``doubts``.

    An empty ``result`` means that the step found nothing.
    """

    kind: str
    words: str
    rule: str
    result: str
    doubts: tuple[str, ...] = ()


def steps(row: Row, lang: str) -> list[Step]:
    """Return the steps of one row of ``indicators`` in their order."""
    made = [
        ("number", row["quote"], arithmetic(row, lang), _number(row, lang)),
        ("bound", "、".join(hedges(row["quote"])), text(f"derivation.bound_{row['bound']}", lang), _bound(row, lang)),
        ("metric", row["metric"], _ruled(row, "metric", lang), _metric(row, lang)),
        ("measure", "", _ruled(row, "measure", lang), scope(row, lang) or text("measure.level", lang)),
        ("period", row["period_text"], _ruled(row, "period", lang), _period(row, lang)),
        ("region", place_words(row), _ruled(row, "region", lang), _region(row, lang)),
        ("status", "", _ruled(row, "status", lang), text(f"status.{row['status']}", lang)),
    ]
    return [Step(*parts, doubts=_doubts(row, parts[0], lang)) for parts in made]


def chain(row: Row, lang: str) -> str:
    """Return the steps as lines of plain text, to be copied into a letter."""
    lines = [f"{row['indicator_id']}  “{row['sentence']}”"]
    for number, step in enumerate(steps(row, lang), 1):
        words = f"“{step.words}” → " if step.words else ""
        result = step.result or text("evidence.none", lang)
        rule = text("derivation.rule", lang, rule=step.rule) if step.rule else ""
        lines.append(f"{number} {text(f'derivation.{step.kind}', lang)}  {words}{result}{rule}")
    return "\n".join(lines)


def arithmetic(row: Row, lang: str) -> str:
    """Return how the words became the number: ``1,200 × 100,000,000（亿）``.

    >>> arithmetic({"quote": "突破1200亿元", "value": 1.2e11, "measure": "level"}, "zh")
    '1,200 × 100,000,000（亿）'
    """
    size = abs(row["value"])
    found = _SCALED.search(row["quote"])
    sign = text("derivation.falls", lang) if row["value"] < 0 else ""
    if not found:
        kind = next((kind for word, kind in _WORDS if word in row["quote"]), "words")
        return text(f"derivation.{kind}", lang) + sign
    digits, scale = float(re.sub("[,，]", "", found[1])), found[2] or ""
    factor = _SCALES.get(scale, 1.0)
    if _same(digits * factor, size):
        said = text("derivation.scaled", lang, digits=plain(digits), factor=plain(factor), scale=scale)
        return (said if scale else text("derivation.as_printed", lang)) + sign
    if digits and size / digits in _SCALES.values():
        return text("derivation.scale_elsewhere", lang, digits=plain(digits), factor=plain(size / digits)) + sign
    return text("derivation.words", lang) + sign


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= _CLOSE * max(abs(one), abs(other), 1.0)


@cache
def _hedge_words() -> list[str]:
    return sorted({row["term"] for row in tables.rows("hedges") if row["bound"]}, key=len, reverse=True)


def hedges(quote: str) -> list[str]:
    """Return the hedge words in a quote, in their order.

    >>> hedges("突破1200亿元"), hedges("约3万家以上"), hedges("12%")
    (['突破'], ['约', '以上'], [])
    """
    found: dict[int, str] = {}
    rest = re.sub(r"[\d.,，%]", "\0", quote)
    for term in _hedge_words():
        while (at := rest.find(term)) >= 0:
            found[at] = term
            rest = rest[:at] + "\0" * len(term) + rest[at + len(term) :]
    return [found[at] for at in sorted(found)]


def place_words(row: Row) -> str:
    """Return the words of the sentence that name the figure's place, or an empty string.

    >>> place_words({"county": "江北区", "city": "", "province": "重庆市", "sentence": "江北区增长26.5%。"})
    '江北区'
    """
    sentence = row["sentence"]
    for full in (row["county"], row["city"], row["province"]):
        short = full.rstrip(_KINDS_OF_PLACE)
        for words in (full, short if len(short) > 1 else ""):
            if words and words in sentence:
                return str(words)
    own = _OWN_PLACE.search(sentence)
    return own[0] if own else ""


def region(row: Row, lang: str) -> str:
    """Return the region of a row from the province down, or an empty string.

    >>> region({"region_code": "500105", "province": "重庆市", "city": "", "county": "江北区"}, "zh")
    '重庆 江北区'
    """
    names = (name(province(row["region_code"]), lang), place(row, lang))
    return (" " if lang == "zh" else ", ").join(dict.fromkeys(filter(None, names if lang == "zh" else names[::-1])))


def rules(listed: str, field: str = "") -> list[str]:
    """Return the names in a ``rules`` column that belong to one field, or those that belong to none of :data:`RULED`.

    >>> rules("period:clause;region:document;rounded", "period"), rules("period:clause;region:document;rounded")
    (['period:clause'], ['rounded'])
    """
    names = [part.strip() for part in listed.split(";") if part.strip()]
    if field:
        return [part for part in names if part.startswith(f"{field}:")]
    return [part for part in names if part.split(":")[0] not in RULED]


def rule_words(names: Iterable[str], lang: str) -> str:
    """Return rules in words; a rule without words is shown as it is."""
    return text("evidence.and", lang).join(known(f"rule.{rule}", lang, rule) for rule in names)


def other_flags(listed: str) -> list[str]:
    """Return the flags that speak against no single step."""
    placed = {flag for flags in _FLAGS.values() for flag in flags}
    return [flag for flag in filter(None, listed.split(";")) if flag not in placed]


def _ruled(row: Row, field: str, lang: str) -> str:
    return rule_words(rules(row["rules"], field), lang)


def _doubts(row: Row, kind: str, lang: str) -> tuple[str, ...]:
    listed = row["flags"].split(";")
    return tuple(text(f"flag.{flag}", lang) for flag in _FLAGS.get(kind, ()) if flag in listed)


def _number(row: Row, lang: str) -> str:
    unit = unit_name(row["unit"], lang, row["value"]) or row["unit"]
    number = plain(row["value"]) + (f" – {plain(row['value_max'])}" if pd.notna(row["value_max"]) else "")
    return f"{number} {unit}".strip()


def _bound(row: Row, lang: str) -> str:
    """Return the hedge and the stretch that it leaves open; an exact number has none."""
    low, high, said = row["low"], row["high"], text(f"bound.{row['bound']}", lang)
    if (pd.isna(low) and pd.isna(high)) or low == high:
        return said
    if pd.isna(high):
        interval = text("evidence.from", lang, low=plain(low))
    elif pd.isna(low):
        interval = text("evidence.up_to", lang, high=plain(high))
    else:
        interval = f"{plain(low)} – {plain(high)}"
    return text("derivation.interval", lang, bound=said, interval=interval)


def _metric(row: Row, lang: str) -> str:
    """Return the canonical name with its id, or the words of the text where there is none."""
    canonical = metric_name(row["metric_id"], row["metric"], lang)
    return f"{canonical} · {row['metric_id']}" if row["metric_id"] else canonical


def _period(row: Row, lang: str) -> str:
    words = period(row["period_start"], row["period_end"], lang)
    if not words:
        return ""
    first, last = (f"{row[end]:%Y-%m-%d}" for end in ("period_start", "period_end"))
    return f"{words} · {first}" + ("" if first == last else f" – {last}")


def _region(row: Row, lang: str) -> str:
    return " · ".join(filter(None, (region(row, lang), row["region_code"])))
