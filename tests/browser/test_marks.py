"""A click on a mark of a chart leads to what it stands for."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import Window


def pick(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def click_mark(page: Page, mark: str) -> None:
    """Click in the middle of a chart's first mark; the chart's own layer lies over it."""
    found = page.locator(mark).first
    found.scroll_into_view_if_needed()
    box = found.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_cell_of_the_matrix_opens_what_is_behind_it(window: Callable[..., Window]) -> None:
    walk = window(390)
    page = walk.open("overview")
    click_mark(page, ".stPlotlyChart .bars .point path")
    page.wait_for_url("**cell=*")
    walk.settle()
    region, year, _ = pick(page)["cell"].split("|")
    expect(page.locator("h2.section", has_text=f"{year}年")).to_be_visible()
    expect(page.locator(f"[class*='st-key-card-{region}']").first).to_be_visible()
    page.locator(f"[class*='st-key-card-{region}'] a").first.click()
    page.wait_for_url("**/evidence?*figure=*")
    expect(page.locator(".panel")).to_be_visible()
