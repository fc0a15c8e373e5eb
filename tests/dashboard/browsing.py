"""Open a page of the application without a browser, as a reader would by its address."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.dataset import FOLDER_VARIABLE
from dashboard.words import text

APP = Path(__file__).parents[2] / "dashboard" / "app.py"


def open_page(monkeypatch: pytest.MonkeyPatch, folder: Path, page: str, **params: str) -> AppTest:
    """Return the page after its first run; ``params`` are those of the address."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    app = AppTest.from_file(str(APP), default_timeout=60)
    app._page_hash = calc_hash(page)  # AppTest has no public way to a page that is not a file
    app.query_params.update(params)
    return app.run()


def is_drawn(app: AppTest) -> bool:
    """Tell whether the page came to its end: an error in it is caught, and said in a sentence."""
    return not app.exception and text("problem.unexpected", "zh") not in written(app)


def written(app: AppTest) -> str:
    """Return everything that the page's own HTML says, without style sheet and script."""
    parts = [part.proto.body for part in app.get("html")]
    shown = (part for part in parts if not part.startswith(("<style", "<script")))
    return "\n".join(shown).replace("&nbsp;", " ")
