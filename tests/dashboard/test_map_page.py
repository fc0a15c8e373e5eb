"""The map page over an invented dataset: what it says, how one moves on it, what its link keeps."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import map_sheet, words
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


def sheet(app: AppTest) -> dict[str, Any]:
    """Return what the browser is given to draw, or nothing without a map."""
    found = [one.proto for one in app.get("bidi_component") if one.proto.component_name.endswith("map_sheet")]
    return json.loads(found[0].json) if found else {}


def view(app: AppTest) -> dict[str, Any]:
    """Return the view that is shown."""
    given = sheet(app)
    found: dict[str, Any] = next(one for one in given["views"] if one["name"] == given["at"])
    return found


def drawn(app: AppTest) -> set[str]:
    """Return the codes of the units on the map."""
    return {unit[0] for unit in sheet(app)["sheets"][view(app)["sheet"]]["units"]}


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
    assert headline(app).startswith("五地共检出")
    assert "四川最多" in headline(app)
    assert "5/5个省市有数字" in html(app)
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
    assert f"/{number}个{level}有数字" in html(app)


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


def picked(monkeypatch: pytest.MonkeyPatch, **state: str) -> list[tuple[str, str]]:
    """Let the map say that something was picked, and return what was kept of it."""
    kept: list[tuple[str, str]] = []
    monkeypatch.setattr(map_sheet, "st", SimpleNamespace(session_state={map_sheet.KEY: state}))
    monkeypatch.setattr(map_sheet, "set_pick", lambda *pair: kept.append(pair))
    monkeypatch.setattr(map_sheet, "go_to", lambda code: kept.append(("place", code)))
    map_sheet._stepped() if "period" in state else map_sheet._entered()
    return kept


def test_a_click_goes_into_the_unit_at_the_step_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    year = "2023-01-01_2023-12-31"
    assert picked(monkeypatch, enter="500105 latest") == [("period", ""), ("place", "500105")]
    assert picked(monkeypatch, enter=f"500105 {year}") == [("period", year), ("place", "500105")]
    assert picked(monkeypatch, enter="") == []
    assert picked(monkeypatch, period=year) == [("period", year)]
    assert picked(monkeypatch, period="latest") == [("period", "")]


def test_the_link_keeps_place_metric_and_scope(folder: Path) -> None:
    app = opened("map", folder, place="510000", metric=GROWTH, lang="en")
    assert "highest in" in headline(app)
    found = places.series(Dataset(folder), Filters())
    target = found[(found["metric"] == GROWTH) & (found["status"] == "target")]["scope"].iloc[0]
    app.selectbox(key="pick.scope.en").select(target).run()
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
    assert "2024年版" in html(old)


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
    assert headline(app) == "江北区共检出6个数字。"
    app.segmented_control(key="map.edition").set_value("2025").run()
    assert address(app)["place"] == "500000"
    assert "500157" in drawn(app)


def test_a_place_without_figures_says_so(folder: Path) -> None:
    app = opened("map", folder, place="370100", lang="en")
    assert headline(app) == "No figure found in Jinan."
    assert not app.dataframe


def test_filters_without_figures_say_the_way_out(folder: Path) -> None:
    app = opened("map", folder, industry="unheard_of")
    assert headline(app) == words.text("empty.title", "zh")
    assert not sheet(app)


def test_it_steps_through_years(folder: Path) -> None:
    app = opened("map", folder, metric="新能源汽车产量", place="510000")
    given = sheet(app)
    assert given["at"] == "latest"
    assert [one["label"] for one in given["views"]] == ["各地最近一期", "2022年", "2023年", "2024年"]
    assert "各地的年份不同（2022–2024）" in html(app)
    steps = given["views"][1:]
    assert len({json.dumps([item["edges"] for item in one["legend"]]) for one in steps}) == 1


def test_a_still_step_shows_its_own_figures_only(folder: Path) -> None:
    year = "2023-01-01_2023-12-31"
    app = opened("map", folder, metric="新能源汽车产量", place="510000", period=year)
    assert sheet(app)["at"] == year
    assert headline(app).endswith("（2023年）。")
    assert "只画2023年的数字" in html(app)
    assert set(shown(app)["时期"]) == {"2023年"}
    assert all("2023年" in unit[2] for unit in view(app)["units"].values() if unit[0] >= 0)
    latest = opened("map", folder, metric="新能源汽车产量", place="510000")
    assert set(view(app)["units"]) < set(view(latest)["units"])


def test_a_step_stays_when_the_place_changes(folder: Path) -> None:
    year = "2023-01-01_2023-12-31"
    app = opened("map", folder, metric=GROWTH, period=year)
    assert headline(app).endswith("（2023年）。")
    app.selectbox(key="map.enter.100000").select("120000").run()
    assert address(app)["period"] == year
    assert headline(app) == "2023年，规模以上工业增加值：天津没有检出。"
    assert not app.dataframe


def test_the_count_steps_by_the_last_year_of_a_period(folder: Path) -> None:
    app = opened("map", folder, period="2027-01-01_2027-12-31", lang="en")
    assert headline(app).startswith("2027, Five regions: ")
    listed = places.listed(Dataset(folder), Filters(), "100000", days=(date(2027, 1, 1), date(2027, 12, 31)))
    assert set(listed["period_end"].dt.year) == {2027}
    assert len(shown(app)) == len(listed) > 0


@pytest.mark.parametrize("period", ["2023", "2023-02-31_2023-12-31", "2024-12-31_2023-01-01", "<b>"])
def test_an_unknown_period_shows_the_latest(folder: Path, period: str) -> None:
    app = opened("map", folder, metric=GROWTH, period=period)
    assert not app.exception
    assert sheet(app)["at"] == "latest"
    assert "period" not in address(app)


def test_halves_and_years_are_no_steps_of_one_walk(folder: Path) -> None:
    half = "2024-01-01_2024-06-30"
    app = opened("map", folder, period=half, metric=GROWTH)
    assert [one["name"] for one in sheet(app)["views"]] == ["latest", half]
    assert view(app)["units"]["500000"][0] == -2  # hatched: the half year is one of its districts'
    app.selectbox(key="pick.rhythm").select("01-01_12-31_0").run()
    assert not app.exception
    assert sheet(app)["at"] == "latest"
    assert half not in {one["name"] for one in sheet(app)["views"]}


def test_targets_are_hollow(folder: Path) -> None:
    found = places.series(Dataset(folder), Filters())
    target = found[(found["metric"] == GROWTH) & (found["status"] == "target")]["scope"].iloc[0]
    app = opened("map", folder, metric=GROWTH, scope=target)
    assert sheet(app)["hollow"] is True
    assert "空心：目标或政策条款" in html(app)
    assert sheet(opened("map", folder, metric=GROWTH))["hollow"] is False


def test_the_step_follows_the_boundaries_of_its_time(folder: Path) -> None:
    app = opened("map", folder, place="500000", period="2024-01-01_2024-12-31")
    assert {"500105", "500112"} <= drawn(app)
    assert "2024年版" in html(app)
    assert app.segmented_control(key="map.edition").value == "2024"
    assert "500157" in drawn(opened("map", folder, place="500000", period="2025-01-01_2025-12-31"))


def test_regions_that_are_not_selected_are_not_called_silent(folder: Path) -> None:
    app = opened("map", folder, region="510000,340000")
    assert drawn(app) == {"510000", "340000"}
    assert "/2个省市有数字" in html(app)
    assert headline(app).startswith("安徽、四川共检出")
    picked_elsewhere = opened("map", folder, mark="region:510000")
    assert drawn(picked_elsewhere) == drawn(opened("map", folder))
    assert "图上点选的四川在这里不收窄" in html(picked_elsewhere)


def test_the_latest_of_each_is_of_one_kind_of_period(folder: Path) -> None:
    app = opened("map", folder, metric=GROWTH, place="500105", edition="2024")
    years = view(app)["units"]
    assert years["500105"][:2] == [-1, "没有这种时期的数字，别种时期的有1个"]
    assert all("2024年" in unit[2] for unit in years.values() if unit[0] >= 0)
    assert next(item for item in view(app)["legend"] if item["name"] == "只有别种时期的")["places"] == "江北区"
    app.selectbox(key="pick.rhythm").select("01-01_06-30_0").run()
    halves = view(app)["units"]
    assert halves["500105"][1:3] == ["+8.5%", "2024年上半年"]
    assert [unit[0] for code, unit in halves.items() if code != "500105"].count(-1) == len(years) - 1


def test_the_relief_steps_through_the_periods(folder: Path) -> None:
    app = opened("map", folder, relief="1", metric="新能源汽车产量", place="510000")
    assert not app.exception
    assert app.button(key="relief.back").disabled
    assert list(app.select_slider(key="relief.step").options) == ["各地最近一期", "2022年", "2023年", "2024年"]
    app.button(key="relief.next").click().run()
    assert address(app)["period"] == "2022-01-01_2022-12-31"
    app.select_slider(key="relief.step").set_value("2024-01-01_2024-12-31").run()
    assert address(app)["period"] == "2024-01-01_2024-12-31"
    assert headline(app).endswith("（2024年）。")
    assert app.button(key="relief.next").disabled
    for _ in range(3):
        app.button(key="relief.back").click().run()
    assert "period" not in address(app), "the first of the steps is the latest of each"
