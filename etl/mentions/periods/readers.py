"""Each form of time expression to its kind and days."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from etl.mentions.periods.days import NEXT, Days, count_of, plan_years, shift_years, sub_days, year_number
from etl.mentions.periods.recent import month_days, months_from, week_days
from etl.mentions.periods.values import Time
from etl.value import value

_FORETOLD = re.compile(r"预计|预期|力争|将|打算|准备|还要|计划(?=[新再招投建扩引完交开发生增到上])")
_SOON_ABLE = re.compile(r"份?(?:就|便|即)(?:能|可|要|将|会)")
"""5月份就能投产."""
STILL_RUNNING = 31
"""A bare 上半年 that ends more than this many days after the document's date means the year before."""


@value
class Answer:
    """Kind and days of a form; ``ahead`` where its words point to a time to come, ``weak`` for a bare plan name."""

    kind: Time
    days: Days = (None, None)
    ahead: bool = False
    weak: bool = False


def read(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    """Return what a match of the pattern means; None for a form that gives no time."""
    for group, reader in _READERS:
        if match.group(group):
            return reader(match, own, anchor)
    return None


def _read_span(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    first, last = int(match.group("from")), int(match.group("to"))
    return Answer(Time.STRETCH, (date(first, 1, 1), date(last, 12, 31))) if first < last else None


def _read_plan(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    years = plan_years(match.group("name") or match.group("bare"))
    if years is None:
        return None
    return Answer(Time.PLAN, (date(years[0], 1, 1), date(years[1], 12, 31)), weak=match.group("tail") is None)


def _read_year(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    year = year_number(match.group("year"), own, anchor)
    if year is None and match.group("year") in NEXT:
        return None
    past = own is not None and (anchor is None or anchor < own.year)
    if own is not None and past and match.group("year") == "全年" and _is_aimed_at(match):
        year = own.year  # 力争全年增长5.5%
    point, part = match.group("point") or "", match.group("sub")
    kind = Time.MOMENT if point else Time.STRETCH
    if year is None:
        return Answer(kind)
    if part:
        return Answer(kind, sub_days(part, year))
    if point.endswith("初"):
        return Answer(Time.MOMENT, (date(year, 1, 1), date(year, 1, 31)))
    return Answer(kind, (date(year, 1, 1), date(year, 12, 31)))


def _is_aimed_at(match: re.Match[str]) -> bool:
    lead = match.end("lead") if match.group("lead") else match.start()
    return match.string.endswith(("力争", "确保", "力求", "冲刺"), 0, lead)


_DEMANDED = re.compile("要[紧抓确加全力奋聚突推强坚持围把]")


def _is_foretold(match: re.Match[str]) -> bool:
    sentence = 1 + max(match.string.rfind(mark, 0, match.start()) for mark in "。\n")
    if _DEMANDED.match(match.string, sentence):
        return True  # 要紧盯重点项目，三季度新开工40个
    near = _FORETOLD.search(match.string, max(0, match.start() - 8), match.end() + 12) is not None
    return near or _SOON_ABLE.match(match.string, match.end()) is not None


def _read_only(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    kind = Time.MOMENT if match.group("onlypoint") else Time.STRETCH
    if anchor is not None:
        return Answer(kind, sub_days(match.group("only"), anchor))
    if own is None:
        return Answer(kind)
    days = sub_days(match.group("only"), own.year)
    ahead = (match.group("tail") or "") in ("前", "之前", "以前") or match.group("lead") in ("到", "力争", "力争到")
    ahead = ahead or _is_foretold(match)
    begun = match.group("tail") in ("以来", "起") and days[0] is not None and days[0] <= own
    running = days[0] is not None and days[0].month > 1 and days[0] <= own  # 下半年, said in October
    if days[1] is not None and (days[1] - own).days > STILL_RUNNING and not (ahead or begun or running):
        days = sub_days(match.group("only"), own.year - 1)
    return Answer(kind, days)


def _read_ago(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    count = count_of(match.group("count"))
    lead, tail = match.group("agolead") or "", match.group("agotail") or ""
    promised = lead in ("今后", "未来", "用") and tail not in ("来", "多来", "以来")
    ahead = promised or tail == "内" or (match.group("lead") or "").startswith("力争")
    if not count or (tail == "" and not lead and count < 2):
        return None
    return _stretch(count, own, ahead, whole=lead in ("今后", "未来"))


def _read_past(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    ahead = match.group("nextcount") or match.group("nextcount2")
    count = count_of(ahead or match.group("pastcount") or match.group("thiscount") or "一")
    return _stretch(count, own, bool(ahead), whole=True) if count else None


_LAST_MONTH, _YEAR_IS_OVER = 12, 15
"""From that day on a report looks back on the year that is ending."""


def _stretch(count: int, own: date | None, ahead: bool, *, whole: bool = False) -> Answer:
    """Count years back from the document's date, or ahead; in January to March they are calendar years."""
    if own is None:
        return Answer(Time.REVIEW, ahead=ahead)
    if ahead and whole and own.month <= 3:
        return Answer(Time.STRETCH, (date(own.year, 1, 1), date(own.year + count - 1, 12, 31)), ahead=True)
    if ahead:
        return Answer(Time.STRETCH, (own, shift_years(own, count)), ahead=True)
    if own.month <= 3:
        return Answer(Time.REVIEW, (date(own.year - count, 1, 1), date(own.year - 1, 12, 31)))
    if own.month == _LAST_MONTH and own.day >= _YEAR_IS_OVER:
        return Answer(Time.REVIEW, (date(own.year - count + 1, 1, 1), date(own.year, 12, 31)))
    return Answer(Time.REVIEW, (shift_years(own, -count), own))


def _read_now(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    return Answer(Time.NOW, (own, own))


def _read_today(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    """今天 and 昨天 in news: the day that it reports; 前天 is the one before it."""
    if own is None:
        return None
    day = own - timedelta(match.group("today").startswith("前"))
    return Answer(Time.STRETCH, (day, day))


def _read_days_ago(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    """两天前: that day."""
    count = count_of(match.group("dayscount"))
    return Answer(Time.STRETCH, (own - timedelta(count),) * 2) if own is not None and count else None


def _read_day_only(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    """截至22日: that day of the document's month, or of the month before where it is still to come."""
    if own is None:
        return None
    of_month = int(match.group("dayonly").removesuffix("日"))
    month = own if of_month <= own.day else own.replace(day=1) - timedelta(days=1)
    days = sub_days(f"{month.month}月{of_month}日", month.year)
    return Answer(Time.MOMENT, days) if days[0] is not None else None


def _read_yearend(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    ahead = (match.group("lead") or "") in ("到", "至", "力争", "力争到") or match.group("tail") in (
        "前",
        "之前",
        "以前",
    )
    year = anchor or (own.year if own else None)
    if ahead and own is not None and anchor and anchor < own.year:
        year = own.year  # 2021年扩到5条，年底前再上3条
    if anchor is None and own is not None and own.month <= 3 and not ahead:
        year = own.year - 1
    return Answer(Time.MOMENT, (date(year, 1, 1), date(year, 12, 31)) if year else (None, None))


def _read_within(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    """年内: the year that is running, or a later one that the sentence names."""
    year = anchor if own is None or (anchor and anchor > own.year) else own.year
    return Answer(Time.STRETCH, (date(year, 1, 1), date(year, 12, 31)) if year else (None, None))


def _read_both(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    """今明两年: this year and the next; 明后两年: the two behind it."""
    first = own.year + match.group("both").startswith("明后") if own else 0
    return Answer(Time.STRETCH, (date(first, 1, 1), date(first + 1, 12, 31)) if first else (None, None), ahead=True)


def _read_aim(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    count = count_of(match.group("aimcount"))
    return _stretch(count, own, True) if count else None


def _read_since(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    return Answer(Time.STRETCH, (date(own.year, 1, 1), own) if own else (None, None))


def _read_turn(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    """本月, 上月底 and 下个月; 月底前 is the end of the month that is running."""
    kind = Time.MOMENT if match.group("turnpoint") else Time.STRETCH
    if own is None:
        return Answer(kind)
    words = match.group("turn")
    return Answer(kind, month_days(words, own), ahead=words.startswith("下"))


def _read_week(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    """上周, 本周四 and 下星期."""
    words = match.group("week")
    return Answer(Time.STRETCH, week_days(words, own) if own else (None, None), ahead=words.startswith("下"))


_HALF_YEAR = 6


def _read_months(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    """三个月来 and 半年来: back from the document's day."""
    count = count_of(match.group("monthcount") or match.group("recentcount") or "") or _HALF_YEAR
    return Answer(Time.STRETCH, (months_from(own, -count), own) if own else (None, None))


_LATER = re.compile(r"[^。；]{0,24}?(?:将|有望|预计|力争|可达)")


def _read_later(match: re.Match[str], own: date | None, anchor: int | None) -> Answer | None:
    """三年后，这里将…; where nothing is foretold, it tells of a time long past."""
    year = own.year + count_of(match.group("latercount")) if own else 0
    if not year or anchor is not None or not _LATER.match(match.string, match.end()):
        return None
    return Answer(Time.STRETCH, (date(year, 1, 1), date(year, 12, 31)), ahead=True)


_READERS: tuple[tuple[str, Callable[[re.Match[str], date | None, int | None], Answer | None]], ...] = (
    ("span", _read_span),
    ("plan", _read_plan),
    ("year", _read_year),
    ("only", _read_only),
    ("ago", _read_ago),
    ("past", _read_past),
    ("aim", _read_aim),
    ("since", _read_since),
    ("turn", _read_turn),
    ("week", _read_week),
    ("months", _read_months),
    ("later", _read_later),
    ("now", _read_now),
    ("dayonly", _read_day_only),
    ("today", _read_today),
    ("daysago", _read_days_ago),
    ("both", _read_both),
    ("within", _read_within),
    ("yearend", _read_yearend),
)
