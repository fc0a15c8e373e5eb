"""Time expressions: where they stand and which days they mean, given the document's own date (figures.md §3)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from etl.mentions.numerals import chinese_value


class Time(StrEnum):
    """What a time expression is: a stretch, a moment, now, a base of comparison, or a stretch still to come."""

    STRETCH = "stretch"
    MOMENT = "moment"
    NOW = "now"
    BASE = "base"
    REVIEW = "review"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Period:
    """A time expression. ``first`` and ``last`` are its days, None where the document's date would be needed and is unknown.

    ``deadline`` marks one that is to be reached (到2027年, 年底前), ``weak`` a bare plan name (“十四五”) that dates only a heading.
    """

    start: int
    end: int
    text: str
    kind: Time
    first: date | None
    last: date | None
    deadline: bool = False
    weak: bool = False

    @property
    def years(self) -> int:
        """How many calendar years it touches; 0 where it is not resolved."""
        return self.last.year - self.first.year + 1 if self.first and self.last else 0


PLAN_START = {
    "九五": 1996,
    "十五": 2001,
    "十一五": 2006,
    "十二五": 2011,
    "十三五": 2016,
    "十四五": 2021,
    "十五五": 2026,
    "十六五": 2031,
}

_YEAR = r"(?:19|20)\d\d年?度?|二[〇零][〇零一二三四五六七八九]{2}年"
_RELATIVE = r"今年|去年|上年|前年|明年|本年度?|当年|全年|上一年"
_SUB = (
    r"上半年|下半年|前三个?季度|前[二两]个?季度|第?[一二三四1-4]季度|前[\d一二三四五六七八九十]{1,2}个?月"
    r"|\d{1,2}月?(?:—|–|-|~|～|至|到)\d{1,2}月份?|\d{1,2}月(?:\d{1,2}日|份|中旬|上旬|下旬)?|[一二三四五六七八九十]{1,2}月份"
)
_POINT = r"年?(?:底|末)|年终|初|年初"
_LEAD = r"截至|截止到?|力争到|力争|至|到|自|从|由|于|比|较|与|相比|相较|是|相当于"
_TAIL = r"以来|期间|时期|之前|以前|前|之后|以后|起|末期?|期末|同期"
_COUNT = r"[一二两三四五六七八九十\d]{1,2}"

_PATTERN = re.compile(
    rf"(?P<lead>{_LEAD})?(?:"
    rf"(?P<span>(?P<from>(?:19|20)\d\d)年?(?:—|–|-|~|～|至|到)(?P<to>(?:19|20)\d\d)年)"
    rf"|(?P<plan>[“\"「]?(?P<name>十?[一二三四五六九]?五)[”\"」](?:规划)?|(?<![第二三四五六七八九])(?P<bare>十[一二三四五六]五)(?=时期|期间|以来|末|规划|开局))"
    rf"|(?P<year>{_YEAR}|{_RELATIVE})(?P<sub>{_SUB})?(?P<point>{_POINT})?"
    rf"|(?P<only>{_SUB})(?P<onlypoint>底|末)?"
    rf"|(?P<ago>(?P<agolead>过去的?|这|近|最近|前|今后|未来|用)?(?P<count>{_COUNT})年(?P<agotail>多?来|以来|间|内|左右时间|时间|(?=累计|增长|年均|新增|提高|下降|实现)))"
    rf"|(?P<past>过去的?(?P<pastcount>{_COUNT})年|这(?P<thiscount>{_COUNT})年|一年来|今后(?P<nextcount>{_COUNT})年|未来(?P<nextcount2>{_COUNT})年)"
    rf"|(?P<now>截至目前|截止目前|迄今|目前|当前|如今|现如今|至今|现已|现有)"
    rf"|(?P<yearend>年底|年末)"
    rf")(?P<tail>{_TAIL})?"
)
_BASE_LEADS = ("比", "较", "与", "相比", "相较", "是", "相当于")
_MONTHS = re.compile(r"(\d{1,2})月?(?:—|–|-|~|～|至|到)(\d{1,2})月")
_FIRST_MONTHS = re.compile(r"前([\d一二三四五六七八九十]{1,2})个?月")
_MONTH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
_MONTH = re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,2})月")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def find_periods(text: str, own: date | None) -> tuple[Period, ...]:
    """Return the time expressions of ``text`` in order, resolved against ``own``, the document's date.

    >>> [(p.text, str(p.first), str(p.last)) for p in find_periods("今年上半年增长5%，到2027年达到8%", date(2021, 8, 23))]
    [('今年上半年', '2021-01-01', '2021-06-30'), ('到2027年', '2027-01-01', '2027-12-31')]
    """
    found: list[Period] = []
    anchor: int | None = None
    for match in _PATTERN.finditer(text):
        if _not_a_time(text, match):
            continue
        period = _resolve(match, own, anchor)
        if period is not None:
            found.append(period)
            anchor = _anchor(match, period, anchor)
    return tuple(found)


_UNIT_AFTER = re.compile(r"个|家|项|条|名|人|元|台|期|批|届|次|以上")


def _not_a_time(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 1) : match.start()]
    group = match.lastgroup
    if (
        match.group("year")
        and match.group("year")[:2] in ("19", "20")
        and not match.group("year").endswith(("年", "度"))
    ):
        return not (match.group("sub") or match.group("point"))
    if match.group("year") and before.isdigit():
        return True
    if match.group("name") and match.group("name") not in PLAN_START:
        return True
    if match.group("only") and before and (before.isdigit() or before in "第.0123456789"):
        return True
    return group is None


def _anchor(match: re.Match[str], period: Period, anchor: int | None) -> int | None:
    if period.kind is Time.BASE or period.deadline or not match.group("year") or period.first is None:
        return None if match.group().endswith("\n") else anchor
    return period.first.year


def _resolve(match: re.Match[str], own: date | None, anchor: int | None) -> Period | None:
    lead, tail = match.group("lead") or "", match.group("tail") or ""
    kind, (first, last), future, weak = _days(match, own, anchor)
    if kind is None:
        return None
    start = match.end("lead") if lead in ("于", "自", "从", "由", "是") else match.start()
    words = match.group()[start - match.start() :]
    if _is_base(lead, tail, kind):
        return Period(start, match.end(), words, Time.BASE, first, last, False, weak)
    deadline = _is_deadline(lead, tail, future, own, last)
    if tail in ("以来", "起") and first is not None:
        kind, last = Time.STRETCH, _review_end(own, first) if own else None
    elif tail in ("末", "末期", "期末") and last is not None:
        kind, first = Time.MOMENT, date(last.year, 1, 1)
    elif kind is Time.STRETCH and (
        lead.startswith(("截至", "截止")) or (lead in ("到", "至") and not deadline and match.group("year"))
    ):
        kind = Time.MOMENT
    return Period(start, match.end(), words, kind, first, last, deadline, weak)


def _is_base(lead: str, tail: str, kind: Time) -> bool:
    """比2020年, 去年同期 and 由2022年的…: the time that something is compared with."""
    if tail == "同期" or (lead in ("从", "由") and not tail and kind is Time.STRETCH):
        return True
    return lead in _BASE_LEADS and lead not in ("是", "与")


def _is_deadline(lead: str, tail: str, future: bool, own: date | None, last: date | None) -> bool:
    """到2027年, 9月底前, 未来三年: a time that something is to be reached by."""
    comes = last is not None and own is not None and last > own
    arrives = lead in ("到", "至", "力争到", "力争") or tail in ("前", "之前", "以前") or future
    return arrives and (comes or own is None or "力争" in lead or future)


def _review_end(own: date, first: date) -> date:
    """The end of a stretch that lasts until now: a document of January to March looks back on whole years."""
    return date(own.year - 1, 12, 31) if own.month <= 3 and first.year < own.year else own


Days = tuple[date | None, date | None]
_Answer = tuple[Time | None, Days, bool, bool]


def _days(match: re.Match[str], own: date | None, anchor: int | None) -> _Answer:
    for group, read in _READERS:
        if match.group(group):
            return read(match, own, anchor)
    return None, (None, None), False, False


def _read_span(match: re.Match[str], own: date | None, anchor: int | None) -> _Answer:
    first, last = int(match.group("from")), int(match.group("to"))
    return (
        (Time.STRETCH, (date(first, 1, 1), date(last, 12, 31)), False, False)
        if first < last
        else (None, (None, None), False, False)
    )


def _read_plan(match: re.Match[str], own: date | None, anchor: int | None) -> _Answer:
    year = PLAN_START[match.group("name") or match.group("bare")]
    weak = match.group("tail") is None
    return Time.PLAN, (date(year, 1, 1), date(year + 4, 12, 31)), False, weak


def _read_year(match: re.Match[str], own: date | None, anchor: int | None) -> _Answer:
    year = _year_number(match.group("year"), own, anchor)
    point = match.group("point") or ""
    if year is None:
        return (Time.MOMENT if point else Time.STRETCH), (None, None), False, False
    if match.group("sub"):
        days = _sub_days(match.group("sub"), year)
        return (Time.MOMENT if point else Time.STRETCH), days, False, False
    if point.endswith("初"):
        return Time.MOMENT, (date(year, 1, 1), date(year, 1, 31)), False, False
    return (Time.MOMENT if point else Time.STRETCH), (date(year, 1, 1), date(year, 12, 31)), False, False


def _read_only(match: re.Match[str], own: date | None, anchor: int | None) -> _Answer:
    kind = Time.MOMENT if match.group("onlypoint") else Time.STRETCH
    if anchor is not None:
        return kind, _sub_days(match.group("only"), anchor), False, False
    if own is None:
        return kind, (None, None), False, False
    days = _sub_days(match.group("only"), own.year)
    ahead = (match.group("tail") or "") in ("前", "之前", "以前") or match.group("lead") in ("到", "力争", "力争到")
    if days[1] is not None and (days[1] - own).days > STILL_RUNNING and not ahead:
        days = _sub_days(match.group("only"), own.year - 1)
    return kind, days, False, False


def _read_ago(match: re.Match[str], own: date | None, anchor: int | None) -> _Answer:
    count = _count(match.group("count"))
    lead, tail = match.group("agolead") or "", match.group("agotail") or ""
    promised = lead in ("今后", "未来", "用") and tail not in ("来", "多来", "以来")
    ahead = promised or tail == "内" or (match.group("lead") or "").startswith("力争")
    if not count or (tail == "" and not lead and count < 2):
        return None, (None, None), False, False
    return _stretch(count, own, ahead, whole=lead in ("今后", "未来"))


def _read_past(match: re.Match[str], own: date | None, anchor: int | None) -> _Answer:
    ahead = match.group("nextcount") or match.group("nextcount2")
    count = _count(ahead or match.group("pastcount") or match.group("thiscount") or "一")
    return _stretch(count, own, bool(ahead), whole=True) if count else (None, (None, None), False, False)


def _stretch(count: int, own: date | None, ahead: bool, *, whole: bool = False) -> _Answer:
    if own is None:
        return Time.REVIEW, (None, None), ahead, False
    if ahead and whole and own.month <= 3:  # 今后五年 in a January report are the five calendar years
        return Time.STRETCH, (date(own.year, 1, 1), date(own.year + count - 1, 12, 31)), True, False
    if ahead:
        return Time.STRETCH, (own, _shift_years(own, count)), True, False
    if own.month <= 3:
        return Time.REVIEW, (date(own.year - count, 1, 1), date(own.year - 1, 12, 31)), False, False
    return Time.REVIEW, (_shift_years(own, -count), own), False, False


def _read_now(match: re.Match[str], own: date | None, anchor: int | None) -> _Answer:
    return Time.NOW, (own, own), False, False


def _read_yearend(match: re.Match[str], own: date | None, anchor: int | None) -> _Answer:
    year = anchor or (own.year if own else None)
    return Time.MOMENT, (date(year, 1, 1), date(year, 12, 31)) if year else (None, None), False, False


_READERS: tuple[tuple[str, Callable[[re.Match[str], date | None, int | None], _Answer]], ...] = (
    ("span", _read_span),
    ("plan", _read_plan),
    ("year", _read_year),
    ("only", _read_only),
    ("ago", _read_ago),
    ("past", _read_past),
    ("now", _read_now),
    ("yearend", _read_yearend),
)


def _count(text: str) -> int:
    if text.isdigit():
        return int(text)
    return int(chinese_value(text) or 0)


def _shift_years(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, monthrange(day.year + years, day.month)[1]))


STILL_RUNNING = 31
"""A bare 上半年 that ends more than this many days after the document's date means the year before."""

_OFFSETS = {"去年": -1, "上年": -1, "上一年": -1, "前年": -2, "明年": 1}


def _year_number(text: str, own: date | None, anchor: int | None) -> int | None:
    if text[0].isdigit():
        return int(text[:4])
    if text[0] == "二":
        return int(chinese_value(text[:4]) or 0) or None
    if text in ("当年", "全年") and anchor is not None:
        return anchor
    if own is None:
        return None
    if text == "全年":  # a document of January to March reports the whole of the year before
        return own.year - 1 if own.month <= 3 else own.year
    return own.year + _OFFSETS.get(text, 0)


def _sub_days(sub: str, year: int) -> Days:
    if (match := _MONTHS.match(sub)) is not None:
        return _month_range(year, int(match.group(1)), int(match.group(2)))
    if (match := _FIRST_MONTHS.match(sub)) is not None:
        return _month_range(year, 1, _count(match.group(1)))
    if (match := _MONTH_DAY.match(sub)) is not None:
        return _one_day(year, int(match.group(1)), int(match.group(2)))
    if "季度" in sub:
        return _quarter_range(sub, year)
    if "半年" in sub:
        return _month_range(year, 1, 6) if sub.startswith("上") else _month_range(year, 7, 12)
    if (match := _MONTH.match(sub)) is not None:
        month = _count(match.group(1))
        return _month_range(year, month, month)
    return None, None


def _quarter_range(sub: str, year: int) -> Days:
    number = next(_QUARTERS[char] for char in sub.replace("两", "二") if char in _QUARTERS)
    return _month_range(year, 1 if sub.startswith("前") else 3 * number - 2, 3 * number)


def _month_range(year: int, first: int, last: int) -> Days:
    if not 1 <= first <= last <= 12:
        return None, None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _one_day(year: int, month: int, day: int) -> Days:
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None, None
    return date(year, month, day), date(year, month, day)


def covering(periods: Iterable[Period], start: int, end: int) -> Period | None:
    """Return the time expression that covers the number at ``start``:``end``, if one does."""
    return next((period for period in periods if period.start <= start and end <= period.end), None)
