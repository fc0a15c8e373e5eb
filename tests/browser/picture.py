"""Renew the picture in the README: `make picture`."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.conftest import Window, served

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "images" / "overview.png"


def main() -> None:
    """Photograph the overview over data/."""
    path = chromium.find()
    with served(ROOT / "data") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        window = Window(browser.new_page(viewport={"width": 1280, "height": 860}), address)
        page = window.open("overview", lang="en")
        page.wait_for_timeout(1000)  # charts fade in
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
