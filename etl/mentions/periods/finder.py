"""Every time expression of a text in one pass."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from etl.mentions.periods.days import count_of, plan_years, shift_years
from etl.mentions.periods.holidays import NO_HOLIDAYS, Holidays
from etl.mentions.periods.pattern import TO, times
from etl.mentions.periods.readers import Answer, read
from etl.mentions.periods.values import Period, Time

_SENTENCE_END = re.compile(r"[。！？\n]")
NO_CONGRESSES: Mapping[str, date] = {}
_BASE_LEADS = ("比", "较", "相比", "相较", "相当于")


def find_periods(
    text: str,
    own: date | None,
    holidays: Holidays = NO_HOLIDAYS,
    congresses: Mapping[str, date] = NO_CONGRESSES,
    *,
    published: bool = False,
) -> tuple[Period, ...]:
    """Return the time expressions of ``text`` in order, resolved against ``own``, the document's date.

    ``congresses`` gives the first days of the party's by number (十九). ``published`` says that ``own`` is the day of
    publication, and not one that 昨天 itself has told.

    >>> [(p.text, str(p.first), str(p.last)) for p in find_periods("今年上半年增长5%，到2027年达到8%", date(2021, 8, 23))]
    [('今年上半年', '2021-01-01', '2021-06-30'), ('到2027年', '2027-01-01', '2027-12-31')]
    """
    found = _calendar_times(text, own, congresses)
    if published:
        found = [_day_before(period) if _YESTERDAY.match(period.text) else period for period in found]
    named = holidays.find(text, own, found)
    if not named:
        return tuple(found)
    ends = [one.end for one in named]
    others = (period for period in found if not _overlaps(period, named, bisect_right(ends, period.start)))
    return tuple(sorted((*others, *named), key=lambda period: period.start))


_YESTERDAY = re.compile("(?:截至|截止到?|[到至])?(?:昨[天日晚晨]|前天)")


def _day_before(period: Period) -> Period:
    if period.first is None or period.last is None:
        return period
    return replace(period, first=period.first - timedelta(1), last=period.last - timedelta(1))


def _overlaps(period: Period, named: list[Period], following: int) -> bool:
    """Tell whether a time is part of a holiday's (去年 of 去年春节假期); ``following`` is the first that ends behind its start."""
    return following < len(named) and named[following].start < period.end


def _calendar_times(text: str, own: date | None, congresses: Mapping[str, date]) -> list[Period]:
    """Years, their parts, plans, and stretches up to now."""
    found: list[Period] = []
    anchor: int | None = None
    year_above: int | None = None
    for match in times(text):
        if _not_a_time(text, match):
            continue
        if found and _SENTENCE_END.search(text, found[-1].end, match.start()):
            anchor = None
            year_above = None if "\n" in text[found[-1].end : match.start()] else year_above
        since = congresses.get(match.group("congress") or "")
        period = _resolve(match, own, anchor if anchor or match.group("year") != "全年" else year_above, since)
        if period is not None:
            if period.kind is Time.REVIEW and match.group("ago"):
                period = _as_named_before(text, found, period, match)
            if found and _held_then(text, found[-1], period):
                continue
            if found and _goes_on(text, found[-1], period):
                found[-1] = _joined(text, found[-1], period)
                continue
            found.append(period)
            if (
                match.group("year")
                and period.first is not None
                and period.kind is not Time.BASE
                and not period.deadline
            ):
                anchor = year_above = period.first.year
    return found


def _as_named_before(text: str, found: list[Period], period: Period, match: re.Match[str]) -> Period:
    """2020年至2024年…。四年来…: the years are the ones that the paragraph has just named."""
    count = count_of(match.group("count"))
    for earlier in reversed(found[-3:]):
        if text.count("\n", earlier.end, period.start) > 1:
            break
        if earlier.kind is Time.STRETCH and count > 1 and earlier.years in (count, count + 1) and not earlier.deadline:
            first = earlier.first if earlier.years == count or earlier.first is None else shift_years(earlier.first, 1)
            return replace(period, first=first, last=earlier.last)
    return period


_SUPERLATIVE = re.compile(r"的?(?:同期)?(?:最|新高|新低|首次|次高|历史)")
_BOOKED = re.compile(
    r"(?:订单|工期|档期|生产任务)[^，。；]{0,6}(?:排|生产)[满产期]?(?:到|至)?了?$|排[满产期]?(?:到|至)了?$"
)
_BASE_BEFORE = re.compile(r"[比较][^，。；、\d]{2,8}(?:之初|前|时|之前|初期|当年)的$")
"""比成立之初的2020年增加110亿元."""
_BOOKED_REACH = 14
_SHARE_OF_BASE = re.compile(r"的(?:近|约|超过?)?[\d.]+[%倍]")
"""恢复至2019年的108.6%."""
_ENDS = ("末", "末期", "期末")
_MARK = re.compile(r"[，。；：！？\n]")


def _held_then(text: str, first: Period, second: Period) -> bool:
    """在两天前举行的签约仪式上: the day of the ceremony is told before it."""
    if second.kind is not Time.NOW or not second.text.endswith("上") or first.kind is not Time.STRETCH:
        return False
    return first.first is not None and _MARK.search(text, first.end, second.start) is None


_DASH = re.compile(rf"(?:{TO})?")
_TO_LEAD = re.compile(rf"(?:{TO})(?!期)")


def _goes_on(text: str, first: Period, second: Period) -> bool:
    """2024年5月至2025年4月, 2020年至今: nothing but a range mark stands between two times."""
    from_to = first.kind is Time.BASE and text[max(0, first.start - 1) : first.start] in ("从", "由", "自")
    if not (first.kind is Time.STRETCH or from_to) or second.kind not in (Time.STRETCH, Time.NOW):
        return False
    if first.first is None or second.last is None or first.deadline or second.last < first.first:
        return False
    between = text[first.end : second.start]
    marked = bool(between) or _TO_LEAD.match(second.text) is not None
    return marked and _DASH.fullmatch(between) is not None


def _joined(text: str, first: Period, second: Period) -> Period:
    return replace(first, end=second.end, text=text[first.start : second.end], kind=Time.STRETCH, last=second.last)


def _not_a_time(text: str, match: re.Match[str]) -> bool:
    """A bare 2021 without 年, digits that go on from others, a quoted name that is no plan (“三五”)."""
    year = match.group("year")
    before = text[max(0, match.start() - 1) : match.start()]
    if year and year[0].isdigit() and not year.endswith(("年", "度")):
        return not (match.group("sub") or match.group("point"))
    if year and before.isdigit():
        return True
    if match.group("name") and plan_years(match.group("name")) is None:
        return True
    counted = match.group("only") or match.group("count")
    return bool(counted and not match.group("lead") and before and before in "第.0123456789")


def _resolve(match: re.Match[str], own: date | None, anchor: int | None, congress: date | None) -> Period | None:
    """Return the time that a match means; ``congress`` is the first day of the one since which it says that something is so."""
    lead, tail = match.group("lead") or "", match.group("tail") or _since_deed(match)
    answer = Answer(Time.REVIEW, (congress, own)) if congress else read(match, own, anchor)
    if answer is None:
        return None
    kind, (first, last) = answer.kind, answer.days
    start = match.end("lead") if lead in ("于", "自", "从", "由", "是") else match.start()
    words = match.group()[start - match.start() :]
    if _is_base(lead, tail, kind, bool(match.group("span") or match.group("since"))) or _compared(match, lead):
        return Period(start, match.end(), words, Time.BASE, first, last, False, answer.weak)
    deadline = kind is not Time.NOW and _is_deadline(lead, tail, answer.ahead, own, last)
    if tail in ("以来", "起") and first is not None:
        kind, last = Time.STRETCH, _review_end(own, first) if own else None
    elif tail in _ENDS and last is not None:
        kind, first = Time.MOMENT, date(last.year, 1, 1)
    elif kind is Time.STRETCH and lead.startswith(("截至", "截止")):
        kind = Time.MOMENT
    return Period(start, match.end(), words, kind, first, last, deadline, answer.weak)


_SINCE_DEED = re.compile(r"[^，。；：、！？\d“”\n的]{1,10}?以来")


def _since_deed(match: re.Match[str]) -> str:
    """自2022年9月启用以来, 2019年建成以来: a day or year and what was done then begin a stretch."""
    dated = match.group("year") or match.group("only")
    return "以来" if dated and _SINCE_DEED.match(match.string, match.end()) else ""


def _compared(match: re.Match[str], lead: str) -> bool:
    """是2020年的1.8倍, 与2020年相比, 2006年以来最好, 30年来首次, 连续10年提高, 订单排到10月份."""
    following = match.string[match.end() : match.end() + 2]
    if match.group("year") and _BASE_BEFORE.search(match.string, max(0, match.start() - _BOOKED_REACH), match.start()):
        return True
    if match.group("count") and match.string.endswith("连续", 0, match.start()):
        return True
    since = match.group("tail") == "以来" or (match.group("agotail") or "").endswith("来")
    if since and _SUPERLATIVE.match(match.string, match.end()):
        return True
    if _BOOKED.search(
        match.string, max(0, match.start() - _BOOKED_REACH), match.end("lead") if lead else match.start()
    ):
        return True
    if lead in ("至", "到", "为") and _SHARE_OF_BASE.match(match.string, match.end()):
        return True
    return (lead in ("是", "相当于") and following[:1] == "的") or (lead == "与" and following in ("相比", "相较"))


def _is_base(lead: str, tail: str, kind: Time, spans: bool) -> bool:
    """比2020年, 去年同期 and 由2022年的…: the time that something is compared with."""
    if tail == "同期" or (lead in ("从", "由") and tail in ("", *_ENDS) and kind in (Time.STRETCH, Time.MOMENT)):
        return not spans
    return lead in _BASE_LEADS and lead not in ("是", "与")


def _is_deadline(lead: str, tail: str, future: bool, own: date | None, last: date | None) -> bool:
    """到2027年, 9月底前, 未来三年: a time that something is to be reached by."""
    comes = last is not None and own is not None and last > own
    arrives = lead in ("到", "至", "力争到", "力争") or tail in ("前", "之前", "以前") or future
    return arrives and (comes or own is None or "力争" in lead or future)


def _review_end(own: date, first: date) -> date:
    """The end of a stretch that lasts until now: a document of January to March looks back on whole years."""
    if first > own:  # 自5月29日起 in a report about the 16th
        return first
    return date(own.year - 1, 12, 31) if own.month <= 3 and first.year < own.year else own
