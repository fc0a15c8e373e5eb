"""What a map draws: its sheets of outlines, and for each period what every unit says. Plain values for ``map_sheet.js``.

Nothing is drawn but the units themselves: no base map, no tiles, no graphics card.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.geo.boundaries import children
from dashboard.geo.classes import Classes
from dashboard.geo.outlines import sheet

LATEST = "latest"
"""The name of the view in which each unit shows its own latest figure; all other views are named by their period."""
MISSING, INSIDE = -1, -2
"""The shades of a unit without any figure, and of one that has none of its own but places inside that do."""


@dataclass(frozen=True, slots=True)
class Colours:
    """What a map is painted with: hex colours; ``ramp`` runs from the lowest class to the highest."""

    paper: str
    ink: str
    missing: str
    ramp: tuple[str, ...]


LIGHT = Colours(
    "#FFFFFF", "#1B1F24", "#E9EBEE", ("#D5CFF2", "#BCB2E8", "#A294DC", "#8976CE", "#6F58BC", "#563CA3", "#3D2382")
)
DARK = Colours(
    "#12161B", "#E8EBEE", "#2B323A", ("#453A78", "#554893", "#685AAE", "#7E70C6", "#978BD9", "#B4ABE9", "#D6D0F7")
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A place on the map and what it says; ``value`` is ``None`` where no figure was found.

    ``label`` is written on the unit where there is room; ``title``, ``fact``, ``period`` and ``sentence`` are told of it.
    ``inside`` is the number of places within the unit that have what the map shows, ``otherwise`` that of the unit's
    own figures of another kind of period; ``low`` and ``high`` are what a hedge
    word leaves open around the value, infinite where a side is.
    """

    code: str
    label: str
    title: str
    value: float | None
    fact: str
    period: str = ""
    sentence: str = ""
    inside: int = 0
    otherwise: int = 0
    low: float = -math.inf
    high: float = math.inf


@dataclass(frozen=True, slots=True)
class View:
    """One still picture; ``said`` is its answer as a sentence, ``when`` its period in words."""

    name: str
    when: str
    said: str
    edition: str
    units: Sequence[Unit]
    scale: Classes | None
    legend: Sequence[Mapping[str, object]]


def shade(index: int, count: int) -> int:
    """Return where in the ramp class ``index`` of ``count`` stands, so that the classes spread over the whole of it.

    >>> [shade(index, 5) for index in range(5)]
    [0, 2, 3, 4, 6]
    """
    return round(index * (len(LIGHT.ramp) - 1) / max(count - 1, 1))


def drawing(views: Sequence[View], **more: Any) -> dict[str, Any]:
    """Return everything that is drawn and told, with ``more`` for the page's words.

    ``sheets`` has for each edition the units as ``[code, path, x, y, side, label, title, is there more inside]``;
    ``views`` has for each period the units that have something to show as ``[shade, fact, period, sentence]``.
    """
    return {
        "sheets": {view.edition: _sheet(view) for view in views},
        "views": [_view(view) for view in views],
        "colours": {
            name: {"paper": one.paper, "ink": one.ink, "missing": one.missing, "ramp": one.ramp}
            for name, one in (("light", LIGHT), ("dark", DARK))
        },
        **more,
    }


def _sheet(view: View) -> dict[str, Any]:
    paper = sheet(tuple(unit.code for unit in view.units), view.edition)
    units = []
    for unit in view.units:
        one = paper.outlines[unit.code]
        inside = bool(children(unit.code, view.edition))
        units.append([unit.code, one.path, one.x, one.y, one.side, unit.label, unit.title, inside])
    return {"width": paper.width, "height": paper.height, "units": units}


def _view(view: View) -> dict[str, Any]:
    units: dict[str, list[Any]] = {}
    for unit in view.units:
        if unit.value is not None and view.scale:
            tone = shade(view.scale.index(unit.value), len(view.scale))
        elif unit.inside and not unit.otherwise:
            tone = INSIDE
        elif unit.otherwise:
            tone = MISSING
        else:
            continue
        units[unit.code] = [tone, unit.fact, unit.period, unit.sentence]
    return {
        "name": view.name,
        "label": view.when,
        "said": view.said,
        "sheet": view.edition,
        "legend": list(view.legend),
        "units": units,
    }
