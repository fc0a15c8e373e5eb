import csv
import io
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

import etl
from etl.check import problems
from etl.csv_tables import cells, safe, write_csv
from etl.dataset import NotADatasetError, load, write
from etl.rows import Rows
from etl.schema import BY_NAME, TABLES
from etl.swap import swap_in

FORMULAS = ["=1+1", "+86", "-5%", "@SUM(A1)", "\tx", "\rx", "'=1", "'"]


@pytest.mark.parametrize("text", [*FORMULAS, "增长5%", "“引”", "", "a,b", 'say "hi"', "two\nlines"])
def test_a_csv_cell_runs_nothing_and_loses_nothing(text: str) -> None:
    written = safe(text)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerow([written])
    back = next(csv.reader(io.StringIO(buffer.getvalue(), newline="")))[0]
    assert (back[1:] if back.startswith("'") else back) == text


def test_cells_show_numbers_as_plain_as_they_are() -> None:
    values = [5.3e12, -10.8, 100 / 3, None, 7, float("nan")]
    assert cells(pa.array(values)).to_pylist() == [
        "5300000000000",
        "-10.8",
        "33.3333333333333",
        "",
        "7",
        "",
    ]
    assert cells(pa.array([True, False, None])).to_pylist() == ["true", "false", ""]


def test_csv_shows_days_and_whole_numbers_by_itself(tmp_path: Path) -> None:
    write_csv(tmp_path / "t.csv", pa.table({"start": [7, None], "period_start": [date(2021, 1, 1), None]}))
    assert (tmp_path / "t.csv").read_text(encoding="utf-8-sig") == "start,period_start\n7,2021-01-01\n,\n"


@pytest.mark.parametrize("rows", [1, 3, 25_000])
def test_a_csv_reads_back_as_the_texts_that_went_in(tmp_path: Path, rows: int) -> None:
    texts = (["增长5%", "a,b", 'say "hi"', "two\nlines", "\r", "", None, *FORMULAS] * rows)[:rows]
    write_csv(tmp_path / "t.csv", pa.table({"text": pa.array(texts, pa.string()), "number": range(rows)}))
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as handle:
        head, *back = csv.reader(handle)
    assert head == ["text", "number"]
    assert back == [[safe(text or ""), str(number)] for number, text in enumerate(texts)]


def test_csv_files_open_right_in_a_spreadsheet(tmp_path: Path) -> None:
    etl.build([Path(__file__).parents[1] / "seeds"], tmp_path / "data")
    for table in TABLES:
        data = (tmp_path / "data" / f"{table.name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\n") == data.count(b"\r\n")


def test_csv_and_parquet_hold_the_same_rows(tmp_path: Path) -> None:
    etl.build([Path(__file__).parents[1] / "seeds"], tmp_path / "data")
    parquet = load(tmp_path / "data").indicators
    text = pd.read_csv(tmp_path / "data" / "indicators.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    assert text["indicator_id"].tolist() == parquet["indicator_id"].tolist()
    assert [float(value) for value in text["value"]] == parquet["value"].tolist()
    assert [value.removeprefix("'") for value in text["quote"]] == parquet["quote"].tolist()


def test_an_empty_dataset_keeps_its_types_and_its_contract(tmp_path: Path) -> None:
    write(Rows(), {"counts": {table.name: 0 for table in TABLES}}, tmp_path / "data")
    assert problems(tmp_path / "data") == []
    indicators = load(tmp_path / "data").indicators
    assert indicators.columns.tolist() == list(BY_NAME["indicators"].names)
    assert (indicators["value"].dtype, indicators["period_start"].dtype.kind) == ("float64", "M")


def test_reading_a_folder_that_is_no_dataset_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NotADatasetError, match="python -m etl build"):
        load(tmp_path)


def test_a_swap_puts_the_new_folder_in_place_and_removes_the_old(tmp_path: Path) -> None:
    new, target = tmp_path / "new", tmp_path / "target"
    for folder, word in ((new, "new"), (target, "old")):
        folder.mkdir()
        (folder / "file").write_text(word, encoding="utf-8")
    swap_in(new, target)
    assert (target / "file").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["target"]


def test_the_schema_names_the_columns_of_the_contract() -> None:
    assert BY_NAME["documents"].names[:4] == ("doc_id", "file", "title", "source")
    assert BY_NAME["indicators"].names[-4:] == ("confidence", "flags", "rules", "signature")
    assert all(column.description for table in TABLES for column in table.columns)
