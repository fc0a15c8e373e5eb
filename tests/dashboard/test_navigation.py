"""The pages in their groups: each page is in one group, has a view and a name, and shows its group and neighbours."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.navigation import GROUPS, PAGES, group_of
from dashboard.words import text
from tests.dashboard.browsing import open_page


def labels(app: AppTest) -> list[str]:
    rows = [row for part in app.get("html") for row in re.findall("<nav.*?</nav>", part.proto.body)]
    return [label for row in rows for label in re.findall(r">([^<]+)</a>", row)]


def test_each_page_is_in_one_group_and_has_a_view() -> None:
    assert len(set(PAGES)) == len(PAGES)
    assert all(callable(import_module(f"dashboard.views.{page}").show) for page in PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_the_groups_and_its_neighbours(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path, page: str
) -> None:
    shown = labels(open_page(monkeypatch, sample_folder, page, lang="en"))
    own = GROUPS[group_of(page)]
    wanted = [text(f"group.{group}", "en") for group in GROUPS] + [text(f"page.{name}", "en") for name in own]
    assert shown == wanted
