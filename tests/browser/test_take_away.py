"""What a reader takes along: the picture of a chart, the link of a page, a reference."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from dashboard.words import text
from tests.browser.conftest import Window


@pytest.mark.parametrize(("color", "paper"), [("light", (255, 255, 255)), ("dark", (18, 22, 27))])
def test_the_picture_of_a_chart_says_what_it_shows(
    window: Callable[..., Window], tmp_path: Path, color: str, paper: tuple[int, int, int]
) -> None:
    page = window(390, color=color).open("overview", lang="en")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    for name in ("png", "svg"):
        with page.expect_download() as started:
            page.get_by_role("button", name=text(f"take.{name}", "en")).first.click()
        started.value.save_as(tmp_path / f"chart.{name}")
        page.wait_for_timeout(500)  # plotly takes one picture at a time
    drawn = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    for said in (page.locator("h1.headline").inner_text(), page.locator("p.caption").first.inner_text()):
        first = said.replace("\u2060", "").split()[0]
        assert first in drawn
    picture = Image.open(tmp_path / "chart.png").convert("RGB")
    assert picture.width >= 1280
    assert picture.getpixel((2, 2)) == paper
    assert len(set(picture.resize((80, 80)).get_flattened_data())) > 20


def test_a_picture_goes_without_the_hints_of_the_page(window: Callable[..., Window], tmp_path: Path) -> None:
    page = window().open("comparison", lang="en")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    caption = page.locator("p.caption").first
    expect(caption.locator(".hint")).to_have_text(text("frame.click", "en"))
    with page.expect_download() as started:
        page.get_by_role("button", name=text("take.svg", "en")).first.click()
    started.value.save_as(tmp_path / "chart.svg")
    drawn = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert text("frame.click", "en") not in drawn
    assert caption.inner_text().splitlines()[-1].split(",")[0] in drawn, "the date of the data stays"
    assert not started.value.suggested_filename.removesuffix(".svg").endswith(".")


def test_the_link_and_the_reference_are_copied(window: Callable[..., Window]) -> None:
    page = window().open("overview", region="370000")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=text("take.link", "zh")).click()
    expect(page.get_by_text(text("take.copied", "zh"))).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.get_by_role("button", name=text("take.cite", "zh")).first.press("Enter")
    shown = page.locator(".references p").first
    expect(shown).to_contain_text(page.evaluate("`[${new Date().getFullYear()}-`"))
    expect(shown).to_contain_text("region=370000")
    page.locator(".references button").first.click()
    assert page.evaluate("navigator.clipboard.readText()") == shown.inner_text()


def test_the_link_of_a_figure_names_it_where_the_address_does_not(window: Callable[..., Window]) -> None:
    page = window().open("evidence", region="500000")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copies = page.get_by_role("button", name=text("take.link", "zh"))
    expect(copies).to_have_count(2)
    for button, named in ((copies.first, "doc="), (copies.last, "figure=")):
        button.click()
        expect(page.get_by_text(text("take.copied", "zh"))).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "region=500000" in copied
        assert named in copied
        expect(page.get_by_text(text("take.copied", "zh"))).to_have_count(0)
    assert "figure=" not in page.url
    page.goto(copied)
    expect(page.locator(".reading mark.chosen")).to_have_count(1)
