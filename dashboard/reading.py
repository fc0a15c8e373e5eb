"""Show a marked text so that a figure can be picked in it, by pointer or keyboard, without loading the page again.

Streamlit's own texts cannot report a click. The HTML comes from :mod:`dashboard.marked_text`, where all of it is
escaped; the script only sets it, scrolls to the chosen mark if it is out of view, and reports the id of a mark that is
picked.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from importlib.resources import files
from typing import Any

import streamlit as st

PICKED = "picked"
_SCRIPT = """
export default function ({ parentElement, data, setTriggerValue }) {
  const text = parentElement.querySelector(".reading");
  if (text.dataset.version !== data.version) {
    text.innerHTML = data.html;
    text.dataset.version = data.version;
  }
  if (text.dataset.document !== data.document) {
    text.dataset.document = data.document;
    text.dataset.shown = "";
    text.scrollTop = 0;
  }
  text.setAttribute("aria-label", data.label);
  text.lang = "zh-CN"; // whatever the page's language, for its quotation marks and for screen readers
  let chosen = null;
  for (const mark of text.querySelectorAll("mark[data-ids]")) {
    const here = data.chosen !== "" && mark.dataset.ids.split(" ").includes(data.chosen);
    mark.classList.toggle("chosen", here);
    mark.setAttribute("aria-pressed", String(here));
    chosen = chosen ?? (here ? mark : null);
  }
  if (chosen && data.inView && text.dataset.shown !== data.chosen) {
    const top = chosen.getBoundingClientRect().top - text.getBoundingClientRect().top;
    if (top < 0 || top > text.clientHeight - 60) text.scrollTop += top - text.clientHeight / 3;
  }
  text.dataset.shown = data.chosen;
  const pick = (event) => {
    const mark = event.target.closest("mark[data-ids]");
    if (!mark) return;
    const ids = mark.dataset.ids.split(" ");
    event.preventDefault();
    setTriggerValue("picked", ids[(ids.indexOf(data.chosen) + 1) % ids.length]);
  };
  text.onclick = pick;
  text.onkeydown = (event) => { if (event.key === "Enter" || event.key === " ") pick(event); };
}
"""


@st.cache_resource
def _component() -> Any:
    return st.components.v2.component(
        "marked_text",
        html='<div class="reading" role="document" tabindex="0"></div>',
        css=(files("dashboard") / "reading.css").read_text(encoding="utf-8"),
        js=_SCRIPT,
    )


def reading(
    html: str, document: str, chosen: str, in_view: bool, label: str, key: str, on_pick: Callable[[], None]
) -> None:
    """Show ``html`` with the mark of row ``chosen`` lit up, and ``in_view``; ``on_pick`` runs when a mark is picked.

    ``document`` tells texts apart: a new one starts at its top. The picked id is then ``picked(key)``. A mark that
    several rows share gives one after the other.
    """
    version = sha256(html.encode()).hexdigest()
    data = {"html": html, "version": version, "document": document, "chosen": chosen, "label": label, "inView": in_view}
    _component()(key=key, data=data, height="content", on_picked_change=on_pick)


def picked(key: str) -> str:
    """Return the id of the mark that was picked just now, or an empty string."""
    state = st.session_state.get(key)
    return (state.get(PICKED) or "") if state else ""
