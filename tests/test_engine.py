from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from etl.cli import main

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_cluster_writes_the_same_dataset(scheduler: str, tmp_path: Path) -> None:
    for name, options in (("here", []), ("there", ["--cluster", scheduler])):
        result = CliRunner().invoke(main, ["build", str(SEEDS), "--out", str(tmp_path / name), *options])
        assert result.exit_code == 0, result.stderr
    assert files_of(tmp_path / "here") == files_of(tmp_path / "there")


def test_a_missing_cluster_is_said_in_words(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["build", str(SEEDS), "--out", str(tmp_path / "d"), "--cluster", "nonsense://x"])
    assert result.exit_code == 2
    assert "no cluster answers at nonsense://x" in result.stderr
    assert not (tmp_path / "d").exists()
