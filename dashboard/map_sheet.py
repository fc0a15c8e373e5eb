"""The map in the page: our own drawing in the browser, where it plays through the periods without asking for each.

A step at which it comes to rest goes into the selection, so that the sentence above and the table below follow.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import take_away
from dashboard.component import component
from dashboard.dataset import Dataset
from dashboard.filters import set_pick
from dashboard.map_controls import go_to
from dashboard.map_views import Colouring, Here
from dashboard.maps import LATEST, View, drawing
from dashboard.words import text

KEY = "map.sheet"
_SAID = ("closer", "out", "reset", "legend", "play", "pause", "slider", "hint", "hint_play", "missing", "comma")


def content(views: list[View], here: Here, colouring: Colouring, dataset: Dataset, lang: str) -> dict[str, Any]:
    """Return what the browser draws, but for the view that is shown."""
    place = here.said(lang)
    return drawing(
        views,
        title=colouring.title or text("map.count", lang),
        place=place,
        alt=text("map.alt", lang, place=place),
        chosen=here.chosen,
        hollow=colouring.status != "actual",
        mark=text("demonstration.mark", lang) if dataset.is_synthetic else "",
        words={name: text(f"map.{name}", lang) for name in _SAID} | {"enter": text("map.enter_hint", lang)},
    )


def show(drawn: dict[str, Any], colouring: Colouring) -> None:
    """Draw the map, and under it the row of its picture."""
    name = colouring.span.name if colouring.span else LATEST
    component("map_sheet", "map", ("map_sheet.js", "map_hand.js"))(
        key=KEY,
        data={**drawn, "at": name},
        height="content",
        on_period_change=_stepped,
        on_enter_change=_entered,
    )
    take_away.chart(KEY)


def _stepped() -> None:
    """Keep the step at which the map came to rest."""
    name = st.session_state[KEY]["period"]
    if name:
        set_pick("period", "" if name == LATEST else str(name))


def _entered() -> None:
    """Go into the unit that was picked, at the step that was shown then."""
    code, _, name = str(st.session_state[KEY]["enter"] or "").partition(" ")
    if code:
        set_pick("period", "" if name == LATEST else name)
        go_to(code)
