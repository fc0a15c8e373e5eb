"""What a click on a mark of a chart means: each mark carries the id of what it stands for."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.filters import current, set_pick


def mark(state: Any) -> str:
    """Return the id of the mark that is selected in a chart's state, or an empty string.

    >>> mark({"selection": {"points": [{"customdata": ["370000|2024"]}]}}), mark({"selection": {"points": []}}), mark(None)
    ('370000|2024', '', '')
    """
    points = state["selection"]["points"] if state else []
    carried = next((point["customdata"] for point in points if point.get("customdata")), "")
    return str(carried[0] if isinstance(carried, (list, tuple)) else carried)


def keep(key: str, pick: str) -> None:
    """Keep the selected mark of the chart ``key`` as a choice of the page. To be used as the chart's callback."""
    set_pick(pick, mark(st.session_state.get(key)))


def follow(state: Any) -> None:
    """Go to the sentence of the figure whose mark was selected in a chart; nothing happens without one."""
    if figure := mark(state):
        address = current().for_other_page(figure=figure).to_url()
        st.switch_page(st.session_state["pages"]["evidence"], query_params=address)
