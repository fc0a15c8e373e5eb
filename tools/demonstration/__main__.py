"""Write the documents of the demonstration model and build a dataset of them, all of it made up.

The same seed, years and code give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import etl
from etl.dataset import NotADatasetError, refuse_foreign
from tools.demonstration.papers import papers, unreadable
from tools.demonstration.world import FIRST, LAST, World

SEED = 20260101


def main(given: Sequence[str] | None = None) -> int:
    """Read the command line, build the dataset and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.demonstration", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("demo-data"), help="dataset folder (default: demo-data)")
    parser.add_argument("--documents", type=Path, help="keep the documents in this folder (new or empty)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"where chance starts (default: {SEED})")
    parser.add_argument(
        "--first",
        type=int,
        default=FIRST,
        choices=range(FIRST, LAST + 1),
        metavar="YEAR",
        help=f"first year of the documents, {FIRST} to {LAST} (default: {FIRST})",
    )
    asked = parser.parse_args(given)
    if asked.documents and asked.documents.exists() and not _is_empty(asked.documents):
        parser.error(f"{asked.documents} is not an empty folder; name a new one")
    try:
        refuse_foreign(asked.out)
    except NotADatasetError as error:
        parser.error(str(error))
    with tempfile.TemporaryDirectory() as spare:
        folder = asked.documents or Path(spare)
        write(folder, asked.seed, asked.first)
        report = etl.build([folder], asked.out, synthetic=True)
    sys.stdout.write(f"{report.documents} documents, {report.figures} figures, all of them made up → {asked.out}\n")
    return 0


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def write(folder: Path, seed: int, first: int = FIRST) -> None:
    """Write the documents on the years from ``first`` to the last one into ``folder``."""
    for paper in (*papers(World(seed), first), *unreadable()):
        path = folder / paper.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(paper.data)


if __name__ == "__main__":
    sys.exit(main())
