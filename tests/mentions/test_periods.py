import csv
from datetime import date
from pathlib import Path

import pytest

from etl.describe.events import Events
from etl.mentions.periods import Holidays, Period, Time, find_periods
from etl.mentions.periods.pattern import PATTERN, times
from etl.vocabulary.tables import rows

with (Path(__file__).parent / "periods_cases.csv").open(encoding="utf-8", newline="") as handle:
    CASES = list(csv.DictReader(handle))

with (Path(__file__).parent / "period_sentences.csv").open(encoding="utf-8", newline="") as handle:
    SENTENCES = list(csv.DictReader(handle))

HOLIDAYS = Holidays.from_rows(rows("holidays"), rows("holiday_terms"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']}@{case['own']}")
def test_time_expressions_mean_their_days(case: dict[str, str]) -> None:
    found = find_periods(case["text"], date.fromisoformat(case["own"]), HOLIDAYS)
    assert [(str(p.first), str(p.last), p.kind.value) for p in found] == [(case["first"], case["last"], case["kind"])]


def test_two_characters_tell_where_a_time_may_begin() -> None:
    texts = [f"产值{case['text']}增长" for case in CASES] + [row["sentence"] for row in SENTENCES]
    for text in texts:
        assert [match.span() for match in times(text)] == [match.span() for match in PATTERN.finditer(text)], text


@pytest.mark.parametrize(
    "text",
    [
        *("近年来", "日前", "近日", "连续9年", "三年行动方案", "12345年", "第三季", "3·15", "五粮液"),
        *("次年", "第二年", "历时近三年", "近30年历史", "为近五年最高", "每年", "头等大事", "本月初"),
    ],
)
def test_vague_times_and_names_give_none(text: str) -> None:
    assert find_periods(text, date(2025, 5, 20), HOLIDAYS) == ()


def holidays(text: str, own: date) -> list[Period]:
    return [period for period in find_periods(text, own, HOLIDAYS) if period.kind is not Time.BASE]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "假日经济",
            "寒暑假期，",
            "国庆假期旅游工程",
            "春节假期前",
            "春节过后",
            "春节假期结束",
            "黄金周品牌",
            "国庆节",
        ),
        *(
            "元旦、春节期间",
            "“五一”、端午假期",
            "第十一期间",
            "假期里",
            "节假日期间",
            "劳动假期中心",
            "春节假期工作方案",
        ),
    ],
)
def test_names_with_a_holiday_in_them_and_holidays_that_nobody_named_are_no_time(text: str) -> None:
    assert find_periods(text, date(2025, 10, 9), HOLIDAYS) == ()


@pytest.mark.parametrize("again", ["假期里", "假期，", "节日期间", "整个假期期间", "这个8天的假期，", "假期全市"])
def test_a_bare_holiday_is_the_one_last_named(again: str) -> None:
    text = f"2023年国庆中秋假期，游客增加。\n与2019年国庆假期相比，收入增加。{again}活动不断。国庆假期"
    found = [(str(period.first), str(period.last)) for period in holidays(text, date(2025, 10, 9))]
    assert found == [("2023-09-29", "2023-10-06")] * 3


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2024年，全市接待5亿人次，其中春节假期", "2024-02-10"),
        ("2024年春节假期接待5万人次，春节假期", "2024-02-10"),
        ("2024年春节假期接待5万人次。\n春节假期", "2025-01-28"),
        ("2024年接待5亿人次。春节假期", "2025-01-28"),
        ("2025年2月3日，全市接待5万人次，春节假期", "2025-01-28"),
    ],
)
def test_a_holiday_takes_its_year_from_the_sentence_or_the_paragraph(text: str, first: str) -> None:
    assert str(holidays(text, date(2025, 2, 10))[-1].first) == first


def test_without_the_table_a_holiday_is_no_time() -> None:
    assert find_periods("春节假期", date(2025, 2, 10)) == ()


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


def test_a_congress_dates_what_came_since_only_where_its_day_is_known() -> None:
    known = Events.from_rows(rows("events")).congresses
    text = "党的十九大以来，新增高新技术企业120家"
    assert [str(p.first) for p in find_periods(text, date(2022, 5, 1), congresses=known)] == ["2017-10-18"]
    assert find_periods(text, date(2022, 5, 1)) == ()
