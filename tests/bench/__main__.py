"""Print how fast it is: ``make bench``. Ends with 1 if a budget is missed.

Seconds are processor time on one core, so that other work on the machine does not count. Only what readers wait for on the
demonstration data is time on the wall, with all cores: measure that on a quiet machine.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from tests.bench import build, cleaning, first_chart, fuzz, html, load, pages, whole
from tools.demonstration.__main__ import main as demonstration


def main() -> int:
    """Measure everything and return the exit status."""
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_setaffinity") else set()
    if cores:
        os.sched_setaffinity(0, {min(cores)})
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        kept = [build.report(data), whole.report(), cleaning.report(), html.report(), pages.report(data), fuzz.report()]
        demonstration(["--out", str(Path(folder) / "demonstration")])
        if cores:
            os.sched_setaffinity(0, cores)
        kept += [part.report(Path(folder) / "demonstration") for part in (first_chart, load)]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
