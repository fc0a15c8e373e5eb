"""Promises in words: who promised what by when, what was last reported, what it still needs."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten
from typing import Any

import pandas as pd

from dashboard import cards
from dashboard.amounts import amount
from dashboard.metrics import called
from dashboard.periods import period
from dashboard.places import place
from dashboard.words import text

Row = Mapping[str, Any]
_LONGEST_WORDS = {"zh": 22, "en": 42}


def fact_number(row: Row, lang: str) -> str:
    """Return the last reported number of a promise's kind, or an empty string."""
    if pd.isna(row["fact_value"]):
        return ""
    return amount(
        row["fact_value"],
        row["unit"],
        lang,
        bound=row["fact_bound"],
        value_max=row["fact_value_max"],
        measure=row["measure"],
    )


def fact_period(row: Row, lang: str) -> str:
    """Return the time of the last reported number."""
    return period(row["fact_start"], row["fact_end"], lang)


def deadline(row: Row, lang: str) -> str:
    """Return by when the promise is made: a year where it is the end of one."""
    end = row["period_end"]
    if pd.isna(end):
        return text("targets.no_deadline", lang)
    if (end.month, end.day) == (12, 31):
        return f"{end.year}年" if lang == "zh" else str(end.year)
    return period(end, end, lang)


def rate(value: float, unit: str, lang: str) -> str:
    """Return a growth a year with its sign and one decimal.

    >>> rate(12.34, "%", "zh"), rate(-0.5, "个百分点", "en")
    ('+12.3%', '−0.5 pp')
    """
    return amount(round(value, 1), unit, lang, measure="growth")


def need(row: Row, lang: str) -> str:
    """Return how much a year the promise still needs, or an empty string."""
    return _about(row, lang) + rate(row["need"], row["need_unit"], lang) if _needs(row) else ""


def _needs(row: Row) -> bool:
    """Tell whether there is time left for a promise that is not reached."""
    return pd.notna(row["need"]) and row["verdict"] not in ("met", "missed", "reached", "due")


def _about(row: Row, lang: str) -> str:
    return "" if row["bound"] == row["fact_bound"] == "exact" else text("hedge.about", lang)


def pace(value: float, unit: str, lang: str, about: str = "") -> str:
    """Return a growth a year as it stands within a sentence.

    >>> pace(43.91, "%", "zh", "约 "), pace(-0.5, "个百分点", "zh"), pace(43.91, "%", "en", "about ")
    ('增长约43.9%', '下降0.5个百分点', 'about +43.9%')
    """
    kind = "fall" if value < 0 else "grow" if unit == "%" else "rise"
    size = amount(abs(round(value, 1)), unit, lang)
    return text(f"targets.pace_{kind}", lang, about=about.strip() if lang == "zh" else about, size=size)


def verdict(row: Row, lang: str) -> str:
    """Return what the facts say about the promise, in a few words."""
    return text(f"targets.verdict_{row['verdict']}", lang)


def words(row: Row, lang: str) -> str:
    """Return whose promise it is and of what, short enough for a phone."""
    full = " · ".join(filter(None, (place(row, lang), called(row, lang))))
    if lang == "en":
        return shorten(full, _LONGEST_WORDS[lang], placeholder="…")
    return full if len(full) <= _LONGEST_WORDS[lang] else full[: _LONGEST_WORDS[lang]] + "…"


def numbers(row: Row, lang: str) -> str:
    """Return both numbers with their times: ``172.3亿元（2025年） → ≥ 200亿元（2026年）``."""
    told = text("targets.number", lang, value=fact_number(row, lang), time=fact_period(row, lang))
    return f"{told} → {text('targets.number', lang, value=cards.number(row, lang), time=deadline(row, lang))}"


def said(row: Row, lang: str) -> str:
    """Return the promise as a sentence: whose, what, by when, and which document made it when."""
    day: str = period(row["day"], row["day"], lang) or text("frame.undated", lang)
    again = text("targets.again", lang, n=int(row["told"])) if row["told"] > 1 else ""
    return text(
        "targets.said" if pd.notna(row["period_end"]) else "targets.said_open",
        lang,
        place=place(row, lang) or text("overview.no_region", lang),
        metric=called(row, lang) + (f" · {row['entity']}" if row["entity"] else ""),
        value=cards.number(row, lang),
        kind=_kind(row, lang),
        deadline=deadline(row, lang),
        title=row["title"] or row["file"],
        day=day,
        again=again,
    )


def found(row: Row, lang: str) -> str:
    """Return what was last reported, what is still needed and where the trend leads, as sentences."""
    if pd.isna(row["fact_value"]):
        return text(f"targets.found_{'due' if row['verdict'] == 'due' else 'none'}", lang)
    parts = [text("targets.found", lang, period=fact_period(row, lang), value=fact_number(row, lang))]
    if row["fact_others"]:
        parts.append(text("targets.found_others", lang, n=int(row["fact_others"])))
    if _needs(row):
        how_much = pace(row["need"], row["need_unit"], lang, _about(row, lang))
        parts.append(text("targets.need", lang, rate=how_much))
    if pd.notna(row["leads_to"]) and row["verdict"] in ("on_track", "behind"):
        parts.append(trend(row, lang))
    return ("" if lang == "zh" else " ").join([*parts, text(f"targets.says_{row['verdict']}", lang)])


def trend(row: Row, lang: str) -> str:
    """Return the sentence on the promise's own trend, between its last two facts."""
    return text(
        "targets.trend",
        lang,
        first=f"{row['before_end']:%Y}",
        last=f"{row['fact_end']:%Y}",
        rate=pace(row["own"], row["need_unit"], lang),
        share=round(100 * row["leads_to"] / row["value"]),
    )


def change(row: Row, lang: str) -> str:
    """Return what a later document made of the promise (see ``promises.changes``)."""
    later = {name: row[f"later_{name}"] for name in ("value", "value_max", "bound")}
    return text(
        f"targets.change_{row['change']}",
        lang,
        day=period(row["later_day"], row["later_day"], lang),
        value=cards.number({**row, **later}, lang),
        deadline=deadline({"period_end": row["later_end"]}, lang),
    )


def _kind(row: Row, lang: str) -> str:
    kind = cards.scope(row, lang)
    return text("targets.kind", lang, kind=kind) if kind else ""
