"""An Excel workbook: types stay what they are, nothing runs, and what was left out is said."""

from __future__ import annotations

import io
import json
import shutil
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from dashboard import dictionary, export, take_away, workbook
from dashboard.dataset import Dataset
from dashboard.package_tables import rows
from dashboard.words import text, texts
from etl.datapackage import datapackage
from etl.schema import TABLES
from tests.dashboard.browsing import is_drawn, open_page


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_values_keep_their_types_and_nothing_is_a_formula() -> None:
    texts = ["=1+1", "+1", "-5%", "@x", "\tx", "http://example.org", "007", ""]
    rows = pd.DataFrame(
        {
            "text": texts,
            "n": [1.5, float("nan"), -2, 0, 1e15, 3, 4, 5],
            "whole": range(8),
            "flag": [True, False] * 4,
            "day": pd.to_datetime(["2024-03-02", None] * 4),
            "year": pd.array([2024, None] * 4, dtype="Int64"),
        }
    )
    sheet = opened(workbook.workbook({"rows": rows}))["rows"]
    assert [cell.value for cell in sheet["A"]] == ["text", *texts[:-1], None]
    assert {cell.data_type for cell in sheet["A"][:-1]} == {"s"}
    assert [cell.value for cell in sheet["B"]][1:4] == [1.5, None, -2]
    assert [cell.value for cell in sheet["D"]][1:3] == [True, False]
    assert [cell.value for cell in sheet["E"]][1:3] == [datetime(2024, 3, 2), None]  # noqa: DTZ001
    assert [cell.value for cell in sheet["F"]][1:3] == [2024, None]
    assert sheet.freeze_panes == "A2"


def test_the_same_rows_give_the_same_file() -> None:
    rows = {"rows": pd.DataFrame({"a": [1, 2]})}
    assert workbook.workbook(rows, [("a", "b")]) == workbook.workbook(rows, [("a", "b")])


def test_rows_that_were_left_out_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    book = opened(workbook.workbook({"rows": pd.DataFrame({"a": [1, 2, 3]})}, [("About", "a test")]))
    assert book["rows"].max_row == 3
    assert [cell.value for cell in book["about"][2]] == ["rows", "2 / 3"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_dataset_is_one_workbook(sample_folder: Path, lang: str) -> None:
    book = opened(export.whole_workbook(Dataset(sample_folder), lang))
    assert book.sheetnames == [
        text("export.sheet", lang),
        *(table.name for table in TABLES),
        text("export.columns", lang),
    ]
    held = pd.read_parquet(sample_folder / "indicators.parquet")
    sheet = book["indicators"]
    assert [cell.value for cell in sheet[1]] == list(held.columns)
    assert sheet.max_row == len(held) + 1
    assert Dataset(sample_folder).edition in {row[1].value for row in book.worksheets[0].iter_rows()}


@pytest.mark.parametrize(("lang", "said"), [("zh", "数字所在的句子"), ("en", "The sentence that holds the figure")])
def test_a_workbook_says_what_its_columns_mean(tmp_path: Path, sample_folder: Path, lang: str, said: str) -> None:
    shutil.copytree(sample_folder, tmp_path / "data")
    (tmp_path / "data" / "datapackage.json").write_text(json.dumps(datapackage({})), encoding="utf-8")
    shown = pd.DataFrame(
        {"indicator_id": ["d:1"], "doc_id": ["d"], "sentence": ["x"], "title": ["y"], "of_this_page_only": [1]}
    )
    book = opened(export.to_excel({"indicators": shown}, Dataset(tmp_path / "data"), lang))
    lines = [[cell.value for cell in line] for line in book[text("export.columns", lang)].iter_rows(min_row=2)]
    assert [line[1] for line in lines] == ["indicator_id", "doc_id", "sentence", "title"]
    assert lines[2][4] == said


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_columns_of_one_name_keep_apart(tmp_path: Path, sample_folder: Path, lang: str) -> None:
    shutil.copytree(sample_folder, tmp_path / "data")
    (tmp_path / "data" / "datapackage.json").write_text(json.dumps(datapackage({})), encoding="utf-8")
    columns = ["indicator_id", "doc_id", "start", "title", "before", "verdict", "years", "kind"]
    sheet = export.dictionary_sheet({"targets": pd.DataFrame(columns=columns)}, Dataset(tmp_path / "data"), lang)
    said = dict(zip(sheet[text("export.column", lang)], sheet[text("export.meaning", lang)], strict=True))
    pages = {row["column"]: row[lang] for row in rows("page_columns.csv") if row["file"] == "targets"}
    assert {name: said[name] for name in ("before", "verdict", "years")} == {
        name: pages[name] for name in ("before", "verdict", "years")
    }
    checks = export.dictionary_sheet(
        {"checks": pd.DataFrame(columns=["audit_id", "indicator_id", "doc_id", "kind"])},
        Dataset(tmp_path / "data"),
        lang,
    )
    package = {table: columns for table, _, columns in dictionary.tables(datapackage({}), lang)}
    (kind,) = [column for column in package["audits"] if column.name == "kind"]
    assert checks[text("export.meaning", lang)].tolist()[-1] == kind.meaning


def test_columns_that_a_page_adds_are_sorted_and_told_in_both_languages() -> None:
    found = rows("page_columns.csv")
    keys = [(row["file"], row["column"]) for row in found]
    assert keys == sorted(set(keys))
    assert all(row["zh"] and row["en"] and f"data.type_{row['type']}" in texts() for row in found)


def _origin(
    monkeypatch: pytest.MonkeyPatch, folder: Path, page: str, lang: str = "zh", **asked: str
) -> list[tuple[str, str]]:
    """Return the lines that the first sheet of a file taken from a page carries."""
    taken: list[list[tuple[str, str]]] = []
    made = take_away.origin
    monkeypatch.setattr(take_away, "origin", lambda *about, **more: taken.append(made(*about, **more)) or taken[-1])
    assert is_drawn(open_page(monkeypatch, folder, page, lang=lang, **asked))
    return taken[-1]


@pytest.mark.parametrize(
    ("lang", "limits", "says", "held"),
    [
        ("zh", "地区：山东；时期：≥ 2020；状态：实际", "读出", "篇文档，最近一篇"),
        ("en", "Region: Shandong; Period: ≥ 2020; Status: reported", "figure", "documents, latest"),
    ],
)
def test_a_workbook_says_what_was_selected(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path, lang: str, limits: str, says: str, held: str
) -> None:
    origin = _origin(monkeypatch, sample_folder, "overview", lang, region="370000", status="actual", **{"from": "2020"})
    dataset = Dataset(sample_folder)
    book = opened(export.to_excel({"overview": pd.DataFrame({"a": [1]})}, dataset, lang, origin))
    lines = {label.value: said.value for label, said in book.worksheets[0].iter_rows()}
    assert lines[text("export.selection", lang)] == limits
    assert says in lines[text("export.page", lang)]
    assert lines[text("export.link", lang)].endswith("region=370000&from=2020&status=actual")
    assert held in lines[text("export.documents", lang)]
    assert lines[text("export.edition", lang)] == dataset.edition
    reference = lines[text("export.cite", lang)]
    assert lines[text("export.day", lang)] in reference
    assert lines[text("export.link", lang)] in reference
    assert "{" not in reference


def test_a_workbook_names_only_the_filters_that_its_page_has(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path
) -> None:
    asked = {"status": "target", "region": "370000"}
    assert dict(_origin(monkeypatch, sample_folder, "rejects", **asked))["筛选条件"] == "地区：山东"
    assert dict(_origin(monkeypatch, sample_folder, "changes", **asked))["筛选条件"] == "没有筛选"
    whole = dict(_origin(monkeypatch, sample_folder, "data", **asked))["筛选条件"]
    assert whole == text("export.whole", "zh")


def test_the_link_of_a_workbook_opens_the_document_that_it_is_of(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path
) -> None:
    assert "doc=" in dict(_origin(monkeypatch, sample_folder, "evidence"))[text("export.link", "zh")]
