"""Each item of a bulletin keeps its own place and time, through the public interface; the items are invented."""

import pytest

import etl

HEADED = """国内联播快讯
2024年6月3日　来源：央视网
【湖南】长沙人工智能产业加速集聚
截至5月底，长沙市人工智能企业达到1260家，一季度核心产业营收增长18.5%。
【安徽】合肥中国声谷营收突破千亿元
6月2日，记者从合肥高新区获悉，中国声谷去年入驻企业2200家，营业收入达到1050亿元。
【四川】成都智算中心投入运行
昨天，成都智算中心二期投入运行，新增算力300P。
【内蒙古】草原有了智慧牧场
锡林郭勒盟今年新建智慧牧场35个，牧民人均增收2600元。
"""
COLONS = """数字中国建设简讯
发布时间：2024-06-03
长沙：截至5月底，全市人工智能企业达到1260家，一季度核心产业营收增长18.5%。
合肥：6月2日，记者从高新区获悉，中国声谷去年入驻企业2200家，营业收入达到1050亿元。
成都：智算中心二期投入运行，新增算力300P，相关企业营收增长一成。
"""
PLACES = {"1260家": "430100", "18.5%": "430100", "2200家": "340100", "1050亿元": "340100", "300P": "510100"}
DAYS = {"1260家": "2024-05-31", "18.5%": "2024-03-31", "2200家": "2023-12-31", "1050亿元": "2023-12-31"}


@pytest.mark.parametrize("text", [HEADED, COLONS], ids=["headed", "colons"])
def test_no_item_takes_the_place_or_the_time_of_another(text: str) -> None:
    tables = etl.extract(text)
    document = tables.documents.iloc[0]
    assert (document.kind, document.region_code, str(document.published_date)[:10]) == (
        "bulletin",
        "100000",
        "2024-06-03",
    )
    found = tables.indicators.set_index("quote")
    assert {quote: found.region_code[quote] for quote in PLACES} == PLACES
    assert {quote: str(found.period_end[quote])[:10] for quote in DAYS} == DAYS
    assert str(document.event_date) in ("NaT", "None")


def test_a_heading_of_an_item_is_in_its_own_place() -> None:
    found = etl.extract(HEADED).indicators.set_index("quote")
    assert found.region_code["突破千亿元"] == "340100"
    assert set(found.region_code[["35个", "2600元"]]) == {"152500"}


def test_a_lead_that_stands_twice_counts_once() -> None:
    lead = "3月5日，丽水市召开生态产品价值实现机制改革推进会，去年全市发放“生态贷”48.2亿元，惠及农户2.1万户。"
    head = f"丽水推进生态产品价值实现机制改革\n摘要：{lead}\n来源：丽水日报 2024-03-06"
    text = f"{head}\n{lead}\n会议要求抓好落实，建成监测站点1200个。"
    quotes = list(etl.extract(text).indicators.quote)
    assert quotes.count("48.2亿元") == 1
    assert quotes.count("1200个") == 1
