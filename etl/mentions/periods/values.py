"""What a time expression is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from etl.value import value

_MONTH = 31


class Time(StrEnum):
    """What a time expression is: a stretch, a moment, now, a base of comparison, or a stretch still to come."""

    STRETCH = "stretch"
    MOMENT = "moment"
    NOW = "now"
    BASE = "base"
    REVIEW = "review"
    PLAN = "plan"


@value
class Period:
    """A time expression. ``first`` and ``last`` are its days, None where the document's date would be needed and is unknown.

    ``deadline`` marks one that is to be reached (到2027年, 年底前), ``weak`` a bare plan name (“十四五”) that dates only a heading,
    ``holiday`` a whole public holiday (春节假期).
    """

    start: int
    end: int
    text: str
    kind: Time
    first: date | None
    last: date | None
    deadline: bool = False
    weak: bool = False
    holiday: bool = False

    @property
    def years(self) -> int:
        """How many calendar years it touches, one if it is only the days around New Year; 0 where it is not resolved."""
        if self.first is None or self.last is None:
            return 0
        return 1 if (self.last - self.first).days < _MONTH else self.last.year - self.first.year + 1

    @property
    def in_passing(self) -> bool:
        """Tell whether it is a 近三年 without 来: it speaks for its own clause, and for no sentence that follows."""
        return self.kind is Time.REVIEW and self.text.startswith(("近", "最近")) and self.text.endswith("年")


def covering(periods: Iterable[Period], start: int, end: int) -> Period | None:
    """Return the time expression that covers the number at ``start``:``end``, if one does."""
    for period in periods:
        if period.start <= start and end <= period.end:
            return period
    return None
