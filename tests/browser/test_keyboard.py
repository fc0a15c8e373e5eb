"""The keyboard alone: Tab comes to everything that can be used, in the order of the page and in sight; menus open and close."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboard.words import text
from tests.browser.conftest import Window

MOST = 150
ALL = """() => {
  const found = [];
  const walk = (root) => root.querySelectorAll("*").forEach((one) => {
    if (one.shadowRoot) walk(one.shadowRoot);
    // Of a group that the arrow keys walk Tab comes to one.
    if (one.matches("a[href], button:not([data-variant=segmented_control]), input, summary, path[role=button]")
        && !one.disabled && one.tabIndex >= 0
        && one.checkVisibility({ visibilityProperty: true }) && !(one.type === "radio")) found.push(one);
  });
  walk(document);
  window.toReach = found;
  return found.length;
}"""
HERE = """() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  const told = (one.getAttribute("aria-label") || one.innerText || "").split("\\n")[0].trim();
  const drawn = (part) => { const style = getComputedStyle(part);
    if (part.matches("path")) return style.stroke === style.color;
    return (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none"; };
  const framed = one.closest("[data-baseweb=select], [data-baseweb=input], [data-testid=stSelectbox] > div");
  return { at: window.toReach.indexOf(one), tag: one.tagName, told, inSight: drawn(one) || !!framed
    || !!one.closest("canvas, [role=combobox]") };
}"""


def walked(page: Page) -> list[dict[str, object]]:
    """Return every stop of the Tab key, until it leaves the page."""
    stops: list[dict[str, object]] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(HERE))
        if stops[-1]["tag"] == "BODY":
            return stops[:-1]
    return stops


@pytest.mark.parametrize(
    ("name", "lang"), [("overview", "zh"), ("evidence", "en"), ("comparison", "zh"), ("map", "en"), ("pair", "zh")]
)
def test_tab_comes_to_every_control_in_sight(window: Callable[..., Window], name: str, lang: str) -> None:
    page = window().open(name, lang=lang)
    page.wait_for_timeout(500)  # parts of our own draw themselves
    wanted = page.evaluate(ALL)
    stops = walked(page)
    reached = [int(str(stop["at"])) for stop in stops if stop["at"] != -1]
    missed = page.evaluate(
        "(seen) => window.toReach.filter((_, at) => !seen.includes(at)).map((one) => one.outerHTML.slice(0, 120))",
        reached,
    )
    assert wanted > 20
    assert missed == []
    assert [stop for stop in stops if not stop["inSight"]] == []
    told = [stop["told"] for stop in stops]
    assert told[0] == text("frame.skip", lang)
    order = [
        text("group.read", lang),
        text("search.field", lang),
        text("page.overview" if name != "evidence" else "page.evidence", lang),
        text("take.link", lang),
        text("frame.download", lang),
    ]
    places = [told.index(label) for label in order]
    assert places == sorted(places)


def test_menus_open_and_close_by_keyboard(window: Callable[..., Window]) -> None:
    opened = window()
    page = opened.open("overview")
    button = page.locator(".st-key-open-themes button").first
    button.focus()
    page.keyboard.press("Enter")
    option = page.get_by_role("button", name=text("theme.livelihood", "zh"), exact=True)
    expect(option).to_be_visible()
    page.keyboard.press("Escape")
    expect(option).to_be_hidden()
    expect(button).to_be_focused()
    page.get_by_role("button", name=text("take.cite", "zh")).first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".references p").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".references p").first).to_be_hidden()


def test_the_language_is_changed_by_arrow_keys(window: Callable[..., Window]) -> None:
    page = window().open("comparison")
    page.locator(".st-key-filter-lang button").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".st-key-filter-lang button", has_text="English")).to_be_focused()
    page.keyboard.press("Space")
    page.wait_for_url("**lang=en*")


def test_the_skip_link_leads_past_the_header(window: Callable[..., Window]) -> None:
    page = window().open("overview")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=text("frame.skip", "zh"))).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.testid") == "stMain"
