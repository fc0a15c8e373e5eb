"""Which numbers are figures: each rule of figures.md §1 "Do not count" as a small test that names its reason."""

from __future__ import annotations

from functools import cache

from etl.assemble.admission import labels, sizes, times
from etl.assemble.admission.rule import Rule
from etl.assemble.reading import Reading
from etl.mentions.quantities import Quantity

ANY: tuple[str, ...] = ()
RULES: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    (labels.damaged, ANY),
    (times.date_or_period, ANY),
    (times.clock_time, ANY),
    (times.bare_day, ANY),
    (labels.enclosed, ANY),
    (labels.identifier, ANY),
    (labels.ordinal, ANY),
    (sizes.rank_without_place, ("rank",)),
    (labels.class_name, ANY),
    (times.repeated, ("count", "duration")),
    (times.duration, ("duration",)),
    (sizes.denominator, ANY),
    (labels.contact, ("none",)),
    (sizes.small_word, ANY),
    (sizes.threshold, ANY),
    (sizes.attribute, ANY),
    (sizes.without_unit, ("none",)),
)
"""Each rule with the kinds of number that it is asked of, in the order in which they are asked."""


def reason_against(reading: Reading, quantity: Quantity) -> str:
    """Return why a number is no figure, one of the reasons of the table ``reject_reasons``; empty where it is one."""
    for rule in _asked_of(quantity.kind):
        reason = rule(reading, quantity)
        if reason:
            return reason
    return ""


@cache
def _asked_of(kind: str) -> tuple[Rule, ...]:
    return tuple(rule for rule, kinds in RULES if kinds is ANY or kind in kinds)
