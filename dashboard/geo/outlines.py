"""Boundaries as lines on a sheet of paper: Web Mercator, one scale for all units of a map, whole numbers.

A sheet is :data:`WIDTH` units wide, which is finer than any screen it is shown on; its paths are SVG.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dashboard.geo.boundaries import Point, box, label_point, outer_rings, units

Spot = tuple[int, int]
WIDTH, MARGIN = 2400, 40
# A sheet is never taller than this share of its width: a screen has more room across.
_TALLEST = 0.8


@dataclass(frozen=True, slots=True)
class Outline:
    """A unit on its sheet: its ``path``, where its name stands, and the ``side`` of a square as large as its frame."""

    path: str
    x: int
    y: int
    side: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The units of one map by code, in sheet units; ``width`` by ``height`` holds all of them with a margin."""

    width: int
    height: int
    outlines: dict[str, Outline]


@cache
def sheet(codes: tuple[str, ...], edition: str) -> Sheet:
    """Return the outlines of some units, as large as they fit. Shared between sessions: never change it.

    >>> found = sheet(("370000", "510000"), "2024")
    >>> found.width, found.height, found.outlines["370000"].path[:1]
    (2400, 1421, 'M')
    """
    west, south, east, north = box(codes, edition)
    top, tall = mercator(north), mercator(north) - mercator(south)
    across = (east - west) / 360
    scale = min((WIDTH - 2 * MARGIN) / across, (WIDTH * _TALLEST - 2 * MARGIN) / tall)
    left = (WIDTH - across * scale) / 2

    def placed(point: Point) -> Spot:
        return round(left + (point[0] - west) / 360 * scale), round(MARGIN + (top - mercator(point[1])) * scale)

    outlines = {code: _outline(code, edition, placed) for code in codes}
    return Sheet(WIDTH, round(tall * scale) + 2 * MARGIN, outlines)


def mercator(latitude: float) -> float:
    """Return the height of a latitude on a Mercator world that is 1 high and has its middle at 0."""
    return math.asinh(math.tan(math.radians(latitude))) / (2 * math.pi)


def _outline(code: str, edition: str, placed: Callable[[Point], Spot]) -> Outline:
    rings = [[placed(point) for point in ring] for ring in outer_rings(units(edition)[code])]
    x, y = placed(label_point(code, edition))
    west, south, east, north = box((code,), edition)
    (left, bottom), (right, top) = placed((west, south)), placed((east, north))
    return Outline("".join(map(_path, rings)), x, y, round(math.sqrt((right - left) * (bottom - top))))


def _path(ring: list[Spot]) -> str:
    """Return a ring as a closed path of relative steps; points that fall on one another are one.

    >>> _path([(1, 1), (1, 1), (4, 1), (4, 5), (1, 1)])
    'M1 1l3 0 0 4z'
    """
    kept = [ring[0], *(after for before, after in pairwise(ring) if after != before)]
    steps = [f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(kept)]
    return f"M{kept[0][0]} {kept[0][1]}l{' '.join(steps[:-1])}z" if len(steps) > 1 else ""
