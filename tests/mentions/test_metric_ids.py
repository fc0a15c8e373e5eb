"""Canonical ids and themes of metric names."""

import csv
from pathlib import Path

import pytest

from etl.mentions.metric_ids import MetricIndex
from etl.vocabulary.tables import rows

CASES = list(csv.DictReader((Path(__file__).parent / "metric_ids_cases.csv").open(encoding="utf-8")))


@pytest.fixture(scope="module")
def index() -> MetricIndex:
    return MetricIndex.from_rows(rows("metrics"), rows("metric_terms"), rows("metric_affixes"), rows("theme_terms"))


@pytest.mark.parametrize("case", CASES, ids=[case["metric"] for case in CASES])
def test_id_and_theme(index: MetricIndex, case: dict[str, str]) -> None:
    assert index.identify(case["metric"]) == (case["metric_id"], case["theme"])


def test_every_metric_finds_itself(index: MetricIndex) -> None:
    for row in rows("metrics"):
        assert index.identify(row["name"]) == (row["metric_id"], row["theme"])


def test_nothing_is_other(index: MetricIndex) -> None:
    assert index.identify("") == ("", "other")
    assert index.identify("“”") == ("", "other")


def test_works_without_the_optional_tables() -> None:
    small = MetricIndex.from_rows([{"metric_id": "gdp", "theme": "economy"}], [{"term": "GDP", "metric_id": "gdp"}])
    assert small.identify("GDP") == ("gdp", "economy")
    assert small.identify("森林覆盖率") == ("", "other")
