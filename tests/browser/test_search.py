"""From a typed search to the sentence, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from dashboard.words import text
from tests.browser.conftest import Window
from tests.browser.test_walk import query


def test_a_search_leads_to_the_marked_sentence(window: Callable[..., Window]) -> None:
    walk = window(390)
    page = walk.open("search")
    field = page.get_by_role("searchbox", name=text("search.field", "zh"))
    field.fill("增速 5–30 %")
    field.press("Enter")
    page.wait_for_url("**search=*")
    walk.settle()
    first = page.locator(".hits .figures a").first
    expect(first).to_be_visible()
    said = first.locator("b").inner_text()
    assert page.locator("[data-testid=stMain]").evaluate("part => part.scrollWidth") <= 390
    first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/evidence*figure=*")
    walk.settle()
    expect(page.locator(".panel-value")).to_contain_text(said)
    expect(page.locator("mark.chosen")).to_be_in_viewport()
    page.go_back()
    page.wait_for_url("**/search*search=*")
    walk.settle()
    assert "search" in query(page)
    expect(page.locator(".hits .figures a").first).to_be_visible()
