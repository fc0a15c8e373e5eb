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
        ("企业拿下1.6亿元的海外订单。", ["海外订单"]),
        ("镇里送来了80万元的贴息贷款。", ["贴息贷款"]),
        ("每斤能卖到60元。", ["每斤售价"]),
        ("公司每年拿出营收的9%搞研发。", ["研发投入占营收比重"]),
        ("项目已完成总工程量的七成。", ["总工程量完成率"]),
        ("电站一年能发电3200万度。", ["年发电量"]),
        ("目前，全市晚稻已播种86万亩。", ["晚稻播种面积"]),
        ("会上，全市共签约项目46个，总投资82亿元。", ["签约项目", "总投资"]),
        ("产业项目36个，总投资410亿元，占总投资的七成。", ["产业项目", "总投资", "产业项目占总投资比重"]),
        ("这款国产减速器的合格率达到98%，价格只有进口产品的六成。", ["国产减速器的合格率", "价格"]),
        ("公司海外收入占到公司总收入的45%。", ["海外收入占总收入比重"]),
        ("公司在手订单达到4亿元。", ["在手订单"]),
        ("工地上，8台塔吊同时作业。", ["塔吊"]),
        ("村里的200多亩荒地变成了果园。", ["荒地"]),
        ("用上新农机，一亩地还能省下12块钱油钱。", ["每亩节省油钱"]),
        ("改造后，每吨能节省300元电费。", ["每吨节省电费"]),
        ("全县生猪、肉牛年出栏量分别达到30万头、2万头。", ["生猪年出栏量", "肉牛年出栏量"]),
        ("全市高标准农田达到310万亩。", ["高标准农田"]),
        ("全市建设高标准农田14万亩。", ["高标准农田"]),
        ("村播们平均每人每月能挣4000元。", ["每人每月收入"]),
        ("仓库里，90台物流机器人24小时不停运转。", ["物流机器人"]),
        ("他带着团队拿到发明专利28件。", ["发明专利"]),
        ("双11期间，仓库日均发货量达到12万单。", ["仓库日均发货量"]),
    ],
)
def test_what_a_newscast_measures(body: str, metrics: list[str]) -> None:
    assert told(body)["metric"].tolist() == metrics


def test_blanks_part_what_a_title_says() -> None:
    rows = etl.extract(
        "农业机械化按下“快进键” 机收率超98%\n来源：绵阳日报  发布时间：2024-06-08\n绵阳很忙。", name="news.txt"
    ).indicators
    assert rows["metric"].tolist() == ["机收率"]


def test_more_orders_are_a_growth() -> None:
    (figure,) = told("订单一下子多了三成。").itertuples()
    assert (figure.metric, figure.value, figure.measure) == ("订单", 30, "growth")


def test_what_there_is_already_is_no_promise() -> None:
    (figure,) = told("毕业生三年内可以免费住进公寓，目前已经有1300多人入住。").itertuples()
    assert figure.status == "actual"


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
