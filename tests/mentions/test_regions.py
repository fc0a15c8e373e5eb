import csv
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.gazetteer import Gazetteer
from etl.mentions.regions import RegionFinder
from etl.vocabulary.tables import rows

CASES = tuple(csv.DictReader(Path(__file__).with_name("regions_cases.csv").open(encoding="utf-8")))
GAZETTEER = Gazetteer.from_rows(rows("regions"), rows("region_names"))
FINDER = RegionFinder.from_rows(
    GAZETTEER, rows("areas"), rows("region_contexts"), rows("region_edges"), rows("region_everyday")
)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['note']}: {case['text']}" for case in CASES])
def test_places(case: dict[str, str]) -> None:
    on = date.fromisoformat(case["on"]) if case["on"] else None
    found = FINDER.find(case["text"], on, case["home"])
    assert ";".join(f"{mention.name}={mention.code}" for mention in found) == case["expected"]


def test_spans_and_rules() -> None:
    text = "近年来，江北区发力。今年上半年，全区增长26.5%，高于全国。"
    found = FINDER.find(text, date(2021, 8, 25), "500000")
    assert [(text[each.start : each.end], each.rule) for each in found] == [
        ("江北区", "name"),
        ("全区", "own_context"),
        ("全国", "country"),
    ]


def test_an_own_word_does_not_look_beyond_its_line() -> None:
    assert FINDER.find("江北区发力。\n全区增长", date(2021, 8, 25), "500000")[1:] == ()


@given(
    st.lists(
        st.sampled_from([*"市区县省和平江北南全我国路大学", "重庆", "成都", "安徽", "、", "\n", "西安"]), max_size=40
    )
)
def test_mentions_are_in_order_true_and_apart(parts: list[str]) -> None:
    text = "".join(parts)
    end = 0
    for mention in FINDER.find(text, date(2024, 1, 1), "500000"):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.name
        end = mention.end


def test_fast_enough_for_large_corpora() -> None:
    text = (
        "2024年，全市规模以上工业增加值增长7.2%，其中江北区、涪陵区分别增长8.1%、9.0%，重庆高新区集聚企业，推动成渝地区协同。"
        * 4000
    )
    start = time.process_time()
    found = FINDER.find(text, date(2024, 12, 31), "500000")
    seconds = time.process_time() - start
    assert len(found) >= 5 * 4000
    assert len(text.encode()) / seconds > 2e5, "far under what was measured: does it still go over the text once?"


def test_vocabulary_is_sorted_and_without_duplicates() -> None:
    for table, keys in (
        ("areas", ("name",)),
        ("region_contexts", ("term", "kind")),
        ("region_edges", ("char",)),
        ("region_everyday", ("name",)),
        ("region_names", ("name", "code")),
        ("regions", ("code", "valid_from", "name")),
    ):
        found = [tuple(row[key] for key in keys) for row in rows(table)]
        assert found == sorted(set(found)), table
        assert "note" in rows(table)[0]


def test_vocabulary_points_to_known_codes_and_names() -> None:
    codes = {row["code"] for row in rows("regions")}
    for table, column in (("areas", "code"), ("region_names", "code"), ("regions", "parent_code")):
        assert {row[column] for row in rows(table)} - {""} <= codes, table
    assert {code for row in rows("regions") for code in row["successor"].split(";") if code} <= codes
    assert {row["name"] for row in rows("region_everyday")} <= set(GAZETTEER.names)
