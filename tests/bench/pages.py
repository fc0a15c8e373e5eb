"""The rerun of every page: what a reader waits for after moving a widget, without the browser's part."""

from __future__ import annotations

import logging
import os
import time
from pathlib import Path
from statistics import median
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from dashboard.dataset import FOLDER_VARIABLE
from dashboard.frame import PAGES

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
BUDGET, REPEATS = 0.150, 9


def report(data: Path) -> bool:
    """Rerun every page over the dataset, print the table, and tell whether the budget was kept."""
    os.environ[FOLDER_VARIABLE] = str(data)
    logging.disable(logging.WARNING)  # streamlit warns that no browser is there
    print(f"\nPage             first (s)   rerun, median of {REPEATS} (s)   (budget {BUDGET:g} s)")
    kept = [line(name) for name in PAGES]
    return all(kept)


def line(name: str) -> bool:
    app = AppTest.from_file(str(APP), default_timeout=60)
    with patch("streamlit.navigation", lambda pages, **_: next(page for page in pages if page.url_path == name)):
        first = rerun(app)
        again = median(rerun(app) for _ in range(REPEATS))
    print(f"  {name:<14} {first:9.3f} {again:25.3f}")
    return again < BUDGET


def rerun(app: AppTest) -> float:
    start = time.process_time()
    app.run()
    took = time.process_time() - start
    assert not app.exception, app.exception
    assert not [part for part in app.get("html") if 'class="notice"' in part.proto.body], "the page could not be drawn"
    return took
