"""The search box in the header of every page: it leads to the search page with what was typed, in one step of the history.

It is plain HTML and a script, so that it costs the other pages no widget and no run. The selection that the search keeps is
that of the links beside it: so the box itself stays the same at every run, and so does what stands in it.
"""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.selection import Filters
from dashboard.words import text

SCRIPT = """
if (!window.searches) document.addEventListener("submit", (event) => {
  const field = event.target.closest?.("form.search-box")?.querySelector("input");
  if (!field) return;
  event.preventDefault();
  const typed = field.value.trim();
  if (!typed) return;
  const query = new URL(document.querySelector("nav.groups a").href).searchParams;
  query.set("search", typed);
  field.value = "";
  history.pushState(null, "", `search?${query}`);
  window.dispatchEvent(new PopStateEvent("popstate"));
  window.scrollTo(0, 0);
});
window.searches = true;
"""
"""To be run once in each browser: sends what is typed."""
_LONGEST = 200


def show(filters: Filters) -> None:
    """Draw the box; the search keeps the filters."""
    said, told = (escape(text(f"search.{name}", filters.lang)) for name in ("box", "field"))
    field = (
        f'<input type="search" maxlength="{_LONGEST}" enterkeyhint="search" placeholder="{said}" aria-label="{told}">'
    )
    st.html(f'<form class="search-box" role="search">{field}</form>')
