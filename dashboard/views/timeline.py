"""Documents and figures over time by region, and one indicator through the years."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import behind, cards, chart_texts, clicks, frame, lock, metrics, series, tables
from dashboard.charts import timeline
from dashboard.charts.drawing import Drawing
from dashboard.charts.timeline import NARROW, WIDE, Screen
from dashboard.dataset import Dataset
from dashboard.pictures import lines
from dashboard.places import place
from dashboard.queries import overview
from dashboard.queries import timeline as ask
from dashboard.records import records
from dashboard.regions import FIVE
from dashboard.selection import Filters
from dashboard.selection_texts import mark_said
from dashboard.words import text

_SCREENS = {"wide": WIDE, "narrow": NARROW}


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    whole = filters.unmarked("region", "year", "period", "status")
    spans = frame.kept(ask.spans, dataset, whole)
    if not len(spans):
        frame.empty(dataset, filters)
        return
    frame.headline(*frame.kept(opening, dataset, whole))
    _spans(dataset, whole, filters)
    _series(dataset, whole.unmarked("metric"))
    _table(dataset, filters)


def opening(dataset: Dataset, filters: Filters) -> tuple[str, str]:
    """Return the page's first sentence and the line under it."""
    lang = filters.lang
    spans = frame.kept(ask.spans, dataset, filters)
    target = frame.kept(ask.furthest_target, dataset, filters)
    undated = int(frame.kept(ask.undated, dataset, filters).iloc[0]["n"])
    by_status = spans.groupby("status")["n"].sum()
    values: dict[str, object] = {
        "first": f"{spans['start'].min():%Y}",
        "last": f"{spans['end'].max():%Y}",
        "actual": int(by_status.get("actual", 0)),
        "planned": int(by_status.get("planned", 0)),
    }
    kind = "timeline.headline" if values["planned"] else "timeline.headline_actual"
    if len(target):
        row = records(target)[0]
        kind = "timeline.headline_target"
        values |= {"year": f"{row['period_end']:%Y}", "region": place(row, lang), "value": cards.number(row, lang)}
        values |= {"metric": metrics.called(row, lang)}
    scope = [text("timeline.scope", lang, documents=len(frame.kept(ask.documents, dataset, filters)))]
    if undated:
        scope.append(text("timeline.scope_undated", lang, n=undated))
    return text(kind, lang, **values), " · ".join(scope)


def codes(spans: pd.DataFrame, filters: Filters) -> list[str]:
    """Return the bands from the top: the regions asked for or the five, then others that have figures."""
    first = filters.regions or FIVE
    return [*first, *(code for code in sorted(set(spans["region"]), reverse=True) if code not in first)]


def drawn(dataset: Dataset, filters: Filters, chosen: str = "", screen: Screen = WIDE) -> Drawing:
    """Return the chart of periods and documents for a screen."""
    spans, documents = frame.kept(ask.spans, dataset, filters), frame.kept(ask.documents, dataset, filters)
    return timeline.chart(spans, documents, codes(spans, filters), filters.lang, chosen, screen)


def _told(dataset: Dataset, filters: Filters) -> str:
    """Return what the periods come to."""
    return chart_texts.spans(frame.kept(ask.spans, dataset, filters), filters.lang)


def years_of(dataset: Dataset, filters: Filters, screen: Screen) -> list[int]:
    """Return the years that the chart shows on a screen."""
    spans, documents = frame.kept(ask.spans, dataset, filters), frame.kept(ask.documents, dataset, filters)
    return timeline.years_shown(spans, documents, screen)


def _beyond(dataset: Dataset, filters: Filters, screen: Screen) -> str:
    """Return the note on years that a screen does not show."""
    spans, years = frame.kept(ask.spans, dataset, filters), frame.kept(years_of, dataset, filters, screen)
    return frame.shown_years(years, spans["start"].min().year, spans["end"].max().year, filters.lang)


def _spans(dataset: Dataset, filters: Filters, narrowed: Filters) -> None:
    lang = filters.lang
    frame.section(text("timeline.spans", lang), text("timeline.spans_note", lang))
    shown = {name: frame.kept(years_of, dataset, filters, screen) for name, screen in _SCREENS.items()}
    if shown["wide"] == shown["narrow"]:
        _chart(dataset, filters, narrowed, "wide")
    else:
        for name in shown:
            with st.container(key=f"screen-{name}-spans"):
                _chart(dataset, filters, narrowed, name)
    if narrowed.mark.period:
        chosen = frame.kept(ask.behind, dataset, narrowed)
        clicks.opened(text("timeline.behind", lang, n=len(chosen), mark=mark_said(narrowed.mark, lang)), "span")
        behind.figures(chosen, dataset, narrowed, "span")


def _chart(dataset: Dataset, filters: Filters, narrowed: Filters, name: str) -> None:
    """Draw the chart for a screen, and what it shows."""
    lang, screen = filters.lang, _SCREENS[name]
    told, note = frame.kept(_told, dataset, filters), frame.kept(_beyond, dataset, filters, screen)
    figure = frame.kept(drawn, dataset, filters, str(narrowed.mark), screen)
    alt = " ".join(filter(None, (text("timeline.spans_alt", lang, told=told), note)))
    clicks.chart(figure, f"timeline.spans.{name}", alt)
    frame.caption(
        told,
        note,
        text("timeline.spans_caption", lang),
        frame.hint("click.several", lang),
        frame.data_date(dataset, lang),
    )


def _series(dataset: Dataset, filters: Filters) -> None:
    lang = filters.lang
    frame.section(text("timeline.series", lang), text("timeline.series_note", lang))
    chosen = series.choose(dataset, filters, least_periods=2)
    if chosen is None:
        frame.caption(text("timeline.no_series", lang))
        return
    lines.show(dataset, filters, chosen)
    lock.offer(dataset, filters, chosen)


def _table(dataset: Dataset, filters: Filters) -> None:
    count = int(frame.kept(overview.summary, dataset, filters).iloc[0]["figures"])
    frame.section(text("timeline.table", filters.lang), frame.shown_rows(count, filters.lang))
    shown, config = frame.kept(tabled, dataset, filters)
    frame.table(shown, dataset, filters, "figures", config, lambda: overview.selected_figures(dataset, filters))


def tabled(dataset: Dataset, filters: Filters) -> tuple[pd.DataFrame, tables.Columns]:
    """Return the selected figures as a table to read."""
    return tables.figures(overview.selected_figures(dataset, filters, frame.MOST_ROWS), filters)
