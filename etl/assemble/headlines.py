"""A headline's number that the story tells again has the time that the story gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from etl.assemble.reading import Reading
from etl.model import Figure

_UNTIMED = "period:none"


def as_told(reading: Reading, figures: Sequence[Figure], weighed: Callable[[Figure], Figure]) -> Iterator[Figure]:
    """Yield the figures in order, those of a title that have no time with that of the first like number below it, weighed anew."""
    end = max((block.end for block in reading.titles), default=0)
    told = [figure for figure in figures if figure.start >= end and figure.period_start is not None]
    for figure in figures:
        again = _again(figure, told) if figure.start < end and _UNTIMED in figure.rules else None
        yield figure if again is None else weighed(_timed_as(figure, again))


def _again(figure: Figure, told: Sequence[Figure]) -> Figure | None:
    """Return the first number below that says the same; 近百亿元 in a title is often 98亿元, which is another number."""
    same = (figure.value, figure.value_max, figure.unit, figure.measure, figure.status)
    return next(
        (other for other in told if (other.value, other.value_max, other.unit, other.measure, other.status) == same),
        None,
    )


def _timed_as(figure: Figure, other: Figure) -> Figure:
    rule = next((rule for rule in other.rules if rule.startswith("period:")), _UNTIMED)
    rules = tuple(rule if old == _UNTIMED else old for old in figure.rules)
    return replace(
        figure,
        period_start=other.period_start,
        period_end=other.period_end,
        period_text=other.period_text,
        basis=other.basis,
        flags=tuple(flag for flag in figure.flags if "period" not in flag),
        rules=rules,
    )
