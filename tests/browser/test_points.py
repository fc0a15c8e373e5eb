"""The six things that make the numbers honest, each in both languages, wide and narrow, light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

import etl
from dashboard.words import text
from tests.browser.conftest import Window, served
from tests.browser.test_accessible import RUN, SCRIPT
from tests.dashboard import checks_sample

LEVEL = "all|{unit}|level||province|year"
CONTRACTS = {"metric": "tech_contracts", "scope": LEVEL.format(unit="元")}
ROBOTS = {"metric": "robot_enterprises", "scope": LEVEL.format(unit="家、户")}
HEDGED = {
    "ah.txt": "2024年安徽省国民经济和社会发展统计公报\n来源：安徽省统计局 2025-03-01\n"
    "2024年，全省机器人企业约120家，低空经济加快发展。",
    "sc.txt": "2024年四川省国民经济和社会发展统计公报\n来源：四川省统计局 2025-03-02\n"
    "2024年，全省机器人企业突破118家，集成电路产业壮大。",
}
VIEWS = ((1440, "light"), (390, "dark"), (390, "light"), (1440, "dark"))
CHECKED = VIEWS[:2]  # by axe; the pages themselves are checked in all


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a dashboard in which all six have something to show."""
    folder = tmp_path_factory.mktemp("points")
    (folder / "texts").mkdir()
    for name, said in (checks_sample.TEXTS | HEDGED).items():
        (folder / "texts" / name).write_text(said, encoding="utf-8")
    etl.build([folder / "texts"], folder / "data")
    with served(folder / "data") as own:
        yield own


def evidence(opened: Window, lang: str) -> Page:
    """One click from a number to its sentence, with each step named."""
    page = opened.open("targets", lang=lang)
    page.get_by_role("link", name=text("targets.see_promise", lang)).first.click()
    page.wait_for_url("**/evidence?*figure=*")
    opened.settle()
    expect(page.locator("mark.chosen")).to_have_text("900亿元")
    expect(page.locator(".panel-steps li")).to_have_count(7)
    expect(page.locator(".panel-steps")).to_contain_text(
        {"zh": "→ 90,000,000,000 元", "en": "→ 90,000,000,000 CNY"}[lang]
    )
    return page


def lock(opened: Window, lang: str) -> Page:
    """What differs is offered with its reason, and marked once it is let in."""
    page = opened.open("comparison", lang=lang, **CONTRACTS)
    expect(page.locator("h2.section", has_text=text("lock.title", lang))).to_be_visible()
    page.locator("[data-testid=stCheckbox] label").first.click()
    page.wait_for_url("**admit=level*")
    opened.settle()
    expect(
        page.locator(".stPlotlyChart .annotation-text").filter(has_text={"zh": "由读者放入", "en": "let in"}[lang])
    ).to_have_count(1)
    return page


def ledger(opened: Window, lang: str) -> Page:
    """A promise beside the last fact: hollow and solid, with what is still needed a year."""
    page = opened.open("targets", lang=lang)
    told = page.locator(".told").first
    expect(told).to_contain_text({"zh": "900亿元", "en": "CNY 90 billion"}[lang])
    expect(told).to_contain_text({"zh": "还需增长14.5%", "en": "+14.5%"}[lang])
    fills = page.locator(".stPlotlyChart .scatterlayer path.point").evaluate_all(
        "marks => marks.map((mark) => getComputedStyle(mark)).map((style) => style.fill === 'none' || +style.fillOpacity === 0)"
    )
    assert {True, False} <= set(fills)  # hollow beside solid
    return page


def hedges(opened: Window, lang: str) -> Page:
    """约 has a whisker with two ends, 突破 an arrow, and their order stays open."""
    page = opened.open("comparison", lang=lang, **ROBOTS)
    opened_order = text("comparison.headline_open", lang, metric="", regions="", k=2).split(
        "；" if lang == "zh" else "; "
    )[-1]
    expect(page.locator("h1.headline")).to_contain_text(opened_order)
    expect(page.locator(".stPlotlyChart path.xerror")).to_have_count(1)  # 约 has one, 突破 an arrow
    expect(page.locator(".stPlotlyChart")).to_contain_text("≥ 118")
    return page


def silence(opened: Window, lang: str) -> Page:
    """The first screen: what is reported, contradicting, not found in so many documents, or spoken of by none."""
    page = opened.open("", lang=lang)
    matrix = page.locator(".stPlotlyChart").first
    expect(matrix).to_contain_text("≠")
    expect(matrix).to_contain_text("–")
    expect(page.locator(".matrix-key")).to_contain_text("0/9")
    assert page.locator(".stPlotlyChart").first.bounding_box()["y"] < page.locator(".card").first.bounding_box()["y"]  # type: ignore[index]
    return page


def landscape(opened: Window, lang: str) -> Page:
    """Regions by industries, and who named one first."""
    page = opened.open("industries", lang=lang)
    for part in ("landscape", "firsts", "years"):
        expect(page.locator("h2.section", has_text=text(f"industries.{part}", lang))).to_be_visible()
    expect(page.locator(".stPlotlyChart")).to_have_count(3)
    return page


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("point", [evidence, lock, ledger, hedges, silence, landscape])
def test_a_point_is_shown(window: Callable[..., Window], point: Callable[[Window, str], Page], lang: str) -> None:
    opened = window()
    page = point(opened, lang)
    page.evaluate(SCRIPT)
    for width, color in VIEWS:
        page.emulate_media(color_scheme=color)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 1000})
        page.wait_for_timeout(300)  # the theme changes, and charts are laid out anew
        opened.settle()
        for part in ("html", "[data-testid=stMain]"):
            assert page.locator(part).evaluate("part => part.scrollWidth") <= width, f"{part} scrolls sideways"
        if (width, color) in CHECKED:
            assert page.evaluate(RUN) == []
