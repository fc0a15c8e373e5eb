"""What a number is called where people only say what was done: 上半年卖了2700万元, 二期又投了3个亿, 一天能装30台."""

from __future__ import annotations

import re

from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place

_EARNED = "收入"
"""一个月能挣五六千块钱 is what somebody has in a month."""
_DONE = (
    ("spoken_sales", "销售额"),
    ("spoken_investment", "投资"),
    ("spoken_profit", "利润"),
    ("spoken_earning", _EARNED),
    ("spoken_cost", "花费"),
    ("spoken_saving", "节省成本"),
)
_TURNOVER = ("spoken_turnover", "销售额")
"""去年做了三个亿: the turnover, unless the sentence has named what is made."""
_SOLD = ("spoken_sales", "销量")
_MADE = (
    ("spoken_output", "产量"),
    ("spoken_assembly", "装配量"),
    ("spoken_shipping", "发运量"),
    ("spoken_carrying", "运量"),
)
"""What is made is called so where nothing else is named, by the day or the month: 一天能下线16台."""
_CROP = (("spoken_reaping", "收割量"), ("spoken_harvest", "产量"))
_OF_UNIT = {
    "单": (("spoken_orders", "单量"),),
    "亩": (("spoken_reaping", "收割面积"), ("spoken_harvest", "收割面积"), ("spoken_field", "作业面积")),
    "斤": _CROP,
    "公斤": _CROP,
    "吨": _CROP,
    "人": (("spoken_visits", "客流量"),),
    "人次": (("spoken_visits", "客流量"),),
    "架次": (("spoken_flight", "飞行架次"),),
}
_NO_THING = ("percent", "times", "point", "rank", "doubling", "ratio", "none", "duration")
_WHEN = re.compile(
    r"^(?:我们?|他们?|咱们?|自己)|(?:厂|店|家|村|车间)里$|[旺淡]季|^最多(?:的时候)?|最?高峰[期时]?"
    r"|^(?:平均)?(?:[一二两三四五六七八九十\d]+|每|光是?|前)个?[天年月晚](?:时间)?[来里内间]?|[一每]个?[天年月日晚]上?$"
)
"""Who did it and in what time (我们旺季一天能卖) is no part of the name."""
_EACH = re.compile(r"^一(?P<of>[亩台户人头棵])地?$")
_PER = re.compile(r"(?:[一每]|平均每)个?(?P<of>[天日月年])")
_BY = {"天": "日", "日": "日", "月": "月", "年": "年"}
_PAST = re.compile(r"[了过个\s]*$")
_LINKS = re.compile(r"(?:已经|一共|总共|可以|只能|[又再还就也才共已可能会先将要只仅])+$")
_LONGEST = 8


def spoken(reading: Reading, place: Place, noun: str, named: bool) -> str:
    """Return the metric that a plain verb before a number stands for, with what it was done to; else an empty string.

    ``noun`` is what the words before the number say; ``named`` tells whether the sentence has a metric already.
    """
    left = _PAST.sub("", place.left)
    per = _PER.search(left)
    for role, metric in _names(place, named, per is not None):
        verb = reading.cues.at_end(role).search(left)
        if verb is None:
            continue
        if left[: verb.start()].endswith(("多", "少")):
            return ""  # 比去年多收100斤 is a difference of what is named
        bare = _PAST.sub("", noun)
        subject = _EACH.sub(r"每\g<of>", _LINKS.sub("", bare.removesuffix(verb.group())))
        subject = _WHEN.sub("", _LINKS.sub("", _WHEN.sub("", subject)))
        if subject and (not bare.endswith(verb.group()) or len(subject) > _LONGEST):
            return ""
        counted = place.quantity.kind != "money"
        timed = per is not None and (counted or metric == _EARNED)
        return (subject or (place.noun if counted else "")) + (_BY[per["of"]] if per and timed else "") + metric
    return ""


def _names(place: Place, named: bool, timed: bool) -> tuple[tuple[str, str], ...]:
    """Return which roles of verbs a number listens to, each with the name that it gives."""
    kind = place.quantity.kind
    if kind == "money":
        return _DONE if named else (*_DONE, _TURNOVER)
    if kind in _NO_THING:
        return ()
    others = () if place.noun else (*_OF_UNIT.get(place.quantity.unit, ()), *(_MADE if timed else ()))
    return (_SOLD, *others)
