"""The questions of the pages, answered over the sample."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard.dataset import Dataset
from dashboard.queries import comparison, narrowing, overview, rejects, series, timeline
from dashboard.queries.choices import choices
from dashboard.selection import Filters
from dashboard.signatures import let_in


@pytest.fixture(scope="module")
def dataset(sample_folder: Path) -> Dataset:
    return Dataset(sample_folder)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), 19),
        (Filters(regions=("370000",)), 5),
        (Filters(regions=("100000",)), 1),
        (Filters(year_from=2025), 3),
        (Filters(year_to=2019), 1),
        (Filters(year_from=2021, year_to=2021), 2),
        (Filters(themes=("ai",)), 5),
        (Filters(industries=("ai",)), 4),
        (Filters(industries=("cloud",)), 0),
        (Filters(statuses=("target", "provision")), 4),
        (Filters(regions=("370000", "510000"), statuses=("target",), themes=("ai",)), 2),
    ],
)
def test_filters_narrow_figures(dataset: Dataset, filters: Filters, expected: int) -> None:
    row = overview.summary(dataset, filters).iloc[0]
    assert row["figures"] == expected == len(overview.selected_figures(dataset, filters))


def test_the_summary_counts_what_a_headline_needs(dataset: Dataset) -> None:
    row = overview.summary(dataset, Filters()).iloc[0]
    assert (row["documents"], row["first"], row["last"], row["doubtful"]) == (5, 2019, 2027, 1)
    assert (row["actual"], row["target"], row["provision"]) == (15, 3, 1)


def test_headlines_come_from_every_region_before_a_second_of_one(dataset: Dataset) -> None:
    found = overview.headlines(dataset, Filters())
    assert len(found) == 6
    assert found["region_code"].str[:2].head(5).nunique() == 5
    assert found.iloc[0]["metric"] == "人工智能核心产业规模"
    assert not found["metric"].isin(["全国智能算力"]).any()


def test_documents_count_their_figures_in_the_selection(dataset: Dataset) -> None:
    found = overview.documents(dataset, Filters(statuses=("target",))).set_index("doc_id")
    assert list(found["selected"]) == [1, 1, 1, 0, 0, 0]
    assert list(found["figures"].sort_values()) == [0, 2, 2, 5, 5, 5]
    assert len(overview.documents(dataset, Filters(regions=("340000",)))) == 1


def test_unreadable_inputs_are_told_from_numbers(dataset: Dataset) -> None:
    assert not len(rejects.inputs(dataset, Filters()))


def test_choices_always_hold_the_five_regions(dataset: Dataset, empty_folder: Path) -> None:
    found = choices(dataset, Filters())
    assert found.regions == ("370000", "510000", "340000", "120000", "500000", "100000")
    assert found.years == (2019, 2021, 2023, 2024, 2025, 2027)
    assert found.industries == ("ai", "automobile", "cloud")
    nothing = choices(Dataset(empty_folder), Filters())
    assert (len(nothing.regions), nothing.years, nothing.industries) == (5, (), ())


SIZE, GROWTH = "all|元|level||province|year", "above_scale|%|growth|yoy|province|year"
COUNTY = "all|家、户|level||county|year"


def test_a_series_holds_only_what_can_be_compared(dataset: Dataset) -> None:
    found = series.offered(dataset, Filters())
    assert found.iloc[0][["metric", "scope"]].tolist() == ["ai_core_revenue", SIZE]
    levels = found[found["metric"] == "hightech_enterprises"]["scope"].str.split("|").str[-2].tolist()
    assert levels[0] == "province", "whole regions go before places inside them"
    assert not found.duplicated(["metric", "scope"]).any()
    assert "工业机器人密度排名" not in set(found["metric"])
    row = found[(found["metric"] == "hightech_enterprises") & (found["scope"] == COUNTY)].iloc[0]
    points = series.points(dataset, Filters(), row["metric"], row["scope"])
    assert len(points) == row["figures"] == 2
    assert set(points["region"]) == {"120000", "500000"}
    assert points["comparable"].all()
    assert points["differs_in"].eq("").all()


def test_targets_stand_in_their_series_and_say_that_they_differ(dataset: Dataset) -> None:
    points = series.points(dataset, Filters(), "ai_core_revenue", SIZE)
    assert dict(zip(points["status"], points["differs_in"], strict=True)) == {"actual": "", "target": "status"}
    assert points["comparable"].tolist() == points["status"].eq("actual").tolist()
    assert not let_in(points).any()


def test_other_definitions_of_a_metric_are_told_with_what_differs(dataset: Dataset) -> None:
    found = series.others(dataset, Filters(), "hightech_enterprises", COUNTY)
    assert list(found[["region", "reason", "n", "drawable"]].itertuples(index=False, name=None)) == [
        ("370000", "level", 2, True),
        ("340000", "level", 1, True),
        ("510000", "level", 1, True),
    ]


def test_what_is_let_in_says_why_it_is_not_comparable(dataset: Dataset) -> None:
    points = series.points(dataset, Filters(), "industrial_value_added", GROWTH, ("level",))
    assert len(points) == 4
    assert points.set_index("region_code")["differs_in"].to_dict() == {
        "370000": "",
        "510000": "",
        "340500": "level",
        "500105": "level",
    }
    assert len(series.points(dataset, Filters(), "industrial_value_added", GROWTH, ("basis",))) == 2
    assert series.points(dataset, Filters(), "no_such_metric", GROWTH, ("level",)).empty


def test_standing_takes_the_newest_and_what_was_let_in_beside_it(dataset: Dataset) -> None:
    points = series.points(dataset, Filters(), "hightech_enterprises", COUNTY, ("level",))
    found = comparison.standing(points).set_index("region")
    assert found.loc["370000", "value"] == 35000
    assert found["let_in"].to_dict() == {
        "120000": False,
        "500000": False,
        "370000": True,
        "510000": True,
        "340000": True,
    }
    targets = comparison.standing(series.points(dataset, Filters(), "ai_core_revenue", SIZE))
    assert list(targets.sort_values(["region", "kind"])["kind"]) == ["actual", "planned", "actual", "planned"]
    both = pd.concat([points, points.assign(differs_in="level")])
    assert comparison.standing(both).groupby("region").size()["120000"] == 2


def test_spans_and_what_cannot_be_drawn_are_all_figures(dataset: Dataset) -> None:
    drawn, undrawn = timeline.spans(dataset, Filters()), timeline.undated(dataset, Filters()).iloc[0]["n"]
    assert drawn["n"].sum() + undrawn == 19
    assert undrawn == 2
    assert timeline.furthest_target(dataset, Filters()).iloc[0]["period_end"].year == 2027
    assert len(timeline.documents(dataset, Filters())) == 5
    assert len(timeline.documents(dataset, Filters(year_from=2024))) == 3


def test_conditions_hold_no_value_of_the_reader() -> None:
    nasty = Filters(industries=("x'); DROP",), themes=("ai",), year_from=2024)
    test, params = narrowing.figures(nasty)
    assert "DROP" not in test
    assert ["x'); DROP"] in params
    assert "DROP" not in narrowing.industry_terms(nasty)[0]
