"""What the reader can set on the map page: the place, by list and breadcrumbs, the colouring, the kind of period, the edition.

All of it works from the keyboard; on the map itself the same is done by a click.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from dashboard import frame, map_rows
from dashboard.dataset import Dataset
from dashboard.filters import choose, current, set_pick
from dashboard.geo.boundaries import CHANGED, EDITIONS, TOP, units, way_to
from dashboard.map_steps import Span, rhythm_said, span
from dashboard.map_views import Colouring, Here, steps
from dashboard.metrics import name as metric_name
from dashboard.queries import places as questions
from dashboard.records import records
from dashboard.selection import Filters
from dashboard.words import text


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


def controls(dataset: Dataset, filters: Filters, here: Here) -> Colouring:
    """Draw what the reader can set: place, colouring, kind of period, and for Chongqing the edition of the boundaries."""
    lang = filters.lang
    with st.container(horizontal=True, key="map.controls", gap="small"):
        _enter(dataset, filters, here)
        colouring = _colouring(dataset, filters)
        colouring = _stepping(colouring, steps(dataset, filters, here, colouring), lang)
        if here.place == CHANGED or here.chosen[:2] == CHANGED[:2]:
            _edition(here.edition_at(colouring.span)[0], lang)
    return colouring


def _enter(dataset: Dataset, filters: Filters, here: Here) -> None:
    """Draw the list of places to go to: the way down for those who do not use the map."""
    lang, labels = filters.lang, frame.kept(_places, dataset, filters, here)
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


def _places(dataset: Dataset, filters: Filters, here: Here) -> dict[str, str]:
    """Return the units of a place by code, each with its name and its figures."""
    counts = frame.kept(questions.counts, dataset, filters)
    by_code = dict(zip(counts["region_code"], counts["figures"].astype(int), strict=True))
    found = map_rows.counted(by_code, here.codes, here.edition, filters.lang)
    return {unit.code: f"{unit.title} · {unit.fact}" for unit in found}


def _entered(key: str) -> None:
    if code := st.session_state[key]:
        go_to(code)


def go_to(code: str) -> None:
    """Go to a place."""
    set_pick("place", "" if code == TOP else code)


def _colouring(dataset: Dataset, filters: Filters) -> Colouring:
    """Draw the choice of what the map is coloured by, and of the scope where a metric has several."""
    lang, labels = filters.lang, frame.kept(_metrics, dataset, filters)
    metric = choose("metric", text("map.colour", lang), list(labels), labels.__getitem__)
    if not metric:
        return Colouring()
    scopes = frame.kept(_scopes, dataset, filters, metric)
    scope = next(iter(scopes))
    if len(scopes) > 1:
        scope = choose("scope", text("map.scope", lang), list(scopes), lambda scope: scopes[scope][0])
    return scopes[scope][1]


def _metrics(dataset: Dataset, filters: Filters) -> dict[str, str]:
    """Return what the map can be coloured by: the count, then each metric with the number of its places."""
    rows = frame.kept(questions.series, dataset, filters).drop_duplicates("metric")
    return {"": text("map.count_choice", filters.lang)} | {
        str(row["metric"]): f"{_named(row, filters)} · {text('map.places', filters.lang, n=int(row['regions']))}"
        for row in records(rows)
    }


def _scopes(dataset: Dataset, filters: Filters, metric: str) -> dict[str, tuple[str, Colouring]]:
    """Return the scopes of a metric, each with its words and the colouring by it."""
    rows = frame.kept(questions.series, dataset, filters)
    found = records(rows[rows["metric"] == metric])
    title = _named(found[0], filters)
    return {
        row["scope"]: (
            map_rows.scope_label(row, filters.lang),
            Colouring(metric, row["scope"], title, row["unit"], row["measure"], row["status"]),
        )
        for row in found
    }


def _named(row: Mapping[str, Any], filters: Filters) -> str:
    return metric_name(str(row["metric"]), str(row["name"]), filters.lang)


def _stepping(colouring: Colouring, steps: Mapping[str, list[Span]], lang: str) -> Colouring:
    """Draw the choice of the kind of period where there are several; take the step from the address."""
    asked = span(current().pick("period"))
    offered = dict(steps)
    if asked:  # a step that was shown elsewhere stays one, also where nothing was found
        offered.setdefault(asked.rhythm, [asked])
    kind = next(iter(offered), "")
    if len(offered) > 1:
        labels = {kind: rhythm_said(kind, own, lang) for kind, own in offered.items()}
        default = asked.rhythm if asked else ""
        kind = choose("rhythm", text("map.rhythm", lang), list(labels), labels.__getitem__, default)
    shown = asked if asked and asked.rhythm == kind else None
    set_pick("period", shown.name if shown else "")
    return replace(colouring, rhythm=kind, span=shown)


def _edition(shown: str, lang: str) -> None:
    key = "map.edition"
    if st.session_state.get(key) != shown:
        st.session_state[key] = shown
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
