"""The application: dataset, selection, header, filters, and the page that the address names."""

from __future__ import annotations

import logging
from collections.abc import Callable
from importlib import import_module

import streamlit as st

from dashboard import demonstration, filters, frame, navigation, page_links, search_box, take_away
from dashboard.dataset import Dataset, DatasetError, in_use
from dashboard.queries.choices import choices
from dashboard.selection import Filters
from dashboard.words import text


def main() -> None:
    """Draw one page."""
    page = navigation.register()
    chosen = filters.start(page)
    title = f"{text(f'page.{page}', chosen.lang)} · {text('app.title', chosen.lang)}"
    st.set_page_config(page_title=title, page_icon="📊", layout="wide")
    _style(chosen.lang)
    _header(page, chosen)
    try:
        dataset = in_use()
        if dataset.is_synthetic:
            st.set_page_config(page_title=f"{text('demonstration.mark', chosen.lang)} · {title}")
            st.html(demonstration.banner(chosen.lang))
        filters.row(chosen, frame.kept(choices, dataset, Filters()))
        take_away.start(dataset, frame.newest(dataset))
        _view(page)(dataset, chosen)
    except DatasetError as error:
        if error.reason == "replaced":
            st.rerun()
        frame.problem(error, chosen.lang)
    except Exception:
        logging.getLogger(__name__).exception("The page %s could not be drawn", page)
        frame.problem(DatasetError("unexpected"), chosen.lang)
    filters.finish()


def _view(page: str) -> Callable[[Dataset, Filters], None]:
    show: Callable[[Dataset, Filters], None] = import_module(f"dashboard.views.{page}").show
    return show


def _header(page: str, chosen: Filters) -> None:
    with st.container(horizontal=True, key="header", vertical_alignment="center"):
        st.html(f'<span class="brand">{text("app.title", chosen.lang)}</span>', width="content")
        navigation.groups(page, chosen)
        if page != "search":
            search_box.show(chosen)
        filters.language_switch(chosen)
    navigation.pages(page, chosen)


def _style(lang: str) -> None:
    """Bring the style sheet, tell browsers and screen readers the language of the page, and let links be followed."""
    frame.style("style.css")
    tag = {"zh": "zh-CN", "en": "en"}[lang]
    skip = f"document.querySelector('[data-testid=stSkipToContent]')?.replaceChildren('{text('frame.skip', lang)}');"
    script = f"document.documentElement.lang = '{tag}';{skip}{page_links.SCRIPT}"
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


main()
