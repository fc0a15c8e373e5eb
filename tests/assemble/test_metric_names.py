"""The noun that a number measures, in sentences of each kind: subjects and verbs before it, tails, predicates, offers."""

import csv
from pathlib import Path

import pytest

from tests.mentions.gathered import read_each, rows_of

CASES = list(csv.DictReader((Path(__file__).parent / "metric_sentences.csv").open(encoding="utf-8", newline="")))
NEWS = "全市发展观察\n来源：合肥日报  发布时间：2024-05-20\n"
POLICY = "合肥市支持人工智能产业发展若干政策\n"


@pytest.fixture(scope="module")
def named() -> list[str]:
    read, ids = read_each([(POLICY if case["kind"] == "offer" else NEWS) + case["sentence"] for case in CASES])
    return ["|".join(str(row["metric"]) for row in rows_of(read.indicators, doc_id)) for doc_id in ids]


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case["sentence"] for case in CASES])
def test_a_metric_is_the_noun_alone(named: list[str], index: int) -> None:
    assert named[index] == CASES[index]["metrics"]
