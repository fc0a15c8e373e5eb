"""Find the policy documents that a text cites: titles in 《》 and document numbers (发文字号).

A title counts when it ends in a word that policy documents end in (规划, 办法, ...), after its years, drafts marks and the
like are taken off; books, films and songs do not. A bare 《规划》 or 《条例》 refers back to a title given before and is
no citation of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from etl.model import PolicyMention

_TITLE = re.compile(r"《(?P<title>(?:[^《》\n]|《[^《》\n]{1,150}》){2,200})》")
_YEAR = r"(?:19|20)\d{2}"
_SERIAL = rf"[〔\[［【（(]{_YEAR}[〕\]］】）)]第?\d{{1,4}}号"
_DECREE = r"(?:国务院|主席|[\u4e00-\u9fff]{1,8}政府|部)令第?\d{1,4}号"
_NUMBER = re.compile(rf"(?P<agency>[\u4e00-\u9fff]{{2,24}}){_SERIAL}|{_DECREE}")
_ANY_NUMBER = re.compile(rf"{_SERIAL}|令第?\d")
_ATTACHED = re.compile(rf"[（(](?P<number>[\u4e00-\u9fff]{{2,16}}{_SERIAL})[）)]")
# The prose before a number runs into its agency code: everything up to the last of these words is prose.
_PROSE = re.compile(
    r".*(?:根据|按照|依据|依照|印发|下发|发布|出台|公布|贯彻|落实|执行|废止|以及|参照|精神|文件|的|和|以)"
)
_NUMBER_PREFIX_MAX = 12
_TAIL = re.compile(
    rf"(?:[（(][^（）()]{{1,30}}[）)]|草案|[0-9]+\.[0-9]+版|第[一二三四五六七八九十]+版|{_YEAR}年?版?)+$"
)
_YEARS = re.compile(rf"(?P<first>{_YEAR})年?\s*[-─—–―－~～至到]+\s*(?P<last>{_YEAR})")
_SINGLE = re.compile(rf"(?P<year>{_YEAR})年(?!版|修订|修正)")
_HORIZON = re.compile(rf"(?P<year>{_YEAR})年远景目标")
_ORDINAL = "[一二三四五六七八九十]{1,3}"
_PLAN = re.compile(rf"[“”\"](?P<short>{_ORDINAL}五)[“”\"]|第(?P<long>{_ORDINAL})个五年|(?P<bare>十[二三四五六]五)")
_DIGITS = "〇一二三四五六七八九"
_CHINESE_YEAR = re.compile(r"二[〇○零０O][〇○零一二三四五六七八九]{2}")


class PolicyFinder:
    """Finds cited policy documents; ``words`` are those that their titles end in."""

    def __init__(self, words: Iterable[str]) -> None:
        self._heads = tuple(words)

    @classmethod
    def from_rows(cls, words: Iterable[Mapping[str, str]]) -> PolicyFinder:
        """Build from the rows of ``policy_words``."""
        return cls(row["word"] for row in words)

    def find(self, text: str) -> tuple[PolicyMention, ...]:
        """Return the citations in order of appearance; a number right behind its title belongs to it."""
        titles = tuple(self._titles(text)) if "《" in text else ()
        return tuple(sorted((*titles, *_numbers(text, titles)), key=lambda mention: mention.start))

    def _titles(self, text: str) -> Iterator[PolicyMention]:
        for match in _TITLE.finditer(text):
            title = match["title"]
            if not self.is_policy(title):
                continue
            attached = _ATTACHED.match(text, match.end())
            first, last, plan = coverage(title)
            end = attached.end() if attached else match.end()
            yield PolicyMention(match.start(), end, title, attached["number"] if attached else "", first, last, plan)

    def is_policy(self, title: str) -> bool:
        """Tell whether a title without brackets names a policy document.

        >>> finder = PolicyFinder(["办法", "规划"])
        >>> finder.is_policy("产业中长期发展规划（2019-2035年）"), finder.is_policy("规划"), finder.is_policy("流浪地球")
        (True, False, False)
        """
        core = _TAIL.sub("", title).rstrip("》〉” ")
        return core.endswith(self._heads) and core not in self._heads


def coverage(title: str) -> tuple[int | None, int | None, str]:
    """Return (first year, last year, five-year plan) that a title covers.

    Years printed as a range win; else the plan's five years, with the horizon (远景目标) as last year if one is named;
    else a single year that is not the year of an edition. The first plan began in 1953, the sixth in 1981; since then
    plan n covers the five years from 1981 + 5 (n - 6).

    >>> coverage("智慧教育五年工作方案（2018—2022年）")
    (2018, 2022, '')
    >>> coverage("国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要")
    (2021, 2035, '十四五')
    """
    title = _CHINESE_YEAR.sub(_arabic, title)
    plan = _PLAN.search(title)
    name = (plan["bare"] or plan["short"] or plan["long"] + "五") if plan else ""
    horizon = _HORIZON.search(title)
    years = _YEARS.search(title)
    if years:
        return int(years["first"]), int(years["last"]), name
    if name:
        first = 1981 + 5 * (_ordinal(name[:-1]) - 6)
        return first, int(horizon["year"]) if horizon else first + 4, name
    single = _SINGLE.search(title)
    year = int(single["year"]) if single else None
    return year, year, ""


def _numbers(text: str, titles: tuple[PolicyMention, ...]) -> Iterator[PolicyMention]:
    """Yield the document numbers that are not attached to a title."""
    if not _ANY_NUMBER.search(text):
        return
    taken = [(title.start, title.end) for title in titles if title.number]
    for match in _NUMBER.finditer(text):
        number = match.group()
        if match["agency"]:
            number = _PROSE.sub("", match["agency"])[-_NUMBER_PREFIX_MAX:] + number[len(match["agency"]) :]
        start = match.end() - len(number)
        if not any(first <= start < last for first, last in taken):
            yield PolicyMention(start, match.end(), "", number)


def _arabic(match: re.Match[str]) -> str:
    """Write a Chinese year in digits (二〇三五 → 2035)."""
    return "".join(str(max(_DIGITS.find(char), 0)) for char in match.group())


def _ordinal(numeral: str) -> int:
    """Read the ordinal of a five-year plan: 六 is 6, 十 is 10, 十四 is 14."""
    tens, ten, ones = numeral.rpartition("十")
    return (10 * (_DIGITS.find(tens) if tens else 1) if ten else 0) + (_DIGITS.find(ones) if ones else 0)
