"""One series through time, as lines."""

from __future__ import annotations

from dashboard import clicks, frame, lock, series
from dashboard.charts import lines
from dashboard.charts.drawing import Drawing
from dashboard.dataset import Dataset
from dashboard.pictures import few, rise
from dashboard.selection import Filters
from dashboard.series import Series
from dashboard.words import text


def opening(dataset: Dataset, filters: Filters, chosen: Series) -> tuple[str, str]:
    """Return the page's first sentence and the line under it."""
    return rise.of_places(lock.points(dataset, filters, chosen), chosen, filters)


def show(dataset: Dataset, filters: Filters, chosen: Series) -> None:
    """Draw the picture and its caption; figures of one time are listed, and without a dated figure that is said."""
    lang = filters.lang
    if not frame.kept(_is_dated, dataset, filters, chosen):
        frame.caption(text("multiples.undated", lang))
        return
    if not frame.kept(_has_way, dataset, filters, chosen):
        shown = lock.points(dataset, filters, chosen)
        few.show(shown, filters, series.definition(chosen, lang), frame.data_date(dataset, lang))
        return
    figure = frame.kept(drawn, dataset, filters, chosen)
    alt = text("timeline.series_alt", lang, sentence=frame.kept(opening, dataset, filters, chosen)[0])
    clicks.follow(frame.chart(figure, "series.lines", alt, "rerun"))
    frame.caption(
        series.definition(chosen, lang),
        text("timeline.series_caption", lang),
        text("hedge.caption", lang),
        frame.hint("frame.click", lang),
        frame.data_date(dataset, lang),
    )


def _is_dated(dataset: Dataset, filters: Filters, chosen: Series) -> bool:
    """Tell whether any figure has a period."""
    return len(lines.dated(lock.points(dataset, filters, chosen))) > 0


def _has_way(dataset: Dataset, filters: Filters, chosen: Series) -> bool:
    """Tell whether the figures are of two times or more."""
    return few.has_way([lock.points(dataset, filters, chosen)])


def drawn(dataset: Dataset, filters: Filters, chosen: Series) -> Drawing:
    """Return the chart of one series through time, with what was let in."""
    shown = lock.points(dataset, filters, chosen)
    return lock.note(lines.chart(shown, filters.lang), shown, filters.lang)
