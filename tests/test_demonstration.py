"""The demonstration: the same seed gives the same documents, the etl reads what the model meant, and every file says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

import etl
from etl.check import problems
from etl.schema import TABLES
from tools.demonstration import __main__ as demonstration
from tools.demonstration.papers import MARK, NOTICE, Paper, papers, unreadable
from tools.demonstration.places import places, within
from tools.demonstration.tables import rows
from tools.demonstration.world import LAST, METRICS, World

SEED, SOME = 5, 70


def some(seed: int) -> list[Paper]:
    """The first documents on one year: the five regions, prefectures of two of them."""
    return list(islice(papers(World(seed), LAST, LAST), SOME))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of some documents."""
    root = tmp_path_factory.mktemp("demonstration")
    for paper in (*some(SEED), *unreadable()):
        path = root / "documents" / paper.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(paper.data)
    report = etl.build([root / "documents"], root / "data", synthetic=True)
    assert report.documents + report.copies == SOME
    assert {item.reason for item in report.unreadable} == {"broken", "empty", "not_chinese"}
    return root / "data"


def test_one_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    assert some(SEED) == some(SEED)
    assert {paper.data for paper in some(SEED)}.isdisjoint(paper.data for paper in some(SEED + 1))


def test_every_file_of_the_dataset_says_that_it_is_made_up(folder: Path) -> None:
    assert problems(folder) == []
    for table in TABLES:
        data = pq.read_table(folder / f"{table.name}.parquet").to_pandas()
        assert len(data) or table.name == "conflicts"  # too few sources here
        assert data["synthetic"].all()
        assert pd.read_csv(folder / f"{table.name}.csv")["synthetic"].all()
    for name in ("build.json", "datapackage.json"):
        assert json.loads((folder / name).read_text(encoding="utf-8"))["synthetic"] is True
    assert all(NOTICE in text and MARK in text for text in etl.load(folder).texts.values())


def test_a_dataset_of_real_documents_carries_no_such_mark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2021年，合肥市人工智能企业达到800余家。", encoding="utf-8")
    etl.build([tmp_path / "a.txt"], tmp_path / "data")
    assert json.loads((tmp_path / "data" / "build.json").read_text(encoding="utf-8"))["synthetic"] is False
    assert "synthetic" not in pq.read_schema(tmp_path / "data" / "indicators.parquet").names
    assert "synthetic" not in (tmp_path / "data" / "datapackage.json").read_text(encoding="utf-8")


def test_the_documents_say_what_the_model_means(folder: Path) -> None:
    data, world = etl.load(folder), World(SEED)
    meant = data.documents["file"].str.extract(r"/(\d{6})-")[0]
    assert (data.documents["region_code"] == meant).all()
    told = data.indicators.merge(data.documents[["doc_id", "kind"]], on="doc_id")
    told = told[(told["kind"] == "work_report") & (told["status"] == "actual") & (told["measure"] == "level")]
    told = told[(told["bound"] == "exact") & told["period_end"].eq(pd.Timestamp(LAST, 12, 31)) & ~told["baseline"]]
    said = [
        (row.value, world.value(row.region_code, METRICS[name], LAST))
        for row in told.itertuples()
        if (name := row.metric.removeprefix(row.metric[:2] if row.metric.startswith("全") else "")) in METRICS
    ]
    assert len(said) > 120
    right = sum(value == pytest.approx(real * _scale(value, real), rel=1e-9) for value, real in said if real)
    assert right / len(said) > 0.97


def _scale(value: float, real: float) -> float:
    return 1e15 if value / real > 1e12 else 1.0  # computing power is told in P, a thousand million million


def test_parts_add_up_to_their_whole() -> None:
    world, metric = World(SEED), METRICS["地区生产总值"]
    parts = [world.value(code, metric, 2015) or 0 for code in within("340000", 2015)]
    assert sum(parts) == pytest.approx(world.value("340000", metric, 2015), rel=1e-4)


def test_places_are_those_of_their_year() -> None:
    assert "371200" in places(2015)
    assert "371200" not in places(2020)
    assert len(places(2024)) == len(set(places(2024)))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("metrics", lambda row: row["metric"]),
        ("sentences", lambda row: (row["part"], row["kind"], row["sentence"])),
        ("words", lambda row: (row["kind"], row["word"])),
    ],
)
def test_tables_are_sorted_and_have_no_row_twice(name: str, key: Callable[[dict[str, str]], object]) -> None:
    keys = [key(row) for row in rows(name)]
    assert keys == sorted(set(keys))
    assert "note" in rows(name)[0]


@pytest.mark.parametrize("option", ["--out", "--documents"])
def test_a_place_that_holds_something_else_is_refused(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SystemExit) as stop:
        demonstration.main([option, str(tmp_path / "file")])
    assert stop.value.code == 2
    assert str(tmp_path / "file") in capsys.readouterr().err
