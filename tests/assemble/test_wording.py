"""Words that look like others: a threshold and a comparison, a particle and the first character of a word, a class and a rank."""

import pandas as pd
import pytest

import etl


def figures(text: str) -> pd.DataFrame:
    return etl.extract(f"全市发展观察\n来源：合肥日报  发布时间：2024-05-20\n{text}", name="news.txt").indicators


@pytest.mark.parametrize(
    ("text", "value", "measure", "bound"),
    [
        ("去年，臭氧平均浓度低于每立方米150微克。", 150, "level", "at_most"),
        ("去年，平均浓度高于每立方米20微克。", 20, "level", "at_least"),
        ("去年，平均办件时间不高于30分钟。", 30, "level", "at_most"),
        ("去年，细颗粒物浓度低于全省平均3微克。", -3, "gap", "exact"),
        ("去年，规上工业增加值增速高于全国2.1个百分点。", 2.1, "gap", "exact"),
    ],
)
def test_a_threshold_is_a_level_and_a_comparison_a_gap(text: str, value: float, measure: str, bound: str) -> None:
    row = figures(text).iloc[0]
    assert (row["value"], row["measure"], row["bound"]) == (value, measure, bound)


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("去年，建成300个和美乡村。", "和美乡村"),
        ("去年，命名和谐社区20个。", "和谐社区"),
        ("去年，全市及时办结率达到98%。", "及时办结率"),
        ("去年，生物医药和新材料产业产值达到500亿元。", "生物医药和新材料产业产值"),
        ("去年，建成智慧社区和12个智能工厂。", "智能工厂"),
    ],
)
def test_a_particle_is_not_the_first_character_of_a_word(text: str, metric: str) -> None:
    assert figures(text)["metric"].tolist() == [metric]


def test_the_first_rank_of_a_class_is_no_rank() -> None:
    tables = etl.extract("算力规模位居全国第一方阵，创新能力进入全省第一梯队，产业规模位居全国第一。")
    assert tables.rejects["reason"].tolist() == ["class", "class"]
    assert tables.indicators["metric"].tolist() == ["产业规模"]


def test_a_total_behind_an_increment_is_what_there_is() -> None:
    rows = figures("去年，全市新增独角兽企业5家、总数达到28家，新增智能工厂12家、数字化车间30个。")
    assert rows["measure"].tolist() == ["increment", "level", "increment", "increment"]
    assert rows["metric"].tolist() == ["独角兽企业", "独角兽企业总数", "智能工厂", "数字化车间"]


def test_points_said_with_the_last_number_are_of_all() -> None:
    rows = figures("去年，普及率86.5%，数控化率67.2%，分别比上年末提高1.5个和2.1个百分点。")
    assert rows["unit"].tolist() == ["%", "%", "个百分点", "个百分点"]
    assert rows["metric"].tolist() == ["普及率", "数控化率", "普及率", "数控化率"]
