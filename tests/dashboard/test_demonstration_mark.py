"""Made-up data says so on every page, in every chart and in every file taken home; real data never does."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from dashboard import export
from dashboard.dataset import Dataset
from dashboard.navigation import PAGES
from dashboard.words import text
from tests.dashboard import sample, sample_rows
from tests.dashboard.browsing import open_page, written


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample dataset, marked as made up."""
    folder = sample.write(tmp_path_factory.mktemp("made-up") / "data", sample_rows.tables())
    (folder / "build.json").write_text(json.dumps({"synthetic": True}), encoding="utf-8")
    return folder


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_so(monkeypatch: pytest.MonkeyPatch, made_up: Path, page: str, lang: str) -> None:
    app = open_page(monkeypatch, made_up, page, lang=lang)
    said = written(app)
    assert f'<div class="made-up" role="note"><strong>{text("demonstration.title", lang)}' in said
    captions = [part for part in said.split("\n") if part.startswith('<p class="caption"')]
    assert [caption for caption in captions if text("demonstration.caption", lang) in caption]
    for chart in app.get("plotly_chart"):
        notes = json.loads(chart.proto.spec)["layout"].get("annotations", [])
        assert text("demonstration.mark", lang) in [note["text"] for note in notes]


def test_no_page_of_real_documents_says_so(monkeypatch: pytest.MonkeyPatch, sample_folder: Path) -> None:
    app = open_page(monkeypatch, sample_folder, "timeline", lang="en")
    assert "made-up" not in written(app)
    assert not [chart for chart in app.get("plotly_chart") if text("demonstration.mark", "en") in chart.proto.spec]


def test_every_file_says_so(made_up: Path, sample_folder: Path) -> None:
    rows = pd.DataFrame({"n": [1, 2]})
    unreal, real = Dataset(made_up), Dataset(sample_folder)
    assert export.to_csv(rows, unreal).decode("utf-8-sig") == "n,synthetic\r\n1,True\r\n2,True\r\n"
    assert export.to_csv(rows, real).decode("utf-8-sig") == "n\r\n1\r\n2\r\n"
    assert export.file_name("a.csv", unreal) == "demonstration-a.csv"
    assert export.file_name("a.csv", real) == "a.csv"
    with zipfile.ZipFile(io.BytesIO(export.archive(unreal))) as packed:
        assert "datapackage.json" in packed.namelist()
