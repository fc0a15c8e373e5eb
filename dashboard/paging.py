"""Long lists that grow on demand: how much of one is shown, kept in the address, and the button for more."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.filters import set_pick
from dashboard.selection import Filters
from dashboard.words import text


def shown(filters: Filters, pick: str, step: int) -> int:
    """Return how many items of a list the address asks for: ``step``, and as many again for each press of the button.

    >>> shown(Filters().with_pick("more", "2"), "more", 10), shown(Filters().with_pick("more", "-1"), "more", 10)
    (30, 10)
    """
    asked = filters.pick(pick)
    return step * (1 + (int(asked) if asked.isdecimal() and len(asked) < 3 else 0))


def button(filters: Filters, pick: str, step: int, found: int) -> None:
    """Draw the button for the next items of a list; nothing if all that were ``found`` are shown."""
    here = shown(filters, pick, step)
    if found > here:
        label = text("search.more", filters.lang, n=min(step, found - here))
        st.button(label, key=f"{pick}.button", on_click=partial(set_pick, pick, str(here // step)))
