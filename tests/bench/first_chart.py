"""How long a reader waits for the first chart: beside an application that has nothing but one chart, in the same browser.

Both are opened with an empty browser cache, in turn; the time is from the address to the chart in sight.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.bench.serving import running, served
from tests.browser import chromium

BUDGET, TIMES = 1.3, 5
_ONE_CHART = """
import plotly.graph_objects as go
import streamlit as st
st.plotly_chart(go.Figure(go.Bar(x=["a", "b", "c"], y=[1, 3, 2])))
"""
_DRAWN = ".js-plotly-plot .main-svg"


def report(data: Path) -> bool:
    """Open both, print the table, and tell whether the budget was kept."""
    with tempfile.TemporaryDirectory() as folder:
        alone = Path(folder) / "app.py"
        alone.write_text(_ONE_CHART, encoding="utf-8")
        options = ["--server.headless=true", "--browser.gatherUsageStats=false", "--server.address=127.0.0.1"]
        with running(["-m", "streamlit", "run", str(alone), *options, "--server.port"]) as one, served(data) as ours:
            seconds = _seconds([one.address.replace("ws:", "http:"), ours.address.replace("ws:", "http:")])
    ratio = seconds[1] / seconds[0]
    print(f"\nFirst chart in an empty browser, seconds (medians of {TIMES}; budget {BUDGET:g} times the one chart)")
    print(f"  one chart {seconds[0]:.2f}   dashboard {seconds[1]:.2f}   {ratio:.2f} times")
    return ratio < BUDGET


def _seconds(addresses: list[str]) -> list[float]:
    path = chromium.find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path or None, args=list(chromium.ARGUMENTS))
        for address in addresses:  # what a server loads at its first page is not a reader's wait
            _opened(browser, address)
        turns = [[_opened(browser, address) for address in addresses] for _ in range(TIMES)]
        browser.close()
    return [median(turn[at] for turn in turns) for at in range(len(addresses))]


def _opened(browser: Browser, address: str) -> float:
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    start = time.monotonic()
    page.goto(address)
    page.wait_for_selector(_DRAWN, timeout=60_000)
    took = time.monotonic() - start
    context.close()
    return took
