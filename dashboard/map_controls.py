"""What the reader can set on the map page: the place, by list and breadcrumbs, the colouring, the edition, the zoom.

All of it works from the keyboard; on the map itself the same is done by a click.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from dashboard import map_rows
from dashboard.filters import choose, current, set_pick
from dashboard.geo.boundaries import CHANGED, EDITIONS, TOP, units, way_to
from dashboard.metrics import name as metric_name
from dashboard.records import records
from dashboard.words import text

_CLOSER = "map.zoom.levels"


@dataclass(frozen=True, slots=True)
class Here:
    """The place that the map shows: ``codes`` are the units drawn; ``chosen`` is one of them, if it has none inside."""

    place: str
    edition: str
    codes: tuple[str, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Colouring:
    """What the map is coloured by: a metric and scope (see :func:`dashboard.queries.places.series`), or the count."""

    metric: str = ""
    scope: str = ""
    title: str = ""
    unit: str = ""
    measure: str = ""


def crumbs(here: Here, lang: str) -> None:
    """Draw the way up from the place shown."""
    *above, last = way_to(here.place, here.edition)
    with st.container(horizontal=True, vertical_alignment="center", key="map.crumbs", gap="small"):
        for code in above:
            go = partial(go_to, code)
            st.button(map_rows.label(code, here.edition, lang), key=f"map.up.{code}", type="tertiary", on_click=go)
            st.html("›", width="content")
        here_label = escape(map_rows.label(last, here.edition, lang))
        st.html(f'<span class="map-here" aria-current="location">{here_label}</span>', width="content")


def controls(series: pd.DataFrame, counts: pd.DataFrame, here: Here, lang: str) -> Colouring:
    """Draw what the reader can set: the colouring, the place, and for Chongqing the edition of the boundaries."""
    with st.container(horizontal=True, key="map.controls", gap="small"):
        _enter(counts, here, lang)
        colouring = _colouring(series, lang)
        if here.place == CHANGED or here.chosen[:2] == CHANGED[:2]:
            _edition(here, lang)
    return colouring


def _enter(counts: pd.DataFrame, here: Here, lang: str) -> None:
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
        go_to(code)


def go_to(code: str) -> None:
    """Go to a place; a new map starts at its own zoom."""
    st.session_state.pop(_CLOSER, None)
    set_pick("place", "" if code == TOP else code)


def _colouring(series: pd.DataFrame, lang: str) -> Colouring:
    """Draw the choice of what the map is coloured by, and of the scope where a metric has several."""
    widest = records(series.drop_duplicates("metric"))
    names = {str(row["metric"]): metric_name(str(row["metric"]), row["name"], lang) for row in widest}
    places = {row["metric"]: text("map.places", lang, n=int(row["regions"])) for row in widest}
    labels = {"": text("map.count", lang)} | {code: f"{name} · {places[code]}" for code, name in names.items()}
    metric = choose("metric", text("map.colour", lang), list(labels), labels.__getitem__)
    scopes = {str(row["scope"]): row for row in records(series[series["metric"] == metric])}
    if not scopes:
        return Colouring()
    scope = next(iter(scopes))
    if len(scopes) > 1:
        told = {code: map_rows.scope_label(row, lang) for code, row in scopes.items()}
        scope = choose("scope", text("map.scope", lang), list(told), told.__getitem__)
    return Colouring(metric, scope, names[metric], scopes[scope]["unit"], scopes[scope]["measure"])


def _edition(here: Here, lang: str) -> None:
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


def zoom(lang: str) -> None:
    """Draw the buttons for those who have no wheel or fingers for it."""
    now = closer()
    with st.container(horizontal=True, key="map.zoom", gap="small"):
        for label, to in (("map.closer", now + 1), ("map.out", now - 1), ("map.reset", 0)):
            st.button(text(label, lang), key=label, on_click=partial(_closer, to), disabled=to == now)


def _closer(levels: int) -> None:
    st.session_state[_CLOSER] = levels


def closer() -> int:
    """Return how many zoom levels the reader has gone in."""
    return int(st.session_state.get(_CLOSER, 0))
