"""One selection in several pictures, and two places side by side, in a real browser: drawn, reachable, taken along."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.words import text
from tests.browser.conftest import Window, served
from tests.browser.test_accessible import RUN, SCRIPT
from tests.browser.test_marks import click_mark, pick
from tests.dashboard import sample, sample_rows

SIZE = {"metric": "ai_core_revenue", "scope": "all|元|level||province|year"}
VIEWS = ("lines", "regions", "indicators", "dots")


@pytest.fixture(scope="module")
def own_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the sample with a figure of Sichuan that is comparable with Shandong's."""
    tables = sample_rows.tables()
    tables["indicators"] += [
        sample.figure(2, 70, "规模以上工业增加值", 6.4, "%", region="510000", **sample_rows.GROWTH),
        sample.figure(2, 90, "高新技术企业", 16000, "家", region="510000", year=2023, **sample_rows.HIGHTECH),
    ]
    folder = sample.write(tmp_path_factory.mktemp("pictures") / "data", tables)
    with served(folder) as address:
        yield address


@pytest.mark.parametrize(("lang", "width", "color"), [("zh", 390, "light"), ("en", 1440, "dark")])
@pytest.mark.parametrize("view", VIEWS)
def test_a_picture_is_drawn_once_and_fits(
    window: Callable[..., Window], own_address: str, view: str, lang: str, width: int, color: str
) -> None:
    walk = window(width, color=color)
    walk.address = own_address
    page = walk.open("comparison", lang=lang, view=view, **SIZE)
    expect(page.locator("[data-testid=stException], .notice")).to_have_count(0)
    expect(page.locator(".stPlotlyChart:visible")).to_have_count(1)
    expect(page.locator(".stPlotlyChart:visible .points path").first).to_be_visible()
    assert page.locator("[data-testid=stMain]").evaluate("part => part.scrollWidth") <= width
    page.evaluate(SCRIPT)
    assert page.evaluate(RUN) == []


def test_the_picture_is_changed_with_the_keyboard(window: Callable[..., Window], own_address: str) -> None:
    walk = window()
    walk.address = own_address
    page = walk.open("comparison", **SIZE)
    page.get_by_role("radio", name=text("comparison.view_regions", "zh")).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**view=regions*")
    walk.settle()
    expect(page.locator(".stPlotlyChart:visible")).to_have_count(1)


def test_a_mark_of_a_small_chart_leads_to_its_sentence(window: Callable[..., Window], own_address: str) -> None:
    walk = window(390)
    walk.address = own_address
    page = walk.open("comparison", view="regions", **SIZE)
    click_mark(page, ".stPlotlyChart:visible .points path")
    page.wait_for_url("**/evidence?*figure=*")
    walk.settle()
    expect(page.locator(".panel-value")).to_be_visible()


def test_a_dot_opens_its_two_figures(window: Callable[..., Window], own_address: str) -> None:
    walk = window()
    walk.address = own_address
    page = walk.open("comparison", view="dots", **SIZE)
    click_mark(page, ".stPlotlyChart:visible .points path")
    page.wait_for_url("**dot=*")
    walk.settle()
    expect(page.locator("li.card")).to_have_count(2)
    assert pick(page)["view"] == "dots"


def test_small_charts_are_taken_along_as_one_picture(
    window: Callable[..., Window], own_address: str, tmp_path: Path
) -> None:
    walk = window()
    walk.address = own_address
    page = walk.open("comparison", view="regions", lang="en", **SIZE)
    expect(page.locator(".stPlotlyChart:visible .main-svg").first).to_be_visible()
    with page.expect_download() as started:
        page.get_by_role("button", name=text("take.svg", "en")).first.click()
    started.value.save_as(tmp_path / "chart.svg")
    drawn = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert all(name in drawn for name in ("Shandong", "Sichuan", "not found"))


@pytest.mark.parametrize(("lang", "width"), [("zh", 1440), ("en", 390)])
def test_two_places_lead_to_their_sentences(
    window: Callable[..., Window], own_address: str, lang: str, width: int
) -> None:
    walk = window(width)
    walk.address = own_address
    page = walk.open("pair", lang=lang, place="370000", beside="510000")
    expect(page.locator("table.pairs").first).to_be_visible()
    assert page.locator("[data-testid=stMain]").evaluate("part => part.scrollWidth") <= width
    page.locator("table.pairs td.second a").first.press("Enter")
    page.wait_for_url("**/evidence?*figure=*")
    walk.settle()
    expect(page.locator(".panel-value")).to_be_visible()
