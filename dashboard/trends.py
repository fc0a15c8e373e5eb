"""What became of a number: the first and the last reported figure of a place, and which way it went between them."""

from __future__ import annotations

import pandas as pd

from dashboard.signatures import let_in

# A period may be some days longer than another and still be of its length: months, quarters, leap years.
_SAME_LENGTH = 45
UP, DOWN, OPEN = 1, -1, 0
_TOLD = ["region_code", "status", "baseline", "period_start", "period_end", "confidence", "indicator_id", "differs_in"]


def trends(points: pd.DataFrame) -> pd.DataFrame:
    """Return one row per place with two reported figures of comparable periods: the last of them, and the first.

    Columns are those of ``queries.series.points`` for the last figure, the same with ``first_`` for the first, and ``way``:
    up (1), down (-1), or 0 where the numbers are equal or their intervals overlap. Of ranks a smaller number is up.
    ``change`` is the growth from first to last: ``relative``, or the difference for shares and growth.
    """
    told = points[_TOLD].reset_index(drop=True)  # few columns until it is known which rows
    has_period = told["period_start"].notna() & told["period_end"].notna()
    dated = told[has_period & (told["status"] == "actual") & ~told["baseline"] & ~let_in(told)]
    days = (dated["period_end"] - dated["period_start"]).dt.days // _SAME_LENGTH
    usual = dated[days == days.mode().min()] if len(dated) else dated
    ordered = usual.sort_values(["period_end", "confidence", "indicator_id"])
    ordered = ordered.drop_duplicates(["region_code", "period_end"], keep="last")
    first, last = (ordered.drop_duplicates("region_code", keep=end) for end in ("first", "last"))
    begun = dict(zip(first["region_code"], first.index, strict=True))
    ends = [(at, begun[code]) for at, code in zip(last.index, last["region_code"], strict=True) if at != begun[code]]
    now, before = (points.iloc[[pair[end] for pair in ends]].reset_index(drop=True) for end in (0, 1))
    both = now.join(before.add_prefix("first_"))
    return both.assign(way=_ways(both), change=_changes(both), relative=_is_relative(both))


def _ways(both: pd.DataFrame) -> pd.Series:
    """Return which way the numbers went; a side that a hedge word leaves open may reach anywhere."""
    above = both["low"].gt(both["first_high"]).astype(int) - both["high"].lt(both["first_low"]).astype(int)
    return above.where(both["measure"] != "rank", -above)


def _changes(both: pd.DataFrame) -> pd.Series:
    difference = both["value"] - both["first_value"]
    relative = _is_relative(both)
    return difference.where(~relative, difference / both["first_value"].where(relative))


def _is_relative(both: pd.DataFrame) -> pd.Series:
    return (both["measure"] == "level") & (both["unit"] != "%") & (both["first_value"] > 0)
