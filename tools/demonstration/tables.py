"""The demonstration's own tables: metrics, sentences and words."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of ``<name>.csv`` beside this module, in file order."""
    with (Path(__file__).parent / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return the words of one kind.

    >>> words("industry.2011")
    ('集成电路',)
    """
    return tuple(row["word"] for row in rows("words") if row["kind"] == kind)
