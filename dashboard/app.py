"""The application: dataset, selection, header, filters, and the page that the address names."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache
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
    dataset = _dataset()
    _frame(page, chosen, isinstance(dataset, Dataset) and dataset.is_synthetic)
    try:
        if isinstance(dataset, DatasetError):
            raise dataset
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


def _dataset() -> Dataset | DatasetError:
    try:
        return in_use()
    except DatasetError as error:
        return error


def _frame(page: str, chosen: Filters, is_synthetic: bool) -> None:
    """Draw what stands around every page but its filters."""
    lang = chosen.lang
    titles = [text("demonstration.mark", lang)] if is_synthetic else []
    titles += [text(f"page.{page}", lang), text("app.title", lang)]
    st.set_page_config(page_title=" · ".join(titles), page_icon="📊", layout="wide")
    # The style sheet and the scripts of every page: the same at each run, so that a browser keeps them.
    st.html(_look(lang), unsafe_allow_javascript=True)
    with st.container(horizontal=True, key="header", vertical_alignment="center"):
        st.html(f'<span class="brand">{text("app.title", lang)}</span>{navigation.groups(page, chosen)}')
        if page != "search":
            search_box.show(chosen)
        filters.language_switch(chosen)
    navigation.pages(page, chosen)
    if is_synthetic:
        st.html(demonstration.banner(lang))


@cache
def _look(lang: str) -> str:
    """Return the style sheet, and scripts that tell browsers and screen readers the language and work links and rows."""
    tag = {"zh": "zh-CN", "en": "en"}[lang]
    skip = f"document.querySelector('[data-testid=stSkipToContent]')?.replaceChildren('{text('frame.skip', lang)}');"
    script = f"document.documentElement.lang = '{tag}';{skip}{page_links.SCRIPT}{search_box.SCRIPT}{take_away.script()}"
    return f"{frame.style_of('style.css')}<script>{script}</script>"


main()
