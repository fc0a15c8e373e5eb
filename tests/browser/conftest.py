"""One dashboard over the dataset of seeds/, one Chromium, and pages that remember everything that went wrong in them.

$DASHBOARD_URL and $DASHBOARD_DATA point the same tests at a dashboard that runs already, for instance in a container.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright

from tests.browser import chromium

Color = Literal["light", "dark"]
SEEDS = Path(__file__).parents[2] / "seeds"
OWN_HOSTS = {"localhost", "127.0.0.1", ""}
PATIENCE = 30_000  # milliseconds: two busy cores
SETTLED = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these tests together on one worker, where they share a server and a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="package")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the dataset folder that the dashboard serves."""
    if given := os.environ.get("DASHBOARD_DATA"):
        return Path(given)
    folder = tmp_path_factory.mktemp("served") / "data"
    subprocess.run([sys.executable, "-m", "etl", "build", str(SEEDS), "--out", str(folder)], check=True)
    return folder


@pytest.fixture(scope="package")
def address(dataset: Path) -> Iterator[str]:
    """Return the address of the running dashboard."""
    if given := os.environ.get("DASHBOARD_URL"):
        yield given
    else:
        with served(dataset) as own:
            yield own


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a dataset folder on a free port, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "dashboard", "--data", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        with subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT) as server:
            try:
                started = is_healthy(address, server)
                if started:
                    yield address
            finally:
                server.terminate()
        log.seek(0)
        written = log.read()
    assert started, f"the dashboard did not start:\n{written}"
    assert "Traceback" not in written, written


def is_healthy(address: str, server: subprocess.Popen[bytes]) -> bool:
    """Wait for the server to answer, and tell whether it does."""
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2):
                return True
        except OSError:
            time.sleep(0.1)
    return False


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Return one Chromium for these tests; it ends with them, since playwright keeps an event loop running."""
    path = chromium.find()
    if not path:
        pytest.fail("no Chromium: make browser")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        yield running
        running.close()


class Window:
    """A browser window on the dashboard; whatever goes wrong in it is in ``problems``."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address, self.problems = page, address, list[str]()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.problems.append(f"console: {message.text} ({message.location.get('url')})")

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in OWN_HOSTS | {None}:
            self.problems.append(f"outside request: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.problems.append(f"{response.status}: {response.url}")

    def open(self, page: str = "", **query: str) -> Page:
        """Go to a page of the dashboard and wait until it is drawn."""
        self.page.goto(f"{self.address}/{page}?{urlencode(query)}")
        return self.settle()

    def settle(self) -> Page:
        """Wait until the running script has ended and its page is complete."""
        self.page.wait_for_selector(SETTLED)
        self.page.wait_for_function("() => !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')")
        return self.page


@pytest.fixture(scope="package")
def contexts(browser: Browser) -> Callable[[str], BrowserContext]:
    """Return a function from colour scheme to its one context: Streamlit's scripts are fetched once."""

    @cache
    def context(color: Color) -> BrowserContext:
        made = browser.new_context(color_scheme=color, accept_downloads=True)
        made.set_default_timeout(PATIENCE)
        return made

    return context


@pytest.fixture
def window(contexts: Callable[[str], BrowserContext], address: str) -> Iterator[Callable[..., Window]]:
    """Return a function that opens windows; the test fails if anything went wrong in one of them."""
    opened: list[Window] = []

    def new(width: int = 1440, height: int = 1000, color: Color = "light") -> Window:
        page = contexts(color).new_page()
        page.set_viewport_size({"width": width, "height": height})
        opened.append(Window(page, address))
        return opened[-1]

    yield new
    for one in opened:
        one.page.close()
    assert [problem for one in opened for problem in one.problems] == []
