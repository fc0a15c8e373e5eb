"""References ready to copy: complete, in both forms, with the day and the address left to the browser."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.citations import of_figure, of_page
from dashboard.dataset import Dataset
from tests.dashboard import sample, sample_rows
from tests.dashboard.browsing import open_page

CJK = re.compile(r"[\u4e00-\u9fff]")


def figure() -> sample.Row:
    return sample.figure(
        1, 7, "机器人企业", 120, "家", quote="超过120家", bound="at_least", metric_id="", value_max=None
    )


def test_a_figure_is_cited_by_its_document() -> None:
    row = sample.document(
        1, "370000", pd.Timestamp("2024-03-02"), url="https://example.org/1", event_date=None, author=""
    )
    found = of_figure(figure(), row, "0.1.0-ab", "zh")
    assert found["gb"] == (
        "样例来源. 第1号样例文件[EB/OL]. (2024-03-02)[{accessed}]. https://example.org/1. "
        "数字“超过120家”（机器人企业 ≥ 120家）据人工智能政策指标数据集0.1.0-ab，{address}."
    )
    assert "accessed {accessed}" in found["en"]
    assert "样例来源. (2024, March 2). 第1号样例文件 [in Chinese]. https://example.org/1." in found["en"]


def test_what_is_not_known_is_left_out() -> None:
    row = sample.document(1, "370000", None, url="", event_date=None, author="", source="", title="")
    found = of_figure(figure(), row, "0.1.0-ab", "zh")
    assert found["gb"].startswith("佚名. 001.txt[Z]. 数字")
    assert of_figure(figure(), row, "0.1.0-ab", "en")["en"].startswith("Anonymous. (n.d.). 001.txt")
    assert "None" not in "".join(found.values())
    assert of_page("0.1.0-ab", pd.NaT, "en")["gb"].count("()") == 0


def test_an_english_page_is_cited_without_chinese_of_ours() -> None:
    assert not CJK.search("".join(of_page("0.1.0-ab", pd.Timestamp("2026-02-10"), "en").values()))


def test_the_edition_follows_the_content(tmp_path: Path) -> None:
    folder = sample.write(tmp_path / "data", sample_rows.tables())
    first = Dataset(folder).edition
    assert first == Dataset(folder).edition
    (folder / "build.json").write_text(json.dumps({"version": "9.9", "inputs": [{"file": "a"}]}), encoding="utf-8")
    assert Dataset(folder).edition.startswith("9.9-")
    assert Dataset(folder).edition.partition("-")[2] != first.partition("-")[2]


def taken(app: AppTest) -> list[dict[str, Any]]:
    """Return what the rows of a page say to the script that works them."""
    found = [row for part in app.get("html") for row in re.findall('data-take="([^"]*)"', part.proto.body)]
    return [json.loads(unescape(row)) for row in found]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_chart_offers_its_picture_and_reference(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path, lang: str
) -> None:
    app = open_page(monkeypatch, sample_folder, "timeline", lang=lang)
    rows = taken(app)
    charts = [row["chart"] for row in rows if row["chart"]]
    assert charts == [part.proto.id.split("-")[-1].replace(".", "-") for part in app.get("plotly_chart")]
    assert rows[0]["chart"] == ""
    for row in rows:
        assert [len(reference["text"]) > 40 for reference in row["references"]] == [True, True]


def test_a_figure_on_the_evidence_page_can_be_cited(monkeypatch: pytest.MonkeyPatch, sample_folder: Path) -> None:
    app = open_page(monkeypatch, sample_folder, "evidence")
    assert "样例来源. 第" in taken(app)[-1]["references"][0]["text"]
