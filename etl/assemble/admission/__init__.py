"""Which numbers are figures: each rule of figures.md §1 "Do not count" as a small test that names its reason."""

from __future__ import annotations

from etl.assemble.admission import labels, sizes, times
from etl.assemble.admission.rule import Rule
from etl.assemble.reading import Reading
from etl.mentions.quantities import Quantity

RULES: tuple[Rule, ...] = (
    labels.damaged,
    times.date_or_period,
    times.clock_time,
    times.bare_day,
    labels.title,
    labels.quoted_name,
    labels.identifier,
    labels.ordinal,
    sizes.rank_without_place,
    labels.class_name,
    times.repeated,
    times.duration,
    sizes.denominator,
    labels.contact,
    sizes.small_word,
    sizes.threshold,
    sizes.attribute,
    sizes.without_unit,
)


def reason_against(reading: Reading, quantity: Quantity) -> str:
    """Return why a number is no figure, one of the reasons of the table ``reject_reasons``; empty where it is one."""
    for rule in RULES:
        reason = rule(reading, quantity)
        if reason:
            return reason
    return ""
