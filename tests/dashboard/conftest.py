"""Dataset folders for the dashboard's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dashboard import sample, sample_rows


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample dataset; tests that change it make their own."""
    return sample.write(tmp_path_factory.mktemp("sample") / "data", sample_rows.tables())


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset without a single row."""
    return sample.write(tmp_path_factory.mktemp("empty") / "data", {})
