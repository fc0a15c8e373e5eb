"""Which numbers are figures: every reason of the table, with a sentence that gives it and a neighbour that does not."""

import pytest

import etl
from etl.vocabulary.tables import rows

CASES = [
    ("date", "本次大会于2024年5月20日在合肥市召开。", "全市完成投资20亿元。"),
    ("clock_time", "会议于上午9时开始。", "全市建成9个园区。"),
    ("title", "印发《三年培育50家企业工作方案》。", "三年来培育企业50家。"),
    ("name", "构建“1+3+N”产业体系。", "构建3个产业体系，新增企业13家。"),
    ("identifier", "全面推广5G和L3技术。", "新建5G基站30个。"),
    ("ordinal", "市委第十二次全会召开。", "全市召开会议12次。"),
    ("class", "打造千亿级产业集群。", "产业集群产值达到1000亿元。"),
    ("duration", "实施三年行动，24小时在线服务。", "平均办理时间压缩至24小时。"),
    ("denominator", "每万人拥有发明专利25件。", "拥有发明专利25件。"),
    ("vague", "培育一批骨干企业，落实三项任务。", "培育30家骨干企业。"),
    ("threshold", "亿元以上项目达到32个。", "项目总投资达到32亿元以上。"),
    ("attribute", "建成8英寸晶圆生产线。", "晶圆产量达到8万片。"),
    ("no_unit", "优化12345热线。", "优化热线座席345个。"),
    ("contact", "咨询电话55512345678。", "接听电话5551次。"),
    ("document_number", "按照合政〔2024〕5号文件执行。", "印发文件5份。"),
]


@pytest.mark.parametrize(("reason", "negative", "positive"), CASES)
def test_each_reason_rejects_its_kind_and_leaves_its_neighbour(reason: str, negative: str, positive: str) -> None:
    assert reason in set(etl.extract(negative).rejects["reason"])
    assert len(etl.extract(positive).indicators) >= 1


def test_every_reason_of_the_table_is_covered() -> None:
    assert {row["reason"] for row in rows("reject_reasons")} == {case[0] for case in CASES} | {"damaged"}


def test_a_rejected_number_says_why_in_words() -> None:
    rejects = etl.extract("全市打造百亿级企业。").rejects
    assert rejects["message"].tolist() == ["part of a class name or an order of magnitude (百亿级企业; 5A级)"]


@pytest.mark.parametrize(
    "text",
    [
        "全市推进统一部署，千方百计稳就业。",
        "近年来，多家企业落户。",
        "坚持以人民为中心，进一步提升服务。",
        "若干企业获得支持。",
    ],
)
def test_words_without_a_number_give_neither_figure_nor_reject(text: str) -> None:
    tables = etl.extract(text)
    assert (len(tables.indicators), len(tables.rejects)) == (0, 0)


def test_a_first_place_held_for_years_is_a_rank_without_the_field() -> None:
    tables = etl.extract("园区综合考评连续五年第一。")
    assert tables.indicators[["quote", "metric", "measure"]].to_numpy().tolist() == [["第一", "园区综合考评", "rank"]]
