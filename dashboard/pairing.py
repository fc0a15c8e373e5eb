"""Figures of two places laid beside each other, by comparability signature (口径) and time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from dashboard.dataset import SERIES_METRIC
from dashboard.records import records
from etl.compare.signature import differing

Row = Mapping[str, Any]
TIME = "time"
"""Stands among the differing parts of figures that are of one definition, but of different times."""
# AI policy is the subject: what is nearest to it comes first.
_FIRST = {"ai": 0, "digital": 1, "innovation": 2, "industry": 3}
COLUMNS = ("metric", "one", "other", "differs_in", "same_time")


def pairs(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Return what both places report, a row for each pair of figures (see ``queries.pair.figures``).

    Of each definition that both have, the newest figures of one period are a pair; where they have no period in common the
    newest of each. Of an indicator without a common definition, the pair that differs in the fewest parts. Columns:
    ``metric`` (key), ``one`` and ``other`` (positions in the two tables), ``differs_in`` (parts of the signature, joined by
    ``+``) and ``same_time``. Comparable pairs come first, then what is nearest to AI.
    """
    mine, theirs = _by_metric(one), _by_metric(other)
    found = [pair for metric in mine if metric in theirs for pair in _paired(mine[metric], theirs[metric])]
    rows = [(a[SERIES_METRIC], a["at"], b["at"], "+".join(_differing(a, b)), _time(a) == _time(b)) for a, b in found]
    made = pd.DataFrame(rows, columns=list(COLUMNS))
    theme = one["theme"].iloc[made["one"]].map(_FIRST).fillna(len(_FIRST)).to_numpy()
    words = (one["metric_id"].iloc[made["one"]] == "").to_numpy()
    order = np.lexsort((made["metric"].to_numpy(str), words, theme, ~made["same_time"], made["differs_in"] != ""))
    return made.iloc[order].reset_index(drop=True)


def telling(found: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return at most so many of the pairs, in their order: the first of each indicator before a second of any."""
    nth = found.groupby("metric").cumcount().sort_values(kind="stable")
    return found.loc[sorted(nth.index[:most])]


def comparable(found: pd.DataFrame) -> pd.Series:
    """Return which pairs are of one definition and one time."""
    return (found["differs_in"] == "") & found["same_time"]


def alone(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Return the newest figure of each indicator that only the first place reports."""
    own = one[~one[SERIES_METRIC].isin(set(other[SERIES_METRIC]))]
    return own.drop_duplicates(SERIES_METRIC)


def stands(one: Row, other: Row) -> int:
    """Return which of two comparable figures is surely higher: 1 the first, -1 the second, 0 where it is open or equal.

    A side that a hedge word leaves open reaches anywhere; of ranks the smaller number is higher.

    >>> one, other = {"low": 5.0, "high": None, "measure": "level"}, {"low": 4.0, "high": 4.5, "measure": "level"}
    >>> stands(one, other), stands(one, other | {"high": 6.0}), stands(other | {"measure": "rank"}, one)
    (1, 0, 1)
    """
    larger = int(_end(one, "low", -np.inf) > _end(other, "high", np.inf))
    smaller = int(_end(one, "high", np.inf) < _end(other, "low", -np.inf))
    return smaller - larger if one["measure"] == "rank" else larger - smaller


def ways(one: pd.DataFrame, other: pd.DataFrame) -> list[int]:
    """Return for each two rows of equal place in the tables which stands higher (see :func:`stands`)."""
    mine, theirs = (records(rows[["low", "high", "measure"]]) for rows in (one, other))
    return [stands(*pair) for pair in zip(mine, theirs, strict=True)]


def difference(one: Row, other: Row) -> float:
    """Return by how much the first of two figures is larger, with no more digits than they have.

    >>> difference({"value": 8.3}, {"value": 6.9})
    1.4
    """
    return float(Decimal(repr(float(one["value"]))) - Decimal(repr(float(other["value"]))))


def is_hedged(*rows: Row) -> bool:
    """Tell whether any of the figures is not exact."""
    return any(row["bound"] != "exact" or not pd.isna(row["value_max"]) for row in rows)


def _by_metric(rows: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    used = rows[[SERIES_METRIC, "signature", "period_start", "period_end"]]
    for row in records(used.assign(at=range(len(rows)))):
        found.setdefault(row[SERIES_METRIC], []).append(row)
    return found


def _paired(mine: Sequence[Row], theirs: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Return the pairs of one indicator, newest and reported before others; both lists have the newest figures first."""
    by_signature = _grouped(theirs)
    alike = [
        _nearest(own, by_signature[signature]) for signature, own in _grouped(mine).items() if signature in by_signature
    ]
    if alike:
        return sorted(alike, key=_weight, reverse=True)
    firsts = [(a[0], b[0]) for a in _grouped(mine).values() for b in by_signature.values()]
    return [min(firsts, key=lambda pair: len(_differing(*pair)))]


def _weight(pair: tuple[Row, Row]) -> tuple[bool, bool, str]:
    """Return what puts a pair before another: one time, a fact before a promise, then the newest."""
    one, other = pair
    return _time(one) == _time(other), one["signature"].endswith("|actual"), _time(one)[1]


def _grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["signature"], []).append(row)
    return found


def _nearest(mine: Sequence[Row], theirs: Sequence[Row]) -> tuple[Row, Row]:
    """Return the newest figures of one period, or the newest of each."""
    at = {_time(row): row for row in reversed(theirs)}
    return next(((row, at[_time(row)]) for row in mine if _time(row) in at), (mine[0], theirs[0]))


def _time(row: Row) -> tuple[str, str]:
    return str(row["period_start"]), str(row["period_end"])


def _differing(one: Row, other: Row) -> tuple[str, ...]:
    return differing(one["signature"], other["signature"])


def _end(row: Row, side: str, otherwise: float) -> float:
    return otherwise if pd.isna(row[side]) else float(row[side])
