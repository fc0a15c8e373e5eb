"""What the facts say about a promise: kept or not, how much a year it still needs, and where its own trend leads.

Everything is worked out from what documents state, and hedges stay open: a promise is kept only if the fact at its
deadline reaches it whatever the hedge words leave open.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

VERDICTS = ("met", "missed", "unclear", "reached", "on_track", "behind", "short", "due", "no_fact", "no_deadline")
"""From what is settled to what cannot be said: see ``words/targets.csv`` (``targets.verdict_*``)."""
_YEAR = 365.25
# Shorter ways to the deadline are not spread over a year.
_SHORTEST = 0.5
# Of these a trend can be told; a growth rate or a rank has none of its own.
_TRENDING = ("level", "increment")
_SHARES = ("%", "‰", "个百分点")


def judged(promises: pd.DataFrame) -> pd.DataFrame:
    """Return promises (see ``queries.targets``) with ``verdict``, ``years``, ``need``, ``need_unit``, ``own`` and ``leads_to``.

    Those with a fact come first, and those that are still to be kept before those whose time is ``over``; rows keep their
    labels.
    ``years`` from the last fact to the deadline; ``need``: growth a year that is still needed, in per cent, or in
    percentage points for shares (``need_unit`` ``%`` or ``个百分点``); ``own``: the growth a year between the last two facts,
    in the same unit; ``leads_to``: where that leads by the deadline. Each is NaN where it cannot be told.
    """
    rows = promises.assign(years=(promises["period_end"] - promises["fact_end"]).dt.days / _YEAR)
    shares = rows["unit"].isin(_SHARES)
    trending = rows["measure"].isin(_TRENDING)
    span = (rows["fact_end"] - rows["before_end"]).dt.days / _YEAR
    rows["need"] = _yearly(rows["fact_value"], rows["value"], rows["years"].where(rows["years"] >= _SHORTEST), shares)
    rows["own"] = _yearly(rows["before_value"], rows["fact_value"], span, shares)
    rows["need"], rows["own"] = rows["need"].where(trending), rows["own"].where(trending)
    rows["need_unit"] = np.where(shares, "个百分点", "%")
    straight = rows["fact_value"] + rows["own"] * rows["years"]
    compound = rows["fact_value"] * (1 + rows["own"] / 100) ** rows["years"]
    # Not told is not one: a NaN to the power of nothing would be.
    rows["leads_to"] = straight.where(shares, compound).where(rows["own"].notna() & rows["years"].notna())
    rows = rows.assign(verdict=_verdict(rows), over=rows["period_end"] < rows["known"], unknown=rows["fact"].isna())
    return rows.sort_values(["unknown", "over"], kind="stable")


def chosen(judged: pd.DataFrame, promises: pd.DataFrame) -> pd.DataFrame:
    """Return of all :func:`judged` targets those that ``promises`` (see ``queries.targets``) names, with ``told`` from there.

    They keep their order and their labels.
    """
    told = np.zeros(len(judged), dtype=int)
    told[promises["label"]] = promises["told"]
    told = told[judged.index]
    return judged[told > 0].assign(told=told[told > 0])


def _yearly(first: pd.Series, last: pd.Series, years: pd.Series, shares: pd.Series) -> pd.Series:
    """Return the change a year from ``first`` to ``last``: points for shares, else per cent, compounded."""
    ratio = (last / first.where(first > 0)).where(last > 0)
    compound = (100 * (ratio ** (1 / years) - 1)).where(ratio.notna() & years.notna())
    return ((last - first) / years).where(shares, compound)


def is_falling(promises: pd.DataFrame) -> pd.Series:
    """Tell which promises are kept by a small value: 控制在…以内, a fall of so much, a rank."""
    return (promises["bound"] == "at_most") | (promises["value"] < 0) | (promises["measure"] == "rank")


def _verdict(rows: pd.DataFrame) -> Any:
    falls = is_falling(rows)
    low, high = rows["fact_low"].fillna(-np.inf), rows["fact_high"].fillna(np.inf)
    aim = (rows["high"].where(falls, rows["low"])).fillna(rows["value"])
    # Before the deadline 约 promises its number; at the deadline anything that the word leaves open keeps the promise.
    surely = (low >= aim).where(~falls, high <= aim)
    possibly = (high >= aim).where(~falls, low <= aim)
    told, dated = rows["fact"].notna(), rows["period_end"].notna()
    settled = told & (rows["fact_end"] == rows["period_end"])
    leads = (rows["leads_to"] >= aim).where(~falls, rows["leads_to"] <= aim)
    cases = {
        "no_deadline": ~dated,
        "met": settled & surely,
        "missed": settled & ~possibly,
        "unclear": settled,
        "reached": told & (low >= rows["value"]).where(~falls, high <= rows["value"]),
        "due": rows["period_end"] < rows["known"],
        "no_fact": ~told,
        "on_track": rows["leads_to"].notna() & leads,
        "behind": rows["leads_to"].notna(),
    }
    return np.select(list(cases.values()), list(cases), "short")


def changes(promises: pd.DataFrame, restated: pd.DataFrame) -> pd.DataFrame:
    """Return restated promises with both sides and ``change``: ``postponed``, ``advanced``, ``lowered`` or ``raised``.

    A promise that is both later and smaller is ``postponed``; its new value says the rest. Rows keep their labels.
    """
    rows = promises.join(restated.set_index("indicator_id"), on="indicator_id", how="inner")
    smaller = rows["later_value"].abs() < rows["value"].abs()
    smaller = smaller.where(~is_falling(rows) | (rows["value"] < 0), ~smaller)
    cases = {
        "postponed": rows["later_end"] > rows["period_end"],
        "advanced": rows["later_end"] < rows["period_end"],
        "lowered": smaller,
    }
    return rows.assign(change=np.select(list(cases.values()), list(cases), "raised") if len(rows) else "")
