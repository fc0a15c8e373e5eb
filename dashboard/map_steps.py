"""The steps of a map through time: periods of one kind, each drawn alone.

A year and a half of it are no steps of one walk: ``rhythm`` tells the kinds apart by the first and last day and the years
between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.periods import period
from dashboard.words import text

_NAME = re.compile(r"(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d)")
_YEAR = "01-01_12-31_0"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A period from its first to its last day."""

    start: date
    end: date

    @property
    def name(self) -> str:
        """Return the period as it stands in an address.

        >>> Span(date(2024, 1, 1), date(2024, 6, 30)).name
        '2024-01-01_2024-06-30'
        """
        return f"{self.start}_{self.end}"

    @property
    def rhythm(self) -> str:
        """Return the kind of period.

        >>> Span(date(2024, 1, 1), date(2024, 6, 30)).rhythm, Span(date(2021, 1, 1), date(2025, 12, 31)).rhythm
        ('01-01_06-30_0', '01-01_12-31_4')
        """
        last = f"{self.end:%m-%d}".replace("02-29", "02-28")
        return f"{self.start:%m-%d}_{last}_{self.end.year - self.start.year}"

    def said(self, lang: str) -> str:
        """Return the period in words."""
        return period(self.start, self.end, lang)


def span(name: str) -> Span | None:
    """Return the period that an address names; ``None`` for anything else.

    >>> span("2024-01-01_2024-12-31"), span("2024-02-31_2024-12-31"), span("2024")
    (Span(start=datetime.date(2024, 1, 1), end=datetime.date(2024, 12, 31)), None, None)
    """
    if not (found := _NAME.fullmatch(name)):
        return None
    try:
        first, last = map(date.fromisoformat, found.groups())
    except ValueError:
        return None
    return Span(first, last) if first <= last else None


def rhythms(history: pd.DataFrame) -> dict[str, list[Span]]:
    """Return the kinds of period in ``history`` (``period_start, period_end``), most figures first, each with its steps."""
    dated = history.dropna(subset=["period_start", "period_end"])
    counts: dict[Any, int] = dated.groupby(["period_start", "period_end"]).size().to_dict()
    found: dict[str, list[Span]] = {}
    weights: dict[str, int] = {}
    for (first, last), n in counts.items():
        one = Span(first.date(), last.date())
        found.setdefault(one.rhythm, []).append(one)
        weights[one.rhythm] = weights.get(one.rhythm, 0) + n
    return {kind: sorted(found[kind]) for kind in sorted(found, key=lambda kind: (-weights[kind], kind))}


def rhythm_said(kind: str, steps: Sequence[Span], lang: str) -> str:
    """Return a kind of period in words, with the number of its steps.

    >>> year = [Span(date(2023, 1, 1), date(2023, 12, 31)), Span(date(2024, 1, 1), date(2024, 12, 31))]
    >>> rhythm_said(year[0].rhythm, year, "zh"), rhythm_said(year[0].rhythm, year, "en")
    ('全年（2期）', 'whole years (2)')
    """
    first, years = steps[0], int(kind.rpartition("_")[2])
    if kind == _YEAR:
        what = text("map.rhythm_year", lang)
    elif kind == f"{_YEAR[:-1]}{years}":
        what = text("map.rhythm_years", lang, n=years + 1)
    else:
        what = re.sub(r"\s?\d{4}年?", "", first.said(lang))
    return text("map.rhythm_steps", lang, what=what, n=len(steps))
