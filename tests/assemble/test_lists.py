"""Lists and what they share: 分别 over metrics and places before, tails, tiers of offers, growth behind a share."""

import pytest

import etl


def metrics(body: str, title: str = "全市产业发展观察") -> list[str]:
    return list(
        etl.extract(f"{title}\n来源：合肥日报  发布时间：2024-05-20\n{body}", name="news.txt").indicators["metric"]
    )


CASES = [
    ("一季度，企业营业收入320亿元、利润总额21亿元，分别增长1.6%和4.2%。", ["企业营业收入", "利润总额"] * 2),
    ("工业投资、技改投资分别增长7%、9%，两项增速均居全省第三。", ["工业投资", "技改投资"] * 2),
    ("城镇和农村常住居民人均消费支出分别增长4%、6%。", ["城镇常住居民人均消费支出", "农村常住居民人均消费支出"]),
    ("城镇居民、农村居民人均消费支出分别增长4%、6%。", ["城镇居民人均消费支出", "农村居民人均消费支出"]),
    ("金融机构存、贷款余额分别增长8%、9%。", ["金融机构存款余额", "金融机构贷款余额"]),
    (
        "电子信息产业产值220亿元，占全市工业的四成，较2020年翻一番。",
        ["电子信息产业产值", "电子信息产业产值占全市工业比重", "电子信息产业产值"],
    ),
    ("光伏玻璃产能分别达到120万吨、占全省的30%。", ["光伏玻璃产能", "光伏玻璃产能占全省比重"]),
    ("出台优化营商环境18条举措。", ["优化营商环境举措"]),
    ("3人获评全国技术能手。", ["全国技术能手"]),
    ("吸引21个国家和地区的嘉宾600人。", ["国家和地区", "嘉宾"]),
]


@pytest.mark.parametrize(("body", "wanted"), CASES)
def test_what_a_list_shares(body: str, wanted: list[str]) -> None:
    assert metrics(body) == wanted


def test_respective_places_go_on_about_the_same_metric() -> None:
    body = "去年，蜀山、庐阳、包河三区工业投资合计402亿元，分别增长8.8%、12.1%、3.5%。"
    text = f"全市投资观察\n来源：合肥日报  发布时间：2024-05-20\n{body}"
    rows = etl.extract(text, name="news.txt").indicators
    assert list(rows["region_code"])[1:] == ["340104", "340103", "340111"]
    assert set(rows["metric"]) == {"工业投资"}


OFFERS = [
    (
        "对总投资500万元以上的技术改造项目，按设备投资额的8%给予补助，最高500万元。",
        ["技术改造项目设备投资额补助比例", "技术改造项目补助"],
    ),
    (
        "对认定为国家级、市级首台套的产品，分别给予最高300万元、100万元奖励。",
        ["国家级首台套产品奖励", "市级首台套产品奖励"],
    ),
    ("对通过国家备案的大模型，给予100万元奖励。", ["大模型奖励"]),
]


@pytest.mark.parametrize(("body", "wanted"), OFFERS)
def test_offers_are_named_after_what_they_are_given_for(body: str, wanted: list[str]) -> None:
    found = metrics("一、支持企业发展\n" + body, title="合肥市支持人工智能产业发展若干政策")
    assert found[-len(wanted) :] == wanted


COMPARED = [
    ("配送效率比人工快两成。", "growth", 20.0),
    ("单位能耗比传统产线低17%。", "growth", -17.0),
    ("企业利润一季度下降36%，上半年降幅收窄至4.2%。", "growth", -4.2),
    ("签约项目46个，比上届多11个。", "gap", 11.0),
    ("新转化成果40项以上。", "increment", 40.0),
    ("增长8.5%以上，力争达到10%。", "growth", 10.0),
]


@pytest.mark.parametrize(("body", "measure", "value"), COMPARED)
def test_what_is_compared_with_other_things(body: str, measure: str, value: float) -> None:
    row = etl.extract(f"观察\n来源：合肥日报  发布时间：2024-05-20\n{body}", name="news.txt").indicators.iloc[-1]
    assert (row["measure"], row["value"]) == (measure, value)
