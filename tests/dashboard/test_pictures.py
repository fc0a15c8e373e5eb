"""One selection in several pictures: what small charts share, what each finds, and what the address keeps."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts import multiples
from dashboard.charts.drawing import Drawing
from dashboard.charts.keys import Key
from dashboard.charts.multiples import NARROW, WIDE, Panel, Screen, Sheet
from dashboard.dataset import Dataset
from dashboard.pictures import rise
from dashboard.queries import series
from dashboard.selection import Filters
from dashboard.series import Series
from dashboard.trends import trends
from dashboard.words import LANGUAGES, text
from tests.dashboard import sample, sample_rows
from tests.dashboard.browsing import open_page, written

SIZE, COUNTY = "all|元|level||province|year", "all|家、户|level||county|year"
ALL = Filters()
VIEWS = ("bars", "lines", "regions", "indicators")


@pytest.fixture(scope="module")
def dataset(sample_folder: Path) -> Dataset:
    return Dataset(sample_folder)


@pytest.fixture(scope="module")
def size(dataset: Dataset) -> pd.DataFrame:
    return series.points(dataset, ALL, "ai_core_revenue", SIZE)


def charts(app: AppTest) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def drawn_on(sheet: Sheet, screen: Screen, lang: str) -> Drawing:
    return multiples.chart(sheet, multiples.marks(sheet, lang), screen, lang)


def two_panels(points: pd.DataFrame, scales: tuple[str, str]) -> Sheet:
    codes = ("370000", "510000")
    panels = [
        Panel(code, (), points[points["region"] == code], scale) for code, scale in zip(codes, scales, strict=True)
    ]
    return Sheet((*panels, Panel("120000", (), points[:0], scales[1], silent="1篇文档中未检出")))


@pytest.mark.parametrize("screen", [WIDE, NARROW])
def test_small_charts_share_years_and_values(size: pd.DataFrame, screen: Screen) -> None:
    figure = drawn_on(two_panels(size, ("", "")), screen, "zh")
    layout = figure.layout
    assert layout.xaxis.range == layout.xaxis2.range == layout.xaxis3.range
    assert layout.yaxis.range == layout.yaxis2.range == layout.yaxis3.range
    assert [layout.yaxis.showticklabels, layout.yaxis2.showticklabels] == [True, False]
    assert layout.xaxis.domain[1] < layout.xaxis2.domain[0]
    assert (layout.yaxis3.domain[1] < layout.yaxis.domain[0]) == (screen is NARROW)
    assert [note.text for note in layout.annotations][-1] == "1篇文档中未检出"


def test_small_charts_of_other_kinds_have_an_axis_each(size: pd.DataFrame) -> None:
    larger = size.assign(
        **{end: size[end].where(size["region"] == "370000", size[end] * 9) for end in ("value", "high")}
    )
    layout = drawn_on(two_panels(larger, ("a", "b")), WIDE, "en").layout
    assert layout.yaxis.range != layout.yaxis2.range
    assert all(axis.showticklabels for axis in (layout.yaxis, layout.yaxis2, layout.yaxis3))


def test_small_charts_keep_the_marks_of_the_language(size: pd.DataFrame) -> None:
    figure = drawn_on(two_panels(size, ("", "")), WIDE, "zh")
    own = [trace for trace in figure.data if trace.yaxis == "y"]
    (points,) = [trace for trace in own if trace.mode == "markers"]
    assert (points.marker.color, list(points.marker.symbol)) == ("#0072B2", ["circle", "circle-open"])
    assert [trace.marker.symbol[1] for trace in own if trace.mode == "lines+markers"] == ["triangle-up"]
    assert [trace.line.dash for trace in own if trace.mode == "lines" and trace.line.dash] == ["dot"]
    assert list(points.customdata) == list(size[size["region"] == "370000"]["indicator_id"])


def test_colours_are_named_above_charts_that_mix_regions(size: pd.DataFrame) -> None:
    sheet = Sheet((Panel("核心产业规模", (), size),), (Key("山东", "#0072B2"), Key("四川", "#D55E00", "◆")))
    figure = drawn_on(sheet, WIDE, "zh")
    said = figure.layout.annotations[-1].text
    assert "color:#0072B2'>●</span>\u00a0山东" in said
    assert "color:#D55E00'>◆</span>\u00a0四川" in said


def reported(values: list[float], **columns: object) -> pd.DataFrame:
    """Return yearly facts of Shandong from 2020."""
    years = [str(2020 + at) for at in range(len(values))]
    rows = pd.DataFrame({"value": values, "low": values, "high": values, "indicator_id": years})
    rows = rows.assign(status="actual", baseline=False, differs_in="", measure="level", unit="家", confidence=0.9)
    rows = rows.assign(region_code="370000", region="370000")
    days = {"period_start": pd.to_datetime([f"{year}-01-01" for year in years])}
    return rows.assign(**days, period_end=pd.to_datetime([f"{year}-12-31" for year in years])).assign(**columns)


def test_a_trend_goes_from_the_first_to_the_last_reported_figure() -> None:
    (row,) = trends(reported([10, 50, 30])).to_dict("records")
    assert (row["first_value"], row["value"], row["way"], row["change"]) == (10, 30, 1, 2)
    assert trends(reported([30, 10]))["way"].tolist() == [-1]
    assert not len(trends(reported([10])))
    assert not len(trends(reported([10, 20], status=["actual", "target"])))
    assert not len(trends(reported([10, 20], baseline=[True, False])))


def test_a_trend_is_open_where_hedges_leave_it_open() -> None:
    assert trends(reported([10, 12], low=[9, 11], high=[11.5, 13]))["way"].tolist() == [0], "约 against 约"
    assert trends(reported([10, 12], high=[10, None]))["way"].tolist() == [1], "突破"
    assert trends(reported([10, 12], high=[None, 12]))["way"].tolist() == [0]
    assert trends(reported([5, 3], measure="rank"))["way"].tolist() == [1], "a smaller rank is better"
    assert trends(reported([5, 3], measure="growth", unit="%"))["change"].tolist() == [-2]
    assert trends(reported([5, 3], measure="growth", unit="%"))["relative"].tolist() == [False]
    assert trends(reported([10, 30]))["relative"].tolist() == [True]


def test_a_year_is_not_compared_with_five() -> None:
    rows = reported([10, 12, 99])
    rows.loc[2, "period_start"] = pd.Timestamp("2018-01-01")
    (row,) = trends(rows).to_dict("records")
    assert (row["first_value"], row["value"]) == (10, 12)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_each_picture_says_its_own_finding(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path, view: str, lang: str
) -> None:
    app = open_page(monkeypatch, sample_folder, "comparison", lang=lang, view=view, metric="hightech_enterprises")
    assert 'class="notice"' not in written(app)
    drawn = app.get("plotly_chart")
    assert len(drawn) == (2 if view in ("regions", "indicators") else 1)
    assert app.dataframe
    assert app.query_params.get("view", "bars") == view


def test_the_finding_names_the_largest_change(monkeypatch: pytest.MonkeyPatch, sample_folder: Path) -> None:
    link = {"metric": "hightech_enterprises", "scope": "all|家、户|level||province|year", "view": "regions"}
    page = written(open_page(monkeypatch, sample_folder, "comparison", **link))
    assert "高新技术企业：只有山东有先后可比的数字，3.2万家（2023年）与近 3.5万家（2024年），分不出升降。" in page
    english = written(open_page(monkeypatch, sample_folder, "comparison", lang="en", **link))
    assert "only Shandong has comparable figures of two periods" in english


@pytest.mark.parametrize(("unit", "said"), [("家", "变化幅度最大的是四川"), ("%", "变化最大的是四川")])
def test_a_change_in_proportion_is_called_so(unit: str, said: str) -> None:
    one = reported([40, 50], unit=unit)
    other = reported([1, 12], unit=unit, region_code="510000", region="510000")
    points = pd.concat([one, other]).assign(doc_id="1", bound="exact", value_max=None, province="", city="", county="")
    chosen = Series("m", "", "企业", "level", unit, "", "")
    assert said in rise.of_places(points, chosen, Filters())[0]


def test_one_region_is_shown_by_its_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tables = sample_rows.tables()
    tables["indicators"] += [
        sample.figure(1, 70 + at, "高新技术企业", 900 + at, "家", **sample_rows.HIGHTECH, **city)
        for at, city in enumerate(
            (
                {"region": "370300"},
                {"region": "370300", "region_code": "370200", "city": "青岛市"},
                {"region": "370300", "year": 2023},
            )
        )
    ]
    folder = sample.write(tmp_path / "data", tables)
    link = {"metric": "hightech_enterprises", "scope": "all|家、户|level||prefecture|year", "view": "regions"}

    def heads(**more: str) -> list[str]:
        app = open_page(monkeypatch, folder, "comparison", **link, **more)
        return [note["text"].split("</b>")[0].removeprefix("<b>") for note in charts(app)[0]["layout"]["annotations"]]

    assert "重庆" not in heads(), "a region without figures has no empty chart"
    assert "天津、重庆：" in written(open_page(monkeypatch, folder, "comparison", **link))
    assert sorted(heads(region="370000")) == ["淄博市", "青岛市"]


@pytest.mark.parametrize("view", ["lines", "regions", "indicators"])
def test_figures_of_one_time_are_listed_not_drawn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, view: str) -> None:
    tables = sample_rows.tables()
    tables["indicators"] = [
        sample.figure(1, 70, "高新技术企业", 900, "家", region="370000", **sample_rows.HIGHTECH),
        sample.figure(2, 70, "高新技术企业", 700, "家", region="510000", **sample_rows.HIGHTECH),
    ]
    folder = sample.write(tmp_path / "data", tables)
    app = open_page(monkeypatch, folder, "comparison", metric="hightech_enterprises", view=view)
    assert not app.get("plotly_chart")
    assert written(app).count('<li class="card"') == 2
    assert "都只有一个时期的数字，没有变化可画，直接列在这里。" in written(app)


def test_the_switch_is_kept_in_the_address(monkeypatch: pytest.MonkeyPatch, sample_folder: Path) -> None:
    app = open_page(monkeypatch, sample_folder, "comparison")
    (switch,) = [
        widget for widget in app.get("button_group") if text("comparison.view_lines", "zh") in str(widget.proto)
    ]
    switch.set_value("lines").run()
    assert app.query_params["view"] == "lines"
    assert "升" in written(app)
