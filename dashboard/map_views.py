"""The still pictures of a map: each unit's latest figure, and one for each period of the chosen kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import frame, map_rows
from dashboard.dataset import Dataset
from dashboard.geo.boundaries import TOP, children, edition_on
from dashboard.geo.classes import Classes, classes
from dashboard.map_steps import Span, rhythms
from dashboard.maps import LATEST, Unit, View
from dashboard.queries import places as ask
from dashboard.records import records
from dashboard.selection import Filters
from dashboard.words import joined, text

Key = tuple[Classes | None, frozenset[int]]
"""The classes of a map, and the numbers of those that its legend lists."""


@dataclass(frozen=True, slots=True)
class Here:
    """The place that the map shows: ``inner`` is the one whose units are drawn, ``codes`` in the edition of the latest view.

    Of the five regions only the selected ones are drawn.

    ``chosen`` is one of them, if it has none inside; ``fixed`` tells that the reader has chosen the edition.
    """

    place: str
    edition: str
    codes: tuple[str, ...]
    inner: str
    chosen: str
    fixed: bool

    def said(self, lang: str) -> str:
        """Return what the place is called: the selected regions by name where they are not all five."""
        if self.inner == TOP and len(self.codes) < len(children(TOP, self.edition)):
            return joined([map_rows.label(code, self.edition, lang) for code in self.codes], lang)
        return map_rows.label(self.place, self.edition, lang)

    def edition_at(self, step: Span | None) -> tuple[str, tuple[str, ...]]:
        """Return the edition in which a step is drawn, and its units: that in force at its end, unless the reader chose."""
        edition = self.edition if self.fixed or step is None else edition_on(step.end)
        codes = self.codes if self.inner == TOP else tuple(unit["id"] for unit in children(self.inner, edition))
        return (edition, codes) if not self.chosen or self.chosen in codes else (self.edition, self.codes)


@dataclass(frozen=True, slots=True)
class Colouring:
    """What the map is coloured by: a metric and scope (see :func:`dashboard.queries.places.series`), or the count.

    ``rhythm`` is the kind of period that the map steps through, ``span`` the step that it shows, if it shows one.
    """

    metric: str = ""
    scope: str = ""
    title: str = ""
    unit: str = ""
    measure: str = ""
    status: str = "actual"
    rhythm: str = ""
    span: Span | None = None

    @property
    def days(self) -> ask.Days:
        """Return the first and last day of the step shown."""
        return (self.span.start, self.span.end) if self.span else None


def history(dataset: Dataset, filters: Filters, here: Here, colouring: Colouring) -> pd.DataFrame:
    """Return the figures through time that the map steps through, or their counts by year."""
    return _figures(dataset, filters, here.inner, colouring.metric, colouring.scope)


def _figures(dataset: Dataset, filters: Filters, place: str, metric: str, scope: str) -> pd.DataFrame:
    if metric:
        return frame.kept(ask.history, dataset, filters, place, metric, scope)
    return frame.kept(ask.counted, dataset, filters, place)


def steps(dataset: Dataset, filters: Filters, here: Here, colouring: Colouring) -> dict[str, list[Span]]:
    """Return the kinds of period that the map can step through, each with its steps (see ``map_steps.rhythms``)."""
    return frame.kept(_steps, dataset, filters, here.inner, colouring.metric, colouring.scope)


def _steps(dataset: Dataset, filters: Filters, place: str, metric: str, scope: str) -> dict[str, list[Span]]:
    return rhythms(_figures(dataset, filters, place, metric, scope))


def apart(dataset: Dataset, filters: Filters, here: Here, colouring: Colouring) -> Span | None:
    """Return the step that is shown if nothing was found for it here: it is a step all the same."""
    walk = steps(dataset, filters, here, colouring).get(colouring.rhythm, [])
    return None if colouring.span in walk else colouring.span


def views(
    dataset: Dataset, filters: Filters, here: Here, colouring: Colouring, apart: Span | None = None
) -> list[View]:
    """Return the view of the latest figures, then one for each step from the first; all steps share their classes."""
    look = Look(here, colouring, filters.lang)
    units = _latest(dataset, filters, look)
    asked = (here.place, colouring.metric, colouring.scope, None)
    listed = int(frame.kept(ask.extent, dataset, filters, *asked).iloc[0]["figures"])
    newest = look.view(LATEST, "", here.edition, units, look.key([units]), listed)
    figures = history(dataset, filters, here, colouring)
    walk = steps(dataset, filters, here, colouring).get(colouring.rhythm, [])
    by_step: dict[Span, list[dict[str, Any]]] = {}
    for row in records(figures):
        by_step.setdefault(_step(row), []).append(row)
    shown = [
        (step, *look.units(by_step.get(step, []), *here.edition_at(step)))
        for step in sorted({*walk, *([apart] if apart else [])})
    ]
    key = look.key([units for _, _, units, _ in shown])
    return [
        newest,
        *(look.view(step.name, step.said(filters.lang), edition, units, key, n) for step, edition, units, n in shown),
    ]


def latest(dataset: Dataset, filters: Filters, here: Here, colouring: Colouring) -> list[dict[str, Any]]:
    """Return the latest figure of each region, of the chosen kind of period: half a year is not held against a whole one.

    ``others`` are a region's further figures of that kind. Without any dated figure the surest ones stand for their region.
    """
    found: dict[str, dict[str, Any]] = {}
    for row in records(history(dataset, filters, here, colouring)):  # the oldest period first
        if _step(row).rhythm == colouring.rhythm:
            before = found.get(row["region_code"])
            others = row["others"] + (before["others"] + 1 if before else 0)
            found[row["region_code"]] = row | {"others": others}
    if found or colouring.rhythm:
        return list(found.values())
    return records(frame.kept(ask.values, dataset, filters, colouring.metric, colouring.scope))


def _step(row: dict[str, Any]) -> Span:
    return Span(row["period_start"].date(), row["period_end"].date())


def _latest(dataset: Dataset, filters: Filters, look: Look) -> list[Unit]:
    here, colouring = look.here, look.colouring
    if not colouring.metric:
        return look.units(records(frame.kept(ask.counts, dataset, filters)), here.edition, here.codes)[1]
    found = frame.kept(latest, dataset, filters, here, colouring)
    otherwise = Counter(row["region_code"] for row in records(history(dataset, filters, here, colouring)))
    return map_rows.valued(found, here.codes, here.edition, look.lang, otherwise)


@dataclass(frozen=True, slots=True)
class Look:
    """What all views of a map have in common."""

    here: Here
    colouring: Colouring
    lang: str

    def units(self, found: list[dict[str, Any]], edition: str, codes: tuple[str, ...]) -> tuple[str, list[Unit], int]:
        """Return a view's edition, its units, and the number of figures in it."""
        if self.colouring.metric:
            return edition, map_rows.valued(found, codes, edition, self.lang), len(found)
        counts = {row["region_code"]: int(row["figures"]) for row in found}
        return edition, map_rows.counted(counts, codes, edition, self.lang), sum(counts.values())

    def key(self, all_units: list[list[Unit]]) -> Key:
        """Return the classes that suit all values of some views; none where there is no value."""
        found = [unit.value for units in all_units for unit in units if unit.value is not None]
        if not found:
            return None, frozenset()
        scale = classes(found, whole=not self.colouring.metric)
        return scale, map_rows.telling(found, scale)

    def view(self, name: str, when: str, edition: str, units: list[Unit], key: Key, figures: int) -> View:
        """Return one view with its answer and its legend."""
        here, colouring, lang = self.here, self.colouring, self.lang
        about = [unit for unit in units if unit.code == here.chosen] if here.chosen else units
        if here.chosen and when:
            figures = int(sum(unit.value or 0 for unit in about))
        said = map_rows.finding(about, here.said(lang), figures, colouring.title, colouring.measure, lang)
        scale, listed = key
        legend = map_rows.legend(units, scale, colouring.unit, lang, listed)
        label = when or text("map.latest_view" if colouring.metric else "map.all_periods", lang)
        return View(name, label, map_rows.dated(said, when, lang), edition, units, scale, legend)
