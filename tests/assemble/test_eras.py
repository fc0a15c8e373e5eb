"""Reviews of several years in reports: what a paragraph opens with, means over years, and what stands beside them."""

import pytest

import etl

HEAD = "2026年合肥市政府工作报告\n——2026年1月20日在合肥市第十七届人民代表大会第五次会议上\n一、“十四五”时期和2025年工作回顾\n"
FIVE, LAST = ("2021-01-01", "2025-12-31"), ("2025-01-01", "2025-12-31")


def periods(body: str) -> list[tuple[str, str]]:
    rows = etl.extract(HEAD + body, name="report.txt").indicators
    return [(row.period_start.date().isoformat(), row.period_end.date().isoformat()) for row in rows.itertuples()]


CASES = [
    ("这五年，我们坚持创新引领。研发投入年均增长12%，新增高新技术企业3200家。", [FIVE, FIVE]),
    ("这五年，我们坚持创新引领。\n培训技能人才8.6万人，高新技术企业达到9800家。", [FIVE, LAST]),
    ("五年来，城市面貌一新。\n改造老旧小区760个。\n2025年，全市上下真抓实干。\n新建公园42个。", [FIVE, LAST]),
    ("各位代表！过去的2025年，来之不易。规上工业增加值增长9%。", [LAST]),
    ("五年来，获评国家级示范3个、省级示范12个。", [FIVE, FIVE]),
    ("五年来，空气质量改善。PM2.5浓度同比下降4.1%。", [LAST]),
    ("2025年，生产总值增长6%，比“十三五”末翻一番；税收年均增长8%。", [LAST, LAST, FIVE]),
    ("“十四五”时期技改投资是“十三五”时期的1.7倍。", [FIVE]),
]


@pytest.mark.parametrize(("body", "wanted"), CASES)
def test_a_review_of_several_years(body: str, wanted: list[tuple[str, str]]) -> None:
    assert periods(body) == wanted


def test_a_year_that_is_running_goes_before_the_plan_of_the_heading() -> None:
    body = "二、“十五五”时期主要目标和2026年重点工作\n今年，生产总值增长6%左右，新建5G基站2000个。"
    assert periods(body) == [("2026-01-01", "2026-12-31")] * 2


def test_obtained_funds_are_facts_in_a_review() -> None:
    rows = etl.extract(HEAD + "2025年，争取中央预算内投资46亿元、增长14%。", name="report.txt").indicators
    assert set(rows["status"]) == {"actual"}


def test_a_communique_about_a_year_sees_the_whole_year_from_its_end() -> None:
    text = "合肥市2023年统计公报\n来源：合肥市统计局  2024-04-20\n年末规模以上工业企业386家，全年规模以上工业总产值1204亿元。"
    rows = etl.extract(text, name="stat.txt").indicators
    assert [day.year for day in rows["period_end"]] == [2023, 2023]


DECEMBER = (
    "肥西县2023年政府工作报告\n——2022年12月27日在肥西县人民代表大会上\n一、2022年工作回顾\n"
    "一年来，新认定高新技术企业118家，机器人产值增长35%。\n三、2023年重点任务\n"
    "做优会展经济，全年举办展会70场，年底前改造管网56公里。"
)


@pytest.mark.parametrize(("quote", "year"), [("118家", 2022), ("35%", 2022), ("70场", 2023), ("56公里", 2023)])
def test_a_report_of_december_reviews_its_year_and_plans_the_next(quote: str, year: int) -> None:
    row = etl.extract(DECEMBER, name="report.txt").indicators.set_index("quote").loc[quote]
    assert (f"{row['period_start']:%F}", f"{row['period_end']:%F}") == (f"{year}-01-01", f"{year}-12-31")
