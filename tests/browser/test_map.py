"""The map in a browser: it plays through the years, is moved by keys, and goes home as a picture."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from dashboard.maps import DARK, LIGHT, Colours
from dashboard.words import text
from tests.browser.conftest import Window

BOTH = pytest.mark.parametrize(("lang", "width"), [("zh", 1440), ("en", 390)])


def headline(page: Page) -> str:
    return page.locator("h1.headline").inner_text().replace("\u2060", "")


@BOTH
def test_it_plays_and_the_page_follows_when_it_rests(window: Callable[..., Window], lang: str, width: int) -> None:
    own = window(width)
    page = own.open("map", lang=lang)
    before, address = headline(page), page.url
    page.get_by_role("button", name=text("map.play", lang), exact=True).click()
    expect(page.locator(".walk output")).not_to_be_empty()
    year = page.locator(".walk output").inner_text()
    expect(page.locator(".map .said")).to_contain_text(year)
    assert (headline(page), page.url) == (before, address)  # what stands still is pale, and no other page is loaded
    assert page.locator("[data-testid=stMain]").get_attribute("data-map-plays") == ""
    page.wait_for_url("**period=*")
    own.settle()
    last = page.locator(".walk output").inner_text()
    expect(page.locator("h1.headline")).to_contain_text(last)
    assert headline(page) in str(page.locator("svg[role=group]").get_attribute("aria-label"))
    assert page.locator("[data-testid=stMain]").get_attribute("data-map-plays") is None
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth <= main.clientWidth")
    page.get_by_role("button", name=text("map.all_periods", lang), exact=True).click()
    expect(page.locator("h1.headline")).to_have_text(before)


@BOTH
def test_keys_step_through_time_and_places(window: Callable[..., Window], lang: str, width: int) -> None:
    own = window(width)
    page = own.open("map", lang=lang)
    slider = page.get_by_role("slider", name=text("map.slider", lang))
    slider.focus()
    slider.press("ArrowLeft")
    page.wait_for_url("**period=*")
    own.settle()
    assert slider.evaluate("one => one.getRootNode().activeElement === one")
    assert headline(page).startswith(str(slider.get_attribute("aria-valuetext")))
    first = page.locator(".area[tabindex='0']")
    first.focus()
    first.press("ArrowRight")
    second = page.locator(".area[tabindex='0']")
    expect(page.locator(".tip")).to_contain_text(str(second.get_attribute("data-title")))
    code = second.get_attribute("data-code")
    second.press("Enter")
    page.wait_for_url(f"**place={code}*")
    assert "period=" in page.url


@pytest.mark.parametrize(("color", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_the_map_goes_home_as_a_picture(
    window: Callable[..., Window], tmp_path: Path, color: str, colours: Colours
) -> None:
    page = window(390, color=color).open("map", lang="en")
    expect(page.locator(".area").first).to_be_visible()
    for name in ("png", "svg"):
        with page.expect_download() as started:
            page.get_by_role("button", name=text(f"take.{name}", "en")).click()
        started.value.save_as(tmp_path / f"map.{name}")
        assert started.value.suggested_filename.endswith(f".{name}")
    drawn = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert "http" not in drawn.replace("http://www.w3.org/", "")
    said = [headline(page), *page.locator("p.caption").first.inner_text().split("\n")]
    said += [text("map.missing", "en"), text("map.count", "en"), "Sichuan"]
    for words in said:
        assert words.split()[0] in drawn
    picture = Image.open(tmp_path / "map.png").convert("RGB")
    assert picture.width >= 1900
    assert f"#{bytes(picture.getpixel((2, 2))).hex()}".upper() == colours.paper
    held = {f"#{bytes(pixel).hex()}".upper() for pixel in set(picture.get_flattened_data())}
    assert colours.missing in held
    assert held & set(colours.ramp)


def test_the_relief_leads_into_a_place_and_goes_home_as_a_picture(
    window: Callable[..., Window], tmp_path: Path
) -> None:
    own = window(390)
    page = own.open("map", lang="en", relief="1")
    canvas = page.locator("[data-testid=stDeckGlJsonChart] canvas").locator("visible=true")
    expect(canvas).to_have_count(1)
    page.wait_for_timeout(1500)  # the graphics card has no word for being done
    expect(page.locator(".relief-legend")).to_contain_text("Chongqing")
    expect(page.get_by_role("figure").first).to_have_attribute(
        "aria-label", re.compile("^" + re.escape(headline(page)))
    )
    with page.expect_download() as started:
        page.get_by_role("button", name=text("take.png", "en")).click()
    started.value.save_as(tmp_path / "relief.png")
    held = {
        f"#{bytes(one).hex()}".upper()
        for one in set(Image.open(tmp_path / "relief.png").convert("RGB").get_flattened_data())
    }
    assert LIGHT.ramp[-1] in held  # the legend
    assert len(held) > 50  # the shades of the walls
    room = canvas.bounding_box()
    assert room
    canvas.click(position={"x": room["width"] * 0.25, "y": room["height"] * 0.55})
    page.wait_for_url("**place=510000*")
