import csv
from datetime import date
from pathlib import Path

import pytest

from etl.mentions.periods import find_periods

with (Path(__file__).parent / "periods_cases.csv").open(encoding="utf-8", newline="") as handle:
    CASES = list(csv.DictReader(handle))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']}@{case['own']}")
def test_time_expressions_mean_their_days(case: dict[str, str]) -> None:
    found = find_periods(case["text"], date.fromisoformat(case["own"]))
    assert [(str(p.first), str(p.last), p.kind.value) for p in found] == [(case["first"], case["last"], case["kind"])]


@pytest.mark.parametrize(
    "text",
    [
        *("近年来", "日前", "近日", "连续9年", "三年行动方案", "12345年", "第三季", "3·15", "五粮液"),
        *("次年", "第二年", "历时近三年", "近30年历史", "为近五年最高", "每年", "头等大事", "本月初"),
    ],
)
def test_vague_times_and_names_give_none(text: str) -> None:
    assert find_periods(text, date(2025, 5, 20)) == ()


def test_an_unknown_document_date_leaves_relative_times_open() -> None:
    assert [(p.text, p.first) for p in find_periods("今年上半年，去年", None)] == [("今年上半年", None), ("去年", None)]


def test_a_half_year_belongs_to_the_year_named_before_it() -> None:
    found = find_periods("2023年完成投资9亿元，其中上半年5亿元", date(2025, 5, 20))
    assert [str(p.first) for p in found] == ["2023-01-01", "2023-01-01"]


@pytest.mark.parametrize(
    ("text", "ahead"), [("到2027年", True), ("9月底前", True), ("截至2023年底", False), ("未来三年", True)]
)
def test_deadlines_are_told_from_the_past(text: str, ahead: bool) -> None:
    assert find_periods(text, date(2025, 5, 20))[0].deadline is ahead
