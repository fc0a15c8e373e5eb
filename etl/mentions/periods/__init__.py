"""Time expressions: where they stand and which days they mean, given the document's own date (figures.md §3)."""

from etl.mentions.periods.days import count_of, plan_years, shift_years
from etl.mentions.periods.finder import find_periods
from etl.mentions.periods.holidays import Holidays
from etl.mentions.periods.validity import find_validity
from etl.mentions.periods.values import Period, Time, covering

__all__ = [
    "Holidays",
    "Period",
    "Time",
    "count_of",
    "covering",
    "find_periods",
    "find_validity",
    "plan_years",
    "shift_years",
]
