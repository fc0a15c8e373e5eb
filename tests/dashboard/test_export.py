"""What leaves by download opens right and does no harm."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from dashboard import export
from dashboard.dataset import Dataset, DatasetError
from etl.datapackage import datapackage
from etl.schema import BY_NAME
from tests.dashboard import sample, sample_rows


def test_a_selection_opens_in_a_spreadsheet_without_running_anything(sample_folder: Path) -> None:
    texts = ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx", "'quoted", 'a,"b"\nc', "增长"]
    rows = pd.DataFrame({"=text": texts, "n": [-1.5] * len(texts), "day": pd.to_datetime(["2024-03-02"] * len(texts))})
    data = export.to_csv(rows, Dataset(sample_folder))
    assert data.startswith(b"\xef\xbb\xbf")
    head, *body = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert head == ["'=text", "n", "day"]
    assert [row[0].removeprefix("'") if row[0].startswith("'") else row[0] for row in body] == texts
    assert not [row for row in body if row[0].startswith(("=", "+", "-", "@", "\t"))]
    assert {(row[1], row[2]) for row in body} == {("-1.5", "2024-03-02")}


def test_columns_that_only_queries_need_stay_here(sample_folder: Path) -> None:
    dataset = Dataset(sample_folder)
    head = export.to_csv(dataset.query("SELECT * FROM indicators"), dataset).decode("utf-8-sig").split("\r\n")[0]
    assert head.split(",") == list(BY_NAME["indicators"].names)


def test_the_whole_dataset_comes_as_its_own_files(tmp_path: Path) -> None:
    folder = sample.write(tmp_path / "data", sample_rows.tables())
    dataset = Dataset(folder)
    data = export.archive(dataset)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.read("indicators.csv") == (folder / "indicators.csv").read_bytes()
        assert "datapackage.json" in packed.namelist()
    assert export.archive(dataset) == data
    (folder / "policies.csv").unlink()
    with pytest.raises(DatasetError, match=r"incomplete: policies\.csv"):
        export.archive(dataset)


def test_the_data_package_describes_the_files_that_it_holds(tmp_path: Path) -> None:
    folder = sample.write(tmp_path / "data", sample_rows.tables())
    (folder / "datapackage.json").write_text(json.dumps(datapackage({"indicators": 19})), encoding="utf-8")
    (folder / "build.json").write_text("{}", encoding="utf-8")
    data = export.parquet_archive(Dataset(folder))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        described = json.loads(packed.read("datapackage.json"))
        held = set(packed.namelist())
        assert {resource["path"] for resource in described["resources"]} == {
            name for name in held if name.endswith(".parquet")
        }
        for resource in described["resources"]:
            table = pd.read_parquet(io.BytesIO(packed.read(resource["path"])))
            assert [field["name"] for field in resource["schema"]["fields"]] == list(table.columns)
            assert (resource["format"], "dialect" in resource) == ("parquet", False)
            assert "csv" not in json.dumps(resource).casefold().replace(resource["description"].casefold(), "")
    assert export.parquet_archive(Dataset(folder)) == data
