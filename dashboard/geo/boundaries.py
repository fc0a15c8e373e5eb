"""The shapes of the five regions and everything inside them, by code and edition.

Two editions: ``2024`` (审图号 GS(2024)0650号), and ``2025``, in force since November 2025, when 江北区 (500105) and
渝北区 (500112) of Chongqing gave way to 两江新区 (500157). Features are GeoJSON with ``id`` = code and the properties
``adcode``, ``name``, ``level``, ``parent``; they are shared between sessions and must not be changed.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

TOP = "100000"
EDITIONS = ("2024", "2025")
CHANGED_ON = date(2025, 11, 1)
CHANGED = "500000"
Feature = dict[str, Any]
Point = tuple[float, float]
Ring = list[Point]
Box = tuple[float, float, float, float]


def edition_on(day: date | None) -> str:
    """Return the edition that was in force on a day; without a day, the present one.

    >>> edition_on(date(2022, 12, 31)), edition_on(date(2026, 6, 30))
    ('2024', '2025')
    """
    return EDITIONS[0] if day and day < CHANGED_ON else EDITIONS[1]


def edition_for(codes: Collection[str], day: date | None) -> str:
    """Return the edition that suits figures with these codes and this last day.

    A code that only one edition has decides; where both or none occur, the day does.

    >>> edition_for(["500105", "510000"], date(2026, 6, 30)), edition_for(["510000"], date(2026, 6, 30))
    ('2024', '2025')
    """
    old, new = (set(units(edition)) for edition in EDITIONS)
    used = [edition for edition, own in zip(EDITIONS, (old - new, new - old), strict=True) if own & set(codes)]
    return used[0] if len(used) == 1 else edition_on(day)


@cache
def units(edition: str) -> dict[str, Feature]:
    """Return every unit of an edition by code, in order of code."""
    counties = _read("county_2024")
    if edition == EDITIONS[1]:
        counties = {code: f for code, f in counties.items() if f["properties"]["parent"] != CHANGED}
        counties |= _read("county_2025")
    found = {**_read("province"), **_prefectures(), **counties}
    return dict(sorted(found.items()))


@cache
def children(code: str, edition: str) -> tuple[Feature, ...]:
    """Return the units directly under ``code`` (``100000``: the five regions); none under a county.

    >>> [unit["properties"]["name"] for unit in children("340300", "2024")][:2]
    ['龙子湖区', '蚌山区']
    """
    return tuple(f for f in units(edition).values() if f["properties"]["parent"] == code)


def name(code: str, edition: str) -> str:
    """Return the full name of a unit in either edition, or an empty string.

    >>> name("500105", "2025"), name("500157", "2025"), name("310000", "2024")
    ('江北区', '两江新区', '')
    """
    for one in (edition, *EDITIONS):
        if code in units(one):
            return str(units(one)[code]["properties"]["name"])
    return ""


def way_to(code: str, edition: str) -> tuple[str, ...]:
    """Return the codes from the five regions down to ``code``; an unknown code leads nowhere.

    >>> way_to("340302", "2024"), way_to("500105", "2024"), way_to("999999", "2024")
    (('100000', '340000', '340300', '340302'), ('100000', '500000', '500105'), ('100000',))
    """
    way: list[str] = []
    while code in units(edition):
        way.append(code)
        code = units(edition)[code]["properties"]["parent"]
    return (TOP, *reversed(way))


def stem(code: str) -> str:
    """Return the digits that the codes of everything inside a unit begin with.

    >>> stem("100000"), stem("510000"), stem("510600"), stem("500105")
    ('', '51', '5106', '500105')
    """
    if code == TOP:
        return ""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


@cache
def box(codes: tuple[str, ...], edition: str) -> Box:
    """Return west, south, east, north of some units, in degrees."""
    places = [point for code in codes for ring in outer_rings(units(edition)[code]) for point in ring]
    xs, ys = zip(*places, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


@cache
def label_point(code: str, edition: str) -> Point:
    """Return where the name of a unit is written: inside its largest part, on the latitude of its centre of gravity."""
    area, x, y, ring = max(_moments(ring) for ring in outer_rings(units(edition)[code]))
    middle, height = x / (3 * area), y / (3 * area)
    chords = _chords(ring, height)
    if not any(west < middle < east for west, east in chords):
        west, east = max(chords, key=lambda chord: chord[1] - chord[0])
        middle = (west + east) / 2
    return round(middle, 4), round(height, 4)


def outer_rings(feature: Feature) -> list[Ring]:
    """Return the exterior rings of a feature: lists of (longitude, latitude), clockwise."""
    geometry = feature["geometry"]
    shapes = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [[(x, y) for x, y in shape[0]] for shape in shapes]


def _moments(ring: Ring) -> tuple[float, float, float, Ring]:
    """Return twice the area and the first moments (times six) of a clockwise ring, and the ring itself."""
    area = sum(x * b - a * y for (a, b), (x, y) in pairwise(ring))
    across = sum((a + x) * (x * b - a * y) for (a, b), (x, y) in pairwise(ring))
    up = sum((b + y) * (x * b - a * y) for (a, b), (x, y) in pairwise(ring))
    return area, across, up, ring


def _chords(ring: Ring, height: float) -> list[tuple[float, float]]:
    """Return the stretches of a parallel that lie inside a ring, from west to east."""
    crossings = sorted(
        a + (x - a) * (height - b) / (y - b) for (a, b), (x, y) in pairwise(ring) if (b > height) != (y > height)
    )
    return list(zip(crossings[::2], crossings[1::2], strict=True))


def _prefectures() -> dict[str, Feature]:
    """Return the prefectures; the file also holds the two municipalities, which have no such level."""
    return {code: f for code, f in _read("prefecture").items() if not code.endswith("0000")}


@cache
def _read(file: str) -> dict[str, Feature]:
    with (files(__package__) / f"{file}.geojson").open(encoding="utf-8") as handle:
        return {feature["id"]: feature for feature in json.load(handle)["features"]}
