"""The page of what was left out: every number accounted for, every reason explained, every unread input listed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import left_out, tables
from dashboard.dataset import Dataset
from dashboard.queries import rejects
from dashboard.selection import Filters
from dashboard.words import texts
from etl.vocabulary.tables import rows
from tests.dashboard import left_out_sample, sample, sample_rows
from tests.dashboard.browsing import open_page, written
from tests.dashboard.left_out_sample import FIRST, LINES, REASONS, reject_id
from tests.dashboard.places_sample import address, headline, html, opened
from tests.dashboard.test_evidence_page import marks, text_of
from tests.dashboard.test_pages import CJK, FROM_DOCUMENTS, drawn, tabled

NASTY = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return left_out_sample.write(tmp_path_factory.mktemp("left-out") / "data")


@pytest.fixture(scope="module")
def dataset(folder: Path) -> Dataset:
    return Dataset(folder)


def page(monkeypatch: pytest.MonkeyPatch, folder: Path, **params: str) -> AppTest:
    app = open_page(monkeypatch, folder, "rejects", **params)
    assert not app.exception
    return app


def test_used_and_left_out_are_all_numbers(dataset: Dataset) -> None:
    row = rejects.balance(dataset, Filters()).iloc[0]
    assert (row["documents"], row["used"], row["left_out"]) == (6, 19, 6)
    narrowed = rejects.balance(dataset, Filters(regions=("370000",))).iloc[0]
    assert (narrowed["documents"], narrowed["used"], narrowed["left_out"]) == (2, 5, 6)


def test_figures_that_share_a_number_count_once(tmp_path: Path) -> None:
    shared = sample_rows.tables()
    twin = shared["indicators"][0] | {"indicator_id": shared["indicators"][0]["indicator_id"] + ".2"}
    shared["indicators"].append(twin)
    assert rejects.balance(Dataset(sample.write(tmp_path, shared)), Filters()).iloc[0]["used"] == 19


def test_reasons_come_with_count_and_examples(dataset: Dataset) -> None:
    found = rejects.reasons(dataset, Filters()).set_index("reason")
    assert found.index[0] == "date"
    assert found.loc["date", ["n", "documents", "examples"]].tolist() == [2, 2, "1998年\n2025年"]
    assert found["n"].sum() == 6
    assert rejects.reasons(dataset, Filters(regions=("510000",))).empty


def test_numbers_are_narrowed_by_region_document_and_reason(dataset: Dataset) -> None:
    assert len(rejects.listed(dataset, Filters())) == 6
    assert rejects.listed(dataset, Filters(), FIRST)["quote"].tolist() == ["2025年", "3", "45", "4", "12"]
    assert rejects.listed(dataset, Filters(), FIRST, "damaged")["quote"].tolist() == ["45"]
    assert len(rejects.listed(dataset, Filters(), limit=2)) == 2
    assert rejects.count(dataset, Filters()) == 6
    assert rejects.count(dataset, Filters(regions=("370000",)), FIRST, "damaged") == 1
    assert rejects.listed(dataset, Filters(regions=("120000",))).empty
    assert rejects.documents(dataset, Filters())["n"].tolist() == [5, 1]


@pytest.mark.parametrize(
    ("lang", "opening"),
    [
        ("zh", "6篇文档里共有25个数：采用19个，未采用6个；4个文件无法读取。"),
        ("en", "Of 25 numbers in 6 documents, 19 became figures and 6 were left out; 4 inputs could not be read."),
    ],
)
def test_it_opens_with_the_balance(monkeypatch: pytest.MonkeyPatch, folder: Path, lang: str, opening: str) -> None:
    app = page(monkeypatch, folder, lang=lang)
    assert headline(app) == opening
    assert re.search("2个值得核对 · 4个按规则不采用|2 worth checking · 4 left out by rule", written(app))


def test_each_reason_is_a_bar_and_is_explained(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = page(monkeypatch, folder)
    charts = "".join(drawn(app))
    assert "日期或年份：2个，来自2篇文档" in charts
    assert "原文损坏，未能恢" in charts
    shown = written(app)
    check, design = shown.split("按规则不采用</h3>")
    assert "数后没有单位" in check
    assert "换一份没有损坏的文件" in check
    assert "年份、日期和期限说明时间" in design
    assert "如：1998年、2025年" in design


def test_each_unread_input_comes_with_the_way_out(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    shown = written(page(monkeypatch, folder))
    assert "扫描件，只有页面图片，没有文字" in shown
    assert "请先做文字识别（OCR）。" in shown
    assert re.search(r"请另存为纯文本。</p><details open><summary>2个文件</summary><ul><li>旧/a.bin", shown)
    english = written(page(monkeypatch, folder, lang="en", region="510000"))
    assert "Run text recognition (OCR) over it first." in english
    assert "<span>this is odd</span><i>1</i></dt><dd><p>mend it</p>" in english


def test_the_choices_narrow_the_table_and_stay_in_the_address(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = page(monkeypatch, folder)
    assert len(app.dataframe[0].value) == 6
    app.selectbox(key="pick.reason").select("date").run()
    assert app.dataframe[0].value["数"].tolist() == ["2025年", "1998年"]
    app.selectbox(key="pick.doc").select(FIRST).run()
    assert app.dataframe[0].value["数"].tolist() == ["2025年"]
    assert address(app) == {"reason": "date", "doc": FIRST}
    linked = page(monkeypatch, folder, reason="date", doc=FIRST)
    assert linked.dataframe[0].value["数"].tolist() == ["2025年"]


def test_a_row_leads_to_its_place(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    table = page(monkeypatch, folder, lang="en").dataframe[0].value
    row = table[table["Number"] == "12"].iloc[0]
    assert row["Sentence"] == f"evidence?lang=en&reject={reject_id('12，').replace(':', '%3A')}"
    assert row["In its sentence"] == LINES[2]


def test_the_place_is_lit_and_explained(folder: Path) -> None:
    app = opened("evidence", folder, reject=reject_id("45"))
    assert text_of(app)["chosen"] == f"reject:{reject_id('45')}"
    assert text_of(app)["inView"] is True
    assert ("reject", "45") in marks(app)
    assert app.toggle(key="evidence.rejects").value
    assert "换一份没有损坏的文件" in html(app)
    app.toggle(key="evidence.rejects").set_value(False).run()
    assert address(app) == {}
    assert ("reject", "45") not in marks(app)


def test_a_figure_after_a_number_that_was_not_used(folder: Path) -> None:
    app = opened("evidence", folder, reject=reject_id("45"))
    app.button(key="evidence.next").click().run()
    assert address(app) == {"figure": f"{FIRST}:10"}
    assert not text_of(app)["chosen"].startswith("reject:")


@pytest.mark.parametrize("query", [{"reject": "x:1"}, {"reject": "扫描件.pdf"}])
def test_unknown_numbers_show_the_newest_document(folder: Path, query: dict[str, str]) -> None:
    app = opened("evidence", folder, **query)
    assert not app.exception
    assert headline(app) == "第5号样例文件"


def test_other_filters_do_not_apply_and_it_says_so(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = page(monkeypatch, folder, status="target", theme="ai")
    assert "共有25个数" in headline(app)
    assert "只按文档所属地区筛选" in written(app)


def test_no_number_for_a_region_says_the_way_out(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = page(monkeypatch, folder, region="510000")
    assert headline(app) == "筛选条件下没有未采用的数"
    assert "数据集共有6个未采用的数" in written(app)
    assert "扫描件.pdf" in written(app)
    app.button(key="empty.clear").click().run()
    assert "共有25个数" in headline(app)


def test_a_dataset_that_read_everything_says_so(monkeypatch: pytest.MonkeyPatch, sample_folder: Path) -> None:
    app = page(monkeypatch, sample_folder)
    assert headline(app) == "6篇文档里共有21个数：采用19个，未采用2个。"
    assert "所有文件都已读取。" in written(app)


def test_an_empty_dataset_says_so(monkeypatch: pytest.MonkeyPatch, empty_folder: Path, tmp_path: Path) -> None:
    assert headline(page(monkeypatch, empty_folder)) == "数据集里还没有数字"
    unread = [row for row in left_out_sample.tables()["rejects"] if row["start"] is None]
    app = page(monkeypatch, sample.write(tmp_path / "data", {"rejects": unread}))
    assert headline(app) == "数据集里还没有数字"
    assert "扫描件.pdf" in written(app)


def test_english_holds_no_chinese_of_the_interface(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = page(monkeypatch, folder, lang="en")
    left = set(CJK.findall("\n".join([written(app), *drawn(app), *tabled(app)])))
    said = {*FROM_DOCUMENTS, *CJK.findall("".join((*LINES, *REASONS, *left_out_sample.INPUTS, "建于年")))}
    assert not {words for words in left if not any(words in part for part in said)}


def test_chinese_holds_no_english_of_the_interface(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = page(monkeypatch, folder)
    shown = re.sub(r"<[^>]*>|&#?\w+;", " ", "\n".join([written(app), *drawn(app), *tabled(app)]))
    shown = re.sub(r"etl/vocabulary(/\w+\.csv)?|metric_terms\.csv|this is odd|mend it|\w+\.(?:pdf|bin|x)\b", " ", shown)
    assert not set(re.findall(r"[A-Za-z]{3,}", shown)) - {"evidence", "reject", "OCR", "UTF", "PNG", "SVG"}


@pytest.mark.parametrize(
    ("table", "prefixes"),
    [
        ("reject_reasons", ("reason", "rejects.why")),
        ("unreadable_reasons", ("unreadable", "unreadable_mend")),
    ],
)
def test_every_reason_has_words(table: str, prefixes: tuple[str, ...]) -> None:
    reasons = {row["reason"] for row in rows(table)}
    for prefix in prefixes:
        worded = {key.rpartition(".")[2] for key in texts() if key.startswith(f"{prefix}.")}
        assert worded == reasons, prefix


def test_a_reason_without_words_is_told_as_the_dataset_tells_it() -> None:
    row = {"reason": "too_odd", "n": 1, "documents": 1, "message": "the number is odd", "examples": "7"}
    assert "the number is odd" in left_out.explained([row], "zh")
    assert "<span>too odd</span>" in left_out.explained([row], "zh")
    assert left_out.input_reason({"reason": "odd", "message": ""}, "zh") == "odd"


def test_many_files_are_folded_and_cut() -> None:
    many = [{"file": f"{n}.bin", "reason": "binary", "message": ""} for n in range(100)]
    page = left_out.unreadable(many, "en")
    assert "<details><summary>100 files" in page
    assert "60 more in the download" in page


def test_nothing_of_a_document_becomes_markup() -> None:
    row = dict.fromkeys(("reason", "message", "examples", "quote", "file"), NASTY) | {"n": 1, "documents": 1}
    for shown in (left_out.explained([row], "en"), left_out.unreadable([row], "en"), left_out.panel(row, "en")):
        assert "<script" not in shown
        assert "<img" not in shown


def test_a_number_is_shown_with_what_stands_around_it() -> None:
    sentence = "一" * 30 + "120家" + "二" * 30
    assert tables.around(sentence, "120家") == "…" + "一" * 10 + "120家" + "二" * 24 + "…"
    assert tables.around("共120家", "120家") == "共120家"
    assert tables.around("", "5") == ""
