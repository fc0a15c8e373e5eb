"""A reader's walk: down the map to a district, a filter, the link in a new window, the numbers taken home."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pandas as pd
from playwright.sync_api import Page, expect

from dashboard.words import text
from tests.browser.conftest import Window

SHANDONG, ZIBO, GAOQING = "370000", "370300", "370322"
CHONGQING = "500000"


def query(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def headline(page: Page) -> tuple[str, str]:
    """Return a page's answer and its scope."""
    return page.locator("h1.headline").inner_text(), page.locator("p.scope").inner_text()


def pick_on_map(window: Window, code: str) -> None:
    """Pick a unit on the map, where its name stands, and wait for its own map."""
    page = window.page
    page.locator(f".area[data-code='{code}']").click()
    page.wait_for_url(f"**place={code}*")
    window.settle()


def test_the_map_leads_down_to_a_district_and_back(window: Callable[..., Window]) -> None:
    walk = window()
    page = walk.open("map", lang="en")
    for code in (SHANDONG, ZIBO, GAOQING):
        pick_on_map(walk, code)
    assert query(page) == {"lang": "en", "place": GAOQING}
    expect(page.locator(".map-here")).to_have_text("Gaoqing County")
    page.get_by_role("button", name="Shandong", exact=True).click()
    page.wait_for_url(f"**place={SHANDONG}")
    walk.settle()
    assert page.locator(".map-here").inner_text() == "Shandong"
    page.get_by_role("button", name="Five regions", exact=True).click()
    page.wait_for_url("**/map?lang=en")
    expect(page.locator(".area")).to_have_count(5)


def test_a_filter_goes_into_the_link_and_the_link_into_a_new_window(
    window: Callable[..., Window], dataset: Path
) -> None:
    theme = themes_of(dataset, CHONGQING)[-1]
    first = window()
    page = first.open("map", place=CHONGQING)
    before = headline(page)
    page.locator(".st-key-open-themes button").click()
    page.get_by_role("button", name=text(f"theme.{theme}", "zh"), exact=True).click()
    page.wait_for_url(f"**theme={theme}*")
    first.settle()
    assert headline(page) != before
    second = window()
    second.page.goto(page.url)
    other = second.settle()
    assert headline(other) == headline(page)
    assert other.locator(".map-here").inner_text() == page.locator(".map-here").inner_text()
    assert query(other) == query(page) == {"place": CHONGQING, "theme": theme}


def themes_of(dataset: Path, province: str) -> list[str]:
    """Return the themes of a province's figures, the most frequent first; there are at least two."""
    held = pd.read_parquet(dataset / "indicators.parquet")
    found = held[held["region_code"].str.startswith(province[:2])]["theme"].value_counts()
    assert len(found) > 1
    return list(found.index)


def test_a_figure_is_picked_in_its_own_sentence(window: Callable[..., Window], dataset: Path) -> None:
    held = pd.read_parquet(dataset / "indicators.parquet").set_index("indicator_id")
    busiest = held["doc_id"].value_counts().index[0]
    walk = window()
    page = walk.open("evidence", doc=busiest)
    mark = page.locator("mark[data-ids]").nth(1)
    mark.click()
    page.wait_for_url("**figure=*")
    walk.settle()
    picked = held.loc[query(page)["figure"]]
    assert query(page)["figure"] in str(mark.get_attribute("data-ids")).split()
    assert mark.inner_text() == picked["quote"]
    assert picked["quote"] in picked["sentence"]


def test_the_period_is_narrowed_with_the_keyboard(window: Callable[..., Window]) -> None:
    walk = window()
    page = walk.open("overview")
    page.locator(".st-key-open-period button").first.click()
    first = page.get_by_role("combobox", name=text("filter.year_from", "zh"))
    first.click()
    first.press("ArrowDown")
    first.press("Enter")
    page.wait_for_url("**from=*")
    walk.settle()
    expect(page.locator("h1.headline")).to_be_visible()
    expect(page.locator(".notice")).to_have_count(0)


def save(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as started:
        page.locator(button).get_by_role("button").click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def test_a_download_is_what_the_dataset_holds(window: Callable[..., Window], dataset: Path, tmp_path: Path) -> None:
    page = window().open("map", region=CHONGQING)
    shown = save(page, "[class*='st-key-download-map']", tmp_path)
    content = shown.read_bytes()
    assert content.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    held = pd.read_parquet(dataset / "indicators.parquet")
    wanted = held[held["region_code"].str.startswith(CHONGQING[:2])]
    assert len(wanted)
    assert sorted(row["indicator_id"] for row in rows) == sorted(wanted["indicator_id"])
    values = {row["indicator_id"]: float(row["value"]) for row in rows}
    assert values == dict(zip(wanted["indicator_id"], wanted["value"], strict=True))


def test_the_whole_dataset_is_downloaded_byte_for_byte(
    window: Callable[..., Window], dataset: Path, tmp_path: Path
) -> None:
    page = window().open("overview")
    with zipfile.ZipFile(save(page, "[class*='st-key-download-all']", tmp_path)) as archive:
        assert {"documents.csv", "indicators.csv", "datapackage.json"} <= set(archive.namelist())
        for name in archive.namelist():
            assert archive.read(name) == (dataset / name).read_bytes()


def test_an_opened_document_stays_and_is_named_in_the_language_of_the_page(window: Callable[..., Window]) -> None:
    walk = window()
    page = walk.open("evidence")
    box = page.get_by_test_id("stSelectbox").get_by_role("combobox")
    box.click()
    page.get_by_role("option").nth(2).click()
    page.wait_for_url("**doc=*")
    opened = query(page)["doc"]
    for lang, button, figures in (("en", "English", "figure"), ("zh", "中文", "个数字"), ("en", "English", "figure")):
        page.get_by_text(button, exact=True).click()
        expect(box).to_have_value(re.compile(figures))
        walk.settle()
        assert query(page) == {"doc": opened} | ({"lang": lang} if lang == "en" else {})
