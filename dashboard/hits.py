"""What a search found, as HTML: each sentence with the hit marked, its figures as links to the evidence, its document.

The documents were written by anyone: whatever comes from the dataset is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from dashboard import cards
from dashboard.amounts import amount
from dashboard.metrics import called
from dashboard.periods import period
from dashboard.places import place
from dashboard.regions import colour
from dashboard.search.grammar import Quantity, Query
from dashboard.search.sentences import places_of
from dashboard.selection import Filters
from dashboard.words import joined, text

Row = Mapping[str, Any]
Span = tuple[int, int, str]
_BEFORE, _SHOWN = 60, 230


def listed(sentences: Iterable[Sequence[Row]], query: Query, filters: Filters) -> str:
    """Return sentences with figures; each is given as the rows of ``indicators`` that were found in it."""
    return _list(_item(rows, query, filters) for rows in sentences)


def mentions(rows: Iterable[Row], query: Query, filters: Filters) -> str:
    """Return sentences without figures (rows of ``queries.search.sentences``)."""
    return _list(_mention(row, query, filters) for row in rows)


def by_sentence(rows: Iterable[Row]) -> list[list[Row]]:
    """Return figures in groups of one sentence, the sentences in the order of their first figure."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["doc_id"], row["sentence"]), []).append(row)
    return [sorted(group, key=lambda row: row["start"]) for group in groups.values()]


def understood(query: Query, lang: str) -> str:
    """Return how a query was read, in words.

    >>> understood(Query(words=("算力",), quantity=Quantity(1000.0, None, "P"), year_from=2023), "zh")
    '词：算力 · 数值 ≥ 1,000P · 2023年起'
    """
    parts = [text("search.part_words", lang, words=joined(list(query.words), lang))] if query.words else []
    parts += [text("search.part_without", lang, words=joined(list(query.without), lang))] if query.without else []
    parts += [text(f"measure.{query.measure}", lang)] if query.measure else []
    parts += [text(f"basis.{query.basis}", lang)] if query.basis else []
    parts += [text("search.part_quantity", lang, quantity=_limits(query.quantity, lang))] if query.quantity else []
    parts += [name for name, _ in query.places]
    parts += [text(f"status.{query.status}", lang)] if query.status else []
    if query.months and query.year_from:
        parts.append(_part_of_year(query.year_from, *query.months, lang))
    elif query.year_from or query.year_to:
        kind = "both" if query.year_from and query.year_to else "from" if query.year_from else "to"
        years = {"first": str(query.year_from), "last": str(query.year_to)}
        one = query.year_from == query.year_to
        parts.append(text("search.part_year" if one else f"search.part_{kind}", lang, **years))
    return " · ".join(parts)


def _part_of_year(year: int, first: int, last: int, lang: str) -> str:
    """Return months of a year in words.

    >>> _part_of_year(2021, 1, 6, "zh"), _part_of_year(2021, 4, 6, "en")
    ('2021年上半年', 'Q2 2021')
    """
    end = pd.Timestamp(year, last, 1) + pd.offsets.MonthEnd()
    return period(pd.Timestamp(year, first, 1), end, lang)


def _limits(quantity: Quantity, lang: str) -> str:
    low, high, unit = quantity.low, quantity.high, quantity.unit
    if low is not None and high is not None:
        return f"= {amount(low, unit, lang)}" if low == high else amount(low, unit, lang, value_max=high)
    if low is not None:
        return f"{'>' if quantity.above else '≥'} {amount(low, unit, lang)}"
    return f"{'<' if quantity.below else '≤'} {amount(high or 0.0, unit, lang)}"


def _list(items: Iterable[str]) -> str:
    return f'<ol class="hits">{"".join(items)}</ol>'


def _item(rows: Sequence[Row], query: Query, filters: Filters) -> str:
    sentence = str(rows[0]["sentence"])
    numbers = _numbers(rows, sentence)
    words = [(start, end, "word") for start, end in places_of(query.words, sentence)]
    links = "".join(f"<li>{_figure(row, filters)}</li>" for row in rows)
    return f'<li><p class="hit">{_marked(sentence, [*numbers, *words])}</p><ul class="figures">{links}</ul>{_source(rows[0])}</li>'


def _mention(row: Row, query: Query, filters: Filters) -> str:
    words = [(start, end, "word") for start, end in places_of(query.words, row["sentence"])]
    address = _address(filters, doc=row["doc_id"], span=f"{row['start']}-{row['end']}")
    return f'<li><p class="hit"><a href="{address}">{_marked(row["sentence"], words)}</a></p>{_source(row)}</li>'


def _figure(row: Row, filters: Filters) -> str:
    lang = filters.lang
    about = [place(row, lang), period(row["period_start"], row["period_end"], lang), cards.scope(row, lang)]
    about.append(text(f"status.{row['status']}", lang))
    return (
        f'<a href="{_address(filters, figure=row["indicator_id"])}" style="--region:{colour(row["region_code"])}" '
        f'class="{escape(row["status"])}"><b>{escape(cards.number(row, lang))}</b> '
        f"<span>{escape(called(row, lang))}</span> <small>{escape(' · '.join(filter(None, about)))}</small></a>"
    )


def _source(row: Row) -> str:
    return f'<p class="source">{escape(row["title"])}</p>'


def _address(filters: Filters, **picks: str) -> str:
    return escape("evidence?" + urlencode(filters.for_other_page(**picks).to_url()))


def _numbers(rows: Sequence[Row], sentence: str) -> list[Span]:
    """Return where the figures stand in their sentence: each after the one before it."""
    spans: list[Span] = []
    first, base = int(rows[0]["start"]), 0
    for row in rows:
        guess = base + int(row["start"]) - first
        at = sentence.find(row["quote"], max(guess if spans else 0, 0))
        if at < 0:
            at = sentence.find(row["quote"])
        if at >= 0:
            base = at - (int(row["start"]) - first) if not spans else base
            spans.append((at, at + len(row["quote"]), str(row["status"])))
    return spans


def _marked(sentence: str, spans: Iterable[Span]) -> str:
    """Return a sentence with its marks, cut around the first of them if it is long."""
    apart: list[Span] = []
    for start, end, kind in sorted(spans, key=lambda span: (span[2] == "word", span[0])):
        if all(end <= other[0] or start >= other[1] for other in apart):
            apart.append((start, end, kind))
    apart.sort()
    first = max(apart[0][0] - _BEFORE, 0) if apart and len(sentence) > _SHOWN else 0
    last = min(first + _SHOWN, len(sentence))
    parts, at = ["…" if first else ""], first
    for start, end, kind in (span for span in apart if span[1] <= last):
        parts += [escape(sentence[at:start]), f'<mark class="{escape(kind)}">{escape(sentence[start:end])}</mark>']
        at = end
    return "".join([*parts, escape(sentence[at:last]), "…" if last < len(sentence) else ""])
