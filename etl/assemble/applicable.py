"""Which time expressions may give a number its period: none to come, none that is compared with or part of a name."""

from __future__ import annotations

import re
from collections.abc import Callable

from etl.assemble.reading import Reading, in_order
from etl.mentions.metrics import HIDDEN
from etl.mentions.periods import Period, Time


def is_ahead(reading: Reading, period: Period) -> bool:
    """Tell whether a time is still to come on the document's day."""
    own = reading.document.latest_date
    if period.deadline:
        return True
    if period.kind is Time.PLAN and own is not None and period.first is not None and period.first.year >= own.year:
        return True  # a plan period that has only just begun is still to come
    return (
        period.kind in (Time.STRETCH, Time.PLAN, Time.MOMENT)
        and own is not None
        and period.first is not None
        and period.first > own
    )


def usable(reading: Reading, start: int, end: int) -> tuple[Period, ...]:
    """Return the time expressions in a span that may be the period of a fact, in order."""
    return reading.once(_usable)(start, end)


def ahead_in(reading: Reading, start: int, end: int) -> tuple[Period, ...]:
    """Return the time expressions in a span that are still to come, in order."""
    return reading.once(_ahead)(start, end)


def _usable(reading: Reading) -> Callable[[int, int], tuple[Period, ...]]:
    periods = [
        period
        for period in reading.periods
        if period.kind is not Time.BASE
        and not period.weak
        and not is_ahead(reading, period)
        and not modifies(reading, period)
        and not _is_yardstick(reading, period)
        and not _is_dateline(reading, period)
        and not _is_founding(reading, period)
        and not _is_promised(reading, period)
    ]
    return in_order(periods)


def _ahead(reading: Reading) -> Callable[[int, int], tuple[Period, ...]]:
    return in_order(period for period in reading.periods if is_ahead(reading, period))


_LEARNT = re.compile(r"[^。；\d]{0,30}?(?:获悉|了解到|见到|看到)")


def _is_dateline(reading: Reading, period: Period) -> bool:
    """4月1日，记者从…获悉: the day on which something was learnt, not that of what the figures describe."""
    one_day = period.first is not None and period.first == period.last and not period.holiday
    return one_day and bool(_LEARNT.match(reading.text, period.end))


_FOUNDED = re.compile(r"(?:成立|始建|创办|创立|创建|组建|兴建|注册)于$")


def _is_founding(reading: Reading, period: Period) -> bool:
    """公司成立于2019年，拥有专利215项: the year in which somebody began is not that of what there is."""
    founded = _FOUNDED.search(reading.text, max(0, period.start - 3), period.start) is not None
    return founded and not period.text.endswith("以来")


_CLAUSE = re.compile(r"[^，。；！？\n]*")
_PROMISED = re.compile(r"有望|预计|力争|预期|将(?=[达实突超完增])")


def _is_promised(reading: Reading, period: Period) -> bool:
    """全年有望超1000亿元；汽车产值增长55%: the year that a promise is about says nothing of the facts behind it."""
    own = reading.document.own_date
    if own is None or period.last is None or period.last <= own or period.kind is not Time.STRETCH:
        return False
    clause = _CLAUSE.match(reading.text, period.end)
    return clause is not None and _PROMISED.search(clause.group()) is not None


_MEASURED_BY = re.compile(r"(?:为|是|达到?|相当于|比|较|超过|高于)$")
_MEASURES = re.compile(r"(?:时期|期间|同期|全年)?末?的(?:[\d.]+|[一二两三四五六七八九十]+)[个多]?(?:倍|成|分之|%)")


def _is_yardstick(reading: Reading, period: Period) -> bool:
    """“十四五”时期…是“十三五”时期的1.7倍: the second time is what the first is measured by."""
    before = reading.text[max(0, period.start - 4) : period.start].rstrip("“")
    return _MEASURED_BY.search(before) is not None and _MEASURES.match(reading.text, period.end) is not None


_MODIFIER_AFTER = re.compile(
    r"的?(?:重点|主要)?(?:规划|方案|行动|计划|工作|版|届|款|《|目标|任务|预算|国务院|中国|世界|全球|全国|第)"
)


_EVENT_AFTER = re.compile(
    r"(?!集中(?:开工|签约)(?:了?\d|[了，。；]|项目\d))"  # 3月集中开工，… is what was done
    r"(?:(?!举办|开展|举行|组织|承办|召开|完成|新增|累计|实现|增长)[^，。；：、“”（）\d]){0,16}?"
    r"(?:开工活动|集中开工|集中签约|签约活动|开工仪式|现场会|推进会|观摩会|新闻发布会|分析会|调度会|座谈会|动员会|观摩活动)"
)


_NAMED_AFTER = re.compile(
    r"“[^”]{1,12}(?:行动|活动|计划|工程|大赛|[节月周季杯])”"
    r"|“[^”]{2,12}”[^，。；\d]{0,12}(?:招聘会|活动|大赛|仪式|论坛|大会|启动|开幕|举行|举办)"
)
"""2026年“春风行动”专场招聘会: the year of a campaign."""
_OCCASION = re.compile(r"(?:期间?|假|周|节|季|[展会日]|活动|时段)[”’]?（$")


def _explains(reading: Reading, period: Period) -> bool:
    """“双11”期间（11月1日至11日）, 保有量（截至6月底）: brackets that say which days are meant."""
    if reading.text[period.end : period.end + 1] != "）" or reading.masked[period.start - 1 : period.start] != HIDDEN:
        return False
    if period.kind is Time.MOMENT:
        return reading.text[period.start - 1] == "（" and period.text.startswith("截")
    several = period.kind is Time.STRETCH and period.first != period.last and "月" in period.text
    return several and _OCCASION.search(reading.text, max(0, period.start - 6), period.start) is not None


def of_gathering(reading: Reading, period: Period) -> bool:
    """Tell whether a stretch only names a gathering: 二季度重大项目集中开工活动."""
    return period.first != period.last and _EVENT_AFTER.match(reading.text, period.end) is not None


def modifies(reading: Reading, period: Period) -> bool:
    """2021中国国际智能产业博览会, 2025年重点任务, 《…规划（2018—2022年）》: the time belongs to a name."""
    if reading.masked[period.start : period.end].strip(HIDDEN) == "" and period.kind is not Time.PLAN:
        return not _explains(reading, period)
    if period.kind is not Time.STRETCH or period.holiday:
        return False
    if period.text.endswith("年") and _NAMED_AFTER.match(reading.text, period.end):
        return True
    return of_gathering(reading, period) or _MODIFIER_AFTER.match(reading.text, period.end) is not None
