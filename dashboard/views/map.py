"""Where the figures are: the five regions, their cities and districts, coloured by one indicator or by the count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from importlib.resources import files
from typing import Any

import pandas as pd
import pydeck as pdk
import streamlit as st

from dashboard import frame, map_rows, maps, tables
from dashboard.dataset import Dataset
from dashboard.geo.boundaries import CHANGED, EDITIONS, TOP, children, edition_for, units, way_to
from dashboard.geo.classes import Classes, classes
from dashboard.map_controls import Colouring, Here, closer, controls, crumbs, go_to, zoom
from dashboard.metrics import definition
from dashboard.queries import places as questions
from dashboard.selection import Filters
from dashboard.words import joined, text

WIDE, NARROW = maps.Frame(760, 540), maps.Frame(340, 360)
_DECKS = 96  # half a megabyte each


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    lang, shared = filters.lang, replace(filters, picks=())
    st.html(f"<style>{(files('dashboard') / 'map.css').read_text(encoding='utf-8')}</style>")
    counts = frame.kept(questions.counts, dataset, shared)
    if counts.empty:
        frame.empty(dataset, filters)
        return
    here = _here(filters, counts)
    title = st.container()
    if here.place != TOP:
        crumbs(here, lang)
    colouring = controls(frame.kept(questions.series, dataset, shared), counts, here, lang)
    rows = frame.kept(_rows, dataset, shared, here, colouring)
    with title:
        _headline(dataset, shared, here, colouring, rows)
    _map(dataset, shared, here, colouring, rows)
    _caption(dataset, shared, here, colouring)
    if int(_extent(dataset, shared, here, colouring)["figures"]):
        shown, config = frame.kept(_table, dataset, filters.for_other_page(), here.place, colouring)
        raw = partial(questions.listed, dataset, shared, here.place, colouring.metric, colouring.scope)
        frame.table(shown, dataset, filters, f"map-{here.place}", config, raw)


def _here(filters: Filters, counts: pd.DataFrame) -> Here:
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
    return Here(way[-1], edition, codes, "" if inner == way[-1] else way[-1])


def _rows(dataset: Dataset, filters: Filters, here: Here, colouring: Colouring) -> pd.DataFrame:
    """Return the map's rows."""
    if colouring.metric:
        values = questions.values(dataset, filters, colouring.metric, colouring.scope)
        rows = map_rows.value_rows(values, here.codes, here.edition, filters.lang)
    else:
        counts = frame.kept(questions.counts, dataset, filters)
        rows = map_rows.count_rows(counts, here.codes, here.edition, filters.lang)
    return rows.assign(chosen=rows["code"] == here.chosen)


def _headline(dataset: Dataset, filters: Filters, here: Here, colouring: Colouring, rows: pd.DataFrame) -> None:
    """Say the answer, and how much of the map it rests on."""
    lang = filters.lang
    extent = _extent(dataset, filters, here, colouring)
    listed = int(extent["figures"])
    place = map_rows.label(here.place, here.edition, lang)
    about = rows[rows["chosen"]] if here.chosen else rows
    sentence = map_rows.finding(about, place, listed, colouring.title, colouring.measure, lang)
    found = int(rows["value"].notna().sum())
    level = text(f"map.level.{units(here.edition)[here.codes[0]]['properties']['level']}", lang)
    frame.headline(
        sentence,
        " · ".join(
            [
                text("map.scope_docs", lang, n=listed, documents=int(extent["documents"])),
                text("map.scope_line", lang, found=found, all=len(rows), level=level),
            ]
        ),
    )


def _map(dataset: Dataset, filters: Filters, here: Here, colouring: Colouring, rows: pd.DataFrame) -> None:
    """Draw the map with its legend beside it."""
    dark, zoomed = st.context.theme.type == "dark", closer()
    alt = text("map.alt", filters.lang, place=map_rows.label(here.place, here.edition, filters.lang))
    left, right = st.columns([5, 2], gap="medium")
    with left:
        for width, screen in (("wide", WIDE), ("narrow", NARROW)):
            key = f"map.{width}.{here.place}.{here.edition}"
            with st.container(key=f"map-{width}"):
                st.pydeck_chart(
                    _deck(dataset, filters, here, colouring, rows, dark, replace(screen, closer=zoomed)),
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
        zoom(filters.lang)


def _deck(
    dataset: Dataset,
    filters: Filters,
    here: Here,
    colouring: Colouring,
    rows: pd.DataFrame,
    dark: bool,
    screen: maps.Frame,
) -> pdk.Deck:
    """Return the map of ``rows`` for one screen, drawn once for each version of the dataset and selection."""

    def draw() -> pdk.Deck:
        return maps.deck(rows, here.edition, _classes(rows, colouring), maps.DARK if dark else maps.LIGHT, screen)

    return _drawn(repr((dataset.version, filters, here, colouring, dark, screen)), draw)


@st.cache_resource(max_entries=_DECKS, show_spinner=False)
def _drawn(name: str, _draw: Callable[[], pdk.Deck]) -> pdk.Deck:
    return _draw()


def _classes(rows: pd.DataFrame, colouring: Colouring) -> Classes | None:
    found = list(rows["value"].dropna())
    return classes(found, whole=not colouring.metric) if found else None


def _clicked(key: str) -> None:
    """Go into the unit that was clicked."""
    objects = st.session_state[key]["selection"]["objects"]
    for picked in (*objects.get(maps.DOTS, []), *objects.get(maps.LAYER, [])):
        go_to(picked.get("properties", picked)["code"])


def _table(dataset: Dataset, filters: Filters, place: str, colouring: Colouring) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return the figures of the place as a table to read."""
    rows = questions.listed(dataset, filters, place, colouring.metric, colouring.scope, frame.MOST_ROWS)
    return tables.figures(rows, filters)


def _extent(dataset: Dataset, filters: Filters, here: Here, colouring: Colouring) -> pd.Series:
    """Return how many ``figures`` of how many ``documents`` the page rests on."""
    rows = frame.kept(questions.extent, dataset, filters, here.place, colouring.metric, colouring.scope)
    return rows.iloc[0]


def _caption(dataset: Dataset, filters: Filters, here: Here, colouring: Colouring) -> None:
    lang = filters.lang
    codes = frame.kept(questions.codes, dataset, filters, here.place, colouring.metric, colouring.scope)
    lost = map_rows.unplaced(codes.set_index("region_code")["n"], here.place, here.edition)
    names = joined([map_rows.label(code, here.edition, lang) or code for code in lost], lang)
    frame.caption(
        definition(colouring.metric, lang),
        text("map.latest", lang) if colouring.metric else "",
        text("map.unplaced", lang, n=sum(lost.values()), names=names) if lost else "",
        text("map.caption", lang),
        text("map.source", lang, edition=text(f"map.edition.{here.edition}", lang)),
        frame.data_date(dataset, lang),
        frame.shown_rows(int(_extent(dataset, filters, here, colouring)["figures"]), lang),
    )
