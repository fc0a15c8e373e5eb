"""What a map draws and says, without Streamlit."""

from __future__ import annotations

import json
import re
from typing import Any

import pandas as pd
import pytest

from dashboard import map_rows, maps
from dashboard.geo.boundaries import TOP, box, children
from dashboard.geo.classes import classes
from dashboard.geo.outlines import MARGIN, mercator, sheet

PROVINCES = tuple(unit["id"] for unit in children(TOP, "2024"))
CHONGQING = tuple(unit["id"] for unit in children("500000", "2024"))


def placed(values: dict[str, float], codes: tuple[str, ...] = PROVINCES) -> list[maps.Unit]:
    return [maps.Unit(code, f"名{code}", "题", values.get(code), "值", "期", "句") for code in codes]


def drawn(found: list[maps.Unit]) -> dict[str, Any]:
    values = [unit.value for unit in found if unit.value is not None]
    scale = classes(values) if values else None
    return maps.drawing([maps.View("latest", "", "答", "2024", found, scale, map_rows.legend(found, scale, "%", "zh"))])


def by_code(found: list[maps.Unit]) -> dict[str, maps.Unit]:
    return {unit.code: unit for unit in found}


def units(drawing: dict[str, Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = drawing["views"][0]["units"]
    return found


def test_nothing_is_fetched() -> None:
    assert not re.search(r"https?:", json.dumps(drawn(placed({"510000": 3.0}))))


def test_only_the_given_units_are_drawn() -> None:
    paper = drawn(placed({}, CHONGQING))["sheets"]["2024"]
    assert [unit[0] for unit in paper["units"]] == list(CHONGQING)
    assert {unit[7] for unit in paper["units"]} == {False}
    assert {unit[7] for unit in drawn(placed({}))["sheets"]["2024"]["units"]} == {True}


def test_no_figure_is_no_class() -> None:
    found = units(drawn(placed({"510000": 0.0, "500000": 9.0})))
    assert set(found) == {"510000", "500000"}
    assert (found["510000"][0], found["500000"][0]) == (0, len(maps.LIGHT.ramp) - 1)
    for colours in (maps.LIGHT, maps.DARK):
        assert colours.missing not in colours.ramp
    assert units(drawn(placed({}))) == {}


@pytest.mark.parametrize("colours", [maps.LIGHT, maps.DARK])
def test_one_hue_from_pale_to_strong(colours: maps.Colours) -> None:
    """Each class is further from the paper than the one before."""

    def rgb(colour: str) -> list[int]:
        return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]

    distances = [sum(abs(a - b) for a, b in zip(rgb(c), rgb(colours.paper), strict=True)) for c in colours.ramp]
    assert distances == sorted(distances)
    for colour in colours.ramp:
        red, green, blue = rgb(colour)
        assert blue > red > green


@pytest.mark.parametrize("codes", [PROVINCES, CHONGQING, ("500103",)])
def test_the_sheet_holds_all_units_in_their_true_places(codes: tuple[str, ...]) -> None:
    paper = sheet(codes, "2024")
    for code, one in paper.outlines.items():
        x = y = 0.0
        for command, numbers in re.findall(r"([Ml])([-\d. ]+)", one.path):
            steps = [float(number) for number in numbers.split()]
            for across, down in zip(steps[::2], steps[1::2], strict=True):
                x, y = (across, down) if command == "M" else (x + across, y + down)
                assert MARGIN - 1 <= x <= paper.width - MARGIN + 1, code
                assert MARGIN - 1 <= y <= paper.height - MARGIN + 1, code
        assert 0 < one.x < paper.width
        assert 0 < one.y < paper.height
    west, south, east, north = box(codes, "2024")
    shape = (mercator(north) - mercator(south)) / ((east - west) / 360)
    used = [max(one.x for one in paper.outlines.values()), paper.height - 2 * MARGIN]
    assert used[1] <= paper.width * 0.8
    assert used[1] == pytest.approx(min((paper.width - 2 * MARGIN) * shape, paper.width * 0.8 - 2 * MARGIN), abs=1)


def figure(code: str, value: float, **more: Any) -> dict[str, Any]:
    base = {"region_code": code, "value": value, "value_max": None, "unit": "%", "bound": "exact", "measure": "growth"}
    base |= {"low": value, "high": value}
    period = {"period_start": pd.Timestamp(2024, 1, 1), "period_end": pd.Timestamp(2024, 12, 31)}
    return base | period | {"status": "actual", "sentence": "句", "others": 0} | more


def test_a_figure_counts_for_everything_above_it() -> None:
    counts = {"510000": 1, "510104": 2, "510600": 4}
    assert [unit.value for unit in map_rows.counted(counts, PROVINCES, "2024", "zh") if unit.value] == [7]
    cities = by_code(map_rows.counted(counts, ("510100", "510600", "510700"), "2024", "en"))
    assert (cities["510100"].value, cities["510100"].fact) == (2, "2 figures")
    assert (cities["510700"].value, cities["510700"].fact) == (None, "not found")


def test_a_region_shows_its_figure_with_hedge_period_and_the_others() -> None:
    values = [figure("510000", 8.0, bound="at_least", others=2, sentence="长" * 200, status="target")]
    unit = by_code(map_rows.valued(values, PROVINCES, "2024", "zh"))["510000"]
    assert unit.fact == "≥ +8%（目标）"
    assert unit.period == "2024年 · 另有2个"
    assert len(unit.sentence) == 90
    english = by_code(map_rows.valued(values, PROVINCES, "2024", "en"))["510000"]
    assert english.fact == "≥ +8% (target)"
    assert english.title == "Sichuan"


@pytest.mark.parametrize(
    ("values", "measure", "sentence"),
    [
        ({}, "growth", "产值：五地没有检出。"),
        ({"510000": 8.0}, "growth", "产值：只检出四川，+8%（2024年）。"),
        ({"510000": 8.0, "120000": 9.5}, "growth", "产值：天津最高，+9.5%（2024年）。"),
        ({"510000": 8.0, "120000": 9.0}, "rank", "产值：四川位次最前，第8位（2024年）。"),
        ({"510000": 8.0, "120000": 8.0}, "growth", "产值：天津、四川并列最高，+8%（2024年）。"),
        ({"510000": 8.0, "120000": 8.0}, "rank", "产值：天津、四川位次相同，第8位（2024年）。"),
    ],
)
def test_the_answer_names_the_region(values: dict[str, float], measure: str, sentence: str) -> None:
    unit = "位" if measure == "rank" else "%"
    found = [figure(code, value, measure=measure, unit=unit) for code, value in values.items()]
    shown = map_rows.valued(found, PROVINCES, "2024", "zh")
    assert map_rows.finding(shown, "五地", len(found), "产值", measure, "zh") == sentence


def test_the_legend_names_classes_edges_and_regions() -> None:
    shown = placed({"510000": 2.0, "500000": 9.0, "120000": 9.5})
    scale = classes([2.0, 9.0, 9.5])
    legend = map_rows.legend(shown, scale, "%", "zh")
    assert [item["name"] for item in legend][:1] == ["最高"]
    assert [item["name"] for item in legend][-2:] == ["最低", "未检出"]
    assert legend[0]["places"] == "名120000、名500000"
    assert legend[0]["shade"] == len(maps.LIGHT.ramp) - 1
    assert legend[-1]["shade"] == maps.MISSING
    assert len(legend) == len(scale) + 1


def test_figures_without_boundaries_are_named() -> None:
    codes = pd.Series(["500105", "500105", "500157", "500000", "340171"])
    assert map_rows.unplaced(codes[:4].value_counts(), "500000", "2025") == {"500105": 2}
    assert map_rows.unplaced(codes[:4].value_counts(), "500000", "2024") == {"500157": 1}
    assert map_rows.unplaced(codes[4:].value_counts(), "340100", "2024") == {"340171": 1}
    assert map_rows.unplaced(codes[4:].value_counts(), "340000", "2024") == {}


def test_a_region_that_lacks_what_a_place_inside_has_is_ringed() -> None:
    shown = map_rows.valued([figure("510104", 8.0), figure("510105", 6.0)], PROVINCES, "2024", "zh")
    assert map_rows.finding(shown, "五地", 2, "产值", "growth", "zh") == "产值：只在四川的下属地区检出。"
    assert units(drawn(shown))["510000"][:2] == [maps.INSIDE, "本级未检出，下属2地有"]
    legend = map_rows.legend(shown, None, "%", "zh")
    assert (legend[0]["name"], legend[0]["places"]) == ("仅下属地区有", "四川")
    assert [item["shade"] for item in legend] == [maps.INSIDE, maps.MISSING]


def test_no_region_is_called_first_where_words_leave_it_open() -> None:
    found = [figure("510000", 8.0), figure("120000", 7.0, bound="at_least", high=None), figure("370000", 5.0)]
    shown = map_rows.valued(found, PROVINCES, "2024", "zh")
    said = map_rows.finding(shown, "五地", 3, "产值", "growth", "zh")
    assert said.startswith("产值：四川所写最高，+8%（2024年）")
    assert said.endswith("天津、四川先后分不出。")
    ranks = [figure("510000", 8.0, bound="at_most", low=1), figure("120000", 7.0), figure("370000", 9.0)]
    shown = map_rows.valued(ranks, PROVINCES, "2024", "zh")
    assert map_rows.finding(shown, "五地", 3, "产值", "rank", "zh").endswith("天津、四川先后分不出。")
    certain = [figure("510000", 9.0), figure("120000", 7.0, bound="at_most", low=None)]
    shown = map_rows.valued(certain, PROVINCES, "2024", "zh")
    assert map_rows.finding(shown, "五地", 2, "产值", "growth", "zh") == "产值：四川最高，+9%（2024年）。"
