"""What a click on a mark of a chart means, the same on every page.

A mark that stands for one figure or sentence opens it. A mark that stands for several narrows the rest of the page and the
other pages to them (see :mod:`dashboard.marks`), until it is picked again or its tag is.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from dashboard import frame, marks
from dashboard.charts.drawing import Drawing
from dashboard.filters import current, mark_tag, set_mark

_HELD, _ROUND = "clicks.held", "clicks.round"


def mark(state: Any) -> str:
    """Return the id of the mark that is selected in a chart's state, or an empty string.

    >>> mark({"selection": {"points": [{"customdata": ["370000|2024"]}]}}), mark({"selection": {"points": []}}), mark(None)
    ('370000|2024', '', '')
    """
    points = state["selection"]["points"] if state else []
    carried = next((point["customdata"] for point in points if point.get("customdata")), "")
    return str(carried[0] if isinstance(carried, (list, tuple)) else carried)


def chart(figure: Drawing, key: str, alt: str) -> None:
    """Show a chart whose marks stand for several figures each; a mark carries a :class:`dashboard.marks.Mark` in words."""
    own = _fresh(key)
    frame.chart(figure, own, alt, partial(_keep, own, key))


def follow(state: Any) -> None:
    """Go to the sentence of the mark that was selected in a chart; nothing happens without one.

    A mark carries the id of its figure, or a document and the span of a sentence in it: ``doc_id|120-156``.
    """
    if not (chosen := mark(state)):
        return
    doc_id, _, span = chosen.partition("|")
    picks = {"doc": doc_id, "span": span} if span else {"figure": chosen}
    st.switch_page(st.session_state["pages"]["evidence"], query_params=current().for_other_page(**picks).to_url())


def opened(title: str, key: str) -> None:
    """Open the part of a page that shows what is behind the picked mark, with the tag that puts it back."""
    with st.container(key=f"opened-{key}", horizontal=True, vertical_alignment="bottom"):
        frame.section(title)
        mark_tag(f"picked.{key}")


def _keep(own: str, key: str) -> None:
    """Keep the selected mark, or put it back where it was the picked one already."""
    chosen = mark(st.session_state.get(own))
    _state(_HELD)[key] = chosen
    set_mark(marks.Mark() if chosen == str(current().mark) else marks.read(chosen))


def _fresh(key: str) -> str:
    """Return the key of a chart: another one where the browser still holds a mark that was put back elsewhere."""
    held, rounds = _state(_HELD), _state(_ROUND)
    if held.get(key) and held[key] != str(current().mark):
        held[key], rounds[key] = "", rounds.get(key, 0) + 1
    return f"{key}.{rounds[key]}" if rounds.get(key) else key


def _state(name: str) -> dict[str, Any]:
    found: dict[str, Any] = st.session_state.setdefault(name, {})
    return found
