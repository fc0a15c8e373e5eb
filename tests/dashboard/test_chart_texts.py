"""What charts show in a sentence: who leads, by how much, over which years, and how many are promises."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard import chart_texts
from dashboard.dataset import Dataset
from dashboard.queries import comparison, series, timeline
from dashboard.selection import Filters
from tests.dashboard.browsing import open_page

WRONG = ("nan", "None", "NaT", "{", "}")


def spans() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "region": ["340000", "340000", "370000"],
            "start": pd.to_datetime(["2022-01-01", "2027-01-01", "2023-01-01"]),
            "end": pd.to_datetime(["2023-12-31", "2027-12-31", "2023-12-31"]),
            "status": ["actual", "planned", "actual"],
            "n": [3, 1, 2],
        }
    )


def test_periods_are_told_region_by_region_the_fullest_first() -> None:
    assert chart_texts.spans(spans(), "zh") == (
        "安徽实际3个（2022–2023年）、目标或条款1个（2027年）；山东实际2个（2023年）。"
    )
    assert chart_texts.spans(spans(), "en") == (
        "Anhui: 3 reported (2022–2023), 1 target or provision (2027); Shandong: 2 reported (2023)."
    )
    assert chart_texts.spans(spans().head(0), "zh") == ""


def test_an_industry_through_the_years() -> None:
    cells = pd.DataFrame({"region": ["340000", "370000"] * 2, "year": [2022, 2022, 2023, 2023], "n": [1, 0, 2, 1]})
    assert chart_texts.years(cells, "", "en").endswith("in 2022–2023: most in Anhui (3), most in 2023 (3).")
    assert chart_texts.years(cells, "", "zh").endswith("安徽最多（3篇）、2023年最多（3篇）。")
    even = cells.assign(n=1)
    assert chart_texts.years(even, "cloud", "en") == "4 documents name cloud computing in 2022–2023."
    assert chart_texts.years(even, "cloud", "zh") == "2022–2023年有4篇文档提到云计算。"


def test_no_industry_is_called_the_first_among_equals() -> None:
    cells = pd.DataFrame(
        {"region": ["340000"] * 3 + ["370000"] * 2, "industry": ["ai", "cloud", "robotics", "ai", "cloud"]}
    ).assign(n=[2, 2, 1, 3, 0])
    assert (
        chart_texts.landscape(cells, "documents", "zh")
        == "安徽提到的行业有2个并列最多（各2篇）；山东提到最多的是人工智能（3篇）。"
    )
    said = "Anhui has equally many figures on 2 industries (2 each); Shandong has most figures on artificial intelligence (3)."
    assert chart_texts.landscape(cells, "figures", "en") == said


def test_who_named_an_industry_first() -> None:
    rows = pd.DataFrame(
        {
            "industry": ["ai", "ai", "robotics"],
            "region": ["510000", "370000", "510000"],
            "day": pd.to_datetime(["2019-02-03", "2018-01-02", "2017-05-06"]),
        }
    )
    said = chart_texts.firsts(rows, "en")
    assert said.startswith("Of 2 industries, ")
    assert said.endswith("the earliest document is of Sichuan (6 May 2017).")


def test_reasons_are_counted_and_shared_out() -> None:
    rows = pd.DataFrame({"reason": ["date", "name", "no_unit", "ordinal"], "n": [6, 2, 1, 1]})
    assert chart_texts.reasons(rows, "en").startswith("10 numbers were left out")
    assert chart_texts.reasons(rows, "zh").endswith("占90%。")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_bars_of_a_comparison_are_all_told(sample_folder: Path, lang: str) -> None:
    dataset = Dataset(sample_folder)
    row = series.offered(dataset, Filters()).iloc[0]
    rows = comparison.standing(series.points(dataset, Filters(), row["metric"], row["scope"]))
    said = chart_texts.standing(rows, lang)
    assert said.count("；" if lang == "zh" else "; ") == len(rows) - 1
    assert not any(word in said for word in WRONG)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", ["overview", "timeline", "comparison", "targets", "industries", "rejects", "accuracy"])
def test_every_chart_says_what_it_shows(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path, page: str, lang: str
) -> None:
    app = open_page(monkeypatch, sample_folder, page, lang=lang)
    assert not app.exception
    told = [chart.proto.alt for chart in app.get("plotly_chart")]
    assert told
    assert len(set(told)) == len(told)
    for said in told:
        assert any(sign.isdigit() for sign in said), said
        assert not any(word in said for word in WRONG), said


def test_spans_of_the_sample_are_told(sample_folder: Path) -> None:
    rows = timeline.spans(Dataset(sample_folder), Filters())
    assert str(int(rows["n"].max())) in chart_texts.spans(rows, "en")
