"""What an amount is called where people only say what was done with it: 上半年卖了2700万元, 二期又投了3个亿."""

from __future__ import annotations

import re

from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place

_DONE = (
    ("spoken_sales", "销售额"),
    ("spoken_investment", "投资"),
    ("spoken_profit", "利润"),
    ("spoken_cost", "花费"),
    ("spoken_saving", "节省成本"),
)
_PAST = re.compile(r"[了过\s]*$")
_LINKS = re.compile(r"(?:已经|一共|总共|[又再还就也才共已可能先将要])+$")
_LONGEST = 8


def spoken(reading: Reading, place: Place, noun: str) -> str:
    """Return the metric that a plain verb before an amount stands for, with what it was done to; else an empty string.

    ``noun`` is what the words before the number say.
    """
    if place.quantity.kind != "money":
        return ""
    left = _PAST.sub("", place.left)
    for role, metric in _DONE:
        verb = reading.cues.at_end(role).search(left)
        if verb is None:
            continue
        subject = _LINKS.sub("", noun.removesuffix(verb.group())) if noun.endswith(verb.group()) else ""
        if noun and (not noun.endswith(verb.group()) or len(subject) > _LONGEST):
            return ""
        return subject + metric
    return ""
