"""Five tasks of someone who has never seen the dashboard, from the start page by visible controls (docs/new_user.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Page, expect

import etl
from dashboard.words import text
from tests.browser.conftest import Window, served

PROMISES = {
    "安徽.txt": "安徽省机器人产业发展行动计划\n来源：安徽省人民政府 2024-03-01\n到2027年，全省机器人产业规模力争达到800亿元。",
    "四川.txt": "四川省机器人产业发展规划\n来源：四川省人民政府 2024-05-06\n到2027年，全省机器人企业力争突破500家；"
    "到2030年，全省工业机器人产量达到9万台。",
}


@pytest.fixture(scope="module")
def promises(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a dashboard over two plans."""
    folder = tmp_path_factory.mktemp("promises")
    (folder / "texts").mkdir()
    for name, said in PROMISES.items():
        (folder / "texts" / name).write_text(said, encoding="utf-8")
    etl.build([folder / "texts"], folder / "data")
    with served(folder / "data") as own:
        yield own


def search(started: Window, typed: str) -> Page:
    """Type into the box in the header and wait for the answer."""
    field = started.page.get_by_role("searchbox")
    field.click()
    started.page.keyboard.type(typed)
    started.page.keyboard.press("Enter")
    started.page.wait_for_url("**/search?*search=*")
    started.settle()
    expect(started.page.locator(".hits, .st-key-search-head")).not_to_have_count(0)
    return started.page


def open_hit(started: Window, value: str) -> None:
    started.page.locator(".hits .figures a").filter(has_text=value).first.click()
    started.page.wait_for_url("**/evidence?*figure=*")
    started.settle()


@pytest.mark.parametrize(
    ("lang", "typed"),
    [("zh", "重庆2021年上半年工业增长"), ("en", "industrial growth Chongqing first half of 2021")],
)
def test_find_the_industrial_growth_and_its_sentence(window: Callable[..., Window], lang: str, typed: str) -> None:
    started = window()
    started.open(lang=lang)
    page = search(started, typed)
    open_hit(started, "26.5%")
    expect(page.locator(".panel-value")).to_contain_text("+26.5%")
    expect(page.locator("mark.chosen")).to_have_text("26.5%")
    expect(page.locator("mark.chosen")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("lang", "typed", "answer"),
    [
        ("zh", "哪些地区有2027年机器人目标？", "安徽 1、四川 1，山东、天津、重庆未检出"),
        ("en", "Which regions have a robot target for 2027?", "Anhui 1, Sichuan 1; none found for Shandong"),
    ],
)
def test_which_regions_have_a_target(
    window: Callable[..., Window], promises: str, lang: str, typed: str, answer: str
) -> None:
    started = window(390)
    started.address = promises
    started.open(lang=lang)
    page = search(started, typed)
    expect(page.locator("p.scope").first).to_contain_text(answer)
    expect(page.locator(".hits .figures a")).to_have_count(2)
    assert page.locator("[data-testid=stMain]").evaluate("part => part.scrollWidth") <= 390


def test_share_a_view_in_english(window: Callable[..., Window]) -> None:
    started = window()
    page = started.open()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name=text("page.timeline", "zh")).click()
    page.wait_for_url("**/timeline*")
    started.settle()
    page.get_by_text("English", exact=True).click()
    page.wait_for_url("**lang=en*")
    started.settle()
    page.get_by_role("button", name=text("take.link", "en")).first.click()
    expect(page.get_by_text(text("take.copied", "en"))).to_be_visible()
    shared = page.evaluate("navigator.clipboard.readText()")
    received = window()
    received.page.goto(shared)
    received.settle()
    assert received.page.locator("h1.headline").inner_text() == page.locator("h1.headline").inner_text()
    assert received.page.locator("html").get_attribute("lang") == "en"


def test_check_whether_two_counts_are_comparable(window: Callable[..., Window]) -> None:
    started = window()
    started.open()
    page = search(started, "和平区企业")
    open_hit(started, "55家")
    page.get_by_role("button", name=text("versus.keep", "zh")).click()
    page.wait_for_url("**against=*")
    expect(page.get_by_text(text("versus.kept", "zh"))).to_be_visible()
    started.settle()
    page.locator("mark[data-ids]", has_text="88家").click()
    page.wait_for_timeout(300)  # until the click has reached the server
    started.settle()
    verdict = page.locator(".st-key-versus")
    expect(verdict).to_contain_text(text("versus.differs", "zh"))
    expect(verdict).to_contain_text("类型（指标值 / 增量）")
    expect(verdict).to_be_in_viewport()
    assert "against" in parse_qs(urlsplit(page.url).query)


def test_take_everything_about_a_district_to_excel(window: Callable[..., Window], tmp_path: Path) -> None:
    started = window()
    started.open()
    page = search(started, "和平区")
    with page.expect_download() as saved:
        page.get_by_role("button", name=text("frame.download_excel", "zh")).click()
    saved.value.save_as(tmp_path / "taken.xlsx")
    book = openpyxl.load_workbook(tmp_path / "taken.xlsx", read_only=True)
    assert {"search", "documents", "industries", "policies", "measures"} <= set(book.sheetnames)
    head, *rows = book["search"].iter_rows(values_only=True)
    assert {row[head.index("region_code")] for row in rows} == {"120101"}
