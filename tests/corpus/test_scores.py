"""The extraction on the corpus: floors that only a deliberate act may lower."""

from pathlib import Path

import pytest

import etl
from docs import accuracy
from etl.evaluate import Score, evaluate, read_gold
from tools import calibrate

HERE = Path(__file__).parent

FIGURES = 0.98
RECORDS = 0.81
FIELDS = {
    "value": 0.99,
    "unit": 0.99,
    "bound": 0.98,
    "measure": 0.975,
    "status": 0.97,
    "period": 0.93,
    "region_code": 0.95,
    "metric": 0.87,
    "basis": 0.95,
    "baseline": 0.98,
}


@pytest.fixture(scope="module")
def score(tmp_path_factory: pytest.TempPathFactory) -> Score:
    out = tmp_path_factory.mktemp("corpus") / "data"
    etl.build([HERE / "passages"], out)
    return evaluate(read_gold(HERE / "gold.jsonl"), out)


def test_numbers_are_told_from_figures(score: Score) -> None:
    assert score.f1("matched") >= FIGURES


def test_whole_records_are_right(score: Score) -> None:
    assert score.f1("record") >= RECORDS


@pytest.mark.parametrize(("field", "floor"), FIELDS.items())
def test_each_field_is_right(score: Score, field: str, floor: float) -> None:
    assert score.accuracy(field) >= floor


def test_documents_are_dated_and_placed(score: Score) -> None:
    floors = {"region_code": 0.95, "event_date": 0.9, "published_date": 0.9}
    assert all(score.accuracy(f"document_{field}", "documents") >= floor for field, floor in floors.items())


def test_the_page_on_accuracy_and_the_weights_are_of_this_code(tmp_path: Path) -> None:
    weights = calibrate.TABLE.read_bytes()
    calibrate.write(tmp_path / "certainty.csv")
    assert (tmp_path / "certainty.csv").read_bytes() == weights, "make docs renews it"
    assert accuracy.document() == (HERE.parents[1] / "docs" / "accuracy.md").read_text(encoding="utf-8"), "make docs"
