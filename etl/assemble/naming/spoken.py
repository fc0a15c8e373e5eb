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
_SOLD = (("spoken_sales", "销量"),)
_COUNTED = {"单": (*_SOLD, ("spoken_orders", "单量")), "": (), "%": (), "倍": (), "位": (), "个百分点": ()}
"""What is said of things by their unit: 五千多台 were sold, 七八百单 delivered."""
_WHEN = re.compile(
    r"^(?:我们?|他们?|咱们?|自己)|[旺淡]季|^最多(?:的时候)?|高峰期?"
    r"|^(?:平均)?(?:[一二两三四五六七八九十\d]+|每|光是?|前)个?[天年月晚](?:时间)?[来里内间]?|[一每][天年月晚]上?$"
)
"""Who did it and in what time (我们旺季一天能卖) is no part of the name."""
_PAST = re.compile(r"[了过\s]*$")
_LINKS = re.compile(r"(?:已经|一共|总共|可以|[又再还就也才共已可能会先将要])+$")
_TURNOVER = ("spoken_turnover", "销售额")
"""去年做了三个亿: the turnover, unless the sentence has named what is made."""
_LONGEST = 8


def spoken(reading: Reading, place: Place, noun: str, named: bool) -> str:
    """Return the metric that a plain verb before an amount stands for, with what it was done to; else an empty string.

    ``noun`` is what the words before the number say; ``named`` tells whether the sentence has a metric already.
    """
    left = _PAST.sub("", place.left)
    of_money = _DONE if named else (*_DONE, _TURNOVER)
    for role, metric in of_money if place.quantity.kind == "money" else _COUNTED.get(place.quantity.unit, _SOLD):
        verb = reading.cues.at_end(role).search(left)
        if verb is None:
            continue
        subject = noun.removesuffix(verb.group()) if noun.endswith(verb.group()) else ""
        subject = _WHEN.sub("", _LINKS.sub("", subject))
        if noun and (not noun.endswith(verb.group()) or len(subject) > _LONGEST):
            return ""
        return subject + metric
    return ""
