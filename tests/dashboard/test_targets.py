"""The ledger: promises apart from facts, judged by what documents state, with the hedges left open."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard import promise_texts
from dashboard.charts import promises as dumbbells
from dashboard.dataset import Dataset
from dashboard.promises import VERDICTS, changes, chosen, judged
from dashboard.queries import targets
from dashboard.records import records
from dashboard.selection import Filters
from dashboard.views import targets as page
from dashboard.words import texts
from tests.dashboard import sample
from tests.dashboard.browsing import is_drawn, open_page, written

ALL = Filters()
OPEN: dict[str, Any] = {"bound": "at_least", "high": None}


def folder(tmp_path: Path, *rows: sample.Row) -> Path:
    """Write figures into documents 1 (2022), 2 (2024) and 3 (2026-02-01) of Shandong."""
    days = {1: date(2022, 1, 10), 2: date(2024, 1, 10), 3: date(2026, 2, 1)}
    documents = [sample.document(number, "370000", day) for number, day in days.items()]
    return sample.write(tmp_path / "data", {"documents": documents, "indicators": list(rows)})


def aim(value: float, year: int, number: int = 3, start: int = 1, unit: str = "家", **more: Any) -> sample.Row:
    return sample.figure(number, start, "智能工厂", value, unit, year=year, status="target", **more)


def fact(value: float, year: int, start: int = 50, unit: str = "家", **more: Any) -> sample.Row:
    return sample.figure(3, start, "智能工厂", value, unit, year=year, **more)


def judge(tmp_path: Path, *rows: sample.Row) -> list[dict[str, Any]]:
    return records(ledger(Dataset(folder(tmp_path, *rows))))


def ledger(dataset: Dataset, filters: Filters = ALL, metric: str = "") -> pd.DataFrame:
    return chosen(judged(targets.every(dataset, ALL)), targets.promises(dataset, filters, metric))


@pytest.mark.parametrize(
    ("promise", "facts", "verdict"),
    [
        (aim(100, 2025), [fact(100, 2025)], "met"),
        (aim(100, 2025), [fact(99, 2025)], "missed"),
        (aim(100, 2025), [fact(100, 2025, low=90.0, bound="nearly")], "unclear"),
        (aim(100, 2025, **OPEN), [fact(90, 2025, **OPEN)], "unclear"),
        (aim(100, 2025, bound="about", low=90.0, high=110.0), [fact(95, 2025)], "met"),
        (aim(100, 2027), [fact(120, 2025)], "reached"),
        (aim(100, 2027), [fact(40, 2024), fact(60, 2025, 60)], "on_track"),
        (aim(100, 2027), [fact(58, 2024), fact(60, 2025, 60)], "behind"),
        (aim(100, 2027), [fact(60, 2025)], "short"),
        (aim(8, 2027, unit="%", measure="growth", basis="yoy"), [fact(8.5, 2025)], "no_fact"),
        (aim(100, 2024), [fact(60, 2023)], "due"),
        (aim(100, 2024), [], "due"),
        (aim(100, 2027), [], "no_fact"),
        (aim(100, 0), [fact(60, 2025)], "no_deadline"),
        (aim(10, 2027, bound="at_most", low=None), [fact(9, 2025)], "reached"),
        (aim(10, 2027, bound="at_most", low=None), [fact(20, 2024), fact(14, 2025, 60)], "on_track"),
        (aim(10, 2027, bound="at_most", low=None), [fact(20, 2024), fact(19, 2025, 60)], "behind"),
        (aim(3, 2025, unit="位", measure="rank"), [fact(4, 2025, unit="位", measure="rank")], "missed"),
        (aim(100, 2027), [fact(60, 2025, region="370300")], "no_fact"),
        (aim(100, 2027), [fact(60, 2025, entity="某园区")], "no_fact"),
    ],
)
def test_what_the_facts_say(tmp_path: Path, promise: sample.Row, facts: list[sample.Row], verdict: str) -> None:
    (row,) = judge(tmp_path, promise, *facts)
    assert row["verdict"] == verdict


def test_growth_needed_and_the_trend_are_worked_out(tmp_path: Path) -> None:
    (row,) = judge(tmp_path, aim(144, 2027), fact(80, 2024), fact(100, 2025, 60))
    assert row["need"] == pytest.approx(20, abs=0.1)
    assert row["own"] == pytest.approx(25, abs=0.1)
    assert row["leads_to"] == pytest.approx(156.2, abs=0.5)
    assert promise_texts.need(row, "zh") == "+20%"


def test_no_trend_is_told_from_one_fact_or_after_the_deadline(tmp_path: Path) -> None:
    (row,) = judge(tmp_path / "one", aim(100, 2025), fact(60, 2025))
    assert np.isnan(row["own"])
    assert np.isnan(row["leads_to"])
    assert promise_texts.found(row, "zh")


def test_shares_grow_by_points(tmp_path: Path) -> None:
    rows = (aim(80, 2027, unit="%"), fact(60, 2024, unit="%"), fact(64, 2025, 60, unit="%"))
    (row,) = judge(tmp_path, *rows)
    assert promise_texts.need(row, "en") == "+8 pp"
    assert "到期前年均还需提高8个百分点。" in promise_texts.found(row, "zh")
    assert row["leads_to"] == pytest.approx(72, abs=0.1)
    assert row["verdict"] == "behind"


def test_hedged_numbers_give_a_hedged_need(tmp_path: Path) -> None:
    (row,) = judge(tmp_path, aim(144, 2027, **OPEN), fact(100, 2025))
    assert promise_texts.need(row, "zh") == "约 +20%"
    assert "到期前年均还需增长约20%。" in promise_texts.found(row, "zh")
    assert "It needs about +20% a year until the deadline." in promise_texts.found(row, "en")
    assert promise_texts.numbers(row, "zh") == "100家（2025年） → ≥ 144家（2027年）"


def test_a_promise_made_twice_is_one_and_keeps_its_first_document(tmp_path: Path) -> None:
    (row,) = judge(tmp_path, aim(100, 2027, 2), aim(100, 2027, 3))
    assert row["told"] == 2
    assert row["day"].date() == date(2024, 1, 10)
    assert "2处提到" in promise_texts.said(row, "zh")


def test_other_values_of_the_same_period_are_told(tmp_path: Path) -> None:
    (row,) = judge(tmp_path, aim(100, 2027), fact(60, 2025, 50, **OPEN), fact(64, 2025, 60))
    assert row["fact_value"] == 64, "an exact number goes before a hedged one"
    assert "还有1个不同的说法" in promise_texts.found(row, "zh")


@pytest.mark.parametrize(
    ("later", "change"),
    [
        (aim(100, 2028, 3), "postponed"),
        (aim(90, 2028, 3), "postponed"),
        (aim(100, 2026, 3), "advanced"),
        (aim(80, 2027, 3), "lowered"),
        (aim(120, 2027, 3), "raised"),
        (aim(200, 2030, 3), None),
        (aim(50, 2026, 3), None),
        (aim(80, 2027, 3, region="510000"), None),
        (aim(80, 2027, 3, unit="%"), None),
    ],
)
def test_slips_are_told_from_next_steps(tmp_path: Path, later: sample.Row, change: str | None) -> None:
    dataset = Dataset(folder(tmp_path, aim(100, 2027, 1), later))
    rows = changes(ledger(dataset), targets.restated(dataset, ALL, ""))
    assert list(rows["change"]) == ([change] if change else [])
    if change:
        assert "2026年2月1日" in promise_texts.change(records(rows)[0], "zh")


def test_filters_and_the_indicator_narrow_promises_but_not_their_facts(sample_folder: Path) -> None:
    dataset = Dataset(sample_folder)
    assert len(targets.promises(dataset, ALL, "")) == 3
    assert len(targets.promises(dataset, Filters(statuses=("actual",)), "")) == 3
    (row,) = records(ledger(dataset, Filters(year_from=2027, themes=("ai",)), "ai_core_revenue"))
    assert row["fact_end"].year == 2024
    assert targets.metrics(dataset, ALL).iloc[0]["metric"] == "ai_core_revenue"


def test_promises_are_hollow_facts_solid_and_no_line_is_whole(sample_folder: Path) -> None:
    figure = page.drawn(Dataset(sample_folder), ALL, "")
    points = [trace for trace in figure.data if trace.customdata is not None]
    assert [trace.marker.symbol for trace in points] == ["circle", "circle-open"]
    assert len(points[0].x) == len(points[1].x) == 2
    assert list(points[0].x) == pytest.approx([100 * 9 / 13, 60])
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    assert [trace.line.dash for trace in lines if trace.x[0] != trace.x[1]] == ["dot"]
    assert figure.layout.height == dumbbells.ROW * 2 + dumbbells.AXIS


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_tells_promises_and_leads_to_both_sentences(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path, lang: str
) -> None:
    app = open_page(monkeypatch, sample_folder, "targets", lang=lang)
    assert is_drawn(app)
    said = written(app)
    assert {"zh": "3个目标，其中2个有同一口径的实际数字", "en": "3 promises, 2 with a reported figure"}[lang] in said
    assert {"zh": "到2027年，人工智能核心产业规模 ≥ 1,000亿元", "en": "≥ CNY 100 billion by 2027"}[lang] in said
    assert len(app.dataframe[0].value) == 3


def test_without_a_promise_the_page_says_so(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path, tmp_path: Path
) -> None:
    app = open_page(monkeypatch, sample_folder, "targets", region="340000")
    assert is_drawn(app)
    assert "筛选条件下没有目标" in written(app)
    assert "共有3个目标" in written(app)
    facts = open_page(monkeypatch, folder(tmp_path, fact(60, 2025)), "targets", region="340000")
    assert is_drawn(facts)
    assert "1篇有数字的文档里没有检出目标" in written(facts)
    assert 'class="notice"' not in written(facts)


def test_every_verdict_has_its_words() -> None:
    needed = {f"targets.verdict_{one}" for one in VERDICTS} | {f"targets.count_{one}" for one in VERDICTS}
    assert needed <= texts().keys()
