"""The command line: what it says and how it ends."""

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import etl
from etl import dataset as dataset_module
from etl.cli import main

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"


def etl_command(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def built(tmp_path: Path) -> Path:
    out = tmp_path / "data"
    etl.build([SEEDS / "004_e934371df689ad2a.txt"], out)
    return out


def test_a_build_of_readable_inputs_ends_with_0(tmp_path: Path) -> None:
    result = etl_command("build", SEEDS, "--out", tmp_path / "data")
    assert result.exit_code == 0
    assert re.search(r"^5 documents, \d+ figures, \d+ other numbers →", result.output, re.MULTILINE)
    assert "read 000_a3de338f1a02f134.txt" in result.stderr


def test_unreadable_inputs_are_named_and_the_rest_is_built(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "good.txt").write_text("合肥市人工智能企业达到800家。", encoding="utf-8")
    (source / "empty.txt").write_bytes(b"")
    (source / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    with (source / "huge.txt").open("wb") as handle:
        handle.truncate(1 << 30)
    result = etl_command("build", source, "--out", tmp_path / "data", "--no-progress")
    assert result.exit_code == 1
    assert {line.split(": ")[1] for line in result.stderr.splitlines()} == {"empty.txt", "picture.txt", "huge.txt"}
    rejects = etl.load(tmp_path / "data").rejects
    unread = rejects.loc[rejects["start"].isna(), ["file", "reason"]].values.tolist()
    assert sorted(unread) == [["empty.txt", "empty"], ["huge.txt", "too_large"], ["picture.txt", "unsupported"]]


def test_no_input_ends_with_2_and_leaves_the_old_dataset(built: Path, tmp_path: Path) -> None:
    before = (built / "build.json").read_bytes()
    result = etl_command("build", tmp_path / "nowhere", "--out", built)
    assert result.exit_code == 2
    assert "nothing was written" in result.stderr
    assert "nowhere" in result.stderr
    assert (built / "build.json").read_bytes() == before


@pytest.mark.parametrize("arguments", [["build", "--workers", "0"], ["build", "--unknown"], ["bild"]])
def test_bad_arguments_end_with_2(arguments: list[str]) -> None:
    assert etl_command(*arguments).exit_code == 2


def test_a_folder_with_other_files_is_not_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "thesis"
    out.mkdir()
    (out / "chapter1.txt").write_text("mine", encoding="utf-8")
    result = etl_command("build", SEEDS, "--out", out)
    assert result.exit_code == 2
    assert "name an empty or new folder" in result.stderr
    assert [path.name for path in out.iterdir()] == ["chapter1.txt"]


def test_a_file_as_output_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "data"
    out.write_text("", encoding="utf-8")
    assert etl_command("build", SEEDS, "--out", out).exit_code == 2


@pytest.mark.parametrize("own", ["notes.txt", "indicators.xlsx", "picked.csv"])
def test_a_dataset_with_files_of_its_reader_is_not_overwritten(built: Path, own: str) -> None:
    (built / own).write_text("mine", encoding="utf-8")
    result = etl_command("build", SEEDS, "--out", built)
    assert result.exit_code == 2
    assert f"{built} holds {own}" in result.stderr
    assert (built / own).read_text(encoding="utf-8") == "mine"


def test_a_folder_of_another_program_is_not_taken_for_a_dataset(tmp_path: Path) -> None:
    (tmp_path / "build.json").write_text("{}", encoding="utf-8")
    assert etl_command("build", SEEDS, "--out", tmp_path).exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["build.json"]


def test_a_damaged_dataset_and_one_of_another_version_are_replaced(built: Path) -> None:
    (built / "indicators.parquet").unlink()
    for name in ("former.csv", "former.parquet", ".DS_Store"):
        (built / name).write_bytes(b"")
    assert etl_command("build", SEEDS, "--out", built, "--no-progress").exit_code == 0
    assert etl_command("check", "--out", built).exit_code == 0
    assert not list(built.glob("former*"))


def test_an_empty_name_is_not_the_folder_one_is_in(tmp_path: Path) -> None:
    result = etl_command("build", "", "--out", tmp_path / "data")
    assert result.exit_code == 2
    assert "an empty name" in result.stderr


def test_a_folder_below_a_file_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = etl_command("build", SEEDS, "--out", tmp_path / "file" / "data", "--no-progress")
    assert result.exit_code == 2
    assert "a part of the path is a file" in result.stderr


def test_a_full_disk_leaves_the_old_dataset(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted((path.name, path.stat().st_mtime_ns) for path in built.iterdir())

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(dataset_module, "write_csv", full)
    result = etl_command("build", SEEDS, "--out", built)
    assert result.exit_code == 2
    assert "the disk is full" in result.stderr
    assert sorted((path.name, path.stat().st_mtime_ns) for path in built.iterdir()) == before
    assert [path.name for path in built.parent.iterdir()] == ["data"]


def test_a_real_write_error_leaves_nothing_behind(tmp_path: Path) -> None:
    """The system itself refuses to write more than 2 kB a file."""
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048)); from etl.cli import main;"
        f"main(['build', {str(SEEDS)!r}, '--out', {str(tmp_path / 'data')!r}])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert result.returncode == 2
    assert "nothing was written" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_explain_shows_every_step() -> None:
    result = etl_command("explain", "004_e934371df689ad2a", "--from", SEEDS)
    assert result.exit_code == 0
    for words in ("“26.5%”", "500105", "period:sentence", "name (4)", "Industries:", "byline"):
        assert words in result.output


def test_explain_shows_repairs() -> None:
    output = etl_command("explain", "002_11622bfe4d5accc3", "--from", SEEDS).output
    assert "pinyin" in output
    assert "byte_shifts × 4" in output


def test_explain_of_an_unknown_document_says_where_it_looked(tmp_path: Path) -> None:
    result = etl_command("explain", "nothing", "--from", tmp_path)
    assert result.exit_code == 2
    assert "--from" in result.stderr


def test_explain_says_why_a_document_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_bytes(b"")
    for result in (etl_command("explain", tmp_path / "plan.txt"), etl_command("explain", "plan", "--from", tmp_path)):
        assert result.exit_code == 2
        assert "plan.txt: there is no text in this file" in result.stderr


def test_explain_finds_a_file_that_is_a_second_copy(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("合肥市人工智能企业达到800家。", encoding="utf-8")
    assert "“800家”" in etl_command("explain", "b.txt", "--from", tmp_path).output


def test_explain_of_a_table_names_its_documents(tmp_path: Path) -> None:
    table = tmp_path / "crawl.csv"
    table.write_text("标题,正文\n通知,合肥市人工智能企业达到800家。\n", encoding="utf-8")
    result = etl_command("explain", table)
    assert result.exit_code == 2
    assert "'crawl.csv!1'" in result.stderr
    assert "“800家”" in etl_command("explain", "crawl.csv!1", "--from", table).output


def test_check_accepts_a_fresh_dataset_and_names_what_is_broken(built: Path) -> None:
    assert etl_command("check", "--out", built).exit_code == 0
    text = next((built / "texts").iterdir())
    text.write_text("短" + text.read_text(encoding="utf-8"), encoding="utf-8")
    result = etl_command("check", "--out", built)
    assert result.exit_code == 1
    assert "is not '26.5%'" in result.stderr


def test_check_and_score_without_a_dataset_say_how_to_make_one(tmp_path: Path) -> None:
    for command in ("check", "score"):
        result = etl_command(command, "--out", tmp_path)
        assert result.exit_code == 2
        assert "python -m etl build" in result.stderr


def test_check_and_score_of_a_damaged_dataset_name_the_file(built: Path) -> None:
    (built / "indicators.parquet").write_bytes(b"cut off")
    for command in ("check", "score"):
        result = etl_command(command, "--out", built)
        assert result.exit_code == 2
        assert "indicators.parquet is missing, damaged" in result.stderr
    (built / "build.json").write_text("{", encoding="utf-8")
    assert "build.json: this is no JSON" in etl_command("check", "--out", built).stderr


@pytest.mark.parametrize("line", [b"plain words", b"[]", b'{"id": "a"}', b"\xff\xfe"])
def test_score_against_no_labels_names_the_line(built: Path, tmp_path: Path, line: bytes) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_bytes(b"\n" + line + b"\n")
    result = etl_command("score", gold, "--out", built)
    assert result.exit_code == 2
    assert f"{gold}, line 2: this labels no document" in result.stderr


def test_score_prints_the_measures(tmp_path: Path) -> None:
    etl.build([SEEDS], tmp_path / "data")
    output = etl_command("score", "--out", tmp_path / "data").output
    assert "whole records  precision 1.0000  recall 1.0000  F1 1.0000" in output


def test_help_names_the_commands_and_each_command_its_exit_status() -> None:
    output = etl_command("--help").output
    for command in ("build", "fetch", "explain", "check", "score"):
        assert command in output
        assert "Exit status" in etl_command(command, "--help").output, command


def test_a_folder_without_documents_is_named(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / ".hidden").touch()
    result = etl_command("build", tmp_path / "in", "--out", tmp_path / "data")
    assert result.exit_code == 2
    assert f"nothing was written: {tmp_path / 'in'}: there is no document here; name files" in result.stderr


def test_any_error_of_the_system_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), "a path inside")

    monkeypatch.setattr(dataset_module, "swap_in", fail)
    result = etl_command("build", SEEDS, "--out", tmp_path / "data", "--no-progress")
    assert result.exit_code == 2
    assert f"{tmp_path / 'data'}: Input/output error; name another folder with --out" in result.stderr


def test_the_data_package_describes_the_files(built: Path) -> None:
    package = json.loads((built / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["name"] for resource in package["resources"]] == [
        "documents", "indicators", "industries", "policies", "measures", "rejects", "edits", "audits", "conflicts",
    ]  # fmt: skip
    for resource in package["resources"]:
        header = (built / resource["path"]).read_text(encoding="utf-8-sig").split("\n", 1)[0].strip()
        assert header.split(",") == [field["name"] for field in resource["schema"]["fields"]]
