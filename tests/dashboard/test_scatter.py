"""Two indicators against each other: which figures make a dot, what the dots say, and what is offered where there are none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard import export
from dashboard.charts import scatter
from dashboard.dataset import Dataset
from dashboard.pictures import dots as picture
from dashboard.queries import scatter as ask
from dashboard.queries.series import points
from dashboard.selection import Filters
from dashboard.series import Series
from dashboard.words import LANGUAGES
from tests.dashboard import sample, sample_rows
from tests.dashboard.browsing import is_drawn, open_page, written

ALL = Filters()
SIZE, COUNT = "all|元|level||province|year", "all|家、户|level||province|year"
LINK = {
    "metric": "ai_core_revenue",
    "scope": SIZE,
    "view": "dots",
    "other": "hightech_enterprises",
    "other_scope": COUNT,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, and figures that make dots: Shandong and Sichuan in 2024, Sichuan in 2023, a target of Shandong."""
    tables = sample_rows.tables()
    size: dict[str, Any] = {"region": "510000", **sample_rows.SCALE}
    count: dict[str, Any] = {"region": "510000", **sample_rows.HIGHTECH}
    aim: dict[str, Any] = {"region": "370000", "year": 2027, "status": "target", **sample_rows.HIGHTECH}
    tables["indicators"] += [
        sample.figure(2, 70, "人工智能核心产业规模", 5e10, "元", bound="at_least", low=5e10, high=None, **size),
        sample.figure(2, 80, "高新技术企业", 20000, "家", **count),
        sample.figure(2, 90, "高新技术企业", 16000, "家", year=2023, **count),
        sample.figure(2, 95, "高新技术企业", 15000, "家", year=2023, confidence=0.2, **count),
        sample.figure(1, 80, "高新技术企业", 50000, "家", **aim),
    ]
    return sample.write(tmp_path_factory.mktemp("scatter") / "data", tables)


@pytest.fixture(scope="module")
def dataset(folder: Path) -> Dataset:
    return Dataset(folder)


@pytest.fixture(scope="module")
def dots(dataset: Dataset) -> pd.DataFrame:
    across, up = (points(dataset, ALL, *one) for one in (("ai_core_revenue", SIZE), ("hightech_enterprises", COUNT)))
    return ask.dots(across, up)


def traces(figure: Any, mode: str) -> list[Any]:
    return [trace for trace in figure.data if trace.mode == mode]


def test_a_dot_has_both_figures_of_one_place_and_time(dots: pd.DataFrame) -> None:
    assert dots["id"].tolist() == [
        "510000|2023-01-01|2023-12-31|actual",
        "370000|2024-01-01|2024-12-31|actual",
        "510000|2024-01-01|2024-12-31|actual",
        "370000|2027-01-01|2027-12-31|planned",
    ]
    assert dots[["x_value", "y_value"]].to_numpy().tolist() == [
        [9e10, 16000],
        [6e10, 35000],
        [5e10, 20000],
        [1e11, 50000],
    ]


def test_the_order_of_places_is_that_of_one_time(dots: pd.DataFrame) -> None:
    assert ask.order(dots) == {"alike": 0, "opposite": 0, "open": 1}, "突破500亿元 may be more than 600"
    exact = dots.assign(x_high=dots["x_value"], x_low=dots["x_value"])
    assert ask.order(exact) == {"alike": 1, "opposite": 0, "open": 0}
    assert ask.order(exact.assign(y_low=-exact["y_high"], y_high=-exact["y_low"]))["opposite"] == 1


def test_partners_are_series_of_the_same_places_and_times(dataset: Dataset) -> None:
    found = ask.partners(dataset, ALL, "ai_core_revenue", SIZE)
    assert found[["metric", "dots"]].to_numpy().tolist() == [["hightech_enterprises", 4], ["industrial_value_added", 2]]
    best = ask.coupled(dataset, ALL, 5).iloc[0]
    assert (best["metric"], best["other"], best["dots"]) == ("ai_core_revenue", "hightech_enterprises", 4)


def test_dots_keep_the_marks_of_the_language(dots: pd.DataFrame) -> None:
    figure = scatter.chart(dots, ("规模（元）", "企业（家）"), dots["id"][1], "zh")
    marks = {trace.marker.color: trace for trace in traces(figure, "markers") if trace.customdata is not None}
    assert list(marks["#0072B2"].marker.symbol) == ["circle", "circle-open"]
    assert list(marks["#0072B2"].customdata) == [dots["id"][1], dots["id"][3]]
    arrows = [symbol for trace in traces(figure, "lines+markers") for symbol in trace.marker.symbol]
    assert set(arrows) == {"triangle-right"}, "the sizes are open to the right"
    (way,) = traces(figure, "lines")
    assert list(way.x) == [9e10, 5e10], "what was reported of Sichuan, oldest to newest"
    (names,) = traces(figure, "text")
    assert sorted(words.strip() for words in names.text) == ["四川 2024", "山东 2024"]
    (frame,) = [trace for trace in figure.data if trace.marker.symbol == "square-open"]
    assert (frame.x[0], frame.y[0]) == (6e10, 35000)
    assert [note.text for note in figure.layout.annotations] == ["↑ 企业（家）", "规模（元） →"]


def test_an_axis_ends_where_the_dots_do(dots: pd.DataFrame) -> None:
    figure = scatter.chart(
        dots.assign(x_high=dots["x_value"], x_value=[9e10, 6e10, 5e10, 1.05e11]), ("x", "y"), "", "zh"
    )
    last = figure.layout.xaxis.range[1]
    assert 1.05e11 < last < 1.1e11, "no empty step behind the last dot"
    assert figure.layout.xaxis.tickvals[-1] <= last


def test_many_dots_are_named_by_colour(dots: pd.DataFrame) -> None:
    many = pd.concat([dots.assign(id=dots["id"] + str(at)) for at in range(10)], ignore_index=True)
    figure = scatter.chart(many, ("x", "y"), "", "en")
    assert not traces(figure, "text")
    key = figure.layout.annotations[-1].text
    assert "color:#0072B2'>●</span>\u00a0Shandong" in key
    assert "Sichuan" in key


def test_the_page_says_what_the_dots_show(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = open_page(monkeypatch, folder, "comparison", **LINK)
    assert is_drawn(app)
    assert "人工智能核心产业规模与高新技术企业：2个地区有4组同一时期的数字" in written(app)
    assert len(app.get("plotly_chart")) == 1
    (table,) = app.dataframe
    assert len(table.value) == 8


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picked_dot_shows_its_two_figures(monkeypatch: pytest.MonkeyPatch, folder: Path, lang: str) -> None:
    dot = "370000|2024-01-01|2024-12-31|actual"
    page = written(open_page(monkeypatch, folder, "comparison", lang=lang, dot=dot, **LINK))
    assert page.count('<li class="card"') == 2
    assert "figure=0000000000000001%3A10" in page
    assert "figure=0000000000000001%3A40" in page
    assert '<li class="card"' not in written(open_page(monkeypatch, folder, "comparison", dot="nothing", **LINK))


def test_the_upright_axis_is_kept_in_the_address(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = open_page(monkeypatch, folder, "comparison", metric="ai_core_revenue", scope=SIZE, view="dots")
    assert "other" not in app.query_params
    app.selectbox(key="pick.other").set_value("industrial_value_added").run()
    assert app.query_params["other"] == "industrial_value_added"
    assert is_drawn(app)


def test_one_dot_is_told_in_words(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    link = {"metric": "industrial_value_added", "scope": "above_scale|%|growth|yoy|county|year", "view": "dots"}
    app = open_page(monkeypatch, folder, "comparison", **link)
    page = written(app).replace("&#8288;", "")  # what keeps −2.5% and the word behind it on one line
    assert "规模以上工业增加值与高新技术企业：只有江北区在同一时期两个数字都有：−2.5%和527家（2024年）。" in page
    assert not app.get("plotly_chart"), "a single dot shows nothing"
    assert page.count('<li class="card"') == 2
    assert "人工智能核心产业规模与高新技术企业：4个点" in page


def test_without_a_partner_other_indicators_are_offered(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    alone = {"metric": "数字经济占比", "view": "dots"}
    page = written(open_page(monkeypatch, folder, "comparison", **alone))
    assert "没有另一个指标与数字经济占比有同一地区、同一时期的数字。" in page
    assert "人工智能核心产业规模与高新技术企业：4个点" in page
    assert "view=dots" in page
    assert "Core AI industry revenue and High-technology enterprises: 4 dots" in written(
        open_page(monkeypatch, folder, "comparison", lang="en", **alone)
    )


def test_the_download_says_which_figures_are_a_dot(dataset: Dataset) -> None:
    across = Series("ai_core_revenue", SIZE, "", "level", "元", "", "")
    up = Series("hightech_enterprises", COUNT, "", "level", "家", "", "")
    rows = picture.figures(dataset, ALL, across, up)
    assert rows.groupby("pair")["indicator_id"].size().tolist() == [2, 2, 2, 2]
    assert rows["pair"].is_monotonic_increasing
    assert b"pair" in export.to_csv(rows, dataset)
