"""Marked texts and panels: every character arrives, none of them as markup."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import etl.assemble
from dashboard import derivation, evidence_panel
from dashboard.marked_text import Mark, disjoint, marked
from dashboard.words import texts
from etl.assemble.certainty import FLAGS
from etl.compare.audit import FLAGS as FOUND_LATER
from tests.dashboard import sample

NASTY = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>"


class Tags(HTMLParser):
    """Collects the elements, their attributes and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def marks_of(html: str) -> list[tuple[str, str]]:
    """Return class and words of each mark."""
    return [(kind, unescape(words)) for kind, words in re.findall(r'<mark class="(\w+)"[^>]*>(.*?)</mark>', html)]


def test_marks_stand_where_they_should() -> None:
    text = "标题\n产值5亿元，目标6亿元。\n\n给予最高500万元。"
    marks = [Mark(5, 8, "actual", ("d:5",)), Mark(11, 14, "target", ("d:11",)), Mark(19, 26, "provision", ("d:19",))]
    html = marked(text, marks, "标题")
    assert marks_of(html) == [("actual", "5亿元"), ("target", "6亿元"), ("provision", "最高500万元")]
    assert html.startswith("<h2>标题</h2><p>产值")
    assert html.count("<p>") == 2


def test_rows_that_share_a_number_share_a_mark() -> None:
    html = marked("产量均增长12%。", [Mark(5, 8, "actual", ("d:5",)), Mark(5, 8, "actual", ("d:5.2",))])
    assert marks_of(html) == [("actual", "12%")]
    assert 'data-ids="d:5 d:5.2"' in html


def test_marks_that_overlap_are_cut() -> None:
    found = disjoint([Mark(0, 4, "actual", ("a",)), Mark(2, 6, "target", ("b",)), Mark(6, 7, "reject", ())], 10)
    assert [(mark.start, mark.end, mark.kind) for mark in found] == [
        (0, 4, "actual"),
        (4, 6, "target"),
        (6, 7, "reject"),
    ]


@pytest.mark.parametrize("span", [(-1, 2), (3, 3), (4, 2), (2, 99)])
def test_spans_outside_the_text_are_left_out(span: tuple[int, int]) -> None:
    assert "<mark" not in marked("产值5亿元。", [Mark(*span, "actual", ("d:1",))])


def test_rows_of_a_table_are_set_as_one() -> None:
    text = "标题\n指标\t2024年\n产值<亿元>\t5\n\t6\n下文。"
    html = marked(text, [Mark(text.index("5"), text.index("5") + 1, "actual", ("d:5",)), Mark(6, 11, "reject", ())])
    assert Tags(html).tags == [
        "p",
        "table",
        "tbody",
        "tr",
        "td",
        "td",
        "mark",
        "tr",
        "td",
        "td",
        "mark",
        "tr",
        "td",
        "td",
        "p",
    ]
    assert "<tr><td>产值&lt;亿元&gt;</td><td><mark" in html
    assert marks_of(html) == [("reject", "2024年"), ("actual", "5")]
    assert "<tr><td></td><td>6</td></tr></tbody></table><p>下文。</p>" in html


def test_a_number_that_was_not_used_cannot_be_picked() -> None:
    html = marked("1998年", [Mark(0, 5, "reject", (), "日期或年份")])
    assert "tabindex" not in html
    assert 'title="日期或年份"' in html


def test_nothing_of_a_document_becomes_markup() -> None:
    at = NASTY.index("alert")
    html = marked(NASTY, [Mark(at, at + 8, 'x" onclick="y', (NASTY,), NASTY)], NASTY)
    tags = Tags(html)
    assert tags.tags == ["h2", "mark"]
    assert {name for name, _ in tags.attributes} == {"class", "data-ids", "data-whole", "role", "tabindex", "title"}
    assert tags.text == NASTY


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(-2, 90), st.integers(-2, 90)), max_size=8))
def test_every_character_arrives_once(text: str, spans: list[tuple[int, int]]) -> None:
    text = text.replace("\r", "").replace("\0", "")
    html = marked(text, [Mark(start, end, "actual", ("d",)) for start, end in spans])
    assert set(Tags(html).tags) <= {"p", "mark", "table", "tbody", "tr", "td"}
    lines = [line.replace("\t", "") for line in text.split("\n") if line.strip()]
    assert Tags(html).text == "".join(lines)


def row(**more: Any) -> dict[str, Any]:
    blank = {"value_max": None, "metric_id": "", "period_text": "", "entity": "", "industry": ""}
    blank |= {"flags": "", "rules": "", "baseline": False}
    made = sample.figure(
        1, 4, "累计访问量", 4e8, "人次", quote="突破4亿人次", bound="at_least", high=None, region="500105"
    )
    return blank | made | more


RULES = "period:sentence;region:document;metric:before;status:default;measure:level"


def test_a_figure_is_derived_step_by_step() -> None:
    made = derivation.steps(
        row(rules=RULES, period_text="2024年", sentence="江北区2024年累计访问量突破4亿人次。"), "zh"
    )
    assert [(step.kind, step.words, step.rule, step.result) for step in made] == [
        ("number", "突破4亿人次", "4 × 100,000,000（亿）", "400,000,000 人次"),
        ("bound", "突破", "“突破”“以上”一类：不低于此数，上边不封口", "不低于：400,000,000及以上"),
        ("metric", "累计访问量", "数字前的名词", "累计访问量"),
        ("measure", "", "没有变化词，按指标值", "指标值"),
        ("period", "2024年", "同一句里的时间", "2024年 · 2024-01-01 – 2024-12-31"),
        ("region", "江北区", "文档所属地区", "重庆 江北区 · 500105"),
        ("status", "", "没有承诺词，按事实", "实际"),
    ]


def test_the_panel_shows_words_result_and_rule_of_each_step() -> None:
    html = evidence_panel.panel(row(rules=RULES), "zh")
    assert "<q>突破4亿人次</q> → <b>400,000,000 人次</b>" in html
    assert '<small class="panel-rule">4 × 100,000,000（亿）</small>' in html
    assert len(re.findall(r"<li class=\"\w+\"><span>", html)) == 7
    assert "≥ 4亿人次" in html


@pytest.mark.parametrize(
    ("quote", "value", "said"),
    [
        ("26.5%", 26.5, "照原文的数字，不换算"),
        ("下降10.8%", -10.8, "照原文的数字，不换算；下降，取负"),
        ("1,234家", 1234, "照原文的数字，不换算"),
        ("5.3万亿元", 5.3e12, "5.3 × 1,000,000,000,000（万亿）"),
        ("5.3", 5.3e8, "5.3 × 100,000,000（单位写在别处）"),
        ("八成以上", 80, "一成为10%"),
        ("三分之一", 100 / 3, "几分之几化成百分数"),
        ("翻一番", 1, "翻一番即增加1倍"),
        ("一半", 50, "“半”按一半计"),
        ("二十余家", 20, "中文数字换成阿拉伯数字"),
    ],
)
def test_the_arithmetic_of_a_number_is_said(quote: str, value: float, said: str) -> None:
    assert derivation.arithmetic(row(quote=quote, value=value), "zh") == said


@pytest.mark.parametrize(
    ("fields", "interval"),
    [
        ({"low": 1.0, "high": 1.0}, "不低于"),
        ({"low": None, "high": None}, "不低于"),
        ({"low": None, "high": 5.0}, "不低于：5及以下"),
        ({"low": 1800.0, "high": 2000.0}, "不低于：1,800 – 2,000"),
    ],
)
def test_the_interval_is_said_only_if_there_is_one(fields: dict[str, Any], interval: str) -> None:
    assert derivation.steps(row(**fields), "zh")[1].result == interval


def test_each_step_carries_its_rule_and_its_doubts() -> None:
    rules = "period:sentence;region:document;metric:unheard_of;status:default;other"
    flags = "period_far;metric_long;conflict;odd"
    html = evidence_panel.panel(row(rules=rules, flags=flags, period_text="上半年"), "en")
    assert (
        '<q>上半年</q> → <b>2024 · <span class="panel-day">2024-01-01</span> – <span class="panel-day">2024-12-31</span></b>'
        in html
    )
    assert "time in the same sentence" in html
    assert "Jiangbei District, Chongqing · 500105" in html
    assert "the document&#x27;s own region" in html
    assert "metric:unheard_of" in html
    assert re.search(r'class="period">.*?panel-doubt">period taken from further up.*?class="region">', html)
    assert "Doubts</dt><dd><ul><li>another document says otherwise</li><li>odd</li></ul>" in html
    assert "Other rules</dt><dd>other" in html


def test_missing_fields_are_said_to_be_missing() -> None:
    html = evidence_panel.panel(row(period_start=None, period_end=None, region_code="", county="", province=""), "zh")
    assert html.count('<b class="panel-none">未检出</b>') == 2


def test_the_derivation_is_there_as_text_with_numbered_steps() -> None:
    said = derivation.chain(row(rules=RULES), "zh").split("\n")
    assert said[0].startswith(f"{1:016x}:4  “")
    assert said[1] == "1 数值  “突破4亿人次” → 400,000,000 人次（4 × 100,000,000（亿））"
    assert [line[0] for line in said[1:]] == list("1234567")


def test_nothing_of_a_figure_becomes_markup() -> None:
    words = dict.fromkeys(("metric", "quote", "unit", "entity", "industry", "period_text", "rules", "flags"), NASTY)
    tags = Tags(evidence_panel.panel(row(county=NASTY, **words), "zh"))
    assert not {"script", "img"} & set(tags.tags)
    assert not [name for name, _ in tags.attributes if name.startswith("on")]
    assert "<script>alert(1)" in tags.text


def document(**more: Any) -> dict[str, Any]:
    made = sample.document(1, "370000", None, author="", url="", document_number="", encoding="utf-8")
    return made | {"event_date": None, "day": None} | more


def test_only_web_addresses_become_links() -> None:
    safe = evidence_panel.about(document(url="https://example.org/a?b=1&c='2'"), "zh")
    assert 'href="https://example.org/a?b=1&amp;c=&#x27;2&#x27;"' in safe
    assert "noopener" in safe
    for address in ("javascript:alert(1)", "data:text/html,x", " https://example.org", "//example.org"):
        assert "href" not in evidence_panel.about(document(url=address), "zh")


def test_nothing_of_a_document_record_becomes_markup() -> None:
    fields = ("source", "author", "file", "encoding", "date_basis", "url", "county", "kind", "document_number")
    tags = Tags(evidence_panel.about(document(**dict.fromkeys(fields, NASTY)), "en"))
    assert set(tags.tags) == {"dl", "dt", "dd"}


def test_dates_are_told_in_words() -> None:
    html = evidence_panel.about(document(date_basis="event:lead+title;published:url"), "zh")
    assert "事件日期：导语中的日期，年份据标题；发布日期：网址中的日期" in html


def test_kind_and_number_are_told_where_there_are_any() -> None:
    html = evidence_panel.about(document(kind="notice", document_number="样政〔2025〕18号"), "en")
    assert "<dt>Kind</dt><dd>notice</dd>" in html
    assert "<dt>Document number</dt><dd>样政〔2025〕18号</dd>" in html
    assert "Document number" not in evidence_panel.about(document(), "en")


def test_copies_are_told_with_source_date_and_link() -> None:
    copy = document(source="", file="b.txt", url="https://example.org/b", day=date(2025, 1, 3))
    html = evidence_panel.about(document(), "zh", [document(source="转载网", day=None, url="javascript:x"), copy])
    assert "<dt>另见于</dt><dd><ul><li>转载网 · javascript:x</li>" in html
    assert "<li>来源不详（b.txt） · 2025年1月3日 · <a href=" in html
    assert "另见于" not in evidence_panel.about(document(), "zh")


def sources(package: Any) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in Path(package.__path__[0]).rglob("*.py"))


def test_every_rule_and_flag_has_words() -> None:
    """Unknown ones are shown as they are; those that the code gives today read as words."""
    rules = set(re.findall(r'"((?:period|region|metric|status|measure):\w+)"', sources(etl.assemble)))
    assert len(rules) > 30
    needed = {f"rule.{one}" for one in rules} | {f"flag.{one}" for one in (*FLAGS, *FOUND_LATER)}
    assert sorted(needed - texts().keys()) == []
