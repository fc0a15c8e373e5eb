"""Outlines of five-year plans: what they look back on, what they aim at, and for which years."""

import pandas as pd
import pytest

import etl

PLAN = (
    "合肥市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\n来源：合肥市人民政府　发布日期：2021-04-02\n"
    "第一章　迈上新征程\n第一节　“十三五”发展取得历史性成就\n"
    "“十三五”时期，全市经济总量跃上新台阶，2020年地区生产总值达到1.02万亿元，年均增长7.6%。\n"
    "新建地铁线路3条，新能源汽车保有量达到11万辆。\n"
    "第二节　主要目标\n展望2035年，今后五年努力实现以下目标：\n"
    "——创新能力更强。全社会研发经费投入年均增长12%，能源消耗累计降低13%。\n"
    "——产业体系更优。到2023年，智能产业产值达到900亿元。机器人产值突破600亿元。\n"
    "——生态环境更好。森林覆盖率达到30%，到2024年，污水处理率达到98%。\n"
)


@pytest.fixture(scope="module")
def figures() -> pd.DataFrame:
    return etl.extract(PLAN, name="outline.txt").indicators.set_index("quote")


@pytest.mark.parametrize(
    ("quote", "status", "first", "last"),
    [
        ("1.02万亿元", "actual", "2020-01-01", "2020-12-31"),
        ("7.6%", "actual", "2016-01-01", "2020-12-31"),
        ("3条", "actual", "2016-01-01", "2020-12-31"),
        ("11万辆", "actual", "2020-01-01", "2020-12-31"),
        ("12%", "target", "2021-01-01", "2025-12-31"),
        ("30%", "target", "2021-01-01", "2025-12-31"),
        ("突破600亿元", "target", "2023-01-01", "2023-12-31"),
        ("98%", "target", "2024-01-01", "2024-12-31"),
    ],
)
def test_an_outline_reviews_one_plan_and_sets_the_next(
    figures: pd.DataFrame, quote: str, status: str, first: str, last: str
) -> None:
    row = figures.loc[quote]
    assert (row["status"], f"{row['period_start']:%F}", f"{row['period_end']:%F}") == (status, first, last)


def test_what_adds_up_over_the_plan_is_cumulative(figures: pd.DataFrame) -> None:
    assert figures.loc["13%", "basis"] == "cumulative"


def test_a_plan_laid_before_a_congress_dates_no_figure_of_the_report() -> None:
    text = (
        "2026年合肥市政府工作报告\n——2026年1月8日在合肥市人民代表大会上\n一、2025年工作回顾\n"
        "根据建议，市政府编制了《合肥市国民经济和社会发展第十五个五年规划纲要（草案）》。机器人产量达到3.2万台。"
    )
    row = etl.extract(text, name="report.txt").indicators.iloc[0]
    assert (row["status"], row["period_end"].year) == ("actual", 2025)


REVIEW = (
    "2026年合肥市政府工作报告\n——2026年1月8日在合肥市第十七届人民代表大会第五次会议上\n一、2025年工作回顾\n"
    "（一）全力促进经济平稳增长\n规上工业增加值增长8.1%。\n（二）聚力落实国家重大战略任务\n{}\n"
    "二、2026年重点工作\n（一）聚力落实重大战略任务\n新建智能工厂35家。"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "新引进外资研发中心16家。",
        "将12家平台公司整合为3家集团。",
        "空气优良天数比例优于省级考核目标1.5个百分点。",
        "累计争取中央转移支付86亿元。",
        "争取国家设备更新任务43项。",
        "每年将72%的财力用于民生。",
    ],
)
def test_what_a_review_says_under_a_heading_of_tasks_is_done(sentence: str) -> None:
    rows = etl.extract(REVIEW.format(sentence), name="report.txt").indicators
    assert list(rows["status"]) == ["actual"] * (len(rows) - 1) + ["target"]
    assert len(rows) >= 3


def test_the_year_of_a_national_programme_counts_no_countries() -> None:
    rows = etl.extract(REVIEW.format("积极争取清洁煤炭2030国家科技重大专项。"), name="report.txt").indicators
    assert list(rows["quote"]) == ["8.1%", "35家"]


def test_a_deadline_that_opens_a_paragraph_holds_for_its_sentences() -> None:
    text = "合肥市“十四五”产业规划\n发布日期：2021-04-02\n三、重点产业\n到2024年，智能产业产值达到900亿元。机器人产值突破600亿元。"
    rows = etl.extract(text, name="plan.txt").indicators
    assert [f"{day:%F}" for day in rows["period_end"]] == ["2024-12-31", "2024-12-31"]


def test_five_years_are_those_of_the_plan_that_the_paragraph_reviews() -> None:
    text = PLAN.replace("年均增长7.6%", "五年年均增长7.6%")
    row = etl.extract(text, name="outline.txt").indicators.set_index("quote").loc["7.6%"]
    assert (row["period_start"].year, row["period_end"].year) == (2016, 2020)


def test_indicators_that_a_plan_sets_are_goals() -> None:
    text = (
        "某市规划说明\n2026-01-20\n一、2025年工作回顾\n《纲要草案》从三个方面设置了12项主要指标，包括："
        "全员劳动生产率达40万元/人左右，全社会研发投入占比4%以上。"
    )
    rows = etl.extract(text, name="plan.txt").indicators
    told = rows[rows["quote"].isin(["40万元/人左右", "4%以上"])]
    assert told["status"].tolist() == ["target", "target"]
