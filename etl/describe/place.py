"""Whose document it is: the place whose government, congress, department or leaders act in it (figures.md §4.7).

Three readings, the surest first: what the document calls itself (湖北省政府工作报告), who signs or speaks (和平区委书记),
and else a vote: every place named earns weight by where and how it stands, every 省委, 市长 or 我区 speaks for a level.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from etl.describe.items import ITEM_HEAD, holding
from etl.gazetteer import COUNTRY, Gazetteer
from etl.mentions.regions import RegionFinder
from etl.model import BlockKind, CleanText, RegionMention

_READ = 12_000  # characters: who acts shows early, and a long report says little new about it
_HEAD = 600
_SPEAKER_LINE = 40
_LISTED = ("、", "和", "与", "及")
_BYLINE = " \u3000\xa0（(中共作者文/：:—-"
_OPENING = 80
_SHORT = re.compile(r"([\u4e00-\u9fff]{2,3}?)(?:[:：]|[日晚时晨]?报|区?融媒|发布|新闻|网|电视台|微)")
_NEWSROOM = 120  # characters: where a newsroom signs
_DERIVED = {"own", "own_context", "country", "area", "ambiguous"}
_LEVELS = "自治区|省|市|区|县|州|旗|盟"
_INHERIT = 0.4  # what a place's weight adds to the place above it
_FLOOR = 0.12  # what is left of a place whose level nobody speaks for
_TITLE, _LEAD, _BODY, _FURNITURE = 6.0, 4.0, 1.0, 0.3
_ACTING, _PASSIVE, _DAMPING, _OPENS = 2.0, 0.4, 0.3, 12
_ENOUGH = 0.3  # below, only places visited or compared with were named
_AUTHORITY, _PRESS, _HOST = 12.0, 4.0, 6.0
_CUSTOMS = "海关"
"""A customs house is named after its city and tells of a whole province."""


@dataclass(slots=True)
class _Votes:
    """Weight by place, by level word (省, 市, 区, ...), and for bodies of the whole country."""

    places: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    levels: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    national: float = 0.0


@dataclass(frozen=True, slots=True)
class _Cues:
    """Patterns over the words of region_contexts."""

    head: re.Pattern[str]
    organ: re.Pattern[str]
    own: re.Pattern[str]
    after_place: re.Pattern[str]
    report: re.Pattern[str]
    national: re.Pattern[str]
    speaker: re.Pattern[str]
    publisher: re.Pattern[str]
    visit: tuple[str, ...]
    model: tuple[str, ...]


def document_region(
    clean: CleanText,
    file: str,
    metadata: Mapping[str, str],
    gazetteer: Gazetteer,
    finder: RegionFinder,
    on: date | None = None,
) -> tuple[str, str]:
    """Return the code of the document's own region and how it was found, or two empty strings.

    The basis is report (the document names itself), speaker (who signs or speaks), vote (who acts, by weight) or
    national. ``metadata`` may hold title, source and url; a gov.cn host speaks for its place.
    """
    reader = _Reader(gazetteer, finder, _cues(finder), on)
    titles, prose = _titles(clean, metadata), _prose(clean)
    named = reader.self_named("\n".join((*titles, prose[:_HEAD])))
    if named:
        return named, "report"
    speaker = reader.speaker(prose[:_READ])
    if speaker:
        return speaker, "speaker"
    sources = {clean.masthead.source, metadata.get("source", "")} - {""}
    address = metadata.get("url", "") or clean.masthead.url or file
    for _ in range(2):  # the first round's winner tells which 和平区 is meant in the second
        reader.votes = _Votes()
        reader.count_document(prose, clean.dropped, titles, sources, address)
        reader.home = reader.winner() or reader.county(titles, sources)
    opened = {mentions[0].code for line in prose.split("\n") if (mentions := reader.opening(line))}
    home = holding(reader.home, opened, gazetteer)
    return home, {"": "", COUNTRY: "national"}.get(home, "vote")


@cache
def _cues(finder: RegionFinder) -> _Cues:
    contexts = finder.contexts
    head, organ = contexts.pattern("head"), contexts.pattern("organ")
    return _Cues(
        head=re.compile(f"({_LEVELS})(?:{head})"),
        organ=re.compile(f"({_LEVELS})(?:{organ})"),
        own=re.compile(f"(?:{contexts.pattern('compared')})|(全|我|本|该)({_LEVELS})(?!场|域|块)"),
        after_place=re.compile(f"(?:{head}|{organ})"),
        report=re.compile(rf"(?:第?[〇零一二三四五六七八九十百\d]+届)?(?:{contexts.pattern('report')})"),
        national=re.compile(contexts.pattern("national")),
        speaker=re.compile(f"(?:{head}|(?:人民政府|政府)?(?:主席|市长|省长|区长|县长|州长))(?:[\\s:：]|\\w{{2,3}}$)"),
        publisher=re.compile(contexts.pattern("publisher")),
        visit=contexts.terms.get("visit", ()),
        model=contexts.terms.get("model", ()),
    )


def _titles(clean: CleanText, metadata: Mapping[str, str]) -> tuple[str, ...]:
    kinds = {BlockKind.TITLE, BlockKind.SUBTITLE}
    blocks = (clean.text[block.start : block.end] for block in clean.blocks if block.kind in kinds)
    titles = (clean.masthead.title, metadata.get("title", ""), *blocks)
    return tuple(dict.fromkeys(title for title in titles if title))


def _prose(clean: CleanText) -> str:
    """Return the text without its tables: their rows name every place, not the one that acts."""
    if not any(block.kind is BlockKind.TABLE for block in clean.blocks):
        return clean.text
    kept = (clean.text[block.start : block.end] for block in clean.blocks if block.kind is not BlockKind.TABLE)
    return "\n".join(kept) or clean.text


@dataclass(slots=True)
class _Reader:
    """One document being read; ``home`` is the guess so far, which tells which of two 和平区 is meant."""

    gazetteer: Gazetteer
    finder: RegionFinder
    cues: _Cues
    on: date | None
    home: str = ""
    votes: _Votes = field(default_factory=_Votes)

    def self_named(self, head: str) -> str:
        """Return the place of 某省政府工作报告, 在某市第十四届人民代表大会, 某区人民政府关于; the first one counts."""
        for mention in self._places(head):
            if self.cues.report.match(head, mention.end):
                return mention.code
        return ""

    def speaker(self, text: str) -> str:
        """Return the place of a short line such as 天津市和平区委书记 陈某; of several, the place that holds them all."""
        found = set()
        for line in text.split("\n"):
            if 6 < len(line.strip()) <= _SPEAKER_LINE:
                found |= {
                    mention.code
                    for mention in self._places(line)
                    if not line[: mention.start].strip(_BYLINE) and self.cues.speaker.match(line, mention.end)
                }
        holding = [(code, *self.gazetteer.ancestors(code)) for code in found]
        common = [code for code in holding[0] if all(code in each for each in holding)] if holding else []
        return common[0] if common and common[0] != COUNTRY else ""

    def count_document(
        self, prose: str, dropped: Sequence[tuple[str, str]], titles: tuple[str, ...], sources: set[str], address: str
    ) -> None:
        """Count all that speaks for a place: titles, lead, text, who published it and where."""
        for title in titles:
            self._count(title, _TITLE)
        self._count(prose[:_HEAD], _LEAD)
        self._count(prose[:_READ], _BODY)
        for _, furniture in dropped:
            self._count(furniture[:200], _FURNITURE)
        for source in sources:
            self._count_source(source)
        for code in self._newsrooms("\n".join((prose[:_NEWSROOM], *titles, *sources))):
            self.votes.places[code] += _PRESS
        for code in _hosts(address, self.gazetteer):
            self.votes.places[code] += _HOST

    def county(self, titles: Iterable[str], sources: Iterable[str]) -> str:
        """Return the county whose short name opens a headline or a newsroom's name, where 全区, 县委 speak for such a level.

        A county's short name counts in its own province only, so a page that names no other place has none:
        渝北：一季度工业开门红, 渝北时报.
        """
        names = (match[1] for text in (*titles, *sources) if (match := _SHORT.match(text)))
        counties = {
            sense.division.code
            for name in names
            if name not in self.finder.everyday
            for sense in self.gazetteer.senses(name)
            if sense.kind == "short" and sense.division.level == "county" and sense.holds(self.on)
        }
        code = next(iter(counties)) if len(counties) == 1 else ""
        return code if code and self.votes.levels[self._level(code)] else ""

    def opening(self, line: str) -> list[RegionMention]:
        """Return the place on which a line opens, 在 before it at most (在永川区，…), as a list of one or none."""
        return [mention for mention in self._places(line[:ITEM_HEAD]) if mention.start <= 1][:1]

    def _newsrooms(self, text: str) -> set[str]:
        """Return the places of the newsrooms that a text names (津云新闻讯): they tell which 和平区 is meant."""
        return {code for name, code in self.gazetteer.media.items() if name in text}

    def winner(self) -> str:
        """Return the place with the most weight, its own and what lies in it, where its level speaks."""
        weights: defaultdict[str, float] = defaultdict(float)
        for code, weight in self.votes.places.items():
            weights[code] += weight
            for step, above in enumerate(self.gazetteer.ancestors(code), 1):
                if self._level(above) != self._level(code):  # 滕州市 and 枣庄市 are both meant by 全市: rivals
                    weights[above] += weight * _INHERIT**step
        weights.pop(COUNTRY, None)
        total = sum(self.votes.levels.values())
        scores = {
            code: weight * (_FLOOR + self.votes.levels[self._level(code)] / total if total else 1.0)
            for code, weight in weights.items()
        }
        if self.votes.national:
            scores[COUNTRY] = self.votes.national / 2
        best = min(scores, key=lambda code: (-scores[code], code), default="")
        return best if scores.get(best, 0.0) >= _ENOUGH else ""

    def _places(self, text: str) -> Iterator[RegionMention]:
        mentions = self.finder.find(text, self.on, self.home)
        return (mention for mention in mentions if mention.code and mention.rule not in _DERIVED)

    def _count(self, text: str, weight: float) -> None:
        """Add the places and levels of one stretch of text."""
        mentions = tuple(self._places(text))
        self._count_places(text, mentions, weight)
        inside = {offset for mention in mentions for offset in range(mention.start, self._reach(text, mention))}
        for pattern, times in ((self.cues.head, 3.0), (self.cues.organ, 1.0)):
            for found in pattern.finditer(text):
                if found.end(1) - 1 not in inside:  # 德州市委 speaks for 德州, a bare 市委 for the document
                    self.votes.levels[found[1][-1]] += times * weight
        for found in self.cues.own.finditer(text):
            if found[2]:
                self.votes.levels[found[2][-1]] += weight * (1.5 if found[1] == "全" else 4.0)
        self.votes.national += weight * len(self.cues.national.findall(text, 0, _OPENING))

    def _reach(self, text: str, mention: RegionMention) -> int:
        """Return where a place ends together with the 副 of its 副市长."""
        return mention.end + 2 if text[mention.end : mention.end + 1] == "副" else mention.end

    def _count_places(self, text: str, mentions: tuple[RegionMention, ...], weight: float) -> None:
        """Add places: the one that opens the text and those that act count more, the visited and the repeated less."""
        seen = Counter[str]()
        visited, model, end = False, False, -1
        for mention in mentions:
            seen[mention.code] += 1
            value = weight / seen[mention.code] ** _DAMPING
            listed = text[end : mention.start] in _LISTED
            visited = (visited and listed) or (text.endswith(self.cues.visit, 0, mention.start) and mention.start > 1)
            model = (model and listed) or text.endswith(self.cues.model, 0, mention.start)
            model = model or text.startswith(_CUSTOMS, mention.end)
            end = mention.end
            if visited or model:
                value *= _PASSIVE
            elif self.cues.after_place.match(text, mention.end):
                value *= _ACTING
            if mention.start < _OPENS and seen.total() == 1 and not (visited or model):
                value *= _ACTING
            if visited or mention.rule == "chain":
                self._credit_above(mention.code, value)
            if not visited or self.gazetteer.level(mention.code) == "county":  # cities are visited from elsewhere
                self.votes.places[mention.code] += value

    def _credit_above(self, code: str, value: float) -> None:
        """Give weight to the place above: a chain names it, and who visits a place is likely from there."""
        for above in self.gazetteer.ancestors(code)[:1]:
            self.votes.places[above] += value / 2

    def _count_source(self, source: str) -> None:
        """Add who published it: an authority speaks for its place, a newspaper only hints at it."""
        name = self.cues.publisher.sub("", source)
        press = name != source
        for mention in self._places(name):
            self.votes.places[mention.code] += _PRESS if press else _AUTHORITY
        if not press and self.cues.national.match(source):
            self.votes.national += _AUTHORITY

    def _level(self, code: str) -> str:
        division = self.gazetteer.division(code, self.on)
        return division.name[-1] if division else ""


def _hosts(address: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the place of a web host by its first telling label: jxt.sc.gov.cn → 510000."""
    host = urlsplit(address).hostname or ""
    labels = [label for label in host.split(".")[:-1] if label in gazetteer.domains]
    yield from (gazetteer.domains[label] for label in labels[:1])
