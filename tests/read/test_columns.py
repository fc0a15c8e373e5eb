"""The names of columns: a table of them, and what the user says."""

import csv
from pathlib import Path

import pytest

import etl
from etl.cli import NOTHING, WRITTEN, run
from etl.read.columns import FIELDS, fields_of
from etl.vocabulary.tables import rows

HEAD = "编号,大标题,稿件,刊发\n"
ROW = "1,蚌埠市召开人工智能产业推进会,会议指出，全市人工智能产业规模达到12.6亿元。,2025-03-04\n"


def test_the_table_is_sorted_and_each_name_means_one_field() -> None:
    table = [(row["field"], row["name"], row["note"]) for row in rows("columns")]
    assert table == sorted(table)
    assert {field for field, _, _ in table} == FIELDS
    for field, name, _ in table:
        assert fields_of([name]) == {field: [0]}
        assert fields_of([f" {name.upper().replace('_', ' ')} "]) == {field: [0]}
    assert len({"".join(name.casefold().split("_")) for _, name, _ in table}) == len(table)


def test_columns_are_named_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEAD + ROW, encoding="utf-8")
    options = ["--text-column", "稿件", "--column", "title=大标题", "--column", "published_date=刊发"]
    assert run(["build", str(tmp_path / "a.csv"), "--out", str(tmp_path / "out"), "--no-progress", *options]) == WRITTEN
    with (tmp_path / "out" / "documents.csv").open(encoding="utf-8-sig", newline="") as handle:
        (document,) = csv.DictReader(handle)
    assert (document["file"], document["title"]) == ("a.csv!1", "蚌埠市召开人工智能产业推进会")
    assert document["published_date"] == "2025-03-04"


def test_columns_are_named_in_python(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEAD + ROW, encoding="utf-8")
    report = etl.build([tmp_path / "a.csv"], tmp_path / "out", columns={"text": "稿件", "title": "大标题"})
    assert (report.documents, report.figures) == (1, 1)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_column_that_no_table_has_is_named(name: str, tmp_path: Path) -> None:
    lines = {"a.csv": HEAD + ROW, "a.jsonl": '{"大标题": "通知", "稿件": "全市人工智能产业规模达到12.6亿元。"}\n'}
    (tmp_path / name).write_text(lines[name], encoding="utf-8")
    report = etl.build([tmp_path / name], tmp_path / "out", columns={"text": " 稿件", "title": "标提"})
    assert report.warnings == ["no document comes from a table with a column '标提'; check how it is spelt there"]


@pytest.mark.parametrize("said", ["titel=大标题", "title", "title=", "=大标题"])
def test_a_field_that_is_none_is_told(said: str, tmp_path: Path) -> None:
    assert run(["build", str(tmp_path), "--out", str(tmp_path / "out"), "--column", said]) == NOTHING
