"""Rows of tables in a text: their tabs stay, all other tabs go, and the lines around them stay their own."""

import pytest

from etl.model import BlockKind
from tests.clean.cleaning import cleaned, lines

BODY = "今年以来，全市上下锐意进取，人工智能产业营业收入增长21.5%，企业总数达到320家。"
NEXT = "下一步，将持续完善算力、算法、数据三项支撑，让更多企业用好智能装备。"
TABLE = ("指标\t1—9月\t同比增长（%）", "工业增加值\t120.5\t6.5", "固定资产投资\t80\t-2.3")


def rows(*text: str) -> list[str]:
    return lines(cleaned("\n".join(text)), BlockKind.TABLE)


def test_rows_stay_with_their_tabs() -> None:
    document = cleaned("\n".join(("全市主要经济指标", BODY, *TABLE, NEXT)))
    assert lines(document, BlockKind.TABLE) == list(TABLE)
    assert document.text.count("\t") == 6
    assert lines(document, BlockKind.BODY) == [BODY, NEXT]


@pytest.mark.parametrize(
    "text",
    [
        ("\t" + BODY, "\t下一步，将新建智能工厂30家。"),
        ("1.\t加快建设算力中心，新增算力300P。", "2.\t加快建设数据中心，新增机架500个。"),
        ("全市加快\t推进建设，成效十分显著。", BODY),
        ("索引号：\t0001\t主题分类：\t科技", "发布机构：\t市政府\t发布日期：\t2024-05-01", BODY),
        ("首页\t新闻中心\t政务公开", "互动交流\t政务服务\t数据开放", BODY),
        ("产值\t120", BODY),
        ("甲\t" * 300, "乙\t" * 300, BODY),
    ],
    ids=["indented", "numbered", "stray", "labels", "menu", "one row", "too wide"],
)
def test_other_tabs_become_blanks(text: tuple[str, ...]) -> None:
    document = cleaned("\n".join(("标题在此不是正文", *text)))
    assert "\t" not in document.text
    assert BlockKind.TABLE not in {block.kind for block in document.blocks}


def test_cells_are_tidied_one_by_one_and_empty_ones_stay() -> None:
    found = rows(
        "\t2024年\t", " 指　标 \t绝对量（亿元）\t增长（％）", "合 计\t１２０．５ \t 6.5", "其中：\u3000工业\t\t 8"
    )
    assert found == ["\t2024年\t", "指标\t绝对量（亿元）\t增长（%）", "合计\t120.5\t6.5", "其中： 工业\t\t8"]


def test_a_line_between_two_rows_does_not_end_a_table() -> None:
    assert rows("指标\t本月\t累计", "产值\t1\t2", "一、工业", "增加值\t3\t4") == [
        "指标\t本月\t累计",
        "产值\t1\t2",
        "增加值\t3\t4",
    ]


def test_name_and_unit_of_a_table_stand_alone() -> None:
    unfinished = "前三季度，全市经济运行总体平稳，结构持续优化，质量稳步提升，主要领域都在好转，前景看好"
    document = cleaned("\n".join((BODY, unfinished, "表1 主要指标", "（单位：亿元、%）", *TABLE)))
    assert document.text.split("\n")[1:4] == [unfinished, "表1主要指标", "（单位：亿元、%）"]
    assert [block.kind for block in document.blocks[2:4]] == [BlockKind.BODY] * 2


def test_a_document_that_is_a_table_has_a_title() -> None:
    document = cleaned("\n".join(("2024年1—9月全市主要经济指标", "单位：亿元、%", *TABLE)))
    assert document.masthead.title == "2024年1—9月全市主要经济指标"


def test_words_of_menus_within_a_table_stay() -> None:
    assert len(rows(*TABLE, "更多\t12\t3", "返回\t4\t5")) == 5


def test_a_table_at_the_end_is_kept_and_a_footer_is_not() -> None:
    footer = ("主办单位：某市人民政府\t网站标识码3401000001", "联系我们\t皖ICP备05001234号")
    document = cleaned("\n".join(("全市主要经济指标", BODY, *TABLE, *footer)))
    assert document.text.endswith(TABLE[-1])
