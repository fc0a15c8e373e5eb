"""The gold corpus against itself: quotes stand in their texts, fields hold what they may, and all phenomena occur."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from opencc import OpenCC

from etl.model import Basis, Bound, Measure, Status

HERE = Path(__file__).parent
REGIONS = HERE.parents[1] / "etl" / "vocabulary" / "regions.csv"
SIMPLIFIED = OpenCC("t2s")
GENRES = {"work_report", "news", "district_news", "plan", "policy", "interview", "bulletin", "statistics"}
ENUMS: dict[str, set[str]] = {
    "bound": set(Bound),
    "measure": set(Measure),
    "basis": set(Basis),
    "status": set(Status),
}
TEXTS = ("quote", "unit", "bound", "measure", "basis", "status", "region_code", "entity", "metric")
FIELDS = {*TEXTS, "value", "value_max", "baseline", "period_start", "period_end", "optional"}
FEWEST_DOCUMENTS, FEWEST_FIGURES = 100, 2000

DOCUMENTS: list[dict[str, Any]] = [
    json.loads(line) for line in (HERE / "gold.jsonl").read_text(encoding="utf-8").splitlines()
]
each_document = pytest.mark.parametrize("gold", DOCUMENTS, ids=lambda gold: gold["id"])


def figures() -> Iterator[dict[str, Any]]:
    return (figure for gold in DOCUMENTS for figure in gold["figures"])


def passage(gold: dict[str, Any]) -> str:
    """Return the text of a document in simplified script."""
    return str(SIMPLIFIED.convert((HERE / "passages" / f"{gold['id']}.txt").read_text(encoding="utf-8")))


def kind(gold: dict[str, Any]) -> tuple[str, str]:
    """Return the genre of a document and the part of its id that tells its set."""
    return gold["genre"], gold["id"].split("-")[0]


def accepted(values: str | list[str]) -> list[str]:
    return values if isinstance(values, list) else [values]


def day_of(gold: dict[str, Any]) -> date:
    """Return the day on which region codes must be in force: of the publication or, without one, of the event."""
    days = accepted(gold["doc"]["published_date"]) + accepted(gold["doc"]["event_date"])
    return date.fromisoformat(next(day for day in days if day))


@cache
def region_rows() -> list[dict[str, str]]:
    """Return the regions of GB/T 2260: a functional zone has a statistical code only."""
    with REGIONS.open(encoding="utf-8", newline="") as table:
        return [row for row in csv.DictReader(table) if row["level"] != "functional_zone"]


def codes_in_force(day: date) -> set[str]:
    now = day.isoformat()
    return {row["code"] for row in region_rows() if (row["valid_from"] or "0") <= now <= (row["valid_to"] or "9")}


def periods(figure: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield figure["period_start"], figure["period_end"]
    yield from figure.get("alt", {}).get("period", [])


def regions(figure: dict[str, Any]) -> list[str]:
    return [figure["region_code"], *figure.get("alt", {}).get("region_code", [])]


def test_every_passage_is_labelled_once_and_every_label_has_a_passage() -> None:
    ids = [gold["id"] for gold in DOCUMENTS]
    assert ids == sorted(set(ids))
    assert set(ids) == {path.stem for path in (HERE / "passages").glob("*.txt")}


def test_the_corpus_is_large_enough_and_holds_every_genre_and_every_kind_of_figure() -> None:
    assert len(DOCUMENTS) >= FEWEST_DOCUMENTS
    assert sum(1 for _ in figures()) >= FEWEST_FIGURES
    assert {gold["genre"] for gold in DOCUMENTS} == GENRES
    for field, values in ENUMS.items():
        assert {figure[field] for figure in figures()} == values
    assert {figure["baseline"] for figure in figures()} == {True, False}
    assert [gold["id"] for gold in DOCUMENTS if not gold["figures"]]
    assert [figure for figure in figures() if figure["entity"] and not figure["region_code"]]


def test_the_readme_counts_what_is_there() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)-` \| (\d+) \| (\d+) \|$", (HERE / "README.md").read_text("utf-8"), re.M)
    counted = {(genre, ids): (int(documents), int(number)) for genre, ids, documents, number in rows}
    documents = Counter(kind(gold) for gold in DOCUMENTS)
    numbers = Counter(kind(gold) for gold in DOCUMENTS for _ in gold["figures"])
    assert counted == {each: (documents[each], numbers[each]) for each in documents}


@each_document
def test_quotes_stand_in_the_text_in_order(gold: dict[str, Any]) -> None:
    text, start, previous = passage(gold), 0, ""
    for figure in gold["figures"]:
        quote = figure["quote"]
        # Rows that share one number repeat its quote; a number never starts inside another one.
        pattern = re.compile(r"(?<![\d.])" + re.escape(quote))
        found = pattern.search(text, start if quote == previous else start + len(previous))
        assert found, f"{quote} after {text[start : start + 20]!r}"
        start, previous = found.start(), quote


@each_document
def test_industries_and_title_stand_in_the_text(gold: dict[str, Any]) -> None:
    text = passage(gold)
    terms = gold["industries"] + gold["industries_optional"]
    assert not [term for term in [*terms, gold["doc"]["title"]] if term not in text]
    assert len(terms) == len(set(terms))


@each_document
def test_fields_hold_what_they_may(gold: dict[str, Any]) -> None:
    for figure in gold["figures"]:
        assert figure.keys() >= FIELDS, figure
        assert figure.keys() <= FIELDS | {"alt", "period_any"}, figure
        assert all(isinstance(figure[field], str) for field in TEXTS), figure
        assert figure["metric"], figure
        assert isinstance(figure["value"], int | float), figure
        assert figure["value_max"] is None or figure["value_max"] > figure["value"], figure
        for field, values in ENUMS.items():
            assert {figure[field], *figure.get("alt", {}).get(field, [])} <= values, figure


@each_document
def test_figures_are_what_their_measure_says(gold: dict[str, Any]) -> None:
    for figure in gold["figures"]:
        measure = figure["measure"]
        assert not figure["basis"] or measure in {"growth", "gap"}, figure
        assert measure != "rank" or (figure["unit"] == "位" and figure["value"] > 0), figure
        assert measure != "growth" or figure["unit"] in {"%", "倍"}, figure
        assert figure["unit"] not in {"万元", "亿元", "万亿元", "万人", "亿人次"}, figure
        assert figure["value"] >= 0 or measure not in {"level", "rank"}, figure


@each_document
def test_periods_and_dates_are_days_in_order(gold: dict[str, Any]) -> None:
    for key in ("event_date", "published_date"):
        assert all(not day or date.fromisoformat(day) for day in accepted(gold["doc"][key]))
    for figure in gold["figures"]:
        for start, end in periods(figure):
            assert bool(start) == bool(end), figure
            assert not start or date.fromisoformat(start) <= date.fromisoformat(end), figure


@each_document
def test_what_is_reported_lies_in_the_past_and_what_is_promised_does_not(gold: dict[str, Any]) -> None:
    day = day_of(gold).isoformat()
    for figure in gold["figures"]:
        if figure["status"] == "actual":
            assert figure["period_start"] <= day, figure
        if figure["status"] == "target" and figure["period_end"]:
            assert figure["period_end"] >= day, figure


@each_document
def test_region_codes_were_in_force(gold: dict[str, Any]) -> None:
    codes = codes_in_force(day_of(gold))
    assert set(accepted(gold["doc"]["region_code"])) <= codes | {""}
    for figure in gold["figures"]:
        assert set(regions(figure)) <= codes | {""}, figure
