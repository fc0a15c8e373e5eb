"""The map in relief: as high as the figures, flat without one, nothing fetched from outside."""

import json

import pytest

from dashboard.geo.boundaries import EDITIONS, TOP, children
from dashboard.geo.classes import Classes
from dashboard.maps import LIGHT, Unit, View
from dashboard.relief import deck, highest


@pytest.fixture
def drawn() -> dict:
    edition = EDITIONS[-1]
    codes = [unit["id"] for unit in children(TOP, edition)]
    values = [100.0, 50.0, None, -20.0, 0.0]
    units = [Unit(code, code, code, value, "<b>", "2024") for code, value in zip(codes, values, strict=True)]
    view = View("2024", "2024", "", edition, units, Classes((-20.0, 40.0, 100.0)), ())
    return json.loads(deck(view, LIGHT).to_json())


def test_heights_are_in_proportion_and_start_at_zero(drawn: dict) -> None:
    heights = [one["properties"]["height"] for one in drawn["layers"][0]["data"]["features"]]
    assert heights[0] == pytest.approx(2 * heights[1])
    assert heights[0] > 0
    assert heights[2:] == [0, 0, 0]


def test_what_is_not_found_has_the_grey_of_no_class(drawn: dict) -> None:
    fills = [one["properties"]["fill"] for one in drawn["layers"][0]["data"]["features"]]
    assert fills[2] == [0xE9, 0xEB, 0xEE]
    assert fills[0] != fills[3] != fills[2]


def test_no_base_map_and_no_markup_of_a_text(drawn: dict) -> None:
    assert not drawn.get("mapProvider")
    assert "http" not in json.dumps(drawn)
    assert drawn["layers"][0]["data"]["features"][0]["properties"]["fact"] == "＜b＞"


def test_steps_share_their_heights() -> None:
    edition = EDITIONS[-1]
    code = children(TOP, edition)[0]["id"]
    small, large = (
        View(str(value), "", "", edition, [Unit(code, code, code, value, "")], Classes((0.0, 100.0)), ())
        for value in (20.0, 80.0)
    )
    top = highest([small, large])
    low, high = (
        json.loads(deck(view, LIGHT, top=top).to_json())["layers"][0]["data"]["features"][0]["properties"]["height"]
        for view in (small, large)
    )
    assert high == pytest.approx(4 * low)
