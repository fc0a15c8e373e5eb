"""Where the figures are: the five regions, their cities and districts, coloured by one indicator or by the count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import frame, map_rows, map_sheet, map_views, relief_sheet, tables
from dashboard.dataset import Dataset
from dashboard.filters import beside, switch
from dashboard.geo.boundaries import CHANGED, EDITIONS, TOP, children, edition_for, units, way_to
from dashboard.map_controls import controls, crumbs
from dashboard.map_steps import Span
from dashboard.map_views import Colouring, Here
from dashboard.maps import View
from dashboard.metrics import definition
from dashboard.queries import places as questions
from dashboard.selection import Filters
from dashboard.words import joined, text

OWN = ("region", "metric")
"""What the map shows by its places, or in a choice of its own: no mark that was picked elsewhere narrows it."""


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    lang, shared = filters.lang, filters.shared().unmarked(*OWN)
    frame.style("map.css")
    if frame.kept(questions.counts, dataset, shared).empty:
        frame.empty(dataset, filters)
        return
    here = frame.kept(_here, dataset, shared, filters.pick("place"), filters.pick("edition"))
    title = st.container(key="map-title")
    if here.place != TOP:
        crumbs(here, lang)
    colouring = controls(dataset, shared, here)
    look, apart = replace(colouring, span=None), map_views.apart(dataset, shared, here, colouring)
    views = frame.kept(map_views.views, dataset, shared, here, look, apart)
    shown = next((view for view in views if colouring.span and view.name == colouring.span.name), views[0])
    with title:
        _headline(dataset, shared, here, colouring, shown, beside(filters))
    is_solid = switch("relief", text("map.shape", lang), {"": text("map.flat", lang), "1": text("map.relief", lang)})
    if is_solid:
        relief_sheet.show(views, shown, here, colouring, dataset, lang)
    else:
        map_sheet.show(frame.kept(_drawn, dataset, shared, here, look, apart), colouring)
    with st.container(key="map-rest"):
        _caption(dataset, shared, here, colouring, shown, bool(is_solid))
        _table(dataset, filters, here, colouring)


def _drawn(dataset: Dataset, filters: Filters, here: Here, colouring: Colouring, apart: Span | None) -> dict[str, Any]:
    """Return what the browser draws, made once for each version of the dataset and selection."""
    views = frame.kept(map_views.views, dataset, filters, here, colouring, apart)
    return map_sheet.content(views, here, colouring, dataset, filters.lang)


def _here(dataset: Dataset, filters: Filters, place: str, asked: str) -> Here:
    """Return the place that the address names, in the edition that suits the figures shown; else the five regions."""
    counts = frame.kept(questions.counts, dataset, filters)
    inside = counts[counts["region_code"].str.startswith(CHANGED[:2])]
    last = inside["last"].max()
    day = None if pd.isna(last) else last.date()
    if filters.year_to is not None:
        day = min(day or date.max, date(filters.year_to, 12, 31))
    edition = asked if asked in EDITIONS else edition_for(list(inside["region_code"]), day)
    if place not in units(edition):
        edition = next((other for other in EDITIONS if place in units(other)), edition)
    way = way_to(place, edition)
    inner = way[-1] if children(way[-1], edition) else way[-2]
    codes = tuple(unit["id"] for unit in children(inner, edition))
    if inner == TOP:
        codes = tuple(code for code in codes if code in filters.regions) or codes
    return Here(way[-1], edition, codes, inner, "" if inner == way[-1] else way[-1], asked in EDITIONS)


def _headline(
    dataset: Dataset, filters: Filters, here: Here, colouring: Colouring, shown: View, notes: list[str]
) -> None:
    """Say the answer, and how much of the map it rests on."""
    lang = filters.lang
    extent = _extent(dataset, filters, here, colouring)
    found = sum(unit.value is not None for unit in shown.units)
    level = text(f"map.level.{units(shown.edition)[shown.units[0].code]['properties']['level']}", lang)
    years = _years(dataset, filters, here, colouring, shown)
    frame.headline(
        shown.said,
        " · ".join(
            [
                text("map.scope_docs", lang, n=int(extent["figures"]), documents=int(extent["documents"])),
                text("map.scope_line", lang, found=found, all=len(shown.units), level=level),
                *([text("map.scope_years", lang, first=str(years[0]), last=str(years[1]))] if years else []),
                *notes,
            ]
        ),
    )


def _years(dataset: Dataset, filters: Filters, here: Here, colouring: Colouring, shown: View) -> tuple[int, int] | None:
    """Return the first and last year of the figures that stand side by side, where they are of different years."""
    if colouring.span or not colouring.metric:
        return None
    drawn = {unit.code for unit in shown.units}
    rows = frame.kept(map_views.latest, dataset, filters, here, colouring)
    ends = {row["period_end"].year for row in rows if row["region_code"] in drawn and not pd.isna(row["period_end"])}
    return (min(ends), max(ends)) if len(ends) > 1 else None


def _table(dataset: Dataset, filters: Filters, here: Here, colouring: Colouring) -> None:
    """Draw the table of the place and period shown, if there is anything."""
    shared = filters.shared().unmarked(*OWN)
    if not int(_extent(dataset, shared, here, colouring)["figures"]):
        return
    shown, config = frame.kept(_tabled, dataset, filters.for_other_page(), here.place, colouring)
    raw = partial(questions.listed, dataset, shared, here.place, colouring.metric, colouring.scope, colouring.days)
    frame.table(shown, dataset, filters, f"map-{here.place}", config, raw)


def _tabled(
    dataset: Dataset, filters: Filters, place: str, colouring: Colouring
) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return the figures of the place as a table to read."""
    asked = (colouring.metric, colouring.scope, colouring.days, frame.MOST_ROWS)
    rows = questions.listed(dataset, filters.unmarked(*OWN), place, *asked)
    return tables.figures(rows, filters)


def _extent(dataset: Dataset, filters: Filters, here: Here, colouring: Colouring) -> pd.Series:
    """Return how many ``figures`` of how many ``documents`` the page rests on."""
    asked = (here.place, colouring.metric, colouring.scope, colouring.days)
    return frame.kept(_counted, dataset, filters, *asked)


def _counted(dataset: Dataset, filters: Filters, *asked: Any) -> pd.Series:
    return questions.extent(dataset, filters, *asked).iloc[0]


def _unplaced(dataset: Dataset, filters: Filters, here: Here, colouring: Colouring, edition: str) -> dict[str, int]:
    """Return the figures that no unit of the map shows, by their place."""
    asked = (here.place, colouring.metric, colouring.scope, colouring.days)
    codes = frame.kept(questions.codes, dataset, filters, *asked)
    return map_rows.unplaced(codes.set_index("region_code")["n"], here.place, edition)


def _caption(dataset: Dataset, filters: Filters, here: Here, colouring: Colouring, shown: View, is_solid: bool) -> None:
    lang = filters.lang
    lost = frame.kept(_unplaced, dataset, filters, here, colouring, shown.edition)
    names = joined([map_rows.label(code, shown.edition, lang) or code for code in lost], lang)
    if colouring.span:
        which = text("map.of_period" if colouring.metric else "map.of_year", lang, period=shown.when)
    else:
        which = text("map.latest", lang) if colouring.metric else ""
    frame.caption(
        definition(colouring.metric, lang),
        which,
        text("map.relief_note", lang) if is_solid else "",
        frame.hint("map.relief_hint", lang) if is_solid else "",
        text("map.hollow", lang) if colouring.status != "actual" and not is_solid else "",
        text("map.unplaced", lang, n=sum(lost.values()), names=names) if lost else "",
        text("map.relief_caption" if is_solid else "map.caption", lang),
        text("map.source", lang, edition=text(f"map.edition.{shown.edition}", lang)),
        frame.data_date(dataset, lang),
        frame.shown_rows(int(_extent(dataset, filters, here, colouring)["figures"]), lang),
    )
