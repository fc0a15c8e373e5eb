"""Rows of a table as dictionaries, typed as what they are: a column's name and a value."""

from __future__ import annotations

from typing import Any

import pandas as pd


def first(rows: pd.DataFrame, most: int, column: str, also: str) -> pd.DataFrame:
    """Return the first ``most`` rows, and the one that has ``also`` in ``column`` wherever it stands.

    >>> first(pd.DataFrame({"id": ["a", "b", "c", "d"]}), 2, "id", "d")["id"].tolist()
    ['a', 'b', 'd']
    """
    return rows if len(rows) <= most else pd.concat([rows[:most], rows[most:][rows[column][most:] == also]])


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows in their order.

    >>> records(pd.DataFrame({"region": ["370000"], "n": [3]}))
    [{'region': '370000', 'n': 3}]
    """
    # All at once: pandas' own way turns texts into Python's one by one, which takes six times as long.
    names = [str(name) for name in rows]
    return [dict(zip(names, row, strict=True)) for row in rows.to_numpy(dtype=object).tolist()]
