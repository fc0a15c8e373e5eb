"""Metrics that numbers before them have named: 同比分别增长…, 总数分别达到…, 三项增速均居…."""

from __future__ import annotations

import re

from etl.assemble.naming.words import Named
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place
from etl.mentions.numerals import chinese_value

_SEVERAL = re.compile(
    r"(?P<count>[两二三四五六七八九十\d]{1,2})[项个大类](?:\S{0,2}指标|增速|增幅|产量|产值|数据|总量)?"
)


def speaks_of_last(reading: Reading, place: Place) -> bool:
    """Tell whether the words before a 分别 list name nothing of their own."""
    return not place.phrase.noun or place.phrase.noun in reading.cues.terms("generic")


def last_distinct(names: list[Named], count: int) -> tuple[str, ...]:
    """Return the last ``count`` different metrics, in order; none if there are not so many."""
    found: list[str] = []
    for named in reversed(names):
        metric = named[0][0]
        if metric and metric not in found:
            found.insert(0, metric)
        if len(found) == count:
            return tuple(found)
    return ()


def counted_last(noun: str) -> int:
    """Return how many metrics before it a noun like 三项增速 speaks of; 0 if it names something else.

    >>> counted_last("三项增速"), counted_last("两项产量"), counted_last("三项费用")
    (3, 2, 0)
    """
    match = _SEVERAL.fullmatch(noun)
    if match is None:
        return 0
    count = match["count"]
    return int(count) if count.isdigit() else int(chinese_value(count) or 0)
