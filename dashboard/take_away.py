"""The row of what a reader takes along from a page, a chart or a figure: its picture, its link, its reference.

A row is HTML with what it says as data; one script for the whole page, run once in each browser, does the rest:
Streamlit's buttons can neither copy nor draw a picture, and an element of our own for each row would bring that script
again at every click. The picture is plotly's own, or the map's, with the page's sentence above and the caption below it,
on the paper of the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard import citations
from dashboard.dataset import Dataset
from dashboard.filters import applying, current
from dashboard.selection_texts import limits
from dashboard.words import text

_ABOUT, _TITLE = "take_away.about", "take_away.title"
_UNKNOWN = ("0", None)


@cache
def script() -> str:
    """Return what works the rows; to be run once in each browser.

    Streamlit throws a script away in which a tag seems to begin, so that those of the pictures are written otherwise.
    """
    content = "\n".join((files("dashboard") / name).read_text("utf-8") for name in ("take_away.js", "map_picture.js"))
    content = re.sub(r"<(?=[/\w!])", r"\\x3c", content)
    return f"if (!window.takesAway) {{ window.takesAway = true; (() => {{\n{content}\n}})(); }}"


def start(dataset: Dataset, newest: object) -> None:
    """Keep what the references of this run say: to be called before a page is drawn.

    ``newest`` is the day of the newest document, or NaT.
    """
    mark = f" · {text('demonstration.mark', current().lang)}" if dataset.is_synthetic else ""
    st.session_state[_ABOUT] = (dataset.edition + mark, newest)
    st.session_state[_TITLE] = "", {}


def page(title: str, pinned: Mapping[str, str] | None = None) -> str:
    """Return the row of a page, which opens with ``title``: its link and its reference.

    ``pinned`` are parameters that the link carries although the address does not, so that it opens the same later; an
    empty value takes one away.
    """
    st.session_state[_TITLE] = title, dict(pinned or {})
    return _row("", _of_page(), pinned=pinned)


def origin(documents: str, *, whole: bool = False) -> list[tuple[str, str]]:
    """Return where a file taken from this page comes from, as lines of a name and what it says.

    These are the page's first sentence, the selection (none of it in a file of the ``whole`` dataset), the link to both,
    the data (``documents`` in words), the day, and the reference.
    """
    now, lang = current(), current().lang
    title, pinned = st.session_state.get(_TITLE, ("", {}))
    asked = urlencode({name: value for name, value in (now.to_url() | pinned).items() if value})
    address = "?".join(filter(None, [str(st.context.url or "").partition("?")[0], asked]))
    day = f"{datetime.now(UTC).astimezone():%Y-%m-%d}"
    limited = text("export.between", lang).join(limits(now, applying())) or text("export.no_selection", lang)
    filled = {citations.TITLE: title.rstrip("。."), citations.ADDRESS: address, citations.ACCESSED: day}
    reference = _of_page()["gb" if lang == "zh" else "en"]
    for place, said in filled.items():
        reference = reference.replace(place, said)
    lines = {
        "page": title,
        "selection": text("export.whole", lang) if whole else limited,
        "link": address,
        "documents": documents,
        "day": day,
        "cite": reference,
    }
    return [(text(f"export.{name}", lang), said) for name, said in lines.items() if said]


def chart(key: str, around: dict[str, Any] | None = None) -> None:
    """Draw the row of a chart or map: its picture as PNG and SVG, its reference.

    ``around`` is what stands beside a drawing of the graphics card in its picture (see ``map_picture.js``).
    """
    st.html(_row(key, _of_page(), around=around))


def figure(row: citations.Row, document: citations.Row) -> None:
    """Draw the row of one figure (a row of ``indicators``, and its document's): its link and its reference."""
    version, _ = st.session_state.get(_ABOUT, _UNKNOWN)
    pinned = {"figure": str(row["indicator_id"]), "doc": "", "reject": "", "span": ""}
    st.html(_row("", citations.of_figure(row, document, version, current().lang), pinned=pinned))


def _of_page() -> dict[str, str]:
    version, newest = st.session_state.get(_ABOUT, _UNKNOWN)
    return citations.of_page(version, newest, current().lang)


def _row(
    chart_key: str,
    references: dict[str, str],
    *,
    pinned: Mapping[str, str] | None = None,
    around: dict[str, Any] | None = None,
) -> str:
    lang = current().lang
    data = {
        "pinned": dict(pinned or {}),
        "chart": chart_key.replace(".", "-"),
        "references": [{"name": text(f"cite.name_{form}", lang), "text": said} for form, said in references.items()],
        "around": around,
        "words": {name: text(f"take.{name}", lang) for name in ("copy", "copied", "not_copied")},
    }
    buttons = "".join(
        f'<button type="button" data-act="{act}">{escape(text(f"take.{act}", lang))}</button>'
        for act in (("png", "svg") if chart_key else ("link",))
    )
    cite = f'<button type="button" data-act="cite" aria-expanded="false">{escape(text("take.cite", lang))}</button>'
    said = '<span class="said" role="status"></span><div class="references" hidden></div>'
    return f'<div class="take" data-take="{escape(json.dumps(data, ensure_ascii=False))}">{buttons}{cite}{said}</div>'
