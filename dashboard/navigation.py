"""The pages in their groups, and the two rows of links above every page: the groups, and the pages of the one shown.

Each link carries the selection. A group's link leads to its first page.
"""

from __future__ import annotations

import streamlit as st

from dashboard.page_links import link
from dashboard.selection import Filters
from dashboard.words import text

GROUPS: dict[str, tuple[str, ...]] = {
    "read": ("overview", "search", "map", "timeline", "comparison", "pair", "targets", "industries"),
    "check": ("evidence", "checks", "rejects", "accuracy"),
    "data": ("data", "changes"),
}
PAGES = tuple(page for group in GROUPS.values() for page in group)


def group_of(page: str) -> str:
    """Return the group that a page belongs to.

    >>> group_of("rejects")
    'check'
    """
    return next(group for group, pages in GROUPS.items() if page in pages)


def register() -> str:
    """Register the pages and return the name of the one that the address asks for."""
    pages = {name: st.Page(_nothing, title=name, url_path=name) for name in PAGES}
    start = st.Page(_nothing, title="start", default=True)
    st.session_state["pages"] = pages
    asked = st.navigation([start, *pages.values()], position="hidden")
    return asked.url_path or PAGES[0]


def _nothing() -> None:
    """Stand in for a page's script: all pages are drawn by the application, so that they share one frame."""


def groups(page: str, chosen: Filters) -> str:
    """Return the links to the groups as HTML, for the first row."""
    here = group_of(page)
    links = [link(own[0], text(f"group.{group}", chosen.lang), chosen, group == here) for group, own in GROUPS.items()]
    return f'<nav class="groups">{"".join(links)}</nav>'


def pages(page: str, chosen: Filters) -> None:
    """Draw the links to the pages of the group shown, for the second row."""
    own = GROUPS[group_of(page)]
    links = [link(name, text(f"page.{name}", chosen.lang), chosen, name == page) for name in own]
    st.html(f'<nav class="pages">{"".join(links)}</nav>')
