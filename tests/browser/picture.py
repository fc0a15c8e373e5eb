"""Renew the picture in the README: `make picture`."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

import etl
from tests.browser import chromium
from tests.browser.conftest import Window, served

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "images" / "evidence.png"
REGION = "500105"  # a figure of a district, so that the picture shows whose it is


def main() -> None:
    """Photograph a number beside its sentence, over data/."""
    path = chromium.find()
    figures = etl.load(ROOT / "data").indicators
    figure = figures.loc[figures["region_code"] == REGION, "indicator_id"].iloc[0]
    with served(ROOT / "data") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        window = Window(browser.new_page(viewport={"width": 1280, "height": 860}), address)
        page = window.open("evidence", lang="zh", figure=figure)
        page.wait_for_timeout(1500)  # the text scrolls to the figure
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
