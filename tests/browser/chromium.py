"""Find the Chromium that the browser tests drive; run as a program, install one where none is found.

The system's own comes first, then the one that playwright downloads, then Debian's package if this is root on Debian.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
DEBIAN = ("chromium", "fonts-noto-cjk")
# Everything that asks the network by itself is off.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """Return the path of a Chromium that starts, or None."""
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return next(filter(starts, [*filter(None, map(shutil.which, NAMES)), own]), None)


def starts(path: str) -> bool:
    """Tell whether the program runs at all: a downloaded one may lack libraries of the system."""
    return Path(path).exists() and not subprocess.run([path, "--version"], capture_output=True, check=False).returncode


def install() -> str | None:
    """Try the ways to get a Chromium, one after the other, and return its path, or None if none led anywhere."""
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        ways += [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *DEBIAN]]
    for way in ways:
        print("No Chromium found; trying:", " ".join(way), file=sys.stderr)
        subprocess.run(way, check=False, stdin=subprocess.DEVNULL)
        if path := find():
            return path
    return None


if __name__ == "__main__":
    if not (find() or install()):
        sys.exit(
            "The browser tests need Chromium, and none could be installed. Install the package `chromium` "
            "(Debian: apt-get install chromium fonts-noto-cjk), then run make test again."
        )
