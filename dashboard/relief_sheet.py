"""The map in relief in the page: one for wide and one for narrow screens, its legend, the row of its picture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from dashboard import take_away
from dashboard.dataset import Dataset
from dashboard.filters import set_pick
from dashboard.map_controls import go_to
from dashboard.map_views import Colouring, Here
from dashboard.maps import DARK, INSIDE, LATEST, LIGHT, Colours, View
from dashboard.relief import LAYER, NARROW, WIDE, deck, highest
from dashboard.words import text

_SCREENS = {"wide": WIDE, "narrow": NARROW}
_SLIDER = "relief.step"


def show(views: Sequence[View], view: View, here: Here, colouring: Colouring, dataset: Dataset, lang: str) -> None:
    """Draw the relief of a view, under it the way through the other ``views``, and beside it what the colours mean.

    All steps share their heights, as they share their classes; the latest of each, the first view, has its own.
    """
    colours = DARK if st.context.theme.type == "dark" else LIGHT
    top = highest([view] if view.name == LATEST else views[1:])
    title = colouring.title or text("map.count", lang)
    left, right = st.columns([5, 2], gap="medium")
    with left:
        for name, screen in _SCREENS.items():
            with st.container(key=f"screen-{name}-relief"):
                if dataset.is_synthetic:
                    st.html(
                        f'<div class="relief-mark" aria-hidden="true">{escape(text("demonstration.mark", lang))}</div>'
                    )
                key = f"relief.{name}.{here.place}"
                st.pydeck_chart(
                    deck(view, colours, screen, top),
                    height=screen.height,
                    key=key,
                    on_select=partial(_entered, key, here.place),
                    selection_mode="single-object",
                    alt=" ".join([view.said, text("map.alt", lang, place=here.said(lang))]),
                )
        _walk(views, view, lang)
    with right:
        st.html(f'<h2 class="section">{escape(title)}</h2>{legend(view.legend, colours)}')
    picture = {
        "said": view.said,
        "about": " · ".join([here.said(lang), view.when]),
        "title": title,
        "legend": list(view.legend),
        "colours": {"paper": colours.paper, "ink": colours.ink, "missing": colours.missing, "ramp": colours.ramp},
        "mark": text("demonstration.mark", lang) if dataset.is_synthetic else "",
    }
    take_away.chart("relief", picture)


def _walk(views: Sequence[View], shown: View, lang: str) -> None:
    """Draw the way through the views: a step back, a slider, a step on."""
    names, labels = [view.name for view in views], {view.name: view.when for view in views}
    if len(names) <= 2:  # one step is the latest itself
        return
    at = names.index(shown.name)
    with st.container(horizontal=True, vertical_alignment="center", key="relief.walk", gap="small"):
        _step("◀", "back", names[max(at - 1, 0)], lang, is_end=at == 0)
        st.session_state[_SLIDER] = shown.name
        st.select_slider(
            text("map.slider", lang),
            names,
            format_func=labels.__getitem__,
            key=_SLIDER,
            label_visibility="collapsed",
            on_change=lambda: _shown(st.session_state[_SLIDER]),
        )
        _step("▶", "next", names[min(at + 1, len(names) - 1)], lang, is_end=at == len(names) - 1)


def _step(sign: str, way: str, name: str, lang: str, *, is_end: bool) -> None:
    help_ = text(f"map.{way}", lang)
    st.button(sign, key=f"relief.{way}", help=help_, disabled=is_end, on_click=partial(_shown, name))


def _shown(name: str) -> None:
    """Keep the step that is shown from now on."""
    set_pick("period", "" if name == LATEST else name)


def _entered(key: str, place: str) -> None:
    """Go into the unit that was picked."""
    found = st.session_state[key]["selection"]["objects"].get(LAYER, [])
    code = str(found[0]["properties"]["code"]) if found else place
    if code != place:
        go_to(code)


def legend(items: Sequence[dict[str, Any]] | Any, colours: Colours) -> str:
    """Return what the colours mean as HTML (``legend`` of a :class:`dashboard.maps.View`); what lies flat is grey."""
    rows = []
    for item in items:
        if item["shade"] == INSIDE:
            continue
        fill = colours.ramp[item["shade"]] if item["shade"] >= 0 else colours.missing
        places = f"<small>{escape(item['places'])}</small>" if item["places"] else ""
        said = f"<b>{escape(item['name'])}</b><span>{escape(item['edges'])}</span>{places}"
        rows.append(f'<li><i style="background:{fill}"></i>{said}</li>')
    return f'<ul class="relief-legend">{"".join(rows)}</ul>'
