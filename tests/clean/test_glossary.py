"""Glossaries, boxes and notes: what explains a term is dropped, what reports stays."""

import pytest

import etl
from tests.clean.cleaning import cleaned

TITLE = "梁平区政府工作报告"
BODY = (
    "过去一年，全区地区生产总值达到612亿元，增长6.4%，规模以上工业增加值增长8.1%。",
    "“智改数转”企业达到146家，建成智能工厂7个、数字化车间31个，工业机器人突破900台。",
    "今年，实施技改项目60个，新增智能工厂3个，打造“产业大脑”2个，带动投资12亿元。",
)
MORE = "下一步，全区将持续完善算力、算法、数据三项支撑，让更多企业敢用会用智能装备。"


@pytest.mark.parametrize(
    "glossary",
    [
        ("名词解释", "1.智改数转：支持企业200家。", "2.产业大脑：计划投资3亿元。"),
        (
            "附件",
            "《政府工作报告》名词解释",
            "智改数转",
            "指智能化改造，支持企业200家。",
            "产业大脑",
            "指平台，投资3亿元。",
        ),
        ("注释", "①智改数转：支持企业200家。", "②产业大脑：计划投资3亿元。"),
        ("注：", "1.数据为初步统计数。", "2.规模以上工业指年主营业务收入2000万元及以上的企业。"),
        ("注：1.规模以上工业指年主营业务收入2000万元及以上的企业。", "2.部分数据因四舍五入存在误差。"),
        ("（名词解释：①智改数转，指智能化改造，支持企业200家。②产业大脑，投资3亿元。）",),
        ("【名词解释】：智改数转指智能化改造，全国支持企业200家。",),
    ],
)
def test_a_glossary_at_the_end_is_dropped(glossary: tuple[str, ...]) -> None:
    document = cleaned("\n".join((TITLE, *BODY, MORE, *glossary)))
    assert document.text == "\n".join((TITLE, *BODY, MORE))
    assert {kind for kind, _ in document.dropped} == {"glossary"}


@pytest.mark.parametrize(
    "box",
    [
        ("名词解释", "智改数转：指智能化改造和数字化转型，全国试点城市96个。"),
        ("名词解释", "1.智改数转：试点城市96个。", "2.产业大脑：平台35个。"),
    ],
)
def test_a_box_between_paragraphs_ends_where_prose_goes_on(box: tuple[str, ...]) -> None:
    text = "\n".join((TITLE, *BODY, *box, MORE, BODY[0][::-1][1:], MORE[::-1][1:] + "。"))
    document = cleaned(text)
    assert MORE in document.text
    assert "96个" not in document.text
    assert not {"96个", "35个"} & set(etl.extract(text).indicators.quote)


def test_the_turns_of_an_interview_are_no_entries() -> None:
    turns = [f"记者：第{rank}问是什么？\n吴局长：去年建成智能工厂{rank}7个，全部投入使用。" for rank in range(1, 5)]
    document = cleaned("\n".join((TITLE, *BODY, "名词解释", "智改数转：指智能化改造。", *turns)))
    assert document.text.count("吴局长：") == 4


def test_a_remark_of_one_line_is_no_list_of_notes() -> None:
    text = "\n".join((TITLE, *BODY, "注：以上数据由区统计局提供。", MORE))
    assert MORE in cleaned(text).text
