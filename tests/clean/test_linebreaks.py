"""Texts that lost their line breaks, numbers that blanks break, and paragraphs that stand twice."""

import pytest

import etl
from etl.clean.numbers import join_numbers
from etl.model import BlockKind
from tests.clean.cleaning import cleaned, lines

FIRST = (
    "3月12日，滨州市召开人工智能产业推进会，总结去年工作，部署今年任务，各县区和有关部门负责同志参加会议并作交流发言。"
)
SECOND = "去年，全市人工智能核心产业营业收入达86.4亿元，同比增长21.5%，新增规模以上企业37家，建成智能工厂14个。"
THIRD = (
    "会议要求，要加快推进算力、算法、数据三项支撑，年内新增智算规模300P，培育行业大模型8个以上，让更多企业敢用会用。"
)
FOURTH = "有关企业代表表示，将继续扩大投入，深化与高校院所合作，力争三年内把研发人员由120人增加到200人。"
PARAGRAPHS = (FIRST, SECOND, THIRD, FOURTH)
HEAD = "滨州召开人工智能产业推进会"


def repairs(text: str) -> dict[str, int]:
    return {repair.name: repair.count for repair in cleaned(text).repairs}


def test_two_wide_blanks_begin_a_paragraph() -> None:
    text = f"{HEAD} 来源：滨州日报 发布时间：2024-03-13　　" + "　　".join(PARAGRAPHS)
    document = cleaned(text)
    assert lines(document, BlockKind.TITLE) == [HEAD]
    assert tuple(lines(document, BlockKind.BODY)) == PARAGRAPHS
    assert (document.masthead.source, str(document.masthead.published_date)) == ("滨州日报", "2024-03-13")
    assert repairs(text)["lost_line_breaks"] >= 4


@pytest.mark.parametrize("blank", ["", " "])
def test_headings_in_rising_order_begin_a_paragraph(blank: str) -> None:
    text = (
        f"{HEAD}{blank}一、总体要求 {FIRST}{SECOND}{blank}二、重点任务{blank}（一）夯实算力底座 {THIRD}{blank}"
        f"（二）壮大企业 {FOURTH}{blank}三、保障措施 各部门要抓好落实，定期调度，确保完成全年目标任务。"
    )
    document = cleaned(text)
    if blank:
        assert lines(document, BlockKind.HEADING)[-4:] == [
            "二、重点任务",
            "（一）夯实算力底座",
            "（二）壮大企业",
            "三、保障措施",
        ]
    assert f"\n{THIRD}\n（二）壮大企业\n{FOURTH}\n三、保障措施\n" in document.text


def test_heads_in_brackets_begin_an_item() -> None:
    items = (f"【滨城区】{SECOND}", f"【沾化区】{THIRD}", f"【惠民县】{FOURTH}")
    assert cleaned("".join((FIRST, *items))).text == "\n".join((FIRST, *items))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "".join(PARAGRAPHS) + "　　" + "".join(PARAGRAPHS)[:200] + "。",
        FIRST + SECOND + "一、" + THIRD + FOURTH + SECOND[:60],
        f"{FIRST}【滨城区】{SECOND}{THIRD}{FOURTH}",
        f"{FIRST}　　{SECOND}",
    ],
    ids=["whole", "one blank", "one number", "one head", "short"],
)
def test_a_text_that_shows_no_loss_is_left_alone(text: str) -> None:
    assert "lost_line_breaks" not in repairs(text)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("产值达４７．２万亿元", "产值达47.2万亿元"),
        ("企业１，２３４家", "企业1,234家"),
        ("增长12．5％", "增长12.5%"),
        ("增长１2.5％", "增长12.5%"),
        ("下降－３．５％", "下降-3.5%"),
        ("增速为−2.1%", "增速为-2.1%"),
        ("占比１２﹪", "占比12%"),
        ("２０２３，５家企业", "2023，5家企业"),
        ("产值1 234.5亿元", "产值1234.5亿元"),
        ("新增12 000户", "新增12000户"),
        ("增长12. 5%", "增长12.5%"),
        ("增长12 .5个百分点", "增长12.5个百分点"),
    ],
)
def test_numbers_are_written_as_one(broken: str, whole: str) -> None:
    text = f"{HEAD}\n{FIRST}\n去年全市人工智能产业{broken}，发展势头良好，企业信心增强。"
    assert f"产业{whole}，" in cleaned(text).text


@pytest.mark.parametrize(
    "text",
    [
        "①②③Ⅳ",
        "表3 100家企业",
        "1. 5家企业入选",
        "第2 300强",
        "时间2024 03 15",
        "2023 年 2024 年",
        "A 100 型",
        "图1. 5%的企业",
    ],
)
def test_what_is_no_broken_number_is_left_alone(text: str) -> None:
    assert join_numbers(text) == (text, 0)


@pytest.mark.parametrize(
    ("before", "after"), [("增长12.", "5%，增速居前。"), ("增长12", ".5%，增速居前。"), ("达到320", "亿元，增速居前。")]
)
def test_a_number_over_a_line_break_is_one(before: str, after: str) -> None:
    text = f"{HEAD}\n{FIRST}\n核心产业收入{before}\n{after}\n{THIRD}"
    assert f"收入{before}{after}" in cleaned(text).text


def test_a_paragraph_that_stands_twice_counts_once() -> None:
    text = "\n".join(
        (HEAD, "一、工作回顾", FIRST, SECOND, "二、工作安排", THIRD, "一、工作回顾", FIRST, SECOND, FOURTH)
    )
    document = cleaned(text)
    assert document.text == "\n".join((HEAD, "一、工作回顾", FIRST, SECOND, "二、工作安排", THIRD, FOURTH))
    assert [item for item in document.dropped if item[0] == "repeated_paragraph"] == [
        ("repeated_paragraph", "一、工作回顾"),
        ("repeated_paragraph", FIRST),
        ("repeated_paragraph", SECOND),
    ]
    assert repairs(text) == {"repeated_paragraphs": 3}
    assert list(etl.extract(text).indicators.quote).count("86.4亿元") == 1


def test_a_refrain_stands_as_often_as_it_is_said() -> None:
    refrain = "各位代表！人民群众对美好生活的向往，就是我们的奋斗目标。"
    text = "\n".join((HEAD, FIRST, refrain, SECOND, refrain, THIRD))
    assert cleaned(text).text == text
