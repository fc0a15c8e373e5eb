"""The names and definitions of the metrics in both languages, by id."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from etl.vocabulary import tables


@cache
def _metrics() -> dict[str, dict[str, str]]:
    return {row["metric_id"]: row for row in tables.rows("metrics")}


def name(metric_id: str, words: str, lang: str) -> str:
    """Return what a metric is called: its name in the vocabulary, else the words of the text.

    >>> name("academicians", "两院院士", "en"), name("", "客户企业", "en")
    ('Academicians', '客户企业')
    """
    row = _metrics().get(metric_id)
    return (row["name" if lang == "zh" else "name_en"] if row else "") or words


def called(row: Mapping[str, Any], lang: str) -> str:
    """Return what a figure measures: in Chinese the words of its text, in English the metric's name where it has one.

    >>> called({"metric_id": "academicians", "metric": "两院院士"}, "zh")
    '两院院士'
    """
    words = str(row["metric"])
    return words if lang == "zh" and words else name(row["metric_id"], words, lang)


def definition(metric_id: str, lang: str) -> str:
    """Return what a metric measures; empty for a metric that the vocabulary does not know.

    >>> definition("academicians", "zh")
    '两院院士数'
    """
    row = _metrics().get(metric_id)
    return row["definition" if lang == "zh" else "definition_en"] if row else ""
