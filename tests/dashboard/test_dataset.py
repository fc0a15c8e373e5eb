"""The folder as it may be found: whole, half, broken, swapped, in parts."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.dataset import Dataset, DatasetError, folder_in_use, version_of
from etl.schema import TABLES
from tests.dashboard import sample, sample_rows


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sample.write(tmp_path / "data", sample_rows.tables())


def test_every_table_can_be_asked(folder: Path) -> None:
    dataset = Dataset(folder)
    made = {"indicators": ["series_metric", "series_scope", "series", "region_stem"]}
    for table in TABLES:
        columns = list(dataset.query(f"SELECT * FROM {table.name}").columns)
        assert columns == [*table.names, *made.get(table.name, [])]
    keys = dataset.query(
        "SELECT DISTINCT series_metric || '|' || series_scope || '|' || status AS made, signature FROM indicators"
    )
    assert keys["made"].tolist() == keys["signature"].tolist()
    assert dataset.query("SELECT count(*) AS n FROM indicators WHERE region_code = ?", ["500105"])["n"][0] == 3


def test_text_is_never_null(folder: Path) -> None:
    table = pq.read_table(folder / "documents.parquet")
    nulls = table.set_column(table.column_names.index("title"), "title", [[None] * len(table)])
    pq.write_table(nulls.cast(table.schema), folder / "documents.parquet")
    assert set(Dataset(folder).query("SELECT title FROM documents")["title"]) == {""}


def test_the_text_of_a_document_comes_with_it(folder: Path) -> None:
    dataset = Dataset(folder)
    assert dataset.text(f"{1:016x}") == "第1号样例文件\n"
    with pytest.raises(DatasetError, match=r"incomplete: texts/nothing\.txt"):
        dataset.text("../../nothing")


def test_descriptions_are_read_or_missed(folder: Path) -> None:
    dataset = Dataset(folder)
    assert dataset.datapackage() == {"name": "sample"}
    (folder / "datapackage.json").write_text("{", encoding="utf-8")
    with pytest.raises(DatasetError, match="broken"):
        dataset.datapackage()
    (folder / "datapackage.json").unlink()
    with pytest.raises(DatasetError, match="incomplete"):
        dataset.datapackage()


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_table_is_named(folder: Path, table: object) -> None:
    name = f"{table.name}.parquet"  # type: ignore[attr-defined]
    (folder / name).unlink()
    with pytest.raises(DatasetError, match=f"incomplete: {name}"):
        Dataset(folder)


def test_a_table_without_its_columns_is_broken(folder: Path) -> None:
    table = pq.read_table(folder / "indicators.parquet")
    pq.write_table(table.drop_columns(["value"]), folder / "indicators.parquet")
    with pytest.raises(DatasetError, match="broken"):
        Dataset(folder)


def test_a_missing_folder_is_missing(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="missing"):
        version_of(tmp_path / "nowhere")
    with pytest.raises(DatasetError, match="incomplete"):
        Dataset(tmp_path)


def test_a_swapped_folder_is_another_version_and_the_old_one_does_not_answer(folder: Path, tmp_path: Path) -> None:
    old = Dataset(folder)
    assert old.is_current()
    new = sample.write(tmp_path / "next", sample_rows.tables())
    folder.rename(tmp_path / "gone")
    new.rename(folder)
    assert version_of(folder) != old.version
    with pytest.raises(DatasetError, match="replaced"):
        old.query("SELECT * FROM documents")


def test_a_folder_that_goes_away_is_no_crash(folder: Path, tmp_path: Path) -> None:
    old = Dataset(folder)
    folder.rename(tmp_path / "gone")
    assert not old.is_current()
    with pytest.raises(DatasetError):
        old.query("SELECT * FROM documents")


def test_a_table_may_be_a_folder_of_parts(folder: Path) -> None:
    whole = pq.read_table(folder / "indicators.parquet")
    (folder / "indicators.parquet").unlink()
    (folder / "indicators").mkdir()
    pq.write_table(whole.slice(0, 5), folder / "indicators" / "a.parquet")
    pq.write_table(whole.slice(5), folder / "indicators" / "b.parquet")
    assert len(Dataset(folder).query("SELECT * FROM indicators")) == len(whole)


def test_the_folder_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIPI_DATA", "/somewhere")
    assert folder_in_use() == Path("/somewhere")
    monkeypatch.delenv("AIPI_DATA")
    assert folder_in_use() == Path("data")


def test_a_large_table_stays_on_the_disk_and_answers_alike(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    question = "SELECT * FROM indicators ORDER BY indicator_id"
    in_memory = Dataset(folder).query(question)
    monkeypatch.setattr("dashboard.dataset._KEPT_IN_MEMORY", 0)
    on_disk = Dataset(folder)
    assert on_disk.query(question).equals(in_memory)
    (folder / "indicators.parquet").unlink()
    with pytest.raises(DatasetError, match="replaced"):
        on_disk.query(question)
