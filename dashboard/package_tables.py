"""The dashboard's own CSV tables, which are package data (they work from a wheel)."""

from __future__ import annotations

import csv
from importlib.resources import files
from io import StringIO


def rows(path: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file of this package as dictionaries of strings.

    >>> rows("regions.csv")[0]["zh"]
    '全国'
    """
    content = (files("dashboard") / path).read_text(encoding="utf-8")
    return list(csv.DictReader(StringIO(content, newline="")))
