"""Every page, in both languages, wide and narrow, light and dark: it is drawn, it fits, and nothing complains."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from dashboard.navigation import PAGES
from tests.browser.conftest import Window

NARROW, WIDE = 390, 1440


@pytest.mark.parametrize(("width", "color"), [(WIDE, "light"), (NARROW, "light"), (WIDE, "dark")])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens(window: Callable[..., Window], name: str, lang: str, width: int, color: str) -> None:
    page = window(width, color=color).open(name, lang=lang)
    expect(page.locator("h1.headline")).to_be_visible()
    expect(page.locator("[data-testid=stException], .notice")).to_have_count(0)
    for part in ("html", "[data-testid=stMain]"):
        assert page.locator(part).evaluate("part => part.scrollWidth") <= width, f"{part} scrolls sideways"
