"""Rows of a table as dictionaries, typed as what they are: a column's name and a value."""

from __future__ import annotations

from typing import Any

import pandas as pd


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows in their order.

    >>> records(pd.DataFrame({"region": ["370000"], "n": [3]}))
    [{'region': '370000', 'n': 3}]
    """
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]
