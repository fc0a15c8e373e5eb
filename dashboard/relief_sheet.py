"""The map in relief in the page: one for wide and one for narrow screens, its legend, the row of its picture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from dashboard import take_away
from dashboard.dataset import Dataset
from dashboard.map_controls import go_to
from dashboard.map_views import Colouring, Here
from dashboard.maps import DARK, INSIDE, LIGHT, Colours, View
from dashboard.relief import LAYER, NARROW, WIDE, deck
from dashboard.words import text

_SCREENS = {"wide": WIDE, "narrow": NARROW}


def show(view: View, here: Here, colouring: Colouring, dataset: Dataset, lang: str) -> None:
    """Draw the relief of a view, and beside it what the colours mean."""
    colours = DARK if st.context.theme.type == "dark" else LIGHT
    title = colouring.title or text("map.count", lang)
    left, right = st.columns([5, 2], gap="medium")
    with left:
        for name, screen in _SCREENS.items():
            with st.container(key=f"screen-{name}-relief"):
                key = f"relief.{name}.{here.place}"
                st.pydeck_chart(
                    deck(view, colours, screen),
                    height=screen.height,
                    key=key,
                    on_select=partial(_entered, key, here.place),
                    selection_mode="single-object",
                    alt=" ".join([view.said, text("map.alt", lang, place=here.said(lang))]),
                )
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
