"""Two places beside each other, in words and as HTML: values, what differs, and what only one of them reports.

The documents were written by anyone: whatever comes from the dataset is escaped here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboard import cards, pairing, series, signatures
from dashboard.amounts import amount, plain
from dashboard.dataset import SERIES_SCOPE
from dashboard.metrics import name as metric_name
from dashboard.page_links import link
from dashboard.periods import period
from dashboard.places import place
from dashboard.regions import COUNTRY, colour, name, province
from dashboard.selection import Filters
from dashboard.words import text
from etl.compare.signature import parts

Row = Mapping[str, Any]
_TIMES = 1.5
"""From so many times on a ratio says more than a difference."""


def called(row: Row, lang: str) -> str:
    """Return a place by name, one inside a region with the region's.

    >>> called({"region_code": "370300", "province": "山东省", "city": "淄博市", "county": ""}, "zh")
    '山东淄博市'
    """
    own, of = place(row, lang), name(province(row["region_code"]), lang)
    if row["region_code"] == COUNTRY or row["region_code"].endswith("0000"):
        return of
    return of + own if lang == "zh" else f"{own}, {of}"


def metric(row: Row, lang: str) -> str:
    """Return the name of a figure's indicator."""
    return metric_name(row["metric_id"], row["metric"], lang)


def verdict(one: Row, other: Row, names: tuple[str, str], pair: Row, lang: str) -> str:
    """Return what may be said of a pair (a row of :func:`dashboard.pairing.pairs`): the difference, or what differs."""
    if pair["differs_in"]:
        return text("pair.differs", lang, parts=_parts(one, other, pair["differs_in"], lang))
    if not pair["same_time"]:
        return text("pair.other_time", lang)
    return difference(one, other, names, lang)


def difference(one: Row, other: Row, names: tuple[str, str], lang: str) -> str:
    """Return by how much one of two comparable figures is larger, or that it is open."""
    by, stands = pairing.difference(one, other), pairing.stands(one, other)
    if not stands:
        return text("pair.equal" if not by and not pairing.is_hedged(one, other) else "pair.open", lang)
    first = names[0] if stands > 0 else names[1]
    if one["measure"] == "rank":
        return text("pair.ahead", lang, region=first, n=int(abs(by)))
    unit = "个百分点" if one["unit"] == "%" else one["unit"]
    values = {"region": first, "by": _hedged(one, other, lang) + amount(abs(by), unit, lang)}
    times = _times(one, other)
    if times:
        return text("pair.more_times", lang, times=_hedged(one, other, lang) + plain(times), **values)
    return text("pair.more", lang, **values)


def _hedged(one: Row, other: Row, lang: str) -> str:
    return text("hedge.about", lang) if pairing.is_hedged(one, other) else ""


def _times(one: Row, other: Row) -> float:
    """Return how many times the smaller the larger of two sizes is, with one decimal; 0 where that says nothing."""
    small, large = sorted((one["value"], other["value"]))
    if one["measure"] not in ("level", "increment") or one["unit"] == "%" or small <= 0 or large / small < _TIMES:
        return 0
    return float(round(large / small, 1))


def _parts(one: Row, other: Row, differs_in: str, lang: str) -> str:
    mine, theirs = parts(one["signature"]), parts(other["signature"])
    said = [
        text(
            "signature.difference",
            lang,
            part=signatures.part_name(part, lang),
            own=signatures.word(part, mine[part], lang),
            others=signatures.word(part, theirs[part], lang),
        )
        for part in differs_in.split("+")
    ]
    return ("；" if lang == "zh" else "; ").join(said)


def table(rows: Sequence[tuple[Row, Row, Row]], names: tuple[str, str], filters: Filters) -> str:
    """Return pairs (both figures, and their row of :func:`dashboard.pairing.pairs`) as a table to read."""
    lang = filters.lang
    heads = [text("series.metric", lang), *names, text("pair.verdict", lang)]
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    body = "".join(_line(one, other, pair, names, filters) for one, other, pair in rows)
    return f'<table class="pairs"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _line(one: Row, other: Row, pair: Row, names: tuple[str, str], filters: Filters) -> str:
    lang = filters.lang
    kinds = {measured(row, lang): None for row in (one, other)}
    kind = " / ".join(kinds)
    return (
        f'<tr><th scope="row">{escape(metric(one, lang))}<small>{escape(kind)}</small></th>'
        f"{_side(one, names[0], filters, 'first')}{_side(other, names[1], filters, 'second')}"
        f'<td class="verdict">{escape(verdict(one, other, names, pair, lang))}</td></tr>'
    )


def _side(row: Row, called_here: str, filters: Filters, side: str) -> str:
    lang = filters.lang
    when = period(row["period_start"], row["period_end"], lang)
    about = " · ".join(part for part in (text(f"status.{row['status']}", lang), when) if part)
    return (
        f'<td class="{side} {row["status"]}" style="--region:{colour(row["region_code"])}" '
        f'data-place="{escape(called_here)}">{_link(row, filters)}<small>{escape(about)}</small></td>'
    )


def _link(row: Row, filters: Filters) -> str:
    return link("evidence", cards.number(row, filters.lang), filters, figure=row["indicator_id"])


def measured(row: Row, lang: str) -> str:
    """Return how a figure is measured: kind of statement and unit."""
    return series.measured({"scope": row[SERIES_SCOPE], "unit": row["unit"]}, lang)


def listed(rows: Sequence[Row], more: int, filters: Filters) -> str:
    """Return figures that stand alone as a list; ``more`` are not shown."""
    lang = filters.lang
    items = "".join(
        f'<li class="{row["status"]}" style="--region:{colour(row["region_code"])}"><span>{escape(metric(row, lang))}</span> '
        f"{_link(row, filters)} <small>{escape(_about(row, lang))}</small></li>"
        for row in rows
    )
    left = f'<li class="more">{escape(text("pair.more_alone", lang, n=more))}</li>' if more else ""
    return f'<ul class="alone">{items}{left}</ul>'


def _about(row: Row, lang: str) -> str:
    said = (
        text(f"status.{row['status']}", lang),
        cards.scope(row, lang),
        period(row["period_start"], row["period_end"], lang),
    )
    return " · ".join(part for part in said if part)
