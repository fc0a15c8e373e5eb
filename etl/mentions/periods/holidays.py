"""Public holidays that a text dates its figures by: 春节假期, “五一”小长假, 国庆黄金周, and 假期里 after one of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from etl.mentions.periods.days import Days, count_of, year_number
from etl.mentions.periods.pattern import RELATIVE, YEAR
from etl.mentions.periods.values import Period, Time

_MARKS = r"[“”‘’\"'「」·]"
_BESIDE_NAMES = re.compile(rf"{_MARKS}|[、和与及暨节]")
_NOT_IN_A_NUMBER = "(?<![第零〇一二三四五六七八九十百])"
_LEAD = r"比|较|与|和|同|相比|相较|相当于|是|为|达到?|到|至|超过?|高于|低于"
_NOUN = r"小长假|长假|假期|假日|黄金周|佳节|放假|节日"
_COUNTED = r"(?:[\d一二两三四五六七八九十]{1,2}[天日]的?)?"
_DAYS_OF = r"[\d二两三四五六七八]天"
_WITHIN = r"期间|里|中(?!心)|内"
_PART = r"首[日天]|第[一二三四五六七八]天|前[两二三四五六七\d]天|最后一天"
_NO_TIME = (
    r"前|后|过后|结束|来临|将至|临近|到来|即将|经济|制度|安排|旅游工程|工程|工作|方案|预案|计划|行动|通知|作业|值班|值守|办"
    r"|第一个|首个|以外|之外"
)
"""What makes a holiday a time before or after it, or a part of a name (假日经济, 假日旅游工程)."""
_NOT_BEFORE_BARE = "(?<![寒暑休产婚病节等各统大要])"
_BARE = (
    rf"{_NOT_BEFORE_BARE}(?:整个|这个|本次|此次|该|此)?{_COUNTED}"
    rf"(?:(?:小长假|长假|假期|黄金周)(?:{_WITHIN}|(?=的?(?:{_PART})|同期|[，,]|全[省市区县州]|我[省市区县]|共|累计|接待))"
    rf"|(?:假日|佳节|节日)(?:{_WITHIN}))"
)
_BARE_WORD = "假|黄金周|佳节|节日"
"""A bare holiday holds one of these, a named one its name: no line without either is looked at closer."""
_ALWAYS_BASE = ("比", "较", "相比", "相较", "相当于", "超", "超过", "高于", "低于")
_COMPARED = re.compile(r"(?:基本|大体|大致)?(?:相比|相较|持平|相当)")
_MEASURED = re.compile(r"的|水平")
_NAMES_YEAR = re.compile(rf"{YEAR}|{RELATIVE}")
_FORETOLD = re.compile(r"预计|预期|力争|将")
_SENTENCE_END = re.compile(r"[。！？\n]")
_AT_HAND = timedelta(7)
"""A holiday that begins so soon after the day reported is the present one: news of the eve comes out after it."""
_IN_SIGHT = timedelta(60)
"""A holiday that is foretold begins within so many days."""
_LOOKED_AT = 8
"""So many times before a holiday may tell its year."""

Named = tuple[re.Match[str], str, bool]
"""A mention: the match, the holiday's name, and whether the name stands in it."""


@dataclass(frozen=True, slots=True)
class Holidays:
    """The public holidays that are known: their days by name and year, their names by the ways to write them."""

    days: Mapping[tuple[str, int], tuple[date, date]]
    names: Mapping[str, str]
    sign: re.Pattern[str]
    pattern: re.Pattern[str]

    @classmethod
    def from_rows(cls, days: Sequence[Mapping[str, str]], terms: Sequence[Mapping[str, str]]) -> Holidays:
        """Return the rows of ``holidays.csv`` and ``holiday_terms.csv`` as values.

        >>> rows = [{"name": "春节", "first": "2024-02-10", "last": "2024-02-17"}]
        >>> known = Holidays.from_rows(rows, [{"term": "春节", "holiday": "春节"}])
        >>> [(p.text, str(p.first), str(p.last)) for p in known.find("春节假期，游客增长5%", date(2024, 2, 18), ())]
        [('春节假期', '2024-02-10', '2024-02-17')]
        """
        stretches = [(row["name"], date.fromisoformat(row["first"]), date.fromisoformat(row["last"])) for row in days]
        name = _name([row["term"] for row in terms])
        return cls(
            {(name, last.year): (first, last) for name, first, last in stretches},
            {_bare_name(row["term"]): row["holiday"] for row in terms},
            re.compile(f"{name}|{_BARE_WORD}"),
            _pattern(name),
        )

    def find(self, text: str, own: date | None, others: Sequence[Period]) -> list[Period]:
        """Return the holidays of ``text`` in order; ``others`` are its other time expressions, which may tell the year.

        A year stands before the name or in the sentence, else with the same name in the paragraph, else it is the holiday
        nearest not later than ``own``; a bare 假期里 means the holiday last named. One that is not in the table has no days.
        """
        found: list[Period] = []
        ends = [period.end for period in others]
        last: tuple[str, int, int] | None = None
        for match, name, named in self._mentions(text):
            before = bisect_right(ends, match.start())
            year = _stated_year(match, own, others[max(0, before - _LOOKED_AT) : before])
            if year is None and last is not None and (not named or _repeats(text, name, last, match.start())):
                year = last[1]
            days = self._nearest(match, name, own) if year is None else self.days.get((name, year), (None, None))
            found.append(_period(match, days))
            if days[1] is not None and found[-1].kind is not Time.BASE:
                last = (name, days[1].year, match.end())
        return found

    def _mentions(self, text: str) -> Iterator[Named]:
        """Yield the mentions of one known holiday (元旦、春节期间 is none); a bare one has the name before it."""
        last = ""
        for match in self._matches(text):
            written = match.group("named")
            name = self.names.get(_bare_name(written), "") if written else last
            if name:
                yield match, name, bool(written)
            last = name or last

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches of the whole pattern, which is slow: in lines with a sign of a holiday only."""
        passed = -1
        for sign in self.sign.finditer(text):
            if sign.start() > passed:
                start, passed = text.rfind("\n", 0, sign.start()) + 1, text.find("\n", sign.end())
                passed = len(text) if passed < 0 else passed
                yield from self.pattern.finditer(text, start, passed)

    def _nearest(self, match: re.Match[str], name: str, own: date | None) -> Days:
        if own is None:
            return None, None
        foretold = _FORETOLD.search(match.string, max(0, match.start() - 8), match.end() + 12)
        until = own + (_IN_SIGHT if foretold else _AT_HAND)
        for year in (own.year + 1, own.year, own.year - 1):
            days = self.days.get((name, year))
            if days is not None and days[0] <= until:
                return days
            if days is None and year <= own.year:
                break  # the table does not tell whether this one is over
        return None, None


_NOTHING = re.compile(r"(?!)")
NO_HOLIDAYS = Holidays({}, {}, _NOTHING, _NOTHING)


def _bare_name(written: str) -> str:
    """“五一”国际劳动节 is 五一国际劳动, 国庆节、中秋节 is 国庆中秋."""
    return _BESIDE_NAMES.sub("", written)


def _name(terms: Sequence[str]) -> str:
    """Return the pattern of a name: alternatives that each begin with a character, which ``re`` finds fastest."""
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    return "|".join("·?".join(term) for term in longest_first)


def _pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of holidays, named and bare."""
    one = f"{_MARKS}?(?:{name})节?{_MARKS}?节?"
    return re.compile(
        rf"(?P<lead>{_LEAD})?(?:(?P<year>{YEAR}|{RELATIVE})的?)?"
        rf"(?:{_NOT_IN_A_NUMBER}(?P<named>{one}(?:[、和与及暨]?{one}){{0,3}}+)"
        rf"(?:{_COUNTED}的?(?:{_NOUN}){_MARKS}?(?:{_WITHIN}|(?=的?(?:{_PART}))|(?!{_NO_TIME}))|{_DAYS_OF}(?!{_NO_TIME})|期间"
        rf"|(?(year)(?:(?=[，,])|(?=同期))|(?!)))|{_BARE})"
        rf"(?:的?(?P<part>{_PART}))?(?P<tail>同期)?"
    )


def _stated_year(match: re.Match[str], own: date | None, before: Sequence[Period]) -> int | None:
    """Return the year before the name, else the one that the sentence has named before it."""
    if match.group("year"):
        return year_number(match.group("year"), own, None)
    for period in reversed(before):
        if _SENTENCE_END.search(match.string, period.end, match.start()):
            return None
        dates = period.kind in (Time.STRETCH, Time.MOMENT) and period.years == 1 and not period.deadline
        if dates and period.first != period.last and period.first and _NAMES_YEAR.search(period.text):
            return period.first.year
    return None


def _repeats(text: str, name: str, last: tuple[str, int, int], start: int) -> bool:
    """Tell whether a name was the last one already, in the same paragraph: the second time goes without its year."""
    return name == last[0] and "\n" not in text[last[2] : start]


def _period(match: re.Match[str], days: Days) -> Period:
    """Return the whole holiday, a base of comparison, or some days of it (假期首日)."""
    first, last = days
    if _is_base(match):
        return Period(match.start(), match.end(), match.group(), Time.BASE, first, last)
    start, part = max(match.start(), match.end("lead")), match.group("part") or ""
    if part and first is not None and last is not None:
        first, last = _part_of(part, first, last)
    return Period(start, match.end(), match.string[start : match.end()], Time.STRETCH, first, last, holiday=not part)


def _is_base(match: re.Match[str]) -> bool:
    """去年国庆假期同期, 比去年春节假期, 与上年“五一”假期持平, 恢复至2019年国庆假期的98%."""
    lead = match.group("lead") or ""
    if match.group("tail") or lead in _ALWAYS_BASE:
        return True
    following = _COMPARED if lead in ("与", "和", "同") else _MEASURED
    return bool(lead) and following.match(match.string, match.end()) is not None


def _part_of(part: str, first: date, last: date) -> tuple[date, date]:
    """首日, 第三天, 前三天, 最后一天."""
    if part.startswith("最后"):
        return last, last
    count = 1 if part.startswith("首") else count_of(part[1:-1])
    day = min(last, first + timedelta(count - 1))
    return (first, day) if part.startswith("前") else (day, day)
