"""Show HTML whose links lead to other pages of the application without loading it anew.

Each link is an ordinary one (``evidence?figure=…``), so that it can be opened in another tab. A plain click puts its address
into the browser's history and tells Streamlit, as going back does: the page changes within the running session, in one
step of the history (``st.switch_page`` with parameters makes two). What is shown must be escaped.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import streamlit as st

_SCRIPT = """
export default function ({ parentElement, data }) {
  const box = parentElement.querySelector(".linked");
  if (box.dataset.version !== data.html) {
    box.innerHTML = data.html;
    box.dataset.version = data.html;
  }
  box.onclick = (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate"));
    window.scrollTo(0, 0);
  };
}
"""


@st.cache_resource
def _component(sheet: str) -> Any:
    style = (files("dashboard") / sheet).read_text(encoding="utf-8")
    return st.components.v2.component(
        f"linked_{sheet.partition('.')[0]}", html='<div class="linked"></div>', css=style, js=_SCRIPT
    )


def linked(html: str, sheet: str, key: str) -> None:
    """Show ``html`` in the look of a style sheet of this package."""
    _component(sheet)(key=key, data={"html": html}, height="content")
