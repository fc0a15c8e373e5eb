"""Renew the pictures in the README and in docs/gallery.md: `make picture`."""

from __future__ import annotations

import argparse
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

import etl
from tests.browser import chromium
from tests.browser.conftest import Color, Window, served
from tools.demonstration.__main__ import main as make_demonstration

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
REGION = "500105"  # a figure of a district, so that the picture shows whose it is
COLOURS = 128  # of a picture's palette: a quarter of the bytes, and nobody sees it
FIRST_YEAR = "2016"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, the page and its query, and the window."""

    name: str
    page: str
    query: dict[str, str]
    color: Color = "light"
    width: int = 1280
    height: int = 900
    scale: int = 1


DEMONSTRATION = (
    Shot("comparison", "comparison", {"lang": "zh"}),
    Shot("overview-dark", "overview", {"lang": "en"}, "dark"),
    Shot("relief", "map", {"lang": "zh", "metric": "tech_contracts", "place": "510000", "relief": "1"}, height=1040),
    Shot("phone", "search", {"lang": "zh", "search": "哪些地区有2027年机器人目标？"}, width=390, height=844, scale=2),
)


def main() -> None:
    """Photograph a number beside its sentence, over data/, and further pages over demonstration data."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.picture", description=__doc__)
    parser.add_argument(
        "--demonstration", type=Path, help="a folder of demonstration data (default: a new one is made)"
    )
    asked = parser.parse_args()
    figures = etl.load(ROOT / "data").indicators
    figure = figures.loc[figures["region_code"] == REGION, "indicator_id"].iloc[0]
    evidence = Shot("evidence", "evidence", {"lang": "zh", "figure": figure}, height=860)
    with _demonstration(asked.demonstration) as folder:
        _take(ROOT / "data", (evidence,))
        _take(folder, DEMONSTRATION)


@contextmanager
def _demonstration(given: Path | None) -> Iterator[Path]:
    """Yield a folder of demonstration data."""
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory() as spare:
        folder = Path(spare) / "demo-data"
        make_demonstration(["--out", str(folder), "--first", FIRST_YEAR])
        yield folder


def _take(folder: Path, shots: tuple[Shot, ...]) -> None:
    """Photograph pages of the dashboard over a dataset folder."""
    path = chromium.find()
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        for shot in shots:
            _save(shot, address, browser)
        browser.close()


def _save(shot: Shot, address: str, browser: Browser) -> None:
    size = {"width": shot.width, "height": shot.height}
    context = browser.new_context(viewport=size, color_scheme=shot.color, device_scale_factor=shot.scale)  # type: ignore[arg-type]
    page = Window(context.new_page(), address).open(shot.page, **shot.query)
    page.wait_for_timeout(1500)  # texts scroll to their figure, charts fade in
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(IMAGES / f"{shot.name}.png", optimize=True)
    context.close()


if __name__ == "__main__":
    main()
