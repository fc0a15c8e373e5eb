"""What became of a number: the first and the last reported figure of a place, and which way it went between them."""

from __future__ import annotations

import pandas as pd

from dashboard.signatures import let_in

# A period may be some days longer than another and still be of its length: months, quarters, leap years.
_SAME_LENGTH = 45
UP, DOWN, OPEN = 1, -1, 0


def trends(points: pd.DataFrame) -> pd.DataFrame:
    """Return one row per place with two reported figures of comparable periods: the last of them, and the first.

    Columns are those of ``queries.series.points`` for the last figure, the same with ``first_`` for the first, and ``way``:
    up (1), down (-1), or 0 where the numbers are equal or their intervals overlap. Of ranks a smaller number is up.
    ``change`` is the growth from first to last: relative, or the difference for shares and growth.
    """
    reported = points[(points["status"] == "actual") & ~points["baseline"] & ~let_in(points)]
    dated = reported[reported["period_start"].notna() & reported["period_end"].notna()]
    days = (dated["period_end"] - dated["period_start"]).dt.days // _SAME_LENGTH
    usual = dated[days == days.mode().min()] if len(dated) else dated
    ordered = usual.sort_values(["period_end", "confidence", "indicator_id"])
    ordered = ordered.drop_duplicates(["region_code", "period_end"], keep="last")
    last = ordered.drop_duplicates("region_code", keep="last").set_index("region_code", drop=False)
    first = ordered.drop_duplicates("region_code", keep="first").set_index("region_code", drop=False)
    both = last.join(first.add_prefix("first_"))
    both = both[both["indicator_id"] != both["first_indicator_id"]]
    return both.assign(way=_ways(both), change=_changes(both)).reset_index(drop=True)


def _ways(both: pd.DataFrame) -> pd.Series:
    """Return which way the numbers went; a side that a hedge word leaves open may reach anywhere."""
    above = both["low"].gt(both["first_high"]).astype(int) - both["high"].lt(both["first_low"]).astype(int)
    return above.where(both["measure"] != "rank", -above)


def _changes(both: pd.DataFrame) -> pd.Series:
    difference = both["value"] - both["first_value"]
    is_level = (both["measure"] == "level") & (both["unit"] != "%") & (both["first_value"] > 0)
    return difference.where(~is_level, difference / both["first_value"].where(is_level))
