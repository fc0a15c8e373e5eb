"""Every page by axe-core, in a real browser, in both colours: no serious violation, contrast AA."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest

from dashboard.navigation import PAGES
from tests.browser.conftest import Window

SCRIPT = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
  const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
  return found.violations.filter(one => ["serious", "critical"].includes(one.impact)).map(
    one => `${one.id}: ` + one.nodes.slice(0, 4).map(node => node.target.flat().join(" ") + " " + node.html).join(" | "));
}"""


@pytest.mark.parametrize(("name", "lang"), [(name, ("zh", "en")[at % 2]) for at, name in enumerate(PAGES)])
def test_no_serious_violation(window: Callable[..., Window], name: str, lang: str) -> None:
    opened = window(390)
    page = opened.open(name, lang=lang)
    page.evaluate(SCRIPT)
    for color, width in (("light", 390), ("dark", 1440)):
        page.emulate_media(color_scheme=color)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 1000})
        page.wait_for_timeout(400)  # the theme changes, and charts fade in
        opened.settle()
        dark = (
            page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
            != "rgb(255, 255, 255)"
        )
        assert dark == (color == "dark")
        assert page.evaluate(RUN) == []
