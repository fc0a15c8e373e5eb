"""The evidence page over an invented dataset: which document and figure it shows, and how one gets to another."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import words
from dashboard.dataset import Dataset
from dashboard.queries import evidence
from dashboard.selection import Filters
from tests.dashboard import places_sample, sample, sample_rows
from tests.dashboard.places_sample import NEW, OLD, TEXT, TITLE, address, headline, html, opened

START = {quote: TEXT.index(quote) for quote in ("8.5%", "突破1.2万亿元", "50—60家", "最高500万元", "12%")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return places_sample.write(tmp_path_factory.mktemp("evidence"))


@pytest.fixture(scope="module")
def dataset(folder: Path) -> Dataset:
    return Dataset(folder)


def figure_id(quote: str) -> str:
    return f"{OLD}:{START[quote]}"


def text_of(app: AppTest) -> dict[str, Any]:
    """Return what the text component was given."""
    found: dict[str, Any] = json.loads(
        next(part.proto.json for part in app.get("bidi_component") if '"html"' in part.proto.json)
    )
    return found


def marks(app: AppTest) -> list[tuple[str, str]]:
    return re.findall(r'<mark class="(\w+)"[^>]*>(.*?)</mark>', text_of(app)["html"])


def test_documents_are_listed_newest_first(dataset: Dataset) -> None:
    found = evidence.documents(dataset, Filters())
    assert found["doc_id"].tolist() == [NEW, OLD, "0000000000000003"]
    assert found["shown"].tolist()[1] == 6
    assert evidence.documents(dataset, Filters(statuses=("provision",)))["doc_id"].tolist() == [OLD]
    assert evidence.documents(dataset, Filters(themes=("governance",))).empty


def test_figures_come_in_the_order_of_the_text(dataset: Dataset) -> None:
    found = evidence.figures_of(dataset, Filters(), OLD)
    assert found["start"].is_monotonic_increasing
    assert evidence.figures_of(dataset, Filters(statuses=("target",)), OLD)["quote"].tolist() == ["50—60家"]
    assert evidence.rejects_of(dataset, Filters(), OLD)["quote"].tolist() == ["1998年"]


def test_it_opens_with_the_newest_document(folder: Path) -> None:
    app = opened("evidence", folder)
    assert not app.exception
    assert headline(app) == "第2号样例文件"
    assert app.selectbox(key="evidence.doc").value == NEW


def test_figures_are_marked_by_status(folder: Path) -> None:
    app = opened("evidence", folder, doc=OLD)
    assert marks(app) == [
        ("actual", "8.5%"),
        ("actual", "突破1.2万亿元"),
        ("target", "50—60家"),
        ("provision", "最高500万元"),
        ("actual", "12%"),
    ]
    assert "4个实际数字 · 1个目标 · 1个政策条款 · 1个数未采用" in html(app).replace("&nbsp;", " ")
    assert text_of(app)["chosen"] == figure_id("8.5%")
    assert text_of(app)["inView"] is False


def test_a_link_leads_to_its_figure(folder: Path) -> None:
    app = opened("evidence", folder, figure=figure_id("突破1.2万亿元"), lang="en")
    assert headline(app) == TITLE
    assert text_of(app)["chosen"] == figure_id("突破1.2万亿元")
    assert text_of(app)["inView"] is True
    assert "CNY 1.2 trillion" in html(app)
    assert "1,200,000,000,000 or more" in html(app)
    assert "2 of 6" in html(app)


def test_one_walks_from_figure_to_figure(folder: Path) -> None:
    app = opened("evidence", folder, doc=OLD)
    assert app.button(key="evidence.previous").disabled
    app.button(key="evidence.next").click().run()
    assert address(app)["figure"] == figure_id("突破1.2万亿元")
    app.button(key="evidence.previous").click().run()
    assert text_of(app)["chosen"] == figure_id("8.5%")
    last = opened("evidence", folder, figure=f"{figure_id('12%')}.2")
    assert last.button(key="evidence.next").disabled
    assert "数控机床产量" in html(last)
    assert "时期" in html(last)


def test_another_document_takes_the_figure_back(folder: Path) -> None:
    app = opened("evidence", folder, figure=figure_id("12%"))
    app.selectbox(key="evidence.doc").select(NEW).run()
    assert address(app) == {"doc": NEW}
    assert headline(app) == "第2号样例文件"
    app.selectbox(key="evidence.doc").select(OLD).run()
    assert text_of(app)["chosen"] == figure_id("8.5%")


def test_rejected_numbers_are_marked_on_request(folder: Path) -> None:
    app = opened("evidence", folder, doc=OLD)
    assert ("reject", "1998年") not in marks(app)
    app.toggle(key="evidence.rejects").set_value(True).run()
    assert address(app)["rejects"] == "1"
    assert ("reject", "1998年") in marks(app)
    assert words.text("reason.date", "zh") in text_of(app)["html"]
    assert opened("evidence", folder, doc=NEW).toggle(key="evidence.rejects").disabled


def test_rejected_numbers_are_listed_with_their_reason(folder: Path) -> None:
    rejected = opened("evidence", folder, doc=OLD, lang="en").dataframe[-1].value
    assert rejected["Number"].tolist() == ["1998年"]
    assert rejected["Reason"].tolist() == ["date or year"]


def test_filters_limit_the_figures_and_say_so(folder: Path) -> None:
    app = opened("evidence", folder, doc=OLD, status="target")
    assert marks(app) == [("target", "50—60家")]
    assert "另有5个不在筛选范围" in html(app)
    assert len(app.dataframe[0].value) == 1


def test_a_link_leads_to_its_figure_through_any_filter(folder: Path) -> None:
    app = opened("evidence", folder, figure=figure_id("8.5%"), region="370000", status="target")
    assert headline(app) == TITLE
    assert text_of(app)["chosen"] == figure_id("8.5%")
    assert ("actual", "8.5%") in marks(app)


@pytest.mark.parametrize("query", [{"figure": "x:1"}, {"doc": "../../etc/passwd"}, {"figure": "<b>", "doc": "<b>"}])
def test_unknown_ids_show_the_newest_document(folder: Path, query: dict[str, str]) -> None:
    app = opened("evidence", folder, **query)
    assert not app.exception
    assert headline(app) == "第2号样例文件"


def test_a_document_without_selected_figures_is_still_read(folder: Path) -> None:
    app = opened("evidence", folder, doc=OLD, region="370000")
    assert headline(app) == TITLE
    assert words.text("evidence.no_figures", "zh") in html(app)
    assert marks(app) == []


def test_a_document_in_which_no_figure_was_found_says_so(tmp_path: Path) -> None:
    document = {**sample_rows.tables()["documents"][0], "figures": 0}
    bare = sample.write(tmp_path / "data", {"documents": [document]})
    shown = html(opened("evidence", bare, doc=document["doc_id"]))
    assert words.text("evidence.no_figures_at_all", "zh") in shown
    assert words.text("evidence.no_figures", "zh") not in shown


def test_no_document_says_the_way_out(folder: Path) -> None:
    app = opened("evidence", folder, theme="governance")
    assert headline(app) == words.text("empty.title", "zh")


def test_untrusted_texts_stay_text(folder: Path) -> None:
    text = text_of(opened("evidence", folder, doc=OLD))["html"]
    assert "&lt;b onclick=alert(1)&gt;" in text
    assert "<b" not in text
    page = html(opened("evidence", folder, doc="0000000000000003"))
    assert "<img" not in page
    assert "&lt;img src=x" in page
    assert 'href="javascript' not in html(opened("evidence", folder, doc=OLD))


def test_the_downloaded_table_is_the_selection(folder: Path, dataset: Dataset) -> None:
    app = opened("evidence", folder, doc=OLD, status="actual")
    table = app.dataframe[0].value
    expected = evidence.figures_of(dataset, Filters(statuses=("actual",)), OLD)
    assert table[words.text("column.metric", "zh")].tolist() == expected["metric"].tolist()
    assert isinstance(expected, pd.DataFrame)
    assert expected["quote"].tolist() == ["8.5%", "突破1.2万亿元", "12%", "12%"]


@pytest.mark.parametrize(
    ("asked", "kind", "shown"),
    [
        ({"doc": "ffffffffffffffff"}, "document", NEW),
        ({"figure": "ffffffffffffffff:3"}, "document", NEW),
        ({"figure": f"{OLD}:99999"}, "figure", OLD),
        ({"reject": f"{OLD}:99999"}, "figure", OLD),
    ],
)
def test_a_link_that_leads_nowhere_says_so(folder: Path, asked: dict[str, str], kind: str, shown: str) -> None:
    app = opened("evidence", folder, **asked)
    assert words.text(f"evidence.lost_{kind}", "zh") in html(app)
    assert app.selectbox(key="evidence.doc").value == shown
    assert 'class="lost"' not in html(opened("evidence", folder, figure=figure_id("12%")))
