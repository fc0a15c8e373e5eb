"""Two places side by side: what may be compared, what differs, what only one has, and what could be compared instead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard import export, pair_texts, pairing
from dashboard.dataset import Dataset
from dashboard.pictures import two_places
from dashboard.queries import pair as ask
from dashboard.selection import Filters
from dashboard.views import pair
from tests.dashboard import sample, sample_rows
from tests.dashboard.browsing import is_drawn, open_page, written

ALL, SHANDONG, SICHUAN = Filters(), "370000", "510000"
LINK = {"place": SHANDONG, "beside": SICHUAN}
NAMES = ("山东", "四川")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, and figures of Sichuan that can be compared with Shandong's."""
    tables = sample_rows.tables()
    growth: dict[str, Any] = {"region": SICHUAN, **sample_rows.GROWTH}
    about: dict[str, Any] = {"region": SICHUAN, **sample_rows.HIGHTECH, "bound": "about", "low": 30000, "high": 34000}
    tables["indicators"] += [
        sample.figure(2, 70, "规模以上工业增加值", 6.4, "%", **growth),
        sample.figure(2, 80, "高新技术企业", 33000, "家", **about),
        sample.figure(2, 90, "高新技术企业", 16000, "家", year=2023, region=SICHUAN, **sample_rows.HIGHTECH),
        sample.figure(2, 95, "研发经费", 1e9, "元", region=SICHUAN, metric_id="rd_spending"),
    ]
    return sample.write(tmp_path_factory.mktemp("pair") / "data", tables)


@pytest.fixture(scope="module")
def dataset(folder: Path) -> Dataset:
    return Dataset(folder)


def said(dataset: Dataset, one: str, other: str, lang: str = "zh") -> dict[str, list[str]]:
    """Return the words on each pair by metric."""
    both = pair.sides(dataset, ALL, one, other)
    found: dict[str, list[str]] = {}
    for a, b, row in pair._rows(both, pairing.pairs(*both)):
        found.setdefault(row["metric"], []).append(pair_texts.verdict(a, b, NAMES, row, lang))
    return found


def test_figures_of_one_definition_and_time_have_a_difference(dataset: Dataset) -> None:
    assert said(dataset, SHANDONG, SICHUAN)["industrial_value_added"] == ["山东高1.9个百分点"]
    assert said(dataset, SICHUAN, SHANDONG, "en")["industrial_value_added"] == ["四川: 1.9 pp more"]


def test_the_newest_common_period_is_compared(dataset: Dataset) -> None:
    both = pair.sides(dataset, ALL, SHANDONG, SICHUAN)
    found = pairing.pairs(*both)
    (row,) = found[found["metric"] == "hightech_enterprises"].to_dict("records")
    assert both[0].iloc[row["one"]]["value"] == 35000
    assert both[1].iloc[row["other"]]["value"] == 33000
    assert said(dataset, SHANDONG, SICHUAN)["hightech_enterprises"] == ["分不出高低"], "近 against 约"


def test_figures_of_other_times_have_none(dataset: Dataset) -> None:
    assert said(dataset, SHANDONG, SICHUAN)["ai_core_revenue"] == ["口径相同，时期不同"] * 2


def test_what_differs_is_named(dataset: Dataset) -> None:
    assert said(dataset, SHANDONG, "340500")["industrial_value_added"] == ["口径不同：行政级别（省级 / 地级）"]
    english = said(dataset, SHANDONG, "510100", "en")["hightech_enterprises"]
    assert english == ["Another definition: administrative level (province / prefecture)"]


def figure(value: float, **more: Any) -> dict[str, Any]:
    row = sample.figure(1, 1, "高新技术企业", value, "家", **sample_rows.HIGHTECH)
    return row | {"value_max": None} | more


def test_a_difference_says_no_more_than_the_figures() -> None:
    more, open_above = {"unit": "元"}, {"bound": "at_least", "high": None}
    assert (
        pair_texts.difference(figure(1e9, **more), figure(4e8, **more), NAMES, "zh") == "山东高6亿元，为另一方的2.5倍"
    )
    assert pair_texts.difference(figure(10), figure(10), NAMES, "zh") == "相等"
    assert pair_texts.difference(figure(10, **open_above), figure(12), NAMES, "en") == "Order open"
    assert pair_texts.difference(figure(10, **open_above), figure(8), NAMES, "zh") == "山东高约 2家"
    rank = {"unit": "位", "measure": "rank"}
    assert pair_texts.difference(figure(3, **rank), figure(5, **rank), NAMES, "zh") == "山东靠前2位"


def test_what_only_one_place_has_is_apart(dataset: Dataset) -> None:
    one, other = pair.sides(dataset, ALL, SHANDONG, SICHUAN)
    assert pairing.alone(other, one)["metric_id"].tolist() == ["rd_spending"]
    assert not len(pairing.alone(one, other))


def test_a_place_is_without_places_inside_and_organisations(dataset: Dataset) -> None:
    held = ask.figures(dataset, ALL, "500000")
    assert held["metric"].tolist() == ["数字经济占比"]
    assert "100000" in ask.places(dataset, ALL)["region_code"].tolist()


def test_partners_are_those_with_most_in_common(dataset: Dataset) -> None:
    found = ask.partners(dataset, ALL, SHANDONG)
    first = found.iloc[0]
    assert (first["region_code"], first["series"], first["metrics"]) == (SICHUAN, 3, 3)
    assert len(found) == len(ask.places(dataset, ALL)) - 1
    best = ask.likeliest(dataset, ALL, 3).iloc[0]
    assert (best["one"], best["other"], best["series"]) == (SHANDONG, SICHUAN, 3)


def test_every_metric_comes_before_a_second_pair_of_one() -> None:
    found = pd.DataFrame({"metric": ["a", "a", "b", "c"]})
    assert pairing.telling(found, 3)["metric"].tolist() == ["a", "b", "c"]


def test_two_places_are_drawn_by_shape(dataset: Dataset) -> None:
    sheet = two_places.panels(dataset, ALL, SHANDONG, SICHUAN)
    assert [key.sign for key in sheet.keys] == ["●", "◆"]
    assert {"人工智能核心产业规模", "高新技术企业", "规模以上工业增加值"} >= {panel.title for panel in sheet.panels}
    assert all(set(panel.rows["shape"]) == {"circle", "diamond"} for panel in sheet.panels)
    assert len({panel.scale for panel in sheet.panels}) == len(sheet.panels) == 3


def test_the_page_says_the_answer_and_links_to_the_sentences(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    page = written(open_page(monkeypatch, folder, "pair", **LINK))
    assert "山东与四川有3个共同指标，2组数字口径、时期都相同：山东较高的1组，1组相等或分不出高低。" in page
    assert '<a class="inside" href="evidence?figure=0000000000000001%3A30"' in page
    assert "只有四川有：1个指标" in page
    english = open_page(monkeypatch, folder, "pair", lang="en", **LINK)
    assert "Shandong and Sichuan share 3 indicators; 2 pairs of figures" in written(english)
    assert "Shandong: 1.9 pp more" in written(english)


def test_the_choice_is_kept_in_the_address(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = open_page(monkeypatch, folder, "pair")
    assert not {"place", "beside"} & set(app.query_params)
    app.selectbox(key="pick.beside").set_value("340500").run()
    assert app.query_params["beside"] == "340500"
    assert is_drawn(app)
    assert "口径或时期都不同，不能直接相比" in written(app)
    assert "可以这样比" in written(app)


def test_places_without_anything_in_common_show_what_each_has(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    page = written(open_page(monkeypatch, folder, "pair", place="500000", beside="100000"))
    assert "重庆与全国没有共同的指标：重庆有1个，全国有1个。" in page
    assert "只有重庆有：1个指标" in page


def test_one_place_alone_says_what_to_do(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    assert "所选范围里只有一个地区有数字：天津和平区" in written(
        open_page(monkeypatch, folder, "pair", region="120000")
    )
    assert "筛选条件下没有数字" in written(open_page(monkeypatch, folder, "pair", region="340000", status="provision"))


def test_an_address_that_names_no_place_shows_the_usual_one(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = open_page(monkeypatch, folder, "pair", place="999999", beside="<b>")
    assert is_drawn(app)
    assert app.selectbox(key="pick.place").value == SHANDONG


def test_the_download_says_which_figures_are_a_pair(dataset: Dataset) -> None:
    rows = pair.figures(dataset, ALL, SHANDONG, SICHUAN)
    held = rows.set_index("indicator_id")
    assert len(rows) == sum(map(len, pair.sides(dataset, ALL, SHANDONG, SICHUAN)))
    growth = held.loc[["0000000000000001:30", "0000000000000002:70"]]
    assert growth["comparable"].tolist() == [True, True]
    assert growth["pair"].nunique() == 1
    assert held.loc["0000000000000001:10", "differs_in"] == "time"
    assert not held.loc["0000000000000002:95", "comparable"]
    assert b"differs_in" in export.to_csv(rows, dataset)
