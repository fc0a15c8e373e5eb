"""The deck and the words of the map, without Streamlit."""

from __future__ import annotations

import json
import re
from typing import Any

import pandas as pd
import pytest

from dashboard import map_rows, maps
from dashboard.geo.boundaries import TOP, box, children
from dashboard.geo.classes import classes

PROVINCES = tuple(unit["id"] for unit in children(TOP, "2024"))
CHONGQING = tuple(unit["id"] for unit in children("500000", "2024"))
SCREEN = maps.Frame(700, 500)


def rows(values: dict[str, float], codes: tuple[str, ...] = PROVINCES, **more: Any) -> pd.DataFrame:
    told = [(code, f"名{code}", values.get(code), "题", "值", "期", "句", 0) for code in codes]
    return pd.DataFrame(told, columns=list(maps.COLUMNS)).astype({"value": float}).assign(**more)


def drawn(table: pd.DataFrame, colours: maps.Colours = maps.LIGHT) -> dict[str, Any]:
    found = list(table["value"].dropna())
    deck = maps.deck(table, "2024", classes(found) if found else None, colours, SCREEN)
    result: dict[str, Any] = json.loads(deck.to_json())
    return result


def features(deck: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["id"]: one["properties"] for one in deck["layers"][0]["data"]["features"]}


def rgb(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def test_nothing_is_fetched() -> None:
    deck = drawn(rows({"510000": 3.0}))
    assert deck["mapStyle"] == "__MAP_STYLE__"  # what pydeck writes for "none given"; any other value means tiles
    assert "mapProvider" not in deck
    assert not re.search(r"https?:", json.dumps(deck))


def test_only_the_given_units_are_drawn_and_can_be_picked() -> None:
    deck = drawn(rows({}, CHONGQING))
    assert set(features(deck)) == set(CHONGQING)
    layers = {layer["id"]: layer for layer in deck["layers"]}
    assert [layer["id"] for layer in deck["layers"]] == [maps.LAYER, "borders", maps.DOTS, "names"]
    assert [name for name, layer in layers.items() if layer.get("pickable")] == [maps.LAYER, maps.DOTS]
    assert layers[maps.LAYER]["stroked"] is False


@pytest.mark.parametrize("colours", [maps.LIGHT, maps.DARK])
def test_no_figure_is_no_class(colours: maps.Colours) -> None:
    fills = {code: one["fill"] for code, one in features(drawn(rows({"510000": 0.0, "500000": 9.0}), colours)).items()}
    assert fills["120000"] == fills["340000"] == fills["370000"] == rgb(colours.missing)
    assert fills["510000"] == rgb(colours.ramp[0])
    assert fills["500000"] == rgb(colours.ramp[-1])
    assert colours.missing not in colours.ramp
    assert all(one["fill"] == rgb(colours.missing) for one in features(drawn(rows({}), colours)).values())


@pytest.mark.parametrize("colours", [maps.LIGHT, maps.DARK])
def test_one_hue_from_pale_to_strong(colours: maps.Colours) -> None:
    """Each class is further from the paper than the one before."""
    distances = [sum(abs(a - b) for a, b in zip(rgb(c), rgb(colours.paper), strict=True)) for c in colours.ramp]
    assert distances == sorted(distances)
    for colour in colours.ramp:
        red, green, blue = rgb(colour)
        assert blue > red > green


def test_the_chosen_unit_is_outlined_and_drawn_last() -> None:
    table = rows({}, CHONGQING)
    deck = drawn(table.assign(chosen=table["code"] == "500105"))
    assert features(deck)["500105"]["line"] == rgb(maps.LIGHT.ink)
    *others, last = deck["layers"][1]["data"]
    assert last["line"] == rgb(maps.LIGHT.ink)
    assert last["width"] > max(other["width"] for other in others)
    assert "名500105" in [label["name"] for label in deck["layers"][3]["data"]]


def test_a_tooltip_cannot_carry_markup() -> None:
    deck = drawn(rows({"510000": 1.0}).assign(sentence="<img src=x onerror=\"alert('1')\"> {title} & co"))
    told = features(deck)["510000"]["sentence"]
    assert not set(told) & set("<>&\"'{}")
    assert "onerror" in told


def test_labels_do_not_cover_each_other() -> None:
    deck = drawn(rows({"500103": 1.0}, CHONGQING))
    names = [label["name"] for label in deck["layers"][3]["data"]]
    assert "名500103" in names  # a small district, but one with a figure
    assert 5 < len(names) < len(CHONGQING)
    assert deck["layers"][3]["characterSet"] == "auto"


@pytest.mark.parametrize("codes", [PROVINCES, CHONGQING, ("500103",)])
def test_the_view_holds_all_units(codes: tuple[str, ...]) -> None:
    longitude, latitude, zoom = maps.fit(box(codes, "2024"), SCREEN)
    west, south, east, north = box(codes, "2024")
    world = maps.TILE * 2**zoom
    assert (east - west) / 360 * world <= SCREEN.width
    assert (maps._mercator(north) - maps._mercator(south)) * world <= SCREEN.height
    assert west < longitude < east
    assert south < latitude < north
    assert maps.fit(box(codes, "2024"), maps.Frame(700, 500, closer=2))[2] == pytest.approx(zoom + 2)


def test_the_json_is_written_once() -> None:
    deck = maps.deck(rows({"510000": 1.0}), "2024", None, maps.LIGHT, SCREEN)
    assert deck.to_json() is deck.to_json()
    assert "\n" not in deck.to_json()


def figure(code: str, value: float, **more: Any) -> dict[str, Any]:
    base = {"region_code": code, "value": value, "value_max": None, "unit": "%", "bound": "exact", "measure": "growth"}
    period = {"period_start": pd.Timestamp(2024, 1, 1), "period_end": pd.Timestamp(2024, 12, 31)}
    return base | period | {"status": "actual", "sentence": "句", "others": 0} | more


def test_a_figure_counts_for_everything_above_it() -> None:
    counts = pd.DataFrame({"region_code": ["510000", "510104", "510600"], "figures": [1, 2, 4]})
    assert list(map_rows.count_rows(counts, PROVINCES, "2024", "zh").set_index("code")["value"].dropna()) == [7]
    cities = map_rows.count_rows(counts, ("510100", "510600", "510700"), "2024", "en").set_index("code")
    assert cities.loc["510100", "value"] == 2
    assert cities.loc["510100", "fact"] == "2 figures"
    assert pd.isna(cities.loc["510700", "value"])
    assert cities.loc["510700", "fact"] == "not found"


def test_a_region_shows_its_figure_with_hedge_period_and_the_others() -> None:
    values = pd.DataFrame([figure("510000", 8.0, bound="at_least", others=2, sentence="长" * 200, status="target")])
    row = map_rows.value_rows(values, PROVINCES, "2024", "zh").set_index("code").loc["510000"]
    assert row["fact"] == "≥ +8%（目标）"
    assert row["period"] == "2024年 · 另有 2 个"
    assert len(row["sentence"]) == 90
    english = map_rows.value_rows(values, PROVINCES, "2024", "en").set_index("code").loc["510000"]
    assert english["fact"] == "≥ +8% (target)"
    assert english["title"] == "Sichuan"


@pytest.mark.parametrize(
    ("values", "measure", "sentence"),
    [
        ({}, "growth", "产值：五地没有检出"),
        ({"510000": 8.0}, "growth", "产值：只检出四川，+8%（2024年）"),
        ({"510000": 8.0, "120000": 9.5}, "growth", "产值：天津最高，+9.5%（2024年）"),
        ({"510000": 8.0, "120000": 9.0}, "rank", "产值：四川位次最前，第8位（2024年）"),
    ],
)
def test_the_answer_names_the_region(values: dict[str, float], measure: str, sentence: str) -> None:
    unit = "位" if measure == "rank" else "%"
    found = pd.DataFrame([figure(code, value, measure=measure, unit=unit) for code, value in values.items()])
    table = map_rows.value_rows(found, PROVINCES, "2024", "zh")
    assert map_rows.finding(table, "五地", len(found), "产值", measure, "zh") == sentence


def test_the_legend_names_classes_edges_and_regions() -> None:
    table = rows({"510000": 2.0, "500000": 9.0, "120000": 9.5})
    scale = classes(list(table["value"].dropna()))
    legend = map_rows.legend(table, scale, "%", maps.LIGHT, "zh")
    assert legend.count("<li>") == len(scale) + 1
    assert "最高" in legend
    assert "名120000、名500000" in legend
    assert legend.rindex("未检出") > legend.rindex("最低")
    assert f'background:{maps.LIGHT.missing}"></i><b>未检出' in legend
    assert "<script>" not in map_rows.legend(rows({}).assign(label="<script>"), None, "", maps.LIGHT, "zh")


def test_figures_without_boundaries_are_named() -> None:
    codes = pd.Series(["500105", "500105", "500157", "500000", "340171"])
    assert map_rows.unplaced(codes[:4].value_counts(), "500000", "2025") == {"500105": 2}
    assert map_rows.unplaced(codes[:4].value_counts(), "500000", "2024") == {"500157": 1}
    assert map_rows.unplaced(codes[4:].value_counts(), "340100", "2024") == {"340171": 1}
    assert map_rows.unplaced(codes[4:].value_counts(), "340000", "2024") == {}


def test_a_region_that_lacks_what_a_place_inside_has_is_ringed() -> None:
    found = pd.DataFrame([figure("510104", 8.0), figure("510105", 6.0)])
    table = map_rows.value_rows(found, PROVINCES, "2024", "zh")
    assert map_rows.finding(table, "五地", 2, "产值", "growth", "zh") == "产值：只在四川的下属地区检出"
    told = features(drawn(table))
    assert told["510000"]["fact"] == "本级未检出，下属 2 地有"
    assert told["510000"]["fill"] == rgb(maps.LIGHT.missing)
    assert told["510000"]["line"] == rgb(maps.LIGHT.ring)
    legend = map_rows.legend(table, None, "%", maps.LIGHT, "zh")
    assert legend.index("仅下属地区有") < legend.index("四川") < legend.index("未检出")


def test_a_unit_too_small_to_be_seen_gets_a_dot() -> None:
    dots = drawn(rows({"500103": 1.0, "500101": 2.0}, CHONGQING))["layers"][2]
    assert [one["code"] for one in dots["data"]] == ["500103"]
    assert dots["data"][0]["title"] == "题"
    assert dots["pickable"] is True
