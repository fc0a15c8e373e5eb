"""What was left out, in a real browser: the page that lists it, and the evidence page's record of what was done."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.words import text
from tests.browser.conftest import Window, served
from tests.browser.test_walk import query, save
from tests.dashboard import left_out_sample
from tests.dashboard.left_out_sample import DAMAGED, FIRST, INPUTS, reject_id

NARROW, WIDE = 390, 1440
TABLE = "[class*='st-key-download-rejects']"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a dashboard of its own, over a dataset in which much was left out."""
    with served(left_out_sample.write(tmp_path_factory.mktemp("left-out") / "data")) as own:
        yield own


@pytest.mark.parametrize(("width", "color", "lang"), [(WIDE, "light", "en"), (NARROW, "dark", "zh")])
@pytest.mark.parametrize("name", ["rejects", "evidence"])
def test_a_page_fits(window: Callable[..., Window], name: str, width: int, color: str, lang: str) -> None:
    page = window(width, color=color).open(name, lang=lang, doc=FIRST, rejects="1")
    expect(page.locator("h1.headline")).to_be_visible()
    expect(page.locator("[data-testid=stException], .notice")).to_have_count(0)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    for part in ("html", "[data-testid=stMain]", "dl.reasons", ".cleaning", ".reading"):
        for found in page.locator(part).all():
            assert found.evaluate("part => part.scrollWidth - part.clientWidth") <= 0, f"{part} scrolls sideways"


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_way_from_a_reason_to_a_number_in_its_sentence(
    window: Callable[..., Window], tmp_path: Path, width: int
) -> None:
    walk = window(width)
    page = walk.open("overview")
    page.locator(".way-on a").click()
    page.wait_for_url("**/rejects*")
    walk.settle()
    expect(page.locator("h1.headline")).to_contain_text("未采用6个；4个文件无法读取")
    page.get_by_role("combobox", name=text("rejects.choose_reason", "zh")).click()
    page.get_by_role("option", name=text("reason.damaged", "zh")).click()
    page.wait_for_url("**reason=damaged*")
    walk.settle()
    rows = list(csv.DictReader(io.StringIO(save(page, TABLE, tmp_path).read_text(encoding="utf-8-sig"))))
    assert [row["reject_id"] for row in rows] == [reject_id("45")]
    page = walk.open("evidence", reject=rows[0]["reject_id"])
    expect(page.locator("mark.reject.chosen")).to_have_text(rows[0]["quote"])
    expect(page.locator("mark.reject.chosen")).to_be_in_viewport()
    expect(page.locator(".panel")).to_contain_text("换一份没有损坏的文件")


def test_a_number_that_was_not_used_is_picked_in_the_text(window: Callable[..., Window]) -> None:
    walk = window()
    page = walk.open("evidence", doc=FIRST, rejects="1", lang="en")
    page.locator("mark.reject", has_text="2025年").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**reject=*")
    walk.settle()
    assert query(page)["reject"] == reject_id("2025年")
    expect(page.locator(".panel")).to_contain_text("Date or year. Years, days and deadlines tell the time")


def test_what_was_done_unfolds_with_the_keyboard(window: Callable[..., Window]) -> None:
    page = window().open("evidence", doc=FIRST, region="120000")
    expect(page.locator("mark.damaged")).to_have_text(DAMAGED)
    furniture = page.locator(".cleaning details", has_text=text("furniture.menu", "zh"))
    expect(furniture.locator("li").first).to_be_hidden()
    furniture.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(furniture.locator("li")).to_have_text(["首页 | 要闻", "打印 <关闭>"])


def test_copies_are_linked_and_not_fetched(window: Callable[..., Window]) -> None:
    page = window(NARROW).open("evidence", doc=FIRST, lang="en")
    link = page.locator(".about dd li a")
    expect(link).to_have_attribute("href", "https://example.org/a")
    assert {"noopener", "noreferrer"} <= set(str(link.get_attribute("rel")).split())


def test_the_list_of_unread_inputs_is_downloaded(window: Callable[..., Window], tmp_path: Path) -> None:
    page = window(NARROW).open("rejects", lang="en")
    saved = save(page, "[class*='st-key-download-inputs']", tmp_path).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(saved, newline="")))
    assert {row["file"]: row["reason"] for row in rows} == INPUTS
