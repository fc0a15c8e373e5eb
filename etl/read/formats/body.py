"""Find a page's own text among its menus, teasers and footers: where running text without links gathers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from etl.clean.dateline import read_dateline
from etl.read.formats.outline import HEADINGS, Outline, Row
from etl.read.formats.parts import BODY, TITLE
from etl.read.formats.signs import fields, furniture
from etl.read.formats.teasers import teaser_blocks

_LEAVES = HEADINGS | {"p", "pre", "blockquote", "table", "li", "dd", "dt", "figcaption"}
_SPARED = frozenset({"button", "share", "breadcrumb"})
_HALF = 0.5
_KNOWN = 0.3
_LONGEST_MASTHEAD = 160
_MOST_BEFORE = 3
_MOST_AFTER = 6
_LEAST_TITLE, _LONGEST_TITLE = 6, 90
_LEAST_TIMED = 3
_TIMED = re.compile(r"(?<=[^\s:：])\s*[\[(（]?(?:\d{4}-\d{1,2}-\d{1,2}\s+)?\d{1,2}:\d{2}(?::\d{2})?[\])）]?$")
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Selection:
    """The lines of the document, what was left out as (kind, text), and how much running text the lines hold.

    ``head`` are those of the lines that stand above the body; a page may show them though it shows no body.
    """

    lines: tuple[str, ...]
    dropped: tuple[tuple[str, str], ...]
    weight: int
    title: str = ""
    head: tuple[str, ...] = ()


def find_body(outline: Outline, titles: Sequence[str]) -> Selection:
    """Return the headline, the line with source and date, and the body of a page.

    ``titles`` are what the head of the page says of the headline.
    """
    return _Search(outline, titles).found()


class _Search:
    """One page: which lines are furniture (``kinds``), what each line weighs, and the sums over ranges of lines."""

    def __init__(self, outline: Outline, titles: Sequence[str]) -> None:
        self.rows, self.blocks = outline.rows, outline.blocks
        self._titles = [key for key in map(_key, titles) if len(key) > 3]
        self.kinds = [""] * len(self.rows)
        self.weights = [row.weight if row.weight and not furniture().kind(row.text) else 0 for row in self.rows]
        self._sum()
        self._drop(self._named_furniture())
        teasers = teaser_blocks(self.rows, self.blocks, self.weights, self.kinds, self._opens())
        self._drop((number, "related") for number in teasers)

    def found(self) -> Selection:
        """Return what belongs to the document."""
        chosen = self._chosen()
        body = next((index for index in chosen if self.weights[index]), chosen[0] if chosen else len(self.rows))
        headline = self._headline(body)
        head = self._head(headline, chosen[0]) if chosen else self._head_alone(headline)
        kept = [*head, *chosen, *self._after(chosen[-1])] if chosen else []
        title = self.rows[headline].text if headline is not None else ""
        lines, above = (_untimed([self.rows[index].text for index in indices]) for indices in (kept, head))
        weight = sum(self.weights[index] for index in chosen)
        return Selection(lines, tuple(self._left_out(set(kept))), weight, title, above)

    def _opens(self) -> list[bool]:
        """For each line, whether it is the page's headline with the line that names source or date right below it."""
        mastheads = list(map(self._is_masthead, range(len(self.rows))))
        return [
            not row.is_link and any(mastheads[index + 1 : index + 3]) and self._matches(row)
            for index, row in enumerate(self.rows)
        ]

    def _sum(self) -> None:
        self._sums = [0, *accumulate(self.weights)]

    def _weight(self, block: int) -> int:
        return self._sums[self.blocks[block].end] - self._sums[self.blocks[block].first]

    def _drop(self, found: Iterable[tuple[int, str]]) -> None:
        self._mark(found)
        self._sum()

    def _mark(self, found: Iterable[tuple[int, str]]) -> None:
        for number, kind in found:
            block = self.blocks[number]
            for index in range(block.first, block.end):
                if not self.kinds[index]:
                    self.kinds[index] = kind
                    self.weights[index] = 0

    def _named_furniture(self) -> list[tuple[int, str]]:
        """Return the blocks that their names call furniture, the outer ones only.

        One that holds most of the page's text is none: a wrapper named after one of its parts.
        """
        total, found, end = self._weight(0), list[tuple[int, str]](), 0
        for number, block in enumerate(self.blocks):
            if block.role in ("", BODY, TITLE) or block.first < end or block.first == block.end:
                continue
            if self._weight(number) <= _HALF * total:
                found.append((number, block.role))
                end = block.end
        return found

    def _chosen(self) -> list[int]:
        """Return the indices of the lines of the body."""
        if not self._sums[-1]:
            return self._short()
        ranges = self._named_body() or [self._descend()]
        inside = (index for number in ranges for index in range(self.blocks[number].first, self.blocks[number].end))
        return [index for index in inside if self._is_own(index)]

    def _is_own(self, index: int) -> bool:
        row = self.rows[index]
        return not self.kinds[index] and not (row.is_link and not row.text.startswith("附件"))

    def _short(self) -> list[int]:
        """Return the lines of a page that has no running text at all, unless it is mostly links."""
        own = [index for index, row in enumerate(self.rows) if self._is_own(index) and row.text not in self._titles]
        size = sum(len(self.rows[index].text) for index in own)
        linked = sum(row.linked for row in self.rows)
        return own if size >= 8 and size > linked else []

    def _named_body(self) -> list[int]:
        """Return the blocks that the page itself calls its body, if they hold most of its text."""
        named, end = list[int](), 0
        for number, block in enumerate(self.blocks):
            if block.role == BODY and block.first >= end and self._weight(number):
                named.append(number)
                end = block.end
        if not named:
            return []
        best = max(named, key=self._weight)
        beside = [number for number in named if self._stand_alike(number, best)]
        return beside if sum(map(self._weight, beside)) >= _HALF * self._sums[-1] else []

    def _stand_alike(self, number: int, other: int) -> bool:
        """Tell whether two blocks have one parent, or the like of parents within one block: the pages of one text."""
        above = [self.blocks[self.blocks[one].parent] for one in (number, other)]
        return above[0] is above[1] or (above[0].parent == above[1].parent and len(above[0].children) == 1)

    def _descend(self) -> int:
        """Return the innermost block that holds all the running text that belongs together."""
        number = 0
        while True:
            inner = [child for child in self.blocks[number].children if self._weight(child)]
            best = self._main(inner)
            if not best or self.blocks[best].tag in _LEAVES:
                return number
            others = [child for child in inner if child != best]
            direct = self._weight(number) - sum(map(self._weight, inner))
            if direct or any(self._belongs(child, best) for child in others):
                self._mark((child, "related") for child in others if not self._belongs(child, best))
                return number
            self._mark((child, "related") for child in others)
            number = best

    def _main(self, inner: Sequence[int]) -> int:
        """Return the fullest of some blocks; of articles under headlines of their own, the one that the page is about."""
        headed = [number for number in inner if self._headlines(number)]
        if len(headed) > 1:
            about = (number for number in headed if any(self._matches(row) for row in self._headlines(number)))
            return next(about, headed[0])
        return max(inner, key=self._weight, default=0)

    def _headlines(self, number: int) -> list[Row]:
        """Return the headlines in a block that a line with source or date goes with: it holds an article of its own."""
        block = self.blocks[number]
        inside = self._heads[bisect_left(self._heads, block.first) : bisect_left(self._heads, block.end)]
        if len(self._heads) < 2 or not inside or self._mastheads[block.end] == self._mastheads[block.first]:
            return []
        return [self.rows[index] for index in inside]

    @cached_property
    def _heads(self) -> list[int]:
        return [index for index, row in enumerate(self.rows) if self.blocks[row.block].tag in ("h1", "h2")]

    @cached_property
    def _mastheads(self) -> list[int]:
        """For each line, how many before it name source, date or author."""
        return [0, *accumulate(map(self._is_masthead, range(len(self.rows))))]

    def _belongs(self, number: int, best: int) -> bool:
        """Tell whether a block beside the main one may be part of the document: no list of links and no other article."""
        block = self.blocks[number]
        if self._headlines(number) and (number > best or self._headlines(best)):
            return False
        lines = [self.rows[index] for index in range(block.first, block.end) if not self.kinds[index]]
        linked, size = sum(row.linked for row in lines), sum(len(row.text) for row in lines)
        if linked > 0.2 * size:
            return False
        known = sum(bool(furniture().kind(row.text)) for row in lines)
        return known < _KNOWN * len(lines) and not any(furniture().cut(row.text) for row in lines[:2])

    def _headline(self, body: int) -> int | None:
        """Return the line above the body's first that the head of the page or its own tag calls headline."""
        best, most = None, 0.0
        for index in range(body):
            row = self.rows[index]
            score = self._title_score(row) if len(row.text) <= _LONGEST_TITLE else 0
            if score and score >= most and not (self.kinds[index] and score < 3):
                best, most = index, score
        return self._above_masthead(body) if best is None else best

    def _above_masthead(self, body: int) -> int | None:
        """Return the line right above the one with source and date, where nothing else tells the headline."""
        near = range(max(1, body - _MOST_AFTER), body)
        masthead = next(
            (index for index in near if self._is_masthead(index) or read_dateline(self.rows[index].text)), 0
        )
        if not masthead or not self._is_own(masthead - 1):
            return None
        return masthead - 1 if _LEAST_TITLE <= len(self.rows[masthead - 1].text) <= _LONGEST_TITLE else None

    def _title_score(self, row: Row) -> float:
        key, block = _key(row.text), self.blocks[row.block]
        named = block.role == TITLE or self.blocks[block.parent].role == TITLE
        score = (
            3.0 * self._matches(row) + (1.5 if block.tag == "h1" else 0.5 if block.tag in HEADINGS else 0) + 0.7 * named
        )
        return score if len(key) > 3 else 0

    def _matches(self, row: Row) -> bool:
        key = _key(row.text)
        return len(key) > 3 and any(key in title or title in key for title in self._titles)

    def _head(self, headline: int | None, body: int) -> list[int]:
        """Return the lines from the headline (or the one above it) to the body."""
        if headline is None or headline >= body:
            return [] if headline is not None else self._masthead(range(max(0, body - _MOST_AFTER), body))
        above = [
            index
            for index in range(max(0, headline - _MOST_BEFORE), headline)
            if self._is_own(index) and self._near(index, headline)
        ]
        between = (index for index in range(headline + 1, body))
        return [*above, headline, *(index for index in between if self._is_own(index) or self._is_masthead(index))]

    def _head_alone(self, headline: int | None) -> list[int]:
        if headline is None:
            return []
        return [headline, *self._masthead(range(headline + 1, min(len(self.rows), headline + _MOST_AFTER)))]

    def _near(self, index: int, headline: int) -> bool:
        """Tell whether a line stands in the block of the headline, or in one beside it."""
        own, other = self.blocks[self.rows[headline].block], self.blocks[self.rows[index].block]
        return self.rows[index].block == self.rows[headline].block or own.parent == other.parent

    def _masthead(self, indices: Iterable[int]) -> list[int]:
        return [index for index in indices if self._is_masthead(index)]

    def _is_masthead(self, index: int) -> bool:
        """Tell whether a line names source, date or author, though it may stand among buttons."""
        row = self.rows[index]
        if len(row.text) > _LONGEST_MASTHEAD or self.kinds[index] not in ("", *_SPARED):
            return False
        return not fields(row.text).isdisjoint(("source", "published", "author"))

    def _after(self, last: int) -> list[int]:
        return self._masthead(range(last + 1, min(len(self.rows), last + 1 + _MOST_AFTER)))

    def _left_out(self, kept: set[int]) -> Iterator[tuple[str, str]]:
        for index, row in enumerate(self.rows):
            if index not in kept:
                yield self.kinds[index] or ("menu" if row.is_link else "outside"), row.text


def _untimed(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a record of what was said without the time beside each speaker.

    >>> _untimed(["主持人 2024-09-02 10:00:00", "大家好。", "局长 2024-09-02 10:02:00", "记者 2024-09-02 10:04:00"])
    ('主持人', '大家好。', '局长', '记者')
    """
    timed = [_TIMED.search(line) for line in lines]
    if sum(match is not None for match in timed) < _LEAST_TIMED:
        return tuple(lines)
    return tuple(line[: match.start()] if match else line for line, match in zip(lines, timed, strict=True))


def _key(text: str) -> str:
    return _NOT_WORDS.sub("", text)
