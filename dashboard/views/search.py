"""Search in sentences and by quantity: each hit with its number marked and one click to the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from dashboard import filters as chosen
from dashboard import frame, hits, paging
from dashboard.dataset import Dataset
from dashboard.metrics import called
from dashboard.page_links import linked
from dashboard.places import place
from dashboard.queries import overview
from dashboard.queries import search as ask
from dashboard.records import records
from dashboard.regions import FIVE
from dashboard.regions import name as region_name
from dashboard.search.grammar import Query, QueryError, parse
from dashboard.search.spoken import spoken
from dashboard.selection import Filters
from dashboard.words import joined, text

_FIELD, _SHEET = "search.field", "hits.css"
_EXAMPLES = ("search.example_1", "search.example_2", "search.example_3", "search.example_4", "search.example_5")
_GRAMMAR = ("words", "quantity", "place", "period", "kind", "exact", "without")
PAGE, MENTIONS, FEW = 30, 20, 3


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    head = st.container(key="search-head")
    typed = _field(filters)
    if not typed:
        if not int(frame.kept(overview.summary, dataset, filters.shared()).iloc[0]["figures"]):
            frame.empty(dataset, filters)
            return
        with head:
            frame.headline(*_invitation(dataset, filters))
        _examples(dataset, filters)
        _how(filters.lang, opened=True)
        frame.caption(frame.data_date(dataset, filters.lang))
        return
    try:
        query = parse(typed)
    except QueryError as error:
        with head:
            frame.headline(text("search.hint_title", filters.lang), text(error.hint, filters.lang, part=error.part))
        _how(filters.lang, opened=True)
        frame.caption(frame.data_date(dataset, filters.lang))
        return
    shared = filters.shared()
    query = _heard(dataset, shared, query, typed)
    with head:
        frame.headline(*opening(dataset, shared, query, typed))
    _results(dataset, filters, shared, query)
    _how(filters.lang)


def _heard(dataset: Dataset, filters: Filters, query: Query, typed: str) -> Query:
    """Return the query; one that finds no figure as typed is read as speech where that finds some."""
    if int(frame.kept(ask.count, dataset, filters, query).iloc[0]["figures"]):
        return query
    try:
        other = parse(spoken(typed))
    except QueryError:
        return query
    return other if int(frame.kept(ask.count, dataset, filters, other).iloc[0]["figures"]) else query


def opening(dataset: Dataset, filters: Filters, query: Query, typed: str) -> tuple[str, str]:
    """Return the page's first sentence and the line under it."""
    lang = filters.lang
    found = frame.kept(ask.count, dataset, filters, query).iloc[0]
    sentences = len(frame.kept(ask.sentences, dataset, filters, query, MENTIONS))
    kind = "search.found" if found["figures"] else "search.found_none"
    if sentences and not found["figures"]:
        kind = "search.found_sentences" if sentences < MENTIONS else "search.found_sentences_most"
    values = {"n": int(found["figures"] or sentences), "documents": int(found["documents"])}
    scope = [text("search.read_as", lang, parts=hits.understood(query, lang))]
    scope += [text("search.filtered", lang)] if filters.narrowed else []
    if found["figures"]:
        expected = () if query.places else filters.regions or FIVE
        scope.append(_spread(frame.kept(ask.regions, dataset, filters, query), expected, lang))
    return text(kind, lang, typed=typed, **values), " · ".join(scope)


def _spread(counts: pd.DataFrame, expected: Sequence[str], lang: str) -> str:
    """Return which of the five regions the figures are about, how many of each, and which of the ``expected`` have none."""
    held = dict(zip(counts["region"], counts["figures"].astype(int), strict=True))
    own = [text("search.region", lang, region=region_name(code, lang), n=held[code]) for code in held if code in FIVE]
    others = sum(n for code, n in held.items() if code not in FIVE)
    own += [text("search.region", lang, region=text("search.elsewhere", lang), n=others)] if others else []
    missing = [region_name(code, lang) for code in expected if code not in held]
    without = text("search.regions_without", lang, regions=joined(missing, lang)) if own and missing else ""
    return ("，" if lang == "zh" else "; ").join(filter(None, (joined(own, lang), without)))


def relaxed(query: Query, lang: str) -> list[tuple[str, Query]]:
    """Return the query without one of its parts, for each of them, with the part in words."""
    fields = ("words", "without", "quantity", "places", "status", "measure", "basis")
    without = [(hits.understood(replace(Query(), **{name: getattr(query, name)}), lang), name) for name in fields]
    parts = [(said, replace(query, **{name: getattr(Query(), name)})) for said, name in without if getattr(query, name)]
    if query.year_from or query.year_to:
        years = Query(year_from=query.year_from, year_to=query.year_to, months=query.months)
        parts.append((hits.understood(years, lang), replace(query, year_from=None, year_to=None, months=None)))
    return [(said, other) for said, other in parts if other != Query()]


def _field(filters: Filters) -> str:
    """Draw the search box and return what stands in it."""
    typed = filters.pick("search")
    if st.session_state.get(_FIELD) != typed:
        st.session_state[_FIELD] = typed
    st.text_input(
        text("search.field", filters.lang),
        key=_FIELD,
        type="search",
        max_chars=200,
        placeholder=text("search.placeholder", filters.lang),
        on_change=_typed,
    )
    return typed.strip()


def _typed() -> None:
    _search(st.session_state[_FIELD])


def _search(typed: str) -> None:
    chosen.set_pick("search", typed)
    chosen.set_pick("more", "")


def _invitation(dataset: Dataset, filters: Filters) -> tuple[str, str]:
    lang = filters.lang
    row = frame.kept(overview.summary, dataset, filters.shared()).iloc[0]
    scope = text("search.headline_scope", lang, documents=int(row["documents"]), figures=int(row["figures"]))
    return text("search.headline", lang), scope


def examples(dataset: Dataset, filters: Filters) -> list[str]:
    """Return searches that find something: of the usual ones, and where these are few, of what the selection holds."""
    lang = filters.lang
    usual = [text(example, lang) for example in _EXAMPLES]
    found = [one for one in usual if frame.kept(ask.count, dataset, filters, parse(one)).iloc[0]["figures"]]
    if len(found) < FEW:
        rows = records(frame.kept(overview.headlines, dataset, filters))
        found += [text("search.example_of", lang, place=place(row, lang), metric=called(row, lang)) for row in rows]
    return list(dict.fromkeys(found))[: len(_EXAMPLES)]


def _examples(dataset: Dataset, filters: Filters) -> None:
    """Draw searches that can be clicked."""
    lang, offered = filters.lang, frame.kept(examples, dataset, filters.shared())
    if offered:
        with st.container(horizontal=True, key="search.examples", gap="small", vertical_alignment="center"):
            st.html(f'<span class="scope">{escape(text("search.examples", lang))}</span>', width="content")
            for number, example in enumerate(offered, start=1):
                st.button(example, key=f"search.example_{number}", on_click=partial(_search, example))


def _how(lang: str, opened: bool = False) -> None:
    """Draw the grammar in words."""
    lines = [(text(f"search.grammar_{part}", lang), text(f"search.how_{part}", lang)) for part in _GRAMMAR]
    with st.expander(text("search.how", lang), expanded=opened):
        st.html(
            '<dl class="grammar">' + "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in lines) + "</dl>"
        )


def _results(dataset: Dataset, filters: Filters, shared: Filters, query: Query) -> None:
    lang = filters.lang
    found = int(frame.kept(ask.count, dataset, shared, query).iloc[0]["figures"])
    shown = paging.shown(filters, "more", PAGE)
    if found:
        rows = frame.kept(ask.figures, dataset, shared, query, shown)
        frame.downloads(
            lambda: ask.figures(dataset, shared, query),
            dataset,
            filters,
            "search",
            lambda: ask.around(dataset, shared, query),
        )
        frame.caption(text("search.excel", lang))
        linked(hits.listed(hits.by_sentence(records(rows)), query, shared), _SHEET, "search.hits")
        paging.button(filters, "more", PAGE, found)
    mentions = frame.kept(ask.sentences, dataset, shared, query, MENTIONS)
    if len(mentions):
        _mentions(mentions, query, shared)
    if not found:
        _ways_out(dataset, shared, query)
    frame.caption(text("search.caption", lang), frame.data_date(dataset, lang))


def _mentions(mentions: pd.DataFrame, query: Query, filters: Filters) -> None:
    note = text("search.mentions_most", filters.lang, n=MENTIONS) if len(mentions) >= MENTIONS else ""
    frame.section(text("search.mentions", filters.lang), note)
    linked(hits.mentions(records(mentions), query, filters), _SHEET, "search.mentions")


def _ways_out(dataset: Dataset, filters: Filters, query: Query) -> None:
    """Say which part of a query that found no figure stands in the way."""
    lang = filters.lang
    counts = [(said, frame.kept(ask.count, dataset, filters, other)) for said, other in relaxed(query, lang)]
    useful = [(said, int(count.iloc[0]["figures"])) for said, count in counts if count.iloc[0]["figures"]]
    way_out = text("search.none_way_out" if useful else "search.none_way_out_plain", lang)
    st.html(f'<p class="scope">{escape(way_out)}</p>')
    if not useful:
        _examples(dataset, filters)
    else:
        lines = [text("search.relaxed", lang, part=said, n=n) for said, n in useful]
        st.html("<ul class='plain'>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")
    if filters.narrowed:
        st.button(text("filter.clear", lang), key="search.clear", on_click=chosen.widen)
