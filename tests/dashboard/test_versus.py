"""Two figures on the evidence page: which parts of their definition differ, and how the one that is kept stays kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.selection import Filters
from dashboard.versus import judged
from dashboard.words import text
from tests.dashboard import sample
from tests.dashboard.browsing import open_page, written
from tests.dashboard.places_sample import address

TEXT = "甲市企业120家。乙市企业90家。今年新增企业30家，力争达到150家。"
KEPT, SAME, GAINED, PROMISED = "120家", "90家", "30家", "150家"


def row(quote: str, **more: object) -> sample.Row:
    return sample.figure(1, TEXT.index(quote), "企业", float(quote[:-1]), "家", quote=quote, sentence=TEXT, **more)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tables = {
        "documents": [sample.document(1, "370000", None, title="样例文件", chars=len(TEXT))],
        "indicators": [
            row(KEPT, region="370300"),
            row(SAME, region="510100"),
            row(GAINED, region="370300", measure="increment"),
            row(PROMISED, region="370300", status="target"),
        ],
    }
    made = sample.write(tmp_path_factory.mktemp("versus") / "data", tables)
    (made / "texts" / f"{1:016x}.txt").write_text(TEXT, encoding="utf-8")
    return made


def figure_id(quote: str) -> str:
    return f"{1:016x}:{TEXT.index(quote)}"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (SAME, ["versus.same"]),
        (GAINED, ["versus.differs", "类型（指标值 / 增量）"]),
        (PROMISED, ["versus.status", "状态（实际 / 目标）"]),
    ],
)
def test_the_parts_that_differ_are_named(
    monkeypatch: pytest.MonkeyPatch, folder: Path, other: str, said: list[str]
) -> None:
    app = open_page(monkeypatch, folder, "evidence", figure=figure_id(other), against=figure_id(KEPT))
    assert not app.exception
    shown = written(app)
    assert text(said[0], "zh") in shown
    assert all(part in shown for part in said[1:])
    assert "企业 · 120家 · 2024年 · 淄博市" in shown


def test_a_figure_is_kept_in_the_address_until_it_is_let_go(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = open_page(monkeypatch, folder, "evidence", figure=figure_id(KEPT))
    assert text("versus.question", "zh") in written(app)
    app.button(key="versus.keep").click().run()
    assert address(app)["against"] == figure_id(KEPT)
    assert text("versus.kept", "zh") in written(app)
    app.button(key="versus.stop").click().run()
    assert "against" not in address(app)


def test_a_link_with_a_figure_that_is_gone_asks_anew(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = open_page(monkeypatch, folder, "evidence", figure=figure_id(KEPT), against="no-such-figure", lang="en")
    assert not app.exception
    assert text("versus.question", "en") in written(app)


def test_markup_in_a_metric_stays_text() -> None:
    figure = row(KEPT) | {"metric": "<b>企业</b>", "series_scope": "all|家|level||prefecture|year"}
    figure |= {
        "indicator_id": "a",
        "value_max": None,
        "signature": "<b>企业</b>|all|家|level||prefecture|year|actual",
        "metric_id": "",
    }
    other = figure | {"indicator_id": "b", "signature": "学校|all|家|level||prefecture|year|actual", "metric": "学校"}
    html = judged(figure, other, Filters())
    assert "&lt;b&gt;企业&lt;/b&gt; / 学校" in html
    assert "<b>企业" not in html
