"""The extraction on the corpus: floors that only a deliberate act may lower, and failures that are known."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

import etl
from docs import accuracy
from etl.accuracy import total
from etl.evaluate import Score, Scored, evaluate_each, read_gold
from tools import calibrate

HERE = Path(__file__).parent

FIGURES = 0.985
RECORDS = 0.935
RECORDS_BY_SET = {"first": 0.94, "second": 0.885, "third": 0.985}
FIELDS = {
    "value": 0.995,
    "unit": 0.995,
    "bound": 0.985,
    "measure": 0.985,
    "status": 0.985,
    "period": 0.985,
    "region_code": 0.978,
    "metric": 0.968,
    "basis": 0.97,
    "baseline": 0.99,
    "entity": 0.96,
}
DOCUMENTS = {"region_code": 0.97, "event_date": 0.98, "published_date": 0.97}
INDUSTRIES = 0.96


def known_failures() -> list[dict[str, str]]:
    with (HERE / "known_failures.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


KNOWN = [
    pytest.param(row, id="-".join(key), marks=pytest.mark.xfail(raises=AssertionError, strict=True, reason=row["note"]))
    for row in known_failures()
    if (key := (row["document"], row["field"], row["quote"]))
]


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Scored]:
    out = tmp_path_factory.mktemp("corpus") / "data"
    etl.build([HERE / "passages"], out)
    return evaluate_each(read_gold(HERE / "gold.jsonl"), out)


@pytest.fixture(scope="module")
def score(scored: Sequence[Scored]) -> Score:
    return total(scored)


def test_numbers_are_told_from_figures(score: Score) -> None:
    assert score.f1("matched") >= FIGURES


def test_whole_records_are_right(score: Score) -> None:
    assert score.f1("record") >= RECORDS


@pytest.mark.parametrize(("name", "floor"), RECORDS_BY_SET.items())
def test_whole_records_of_each_set_are_right(scored: Sequence[Scored], name: str, floor: float) -> None:
    assert total(accuracy.by_set(scored)[name]).f1("record") >= floor


@pytest.mark.parametrize(("field", "floor"), FIELDS.items())
def test_each_field_is_right(score: Score, field: str, floor: float) -> None:
    assert score.accuracy(field) >= floor


@pytest.mark.parametrize(("field", "floor"), DOCUMENTS.items())
def test_documents_are_dated_and_placed(score: Score, field: str, floor: float) -> None:
    assert score.accuracy(f"document_{field}", "documents") >= floor


def test_industries_are_found(score: Score) -> None:
    assert score.industries_f1 >= INDUSTRIES


@pytest.mark.parametrize("row", KNOWN)
def test_what_is_known_to_be_wrong_is_wrong_still(score: Score, row: dict[str, str]) -> None:
    error = "\t".join((row["document"], row["field"], row["quote"], ""))
    assert not [line for line in score.errors if line.startswith(error)], "take the row out of known_failures.csv"


def test_known_failures_are_sorted_and_told_once() -> None:
    keys = [(row["document"], row["field"], row["quote"]) for row in known_failures()]
    assert keys == sorted(set(keys))
    assert all(row["note"] for row in known_failures())


def test_the_page_on_accuracy_and_the_weights_are_of_this_code(tmp_path: Path) -> None:
    weights = calibrate.TABLE.read_bytes()
    calibrate.write(tmp_path / "certainty.csv")
    assert (tmp_path / "certainty.csv").read_bytes() == weights, "make docs renews it"
    table = accuracy.measured()
    assert table == accuracy.TABLE.read_text(encoding="utf-8"), "make docs"
    assert accuracy.document(table) == (HERE.parents[1] / "docs" / "accuracy.md").read_text(encoding="utf-8"), (
        "make docs"
    )
