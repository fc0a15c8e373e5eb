"""The base unit of a figure (figures.md §2, ``unit``)."""

from __future__ import annotations

import re

from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place

_INDEX_END = re.compile(r"(?:比|指数|系数|得分|评分|分值|比值|密度|倍率|率)$")
_PEOPLE_END = re.compile(r"(?:人口|人数|用户数?|从业人员|劳动力)$")


_MONEY_END = re.compile(r"(?:总值|产值|GDP|营收|收入|投资|税收|成交额|交易额|销售额|产业规模)$")
_STEP = re.compile(r"(?<=[亿])(?:[两二三四五六\d]个)?大?(?:台阶|大关|关口)")
"""地区生产总值迈上5万亿台阶 leaves 元 out."""
_SPENT = re.compile(r"(?:省下?来?|挣|赚|花|卖|贷|投|分红|进账|创收|冲刺|收入)(?:了|到|出|去|进)?(?:近|约|差不多)?$")
"""一年能省下来一百多万 is money."""
_USED = re.compile(r"[量数次]|播放|下载|点击|浏览|阅读|曝光|观看|访问|话题|粉丝|算力|参数|用户|样本|令牌|词元|[A-Za-z]")
"""今年产值已经过了60亿 is money, 播放突破10亿 is not."""
_PRICED = re.compile(r"(?:贵|便宜|涨|降|跌|卖|花|省|赚|挣|补贴?|只要|售价|单价|收费)(?:了|到|至)?$")
"""比去年贵了5块."""


def needs_no_unit(metric: str) -> bool:
    """Tell whether a metric is an index, a ratio or a score, which has no unit.

    >>> needs_no_unit("营商环境指数"), needs_no_unit("企业")
    (True, False)
    """
    return _INDEX_END.search(metric) is not None


def stated_unit(reading: Reading, place: Place) -> str:
    """Return the unit as the table gives it; people where a noun for people follows without a measure word."""
    if place.quantity.unit == "块" and not place.noun and _PRICED.search(place.left):
        return "元"
    if place.quantity.kind != "none":
        return place.quantity.unit
    counted = _PEOPLE_END.search(place.phrase.noun)
    if _STEP.match(reading.text, place.quantity.number_end):
        return "人" if counted else "元"
    if _MONEY_END.search(place.phrase.noun) and reading.text[place.quantity.number_end - 1] == "亿" and not place.noun:
        return "元"  # 海洋生产总值突破万亿
    if not place.noun and _SPENT.search(place.left):
        return "元"
    if counted and not place.noun:
        return "人"
    if _INDEX_END.search(place.phrase.noun) and not place.noun:
        return ""
    if place.noun:
        return "人"
    in_money = reading.text[place.quantity.number_end - 1] == "亿" and not _USED.search(place.left)
    return "元" if in_money else ""
