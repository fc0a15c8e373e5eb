"""The page of checks and conflicts: what it says, what it shows, what it offers to take home."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import findings
from dashboard.dataset import Dataset
from dashboard.queries import checks as ask
from dashboard.selection import Filters
from dashboard.views import checks as page
from dashboard.words import texts
from etl.schema import AUTHORITIES, CHECKS, NO_VERDICT, VERDICTS
from tests.dashboard import checks_sample
from tests.dashboard.browsing import is_drawn, open_page, written

ALL, ENGLISH = Filters(), Filters(lang="en")
CJK = re.compile(r"[\u4e00-\u9fff]+")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return checks_sample.build(tmp_path_factory.mktemp("checks"))


@pytest.fixture(scope="module")
def dataset(folder: Path) -> Dataset:
    return Dataset(folder)


def plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def boxes(app: AppTest) -> dict[str, str]:
    return {name: app.selectbox(key=f"pick.{name}").value for name in ("verdict", "check")}


@pytest.mark.parametrize(
    ("lang", "headline"),
    [
        ("zh", "核对了4处计算：1处相符，3处矛盾；另有1个数字各文档说法不一。"),
        ("en", "4 calculations were checked: 1 agrees, 3 contradict; documents differ on 1 figure."),
    ],
)
def test_the_page_opens_with_how_many_agree(
    monkeypatch: pytest.MonkeyPatch, folder: Path, lang: str, headline: str
) -> None:
    app = open_page(monkeypatch, folder, "checks", lang=lang)
    assert is_drawn(app)
    assert headline in written(app)
    table = app.dataframe[0].value
    assert table.iloc[:, 1:].to_numpy().sum() == 6


def test_the_address_keeps_verdict_and_kind(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    app = open_page(monkeypatch, folder, "checks")
    assert boxes(app) == {"verdict": "contradicts", "check": ""}
    app.selectbox(key="pick.verdict").set_value("nothing").run()
    assert app.query_params["verdict"] == "nothing"
    again = open_page(monkeypatch, folder, "checks", verdict="nothing", check="target")
    assert boxes(again) == {"verdict": "nothing", "check": "target"}


@pytest.mark.parametrize(
    ("verdict", "kind", "said"),
    [
        ("contradicts", "growth", "从480亿元到600亿元，增速应为+25%（按原文精度为24.77%至25.23%）；文中写+30%。"),
        (
            "contradicts",
            "sum",
            "5,400亿元 + 3,600亿元 = 9,000亿元（按原文精度为8,999亿元至9,001亿元）；文中写9,900亿元。",
        ),
        ("contradicts", "parts", "各项之和 38家 + 12家 = 50家，不应多于总数；文中的总数是40家。"),
        ("agrees", "growth", "从5,000件到6,000件，增速应为+20%（按原文精度为19.98%至20.02%）；文中写+20%。"),
        ("nothing", "growth", "没有核对：这类指标的增速按不变价计算，不能由两个总量推算。"),
        ("nothing", "target", "从600亿元到目标，3年间所需年均增速为+14.47%"),
    ],
)
def test_a_calculation_is_written_out(dataset: Dataset, verdict: str, kind: str, said: str) -> None:
    assert said in plain(page.drawn(dataset, ALL, verdict, kind, page.STEP))


def test_every_number_of_a_calculation_leads_to_its_evidence(dataset: Dataset) -> None:
    shown = page.drawn(dataset, ALL, "contradicts", "sum", page.STEP)
    row = ask.listed(dataset, ALL, "contradicts", "sum", page.STEP).iloc[0]
    for indicator_id in (row["indicator_id"], *row["others"].split(";")):
        assert f"figure={indicator_id.replace(':', '%3A')}" in shown
    assert shown.count("<blockquote>") == 2, "two sentences, each once"


def test_a_conflict_names_who_says_what_and_who_stands_first(dataset: Dataset) -> None:
    shown = plain(page.drawn_conflicts(dataset, ALL, page.STEP))
    order = ["5,000件 权威最高或最新", "重庆市统计局 · 统计机构", "约5,050件 与前者相容", "政府文件"]
    order += ["5,600件 与前者不同", "山城日报 · 新闻媒体 · 2024年3月1日 · 另有1篇转载"]
    places = [shown.replace("约 ", "约").find(part) for part in order]
    assert places == sorted(places)
    assert -1 not in places


def test_english_holds_only_the_documents_own_chinese(dataset: Dataset) -> None:
    pieces = [page.drawn(dataset, ENGLISH, verdict, "", page.STEP) for verdict in VERDICTS]
    shown = " ".join([*pieces, page.drawn_conflicts(dataset, ENGLISH, page.STEP)])
    own = "".join(checks_sample.TEXTS.values())
    left = {part for part in CJK.findall(re.sub(r"<[^>]+>", " ", shown)) if part not in own}
    assert not left


def test_what_documents_say_is_escaped(dataset: Dataset) -> None:
    shown = page.drawn_conflicts(dataset, ALL, page.STEP)
    assert "<b>观察" not in shown


def test_filters_narrow_the_checks(monkeypatch: pytest.MonkeyPatch, folder: Path, dataset: Dataset) -> None:
    assert ask.counts(dataset, Filters(year_from=2024))["n"].sum() == 4
    assert ask.conflict_count(dataset, Filters(year_from=2024)) == 0
    assert ask.counts(dataset, Filters(regions=("370000",))).empty
    app = open_page(monkeypatch, folder, "checks", region="370000")
    assert "所选范围内没有可以互相核对的数字" in written(app)
    assert app.button(key="empty.clear")


def test_a_dataset_without_checks_says_so(monkeypatch: pytest.MonkeyPatch, empty_folder: Path) -> None:
    app = open_page(monkeypatch, empty_folder, "checks")
    assert is_drawn(app)
    assert "没有可以互相核对的数字" in written(app)


def test_the_download_has_every_check(dataset: Dataset) -> None:
    found = ask.listed(dataset, ALL, "contradicts")
    assert {"kind", "expected_low", "others", "sentence", "title"} <= set(found.columns)
    assert findings.named(found) == sorted(set(findings.named(found)))
    assert len(ask.figures(dataset, ALL, findings.named(found))) == len(findings.named(found)) == 9


def test_every_code_of_the_tables_has_words() -> None:
    needed = {f"checks.kind.{kind}" for kind in CHECKS} | {f"checks.verdict.{verdict}" for verdict in VERDICTS}
    needed |= {f"checks.{part}.{reason}" for reason in NO_VERDICT if reason for part in ("reason", "scope")}
    needed |= {f"checks.authority.{authority}" for authority in AUTHORITIES}
    assert needed <= texts().keys()
