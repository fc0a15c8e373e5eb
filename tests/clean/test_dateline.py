"""Lines under a headline that say when and by whom it was published, in words made up for the purpose."""

import pytest

from etl.clean.dateline import read_dateline
from tests.clean.cleaning import cleaned, lines

BODY = "今年以来，全市人工智能产业营业收入增长21.5%，企业总数达到320家，带动就业近万人。"


@pytest.mark.parametrize(
    ("line", "published", "source", "author"),
    [
        ("某省推进数字经济工作专班　2022年3月20日", "2022-03-20", "某省推进数字经济工作专班", ""),
        ("某市大数据应用发展管理局　2022-03-20　总第7期", "2022-03-20", "某市大数据应用发展管理局", ""),
        ("主办单位：某省发展改革委　2022年3月20日", "2022-03-20", "某省发展改革委", ""),
        ("某某融媒　2022-03-20　记者 王某", "2022-03-20", "某某融媒", "王某"),
        ("2022-03-20 07:45　某某财经　记者 林某", "2022-03-20", "某某财经", "林某"),
        ("某某新闻网　2022年3月20日　【我要评论】　【收藏】", "2022-03-20", "某某新闻网", ""),
        ("首页 > 政务公开 > 政策文件　　2022年03月20日 14:20　某区科技局", "2022-03-20", "某区科技局", ""),
        ("自贡某报　2022-03-20　第2版", "2022-03-20", "自贡某报", ""),
        ("某市统计局　国家统计局某市调查队　2022年3月20日", "2022-03-20", "某市统计局", ""),
        ("大众在线讯　2022-03-20 09:00", "2022-03-20", "大众在线", ""),
        ("原创 某某发布 2022年03月20日 17:30 山东", "2022-03-20", "某某发布", ""),
        ("某某日报/2022年/3月/20日/第003版", "2022-03-20", "某某日报", ""),
        ("某某日报　2022-03-20　阅读 2.3万", "2022-03-20", "某某日报", ""),
        ("某某网 山东频道 2022-03-20", "2022-03-20", "山东频道", ""),
        ("某某网消息（早间播报）：2022年3月20日", "2022-03-20", "某某网", ""),
        ("2022-03-20 09:00 张三", "2022-03-20", "", ""),
    ],
)
def test_a_dateline_is_read(line: str, published: str, source: str, author: str) -> None:
    found = read_dateline(line)
    assert (found.get("published"), found.get("source", ""), found.get("author", "")) == (published, source, author)


@pytest.mark.parametrize(
    "line",
    [
        "——2022年3月20日在某市第八届人民代表大会第二次会议上",
        "2022年3月20日，全市召开人工智能产业推进会",
        "（自2022年3月20日起施行，有效期至2025年12月31日）",
        "某市人民政府办公室关于2022年3月20日暴雨的情况通报和后续处置意见",
    ],
)
def test_a_line_that_says_more_is_none(line: str) -> None:
    assert read_dateline(line) == {}


def test_the_head_of_a_bulletin_is_no_title() -> None:
    document = cleaned(
        f"数字经济工作简报\n2022年第18期（总第46期）\n某省推进数字经济工作专班　2022年3月20日\n●{BODY}\n▲{BODY[::-1]}"
    )
    assert document.masthead.title == "数字经济工作简报"
    assert document.masthead.source == "某省推进数字经济工作专班"
    assert lines(document, "subtitle") == ["2022年第18期（总第46期）"]
    assert lines(document, "body")[0] == BODY


def test_a_labelled_date_wins_over_a_bare_one() -> None:
    document = cleaned(f"某区政府工作报告\n2022年1月10日\n来源：某区研究室\n发布时间：2022-01-19\n{BODY}")
    assert document.masthead.published_date is not None
    assert document.masthead.published_date.isoformat() == "2022-01-19"


def test_reading_counts_and_print_runs_are_furniture() -> None:
    document = cleaned(
        f"工作动态三则\n某省数据局　2022-03-20　阅读 215 次\n{BODY}\n编印：办公室　电话：000-0000　（共印80份）"
    )
    assert document.text == f"工作动态三则\n{BODY}"


def test_a_label_counts_after_a_date_and_a_count() -> None:
    document = cleaned(f"某区召开推进会\n2022-03-20 10:00:21　阅读量 2.3万　来源: 某某发布\n{BODY}")
    assert (document.masthead.source, document.text) == ("某某发布", f"某区召开推进会\n{BODY}")
