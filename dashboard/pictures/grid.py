"""Small charts on the screen, whatever each of them stands for; the style sheet shows those for its width."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from dashboard import clicks, frame, lock
from dashboard.charts import multiples
from dashboard.charts.drawing import Drawing
from dashboard.charts.lines import dated
from dashboard.charts.multiples import Screen, Sheet
from dashboard.dataset import Dataset
from dashboard.pictures import few
from dashboard.selection import Filters
from dashboard.words import text

_SCREENS = {"wide": multiples.WIDE, "narrow": multiples.NARROW}
Panels = Callable[..., Sheet]


def show(
    panels: Panels,
    dataset: Dataset,
    filters: Filters,
    *args: object,
    key: str,
    alt: str,
    notes: Sequence[str],
    about: Sequence[str] = (),
) -> None:
    """Draw the panels that ``panels(dataset, filters, *args)`` gives; ``about`` says of what they are, ``notes`` how to read them.

    Figures of one time are listed instead; without a dated figure that is said.
    """
    lang = filters.lang
    if not frame.kept(_is_dated, dataset, filters, panels, *args):
        frame.caption(text("multiples.undated", lang))
        return
    if not frame.kept(_has_way, dataset, filters, panels, *args):
        rows = pd.concat([panel.rows for panel in frame.kept(panels, dataset, filters, *args).panels])
        few.show(rows, filters, *about, frame.data_date(dataset, lang))
        return
    for name, screen in _SCREENS.items():
        with st.container(key=f"screen-{name}-{key}"):
            figure = frame.kept(drawn, dataset, filters, panels, screen, *args)
            clicks.follow(frame.chart(figure, f"{key}.{name}", alt, "rerun"))
    frame.caption(
        *about,
        *notes,
        text("timeline.series_caption", lang),
        text("hedge.caption", lang),
        frame.hint("frame.click", lang),
        frame.data_date(dataset, lang),
    )


def _is_dated(dataset: Dataset, filters: Filters, panels: Panels, *args: object) -> bool:
    """Tell whether any figure of the panels has a period."""
    return any(len(dated(panel.rows)) for panel in frame.kept(panels, dataset, filters, *args).panels)


def _has_way(dataset: Dataset, filters: Filters, panels: Panels, *args: object) -> bool:
    """Tell whether the figures of any panel are of two times or more."""
    return few.has_way(panel.rows for panel in frame.kept(panels, dataset, filters, *args).panels)


def drawn(dataset: Dataset, filters: Filters, panels: Panels, screen: Screen, *args: object) -> Drawing:
    """Return the small charts for one screen."""
    sheet = frame.kept(panels, dataset, filters, *args)
    marks = frame.kept(marked, dataset, filters, panels, *args)
    figure = multiples.chart(sheet, marks, screen, filters.lang)
    return lock.note(figure, pd.concat([panel.rows for panel in sheet.panels]), filters.lang)


def marked(dataset: Dataset, filters: Filters, panels: Panels, *args: object) -> multiples.Marks:
    """Return what is drawn in the small charts: the same for every screen, so made once."""
    return multiples.marks(frame.kept(panels, dataset, filters, *args), filters.lang)
