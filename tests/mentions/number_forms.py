"""The table of number forms, a sentence each: what is read, or why nothing is."""

from __future__ import annotations

import csv
import re
import unicodedata
from pathlib import Path

import pytest

with (Path(__file__).parent / "number_forms.csv").open(encoding="utf-8", newline="") as handle:
    ROWS = tuple(csv.DictReader(handle))


FULL_WIDTH = re.compile(r"[０-９]|\d，\d")


def stated() -> list[object]:
    """Return the rows that state a figure, known faults as strict failures."""
    return [_case(row) for row in ROWS if row["quote"]]


def read_by_the_finder() -> list[object]:
    """Return those that need neither cleaning nor the words further off."""
    apart = ("hedge apart", "people")
    near = [row for row in ROWS if row["quote"] and row["form"] not in apart]
    return [_case(row) for row in near if not FULL_WIDTH.search(row["sentence"])]


def refused() -> list[object]:
    """Return the rows that state no figure."""
    return [_case(row) for row in ROWS if not row["quote"]]


def _case(row: dict[str, str]) -> object:
    marks = [pytest.mark.xfail(strict=True, reason=row["known"])] if row["known"] else []
    return pytest.param(row, id=row["sentence"], marks=marks)


def plain(text: str) -> str:
    """Return a quote as cleaning leaves it: half-width, without blanks."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def value_of(cell: str) -> object:
    """Return the number of a cell as an approximation, None for an empty one."""
    return pytest.approx(float(cell)) if cell else None
