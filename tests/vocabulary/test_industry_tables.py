"""The industry, policy and instrument tables: no duplicate, no dangling key, no unused row."""

import pytest

from etl.mentions.industries import IndustryFinder
from etl.mentions.policies import PolicyFinder
from etl.schema import LAYERS, SIDES
from etl.vocabulary.tables import rows

KEYS = {
    "industries": "code",
    "industry_terms": "term",
    "industry_ignore": "term",
    "instruments": "instrument",
    "instrument_terms": "term",
    "policy_words": "word",
}


@pytest.mark.parametrize(("table", "key"), KEYS.items())
def test_keys_are_filled_unique_and_sorted(table: str, key: str) -> None:
    keys = [row[key] for row in rows(table)]
    assert all(keys)
    assert all(value == value.strip() for row in rows(table) for value in row.values())
    assert keys == sorted(set(keys))
    assert "note" in rows(table)[0]


def test_taxonomy_is_a_tree_within_known_layers() -> None:
    parents = {row["code"]: row["parent"] for row in rows("industries")}
    assert {row["layer"] for row in rows("industries")} == set(LAYERS)
    for code in parents:
        trail = [code]
        while parents[trail[-1]]:
            trail.append(parents[trail[-1]])
            assert len(trail) == len(set(trail)), trail


def test_every_standard_code_names_its_standard() -> None:
    standards = {"", "GB/T 4754-2017", "战新2018", "数经2021"}
    for row in rows("industries"):
        assert row["standard"] in standards
        assert bool(row["standard"]) == bool(row["standard_code"])
    codes = [(row["standard"], row["standard_code"]) for row in rows("industries") if row["standard"]]
    assert len(codes) == len(set(codes))


def test_terms_point_to_industries_and_every_industry_has_a_term() -> None:
    codes = {row["code"] for row in rows("industries")}
    assert {row["industry"] for row in rows("industry_terms")} == codes
    assert {row["use"] for row in rows("industry_terms")} == {"", "listed"}


def test_every_term_can_be_found() -> None:
    """A term that an ignored phrase or another term swallows would be a row without use."""
    finder = IndustryFinder.from_rows(rows("industries"), rows("industry_terms"), rows("industry_ignore"))
    for row in rows("industry_terms"):
        (mention,) = finder.find(row["term"] + ("产业" if row["use"] else ""))
        assert mention.industry == row["industry"]
        assert mention.term.startswith(row["term"])


def test_every_ignored_phrase_hides_a_term() -> None:
    finder = IndustryFinder.from_rows(rows("industries"), rows("industry_terms"), [])
    for row in rows("industry_ignore"):
        assert row["note"]
        assert finder.classify(row["term"]), row


def test_instruments_have_a_side_and_terms() -> None:
    assert {row["side"] for row in rows("instruments")} == set(SIDES)
    assert {row["instrument"] for row in rows("instrument_terms")} == {row["instrument"] for row in rows("instruments")}


def test_every_policy_word_ends_a_title() -> None:
    finder = PolicyFinder.from_rows(rows("policy_words"))
    for row in rows("policy_words"):
        assert finder.is_policy("某市某事项" + row["word"])
