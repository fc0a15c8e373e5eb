"""Small charts of one kind side by side: time is the same in all of them, and values where they are of one kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import pandas as pd

from dashboard.charts import lines
from dashboard.charts.axes import base, date_axis, rules
from dashboard.charts.drawing import Drawing
from dashboard.charts.keys import KEY_ROOM, Key, cut, keys_line


@dataclass(frozen=True, slots=True)
class Screen:
    """A width in pixels, by which the shares of the chart are worked out, and what it has room for."""

    width: int
    columns: int
    years: int


WIDE, NARROW = Screen(1110, 3, 5), Screen(358, 2, 2)
# Pixels.
_ROOM = {"zh": 54, "en": 70}
_GAP, _PLOT, _FOOT, _LINE = 22, 140, 34, 17
_LARGE, _SMALL, _POINT = 13, 11, 6
_SILENT = 22


@dataclass(frozen=True, slots=True)
class Panel:
    """One small chart of ``rows`` (see ``queries.series.points``).

    ``below`` are the lines under its ``title``; panels of one ``scale`` share the axis of values; ``silent`` are the words
    that stand in a panel without a dated point.
    """

    title: str
    below: tuple[str, ...]
    rows: pd.DataFrame
    scale: str = ""
    silent: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Small charts that belong together, and what their colours stand for where that is not said by each title."""

    panels: tuple[Panel, ...]
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a panel lies: its axes, and its sides as shares of the chart; its title begins at ``edge``."""

    x: str
    y: str
    edge: float
    left: float
    right: float
    bottom: float
    top: float
    has_numbers: bool


@dataclass(frozen=True, slots=True)
class _Grid:
    """The measures of the whole chart in pixels: ``ticks`` is the room for the numbers at an axis."""

    width: int
    columns: int
    rows: int
    head: int
    ticks: int
    is_shared: bool

    @property
    def height(self) -> int:
        return self.rows * (self.head + _PLOT + _FOOT)


@dataclass(frozen=True, slots=True)
class Marks:
    """What is drawn in the panels, the same on every screen: their dated points, axes of values and plotly's traces."""

    points: tuple[pd.DataFrame, ...]
    scales: Mapping[str, tuple[dict[str, Any], float]]
    traces: tuple[dict[str, Any], ...]


def marks(sheet: Sheet, lang: str) -> Marks:
    """Return what is drawn in the panels, at least one of which has a dated point."""
    points = tuple(lines.dated(panel.rows) for panel in sheet.panels)
    scales = {scale: _scale(sheet.panels, points, scale, lang) for scale in {panel.scale for panel in sheet.panels}}
    found = [
        mark | dict(zip(("xaxis", "yaxis"), _axis_names(at), strict=True))
        for at, (panel, rows) in enumerate(zip(sheet.panels, points, strict=True))
        for mark in lines.marks(rows, scales[panel.scale][1], lang, _POINT)
    ]
    return Marks(points, scales, tuple(found))


def chart(sheet: Sheet, drawn: Marks, screen: Screen, lang: str) -> Drawing:
    """Draw the panels for one screen, and above them what the colours stand for."""
    panels, keys = sheet.panels, sheet.keys
    columns = min(screen.columns, len(panels))
    heads = [_head(panel, screen.width / columns - _GAP) for panel in panels]
    head = max(each.count("<br>") + 1 for each in heads) * _LINE + 8
    grid = _Grid(screen.width, columns, -(-len(panels) // columns), head, _ROOM[lang], len(drawn.scales) == 1)
    places = [_place(at, grid) for at in range(len(panels))]
    above = KEY_ROOM if keys else 0
    figure = base(grid.height + above, 0, 8)
    figure.add_traces(drawn.traces)
    notes = [*_words(panels, drawn.points, places, heads), *keys_line(keys)]
    figure.update_layout(_axes(panels, places, drawn.scales) | {"margin": {"t": above, "b": 0}, "annotations": notes})
    whole = pd.concat(drawn.points)
    date_axis(figure, whole["period_start"].min(), whole["period_end"].max(), screen.years)
    figure.update_xaxes(tickfont={"size": 10}, minor=rules([]))
    return figure


def _axis_names(at: int) -> tuple[str, str]:
    number = "" if at == 0 else str(at + 1)
    return f"x{number}", f"y{number}"


def _scale(
    panels: Sequence[Panel], shown: Sequence[pd.DataFrame], scale: str, lang: str
) -> tuple[dict[str, Any], float]:
    """Return the axis of values that the panels of one scale share, and its length."""
    rows = pd.concat([rows for panel, rows in zip(panels, shown, strict=True) if panel.scale == scale])
    return (lines.value_axis(rows, lang, 3), lines.axis_length(rows)) if len(rows) else ({}, 1.0)


def _place(at: int, grid: _Grid) -> _Place:
    """Return where panel ``at`` lies; only the first of a row has room for numbers at its axis if the scale is shared."""
    row, column = divmod(at, grid.columns)
    rooms = [grid.ticks if not grid.is_shared or each == 0 else _GAP for each in range(grid.columns)]
    plot = (grid.width - sum(rooms)) / grid.columns
    edge = sum(rooms[:column]) + column * plot
    left, top = edge + rooms[column], row * (grid.head + _PLOT + _FOOT) + grid.head
    has_numbers = rooms[column] == grid.ticks
    x, y = _axis_names(at)
    return _Place(
        x=x,
        y=y,
        edge=(edge + 4 if has_numbers else left) / grid.width,
        left=left / grid.width,
        right=min((left + plot) / grid.width, 1.0),
        bottom=1 - (top + _PLOT) / grid.height,
        top=1 - top / grid.height,
        has_numbers=has_numbers,
    )


def _axes(
    panels: Sequence[Panel], places: Sequence[_Place], scales: Mapping[str, tuple[dict[str, Any], float]]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for panel, place in zip(panels, places, strict=True):
        x, y = (f"{name[0]}axis{name[1:]}" for name in (place.x, place.y))
        found[x] = {"domain": [place.left, place.right], "anchor": place.y}
        found[y] = {
            **scales[panel.scale][0],
            "domain": [place.bottom, place.top],
            "anchor": place.x,
            "showticklabels": place.has_numbers,
            "tickfont": {"size": 10},
        }
    return found


def _head(panel: Panel, width: float) -> str:
    """Return title and lines below as plotly writes them, cut to the width of a panel."""
    title = cut(panel.title, width, _LARGE)
    below = [part for line in panel.below for part in cut(line, width, _SMALL)]
    small = (f"<span style='font-size:{_SMALL}px'>{line}</span>" for line in below)
    return "<br>".join([*(f"<b>{line}</b>" for line in title), *small])


def _words(
    panels: Sequence[Panel], shown: Sequence[pd.DataFrame], places: Sequence[_Place], heads: Sequence[str]
) -> list[dict[str, Any]]:
    """Return the heads of the panels, and what stands in the empty ones."""
    common = {"xref": "paper", "yref": "paper", "xanchor": "left", "align": "left", "showarrow": False}
    found = [
        common | {"text": head, "x": place.edge, "y": place.top, "yshift": 6, "yanchor": "bottom"}
        for head, place in zip(heads, places, strict=True)
    ]
    empty = [(panel, place) for panel, rows, place in zip(panels, shown, places, strict=True) if not len(rows)]
    middle = {"xshift": 6, "opacity": 0.7, "font": {"size": 12}}
    return found + [
        common
        | middle
        | {"text": "<br>".join(wrap(panel.silent, _SILENT)), "x": place.left, "y": (place.top + place.bottom) / 2}
        for panel, place in empty
    ]
