"""Filters live in widgets and in the address at once, and neither loses the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.util import calc_hash

from tests.dashboard.browsing import open_page, written

_FILTERS = ("filter.region", "filter.from", "filter.to", "filter.theme", "filter.industry", "filter.status")


def test_an_address_sets_the_widgets(monkeypatch: pytest.MonkeyPatch, sample_folder: Path) -> None:
    app = open_page(monkeypatch, sample_folder, "overview", region="370000,510000", status="target")
    assert app.session_state["filter.region"] == ["370000", "510000"]
    assert app.session_state["filter.status"] == ["target"]
    assert "读出2个数字，涉及山东、四川" in written(app)


def test_a_widget_sets_the_address(monkeypatch: pytest.MonkeyPatch, sample_folder: Path) -> None:
    app = open_page(monkeypatch, sample_folder, "timeline")
    app.selectbox(key="filter.from").select(2024).run()
    assert app.query_params == {"from": ["2024"]} or app.query_params == {"from": "2024"}
    app.selectbox(key="filter.from").set_value(None).run()
    assert not app.query_params


def test_a_changed_address_wins_over_untouched_widgets(monkeypatch: pytest.MonkeyPatch, sample_folder: Path) -> None:
    app = open_page(monkeypatch, sample_folder, "overview", region="370000")
    app.query_params.clear()
    app.query_params["region"] = "120000"
    app.run()
    assert app.session_state["filter.region"] == ["120000"]
    assert "涉及天津" in written(app)


def test_filters_and_language_survive_a_change_of_page(monkeypatch: pytest.MonkeyPatch, sample_folder: Path) -> None:
    app = open_page(monkeypatch, sample_folder, "overview", region="500000", lang="en")
    app.query_params.clear()
    app._page_hash = calc_hash("timeline")
    app.run()
    assert "between 2024 and 2027" in written(app)
    assert app.session_state["filter.region"] == ["500000"]
    assert dict(app.query_params)["region"] in ("500000", ["500000"])


def test_a_change_of_language_keeps_the_choices(monkeypatch: pytest.MonkeyPatch, sample_folder: Path) -> None:
    app = open_page(monkeypatch, sample_folder, "comparison", metric="industrial_value_added")
    chosen = app.session_state["pick.metric"]
    app.session_state["filter.lang"] = "en"
    app.run()
    assert app.session_state["pick.metric.en"] == chosen == "industrial_value_added"
    assert "comparable" in written(app)


def test_nonsense_in_the_address_is_left_out(monkeypatch: pytest.MonkeyPatch, sample_folder: Path) -> None:
    app = open_page(
        monkeypatch,
        sample_folder,
        "overview",
        region="x",
        theme="<b>",
        status="maybe",
        metric="none",
        **{"from": "abc"},
    )
    assert not app.exception
    assert "读出19个数字" in written(app)


@pytest.mark.parametrize("stretch", [("2024", "2024"), ("2019", "2021")])
def test_a_period_keeps_figures_that_overlap_it(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path, stretch: tuple[str, str]
) -> None:
    first, last = stretch
    app = open_page(monkeypatch, sample_folder, "overview", **{"from": first, "to": last})
    expected = {"2024": 6, "2019": 3}[first]
    assert f"读出{expected}个数字" in written(app)


@pytest.mark.parametrize(
    ("page", "offered"),
    [
        ("accuracy", set()),
        ("changes", set()),
        ("rejects", {"filter.region"}),
        ("targets", {"filter.region", "filter.theme", "filter.industry", "filter.from", "filter.to"}),
    ],
)
def test_a_page_offers_no_filter_that_says_nothing_there(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path, page: str, offered: set[str]
) -> None:
    asked = {"region": "370000", "status": "target"}
    app = open_page(monkeypatch, sample_folder, page, **asked)
    shown = {widget.key for widget in (*app.button_group, *app.selectbox)}
    assert {key for key in shown if key in _FILTERS} == offered
    app.query_params.clear()
    app._page_hash = calc_hash("overview")
    app.run()
    assert {name: app.session_state[f"filter.{name}"] for name in asked} == {n: [v] for n, v in asked.items()}
    assert set(_FILTERS) <= {widget.key for widget in (*app.button_group, *app.selectbox)}
