"""Where the figures are: the five regions, their cities and districts, coloured by one indicator or by the count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from html import escape
from importlib.resources import files
from typing import Any

import pandas as pd
import pydeck as pdk
import streamlit as st

from dashboard import frame, map_rows, maps, tables
from dashboard.dataset import Dataset
from dashboard.filters import choose, current, set_pick
from dashboard.geo.boundaries import CHANGED, EDITIONS, TOP, children, edition_for, units, way_to
from dashboard.geo.classes import Classes, classes
from dashboard.metrics import definition
from dashboard.metrics import name as metric_name
from dashboard.queries import places as questions
from dashboard.records import records
from dashboard.selection import Filters
from dashboard.words import joined, text

WIDE, NARROW = maps.Frame(760, 540), maps.Frame(340, 360)
_CLOSER = "map.zoom.levels"


@dataclass(frozen=True, slots=True)
class _Here:
    """The place that the map shows: ``codes`` are the units drawn; ``chosen`` is one of them, if it has none inside."""

    place: str
    edition: str
    codes: tuple[str, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class _Colouring:
    """What the map is coloured by: a metric and scope (see :func:`dashboard.queries.places.series`), or the count."""

    metric: str = ""
    scope: str = ""
    title: str = ""
    unit: str = ""
    measure: str = ""


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    lang, shared = filters.lang, replace(filters, picks=())
    st.html(f"<style>{(files('dashboard') / 'map.css').read_text(encoding='utf-8')}</style>")
    counts = frame.kept(questions.counts, dataset, shared)
    if counts.empty:
        frame.empty(dataset, filters)
        return
    here = _here(filters, counts)
    title, crumbs = st.container(), st.container()
    if here.place != TOP:
        with crumbs:
            _crumbs(here, lang)
    colouring = _controls(frame.kept(questions.series, dataset, shared), counts, here, lang)
    rows = frame.kept(_rows, dataset, shared, here, colouring)
    with title:
        _headline(dataset, shared, here, colouring, rows)
    _map(dataset, shared, here, colouring, rows)
    listed = frame.kept(questions.listed, dataset, shared, here.place, colouring.metric, colouring.scope)
    _caption(dataset, listed, here, colouring, lang)
    if len(listed):
        shown, config = frame.kept(_table, dataset, filters.for_other_page(), here.place, colouring)
        frame.table(shown, dataset, filters, f"map-{here.place}", config, listed)


def _here(filters: Filters, counts: pd.DataFrame) -> _Here:
    """Return the place that the address names, in the edition that suits the figures shown; else the five regions."""
    place, asked = filters.pick("place"), filters.pick("edition")
    inside = counts[counts["region_code"].str.startswith(CHANGED[:2])]
    last = inside["last"].max()
    day = None if pd.isna(last) else last.date()
    if filters.year_to is not None:
        day = min(day or date.max, date(filters.year_to, 12, 31))
    edition = asked if asked in EDITIONS else edition_for(list(inside["region_code"]), day)
    if place not in units(edition):
        edition = next((other for other in EDITIONS if place in units(other)), edition)
    way = way_to(place, edition)
    inner = way[-1] if children(way[-1], edition) else way[-2]
    codes = tuple(unit["id"] for unit in children(inner, edition))
    return _Here(way[-1], edition, codes, "" if inner == way[-1] else way[-1])


def _crumbs(here: _Here, lang: str) -> None:
    """Draw the way up from the place shown."""
    *above, last = way_to(here.place, here.edition)
    with st.container(horizontal=True, vertical_alignment="center", key="map.crumbs", gap="small"):
        for code in above:
            go = partial(_go, code)
            st.button(map_rows.label(code, here.edition, lang), key=f"map.up.{code}", type="tertiary", on_click=go)
            st.html("›", width="content")
        here_label = escape(map_rows.label(last, here.edition, lang))
        st.html(f'<span class="map-here" aria-current="location">{here_label}</span>', width="content")


def _controls(series: pd.DataFrame, counts: pd.DataFrame, here: _Here, lang: str) -> _Colouring:
    """Draw what the reader can set: the colouring, the place, and for Chongqing the edition of the boundaries."""
    with st.container(horizontal=True, key="map.controls", gap="small"):
        _enter(counts, here, lang)
        colouring = _colouring(series, lang)
        if here.place == CHANGED or here.chosen[:2] == CHANGED[:2]:
            _edition(here, lang)
    return colouring


def _enter(counts: pd.DataFrame, here: _Here, lang: str) -> None:
    """Draw the list of places to go to: the way down for those who do not use the map."""
    found = map_rows.count_rows(counts, here.codes, here.edition, lang)
    labels = {row["code"]: f"{row['title']} · {row['fact']}" for row in records(found)}
    key = f"map.enter.{here.place}"
    st.selectbox(
        text("map.beside" if here.chosen else "map.enter", lang),
        list(labels),
        format_func=labels.__getitem__,
        index=None,
        placeholder=text("map.placeholder", lang),
        key=key,
        on_change=partial(_entered, key),
    )


def _entered(key: str) -> None:
    if code := st.session_state[key]:
        _go(code)


def _go(code: str) -> None:
    """Go to a place; a new map starts at its own zoom."""
    st.session_state.pop(_CLOSER, None)
    set_pick("place", "" if code == TOP else code)


def _colouring(series: pd.DataFrame, lang: str) -> _Colouring:
    """Draw the choice of what the map is coloured by, and of the scope where a metric has several."""
    widest = records(series.drop_duplicates("metric"))
    names = {str(row["metric"]): metric_name(str(row["metric"]), row["name"], lang) for row in widest}
    places = {row["metric"]: text("map.places", lang, n=int(row["regions"])) for row in widest}
    labels = {"": text("map.count", lang)} | {code: f"{name} · {places[code]}" for code, name in names.items()}
    metric = choose("metric", text("map.colour", lang), list(labels), labels.__getitem__)
    scopes = {str(row["scope"]): row for row in records(series[series["metric"] == metric])}
    if not scopes:
        return _Colouring()
    scope = next(iter(scopes))
    if len(scopes) > 1:
        told = {code: map_rows.scope_label(row, lang) for code, row in scopes.items()}
        scope = choose("scope", text("map.scope", lang), list(told), told.__getitem__)
    return _Colouring(metric, scope, names[metric], scopes[scope]["unit"], scopes[scope]["measure"])


def _edition(here: _Here, lang: str) -> None:
    key = "map.edition"
    if st.session_state.get(key) != here.edition:
        st.session_state[key] = here.edition
    st.segmented_control(
        text("map.edition", lang),
        EDITIONS,
        format_func=lambda edition: text(f"map.edition.{edition}", lang),
        key=key,
        required=True,
        help=text("map.edition_note", lang),
        on_change=_edition_chosen,
    )


def _edition_chosen() -> None:
    """Keep the edition; a district that it does not have gives way to the whole of Chongqing."""
    edition = st.session_state["map.edition"]
    set_pick("edition", edition)
    if current().pick("place") not in units(edition):
        set_pick("place", CHANGED)


def _rows(dataset: Dataset, filters: Filters, here: _Here, colouring: _Colouring) -> pd.DataFrame:
    """Return the map's rows."""
    if colouring.metric:
        values = questions.values(dataset, filters, colouring.metric, colouring.scope)
        rows = map_rows.value_rows(values, here.codes, here.edition, filters.lang)
    else:
        rows = map_rows.count_rows(questions.counts(dataset, filters), here.codes, here.edition, filters.lang)
    return rows.assign(chosen=rows["code"] == here.chosen)


def _headline(dataset: Dataset, filters: Filters, here: _Here, colouring: _Colouring, rows: pd.DataFrame) -> None:
    """Say the answer, and how much of the map it rests on."""
    lang = filters.lang
    listed = frame.kept(questions.listed, dataset, filters, here.place, colouring.metric, colouring.scope)
    place = map_rows.label(here.place, here.edition, lang)
    about = rows[rows["chosen"]] if here.chosen else rows
    sentence = map_rows.finding(about, place, len(listed), colouring.title, colouring.measure, lang)
    found = int(rows["value"].notna().sum())
    level = text(f"map.level.{units(here.edition)[here.codes[0]]['properties']['level']}", lang)
    frame.headline(
        sentence,
        " · ".join(
            [
                text("map.scope_docs", lang, n=len(listed), documents=int(listed["doc_id"].nunique())),
                text("map.scope_line", lang, found=found, all=len(rows), level=level),
            ]
        ),
    )


def _map(dataset: Dataset, filters: Filters, here: _Here, colouring: _Colouring, rows: pd.DataFrame) -> None:
    """Draw the map with its legend beside it."""
    dark, closer = st.context.theme.type == "dark", st.session_state.get(_CLOSER, 0)
    alt = text("map.alt", filters.lang, place=map_rows.label(here.place, here.edition, filters.lang))
    left, right = st.columns([5, 2], gap="medium")
    with left:
        for width, screen in (("wide", WIDE), ("narrow", NARROW)):
            key = f"map.{width}.{here.place}.{here.edition}"
            with st.container(key=f"map-{width}"):
                st.pydeck_chart(
                    frame.kept(_deck, dataset, filters, here, colouring, dark, replace(screen, closer=closer)),
                    height=screen.height,
                    key=key,
                    on_select=partial(_clicked, key),
                    selection_mode="single-object",
                    alt=alt,
                )
    with right:
        frame.section(colouring.title or text("map.count", filters.lang))
        colours = maps.DARK if dark else maps.LIGHT
        st.html(map_rows.legend(rows, _classes(rows, colouring), colouring.unit, colours, filters.lang))
        _zoom(filters.lang)


def _deck(
    dataset: Dataset, filters: Filters, here: _Here, colouring: _Colouring, dark: bool, screen: maps.Frame
) -> pdk.Deck:
    """Return the map for one screen."""
    rows = _rows(dataset, filters, here, colouring)
    return maps.deck(rows, here.edition, _classes(rows, colouring), maps.DARK if dark else maps.LIGHT, screen)


def _classes(rows: pd.DataFrame, colouring: _Colouring) -> Classes | None:
    found = list(rows["value"].dropna())
    return classes(found, whole=not colouring.metric) if found else None


def _clicked(key: str) -> None:
    """Go into the unit that was clicked."""
    objects = st.session_state[key]["selection"]["objects"]
    for picked in (*objects.get(maps.DOTS, []), *objects.get(maps.LAYER, [])):
        _go(picked.get("properties", picked)["code"])


def _zoom(lang: str) -> None:
    """Draw the buttons for those who have no wheel or fingers for it."""
    closer = st.session_state.get(_CLOSER, 0)
    with st.container(horizontal=True, key="map.zoom", gap="small"):
        for label, to in (("map.closer", closer + 1), ("map.out", closer - 1), ("map.reset", 0)):
            st.button(text(label, lang), key=label, on_click=partial(_closer, to), disabled=to == closer)


def _closer(levels: int) -> None:
    st.session_state[_CLOSER] = levels


def _table(
    dataset: Dataset, filters: Filters, place: str, colouring: _Colouring
) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return the figures of the place as a table to read."""
    return tables.figures(questions.listed(dataset, filters, place, colouring.metric, colouring.scope), filters)


def _caption(dataset: Dataset, listed: pd.DataFrame, here: _Here, colouring: _Colouring, lang: str) -> None:
    lost = map_rows.unplaced(listed["region_code"], here.place, here.edition)
    names = joined([map_rows.label(code, here.edition, lang) or code for code in lost], lang)
    frame.caption(
        definition(colouring.metric, lang),
        text("map.latest", lang) if colouring.metric else "",
        text("map.unplaced", lang, n=sum(lost.values()), names=names) if lost else "",
        text("map.caption", lang),
        text("map.source", lang, edition=text(f"map.edition.{here.edition}", lang)),
        frame.data_date(dataset, lang),
    )
