"""The kind of a document, in titles and lines written for the purpose."""

import pytest

from etl.describe.digest import items
from etl.describe.genre import Genres
from etl.toolbox import toolbox
from etl.vocabulary.tables import rows
from tests.clean.cleaning import cleaned

BODY = "今年以来，全市人工智能产业营业收入增长21.5%，企业总数达到320家，带动就业近万人。"


def kind(title: str, *body: str) -> str:
    return str(toolbox().genres.kind(cleaned("\n".join((title, *(body or (BODY, BODY[::-1])))))))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2023年滨州市政府工作报告", "work_report"),
        ("滨州市人民检察院工作报告", "work_report"),
        ("滨州市2022年国民经济和社会发展统计公报", "statistics"),
        ("滨州市第七次全国人口普查公报（第三号）", "statistics"),
        ("2025年滨州市数字经济发展监测报告", "statistics"),
        ("滨州市“十四五”数字经济发展规划", "plan"),
        ("滨州市光伏产业倍增计划（2022—2025年）", "plan"),
        ("关于印发滨州市人工智能产业行动计划（2023—2025年）的通知", "plan"),
        ("滨州市人民政府办公室关于加快机器人应用的实施意见", "plan"),
        ("滨州市人民政府关于印发支持人工智能产业发展若干政策的通知", "notice"),
        ("滨州市数字化转型扶持办法（摘要）", "notice"),
        ("关于公布2023年智能工厂名单的通知", "notice"),
        ("局长在线｜滨州：算清“智改数转”这本账", "interview"),
        ("专访滨州市工信局局长：把人工智能用起来", "interview"),
        ("数字滨州建设一线速递", "bulletin"),
        ("工作动态三则", "bulletin"),
        ("滨州召开人工智能产业推进会", "news"),
        ("滨州发布三年规划 力争产业规模翻番", "news"),
        ("织密项目服务网——滨州经开区观察", "news"),
    ],
)
def test_a_title_names_the_kind(title: str, expected: str) -> None:
    assert kind(title) == expected


def test_an_address_to_a_congress_is_a_work_report() -> None:
    assert (
        kind("凝心聚力 再启新程", "各位代表：", "现在，我代表市人民政府，向大会报告工作，请予审议。", BODY)
        == "work_report"
    )


def test_turns_make_an_interview() -> None:
    turns = (
        f"记者：{BODY}",
        "刘明：要抓应用。",
        "记者：下一步有何打算？",
        "刘明：三年内让200家企业用上智能装备，新建智算规模500P。",
        "问：还有呢？",
    )
    assert kind("把人工智能用起来", *turns) == "interview"


def test_items_of_several_places_make_a_bulletin() -> None:
    names = ("滨城区", "沾化区", "惠民县", "阳信县")
    places = [f"{name}：规模以上工业增加值同比增长{rank}.6%，新增企业{rank}2家。" for rank, name in enumerate(names, 4)]
    assert kind("一季度“开门红”来了", *places) == "bulletin"
    assert items(places[:2]) == {}
    assert kind("一季度“开门红”来了", f"滨城区：{BODY}", BODY, BODY[::-1]) == "news"


def test_an_unknown_way_of_matching_is_an_error() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        Genres.from_rows([{"kind": "plan", "match": "nowhere", "term": "规划", "note": ""}])


def test_the_table_is_sorted_and_without_duplicates() -> None:
    keys = [(row["kind"], row["match"], row["term"]) for row in rows("genre_words")]
    assert keys == sorted(set(keys))
