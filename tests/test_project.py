"""The house itself: what is committed, what the locks and the wheel hold, and whether the documents tell the truth."""

from __future__ import annotations

import ast
import doctest
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LONGEST_FILE, LONGEST_FUNCTION = 300, 40

# Written in halves, so that this file does not hold what it forbids.
FORBIDDEN = {
    "a package registry": "py"
    + r"pi\.org|python"
    + r"hosted\.org|npm"
    + r"js\.|deb\.debian"
    + r"\.org|mirrors"
    + r"\.\w+\.",
    "an address of a package index": "--(extra-)?index"
    + "-url|--trusted"
    + "-host|--find"
    + "-links|https?://\\S+/simple\\b",
    "a path of one machine": r"(?<![\w.])/(work|root)" + r"/\w|/home" + r"/\w+/|\bC:" + r"\\Users",
    "a proxy": "https?" + "_proxy\\s*=",
}


def tracked() -> list[Path]:
    """Return the files that belong to the project: what git tracks or, in an unpacked archive, what it would."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def sources() -> list[Path]:
    return [path for folder in ("etl", "dashboard") for path in sorted((ROOT / folder).rglob("*.py"))]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_tracked_file_names(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what], re.IGNORECASE)
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in tracked()
        if path.suffix not in {".png", ".geojson"} and path.parent.name != "seeds"
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_source_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    functions = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    assert not [f.name for f in functions if f.end_lineno and f.end_lineno - f.body[0].lineno >= LONGEST_FUNCTION]


def pins(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert all("--hash=sha256:" in line for line in lines)
    return {line.split("--hash")[0].strip(): name for line in lines}


def test_locks_are_pinned_and_agree() -> None:
    runtime, development = pins("requirements.txt"), pins("requirements-dev.txt")
    releases = [{pin.split(" ;")[0] for pin in lock} for lock in (runtime, development)]  # a marker may be wider
    assert releases[0] <= releases[1]
    assert all(re.match(r"[a-z0-9-]+==[\w.]+( ;|$)", pin) for pin in development | pins("requirements-build.txt"))


def test_locks_hold_every_declared_dependency() -> None:
    declared = {re.split(r"[><=\[ ]", line)[0] for line in PROJECT["dependencies"]}
    assert declared <= {pin.split("==")[0] for pin in pins("requirements.txt")}


def test_the_notice_names_every_package_that_is_asked_for() -> None:
    declared = {re.split(r"[><=\[ ]", line)[0] for line in PROJECT["dependencies"]}
    software = (ROOT / "NOTICE").read_text(encoding="utf-8").partition("Software that is installed")[2]
    assert not [name for name in declared if not re.search(rf"[ ,]{re.escape(name)}\b", software)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Build the wheel out of a copy, as a user's pip would, and return the names inside."""
    copy = tmp_path_factory.mktemp("source")
    for path in tracked():
        if path.relative_to(ROOT).parts[0] in {"etl", "dashboard", "pyproject.toml", "README.md", "LICENSE", "NOTICE"}:
            target = copy / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        "dist",
        ".",
    ]
    subprocess.run(command, cwd=copy, check=True, capture_output=True, text=True)
    (built,) = (copy / "dist").glob("*.whl")
    return set(ZipFile(built).namelist())


def test_the_wheel_carries_code_tables_and_boundaries(wheel: set[str]) -> None:
    carried = {".py", ".csv", ".jsonl", ".geojson", ".toml", ".css", ".js"}
    wanted = [
        path for path in tracked() if path.suffix in carried and path.relative_to(ROOT).parts[0] in {"etl", "dashboard"}
    ]
    assert [path for path in wanted if path.suffix == ".csv"]
    assert [path for path in wanted if path.suffix == ".geojson"]
    assert not {path.relative_to(ROOT).as_posix() for path in wanted} - wheel


def test_the_wheel_carries_nothing_else(wheel: set[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in wheel} == {"etl", "dashboard", "ai_policy_indicators"}
    assert {Path(name).name for name in wheel} >= {"LICENSE", "NOTICE"}


def fake_python(folder: Path, version: str) -> Path:
    folder.mkdir()
    python = folder / "python3"
    python.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo "Python {version}" || exit 1\n', encoding="utf-8")
    python.chmod(0o755)
    return folder


def test_a_python_that_is_too_old_is_named(tmp_path: Path) -> None:
    result = make_venv(tmp_path, fake_python(tmp_path / "bin", "3.9.2"))
    assert result.returncode == 1
    assert result.stderr == "Python 3.9.2 is too old: this project needs Python 3.11 or later.\n"


def test_a_missing_python_is_said(tmp_path: Path) -> None:
    result = make_venv(tmp_path, tmp_path)
    assert result.returncode == 1
    assert result.stderr.startswith("No Python found. This project needs Python 3.11 or later")


def make_venv(target: Path, path: Path) -> subprocess.CompletedProcess[str]:
    bash = shutil.which("bash") or "/bin/bash"
    command = [bash, str(ROOT / ".ci" / "make-venv"), str(target / "venv")]
    return subprocess.run(command, env={"PATH": str(path)}, capture_output=True, text=True, check=False)


def documents() -> list[Path]:
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8"))
    assert not [link for link in links if not (path.parent / link).exists()]


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_in_documents_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE)) <= targets


def test_the_changelog_knows_this_version() -> None:
    assert f"## [{PROJECT['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_data_dictionary_is_the_schema() -> None:
    command = [sys.executable, "-m", "docs.data_dictionary"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    assert printed == (ROOT / "docs" / "dataset.md").read_bytes(), "make docs renews it"


def test_the_session_in_the_readme_runs_as_printed() -> None:
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert result.attempted
    assert not result.failed
