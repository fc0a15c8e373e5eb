"""The map page over an invented dataset: what it says, how one moves on it, what its link keeps."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import words
from dashboard.dataset import Dataset
from dashboard.queries import places
from dashboard.selection import Filters
from tests.dashboard import places_sample
from tests.dashboard.places_sample import address, headline, html, opened

GROWTH = "industrial_added_value"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return places_sample.write(tmp_path_factory.mktemp("places"))


@pytest.fixture(scope="module")
def dataset(folder: Path) -> Dataset:
    return Dataset(folder)


def drawn(app: AppTest) -> set[str]:
    """Return the codes of the units on the wide map."""
    deck = json.loads(app.get("deck_gl_json_chart")[0].proto.json)
    return {feature["id"] for feature in deck["layers"][0]["data"]["features"]}


def shown(app: AppTest) -> pd.DataFrame:
    """Return the table under the map."""
    return app.dataframe[-1].value


def test_counts_leave_out_what_is_not_of_the_five(dataset: Dataset) -> None:
    found = places.counts(dataset, Filters()).set_index("region_code")
    assert "" not in found.index
    assert "100000" not in found.index
    assert found.loc["500105", "figures"] == 6
    assert found.loc["500105", "last"] == pd.Timestamp(2024, 6, 30)


def test_facts_and_targets_are_two_series(dataset: Dataset) -> None:
    found = places.series(dataset, Filters())
    scopes = found[found["metric"] == GROWTH].set_index("status")
    assert set(scopes.index) == {"actual", "target"}
    assert scopes.loc["actual", "regions"] > scopes.loc["target", "regions"] == 1
    assert found.iloc[0]["metric"] == GROWTH


def test_the_latest_figure_stands_for_its_region(dataset: Dataset) -> None:
    scope = places.series(dataset, Filters())["scope"].iloc[0]
    found = places.values(dataset, Filters(), GROWTH, scope).set_index("region_code")
    assert found.loc["510000", "period_end"] == pd.Timestamp(2024, 12, 31)
    assert found.loc["510000", "others"] == 1
    assert found.loc["120000", "others"] == 0
    assert places.values(dataset, Filters(year_to=2023), GROWTH, scope)["value"].tolist() == [6.1]


def test_a_firms_figure_is_listed_but_colours_nothing(dataset: Dataset) -> None:
    assert "某园区" in set(places.listed(dataset, Filters(), "340100")["entity"])
    names = places.series(dataset, Filters())
    assert names[names["name"] == "经营主体"]["regions"].sum() == 2


def test_it_opens_with_the_five_regions(folder: Path) -> None:
    app = opened("map", folder)
    assert not app.exception
    assert drawn(app) == {"120000", "340000", "370000", "500000", "510000"}
    assert headline(app).startswith("五地共检出 ")
    assert "四川最多" in headline(app)
    assert "5/5 个省市有数字" in html(app)
    assert "示意图" in html(app)
    assert "GS(2024)0650号" in html(app)
    assert len(shown(app)) == len(places.listed(Dataset(folder), Filters(), "100000"))


@pytest.mark.parametrize(
    ("place", "level", "number"),
    [("510000", "市州", 21), ("510100", "区县", 20), ("120000", "区县", 16), ("500000", "区县", 37)],
)
def test_it_goes_down_level_by_level(folder: Path, place: str, level: str, number: int) -> None:
    app = opened("map", folder, place=place)
    assert len(drawn(app)) == number
    assert f"/{number} 个{level}有数字" in html(app)


def test_one_moves_by_list_and_breadcrumbs(folder: Path) -> None:
    app = opened("map", folder)
    app.selectbox(key="map.enter.100000").select("510000").run()
    assert address(app)["place"] == "510000"
    app.selectbox(key="map.enter.510000").select("510100").run()
    app.selectbox(key="map.enter.510100").select("510104").run()
    assert address(app)["place"] == "510104"
    assert "510105" in drawn(app)
    assert headline(app).startswith("锦江区")
    app.button(key="map.up.510000").click().run()
    assert address(app)["place"] == "510000"
    app.button(key="map.up.100000").click().run()
    assert "place" not in address(app)
    assert not app.exception


def test_a_click_goes_into_the_unit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard.views import map as page

    gone: list[str] = []
    picked: dict[str, Any] = {"selection": {"objects": {"places": [{"properties": {"code": "500105"}}]}}}
    monkeypatch.setattr(page, "go_to", gone.append)
    monkeypatch.setattr(
        page, "st", SimpleNamespace(session_state={"key": picked, "nothing": {"selection": {"objects": {}}}})
    )
    page._clicked("key")
    page._clicked("nothing")
    assert gone == ["500105"]


def test_the_link_keeps_place_metric_and_scope(folder: Path) -> None:
    app = opened("map", folder, place="510000", metric=GROWTH, lang="en")
    assert "highest in" in headline(app)
    found = places.series(Dataset(folder), Filters())
    target = found[(found["metric"] == GROWTH) & (found["status"] == "target")]["scope"].iloc[0]
    app.selectbox(key="pick.scope").select(target).run()
    assert address(app)["scope"] == target
    assert address(app)["metric"] == GROWTH
    assert "not found in Sichuan" in headline(app)


@pytest.mark.parametrize("place", ["999999", "<b>", "310000", "100000"])
def test_an_unknown_place_shows_the_five_regions(folder: Path, place: str) -> None:
    app = opened("map", folder, place=place, metric="unheard of", scope="x", edition="1066")
    assert not app.exception
    assert "510000" in drawn(app)


def test_the_edition_follows_the_period(folder: Path) -> None:
    assert "500157" in drawn(opened("map", folder, place="500000"))
    old = opened("map", folder, place="500000", to="2024")
    assert {"500105", "500112"} <= drawn(old)
    assert "500157" not in drawn(old)
    assert "2024 年版" in html(old)


def test_the_edition_can_be_chosen_and_says_what_it_cannot_show(folder: Path) -> None:
    app = opened("map", folder, place="500000")
    assert "江北区" in html(app)
    assert "没有单独边界" in html(app)
    app.segmented_control(key="map.edition").set_value("2024").run()
    assert address(app)["edition"] == "2024"
    assert "500105" in drawn(app)


def test_a_district_of_one_edition_brings_its_edition(folder: Path) -> None:
    app = opened("map", folder, place="500105")
    assert "500105" in drawn(app)
    assert headline(app) == "江北区共检出 6 个数字"
    app.segmented_control(key="map.edition").set_value("2025").run()
    assert address(app)["place"] == "500000"
    assert "500157" in drawn(app)


def test_zooming_is_a_button(folder: Path) -> None:
    app = opened("map", folder)
    before = json.loads(app.get("deck_gl_json_chart")[0].proto.json)["initialViewState"]["zoom"]
    app.button(key="map.closer").click().run()
    after = json.loads(app.get("deck_gl_json_chart")[0].proto.json)["initialViewState"]["zoom"]
    assert after == pytest.approx(before + 1)
    app.button(key="map.reset").click().run()
    assert json.loads(app.get("deck_gl_json_chart")[0].proto.json)["initialViewState"]["zoom"] == before


def test_a_place_without_figures_says_so(folder: Path) -> None:
    app = opened("map", folder, place="370100", lang="en")
    assert headline(app) == "No figure found in Jinan"
    assert not app.dataframe


def test_filters_without_figures_say_the_way_out(folder: Path) -> None:
    app = opened("map", folder, industry="unheard_of")
    assert headline(app) == words.text("empty.title", "zh")
    assert not app.get("deck_gl_json_chart")


def test_the_dark_map_is_another_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard import maps

    light = opened("map", folder).get("deck_gl_json_chart")[0].proto.json
    monkeypatch.setattr(type(st.context), "theme", SimpleNamespace(type="dark"))
    dark = opened("map", folder).get("deck_gl_json_chart")[0].proto.json
    assert light != dark
    assert str(list(bytes.fromhex(maps.DARK.ramp[-1][1:]))).replace(" ", "") in dark
