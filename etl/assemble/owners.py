"""The organisation, park or project that a figure belongs to when it is narrower than the region (figures.md §2, ``entity``)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from operator import attrgetter

from etl.alternatives import alternatives
from etl.assemble.facilities import FacilityReader
from etl.assemble.firms import FirmReader
from etl.assemble.focus import STORIES, FocusReader, is_spoken_of
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place
from etl.model import DocumentKind

_COUNTED = r"[\d一两二三四五六七八九十百]+[多余]?[家个所座批项支]|多[家个所]"
_CLAUSE_END = re.compile(r"[，；。]")
_DIGIT = re.compile(r"\d|[一二两三四五六七八九十百千万]+[余多]?(?:家|个|项|名|人|台|成|倍)")
_RANKED = re.compile(r"[一二三四各省市区县乡]级")
"""三级治理中心 is a kind of centre, no centre of its own name."""
_SEVERAL = re.compile(r"[A星]级|[等、]|^(?:重点|主要|大型|热门|部分|各)|^[一二三四五六七八九十]+是")
"""A级景区 and 重点监测景区 are kinds, 甲、乙等景区 are several."""
_FIRST_MONTHS = r"前[一二三四五六七八九\d]+个?月"
_STANDS_FOR_ANOTHER = ("该", "本", "这家", "这个")
_START = attrgetter("start")
_LONGEST = 28
SHORTEST = 5
_QUOTED_OWNER = re.compile(r"(?:.*的)?“(?P<name>[^”]{2,10})”(?P<rest>[^“”]{2,})$")


_ROLES = (
    *("suffix", "facility", "generic", "does", "visit", "officer", "event", "system", "part"),
    *("trade", "firm", "not_firm", "head", "kind", "port", "carries", "park", "legal_ending", "department"),
)


def _unknown(word: str) -> int:
    return 1


class OwnerFinder:
    """Finds the owner of a number; built from ``organisation_words`` and how often a word stands in everyday language."""

    def __init__(self, rows: Iterable[Mapping[str, str]], frequency: Callable[[str], int] = _unknown) -> None:
        words: dict[str, list[str]] = {role: [] for role in _ROLES}
        for row in rows:
            words[row["role"]].append(row["word"])
        self._suffixes = tuple(words["suffix"])
        self._kinds = frozenset(words["kind"])
        carries = alternatives(words["carries"])
        self._does = "|".join([alternatives(words["does"]), "获(?!悉)", rf"(?<=港|场)(?:{carries}|{_FIRST_MONTHS})"])
        self.facilities = FacilityReader(words)
        self.firms = FirmReader(words, frequency)
        self._focus = FocusReader(words, self.firms)

    @cached_property
    def _subject(self) -> re.Pattern[str]:
        """An organisation at the head of a clause that does something, or whose own count follows (…示范区47项经验)."""
        suffixes = alternatives({*self._suffixes, *self.facilities.ports})
        name = rf"(?:“[^”]{{1,12}}”)?[\w（）()·+]{{2,{_LONGEST - 4}}}?(?:{suffixes})(?:(?<![场港])[一二三]期)?"
        return re.compile(
            rf"(?:^|(?<=[，。；：,;:\n])|(?<=[省市区县州]的))(?!记者|据|从|[市省区县]级|国家级|全|由|以|对|把|让|位于|在|{_COUNTED})"
            rf"(?P<name>{name})(?:(?={self._does})|(?P<count>(?=\d)))"
        )

    @cached_property
    def _acts(self) -> re.Pattern[str]:
        """The end of an organisation's name before what it does or counts: what every subject has."""
        suffixes = alternatives({*self._suffixes, *self.facilities.ports})
        return re.compile(rf"(?:{suffixes})(?:(?<![场港])[一二三]期)?(?={self._does}|\d)")

    def _acting(self, reading: Reading) -> list[int]:
        return [match.start() for match in self._acts.finditer(reading.text)]

    def is_name(self, words: str) -> bool:
        """Tell whether words as a whole can be the name of an organisation, a park or the like."""
        return SHORTEST <= len(words) <= _LONGEST and words.endswith(self._suffixes)

    def is_named_after(self, reading: Reading, place: Place, region: str) -> bool:
        """Tell whether a place stands in its sentence only in a firm's name (天津智行科技落户西青)."""
        mentions = [m for m in reading.regions_in(place.sentence.start, place.start) if m.code == region]
        if not mentions:
            return False
        firms = [firm for firm in self.firms.subjects(reading) if place.sentence.start <= firm.start < place.start]
        return all(any(firm.start - len(one.name) <= one.start < firm.end for firm in firms) for one in mentions)

    def opening(self, reading: Reading, place: Place, metric: str) -> tuple[str, str]:
        """Return the firm, port or park that opens a metric (长安汽车累计销量), and the metric without it."""
        if reading.document_kind in STORIES:
            quoted = _QUOTED_OWNER.match(metric)
            if quoted is not None and is_spoken_of(reading.text, quoted["name"]):
                return quoted["name"], quoted["rest"]
            firm, rest = self.firms.split(reading, metric)
            if firm:
                return firm, rest
        return self.facilities.split(reading, place, metric)

    def owner(self, reading: Reading, place: Place) -> tuple[str, str]:
        """Return the name of the owner and the code of its seat if the text gives one; empty strings for the whole region."""
        subject = place.phrase.subject.strip("“”")
        if subject.endswith(self._suffixes) and len(subject) <= _LONGEST and not _is_kind(subject):
            named = place.phrase.subject
        else:
            named = self._of_sentence(reading, place)
        named = "" if named.startswith(_STANDS_FOR_ANOTHER) else named
        if len(named) >= SHORTEST and named not in self._kinds:
            return named, ""
        told = self._told(reading, place)
        return told if told[0] or named in self._kinds else (named, "")  # 一期工厂 is part of what the story is about

    def _told(self, reading: Reading, place: Place) -> tuple[str, str]:
        """What a story is about, with its seat; elsewhere the firm of the clause alone."""
        if reading.document_kind in STORIES:
            return self._focus.owner(reading, place)
        return self._of_clause(reading, place), ""

    def _of_clause(self, reading: Reading, place: Place) -> str:
        """Return the firm that opens a number's clause under its short name (颍上润谷食品日产30万份), or an empty string."""
        firms = self.firms.subjects(reading)
        first = bisect_left(firms, place.clause.start, key=_START)
        if first == len(firms) or firms[first].start >= place.start:  # most clauses: one look
            return ""
        firm = next((each for each in firms[first:] if each.end <= place.start), None)
        return reading.between(firm.start, firm.end) if firm else ""

    def _of_sentence(self, reading: Reading, place: Place) -> str:
        counted = bool(place.noun) and place.quantity.kind in ("count", "none")
        if counted and place.start == place.clause.start:
            return ""  # 15所高校入选…: the clause has a subject of its own
        starts = reading.once(self._acting)
        first = bisect_left(starts, place.sentence.start)
        if first == len(starts) or starts[first] >= place.start:
            return ""  # most sentences: one look, before the search for a whole name
        named = ""
        for match in self._subject.finditer(reading.text, place.sentence.start, place.start + 1):
            name = match.group("name")
            if match.group("count") is not None and not (counted and match.end() == place.quantity.core):
                continue
            if (
                (
                    self.facilities.is_port(reading, match.start("name"), name)
                    if name.endswith(self.facilities.ports)
                    else len(name) >= 4
                )
                and name not in self._kinds
                and not _SEVERAL.search(name)
                and not reading.cues.at_start("lead").match(name)
                and not _speaks_for_all(reading, match, place)
                and "；在" not in reading.between(match.end(), place.start)
                and _reigns(reading, match, place, bare=name.endswith(self.facilities.ports))
            ):
                named = name
        return named


def _is_kind(subject: str) -> bool:
    return _RANKED.match(subject) is not None or _SEVERAL.search(subject) is not None


def _reigns(reading: Reading, match: re.Match[str], place: Place, *, bare: bool) -> bool:
    """A work report strings events together: what 某实验室启动运行 says without a number ends with its clause."""
    if reading.document_kind is not DocumentKind.WORK_REPORT or match.start() >= place.clause.start:
        return True
    if bare:
        return False  # a port's numbers end with their clause, its city's go on
    stop = _CLAUSE_END.search(reading.masked, match.end())
    return stop is None or _DIGIT.search(reading.masked, match.end(), stop.start()) is not None


def _speaks_for_all(reading: Reading, match: re.Match[str], place: Place) -> bool:
    mentions = reading.regions_in(match.start("name"), place.start)
    return any(mention.name.startswith(("全", "我", "本")) for mention in mentions)


_PARTS = re.compile(r"(?:全园区|园区|街区|基地|公司|工厂|景区)(?!企业|补助|补贴|奖励|支持)")
_DOES_FIRST = re.compile(r"的?(?:项目(?=[\u4e00-\u9fff]{4}))?(?:累计|新)*(?:引入|引进|开行|拥有|建成|完成|实现)?")
_SHORTEST_METRIC = 2


def without_owner(metric: str, entity: str) -> str:
    """Return a metric without the owner that it opens with, or the bare noun that stands for it.

    >>> without_owner("位于新区的云谷产业园占地面积", "云谷产业园"), without_owner("园区累计投资", "云谷产业园")
    ('占地面积', '投资')
    >>> without_owner("园区企业产值", "云谷产业园")
    '园区企业产值'
    """
    if not entity or _is_kind(entity):
        return metric
    named = metric.partition(entity)[2]
    part = _PARTS.match(metric) if not named else None
    rest = metric[part.end() :] if part else named
    rest = rest[match.end() :] if (match := _DOES_FIRST.match(rest)) else rest
    rest = rest.removeprefix("的")
    return rest if len(rest) >= _SHORTEST_METRIC else metric
