"""A click on a mark of a chart leads to what it stands for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from dashboard.marks import read
from dashboard.selection_texts import mark_said
from dashboard.words import text
from tests.browser.conftest import Window, served
from tests.dashboard import sample, sample_rows


def pick(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def click_mark(page: Page, mark: str) -> None:
    """Click in the middle of a chart's first mark; the chart's own layer lies over it."""
    found = page.locator(mark).first
    found.scroll_into_view_if_needed()
    box = found.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


INKS = ("0, 114, 178", "213, 94, 0", "0, 158, 115", "204, 121, 167", "230, 159, 0")
COLOURED = ", ".join(f".stPlotlyChart .bars .point path[style*='fill: rgb({ink})']" for ink in INKS)


def test_a_cell_of_the_matrix_opens_what_is_behind_it(window: Callable[..., Window]) -> None:
    walk = window(390)
    page = walk.open("overview")
    click_mark(page, COLOURED)
    page.wait_for_url("**mark=*")
    walk.settle()
    mark = read(pick(page)["mark"])
    expect(page.locator("h2.section", has_text=f"{mark.year}年")).to_be_visible()
    expect(page.locator(f".card[data-region='{mark.region}']").first).to_be_visible()
    page.locator(f".card[data-region='{mark.region}'] a").first.click()
    page.wait_for_url("**/evidence?*figure=*")
    expect(page.locator(".panel")).to_be_visible()


@pytest.mark.parametrize(("lang", "width"), [("zh", 1440), ("en", 390)])
@pytest.mark.parametrize("start", ["overview", "timeline", "industries"])
def test_a_picked_mark_narrows_every_page_until_it_is_put_back(
    window: Callable[..., Window], start: str, lang: str, width: int
) -> None:
    walk = window(width)
    page = walk.open(start, lang=lang)
    before = page.locator("h1.headline").inner_text()
    for again in (False, True):  # a mark that its tag put back can be picked anew
        click_mark(
            page,
            COLOURED if start != "timeline" else ".stPlotlyChart .points path.point[style*='fill: rgb'], " + COLOURED,
        )
        page.wait_for_url("**mark=*")
        walk.settle()
        tag = page.locator(".st-key-filter-mark button")
        expect(tag).to_have_text(text("filter.put_back", lang, mark=mark_said(read(pick(page)["mark"]), lang)))
        assert page.locator("h1.headline").inner_text() == before
        assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth <= main.clientWidth")
        if again:
            page.get_by_role("link", name=text("page.map", lang), exact=True).click()
            page.wait_for_url("**/map?*mark=*")
            walk.settle()
        tag.focus()
        tag.press("Enter")
        page.wait_for_url(lambda url: "mark=" not in url)
        walk.settle()
        expect(tag).to_have_count(0)


def test_a_promise_leads_to_its_sentence(window: Callable[..., Window], tmp_path: Path) -> None:
    folder = sample.write(tmp_path / "data", sample_rows.tables())
    with served(folder) as walk_address:
        walk = window()
        walk.address = walk_address
        page = walk.open("targets", lang="en")
        page.get_by_role("link", name="Read the promise").first.click()
        page.wait_for_url("**/evidence?*figure=*")
        walk.settle()
        expect(page.locator(".panel .panel-status.target")).to_be_visible()


def test_who_named_an_industry_first_leads_to_the_sentence(window: Callable[..., Window]) -> None:
    walk = window()
    page = walk.open("industries")
    click_mark(page, ".stPlotlyChart .scatterlayer .points path.point")
    page.wait_for_url("**/evidence?*span=*")
    walk.settle()
    expect(page.locator("mark.found.chosen").first).to_be_visible()


def test_a_point_of_a_series_leads_to_its_figure(window: Callable[..., Window]) -> None:
    walk = window()
    page = walk.open("comparison")
    click_mark(page, ".stPlotlyChart .bars .point path")
    page.wait_for_url("**/evidence?*figure=*")
    walk.settle()
    steps = page.locator(".panel-steps li")
    expect(steps).to_have_count(7)
    expect(steps.first.locator("q")).to_be_visible()
