"""What pictures through time find, in a sentence: which places rise and fall, and where the change is largest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import cards
from dashboard.periods import period
from dashboard.places import place
from dashboard.records import records
from dashboard.regions import FIVE, name
from dashboard.selection import Filters
from dashboard.series import Series
from dashboard.trends import DOWN, OPEN, UP, trends
from dashboard.words import joined, text

_WAYS = {UP: "up", DOWN: "down", OPEN: "open"}
_KINDS = ("up", "down", "mixed", "open", "none")


def of_places(points: pd.DataFrame, chosen: Series, filters: Filters) -> tuple[str, str]:
    """Return what became of one series in its places, as a sentence, and the line under it."""
    lang, found = filters.lang, trends(points)
    places = points["region_code"].nunique()
    if not len(found):
        only = place(records(points)[0], lang) if places == 1 else ""
        kind = "rise.none_one" if only else "rise.none"
        return text(kind, lang, metric=chosen.label, k=places, region=only), _scope(points, found, filters)
    best = records(found.loc[[found["change"].abs().idxmax()]])[0]
    values = {"metric": chosen.label, "region": place(best, lang), **_ends(best, lang)}
    if len(found) == 1:
        return text(f"rise.one_{_WAYS[best['way']]}", lang, **values), _scope(points, found, filters)
    ways = text("rise.several", lang, k=len(found), ways=_counted(found["way"], lang))
    if found["way"].nunique() == 1:
        ways = text(f"rise.all_{_WAYS[best['way']]}", lang, k=len(found))
    kind = "rise.largest_share" if best["relative"] else "rise.largest"
    return text(kind, lang, ways=ways, **values), _scope(points, found, filters)


def of_metrics(series: Sequence[pd.DataFrame], lang: str) -> str:
    """Return in a sentence what became of several metrics, of which ``series`` gives the points."""
    kinds = [_kind(set(trends(points)["way"])) for points in series]
    if set(kinds) == {"none"}:
        return text("rise.metrics_once", lang, n=len(series))
    said = [text(f"rise.metrics_{kind}", lang, n=kinds.count(kind)) for kind in _KINDS if kind in kinds]
    return text("rise.metrics", lang, n=len(series), ways=_listed(said, lang))


def _kind(ways: set[int]) -> str:
    """Return what the places of one metric have in common.

    >>> _kind({1}), _kind({1, 0}), _kind({1, -1}), _kind(set())
    ('up', 'mixed', 'mixed', 'none')
    """
    return "none" if not ways else _WAYS[ways.pop()] if len(ways) == 1 else "mixed"


def ends(best: Mapping[str, Any], lang: str) -> tuple[str, str]:
    """Return the first and the last number of a place (a row of :func:`dashboard.trends.trends`) with their periods."""
    both = _ends(best, lang)
    return text("rise.since", lang, **both), text("rise.until", lang, **both).replace("→ ", "→\u00a0")


def _ends(best: Mapping[str, Any], lang: str) -> dict[str, str]:
    first = {key.removeprefix("first_"): value for key, value in best.items() if key.startswith("first_")}
    return {
        "first": cards.number(first, lang),
        "last": cards.number(best, lang),
        "since": period(first["period_start"], first["period_end"], lang),
        "until": period(best["period_start"], best["period_end"], lang),
    }


def _counted(ways: pd.Series, lang: str) -> str:
    counts = ways.value_counts()
    return _listed(
        [text(f"rise.{word}", lang, n=int(counts[way])) for way, word in _WAYS.items() if way in counts], lang
    )


def _listed(parts: Sequence[str], lang: str) -> str:
    return ("，" if lang == "zh" else ", ").join(parts)


def _scope(points: pd.DataFrame, found: pd.DataFrame, filters: Filters) -> str:
    """Return on what the sentence rests, and which regions have nothing to be drawn."""
    lang, once = filters.lang, points["region_code"].nunique() - len(found)
    missing = [name(code, lang) for code in filters.regions or FIVE if code not in set(points["region"])]
    parts = [
        text(
            "rise.scope", lang, n=len(points), documents=points["doc_id"].nunique(), k=points["region_code"].nunique()
        ),
        text("rise.scope_once", lang, k=once) if len(found) and once else "",
        text("comparison.scope_missing", lang, regions=joined(missing, lang)) if missing else "",
    ]
    return " · ".join(part for part in parts if part)
