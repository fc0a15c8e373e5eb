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
    """Go to the sentence of the mark that was selected in a chart; nothing happens without one.

    A mark carries the id of its figure, or a document and the span of a sentence in it: ``doc_id|120-156``.
    """
    if not (chosen := mark(state)):
        return
    doc_id, _, span = chosen.partition("|")
    picks = {"doc": doc_id, "span": span} if span else {"figure": chosen}
    st.switch_page(st.session_state["pages"]["evidence"], query_params=current().for_other_page(**picks).to_url())
