"""Print how fast it is: ``make bench``. Ends with 1 if a budget is missed.

Seconds are processor time on one core, so that other work on the machine does not count.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from tests.bench import build, cleaning, fuzz, html, pages, whole


def main() -> int:
    """Measure everything and return the exit status."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        kept = [build.report(data), whole.report(), cleaning.report(), html.report(), pages.report(data), fuzz.report()]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
