"""``python -m etl fetch``, and addresses as inputs of ``python -m etl build``."""

from __future__ import annotations

import errno
import os
import ssl
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import etl
from etl.cli import main
from etl.fetch import Limits, fetch
from tests.fetch.server import NETWORK, FakeClock, Reply, Site
from tests.fetch.test_fetch import PAGE

ARTICLE = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>合肥市人工智能产业发展情况</title></head><body>"
    "<h1>合肥市人工智能产业发展情况</h1>"
    "<p>2024年，合肥市人工智能核心产业规模达到480亿元，同比增长21.5%，集聚重点企业860家。</p>"
    "<p>全市智能算力规模达到9800P，建成智能工厂62个，带动就业5.4万人，成为产业发展的重要支撑。</p>"
    "</body></html>"
).encode()


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, certified: tuple[ssl.SSLContext, ssl.SSLContext], tmp_path: Path
) -> Callable[..., Result]:
    here = partial(fetch, network=NETWORK, context=certified[1], clock=FakeClock(), limits=Limits(seconds=5))
    monkeypatch.setattr("etl.fetch.fetch", here)
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_fetch_says_what_it_did_and_ends_with_0(command: Callable[..., Result], site: Site) -> None:
    for place in ("a.test/1", "b.test/1"):
        site[place] = Reply(200, PAGE)
    first, second = site.url("a.test/1"), site.url("b.test/1")
    result = command("fetch", first, second)
    assert result.exit_code == 0
    assert "2 new or changed, 0 unchanged, 0 not fetched → fetched" in result.stdout
    assert f"asked for {first}" in result.stderr
    assert f"note: {second}: the same content as {first}, stored once" in result.stderr
    assert "0 new or changed, 2 unchanged" in command("fetch", first, second).stdout


def test_what_was_not_fetched_is_named_with_its_reason(
    command: Callable[..., Result], site: Site, tmp_path: Path
) -> None:
    site["a.test/1"] = Reply(200, PAGE)
    (tmp_path / "links.txt").write_text(f"{site.url('a.test/1')}\n{site.url('a.test/2')}\n政策\n", encoding="utf-8")
    result = command("fetch", "links.txt", "missing.txt", "--no-progress")
    assert result.exit_code == 1
    assert [line.split(": ")[:2] for line in result.stderr.splitlines()] == [
        ["not fetched", site.url("a.test/2")],
        ["not fetched", "links.txt, line 3"],
        ["not fetched", "missing.txt"],
    ]


@pytest.mark.parametrize("arguments", [["fetch"], ["fetch", "missing.txt"], ["fetch", "https://nowhere.test/"]])
def test_nothing_fetched_ends_with_2(command: Callable[..., Result], arguments: list[str]) -> None:
    assert command(*arguments).exit_code == 2


def test_a_folder_that_cannot_be_written(
    command: Callable[..., Result], site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "note").write_text("", encoding="utf-8")
    result = command("fetch", site.url("a.test/1"), "--out", "note")
    assert result.exit_code == 2
    assert result.stderr == "nothing was fetched: note: a part of the path is a file; name another folder with --out\n"

    def denied(path: Path, data: bytes) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("etl.fetch.store._write", denied)
    result = command("build", site.url("a.test/1"))
    assert result.exit_code == 2
    assert "may not be written; name another folder with --fetched" in result.stderr
    assert not site.log


def test_a_build_takes_addresses(command: Callable[..., Result], site: Site, tmp_path: Path) -> None:
    site["a.test/zc/1.html"] = Reply(200, ARTICLE)
    url, gone = site.url("a.test/zc/1.html"), site.url("a.test/2")
    (tmp_path / "own.txt").write_text("芜湖市人工智能企业达到310家。", encoding="utf-8")
    result = command("build", url, gone, "own.txt", "--out", "data", "--no-progress")
    assert result.exit_code == 1
    assert f"not read: {gone}: the server answers 404 (Not Found); check the address" in result.stderr
    dataset = etl.load(tmp_path / "data")
    files = dict(zip(dataset.documents["file"], dataset.documents["url"], strict=True))
    (name,) = files.keys() - {"own.txt"}
    assert name.endswith(f".warc.gz!{url}")
    assert files[name] == url
    assert {48_000_000_000, 21.5, 860} <= set(dataset.indicators["value"])
    rejects = dataset.rejects
    assert rejects.loc[rejects["start"].isna(), ["file", "reason"]].values.tolist() == [[gone, "http_missing"]]


def test_a_build_reads_the_folder_that_a_fetch_filled(
    command: Callable[..., Result], site: Site, tmp_path: Path
) -> None:
    site["a.test/1"], site["a.test/2"] = Reply(200, ARTICLE), Reply(200, "芜湖市人工智能企业达到310家。".encode())
    command("fetch", site.url("a.test/1"), site.url("a.test/2"))
    result = command("build", "fetched", "--out", "data")
    assert result.exit_code == 0
    assert sorted(etl.load(tmp_path / "data").documents["url"]) == [site.url("a.test/1"), site.url("a.test/2")]


def test_a_build_of_addresses_of_which_none_is_fetched_leaves_the_old_dataset(
    command: Callable[..., Result], tmp_path: Path
) -> None:
    result = command("build", "https://nowhere.test/1", "--out", "data", "--no-progress")
    assert result.exit_code == 2
    assert result.stderr.startswith("nothing was written: https://nowhere.test/1: there is no server of the name")
    assert not (tmp_path / "data").exists()
