"""Promises apart from facts: every target with the last fact of its own kind, the fact before it, and what became of it.

A fact is of a promise's kind if both have one signature (口径) but for the status, and one region and organisation; a
year's end stands for the year. What the numbers say about a promise is worked out in :mod:`dashboard.promises`.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dashboard.dataset import Dataset
from dashboard.queries import narrowing
from dashboard.queries.series import KEY
from dashboard.selection import Filters

# The parts of a signature are metric|scope|unit|measure|basis|level|period|status.
_KIND = "array_to_string(string_split(signature, '|')[1:6], '|')"
_STRETCH = "string_split(signature, '|')[7]"
_OWNER = "indicators.region_code, entity"
_DAY = "coalesce(documents.event_date, documents.published_date)"
# Each column costs the planning of a query: only those that the page and its download need.
_COLUMNS = (
    "indicator_id, doc_id, quote, sentence, metric, metric_id, theme, industry, value, value_max, unit, bound, low, high, "
    "measure, basis, status, period_start, period_end, indicators.region_code, indicators.province, indicators.city, "
    "indicators.county, entity, indicators.confidence"
)
# A trend needs facts that lie most of a year apart.
_APART = 300

_TARGETS = "targets_with_facts"
_LINE = "kind, stretch, told.region_code, entity"
_NUMBERS = f"""
    row_number() OVER (ORDER BY told.period_end NULLS LAST, told.region_code, metric, indicator_id) - 1 AS label,
    row_number() OVER (ORDER BY day NULLS LAST, indicator_id) AS turn,
    dense_rank() OVER (ORDER BY {_LINE}) AS line,
    dense_rank() OVER (ORDER BY {_LINE}, told.period_end, told.value, told.value_max) AS one
"""
"""What a target is told by, as numbers, which cost a selection less than texts: its place among all targets, its turn in the
order of their documents, its definition and owner, and with deadline and value the promise that it makes."""
_PREPARED = f"""
    WITH told AS (
        SELECT {_COLUMNS}, {KEY} AS key, {_KIND} AS kind, {_STRETCH} AS stretch, title, file, source, {_DAY} AS day
        FROM indicators JOIN documents USING (doc_id)
        WHERE status = 'target' AND NOT baseline AND metric <> ''
    ), facts AS (
        SELECT {_KIND} AS kind, {_STRETCH} AS stretch, {_OWNER}, indicator_id AS fact, value, value_max, unit, low, high,
            bound, measure, period_start, period_end, confidence
        FROM indicators WHERE status = 'actual' AND period_end IS NOT NULL
    ), pairs AS (
        SELECT told.indicator_id AS promise, facts.* EXCLUDE (kind, stretch, region_code, entity),
            row_number() OVER (PARTITION BY told.indicator_id
                ORDER BY facts.period_end DESC, facts.bound <> 'exact', facts.confidence DESC, facts.fact) AS place
        FROM told JOIN facts USING (kind, region_code, entity)
        WHERE facts.period_end <= told.period_end AND (told.stretch = facts.stretch
            OR (told.stretch IN ('year', 'moment') AND facts.stretch IN ('year', 'moment')))
    ), rivals AS (
        SELECT promise, period_end, count(DISTINCT value) - 1 AS others FROM pairs GROUP BY ALL
    ), latest AS (
        SELECT pairs.*, others FROM pairs JOIN rivals USING (promise, period_end) WHERE place = 1
    ), earlier AS (
        SELECT pairs.* FROM pairs JOIN latest USING (promise)
        WHERE pairs.period_end <= latest.period_end - INTERVAL {_APART} DAY
        QUALIFY row_number() OVER (PARTITION BY promise ORDER BY pairs.place) = 1
    )
    SELECT told.*, {_NUMBERS},
        latest.fact, latest.value AS fact_value, latest.value_max AS fact_value_max, latest.low AS fact_low,
        latest.high AS fact_high, latest.bound AS fact_bound, latest.period_start AS fact_start,
        latest.period_end AS fact_end, coalesce(latest.others, 0) AS fact_others,
        earlier.fact AS before, earlier.value AS before_value, earlier.period_end AS before_end,
        (SELECT max({_DAY}) FROM documents) AS known
    FROM told LEFT JOIN latest ON latest.promise = indicator_id LEFT JOIN earlier ON earlier.promise = indicator_id
"""
"""Every target with its last fact and the one before it: what no selection changes."""
_PROMISES = (
    f"SELECT arg_min(label, turn) AS label, count(*) AS told FROM {_TARGETS} "
    "WHERE {test} AND (? = '' OR key = ?) GROUP BY one"
)
"""The selected targets, the first of each promise for all that make it."""


def every(dataset: Dataset, _: Filters) -> pd.DataFrame:
    """Return every target, those with a deadline first: most columns of ``indicators``, and these.

    ``key`` (as in ``queries.series``), ``kind`` and ``stretch`` (parts of the signature), ``title, file, source, day`` of
    its document, ``fact*`` of the last reported figure of its kind up to the deadline (id, value, value_max, low, high,
    bound, start, end, and how many ``others`` of the same period say another value), ``before*`` of the one most of a year
    earlier or more, ``known``: the last day that any document speaks from, and ``told``, which is 1.
    """
    dataset.prepare(_TARGETS, _PREPARED)
    return dataset.query(f"SELECT * EXCLUDE (label, turn, line, one), 1 AS told FROM {_TARGETS} ORDER BY label")


def promises(dataset: Dataset, filters: Filters, metric: str) -> pd.DataFrame:
    """Return one row per selected promise: ``label``, which is its own in :func:`every`, and ``told``: how often it is made.

    The first document that makes a promise stands for the others. ``metric`` is a key, or empty for all.
    """
    test, params = _selected(dataset, filters)
    return dataset.query(f"{_PROMISES.format(test=test)} ORDER BY label", [*params, metric, metric])


def restated(dataset: Dataset, filters: Filters, metric: str) -> pd.DataFrame:
    """Return each promise that a later document makes anew: ``indicator_id``, and ``later*`` of the last such document.

    The columns are ``later`` (id), ``later_value``, ``later_value_max``, ``later_bound``, ``later_end`` (deadline) and
    ``later_day``. The later one has the same kind, region and organisation, and another deadline or another value; more
    at a later date is the next step and no change, as is less at an earlier one.
    """
    test, params = _selected(dataset, filters)
    return dataset.query(
        f"""
        WITH promises AS (SELECT {_TARGETS}.* FROM ({_PROMISES.format(test=test)}) JOIN {_TARGETS} USING (label))
        SELECT first.indicator_id, later.indicator_id AS later, later.value AS later_value,
            later.value_max AS later_value_max, later.bound AS later_bound, later.period_end AS later_end,
            later.day AS later_day
        FROM promises AS first JOIN promises AS later USING (line)
        WHERE later.day > first.day AND later.doc_id <> first.doc_id AND (
            (later.period_end = first.period_end AND later.value <> first.value)
            OR (later.period_end > first.period_end AND abs(later.value) <= abs(first.value))
            OR (later.period_end < first.period_end AND abs(later.value) >= abs(first.value)))
        QUALIFY row_number() OVER (PARTITION BY first.indicator_id ORDER BY later.day DESC, later.indicator_id) = 1
        """,
        [*params, metric, metric],
    )


def metrics(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return what is promised: ``metric`` (key), ``label``, ``metric_id``, ``regions`` and ``figures``, most first."""
    test, params = _selected(dataset, filters)
    return dataset.query(
        f"""
        SELECT key AS metric, mode({_TARGETS}.metric) AS label, max(metric_id) AS metric_id,
            count(DISTINCT left(region_code, 2)) FILTER (region_code NOT IN ('', '100000')) AS regions,
            count(*) AS figures
        FROM {_TARGETS} WHERE {test}
        GROUP BY key ORDER BY (max(metric_id) <> '') DESC, regions DESC, figures DESC, key
        """,
        params,
    )


def _selected(dataset: Dataset, filters: Filters) -> tuple[str, list[object]]:
    """Return the condition that keeps the selected targets.

    Statuses are left out, since facts stand beside promises, and so is the metric: the page asks for it itself.
    """
    dataset.prepare(_TARGETS, _PREPARED)
    return narrowing.figures(replace(filters, statuses=()).unmarked("status", "metric"), _TARGETS)
