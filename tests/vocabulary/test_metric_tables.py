"""The metric tables: no duplicate, no dangling key, no unused row."""

import pytest

from etl.mentions.metric_ids import MetricIndex
from etl.schema import THEMES
from etl.vocabulary.tables import rows

KEYS = {"metrics": "metric_id", "metric_terms": "term", "theme_terms": "term"}


@pytest.fixture(scope="module")
def index() -> MetricIndex:
    return MetricIndex.from_rows(rows("metrics"), rows("metric_terms"), rows("metric_affixes"), rows("theme_terms"))


@pytest.mark.parametrize(("table", "key"), KEYS.items())
def test_keys_are_filled_unique_and_sorted(table: str, key: str) -> None:
    keys = [row[key] for row in rows(table)]
    assert all(keys)
    assert keys == sorted(set(keys))
    assert "note" in rows(table)[0]


def test_affixes_are_unique_and_of_a_known_kind() -> None:
    keys = [(row["term"], row["kind"]) for row in rows("metric_affixes")]
    assert len(keys) == len(set(keys))
    assert {kind for _, kind in keys} == {"prefix", "reach", "increment", "suffix", "rewrite"}
    assert all(row["note"] and bool(row["form"]) == (row["kind"] == "rewrite") for row in rows("metric_affixes"))


def test_metrics_are_described_in_both_languages() -> None:
    names = [row["name"] for row in rows("metrics")]
    assert len(names) == len(set(names)) >= 150
    for row in rows("metrics"):
        assert all(row[column] for column in ("name", "name_en", "theme", "definition", "definition_en")), row
        assert row["theme"] in THEMES


def test_terms_point_to_metrics_and_every_metric_has_one() -> None:
    assert {row["metric_id"] for row in rows("metric_terms")} == {row["metric_id"] for row in rows("metrics")}


def test_every_term_is_found_as_its_own_metric(index: MetricIndex) -> None:
    """Two spellings that the index reads as one name would be a row without use, or a contradiction."""
    for row in rows("metric_terms"):
        assert index.identify(row["term"])[0] == row["metric_id"]


def test_themes_are_known(index: MetricIndex) -> None:
    assert {row["theme"] for row in rows("theme_terms")} == set(THEMES) - {"other"}
    for row in rows("theme_terms"):
        assert index.identify(row["term"])[1] != "other"
