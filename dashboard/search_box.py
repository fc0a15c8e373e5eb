"""The search box in the header of every page: it leads to the search page with what was typed, in one step of the history.

A form of our own does it in the browser, so that it costs the other pages no widget and no run.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import streamlit as st

from dashboard.selection import Filters
from dashboard.words import text

_SCRIPT = """
export default function ({ parentElement, data }) {
  const form = parentElement.querySelector("form");
  const field = form.querySelector("input");
  field.placeholder = data.placeholder;
  field.setAttribute("aria-label", data.label);
  form.onsubmit = (event) => {
    event.preventDefault();
    const typed = field.value.trim();
    if (!typed) return;
    const query = new URLSearchParams({ ...data.selection, search: typed });
    field.value = "";
    history.pushState(null, "", `search?${query}`);
    window.dispatchEvent(new PopStateEvent("popstate"));
    window.scrollTo(0, 0);
  };
}
"""
_LONGEST = 200


@st.cache_resource
def _component() -> Any:
    return st.components.v2.component(
        "search_box",
        html=f'<form role="search"><input type="search" name="search" maxlength="{_LONGEST}" enterkeyhint="search"></form>',
        css=(files("dashboard") / "search_box.css").read_text(encoding="utf-8"),
        js=_SCRIPT,
    )


def show(filters: Filters) -> None:
    """Draw the box; the search keeps the filters."""
    data = {
        "label": text("search.field", filters.lang),
        "placeholder": text("search.box", filters.lang),
        "selection": filters.for_other_page().to_url(),
    }
    with st.container(key="search-box", width="stretch"):
        _component()(key="search.box", data=data, height="content")
