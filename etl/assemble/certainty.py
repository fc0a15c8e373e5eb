"""Reasons for doubt, and how sure a reading is.

The confidence is the chance that a record is right in every field, learnt from labelled texts: a logistic model over the
rules that decided, the flags, and a few properties of the figure. Its weights are rows of ``certainty.csv``, written by
``python -m tools.calibrate``; docs/accuracy.md shows how often figures of each confidence are right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import compress
from math import exp

from etl.assemble.surroundings import Place
from etl.assemble.timed import Timed

INTERCEPT = "(intercept)"
FLAGS = (
    "no_metric",
    "no_period",
    "period_far",
    "region_default",
    "region_far",
    "metric_carried",
    "metric_long",
    "no_unit",
    "small_word",
)
"""Every reason for doubt that a figure may carry, in the order in which it carries them."""
_LONG = 24
_STEP = 4
_LONGEST = 6


def doubts(place: Place, metric: str, timed: Timed, region: str, region_rule: str, metric_rule: str) -> tuple[str, ...]:
    """Return the flags of a figure, in a fixed order."""
    checks = (
        not metric,
        timed.first is None and timed.rule != "period:baseline",
        timed.rule == "period:paragraph",
        region_rule == "region:document" and not region,
        region_rule == "region:paragraph",
        metric_rule in ("metric:carried", "metric:clause_before"),
        len(metric) > _LONG,
        place.quantity.kind == "none",
        place.quantity.chinese and place.quantity.kind == "count",
    )
    return tuple(compress(FLAGS, checks))


def cell_doubts(unit: str, metric: str, timed: Timed, region: str, region_rule: str) -> tuple[str, ...]:
    """Return the flags of a figure that a table's cell states, in a fixed order."""
    checks = {
        "no_metric": not metric,
        "no_period": timed.first is None,
        "region_default": region_rule == "region:document" and not region,
        "metric_long": len(metric) > _LONG,
        "no_unit": not unit,
    }
    return tuple(compress(checks, checks.values()))


def features(
    rules: Iterable[str], flags: Iterable[str], measure: str, status: str, metric: str, metric_id: str, kind: str
) -> Iterator[str]:
    """Yield what the model looks at; the arguments are fields of a figure, ``kind`` is that of its document.

    >>> list(features(["period:none"], [], "level", "actual", "企业", "", "news"))[:3]
    ['rule period:none', 'measure level', 'status actual']
    """
    yield from (f"rule {rule}" for rule in rules)
    yield from (f"flag {flag}" for flag in flags)
    yield f"measure {measure}"
    yield f"status {status}"
    yield f"document {kind}"
    yield "metric known" if metric_id else "metric unknown"
    yield f"metric length {min(_LONGEST, len(metric) // _STEP)}"


@dataclass(frozen=True, slots=True)
class Certainty:
    """The weights of the model, by feature; what it has not learnt weighs nothing."""

    weights: Mapping[str, float]
    _known: dict[tuple[object, ...], float] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Answers given: most figures of a report are read by the same few rules."""

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> Certainty:
        """Build from the rows of ``certainty.csv``."""
        return cls({row["feature"]: float(row["weight"]) for row in rows})

    def weigh(
        self,
        rules: tuple[str, ...],
        flags: tuple[str, ...],
        measure: str,
        status: str,
        metric: str,
        metric_id: str,
        kind: str,
    ) -> float:
        """Return :meth:`of` for the :func:`features` of these arguments."""
        key = (rules, flags, measure, status, len(metric) // _STEP, bool(metric_id), kind)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self.of(features(rules, flags, measure, status, metric, metric_id, kind))
        return known

    def of(self, found: Iterable[str]) -> float:
        """Return the chance that a record with these features is right in every field.

        >>> certainty = Certainty({"(intercept)": 2.0, "flag no_period": -1.0})
        >>> certainty.of([]), certainty.of(["flag no_period"])
        (0.881, 0.731)
        """
        score = self.weights.get(INTERCEPT, 0.0) + sum(self.weights.get(feature, 0.0) for feature in found)
        return float(f"{1 / (1 + exp(-score)):.3f}")
