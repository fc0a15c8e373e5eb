"""Every page, in both languages, with much, little and nothing to show."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard import sample, sample_rows
from tests.dashboard.browsing import open_page, written

PAGES = ("overview", "timeline", "comparison", "pair")
# These have a page's every duty but one: a filter by status alone does not empty them.
OWN_EMPTINESS = ("targets", "industries")
CJK = re.compile(r"[\u4e00-\u9fff]+")
# What the sample's documents say themselves stays Chinese in English too.
FROM_DOCUMENTS = {metric for row in sample_rows.tables()["indicators"] for metric in CJK.findall(row["metric"])} | {
    "某园区",
    "样例来源",
    "号样例文件",
    "第",
    "中文",
    *CJK.findall("".join(row["quote"] for row in sample_rows.tables()["indicators"])),
    *CJK.findall("".join(row["sentence"] for row in sample_rows.tables()["industries"])),
}


def drawn(app: AppTest) -> list[str]:
    """Return the words in the charts: row and column names, labels, hovers."""
    found: list[str] = []
    for chart in app.get("plotly_chart"):
        figure = json.loads(chart.proto.spec)
        layout = figure["layout"]
        traces = [trace.get(key, "") for trace in figure["data"] for key in ("text", "hovertext")]
        ticks = [layout[axis].get("ticktext", "") for axis in ("xaxis", "yaxis")]
        notes = [note["text"] for note in layout.get("annotations", [])]
        found += [json.dumps(part, ensure_ascii=False) for part in (traces, ticks, notes)]
    return found


def tabled(app: AppTest) -> list[str]:
    """Return the titles and cells of the tables."""
    frames = [table.value for table in app.dataframe]
    return [str(cell) for frame in frames for cell in (*frame.columns, *frame.to_numpy().ravel())]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_its_answer(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path, page: str, lang: str
) -> None:
    app = open_page(monkeypatch, sample_folder, page, lang=lang)
    assert not app.exception
    assert 'class="notice"' not in written(app)
    assert re.search(r'<h1 class="headline">.*\d.*</h1>', written(app))


@pytest.mark.parametrize("page", [*PAGES, *OWN_EMPTINESS])
def test_english_pages_hold_no_chinese_of_the_interface(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path, page: str
) -> None:
    app = open_page(monkeypatch, sample_folder, page, lang="en")
    labels = [widget.label for kind in ("button", "selectbox", "multiselect") for widget in app.get(kind)]
    left = set(CJK.findall("\n".join([written(app), *labels, *drawn(app), *tabled(app)])))
    assert not {words for words in left if not any(words in said for said in FROM_DOCUMENTS)}


@pytest.mark.parametrize("page", [*PAGES, *OWN_EMPTINESS])
def test_chinese_pages_hold_no_english_of_the_interface(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path, page: str
) -> None:
    app = open_page(monkeypatch, sample_folder, page)
    shown = re.sub(r"<[^>]*>|&#?\w+;", " ", "\n".join([written(app), *drawn(app), *tabled(app)]))
    assert not set(re.findall(r"[A-Za-z]{3,}", shown)) - {"txt", "evidence", "figure", "doc", "span", "PNG", "SVG"}


@pytest.mark.parametrize("page", PAGES)
def test_no_hit_says_why_and_what_to_do(monkeypatch: pytest.MonkeyPatch, sample_folder: Path, page: str) -> None:
    app = open_page(monkeypatch, sample_folder, page, region="340000", status="provision")
    assert "筛选条件下没有数字" in written(app)
    assert "共6篇文档、19个数字" in written(app)
    app.button(key="empty.clear").click().run()
    assert not app.exception
    assert "筛选条件下没有数字" not in written(app)
    assert not app.query_params


@pytest.mark.parametrize("page", [*PAGES, *OWN_EMPTINESS])
def test_an_empty_dataset_says_so(monkeypatch: pytest.MonkeyPatch, empty_folder: Path, page: str) -> None:
    app = open_page(monkeypatch, empty_folder, page)
    assert not app.exception
    assert "数据集里还没有数字" in written(app)


@pytest.mark.parametrize("page", [*PAGES, *OWN_EMPTINESS])
def test_a_missing_dataset_says_how_to_make_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, page: str) -> None:
    app = open_page(monkeypatch, tmp_path / "none", page, lang="en")
    assert not app.exception
    assert "No dataset found" in written(app)
    assert "python -m etl build" in written(app)


def test_a_half_broken_dataset_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = sample.write(tmp_path / "data", sample_rows.tables())
    (folder / "industries.parquet").unlink()
    assert "缺少industries.parquet" in written(open_page(monkeypatch, folder, "overview"))
    (folder / "industries.parquet").write_bytes(b"PAR1 and then nothing")
    assert "数据集无法读取" in written(open_page(monkeypatch, folder, "overview"))


def test_a_page_follows_a_dataset_that_is_replaced(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = sample.write(tmp_path / "data", sample_rows.tables())
    app = open_page(monkeypatch, folder, "overview")
    assert "读出19个数字" in written(app)
    fewer = sample_rows.tables()
    fewer["indicators"] = fewer["indicators"][:4]
    sample.write(tmp_path / "next", fewer)
    shutil.move(folder, tmp_path / "old")
    shutil.move(tmp_path / "next", folder)
    assert "读出4个数字" in written(app.run())
    shutil.rmtree(folder)
    assert "没有找到数据集" in written(app.run())


def test_an_error_in_a_page_is_a_sentence(monkeypatch: pytest.MonkeyPatch, sample_folder: Path) -> None:
    monkeypatch.setattr("dashboard.views.overview.opening", lambda *_: 1 / 0)
    app = open_page(monkeypatch, sample_folder, "overview")
    assert not app.exception
    assert "这一页没能画出来" in written(app)


def test_markup_in_a_document_stays_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tables = sample_rows.tables()
    for row in tables["indicators"]:
        row["metric"] = "<img src=x onerror=alert(1)>"
    folder = sample.write(tmp_path / "data", tables)
    assert "<img" not in written(open_page(monkeypatch, folder, "overview"))
