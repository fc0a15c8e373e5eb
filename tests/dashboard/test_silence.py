"""The matrix of what was found: every cell says why it is as it is, and leads to what is behind it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dashboard import clicks, silence_panel
from dashboard.charts import matrix
from dashboard.charts.axes import CLEAR
from dashboard.dataset import Dataset
from dashboard.marks import read
from dashboard.queries import silence
from dashboard.selection import Filters
from dashboard.silence_panel import BY_METRIC, BY_YEAR, Look
from tests.dashboard import sample
from tests.dashboard.browsing import is_drawn, open_page, written

ALL = Filters()
HIGHTECH = "hightech_enterprises"
MARK = f"region:370000;year:2024;metric:{HIGHTECH}"


@pytest.fixture(scope="module")
def dataset(sample_folder: Path) -> Dataset:
    return Dataset(sample_folder)


def state(dataset: Dataset, region: str, year: int, metric: str = HIGHTECH, filters: Filters = ALL) -> tuple[str, int]:
    rows = silence.by_year(dataset, filters, metric).set_index(["region", "year"])
    return rows.loc[(region, year), "state"], int(rows.loc[(region, year), "documents"])


@pytest.mark.parametrize(
    ("region", "year", "metric", "expected"),
    [
        ("370000", 2024, HIGHTECH, ("reported", 1)),
        ("510000", 2023, HIGHTECH, ("inside", 1)),
        ("370000", 2027, "ai_core_revenue", ("planned", 1)),
        ("370000", 2027, HIGHTECH, ("silent", 1)),
        ("500000", 2025, HIGHTECH, ("silent", 1)),
        ("500000", 2024, "", ("inside", 1)),
        ("100000", 2023, "", ("reported", 1)),
    ],
)
def test_a_cell_says_what_was_found(
    dataset: Dataset, region: str, year: int, metric: str, expected: tuple[str, int]
) -> None:
    assert state(dataset, region, year, metric) == expected


def test_contradicting_figures_are_told(tmp_path: Path) -> None:
    rows = [sample.figure(number, 1, "企业", value, "家") for number, value in ((1, 5), (2, 7))]
    documents = [sample.document(number, "370000", None) for number in (1, 2)]
    first = rows[0]["indicator_id"]
    conflicts = [
        {"conflict_id": first, "place": place, "indicator_id": row["indicator_id"], "doc_id": row["doc_id"]}
        for place, row in enumerate(rows, 1)
    ]
    tables = {"documents": documents, "indicators": rows, "conflicts": conflicts}
    dataset = Dataset(sample.write(tmp_path / "data", tables))
    assert state(dataset, "370000", 2024, "企业") == ("conflict", 2)
    assert len(silence.figures(dataset, ALL, "370000", 2024, "企业")) == 2


def test_the_filter_by_status_makes_no_silence_and_an_organisation_no_report(dataset: Dataset) -> None:
    assert state(dataset, "370000", 2024, filters=Filters(statuses=("target",))) == ("reported", 1)
    assert state(dataset, "500000", 2024, "工业机器人密度排名") == ("silent", 1)


def test_years_outside_the_filter_are_not_asked(dataset: Dataset) -> None:
    found = silence.by_year(dataset, Filters(year_from=2023, year_to=2024), "")
    assert set(found["year"]) == {2023, 2024}


def test_every_indicator_has_a_cell_where_documents_speak(dataset: Dataset) -> None:
    found = silence.by_metric(dataset, ALL, 2024, [HIGHTECH, "ai_core_revenue"])
    assert set(found["region"]) >= {"370000", "500000"}
    by = found.set_index(["metric", "region"])["state"]
    assert by[HIGHTECH, "370000"] == "reported"
    assert by[HIGHTECH, "500000"] == "inside"
    assert by["ai_core_revenue", "500000"] == "silent"


def test_what_is_behind_a_cell(dataset: Dataset) -> None:
    found = silence.figures(dataset, ALL, "370000", 2024, HIGHTECH)
    assert found["value"].tolist() == [35000]
    assert len(silence.figures(dataset, ALL, "370000", 2024, "")) == 3
    asked = silence.documents(dataset, ALL, "370000", 2025)
    assert asked["day"].dt.date.tolist() == [date(2025, 1, 20)]
    assert silence.undated(dataset, ALL, "").iloc[0]["n"] == 2


def test_the_matrix_is_whole_and_its_marks_keep_the_language(dataset: Dataset) -> None:
    look = Look(BY_YEAR, HIGHTECH, 0, "高新技术企业")
    cells = silence_panel.placed(dataset, ALL, look)
    assert len(cells) == 5 * 9
    figure = matrix.chart(cells, ["a"] * 5, ["b"] * 9, 60, 46, MARK)
    (bars,) = [trace for trace in figure.data if trace.type == "bar"]
    assert len(bars.x) == len(cells)
    hatched = [at for at, shape in enumerate(bars.marker.pattern.shape) if shape == "/"]
    assert {read(bars.customdata[at]).region for at in hatched} == {"510000", "340000", "120000", "500000"}
    assert bars.marker.pattern.bgcolor == CLEAR
    assert CLEAR not in {bars.marker.color[at] for at in hatched}, "the hatching takes the colour of its mark"
    assert bars.marker.line.width[list(bars.customdata).index(MARK)] > 2, "it is framed"
    words = [word for trace in figure.data if trace.type == "scatter" for word in trace.text]
    assert len(words) == len(cells)
    assert {"1", "2", "0/1", "–"} >= set(words)


@pytest.mark.parametrize("look", [Look(BY_YEAR, "", 0, "全部指标"), Look(BY_METRIC, "", 2024, "2024年的主要指标")])
def test_the_summary_counts_every_cell(dataset: Dataset, look: Look) -> None:
    cells = silence_panel.placed(dataset, ALL, look)
    counts = cells["state"].value_counts()
    said = silence_panel.summary(cells, look, "zh")
    assert f"共{len(cells)}格" in said
    assert all(f"{n}格" in said for n in counts)
    assert counts.sum() == len(cells)


def test_the_page_opens_a_cell_that_the_address_names(monkeypatch: pytest.MonkeyPatch, sample_folder: Path) -> None:
    app = open_page(monkeypatch, sample_folder, "overview", metric=HIGHTECH, mark=MARK)
    assert is_drawn(app)
    assert "山东 2024年 高新技术企业：1个实际数字" in written(app)
    assert "近 3.5万家" in written(app)
    silent = open_page(monkeypatch, sample_folder, "overview", metric=HIGHTECH, mark=MARK.replace("2024", "2025"))
    assert "在1篇文档中未检出" in written(silent)
    unknown = open_page(monkeypatch, sample_folder, "overview", mark="somewhere;never")
    assert is_drawn(unknown)
    assert "点一格" in written(unknown)


def test_one_year_shows_the_indicators_of_each_region(monkeypatch: pytest.MonkeyPatch, sample_folder: Path) -> None:
    app = open_page(monkeypatch, sample_folder, "overview", view="metrics", year="2023", lang="en")
    assert not app.exception
    figure = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert figure["layout"]["xaxis"]["ticktext"] == ["Shandong", "Sichuan", "Anhui", "Tianjin", "Chongqing"]
    assert "Main indicators of 2023" in written(app)


@pytest.mark.parametrize(
    ("points", "expected"),
    [([], ""), ([{"customdata": "a"}], "a"), ([{}, {"customdata": ["b"]}], "b")],
)
def test_a_click_names_its_mark(points: list[dict[str, object]], expected: str) -> None:
    assert clicks.mark({"selection": {"points": points}}) == expected


def test_a_matrix_without_cells_is_no_error(empty_folder: Path, dataset: Dataset) -> None:
    ask: Callable[[Dataset, Filters], dict[int, int]] = silence_panel.years_of
    assert ask(Dataset(empty_folder), ALL) == {}
    assert set(ask(dataset, ALL)) == {2019, 2021, 2023, 2024, 2025, 2027}
