"""Each story counts once: a dataset with copies answers every question as the one without them does."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest

from dashboard import export
from dashboard.dataset import Dataset
from dashboard.queries import (
    choices,
    evidence,
    industries,
    overview,
    places,
    rejects,
    series,
    silence,
    targets,
    timeline,
)
from dashboard.selection import Filters
from etl.schema import TABLES
from tests.dashboard import left_out_sample
from tests.dashboard.browsing import open_page, written
from tests.dashboard.left_out_sample import COPIES, FIRST
from tests.dashboard.places_sample import headline, html, opened

QUESTIONS: tuple[Callable[[Dataset, Filters], object], ...] = (
    choices.choices,
    evidence.documents,
    industries.documents,
    industries.firsts,
    lambda dataset, filters: industries.landscape(dataset, filters, 9),
    overview.documents,
    overview.headlines,
    overview.selected_figures,
    overview.summary,
    places.counts,
    places.series,
    rejects.balance,
    rejects.documents,
    rejects.inputs,
    rejects.listed,
    rejects.reasons,
    series.documents_by_region,
    series.offered,
    lambda dataset, filters: silence.by_year(dataset, filters, ""),
    targets.every,
    lambda dataset, filters: targets.promises(dataset, filters, ""),
    lambda dataset, filters: targets.restated(dataset, filters, ""),
    timeline.documents,
    timeline.furthest_target,
    timeline.spans,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return left_out_sample.write(tmp_path_factory.mktemp("copies") / "data")


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return Dataset(left_out_sample.write(tmp_path_factory.mktemp("single") / "data", with_copies=False))


@pytest.fixture(scope="module", params=[None, 0], ids=["in memory", "on disk"])
def dataset(folder: Path, request: pytest.FixtureRequest) -> Dataset:
    with pytest.MonkeyPatch.context() as patch:
        if request.param is not None:
            patch.setattr("dashboard.dataset._KEPT_IN_MEMORY", request.param)
        return Dataset(folder)


@pytest.mark.parametrize("filters", [Filters(), Filters(regions=("370000",))], ids=["all", "narrowed"])
@pytest.mark.parametrize("question", range(len(QUESTIONS)))
def test_copies_change_no_answer(dataset: Dataset, without: Dataset, question: int, filters: Filters) -> None:
    answer, expected = (QUESTIONS[question](one, filters) for one in (dataset, without))
    if isinstance(expected, pd.DataFrame):
        assert isinstance(answer, pd.DataFrame)
        pd.testing.assert_frame_equal(answer, expected)
    assert isinstance(expected, pd.DataFrame) or answer == expected


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_no_row_hangs_on_a_copy(dataset: Dataset, table: str) -> None:
    found = dataset.query(f"SELECT * FROM {table}")
    assert not found["doc_id"].isin(COPIES).any()
    assert len(found) or table in ("policies", "measures", "audits", "conflicts")


def test_inputs_without_a_document_stay(dataset: Dataset) -> None:
    assert sorted(rejects.inputs(dataset, Filters())["file"]) == sorted(left_out_sample.INPUTS)


def test_copies_are_told_the_earliest_first(dataset: Dataset) -> None:
    found = evidence.copies_of(dataset, Filters(), FIRST)
    assert found["doc_id"].tolist() == list(COPIES)
    assert found["source"].tolist() == ["转载网", ""]
    assert evidence.copies_of(dataset, Filters(), COPIES[0]).empty
    assert evidence.document(dataset, Filters(), COPIES[1])["doc_id"].tolist() == [FIRST]


def test_the_whole_dataset_keeps_them(folder: Path) -> None:
    with zipfile.ZipFile(BytesIO(export.archive(Dataset(folder)))) as packed:
        for name in ("documents", "indicators", "rejects", "edits"):
            assert COPIES[0] in packed.read(f"{name}.csv").decode("utf-8-sig")


def test_the_document_says_where_else_it_stands(folder: Path) -> None:
    page = html(opened("evidence", folder, doc=FIRST))
    assert "另见于2处转载" in page
    assert '转载网 · 2025年1月22日 · <a href="https://example.org/a"' in page
    assert f"来源不详（{COPIES[1]}.txt）" in page
    english = html(opened("evidence", folder, doc=FIRST, lang="en"))
    assert "republished 2 times" in english
    assert "Also published by" in english


@pytest.mark.parametrize("address", [{"doc": COPIES[0]}, {"figure": f"{COPIES[0]}:10", "doc": COPIES[0]}])
def test_a_link_to_a_copy_leads_to_the_first(folder: Path, address: dict[str, str]) -> None:
    app = opened("evidence", folder, **address)
    assert headline(app) == "第1号样例文件"
    assert app.selectbox(key="evidence.doc").value == FIRST
    assert len(app.selectbox(key="evidence.doc").options) == 6


def test_the_overview_says_how_many_there_are(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    page = written(open_page(monkeypatch, folder, "overview"))
    assert "2篇转载不重复计算" in page
    assert "6篇文档（5篇有数字）里读出19个数字" in page
    assert "转载" not in written(open_page(monkeypatch, folder, "overview", region="510000"))
