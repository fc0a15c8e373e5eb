"""Starting the dashboard: what is built, what is left alone."""

from __future__ import annotations

import hashlib
import json
import socket
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from dashboard import __main__ as start


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "a.txt").write_text("一", encoding="utf-8")
    return folder


def built(folder: Path, inputs: dict[str, bytes]) -> Path:
    folder.mkdir()
    entries = [{"file": name, "sha256": hashlib.sha256(data).hexdigest()} for name, data in inputs.items()]
    (folder / "build.json").write_text(json.dumps({"inputs": entries}), encoding="utf-8")
    return folder


def test_a_missing_or_empty_folder_is_built(tmp_path: Path, seeds: Path) -> None:
    assert start.is_outdated(tmp_path / "data", seeds)
    (tmp_path / "data").mkdir()
    assert start.is_outdated(tmp_path / "data", seeds)


def test_what_holds_no_dataset_is_left_alone_and_said(
    tmp_path: Path, seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.txt").touch()
    for name in ("file", "notes"):
        start.prepare(tmp_path / name, seeds)
        assert f"{tmp_path / name} holds no dataset; make one with" in capsys.readouterr().err


def test_a_folder_from_the_same_seeds_is_kept_and_from_older_ones_is_built_anew(tmp_path: Path, seeds: Path) -> None:
    assert not start.is_outdated(built(tmp_path / "same", {"a.txt": "一".encode()}), seeds)
    assert start.is_outdated(built(tmp_path / "older", {"a.txt": "二".encode()}), seeds)


def test_a_dataset_of_other_documents_is_never_touched(tmp_path: Path, seeds: Path) -> None:
    assert not start.is_outdated(built(tmp_path / "own", {"mine.txt": b"x"}), seeds)
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "letter.txt").write_text("no dataset", encoding="utf-8")
    assert not start.is_outdated(foreign, seeds)


@pytest.mark.parametrize("damaged", ["{", "[]", '{"inputs": [{}]}'])
def test_a_dataset_whose_record_is_damaged_is_left_alone(tmp_path: Path, seeds: Path, damaged: str) -> None:
    (tmp_path / "build.json").write_text(damaged, encoding="utf-8")
    assert not start.is_outdated(tmp_path, seeds)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http"])
def test_what_is_no_port_is_refused_by_name(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        start.arguments([f"--port={port}"])
    assert f"'{port}' is no port" in capsys.readouterr().err


def test_a_port_in_use_and_a_strange_host_are_refused_with_the_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert "take another with --port" in start.refusal("127.0.0.1", port)
    assert start.refusal("127.0.0.1", port) == ""
    assert "another --host" in start.refusal("203.0.113.1", port)


def test_the_build_is_asked_for_only_where_it_is_needed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seeds: Path
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(start.subprocess, "run", lambda command, **_: asked.append(command))
    start.prepare(tmp_path / "data", seeds)
    start.prepare(tmp_path / "data", tmp_path / "no seeds")
    assert [command[1:] for command in asked] == [["-m", "etl", "build", str(seeds), "--out", str(tmp_path / "data")]]


def test_the_server_stays_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(start.cli, "main", lambda args, **_: called.append(args))
    monkeypatch.setattr(start.net_util, "_make_blocking_http_get", lambda *_, **__: pytest.fail("asked the internet"))
    monkeypatch.setattr(start.net_util, "_external_ip", None)
    monkeypatch.setenv("AIPI_DATA", "")
    start.serve(tmp_path, "127.0.0.1", 9000)
    assert called[0][0] == "run"
    assert {"--server.address=127.0.0.1", "--server.port=9000"} <= set(called[0])
    assert start.net_util.get_external_ip() == ""


def test_the_settings_lie_beside_the_application() -> None:
    config = tomllib.loads((files("dashboard") / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["runner"]["postScriptGC"] is False
    assert config["logger"]["hideWelcomeMessage"] is True
    assert config["theme"]["light"]["backgroundColor"] == "#FFFFFF"
    assert config["theme"]["dark"]["backgroundColor"] == "#12161B"
