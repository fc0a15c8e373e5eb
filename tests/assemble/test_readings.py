"""What a number's neighbours leave open: bounds that go on, and deeds that are no difference."""

import pandas as pd
import pytest

import etl


def rows(body: str) -> pd.DataFrame:
    return etl.extract(f"观察\n来源：合肥日报  发布时间：2024-05-20\n{body}", name="news.txt").indicators


@pytest.mark.parametrize(
    ("body", "bounds"),
    [
        ("进出口总额先后突破500亿元、600亿元。", ["at_least", "at_least"]),
        ("税收突破50亿元、利润20亿元。", ["at_least", "exact"]),
        ("工业投资超过50亿元、引进企业30家。", ["at_least", "exact"]),
    ],
)
def test_a_bound_goes_on_to_an_amount_without_words_of_its_own(body: str, bounds: list[str]) -> None:
    assert rows(body)["bound"].tolist() == bounds


@pytest.mark.parametrize("deeds", ["完善提升", "改造提升", "巩固提升", "整治提升", "壮大"])
def test_what_is_improved_is_counted_and_no_difference(deeds: str) -> None:
    assert rows(f"全市{deeds}20个养老服务站。")["measure"].tolist() == ["level"]


def test_a_count_that_has_grown_by_some_is_a_difference() -> None:
    assert rows("去年，养老服务站增加到80个，比上年多20个。")["measure"].tolist() == ["level", "gap"]


@pytest.mark.parametrize("held", ["举办2届博览会", "圆满承办3届大会"])
def test_events_of_several_years_cover_the_stretch(held: str) -> None:
    text = (
        "2026年合肥市政府工作报告\n——2026年1月20日在合肥市第十七届人民代表大会第五次会议上\n"
        f"一、“十四五”时期工作回顾\n“十四五”时期，我们开放合作，成功{held}。"
    )
    figure = etl.extract(text, name="report.txt").indicators.iloc[-1]
    assert (figure["period_start"], figure["period_end"]) == (pd.Timestamp("2021-01-01"), pd.Timestamp("2025-12-31"))


def test_an_amount_is_no_increment_of_things_counted() -> None:
    assert rows("新引进项目48个、到位资金215亿元。")["measure"].tolist() == ["increment", "level"]
    assert rows("新增企业30家、岗位5000个。")["measure"].tolist() == ["increment", "increment"]


@pytest.mark.parametrize("verb", ["多交", "多卖", "少产", "多"])
def test_so_many_more_than_another_time_is_a_difference(verb: str) -> None:
    assert rows(f"上半年，我们交付整机146架，比去年同期{verb}52架。")["measure"].tolist() == ["level", "gap"]


@pytest.mark.parametrize(
    "words", ["新认证“蒙”字标企业30家", "自贸区新设企业30家", "青岛港新开航线30条", "示范区新推出成果30项"]
)
def test_what_is_new_is_an_increment(words: str) -> None:
    assert rows(f"去年，{words}。")["measure"].tolist() == ["increment"]


def test_measures_that_strengthen_something_are_counted() -> None:
    assert rows("全市实施促进民营经济发展壮大36条政策措施。")["measure"].tolist() == ["level"]


@pytest.mark.parametrize(("word", "value"), [("增产", 6.0), ("减产", -6.0)])
def test_more_or_less_of_a_crop_is_a_difference(word: str, value: float) -> None:
    figure = rows(f"夏粮总产量439吨，比上年{word}6吨。").iloc[-1]
    assert (figure["measure"], figure["value"]) == ("gap", value)
