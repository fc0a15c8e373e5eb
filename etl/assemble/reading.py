"""What the rules look at: one document with everything that was found in it, and each number in its surroundings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Protocol, TypeVar, cast
from weakref import ref

from etl.mentions.cues import Cues
from etl.mentions.marks import full_width_marks
from etl.mentions.metrics import PhraseReader, mask
from etl.mentions.periods import Period, find_validity
from etl.mentions.quantities import Quantity
from etl.mentions.sentences import Paragraph, paragraphs
from etl.mentions.stance import Outlook, StanceReader
from etl.model import Block, BlockKind, Document, DocumentKind, RegionMention, Span

_ITEM = re.compile(r"[（(][一二三四五六七八九十]+[）)]")
_Mention = TypeVar("_Mention", Period, RegionMention)
_Answer = TypeVar("_Answer")


@dataclass(frozen=True)
class Reading:
    """A document with its mentions, all in order of appearance; the input of every rule of attribution."""

    document: Document
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    regions: tuple[RegionMention, ...]
    cues: Cues
    phrases: PhraseReader
    stance: StanceReader
    document_kind: DocumentKind = DocumentKind.NEWS
    text: str = field(init=False, repr=False, compare=False)
    """The cleaned text as the rules read it; what is quoted comes from the document's own, at the same places."""
    masked: str = field(init=False, repr=False, compare=False)
    """The text with quoted and bracketed words hidden, same length: separators inside them do not count."""
    paragraphs: tuple[Paragraph, ...] = field(init=False, repr=False, compare=False)
    """The text's blocks with sentences and headings."""
    periods_in: Callable[[int, int], tuple[Period, ...]] = field(init=False, repr=False, compare=False)
    """The time expressions that lie inside a span (start, end)."""
    regions_in: Callable[[int, int], tuple[RegionMention, ...]] = field(init=False, repr=False, compare=False)
    """The places that are named inside a span (start, end)."""
    outlook: Callable[[int], Outlook] = field(init=False, repr=False, compare=False)
    """What the section of a paragraph is about: its nearest heading that says so, else a plan looks ahead."""
    once: Once = field(init=False, repr=False, compare=False)
    """``once(make)`` is ``make(self)``, made at the first call: what a rule has to know of the whole document."""

    def __post_init__(self) -> None:
        """Make what rules ask for a hundred times a number: a plain field is found faster than a cached property."""
        text = full_width_marks(self.document.text)
        made = {
            "text": text,
            "masked": mask(text),
            "paragraphs": paragraphs(text, self.document.clean.blocks),
            "periods_in": in_order(self.periods),
            "regions_in": in_order(self.regions),
            "once": _Made(self).__getitem__,
        }
        for name, what in made.items():
            object.__setattr__(self, name, what)
        object.__setattr__(self, "outlook", self._outlooks().__getitem__)

    def _outlooks(self) -> list[Outlook]:
        """The outlook of each paragraph; paragraphs share their headings."""
        under = {headings: self._outlook(headings) for headings in {each.headings for each in self.paragraphs}}
        return [under[each.headings] for each in self.paragraphs]

    def _outlook(self, spans: tuple[Span, ...]) -> Outlook:
        headings = [self.between(heading.start, heading.end) for heading in spans]
        for heading, span in zip(reversed(headings), reversed(spans), strict=True):
            dated, worded = self._outlook_by_date(span), self.stance.outlook(heading)
            if dated is Outlook.AHEAD and worded is Outlook.REVIEW and self.stance.looks_back(heading):
                return worded  # 2025年工作回顾和2026年安排 is a review first
            if dated is Outlook.UNKNOWN and worded is Outlook.AHEAD and self._is_item_of_review(heading, headings):
                return Outlook.REVIEW
            if dated is not Outlook.UNKNOWN or worded is not Outlook.UNKNOWN:
                return worded if dated is Outlook.UNKNOWN else dated
        official = self.document_kind in (DocumentKind.WORK_REPORT, DocumentKind.PLAN, DocumentKind.NOTICE)
        if official and any(self.stance.commands(heading) for heading in headings):  # in news a headline may command
            return Outlook.AHEAD
        return Outlook.AHEAD if self.document_kind in (DocumentKind.PLAN, DocumentKind.NOTICE) else Outlook.UNKNOWN

    def _is_item_of_review(self, heading: str, headings: Sequence[str]) -> bool:
        """（二）落实国家重大战略任务 under 一、2025年工作回顾 tells how the tasks were fulfilled."""
        above = headings[: headings.index(heading)]
        return _ITEM.match(heading) is not None and any(map(self.stance.looks_back, above))

    def _outlook_by_date(self, heading: Span) -> Outlook:
        own = self.document.own_date
        ends = [period.last for period in self.periods_in(heading.start, heading.end) if period.last is not None]
        if own is None or not ends:
            return Outlook.UNKNOWN
        return Outlook.AHEAD if max(ends) > own else Outlook.REVIEW

    @cached_property
    def paragraph_spans(self) -> tuple[Span, ...]:
        """Where each block stands."""
        return tuple(paragraph.span for paragraph in self.paragraphs)

    @cached_property
    def validity(self) -> tuple[date, date] | None:
        """The days on which the document holds, if it is a policy that states them."""
        return find_validity(self.text, self.document.own_date)

    @cached_property
    def titles(self) -> tuple[Block, ...]:
        """The blocks of the title and below it."""
        kinds = (BlockKind.TITLE, BlockKind.SUBTITLE)
        return tuple(block for block in self.document.clean.blocks if block.kind in kinds)

    def between(self, start: int, end: int) -> str:
        """Return the text of a span."""
        return self.text[start:end]

    def quoted(self, span: Span) -> str:
        """Return the text of a sentence; its numbers share the one string."""
        return _quoted(self.document.text, span.start, span.end)


class Once(Protocol):
    """What gives each answer about a document, and works it out once."""

    def __call__(self, make: Callable[[Reading], _Answer], /) -> _Answer:
        """Return ``make`` of the document."""


class _Made(dict[Callable[[Reading], Any], Any]):
    """What was made of a document, by its maker: rules ask seventeen times a number, and a dictionary answers fastest.

    It does not hold the document, which holds it: a build does not look for cycles.
    """

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading = ref(reading)

    def __missing__(self, make: Callable[[Reading], Any]) -> Any:
        made = self[make] = make(cast(Reading, self._reading()))
        return made


@lru_cache(maxsize=4)
def _quoted(text: str, start: int, end: int) -> str:
    return text[start:end].strip()


_BEYOND = 2**31
"""Behind the end of any text."""


class Signs:
    """Where some words stand in a text: a look at them saves the search for a pattern that cannot do without."""

    def __init__(self, text: str, *words: str) -> None:
        self._starts = [*sorted(start for word in words for start in _places(text, word)), _BEYOND]

    def within(self, start: int, end: int) -> bool:
        """Tell whether one of the words begins in a span."""
        starts = self._starts
        return starts[bisect_left(starts, start)] < end


def _places(text: str, word: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)


def in_order(mentions: Iterable[_Mention]) -> Callable[[int, int], tuple[_Mention, ...]]:
    """Return a function that tells which of some mentions lie in a span (start, end): rules ask it sixteen times a number.

    The mentions are in order and do not overlap, so that only the last that starts in a span may end outside.
    """
    items: tuple[_Mention, ...] = tuple(mentions)
    starts = [*(item.start for item in items), _BEYOND]

    def within(start: int, end: int) -> tuple[_Mention, ...]:
        first = bisect_left(starts, start)
        if starts[first] >= end:  # most spans hold none
            return ()
        last = bisect_left(starts, end, first)
        return items[first:last] if items[last - 1].end <= end else items[first : last - 1]

    return within
