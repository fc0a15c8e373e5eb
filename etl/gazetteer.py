"""Places: codes, names and who lies in whom, on a given day (GB/T 2260)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

COUNTRY = "100000"
LEVELS = ("country", "province", "prefecture", "county", "functional_zone")
_EVER, _NEVER = date.min, date.max
_STILL_NAMED = date(2009, 1, 1)  # what was abolished earlier is no rival to a name in use
_GENERIC = {"自治州": "州", "自治县": "县", "自治旗": "旗"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place with the names of the levels above it; ``city`` is empty in municipalities (they have no prefectures)."""

    code: str
    name: str
    level: str
    province: str = ""
    city: str = ""
    county: str = ""


@dataclass(frozen=True, slots=True)
class Division:
    """One stretch in the life of a code under one name: a row of the regions table. Both days are included."""

    code: str
    name: str
    short_name: str
    level: str
    parent: str
    start: date = _EVER
    end: date = _NEVER
    successors: tuple[str, ...] = ()

    def holds(self, on: date | None) -> bool:
        """Tell whether it was in force on a day; without a day, whether it is in force today."""
        return self.end == _NEVER if on is None else self.start <= on <= self.end


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a name can mean; ``kind`` is name (official), short, or one of the names table (alias, zone)."""

    division: Division
    kind: str
    start: date = _EVER
    end: date = _NEVER

    def holds(self, on: date | None) -> bool:
        """Tell whether the name was used for the place on a day."""
        return self.division.holds(on) and (self.end == _NEVER if on is None else self.start <= on <= self.end)


class Gazetteer:
    """Every division of the country with its history, by code and by name.

    ``domains`` and ``media`` map web hosts and newsrooms to codes.
    """

    def __init__(
        self,
        divisions: Sequence[Division],
        senses: Mapping[str, tuple[Sense, ...]],
        domains: Mapping[str, str] | None = None,
        media: Mapping[str, str] | None = None,
    ) -> None:
        self._divisions: dict[str, list[Division]] = {}
        for division in sorted(divisions, key=lambda each: each.end, reverse=True):
            self._divisions.setdefault(division.code, []).append(division)
        self._senses = senses
        self.domains = domains or {}
        self.media = media or {}
        self._ancestors = {code: tuple(self._climb(code)) for code in self._divisions}
        self.level = cache(self._level)  # a report asks for the same few a hundred times
        self.province_of = cache(self._province_of)

    @classmethod
    def from_rows(cls, regions: Iterable[Mapping[str, str]], names: Sequence[Mapping[str, str]] = ()) -> Gazetteer:
        """Build from the rows of regions.csv and region_names.csv.

        >>> from etl.vocabulary.tables import rows
        >>> gazetteer = Gazetteer.from_rows(rows("regions"), rows("region_names"))
        >>> gazetteer.place("120101")
        Place(code='120101', name='和平区', level='county', province='天津市', city='', county='和平区')
        >>> [gazetteer.resolve("江北区", date(year, 12, 31), "500000") for year in (2021, 2025)]
        ['500105', '500157']
        """
        divisions = [_division(row) for row in regions]
        senses: dict[str, list[Sense]] = {}
        for division in divisions:
            for name, kind in _names_of(division):
                senses.setdefault(name, []).append(Sense(division, kind))
        latest = {each.code: each for each in sorted(divisions, key=lambda each: each.end)}
        domains = {row["name"]: row["code"] for row in names if row["kind"] == "domain"}
        media = {row["name"]: row["code"] for row in names if row["kind"] == "media"}
        for row in (row for row in names if row["kind"] not in ("domain", "media")):
            start, end = _stretch(row)
            senses.setdefault(row["name"], []).append(Sense(latest[row["code"]], row["kind"], start, end))
        return cls(divisions, {name: tuple(found) for name, found in senses.items()}, domains, media)

    @property
    def names(self) -> Iterator[str]:
        """All names, official, short and other."""
        return iter(self._senses)

    def senses(self, name: str) -> tuple[Sense, ...]:
        """Return everything that a name can mean, at any time."""
        return self._senses.get(name, ())

    def division(self, code: str, on: date | None = None) -> Division | None:
        """Return a code's division as of a day; if it was not in force then, its latest one."""
        found = self._divisions.get(code, ())
        for each in found:
            if each.holds(on):
                return each
        return found[0] if found else None

    def place(self, code: str, on: date | None = None) -> Place | None:
        """Return the names that belong to a code on a day, or None for an unknown code.

        A code that was not in force on the day gives its latest name, so that an old row stays readable.
        """
        division = self.division(code, on)
        if division is None:
            return None
        names = {"functional_zone": "", "country": ""} | {division.level: division.name}
        for above in self.ancestors(code):
            upper = self.division(above, on)
            names[upper.level if upper else ""] = upper.name if upper else ""
        county = names.get("county", "") or names["functional_zone"]
        province, city = names.get("province", ""), names.get("prefecture", "")
        return Place(code, division.name, division.level, province, city, county)

    def _level(self, code: str) -> str:
        """Return a code's level, one of LEVELS, or an empty string for an unknown code."""
        division = self.division(code)
        return division.level if division else ""

    def ancestors(self, code: str) -> tuple[str, ...]:
        """Return the codes above, nearest first, the country last."""
        return self._ancestors.get(code, ())

    def within(self, code: str, other: str) -> bool:
        """Tell whether a code is another one or lies in it."""
        return bool(code) and (code == other or other in self.ancestors(code))

    def _province_of(self, code: str) -> str:
        """Return the province-level code that a code lies in, itself included; empty for the country."""
        return next((each for each in (code, *self.ancestors(code)) if self.level(each) == "province"), "")

    def nearness(self, code: str, home: str) -> int:
        """Return how close a place is to home: 5 itself or above, 4 inside, 3 same city, 2 same province, 0 elsewhere."""
        if not home or home == COUNTRY:
            return 0
        if self.within(home, code):
            return 5
        if self.within(code, home):
            return 4
        if self.level(home) in {"county", "functional_zone"} and self.ancestors(home)[:1] == self.ancestors(code)[:1]:
            return 3
        return 2 if self.province_of(code) == self.province_of(home) else 0

    def resolve(self, name: str, on: date | None = None, home: str = "") -> str:
        """Return the code that a name means in a document of ``home`` on a day; empty if unknown or not to be decided.

        The nearest place wins over one in force elsewhere; an abolished division gives its one successor; a name that
        a division shares with a smaller one (吉林, 黄山) means the larger. Short names of counties count in their own
        province only; well-known ones are aliases in the names table.
        """
        sense = self.choose(self.senses(name), on, home)
        return self.current(sense, on) if sense else ""

    def choose(self, senses: Sequence[Sense], on: date | None, home: str) -> Sense | None:
        """Return the sense that :meth:`resolve` takes, or None where nothing decides."""
        ranked = [(self.nearness(sense.division.code, home), sense) for sense in senses]
        ranked = [(near, sense) for near, sense in ranked if near or _counts_anywhere(sense, on)]
        nearest = max((near for near, _ in ranked), default=0)
        best = [sense for near, sense in ranked if near == nearest]
        valid = _largest([sense for sense in best if sense.holds(on)] or best)
        rivals = valid if nearest else [*valid, *(each for each in best if _rivals(each, valid))]
        codes = {self.current(sense, on if nearest else _NEVER) for sense in rivals}
        return valid[0] if len(codes) == 1 else None

    def current(self, sense: Sense, on: date | None) -> str:
        """Return the code in force for what a sense means: the one successor of an abolished division."""
        division = sense.division
        seen = {division.code}
        while on is not None and division.end < on:
            heirs = [heir for code in division.successors if (heir := self.division(code, on))]
            heirs = [heir for heir in heirs if heir.name == division.name] or heirs
            if len(heirs) != 1 or heirs[0].code in seen:
                break
            division = heirs[0]
            seen.add(division.code)
        return division.code

    def _climb(self, code: str) -> Iterator[str]:
        above = self._divisions[code][0].parent
        while above in self._divisions:
            yield above
            above = self._divisions[above][0].parent


def _counts_anywhere(sense: Sense, on: date | None) -> bool:
    """永川 is no longer 永川地区 but a county's short name, which counts in its own province only."""
    return sense.kind != "short" or (sense.division.level != "county" and sense.holds(on))


def _rivals(sense: Sense, chosen: Sequence[Sense]) -> bool:
    return sense.division.end >= _STILL_NAMED and _rank(sense) == _rank(chosen[0])


def _rank(sense: Sense) -> int:
    return LEVELS.index(sense.division.level)


def _largest(senses: Sequence[Sense]) -> list[Sense]:
    highest = min(map(_rank, senses), default=0)
    return [sense for sense in senses if _rank(sense) == highest]


def _division(row: Mapping[str, str]) -> Division:
    start, end = _stretch(row)
    successors = tuple(part for part in row["successor"].split(";") if part)
    return Division(
        row["code"], row["name"], row["short_name"], row["level"], row["parent_code"], start, end, successors
    )


def _stretch(row: Mapping[str, str]) -> tuple[date, date]:
    start, end = row["valid_from"], row["valid_to"]
    return (_day(start) if start else _EVER, _day(end) if end else _NEVER)


@cache  # thousands of rows share a few hundred days
def _day(text: str) -> date:
    return date.fromisoformat(text)


def _names_of(division: Division) -> Iterator[tuple[str, str]]:
    """Yield the official name, the short one, and 州, 县 or 旗 after the short name of an autonomous division."""
    yield division.name, "name"
    if division.level == "country":
        return
    if division.short_name != division.name:
        yield division.short_name, "short"
    generic = _GENERIC.get(division.name[-3:])
    if generic:
        yield division.short_name + generic, "alias"
