"""The names and definitions of the canonical metrics in both languages, by metric id."""

from __future__ import annotations

from functools import cache

from etl.vocabulary import tables


@cache
def _metrics() -> dict[str, dict[str, str]]:
    return {row["metric_id"]: row for row in tables.rows("metrics")}


def name(metric_id: str, lang: str, otherwise: str) -> str:
    """Return the name of a metric; one that the vocabulary does not know keeps the words of the text.

    >>> name("academicians", "en", "两院院士"), name("", "en", "智能工厂")
    ('Academicians', '智能工厂')
    """
    return _metrics().get(metric_id, {}).get("name" if lang == "zh" else "name_en") or otherwise


def definition(metric_id: str, lang: str) -> str:
    """Return what a metric counts, in a phrase; an empty string where the vocabulary does not say."""
    return _metrics().get(metric_id, {}).get("definition" if lang == "zh" else "definition_en", "")
