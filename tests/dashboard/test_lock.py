"""The comparability lock on the pages: what is offered, what letting it in does, and how the address keeps it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import export, lock, signatures
from dashboard.dataset import Dataset
from dashboard.queries.series import points
from dashboard.selection import Filters
from dashboard.words import LANGUAGES, texts
from etl.compare.signature import PARTS
from etl.vocabulary.tables import rows
from tests.dashboard.browsing import open_page, written

GROWTH = "above_scale|%|growth|yoy|province|year"
LINK = {"metric": "industrial_value_added", "scope": GROWTH}


def notes(app: AppTest) -> list[str]:
    charts = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    return [note["text"] for chart in charts for note in chart["layout"].get("annotations", [])]


@pytest.mark.parametrize("page", ["comparison", "timeline"])
@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("zh", "口径不同：行政级别（省级 / 地级、县级） · 2个数字 · 安徽、重庆"),
        (
            "en",
            "Another definition: administrative level (province / prefecture, county) · 2 figures · Anhui, Chongqing",
        ),
    ],
)
def test_other_definitions_are_offered_with_what_differs(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path, page: str, lang: str, label: str
) -> None:
    app = open_page(monkeypatch, sample_folder, page, lang=lang, **LINK)
    (toggle,) = app.toggle
    assert (toggle.label, toggle.value) == (label, False)
    assert not [note for note in notes(app) if "（行政级别）" in note or "(administrative level)" in note]


@pytest.mark.parametrize("page", ["comparison", "timeline"])
def test_letting_in_is_marked_in_the_picture_and_kept_in_the_address(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path, page: str
) -> None:
    app = open_page(monkeypatch, sample_folder, page, **LINK)
    app.toggle[0].set_value(True).run()
    assert app.query_params["admit"] == "level"
    assert "斜线、井字：口径不同，由读者放入（行政级别）" in notes(app)
    again = open_page(monkeypatch, sample_folder, page, **LINK, admit="level")
    assert again.toggle[0].value
    again.toggle[0].set_value(False).run()
    assert "admit" not in again.query_params


def test_an_address_can_let_in_only_what_there_is(monkeypatch: pytest.MonkeyPatch, sample_folder: Path) -> None:
    app = open_page(monkeypatch, sample_folder, "comparison", **LINK, admit="unit,status,x")
    assert not app.toggle[0].value
    assert 'class="notice"' not in written(app)


def test_a_region_without_a_bar_says_what_differs(sample_folder: Path) -> None:
    found = lock.offers(Dataset(sample_folder), Filters(), "industrial_value_added", GROWTH)
    assert lock.by_region(found, Filters()) == {
        "340000": "有数字，但口径不同：行政级别",
        "500000": "有数字，但口径不同：行政级别",
    }


def test_the_download_says_what_is_comparable(sample_folder: Path) -> None:
    dataset = Dataset(sample_folder)
    found = export.to_csv(points(dataset, Filters(), "industrial_value_added", GROWTH, ("level",)), dataset).decode()
    header, *lines = [line.split(",") for line in found.splitlines()]
    said = [(line[header.index("comparable")], line[header.index("differs_in")]) for line in lines]
    assert sorted(said) == [("False", "level"), ("False", "level"), ("True", ""), ("True", "")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_part_of_a_signature_has_words(lang: str) -> None:
    assert all(signatures.part_name(part, lang) for part in PARTS)
    scopes = {row["scope"] for row in rows("scopes") if row["scope"]} | {"all"}
    assert {f"signature.scope.{scope}" for scope in scopes} <= texts().keys()
    kinds = ("year", "half_year", "quarter", "month", "moment", "none", "stretch", "year_to_date_9", "several_years_5")
    assert all(signatures.word("period", kind, lang) for kind in kinds)
    levels = ("country", "province", "prefecture", "county", "entity", "none")
    assert all(signatures.word("level", level, lang) for level in levels)
