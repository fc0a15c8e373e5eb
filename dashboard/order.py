"""Who stands before whom, as far as the numbers say: where hedge words leave the order open, a place is a range."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.words import text


def places(rows: pd.DataFrame) -> list[tuple[int, int]]:
    """Return for each of ``rows`` (``low, high``; none is an open side) its best and its worst place, the largest first.

    Numbers that are equal and exact share the better place.

    >>> places(pd.DataFrame({"low": [9.0, 4.0, 5.0, 1.0], "high": [None, 6.0, 5.5, 1.0]}))
    [(1, 1), (2, 3), (2, 3), (4, 4)]
    """
    low, high = rows["low"].fillna(-np.inf).to_numpy(), rows["high"].fillna(np.inf).to_numpy()
    found = []
    for one in range(len(rows)):
        surely = int((low > high[one]).sum())
        same = (low == low[one]) & (high == high[one]) & (low == high)
        possibly = int(((high > low[one]) & ~same).sum()) - int(high[one] > low[one])
        found.append((surely + 1, possibly + 1))
    return found


def leaders(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that may stand first."""
    return rows[[best == 1 for best, _ in places(rows)]]


def words(place: tuple[int, int], lang: str) -> str:
    """Return a place in words.

    >>> words((1, 1), "zh"), words((2, 3), "zh"), words((2, 3), "en")
    ('第1位', '第2–3位', 'place 2–3')
    """
    best, worst = place
    if best == worst:
        return text("order.place", lang, n=best)
    return text("order.range", lang, best=best, worst=worst)
