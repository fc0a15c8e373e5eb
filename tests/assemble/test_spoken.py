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
        ("“旺季一天能卖600多杯。”店主说。", ["销量"]),
        ("“去年我们卖了三千多台，今年前四个月已经卖了两千台。”", ["销量", "销量"]),
        ("骑手陈强说：“一天能跑五六十单。”", ["单量"]),
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
        ("公司团队从最初的15名发展到520余人。", "公司团队", [15.0, 520.0]),
        ("合作社从成立时的6户发展到现在的230户。", "合作社", [6.0, 230.0]),
        ("每条线的工人由40名减至7人。", "每条线的工人", [40.0, 7.0]),
    ],
)
def test_a_change_may_start_with_another_measure_word(body: str, metric: str, ends: list[float]) -> None:
    found = rows(body)
    assert found["value"].tolist() == ends
    assert found["baseline"].tolist() == [True, False]
    assert set(found["metric"]) == {metric}


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
