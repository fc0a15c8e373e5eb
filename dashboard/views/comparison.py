"""One indicator in several pictures: bars, lines, small charts, dots against another indicator."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import filters as widgets
from dashboard import frame, lock, series, tables
from dashboard.dataset import Dataset
from dashboard.page_links import link
from dashboard.pictures import bars, dots, indicators, lines, regions
from dashboard.queries.series import offered
from dashboard.selection import Filters
from dashboard.series import Series
from dashboard.words import text

PICTURES: dict[str, ModuleType] = {
    "bars": bars,
    "lines": lines,
    "regions": regions,
    "indicators": indicators,
    "dots": dots,
}
# Those of one series, into which the reader may let figures of another definition.
OF_ONE_SERIES = (bars, lines, regions)
OWN = ("region", "metric")
"""What the pictures show on their own axes, or in a choice of their own: no mark that was picked elsewhere narrows it."""


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    lang, head = filters.lang, st.container(key="comparison-head")
    chosen = series.choose(dataset, filters.unmarked(*OWN))
    if chosen is None:
        with head:
            frame.empty(dataset, filters)
        return
    with st.container(horizontal=True, key="pictures", gap="small"):
        names = {view: text(f"comparison.view_{view}", lang) for view in PICTURES}
        view = widgets.switch("view", text("comparison.view", lang), names)
        way = link("map", text("comparison.view_map", lang), filters, metric=chosen.metric)
        st.html(f'<p class="way-on">{way}</p>', width="content")
    picture = PICTURES[view]
    whole = widgets.current()
    filters = whole.unmarked(*OWN)
    # What else a picture is of: the other axis of dots.
    more = (dots.choose(dataset, filters, chosen),) if picture is dots else ()
    filters = widgets.current().unmarked(*OWN)
    sentence, scope = frame.kept(picture.opening, dataset, filters, chosen, *more)
    if len(filters.regions) != 1 and frame.kept(_most_regions, dataset, filters) <= 1:
        scope = " · ".join([text("comparison.scope_none_shared", lang), scope])
    with head:
        frame.headline(sentence, " · ".join(filter(None, [scope, *widgets.beside(whole)])))
    picture.show(dataset, filters, chosen, *more)
    if picture in OF_ONE_SERIES:
        lock.offer(dataset, filters, chosen)
    _table(dataset, whole, view, chosen, *more)


def _most_regions(dataset: Dataset, filters: Filters) -> int:
    """Return how many regions the series has that most regions share."""
    return int(frame.kept(offered, dataset, filters)["regions"].max())


def rows(dataset: Dataset, filters: Filters, view: str, chosen: Series, *more: Series | None) -> pd.DataFrame:
    """Return the figures that a picture draws."""
    picture = PICTURES[view]
    if picture in OF_ONE_SERIES:
        return lock.points(dataset, filters, chosen)
    found: pd.DataFrame = frame.kept(picture.figures, dataset, filters, chosen, *more)
    return found


def _table(dataset: Dataset, filters: Filters, *of: Any) -> None:
    found = rows(dataset, filters, *of)
    frame.section(text("comparison.table", filters.lang), frame.shown_rows(len(found), filters.lang))
    shown, config = frame.kept(tabled, dataset, filters, *of)
    frame.table(shown, dataset, filters, "comparison", config, found)


def tabled(dataset: Dataset, filters: Filters, *of: Any) -> tuple[pd.DataFrame, tables.Columns]:
    """Return the first figures of a picture (see :func:`rows`) as a table to read."""
    return tables.figures(rows(dataset, filters, *of).head(frame.MOST_ROWS), filters)
