"""Television news: what people say to the camera, ceremonies of days ago, prices, plants and fields."""

import pandas as pd
import pytest

import etl


def told(body: str, day: str = "2024-11-18") -> pd.DataFrame:
    return etl.extract(f"县域观察\n来源：绵阳日报  发布时间：{day}\n{body}", name="news.txt").indicators


def days(rows: pd.DataFrame, quote: str) -> tuple[str, str]:
    row = rows.set_index("quote").loc[quote]
    return tuple("" if pd.isna(day) else str(day.date()) for day in (row["period_start"], row["period_end"]))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("body", "metrics"),
    [
        ("【同期】海岳重工公司销售部经理　周平：上半年我们的销售额做到了2.1个亿。", ["销售额"]),
        ("海岳重工公司董事长 周平：今年前9个月，产值能到3亿元。", ["产值"]),
        ("去年，公司以260万元受让了3项专利。", ["专利受让金额", "专利"]),
        ("5月，企业以1.6亿元竞得一宗工业用地。", ["工业用地竞得金额"]),
        ("我们用订单从银行贷到了300万元。", ["订单贷款"]),
        ("项目主要建设年产20万吨的特种树脂装置。", ["特种树脂年产能"]),
        ("年产5万台农机的智能工厂已经封顶。", ["农机年产能"]),
        ("大户王强今年种了900亩油菜。", ["油菜种植面积"]),
        ("合作社今年种植大豆700亩。", ["大豆种植面积"]),
        ("展会将举办20余场论坛以及60多场新品发布活动。", ["论坛", "新品发布活动"]),
        ("目前，全市归集公共数据超过1.5万类。", ["公共数据"]),
    ],
)
def test_what_a_newscast_measures(body: str, metrics: list[str]) -> None:
    assert told(body)["metric"].tolist() == metrics


def test_a_few_kinds_are_the_label_of_a_list() -> None:
    assert told("会议部署了12类重点工作。").empty


@pytest.mark.parametrize(
    ("body", "quote", "expected"),
    [
        ("在三天前举行的签约仪式上，全市共签约项目53个。", "53个", ("2024-11-15", "2024-11-15")),
        ("11月15日，全市签约项目53个。其中，游仙区项目9个。", "9个", ("2024-11-15", "2024-11-15")),
        (
            "前三季度，进出口320亿元。三季度当季，进出口110亿元。民企进出口90亿元。",
            "90亿元",
            ("2024-01-01", "2024-09-30"),
        ),
        ("前三季度，进出口320亿元。三季度当季，进出口110亿元。", "110亿元", ("2024-07-01", "2024-09-30")),
        ("今年，绵阳设立了总规模15亿元的种子基金。", "15亿元", ("2024-01-01", "2024-12-31")),
        ("9月12号，全市开工项目31个。", "31个", ("2024-09-12", "2024-09-12")),
    ],
)
def test_times_of_a_newscast(body: str, quote: str, expected: tuple[str, str]) -> None:
    assert days(told(body), quote) == expected


def test_a_day_further_back_is_not_what_is_broken_down() -> None:
    rows = told("11月15日，绵阳召开大会。全市有企业820家。其中，民营企业610家。")
    assert days(rows, "610家") == ("", "")
