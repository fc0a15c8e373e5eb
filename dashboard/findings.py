"""A check and a conflict as HTML: the calculation in words and numbers, the sentences, and the way to the evidence.

The documents were written by anyone: whatever comes from the dataset is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from math import floor, log10
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from dashboard import cards
from dashboard.amounts import SIGN, amount
from dashboard.metrics import called
from dashboard.periods import period
from dashboard.places import place
from dashboard.records import records
from dashboard.regions import colour
from dashboard.selection import Filters
from dashboard.words import text

Row = Mapping[str, Any]
_DIGITS, _POINTS = 5, 2
_GROWTH = {"growth", "target"}


def checks(rows: pd.DataFrame, figures: pd.DataFrame, filters: Filters) -> str:
    """Return checks (``queries.checks.listed``) with the figures that they name (``queries.checks.figures``)."""
    known = {str(row["indicator_id"]): row for row in records(figures)}
    return _list(_check(row, known, filters) for row in records(rows))


def named(rows: pd.DataFrame) -> list[str]:
    """Return the ids of all figures that checks name."""
    others = (each for joined in rows["others"] for each in joined.split(";"))
    return sorted({*rows["indicator_id"], *others})


def conflicts(rows: pd.DataFrame, filters: Filters) -> str:
    """Return conflicts, of which ``queries.checks.conflicts`` gives the figures."""
    groups = rows.groupby("conflict_id", sort=False)
    return _list(_conflict(records(group), filters) for _, group in groups)


def calculation(check: Row, figures: Mapping[str, Row], lang: str) -> str:
    """Return what the other figures make of the stated one, and what the text says."""
    own = [cards.number(figures[each], lang) for each in check["others"].split(";")]
    kind = _sentence(check)
    values: dict[str, object] = {
        "first": own[0],
        "last": own[-1],
        "sum": " + ".join(own),
        "years": int(check["years"]),
        "expected": _expected(check, lang),
        "stated": cards.number(figures[check["indicator_id"]], lang),
    }
    return text(f"checks.calculation.{kind}", lang, **values)


def _sentence(check: Row) -> str:
    """Return which sentence tells a calculation: over several years it is another one."""
    kind = str(check["kind"])
    if kind == "target":
        return "needed" if check["reason"] == "no_rate" else "target"
    return "growth_years" if kind == "growth" and check["years"] > 1 else kind


def _expected(check: Row, lang: str) -> str:
    """Return what is expected, with the interval that digits and hedges leave where it is wider than the last digit shown."""
    unit, signed = check["unit"], "growth" if check["kind"] in _GROWTH else "level"
    value, low, high = (_short(check[f"expected{end}"], unit) for end in ("", "_low", "_high"))
    said = amount(value, unit, lang, measure=signed)
    if check["kind"] in ("part", "parts") or (low == high == value):
        return said
    if pd.isna(low) or pd.isna(high):
        end, bound = (high, "at_most") if pd.isna(low) else (low, "at_least")
        return said if pd.isna(end) else text("checks.open", lang, value=said, end=amount(end, unit, lang, bound=bound))
    return text("checks.interval", lang, value=said, low=amount(low, unit, lang), high=amount(high, unit, lang))


def _short(value: float, unit: str) -> float:
    """Return a calculated number with as many digits as one reads: two decimals of a percentage, else five digits.

    >>> _short(11.539990, "%"), _short(1016250000000.0, "元"), _short(0.0, "家")
    (11.54, 1016200000000.0, 0.0)
    """
    if unit in ("%", "个百分点") or pd.isna(value) or not value:
        return round(value, _POINTS)
    return float(round(value, _DIGITS - 1 - floor(log10(abs(value)))))


def _check(check: Row, figures: Mapping[str, Row], filters: Filters) -> str:
    lang = filters.lang
    about = [place(check, lang), period(check["period_start"], check["period_end"], lang)]
    stated = figures[check["indicator_id"]]
    sources = _sources([stated, *(figures[each] for each in check["others"].split(";"))], filters)
    reason = f'<p class="why">{escape(text("checks.reason." + check["reason"], lang))}</p>' if check["reason"] else ""
    return (
        f'<li style="--region:{colour(check["region_code"])}" class="{escape(check["verdict"])}">'
        f'<p class="about"><b>{escape(text("checks.verdict." + check["verdict"], lang))}</b> '
        f"{escape(text('checks.kind.' + check['kind'], lang))} · {escape(' · '.join(filter(None, about)))}</p>"
        f'<p class="what">{escape(called(stated, lang))}</p>'
        f'<p class="sum">{_unbroken(calculation(check, figures, lang))}</p>{reason}{sources}</li>'
    )


def _unbroken(said: str) -> str:
    """Return a calculation as HTML whose signs stay with their numbers at the end of a line.

    >>> _unbroken("9200 ÷ ≥ 10 = 920; the text says ≥ 11%")
    '9200 ÷ ≥&nbsp;10 = 920; the text says ≥&nbsp;11%'
    """
    return SIGN.sub(r"\1&nbsp;", escape(said))


def _sources(figures: Iterable[Row], filters: Filters) -> str:
    """Return the sentences of figures, each once, with its numbers marked and linked to the evidence."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in figures:
        groups.setdefault((row["doc_id"], row["sentence"]), []).append(row)
    quotes = "".join(
        f"<blockquote><p>{_marked(rows, filters)}</p><footer>{escape(rows[0]['title'])}</footer></blockquote>"
        for rows in groups.values()
    )
    return f'<div class="sources">{quotes}</div>'


def _marked(rows: Sequence[Row], filters: Filters) -> str:
    """Return a sentence with its figures as links."""
    sentence, at, parts = str(rows[0]["sentence"]), 0, []
    for row in sorted(rows, key=lambda row: row["start"]):
        found = sentence.find(row["quote"], at)
        if found < 0:
            continue
        parts += [escape(sentence[at:found]), _link(row, escape(row["quote"]), filters)]
        at = found + len(row["quote"])
    return "".join([*parts, escape(sentence[at:])])


def _link(row: Row, shown: str, filters: Filters) -> str:
    address = "evidence?" + urlencode(filters.for_other_page(figure=row["indicator_id"]).to_url())
    return f'<a href="{escape(address)}">{shown}</a>'


def _conflict(members: Sequence[Row], filters: Filters) -> str:
    lang, first = filters.lang, members[0]
    kind = cards.scope(first, lang)
    about = [place(first, lang), period(first["period_start"], first["period_end"], lang), kind]
    return (
        f'<li style="--region:{colour(first["region_code"])}" class="contradicts">'
        f'<p class="about">{escape(" · ".join(filter(None, about)))}</p>'
        f'<p class="what">{escape(called(first, lang))}</p>'
        f"<ol>{''.join(_member(row, filters) for row in members)}</ol></li>"
    )


def _member(row: Row, filters: Filters) -> str:
    lang = filters.lang
    day = period(row["published_date"], row["published_date"], lang)
    stands = "first" if row["place"] == 1 else "agrees" if row["agrees"] else "differs"
    copies = text("checks.copies", lang, n=int(row["copies"])) if row["copies"] else ""
    about = [row["source"], text(f"checks.authority.{row['authority']}", lang), day, copies]
    return (
        f'<li class="{stands}"><p class="value"><b>{escape(cards.number(row, lang))}</b> '
        f"<span>{escape(text('checks.stands.' + stands, lang))}</span></p>"
        f'<p class="about">{escape(" · ".join(filter(None, about)))}</p>{_sources([row], filters)}</li>'
    )


def _list(items: Iterable[str]) -> str:
    return f'<ul class="findings">{"".join(items)}</ul>'
