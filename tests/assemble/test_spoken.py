"""What people say before a microphone: numbers whose noun is left out, or that start and end in two measure words."""

import pandas as pd
import pytest

import etl


def rows(body: str) -> pd.DataFrame:
    return etl.extract(f"观察\n来源：合肥日报  发布时间：2024-05-20\n{body}", name="news.txt").indicators


@pytest.mark.parametrize(
    ("body", "metrics"),
    [
        ("厂长周平说：“我们去年做了三个亿，今年翻了一番。”", ["销售额", "销售额"]),
        ("“旺季一天能卖600多杯。”店主说。", ["日销量"]),
        ("“去年我们卖了三千多台，今年前四个月已经卖了两千台。”", ["销量", "销量"]),
        ("骑手陈强说：“一天能跑五六十单。”", ["日单量"]),
        ("去年卖了三千多台机器人。", ["机器人销量"]),
        ("早些年我们厂里一个月也就装个十来台，现在一天就能下线16台。", ["月装配量", "日产量"]),
        ("收割机一天能收300多亩。", ["收割机日收割面积"]),
        ("一亩地能省15块钱。", ["每亩节省成本"]),
        ("这条线上一共才8个人。", ["人员"]),
        ("一条线过去要6个人管，现在2个人就够。", ["用工人数", "人员"]),
        ("用上收割机，8天就能全部收完。", ["收完时间"]),
        ("过去走陆路要一个小时，现在只需25分钟。", ["走陆路时间", "走陆路时间"]),
        ("从申请到放行，时间从过去的48小时缩短到6小时。", ["申请到放行时间", "申请到放行时间"]),
        ("种粮大户王成流转了3200亩土地。", ["土地"]),
        ("一列满载55个集装箱的中欧班列驶出。", ["集装箱"]),
        ("一支由36台机器狗组成的舞龙队引来喝彩。", ["机器狗"]),
        ("28名运维人员借助无人机巡检。", ["运维人员"]),
        ("一家电池企业一口气签下了150台的订单。", ["订单"]),
        ("行业前10强企业有8家在滁州布局。", ["行业前10强企业"]),
        ("研发投入不低于营收的20%。", ["研发投入占营收比重"]),
        ("每单的成本降到11元。", ["每单成本"]),
        ("“原来一个班要15个人，现在3个人就能看住8台设备。”", ["用工人数", "人员", "设备"]),
        ("“一吨成本能降80块钱。”", ["每吨成本"]),
        ("以前一台岸桥要配七八个人。", ["用工人数"]),
        ("其中科技型企业占到八成。", ["科技型企业占比"]),
        ("光电商渠道就占了六成以上。", ["电商渠道占比"]),
        ("3000多台机器人协同作业。", ["机器人"]),
        ("一艘满载1.2万吨矿石的货轮驶过。", ["矿石"]),
        ("人工智能企业要超过1000家。", ["人工智能企业"]),
        ("他带着12个徒弟管着40台焊接机器人。", ["徒弟", "焊接机器人"]),
        ("最高峰一天来了2.6万人。", ["日客流量"]),
        ("从申报到到账只用了7天。", ["申报到到账时间"]),
        ("全市仅用90天建成数据中心并投入使用。", ["建成数据中心时间"]),
        ("西青区把中北镇的老厂房改造成了智能网联汽车测试场，占地320亩。", ["占地"]),
        ("像这样的“黑灯工厂”全市已经有26家。", ["“黑灯工厂”"]),
        ("训练成本只有同类产品的十分之一。", ["训练成本"]),
        ("“一个月能挣五六千块钱。”", ["月收入"]),
        ("现在用无人机，20分钟就到了。", ["到达时间"]),
        ("一期建成，每年可节约标准煤1.2万吨。", ["节约标准煤"]),
        ("去年，这个村集体收入首次突破百万元。", ["村集体收入"]),
        ("三年投了两个多亿。", ["投资"]),
        ("直播间一晚上卖出去1.5万单。", ["直播间销量"]),
        ("去年营收8000万元，今年前四个月就做到了5000万元。", ["营收", "营收"]),
    ],
)
def test_a_deed_names_the_number(body: str, metrics: list[str]) -> None:
    assert rows(body)["metric"].tolist() == metrics


@pytest.mark.parametrize(
    ("body", "metric", "ends"),
    [
        ("公司团队从最初的15名发展到520余人。", "团队", [15.0, 520.0]),
        ("合作社从成立时的6户发展到现在的230户。", "合作社", [6.0, 230.0]),
        ("每条线的工人由40名减至7人。", "每条线的工人", [40.0, 7.0]),
    ],
)
def test_a_change_may_start_with_another_measure_word(body: str, metric: str, ends: list[float]) -> None:
    found = rows(body)
    assert found["value"].tolist() == ends
    assert found["baseline"].tolist() == [True, False]
    assert set(found["metric"]) == {metric}


@pytest.mark.parametrize(
    "body",
    [
        "过去一条线要配46名工人，现在只留9人巡检。",
        "以前一个月只能装30台，现在一天就能下线16台。",
        "过去走陆路要两个小时，如今只需25分钟。",
    ],
)
def test_how_it_was_and_how_it_is_now(body: str) -> None:
    assert rows(body)["baseline"].tolist() == [True, False]


@pytest.mark.parametrize(
    ("body", "basis"),
    [
        ("今年引入检测系统后，质检员减少了四分之三。", ""),
        ("目前，码头单箱能耗下降17%。", ""),
        ("今年引入检测系统后，产值同比增长8%。", "yoy"),
        ("上半年，对越南进出口增长6.4%，高于全市整体增速2.3个百分点。", ""),
    ],
)
def test_a_deed_and_the_whole_are_no_year_before(body: str, basis: str) -> None:
    assert rows(body)["basis"].iloc[-1] == basis


def test_an_estimate_of_the_year_holds_for_its_sentence() -> None:
    assert rows("预计今年全年，产值可达130亿元，上缴税收超过3亿元。")["status"].tolist() == ["target", "target"]


def test_a_size_of_some_things_is_a_class() -> None:
    assert rows("今年布局一批50万千瓦以上大型风光基地。").empty


@pytest.mark.parametrize("body", ["57岁的老钳工正在检修。", "夜里11点，车间依旧忙碌。", "把温度调到26度。"])
def test_an_age_an_hour_and_a_setting_are_no_figures(body: str) -> None:
    assert rows(body).empty


def test_the_age_that_is_measured_is_one() -> None:
    assert rows("团队平均年龄28岁。")["value"].tolist() == [28.0]


def test_two_kinds_of_things_make_no_change() -> None:
    assert not rows("服务队从8个村走出来，带到全县60家合作社。")["baseline"].any()


def test_two_things_that_were_added_are_counted() -> None:
    (figure,) = rows("车间里新添了两条生产线。").itertuples()
    assert (figure.value, figure.metric) == (2, "生产线")


@pytest.mark.parametrize(
    ("words", "value", "bound"),
    [("两个多亿元的订单", 2e8, "at_least"), ("20来个徒弟", 20.0, "about"), ("三百来户人家", 300.0, "about")],
)
def test_spoken_numbers(words: str, value: float, bound: str) -> None:
    (figure,) = rows(f"镇上有{words}。").itertuples()
    assert (figure.value, figure.bound) == (value, bound)


def test_where_something_comes_from_opens_no_number() -> None:
    (figure,) = rows("园区企业达到120家，其中30来自省外。").itertuples()
    assert figure.value == 120
