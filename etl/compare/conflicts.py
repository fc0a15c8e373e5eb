"""Reported figures with equal signature, place and time that documents put differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from etl.compare.statement import Statement, Subject
from etl.schema import AUTHORITIES

_NOT_ALONE = 2


class _Key(NamedTuple):
    subject: Subject
    unit: str
    measure: str
    basis: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Source:
    """What speaks for a document: its ``authority``, the day of its publication, and how many reposts repeat it."""

    authority: str
    published: date | None
    copies: int

    @property
    def order(self) -> tuple[int, date]:
        """The highest authority first; of equals the latest, which may have revised the others."""
        day = self.published or date.min
        return AUTHORITIES.index(self.authority), date.fromordinal(date.max.toordinal() - day.toordinal() + 1)


@dataclass(frozen=True, slots=True)
class Conflict:
    """The statements that differ, the one with the most authority first: one of each document, copies left out."""

    members: tuple[Statement, ...]

    @property
    def conflict_id(self) -> str:
        """The indicator that stands first names the conflict."""
        return self.members[0].indicator_id

    def agrees(self, member: Statement) -> bool:
        """Tell whether a member has a value in common with the one that stands first."""
        return member.interval.meets(self.members[0].interval)


def conflicts(statements: Iterable[Statement], sources: Mapping[str, Source]) -> Iterator[Conflict]:
    """Yield every conflict between documents of ``sources``, whatever order the statements come in.

    A document that says several values itself speaks of several things under one name: it is no party.
    """
    groups: dict[_Key, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for each in statements:
        key = _key(each)
        if key is not None:
            groups[key][each.doc_id].append(each)
    for group in groups.values():
        if len(group) < _NOT_ALONE:  # most: nobody else says anything of it
            continue
        members = [_one_of(found) for found in group.values() if not _disagree(found)]
        if len(members) >= _NOT_ALONE and _disagree(members):
            yield Conflict(tuple(sorted(members, key=lambda each: (sources[each.doc_id].order, each.indicator_id))))


def _key(each: Statement) -> _Key | None:
    """Return what a statement shares with those it can conflict with; None for one that has no rival.

    Ranks and gaps to other regions have yardsticks that signatures do not hold; promises may change, facts may not.
    """
    if each.status != "actual" or each.baseline or each.measure == "rank" or each.basis == "target_region":
        return None
    if each.when is None or each.first is None or not each.known:
        return None
    return _Key(each.subject, each.unit, each.measure, each.basis, each.first, each.when.last)


def _disagree(found: list[Statement]) -> bool:
    """Tell whether two of them have no value in common: the highest low end lies above the lowest high one."""
    lowest = min(found, key=lambda each: each.interval.high)
    highest = max(found, key=lambda each: each.interval.low)
    return not lowest.interval.meets(highest.interval)


def _one_of(found: list[Statement]) -> Statement:
    """Return the narrowest of statements that agree: 达到62661亿元 says more than 迈上6万亿元台阶."""
    return min(found, key=lambda each: (each.interval.high - each.interval.low, each.start, each.indicator_id))
