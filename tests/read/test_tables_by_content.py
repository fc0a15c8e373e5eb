"""What is a table and what is prose with commas, whatever the file is called."""

import csv
import io
import json
from pathlib import Path

import pytest

from etl.model import RawDocument, Unreadable
from etl.read import read, read_bytes
from etl.read.containers import is_delimited, is_json_lines
from etl.read.item import Item
from etl.read.readers import kind_of

SEEDS = sorted(Path("seeds").glob("*.txt"))
PROSE = (
    "会议强调,要抓住机遇,加快发展\n会议要求,要深入调研,摸清底数\n会议指出,要形成合力,抓好落实\n",
    "2023年,全市产值达到12亿元,增长8%。\n2024年,全市产值达到14亿元,增长9%。\n2025年,全市产值达到16亿元,增长7%。\n",
    "标题,内容都要核对\n各县区、各部门,\n现将有关事项通知如下:\n",
    "一是强化招商,引进项目12个,到位资金3.4亿元;二是强化服务\n二是优化环境,办理事项50件,满意率98%;三是提速\n三是严格考核,通报3次,约谈2人;四是总结\n",
    "出席会议的有:王一,李二,张三\n列席会议的有:赵四,钱五,孙六\n请假的有:周七,吴八,郑九\n",
    "正文,见附件。\n",
    "产值5亿元\n",
)


@pytest.mark.parametrize("suffix", ["txt", "csv", "tsv"])
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_the_seeds_are_prose_under_any_name(path: Path, suffix: str) -> None:
    assert kind_of(Item(f"a.{suffix}", path.read_bytes())) == ("text", "a text")


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
@pytest.mark.parametrize("text", PROSE, ids=range(len(PROSE)))
def test_prose_with_commas_is_no_table(text: str, encoding: str) -> None:
    assert not is_delimited(text.encode(encoding), "a.txt")
    assert not is_json_lines(text.encode(encoding))


@pytest.mark.parametrize("text", PROSE[1:4], ids=range(1, 4))
def test_prose_saved_under_the_name_of_a_table_is_read_as_prose(text: str) -> None:
    (document,) = read_bytes(text.encode(), "a.csv")
    assert isinstance(document, RawDocument)
    assert document.text == text


@pytest.mark.parametrize(
    "text",
    [
        "地区,产值,增速\n甲市,5.2,8\n乙市,3.1,9\n",
        "表1 主要指标\n地区,产值,增速\n甲市,5.2,8%\n乙市,,9%\n丙市,3.1,-0.4%\n注:初步核算数\n",
        "地区\t产值\n甲市\t5.2\n",
        "标题;链接;正文\n通知;http://example.org;各县区\n",
        "Title,Full_Text\n通知,各县区\n",
        "正文,标题\n各县区,通知\n",
    ],
)
def test_tables_are_told_by_their_content(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "gbk", "utf-16"):
        assert is_delimited(text.encode(encoding), "a.txt"), encoding


def test_the_name_of_a_table_is_evidence_too() -> None:
    text = "部门,任务\n工信局,建设平台\n科技局,组织攻关\n".encode()
    assert not is_delimited(text, "a.txt")
    assert is_delimited(text, "a.csv")


def test_a_report_in_one_cell_is_one_document(tmp_path: Path) -> None:
    text = "各位代表：\n" + "现在，我代表市人民政府报告工作，产值达到5.2亿元，请予审议。\n" * 8000
    stream = io.StringIO()
    csv.writer(stream).writerows([["title", "publish_date", "full_text"], ["报告", "2026/2/9", text]])
    (tmp_path / "a.csv").write_text(stream.getvalue(), encoding="utf-8-sig")
    (document,) = read([tmp_path])
    assert isinstance(document, RawDocument)
    assert (document.file, document.text) == ("a.csv!1", f"报告\n{text}")
    assert document.metadata == {"title": "报告", "published_date": "2026-02-09"}


def test_a_row_is_told_by_its_text_alone() -> None:
    first, again, other = read_bytes("正文,标题\n各县区,通知\n各县区,转发\n各部门,通知\n".encode(), "a.csv")
    assert isinstance(first, RawDocument)
    assert first.doc_id == again.doc_id != other.doc_id
    assert read_bytes("各县区".encode(), "b.txt")[0].doc_id == first.doc_id


def test_a_quotation_mark_that_nothing_closes_does_not_swallow_the_rows_below() -> None:
    read, broken = read_bytes('标题,正文\n通知,各县区：5家\n转发,"各部门：6家\n通告,各乡镇：7家\n'.encode(), "a.csv")
    assert isinstance(read, RawDocument)
    assert read.file == "a.csv!1"
    assert isinstance(broken, Unreadable)
    assert (broken.file, broken.reason) == ("a.csv", "broken")
    assert "opens in row 3" in broken.message


def test_a_row_without_text_gives_its_reason_and_an_empty_one_nothing() -> None:
    values = read_bytes("标题,正文,来源\n通知,各县区,本网\n图片, 　,本网\n,,\n,各部门,\n".encode(), "a.csv")
    assert [(value.file, getattr(value, "reason", "")) for value in values] == [
        ("a.csv!1", ""),
        ("a.csv!2", "empty"),
        ("a.csv!4", ""),
    ]


def test_columns_that_the_user_names_go_first(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("正文,稿件,大标题\n摘要,各县区,通知\n", encoding="utf-8")
    (document,) = read([tmp_path], columns={"text": "稿件", "title": "大标题"})
    assert isinstance(document, RawDocument)
    assert document.text == "通知\n各县区"


def test_a_list_of_tasks_is_a_table_though_a_column_is_called_content() -> None:
    (document,) = read_bytes("序号,内容,牵头单位\n1,建设智算中心3个,工信局\n2,培育企业20家,科技局\n".encode(), "a.csv")
    assert isinstance(document, RawDocument)
    assert document.text == "序号\t内容\t牵头单位\n1\t建设智算中心3个\t工信局\n2\t培育企业20家\t科技局"


def test_html_in_a_cell_is_read_as_a_page() -> None:
    body = "<div><p>市发展改革委召开会议，研究人工智能产业发展。</p><p>全市产值达到5.2亿元，增长8%。</p></div>"
    line = json.dumps({"title": "市发展改革委召开会议", "url": "http://example.org/1", "content": body})
    (document,) = read_bytes(line.encode(), "a.jsonl")
    assert isinstance(document, RawDocument)
    assert document.file == "a.jsonl!1"
    assert document.metadata["url"] == "http://example.org/1"
    assert "<" not in document.text
    assert "全市产值达到5.2亿元，增长8%。" in document.text.split("\n")


def test_json_of_every_shape() -> None:
    story = {"标题": "通知", "正文": ["各县区：", "现印发名单。"], "时间": 1770602400, "id": {"n": 1}}
    shapes = (
        json.dumps(story),
        json.dumps([story]),
        json.dumps(story, ensure_ascii=False, indent=2),
        json.dumps([story], ensure_ascii=False, indent=2).replace("\n", "\r\n"),
        "\ufeff\n" + json.dumps(story, ensure_ascii=False) + ",\n",
    )
    for shape in shapes:
        (document,) = read_bytes(shape.encode(), "a.txt")
        assert isinstance(document, RawDocument), document
        assert (document.file, document.text) == ("a.txt!1", "通知\n各县区：\n现印发名单。")
        assert document.metadata["published_date"] == "2026-02-09"


def test_a_damaged_record_costs_itself_only() -> None:
    good = json.dumps({"title": "通知", "text": "各县区"}, ensure_ascii=False)
    values = read_bytes(f"{good}\n{good[:-4]}\n{good}\n".encode(), "a.jsonl")
    assert [getattr(value, "reason", "") for value in values] == ["", "broken", ""]


def test_objects_without_a_text_are_a_table() -> None:
    rows = [{"地区": "甲市", "产值": 5.2}, {"地区": "乙市", "产值": None, "增速": "8%"}]
    (document,) = read_bytes(json.dumps(rows).encode(), "a.json")
    assert isinstance(document, RawDocument)
    assert document.text == "地区\t产值\t增速\n甲市\t5.2\t\n乙市\t\t8%"


def test_half_characters_in_json_do_not_stop_a_build() -> None:
    (document,) = read_bytes(b'{"title": "a", "text": "\\ud83d\\ude00 \\ud83d end"}', "a.json")
    assert isinstance(document, RawDocument)
    assert document.text == "a\n\U0001f600 \ufffd end"


@pytest.mark.parametrize("data", [b'{"a": ', b'[{"a": "b"', b'{"a": "b", c}'])
def test_json_that_is_cut_off_is_a_reason(data: bytes) -> None:
    (value,) = read_bytes(data, "a.json")
    assert isinstance(value, Unreadable)
    assert value.reason == "broken"
