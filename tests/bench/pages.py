"""The rerun of every page: what a reader waits for after moving a widget, without the browser's part."""

from __future__ import annotations

import logging
import os
import time
from pathlib import Path
from statistics import median
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

import etl
from dashboard.dataset import FOLDER_VARIABLE
from dashboard.navigation import PAGES
from dashboard.regions import FIVE
from dashboard.words import text

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
BUDGET, REPEATS = 0.150, 9


def report(data: Path) -> bool:
    """Rerun every page over the dataset, print the table, and tell whether the budget was kept."""
    os.environ[FOLDER_VARIABLE] = str(data)
    logging.disable(logging.WARNING)  # streamlit warns that no browser is there
    print(f"\nPage               first     rerun   other selection   (medians; budget of a rerun {BUDGET:g} s)")
    found = sorted({code[:2] + "0000" for code in etl.load(data).indicators["region_code"]} & set(FIVE))
    kept = [line(name, found) for name in PAGES]
    return all(kept)


def line(name: str, regions: list[str]) -> bool:
    app = AppTest.from_file(str(APP), default_timeout=60)
    with patch("streamlit.navigation", lambda pages, **_: next(page for page in pages if page.url_path == name)):
        first = rerun(app)
        again = median(rerun(app) for _ in range(REPEATS))
        other = median(rerun(app, region) for region in regions)
    print(f"  {name:<14} {first:9.3f} {again:9.3f} {other:17.3f}")
    return max(again, other) < BUDGET


def rerun(app: AppTest, region: str = "") -> float:
    """Run the page once more, with another region selected if one is given, and return the seconds it took."""
    if region:
        app.query_params["region"] = region
    start = time.process_time()
    app.run()
    took = time.process_time() - start
    assert not app.exception, app.exception
    assert not [part for part in app.get("html") if text("problem.unexpected", "zh") in part.proto.body]
    return took
