"""In a browser: from a contradiction to its evidence and back, and the comparability lock from switch to download."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from dashboard.words import text
from tests.browser.conftest import Window, served
from tests.dashboard import checks_sample

LINK = {"metric": "tech_contracts", "scope": "all|元|level||province|year"}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a dashboard over documents that contradict each other."""
    with served(checks_sample.build(tmp_path_factory.mktemp("contradicting"))) as own:
        yield own


@pytest.mark.parametrize(("width", "color"), [(1440, "light"), (390, "dark")])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_findings_fit_the_window(window: Callable[..., Window], lang: str, width: int, color: str) -> None:
    page = window(width, color=color).open("checks", lang=lang)
    expect(page.locator(".findings > li")).to_have_count(4)
    for part in ("html", "[data-testid=stMain]"):
        assert page.locator(part).evaluate("part => part.scrollWidth") <= width, f"{part} scrolls sideways"


def test_a_number_of_a_contradiction_leads_to_its_sentence_and_back(window: Callable[..., Window]) -> None:
    opened = window()
    page = opened.open("checks", verdict="contradicts", check="growth")
    page.locator(".findings blockquote a", has_text="30%").click()
    page.wait_for_url("**/evidence?figure=*")
    opened.settle()
    expect(page.get_by_text("与其他数字核算不符")).to_be_visible()
    page.go_back()
    page.wait_for_url("**/checks?*")
    opened.settle()
    expect(page.locator(".findings > li")).to_have_count(2)


def test_letting_in_marks_the_chart_the_address_and_the_download(window: Callable[..., Window]) -> None:
    opened = window()
    page = opened.open("comparison", **LINK)
    note = page.locator(".stPlotlyChart .annotation-text", has_text="口径不同，由读者放入")
    expect(note).to_have_count(0)
    page.get_by_text("口径不同：行政级别（省级 / 县级）").click()
    expect(note).to_have_count(1)
    opened.settle()
    assert parse_qs(urlsplit(page.url).query)["admit"] == ["level"]
    with page.expect_download() as saved:
        page.get_by_role("button", name=text("frame.download", "zh")).last.click()
    rows = list(csv.DictReader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8-sig"))))
    said = {row["region_code"]: (row["comparable"], row["differs_in"]) for row in rows if row["status"] == "actual"}
    assert said == {"500000": ("True", ""), "500112": ("False", "level")}
