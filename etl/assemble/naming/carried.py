"""A metric that goes on from a neighbour: the number before, or the subject of the clause before."""

from __future__ import annotations

import re

from etl.assemble.naming.words import OFFER, Named
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place, without_times

_COMPARES = re.compile(
    r"[、，]?\S{0,4}?(?:均|都|分别)?(?:高于|低于|快于|优于|好于|慢于|领先|跑赢|超过(?=全)|比(?![重例率值])|较|高出|(?:高|低|快)(?=全)|同比[多少]$)"
)
_COUNTED = ("count", "none")
_SUBJECT_STOP = re.compile(r"[，。；：\n]")


def is_comparison(place: Place) -> bool:
    """高于全国 and 比上年 name what is compared with, not what is measured."""
    return place.quantity.kind in ("point", "money", "physical", "count") and _COMPARES.match(place.left) is not None


def carried(places: list[Place], index: int, names: list[Named]) -> Named:
    """The metric goes on from the number before; a count after an amount goes on from the last count (已投产5个)."""
    if places[index].quantity.kind in _COUNTED and places[index - 1].quantity.kind == "money":
        for earlier in range(index - 1, -1, -1):
            if places[earlier].quantity.kind in _COUNTED:
                return names[earlier]
    if places[index].right.startswith("的") and places[index].quantity.kind == "money":
        for earlier in range(index - 1, -1, -1):
            if names[earlier][0][1] != OFFER:
                return names[earlier]  # 突破50亿元的，奖励…: the size to be reached, not the reward before it
    kind = places[index].quantity.kind
    if kind in ("percent", "times", "doubling", "rank") and names[index - 1][0][1] == "metric:share" and index > 1:
        return names[index - 2]  # 占全市的四成，较2016年翻了一番: what has a share has grown, not its share
    return names[index - 1]


def carries(place: Place) -> bool:
    """达到, 突破 and 增长 speak of a subject that stands before; 筹措 and 投入 name what was done with the money."""
    return any(
        word.endswith(("达", "到", "至", "为", "破", "过", "长", "升", "降")) for word in place.phrase.predicates
    )


def from_clause_before(reading: Reading, place: Place, previous: Named) -> tuple[str, str]:
    """With nothing beside the number, the subject of the clause before it (产业规模持续壮大，达到500亿元)."""
    end = place.clause.start - 1
    if end <= place.sentence.start:
        return "", "metric:none"
    start = max(
        (m.end() for m in _SUBJECT_STOP.finditer(reading.masked, place.sentence.start, end)),
        default=place.sentence.start,
    )
    noun, _ = reading.phrases.after(without_times(reading, start, end))
    return (reading.phrases.before(noun).noun or noun, "metric:clause_before") if noun else ("", "metric:none")
