"""Open the vocabulary's CSV tables, which are package data (they work from a wheel and a zip)."""

from __future__ import annotations

import csv
import hashlib
import io
from functools import cache
from importlib.resources import files

Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of ``<name>.csv`` as dictionaries of strings, in file order.

    >>> rows("units")[0].keys() >= {"term", "unit", "note"}
    True
    """
    text = (files(__package__) / f"{name}.csv").read_text(encoding="utf-8")
    header, *lines = csv.reader(io.StringIO(text, newline=""))
    return tuple(dict(zip(header, line, strict=True)) for line in lines if line)


@cache
def version() -> str:
    """Return a short hash over all tables: the version of the vocabulary that a dataset was built with."""
    digest = hashlib.sha256()
    for entry in sorted(files(__package__).iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".csv"):
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return digest.hexdigest()[:12]
