"""Reasons for doubt, and how sure a reading is.

The confidence is a plain product of penalties, one a flag; it orders figures, it is not calibrated yet (docs/limits.md).
"""

from __future__ import annotations

from etl.assemble.surroundings import Place
from etl.assemble.timing import Timed

PENALTY = {
    "no_metric": 0.4,
    "no_period": 0.85,
    "period_far": 0.9,
    "region_default": 0.97,
    "region_far": 0.95,
    "metric_carried": 0.93,
    "metric_long": 0.8,
    "no_unit": 0.7,
    "small_word": 0.8,
}


def doubts(place: Place, metric: str, timed: Timed, region: str, region_rule: str, metric_rule: str) -> tuple[str, ...]:
    """Return the flags of a figure, in a fixed order."""
    checks = (
        ("no_metric", not metric),
        ("no_period", timed.first is None and timed.rule != "period:baseline"),
        ("period_far", timed.rule in ("period:paragraph",)),
        ("region_default", region_rule == "region:document" and not region),
        ("region_far", region_rule == "region:paragraph"),
        ("metric_carried", metric_rule in ("metric:carried", "metric:clause_before")),
        ("metric_long", len(metric) > 24),
        ("no_unit", place.quantity.kind == "none"),
        ("small_word", place.quantity.chinese and place.quantity.kind == "count"),
    )
    return tuple(name for name, holds in checks if holds)


def cell_doubts(unit: str, metric: str, timed: Timed, region: str, region_rule: str) -> tuple[str, ...]:
    """Return the flags of a figure that a table's cell states, in a fixed order."""
    checks = (
        ("no_metric", not metric),
        ("no_period", timed.first is None),
        ("region_default", region_rule == "region:document" and not region),
        ("metric_long", len(metric) > 24),
        ("no_unit", not unit),
    )
    return tuple(name for name, holds in checks if holds)


def sureness(flags: tuple[str, ...]) -> float:
    """Return the confidence for a set of flags, between 0 and 0.95.

    >>> sureness(()), sureness(("no_period",))
    (0.95, 0.807)
    """
    value = 0.95
    for flag in flags:
        value *= PENALTY[flag]
    return float(f"{value:.3f}")
