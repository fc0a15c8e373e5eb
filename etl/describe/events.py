"""Dated events that a text names: what tells the year of a date that is written without one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from etl.clean.datewords import day

_QUOTES = re.compile("[“”‘’\"'《》\\s]")
_YEAR_OF_NAME = re.compile(r"((?:19|20)\d\d)年?度?(?=[\u4e00-\u9fff])")
_LISTED_PLENARIES = re.compile(r"(十[五六七八九]|二十)届((?:[一二三四五六七]中[、和与及])+[一二三四五六七]中)全会")
_AHEAD = re.compile(r"(?:迎接|喜迎|迎|即将|将于|将要|筹备|备战|筹办)[^，。；]{0,12}$")
_CONGRESS = re.compile(r"党的([一二十三四五六七八九]+)大")
_NEAR_KINDS = ("fair", "npc")


@dataclass(frozen=True, slots=True)
class Event:
    """One row of ``events.csv``: a meeting, fair or anniversary with its days."""

    name: str
    start: date
    end: date
    kind: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """An event that a text names; ``ahead`` when the text looks forward to it."""

    event: Event
    ahead: bool


@dataclass(frozen=True)
class Events:
    """The dated events that are known."""

    known: tuple[Event, ...]

    @classmethod
    def from_rows(cls, rows: Sequence[Mapping[str, str]]) -> Events:
        """Return the rows of ``events.csv`` as values."""
        return cls(
            tuple(
                Event(row["name"], date.fromisoformat(row["start"]), date.fromisoformat(row["end"]), row["kind"])
                for row in rows
            )
        )

    @cached_property
    def congresses(self) -> dict[str, date]:
        """The first days of the party's national congresses by number (十九), as a text dates by them (党的十九大以来)."""
        named = ((_CONGRESS.fullmatch(event.name), event) for event in self.known if event.kind == "congress")
        return {match[1]: event.start for match, event in named if match}

    def named_in(self, text: str) -> tuple[Anchor, ...]:
        """Return the events that ``text`` names, the latest first.

        >>> fair = Event("2021智博会", date(2021, 8, 23), date(2021, 8, 25), "fair")
        >>> Events((fair,)).named_in("向“2021年智博会”发来贺信")[0].event.name
        '2021智博会'
        """
        plain = _plain(text)
        found = []
        for event in self.known:
            position = plain.find(event.name)
            if position >= 0:
                found.append(Anchor(event, _AHEAD.search(plain[max(0, position - 16) : position]) is not None))
        return tuple(sorted(found, key=lambda anchor: (anchor.event.start, anchor.event.name), reverse=True))


def place_day(month: int, of_month: int, named: Sequence[Anchor]) -> tuple[date, str] | None:
    """Return the date of a day written without its year, and the event that tells it.

    A meeting's spirit is studied after the meeting: the day is the first such day on or after its start. A fair is
    reported around its days: the nearest such day. Of an event that lies ahead it is the last such day before its end.

    >>> plenary = Event("十九届六中全会", date(2021, 11, 8), date(2021, 11, 11), "plenary")
    >>> place_day(12, 1, [Anchor(plenary, False)])[0].isoformat()
    '2021-12-01'
    """
    past = [anchor for anchor in named if not anchor.ahead]
    for anchor in (*past[:1], *named):
        event = anchor.event
        years = range(event.start.year - 1, event.start.year + 5)
        days = [value for year in years if (value := day(year, month, of_month))]
        if event.kind == "year":
            fitting = [one for one in days if event.start <= one <= event.end]
        elif anchor.ahead:
            fitting = [one for one in days if one <= event.end][-1:]
        elif event.kind in _NEAR_KINDS:
            fitting = sorted(days, key=lambda one: abs((one - event.start).days))[:1]
        else:
            fitting = [one for one in days if one >= event.start][:1]
        if fitting:
            return fitting[0], event.name
    return None


def _plain(text: str) -> str:
    """Return ``text`` as the table writes names: no quotation marks, no 年 after the year of a name, lists spelt out."""
    bare = _YEAR_OF_NAME.sub(r"\1", _QUOTES.sub("", text))
    listed = (
        f"{match[1]}届{number}全会"
        for match in _LISTED_PLENARIES.finditer(bare)
        for number in re.findall("[一二三四五六七]中", match[2])
    )
    return bare + "\n" + "\n".join(listed)
