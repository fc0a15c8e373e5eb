"""Stable addresses: the table that was asked for, as the dataset writes it, and a plain word on what was asked wrong."""

from __future__ import annotations

import asyncio
import csv
import io
import threading
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import pytest
from starlette.applications import Starlette

from dashboard import addresses
from dashboard.dataset import FOLDER_VARIABLE, Dataset
from etl.schema import BY_NAME, TABLES
from tests.dashboard import sample, sample_rows

Answer = tuple[int, dict[str, str], bytes]


def get(address: str, **headers: str) -> Answer:
    """Return status, headers and body that a script gets."""
    sent: list[dict[str, Any]] = []
    parts = urlsplit(address)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "method": "GET",
        "path": parts.path,
        "query_string": parts.query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    # in a thread of its own: browser tests of the same worker leave a running loop in this one
    run = threading.Thread(target=lambda: asyncio.run(Starlette(routes=addresses.ROUTES)(scope, receive, send)))
    run.start()
    run.join()
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], told, b"".join(part.get("body", b"") for part in sent[1:])


def read(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


@pytest.fixture(autouse=True)
def served(monkeypatch: pytest.MonkeyPatch, sample_folder: Path) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(sample_folder))


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_each_table_has_its_address(sample_folder: Path, name: str) -> None:
    status, headers, body = get(f"/data/{name}.csv")
    assert status == 200
    assert headers["content-type"] == "text/csv; charset=utf-8"
    assert body.startswith(b"\xef\xbb\xbf")
    assert tuple(next(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))) == BY_NAME[name].names
    assert len(read(body)) == len(pd.read_parquet(sample_folder / f"{name}.parquet"))


def test_parameters_narrow_as_the_pages_do(sample_folder: Path) -> None:
    rows = read(get("/data/indicators.csv?region=370000,510000&from=2024&to=2024&status=actual")[2])
    assert rows
    assert {row["region_code"][:2] for row in rows} <= {"37", "51"}
    assert {row["status"] for row in rows} == {"actual"}
    assert all(row["period_start"] <= "2024-12-31" and row["period_end"] >= "2024-01-01" for row in rows)
    assert len(read(get("/data/indicators.csv?limit=2")[2])) == 2


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/data/figures.csv", 404, "Tables: documents, indicators"),
        ("/data/../build.json", 404, ""),
        ("/data/texts", 404, "Files: "),
        ("/data/indicators.csv?regoin=370000", 400, "Unknown parameter: regoin"),
        ("/data/indicators.csv?from=20x3", 400, "from=20x3"),
        ("/data/indicators.csv?status=promised", 400, "status=promised"),
        ("/data/indicators.csv?region=370000,x", 400, "region=370000,x"),
        ("/data/indicators.csv?limit=0", 400, "limit=0"),
        ("/data/indicators.csv?limit=-1", 400, "limit=-1"),
        ("/data/documents.csv?from=2024", 400, "The table documents knows: region, limit"),
        ("/data/rejects.csv?region=370000", 400, "The table rejects knows: limit"),
    ],
)
def test_a_wrong_question_is_answered_plainly(address: str, status: int, said: str) -> None:
    answer = get(address)
    assert answer[0] == status
    assert said in answer[2].decode()


def test_a_version_is_sent_once(sample_folder: Path) -> None:
    tag = get("/data/indicators.csv")[1]["etag"]
    assert tag == f'"{Dataset(sample_folder).version}"'
    status, _, body = get("/data/indicators.csv", if_none_match=tag)
    assert (status, body) == (304, b"")


def test_files_come_as_they_lie(sample_folder: Path) -> None:
    assert get("/data/indicators.parquet")[2] == (sample_folder / "indicators.parquet").read_bytes()
    assert get("/data/datapackage.json")[1]["content-type"].startswith("application/json")


def test_no_dataset_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "none"))
    for address in ("/data/indicators.csv", "/data/indicators.parquet"):
        status, _, body = get(address)
        assert status == 503
        assert b"python -m etl build" in body


def test_a_long_table_goes_out_in_pieces(monkeypatch: pytest.MonkeyPatch, sample_folder: Path) -> None:
    monkeypatch.setattr(addresses, "_PIECE", 3)
    pieces = list(addresses.rows(Dataset(sample_folder), "indicators", {}))
    assert len(pieces) > 5
    assert b"".join(pieces) == get("/data/indicators.csv")[2]


def test_no_cell_runs_in_a_spreadsheet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tables = sample_rows.tables()
    tables["indicators"][0]["metric"] = "=HYPERLINK(1)"
    monkeypatch.setenv(FOLDER_VARIABLE, str(sample.write(tmp_path / "data", tables)))
    assert "'=HYPERLINK(1)" in {row["metric"] for row in read(get("/data/indicators.csv")[2])}
