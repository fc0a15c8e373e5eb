"""The search page: what it finds, how it says so, and the way to the sentence."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import hits
from dashboard.dataset import Dataset
from dashboard.hits import by_sentence, listed, understood
from dashboard.queries import search as ask
from dashboard.records import records
from dashboard.search.grammar import parse
from dashboard.selection import Filters
from tests.dashboard import sample
from tests.dashboard.browsing import open_page, written

TEXT = (
    "样例文件\n甲市算力规模达到3EFLOPS，机器人企业120家。\n机器人企业很多，前景看好。\n"
    "乙市算力规模约1500P。到2027年算力规模突破2000P。\n<b>算力</b>与AI并重。"
)


def row(start_of: str, metric: str, value: float, unit: str, **more: Any) -> sample.Row:
    start = TEXT.index(start_of)
    line = next(line for line in TEXT.split("\n") if start_of in line)
    sentence = next(part + "。" for part in line.split("。") if start_of in part)
    return sample.figure(1, start, metric, value, unit, quote=start_of, sentence=sentence, **more)


def tables() -> dict[str, list[sample.Row]]:
    later = {"year": 2027, "status": "target", "bound": "at_least"}
    return {
        "documents": [sample.document(1, "370000", None, title="样例文件", chars=len(TEXT))],
        "indicators": [
            row("3EFLOPS", "算力规模", 3, "EFLOPS", metric_id="computing_power", region="370300"),
            row("120家", "机器人企业", 120, "家", region="370300"),
            row("约1500P", "算力规模", 1500, "P", metric_id="computing_power", region="510100", bound="about"),
            row("突破2000P", "算力规模", 2000, "P", metric_id="computing_power", region="510100", **later),
        ],
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = sample.write(tmp_path_factory.mktemp("search") / "data", tables())
    (made / "texts" / f"{1:016x}.txt").write_text(TEXT, encoding="utf-8")
    return made


def quotes(folder: Path, typed: str, **limits: Any) -> set[str]:
    return set(ask.figures(Dataset(folder), Filters(**limits), parse(typed))["quote"])


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("算力 ≥ 1000 P", {"3EFLOPS", "约1500P", "突破2000P"}),
        ("算力 ≥ 2 EFLOPS", {"3EFLOPS", "突破2000P"}),
        ("算力 > 2000 P", {"3EFLOPS"}),
        ("算力 < 1500 P", set()),
        ("算力 ≤ 1500 P", {"约1500P"}),
        ("算力 1000–2000 P", {"约1500P", "突破2000P"}),
        ("≥ 100", {"120家", "约1500P", "突破2000P"}),
        ("≥ 100 家", {"120家"}),
        ("機器人", {"3EFLOPS", "120家"}),
        ("机器人 120家", {"120家"}),
        ("computing power", {"3EFLOPS", "约1500P", "突破2000P"}),
        ("算力 -机器人", {"约1500P", "突破2000P"}),
        ("四川", {"约1500P", "突破2000P"}),
        ("四川 成都", {"约1500P", "突破2000P"}),
        ("淄博、成都 算力规模 2024 ≥ 1 P", {"3EFLOPS", "约1500P"}),
        ("Zibo", {"3EFLOPS", "120家"}),
        ("目标", {"突破2000P"}),
        ("算力 2025-", {"突破2000P"}),
        ("算力 -2025", {"3EFLOPS", "120家", "约1500P"}),
        ("增速", set()),
    ],
)
def test_figures_are_found(folder: Path, typed: str, wanted: set[str]) -> None:
    assert quotes(folder, typed) == wanted


def test_the_filters_of_the_page_narrow_it(folder: Path) -> None:
    assert quotes(folder, "算力", regions=("510000",), statuses=("actual",)) == {"约1500P"}


def test_a_figure_whose_metric_is_named_goes_first(folder: Path) -> None:
    found = ask.figures(Dataset(folder), Filters(), parse("机器人"))
    assert list(found["quote"]) == ["120家", "3EFLOPS"]


def test_sentences_without_figures_are_found_apart(folder: Path) -> None:
    dataset = Dataset(folder)
    found = ask.sentences(dataset, Filters(), parse("机器人企业"), 9)
    assert list(found["sentence"]) == ["机器人企业很多，前景看好。"]
    assert TEXT[found["start"][0] : found["end"][0]] == found["sentence"][0]
    for typed in ("机器人企业 2024", "≥ 5 家", "目标 算力"):
        assert ask.sentences(dataset, Filters(), parse(typed), 9).empty
    assert ask.sentences(dataset, Filters(year_from=2020), parse("机器人企业"), 9).empty
    assert len(ask.sentences(dataset, Filters(), parse("样例文件"), 9)) == 1
    assert ask.sentences(dataset, Filters(regions=("510000",)), parse("机器人企业"), 9).empty


def test_a_hit_is_marked_and_linked(folder: Path) -> None:
    query = parse("算力 机器人 ≥ 100 家")
    rows = records(ask.figures(Dataset(folder), Filters(), query))
    html = listed(by_sentence(rows), query, Filters(lang="en"))
    assert '<mark class="actual">120家</mark>' in html
    assert html.count('<mark class="word">') == 2
    address = f"evidence?lang=en&amp;figure={rows[0]['indicator_id'].replace(':', '%3A')}"
    assert f'href="{address}"' in html


def test_markup_in_a_sentence_stays_text(folder: Path) -> None:
    found = ask.sentences(Dataset(folder), Filters(), parse("并重"), 9)
    html = hits.mentions(records(found), parse("并重"), Filters())
    assert "&lt;b&gt;算力&lt;/b&gt;" in html
    assert "<b>算力" not in html


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_was_understood_is_said(lang: str) -> None:
    said = understood(parse("算力 -机器人 同比 5–8 % 四川 目标 2023-2025"), lang)
    assert {"zh": "5–8%", "en": "5–8%"}[lang] in said
    assert {"zh": "2023–2025年", "en": "2023–2025"}[lang] in said
    assert not re.search(r"[A-Za-z]{3}", said) or lang == "en"


def heading(app: AppTest) -> str:
    found = re.search(r'<h1 class="headline">(.*?)</h1>', written(app))
    return found[1] if found else ""


def test_the_page_answers(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = open_page(monkeypatch, folder, "search", search="算力 ≥ 1000 P")
    assert not app.exception
    assert "找到3个数字，在1篇文档里" in heading(app)
    assert "读作　词：算力 · 数值 ≥ 1,000P" in written(app)


def test_a_sentence_is_read_where_it_finds_nothing_as_it_stands(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = open_page(monkeypatch, folder, "search", search="哪些地区有2027年算力目标？")
    assert "找到1个数字" in heading(app)
    assert "读作　词：算力 · 目标 · 2027年 · 四川 1，山东、安徽、天津、重庆未检出" in written(app)


def test_part_of_a_year_finds_what_lies_within_it(folder: Path) -> None:
    assert quotes(folder, "算力 2024年") == {"3EFLOPS", "120家", "约1500P"}
    assert quotes(folder, "算力 2024年上半年") == set()
    assert quotes(folder, "算力 2024年1—12月") == {"3EFLOPS", "120家", "约1500P"}


def test_a_typed_search_goes_into_the_address(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = open_page(monkeypatch, folder, "search")
    assert "搜什么" in heading(app)
    app.text_input(key="search.field").set_value("机器人").run()
    assert app.query_params["search"] in ("机器人", ["机器人"])
    assert "找到2个数字" in heading(app)
    app.text_input(key="search.field").set_value("").run()
    assert not app.query_params


def test_an_example_is_a_click_away(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = open_page(monkeypatch, folder, "search", lang="en")
    app.button(key="search.example_1").click().run()
    assert "3 figures in 1 document" in heading(app)


def test_a_search_that_fails_says_what_to_write(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = open_page(monkeypatch, folder, "search", search="算力 ≥ 很多", lang="en")
    assert not app.exception
    assert heading(app) == "This search was not understood"
    assert "needs a number after it" in written(app)


def test_no_hit_names_the_part_that_stands_in_the_way(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = open_page(monkeypatch, folder, "search", search="算力 ≥ 1000 P 天津")
    assert "没有找到数字" in heading(app)
    assert "去掉天津：3个" in written(app)


def test_no_hit_and_no_part_to_let_go_offers_examples(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = open_page(monkeypatch, folder, "search", search="望远镜")
    assert "没有找到数字" in written(app)
    assert [button for button in app.button if str(button.key).startswith("search.example_")]


def test_filters_that_leave_nothing_to_search_say_so(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = open_page(monkeypatch, folder, "search", **{"from": "1990", "to": "1991"})
    assert "筛选条件下没有数字" in written(app)
    assert not app.exception
    app.button(key="empty.clear").click().run()
    assert "搜什么" in written(app)


def test_a_mere_mention_leads_to_its_sentence(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    start = TEXT.index("机器人企业很多")
    app = open_page(monkeypatch, folder, "evidence", doc=f"{1:016x}", span=f"{start}-{start + 13}")
    assert not app.exception
    shown = json.loads(next(part.proto.json for part in app.get("bidi_component") if '"html"' in part.proto.json))
    assert (
        '<mark class="found" data-ids="span" role="button" tabindex="0" title="">机器人企业很多，前景看好。</mark>'
        in shown["html"]
    )
    assert shown["chosen"] == "span"
    assert shown["inView"]
