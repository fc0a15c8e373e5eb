"""Parts against their total: no part is bigger (其中), and parts that are all of it add up to it."""

from __future__ import annotations

import re
from bisect import bisect_left as bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from math import inf

from etl.compare.checks import Check, Kind, Reason, judged
from etl.compare.interval import Interval
from etl.compare.statement import RATES, Book, Statement

_OF_WHICH = re.compile("其中[，,：:]?")
_LIST_END = re.compile("[，,；;。！？\n]")
_SENTENCE_END = re.compile("[；;。！？\n]")
_PER_HEAD = re.compile("每|[人户亩]均")


def parts_within(book: Book, texts: Mapping[str, str]) -> Iterator[Check]:
    """Yield a check for each 其中: its one part, or the sum of its parts, is not more than the total before it."""
    for doc_id, found in book.documents.items():
        sizes = [each for each in found if _is_size(each)]
        for word in _OF_WHICH.finditer(texts.get(doc_id, "")):
            total, parts = _around(word, sizes)
            if total is not None and parts and all(_may_hold(total, part) for part in parts):
                yield _one(total, parts[0]) if len(parts) == 1 else _several(total, parts)


def _around(word: re.Match[str], sizes: list[Statement]) -> tuple[Statement | None, tuple[Statement, ...]]:
    """Return the last size before 其中 in its sentence, and the sizes of the list after it."""
    text, place = word.string, bisect(sizes, word.start(), key=lambda each: each.start)
    listed = _LIST_END.search(text, word.end())
    end = listed.start() if listed else len(text)
    total = sizes[place - 1] if place else None
    if total is None or _SENTENCE_END.search(text, total.end, word.start()):
        return None, ()
    return total, tuple(each for each in sizes[place:] if each.start < end)


def _is_size(each: Statement) -> bool:
    size = each.measure in ("level", "increment") and each.unit not in RATES and not each.baseline
    return size and each.interval.low > 0 and _PER_HEAD.search(each.words) is None


def _may_hold(total: Statement, part: Statement) -> bool:
    """Tell whether one figure can be part of another: the same things counted, of the same place and time."""
    same = (total.unit, total.status, total.when) == (part.unit, part.status, part.when)
    return same and total.subject.region == part.subject.region and total.subject.entity == part.subject.entity


def _one(total: Statement, part: Statement) -> Check:
    expected = Interval(-inf, total.interval.high)
    reason = Reason.OPEN if total.interval.high == inf else Reason.NONE
    return Check(Kind.PART, part, (total,), expected, total.value, part.interval, part.value, part.unit, reason=reason)


def _several(total: Statement, parts: tuple[Statement, ...]) -> Check:
    expected = Interval(reduce(Interval.plus, (part.interval for part in parts)).low, inf)
    value = sum(part.value for part in parts)
    reason = Reason.OPEN if total.interval.high == inf else Reason.NONE
    return Check(Kind.PARTS, total, parts, expected, value, total.interval, total.value, total.unit, reason=reason)


class Sums:
    """Metrics that are the sum of others, all of them needed (地区生产总值 of the three industries)."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        """Build from the rows of ``sums``."""
        self._parts: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            self._parts[row["total"]].append(row["part"])

    def checks(self, book: Book) -> Iterator[Check]:
        """Yield a check for each total whose parts are all stated in the same document."""
        for total in (each for found in book.documents.values() for each in found):
            names = self._parts.get(total.subject.metric)
            if not names or total.measure != "level" or not _is_size(total):
                continue
            parts = [self._part(book, total, name) for name in names]
            if all(parts):
                yield _sum(total, tuple(each for each in parts if each))

    def _part(self, book: Book, total: Statement, name: str) -> Statement | None:
        found = book.levels(total.subject._replace(metric=name), total.when, total.status, total.doc_id)
        return next((each for each in found if each.doc_id == total.doc_id and each.unit == total.unit), None)


def _sum(total: Statement, parts: tuple[Statement, ...]) -> Check:
    expected = reduce(Interval.plus, (part.interval for part in parts))
    value = sum(part.value for part in parts)
    return judged(Check(Kind.SUM, total, parts, expected, value, total.interval, total.value, total.unit))
