"""Links to other pages of the application, as HTML, that do not load it anew.

Each link is an ordinary one (``evidence?figure=…``), so that it can be opened in another tab. A plain click puts its address
into the browser's history and tells Streamlit, as going back does: the page changes within the running session, in one
step of the history (``st.switch_page`` with parameters makes two). Streamlit's own link is an element each, of which a page
would have dozens, and all are sent again at every click of a filter. What is shown must be escaped.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard.selection import Filters

_FOLLOW = """
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  window.dispatchEvent(new PopStateEvent("popstate"));
  window.scrollTo(0, 0);
"""
SCRIPT = f"""
if (!window.followsLinks) document.addEventListener("click", (event) => {{
  const link = event.target.closest?.("a.inside[href]");
  {_FOLLOW}
}});
window.followsLinks = true;
"""
"""To be run once in each browser: follows the links of :func:`link`."""
_COMPONENT = f"""
export default function ({{ parentElement, data }}) {{
  const box = parentElement.querySelector(".linked");
  if (box.dataset.version !== data.html) {{
    box.innerHTML = data.html;
    box.dataset.version = data.html;
  }}
  box.onclick = (event) => {{
    const link = event.target.closest("a[href]");
    {_FOLLOW}
  }};
}}
"""


def link(page: str, label: str, chosen: Filters, here: bool = False, **picks: str) -> str:
    """Return a link to another page that carries the selection, with ``picks`` set; ``here`` if it is the page shown.

    >>> link("evidence", "A < B", Filters(lang="en"), figure="f1")
    '<a class="inside" href="evidence?lang=en&amp;figure=f1">A &lt; B</a>'
    """
    query = urlencode(chosen.for_other_page(**picks).to_url())
    address = escape(f"{page}?{query}" if query else page)
    return f'<a class="inside" href="{address}"{" aria-current=page" if here else ""}>{escape(label)}</a>'


@st.cache_resource
def _component(sheet: str) -> Any:
    style = (files("dashboard") / sheet).read_text(encoding="utf-8")
    return st.components.v2.component(
        f"linked_{sheet.partition('.')[0]}", html='<div class="linked"></div>', css=style, js=_COMPONENT
    )


def linked(html: str, sheet: str, key: str) -> None:
    """Show ``html`` in the look of a style sheet of this package."""
    _component(sheet)(key=key, data={"html": html}, height="content")
