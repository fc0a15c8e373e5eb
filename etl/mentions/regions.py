"""Places named in a text, resolved to the code in force on the document's date (figures.md §4).

One pass of an Aho-Corasick automaton finds every place, area, own word (全市) and every phrase to be left alone
(和平发展); the rest is decided at each hit: what stands before and after it, the document's own region, the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.gazetteer import COUNTRY, Gazetteer
from etl.model import RegionMention

Rows = Iterable[Mapping[str, str]]
_RUN = re.compile(r"(?:(?![的了在是与及将对为以把被让由于也都并从到向就和])[A-Za-z（）()·\u4e00-\u9fff]){1,16}")
_JOINED = ("", " ", "·", "\u3000")
_LISTED = ("、", "和", "与", "及")
_GENERIC = "县市区旗"
_AFTER_DISTRICT = ("域", "块", "间")
_CJK = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Area:
    """An area without a code of its own; ``within`` is the smallest region that holds it, empty if there is none."""

    within: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means in one document: ``weak`` names count in lists only."""

    code: str
    rule: str
    weak: bool = False


class Contexts:
    """The words around a name that decide whether it is the place: region_contexts.csv and region_edges.csv."""

    def __init__(self, rows: Rows, edges: Rows) -> None:
        kinds: dict[str, list[Mapping[str, str]]] = {}
        for row in rows:
            kinds.setdefault(row["kind"], []).append(row)
        self._kinds = kinds
        self.terms = {kind: tuple(row["term"] for row in found) for kind, found in kinds.items()}
        followers = ("thing", "zone", "area", "fixture")
        self.after = re.compile("|".join(f"(?P<{kind}>{self.pattern(kind)})" for kind in followers))
        self.organisation = re.compile(self.pattern("organisation"))
        self.stop = re.compile("|".join([*self.terms.get("stop", ()), "有(?!限)", "等(?<!高等)"]))
        self.surnames = frozenset(self.terms.get("surname", ()))
        edges = list(edges)
        self.before_edge = {row["char"]: row["before"] for row in edges}
        self.after_edge = {row["char"]: row["after"] for row in edges}

    def pattern(self, kind: str) -> str:
        """Return a pattern of a kind's terms, longest first, each without what may not stand before or after it."""
        parts = []
        for row in sorted(self._kinds.get(kind, ()), key=lambda row: -len(row["term"])):
            term = re.escape(row["term"])  # comes first: re finds alternatives fast that begin with a character
            term += "".join(f"(?<!{re.escape(word)}{term})" for word in row["before"].split("|") if word)
            parts.append(term + (f"(?!{row['after']})" if row["after"] else ""))
        return "|".join(parts) or "(?!)"

    def crosses(self, text: str, start: int, end: int) -> bool:
        """Tell whether the characters rather belong to a word on each side (推|广安|全)."""
        if start == 0 or end >= len(text) or end - start > 3:
            return False
        if text[start - 1] not in self.before_edge.get(text[start], ""):
            return False
        if end - start == 2 and text[end - 1] in _GENERIC:
            return True  # 示范|县
        word = self.after_edge.get(text[end - 2], "") if end - start == 3 else ""
        return text[end - 1] in word or text[end] in self.after_edge.get(text[end - 1], "")

    def names_organisation(self, text: str, end: int) -> bool:
        """Tell whether the place at ``end`` opens the name of a company, a university or the like."""
        run = _RUN.match(text, end)
        found = self.organisation.search(run[0]) if run else None
        return bool(found and run and not self.stop.search(run[0], 0, found.start()))

    def is_person(self, text: str, start: int, end: int) -> bool:
        """Tell whether the character before makes a person's name of the place (周桂林)."""
        if end - start != 2 or start == 0 or text[start - 1] not in self.surnames:
            return False
        if start == 1 or not _CJK.match(text[start - 2]):
            return True
        before = text[max(0, start - 6) : start - 1]
        return before.endswith(self.terms["title"]) or text.startswith(self.terms["person"], end)


class RegionFinder:
    """Find places; build it once, use it for every document."""

    def __init__(
        self, gazetteer: Gazetteer, contexts: Contexts, areas: Mapping[str, Area], everyday: Mapping[str, str]
    ) -> None:
        self.gazetteer = gazetteer
        self.contexts = contexts
        self.areas = areas
        self.everyday = everyday
        kinds = dict.fromkeys((*gazetteer.names, *areas), "place")
        kinds.update((term, kind) for kind in ("ignore", "own", "country") for term in contexts.terms.get(kind, ()))
        kinds.update(dict.fromkeys(gazetteer.media, "ignore"))  # 四川观察 is a newsroom
        self.patterns = tuple(kinds.items())
        self._automaton = AhoCorasick(list(kinds), matchkind=MatchKind.LeftmostLongest)

    @classmethod
    def from_rows(cls, gazetteer: Gazetteer, areas: Rows, contexts: Rows, edges: Rows, everyday: Rows) -> RegionFinder:
        """Build from the rows of areas, region_contexts, region_edges and region_everyday."""
        stretches = {row["name"]: (row["code"], row["valid_from"], row["valid_to"]) for row in areas}
        known = {
            name: Area(code, date.fromisoformat(start or "0001-01-01"), date.fromisoformat(end or "9999-12-31"))
            for name, (code, start, end) in stretches.items()
        }
        return cls(gazetteer, Contexts(contexts, edges), known, {row["name"]: row["counts"] for row in everyday})

    def find(self, text: str, on: date | None = None, home: str = "") -> tuple[RegionMention, ...]:
        """Return the places of a text in order, without overlap.

        ``on`` is the document's day, ``home`` its own region's code. ``rule`` tells how a place was found: name
        (official), short, alias, nickname, abbreviation, old_name, zone (functional zone: its division), area (no
        code of its own), chain (省市县 in a row), list (among places), country, own (全市 of the home),
        own_context (全区 of the district named before), ambiguous (a place, but which: no code).
        """
        search = _Search(self, text, on, home)
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            if start >= search.done:
                search.take(index, start, end)
        return search.mentions()

    def next_hit(self, text: str, start: int, end: int) -> tuple[int, int, int] | None:
        """Return the first hit that starts within a stretch, for names hidden behind a rejected one (推[广安]徽)."""
        for index, first, last in self._automaton.find_matches_as_indexes(text[start : end + 12]):
            return (index, start + first, start + last) if start + first < end else None
        return None


@dataclass(slots=True)
class _Search:
    """One text on its way: what was found, what waits for a neighbour, what names mean here."""

    finder: RegionFinder
    text: str
    on: date | None
    home: str
    found: list[RegionMention] = field(default_factory=list)
    waiting: list[RegionMention] = field(default_factory=list)
    known: dict[str, Meaning | None] = field(default_factory=dict)
    done: int = 0

    def take(self, index: int, start: int, end: int) -> None:
        """Decide one hit; a hit that is cut out of other words gives way to one that it hides."""
        name, kind = self.finder.patterns[index]
        if kind == "ignore":
            return
        adjacent = bool(self.found) and self.text[self.found[-1].end : start] in _JOINED
        if not adjacent and self.finder.contexts.crosses(self.text, start, end):
            hidden = self.finder.next_hit(self.text, start + 1, end)
            if hidden:
                self.take(*hidden)
            return
        if kind == "place":
            if name[-1] == "区" and self.text[end : end + 1] in _AFTER_DISTRICT:  # 西安|区域
                name, end = name[:-1], end - 1
            self._place(name, start, end, adjacent)
        elif kind == "country":
            self._add(start, end, COUNTRY, "country")
        else:
            self._own(name, start, end)

    def mentions(self) -> tuple[RegionMention, ...]:
        """Return what was found, with the waiting names that stand in a list of places."""
        return tuple(self._with_lists() if self.waiting else self.found)

    def _add(self, start: int, end: int, code: str, rule: str) -> None:
        self.found.append(RegionMention(start, end, self.text[start:end], code, rule))
        self.done = end

    def _place(self, name: str, start: int, end: int, adjacent: bool) -> None:
        contexts = self.finder.contexts
        after = contexts.after.match(self.text, end)
        if after and after.lastgroup == "thing":
            return
        if adjacent and self._chain(name, start, end, after):
            return
        if name not in self.known:
            self.known[name] = self._meaning(name)
        meaning = self.known[name]
        if meaning is None or contexts.names_organisation(self.text, end):
            return
        if contexts.is_person(self.text, start, end):
            return
        if meaning.weak:
            self.waiting.append(RegionMention(start, end, name, meaning.code, "list"))
        else:
            self._settle(start, end, meaning.code, meaning.rule, after)

    def _settle(self, start: int, end: int, code: str, rule: str, after: re.Match[str] | None) -> None:
        """Add a place, or the zone or area that is named after it; a functional zone counts for its division."""
        if self.finder.gazetteer.level(code) == "functional_zone":
            code, rule = self.finder.gazetteer.ancestors(code)[0], "zone"
        if after and after.lastgroup == "zone":
            self._add(start, after.end(), code, "zone")
        elif after and after.lastgroup == "area":
            gazetteer = self.finder.gazetteer
            around = gazetteer.province_of(code) if gazetteer.level(code) == "prefecture" else ""
            self._add(start, after.end(), code if rule == "area" else around, "area")
        else:
            self._add(start, end, code, rule)

    def _chain(self, name: str, start: int, end: int, after: re.Match[str] | None) -> bool:
        """Merge a place with the larger one right before it."""
        if after and after.lastgroup == "fixture":
            return False
        last = self.found[-1]
        gazetteer = self.finder.gazetteer
        if not last.code or last.rule in {"country", "own"}:
            return False
        area = self._area(name)
        if area and gazetteer.within(last.code, area.within):
            code = last.code
        else:
            inside = [each for each in gazetteer.senses(name) if gazetteer.within(each.division.code, last.code)]
            if self.finder.everyday.get(name) == "never":
                inside = [each for each in inside if each.kind == "name"]
            sense = gazetteer.choose(inside, self.on, last.code)
            if sense is None or self.finder.contexts.names_organisation(self.text, end):
                return False
            code = gazetteer.current(sense, self.on)
        self.found.pop()
        self._settle(last.start, end, code, "chain", after)
        return True

    def _area(self, name: str) -> Area | None:
        area = self.finder.areas.get(name)
        return area if area and (self.on is None or area.start <= self.on <= area.end) else None

    def _meaning(self, name: str) -> Meaning | None:
        """Return what a name that stands alone means in this document."""
        gazetteer, strength = self.finder.gazetteer, self.finder.everyday.get(name, "")
        senses = gazetteer.senses(name)
        area = self._area(name)
        if area and not any(each.holds(self.on) for each in senses):
            return Meaning(area.within, "area")
        if strength == "never":
            return None
        sense = gazetteer.choose(senses, self.on, self.home)
        if sense is None:
            official = any(each.kind == "name" and each.holds(self.on) for each in senses)
            unsure = Meaning("", "ambiguous") if official and not strength else None
            return Meaning(area.within, "area") if area else unsure
        rule = sense.kind if sense.holds(self.on) or sense.kind != "name" else "old_name"
        code = gazetteer.current(sense, self.on)
        local = sense.kind == "name" and self.home in (code, *gazetteer.ancestors(code)[:1])
        return Meaning(code, rule, weak=bool(strength) and not local)

    def _own(self, term: str, start: int, end: int) -> None:
        """Resolve 全市, 我省, 该区: the home at that level, else the place of that level named before in the line."""
        gazetteer, kind = self.finder.gazetteer, term[-1]
        if not term.startswith("该"):
            for code in (self.home, *gazetteer.ancestors(self.home)):
                if self._is(code, kind):
                    self._add(start, end, code, "own")
                    return
        for mention in reversed(self.found[-12:]):
            if "\n" in self.text[mention.end : start]:
                return
            if self._is(mention.code, kind):
                self._add(start, end, mention.code, "own_context")
                return

    def _is(self, code: str, kind: str) -> bool:
        division = self.finder.gazetteer.division(code, self.on)
        return division is not None and division.name.endswith(kind) and division.level != "functional_zone"

    def _with_lists(self) -> list[RegionMention]:
        """Take the weak names that stand next to a place, or to another weak name, in an enumeration."""
        merged = sorted([*self.found, *self.waiting], key=lambda each: each.start)
        runs: list[list[RegionMention]] = []
        for mention in merged:
            if not runs or self.text[runs[-1][-1].end : mention.start] not in _LISTED:
                runs.append([])
            runs[-1].append(mention)
        return [mention for run in runs for mention in self._kept(run)]

    def _kept(self, run: Sequence[RegionMention]) -> list[RegionMention]:
        """Return a list's places: weak names stay if two stand together at home or with a strong one of their province."""
        province_of = self.finder.gazetteer.province_of
        strong = {province_of(each.code) for each in run if each.rule != "list"}
        near = strong or ({province_of(self.home)} if len(run) > 1 else set())
        return [each for each in run if each.rule != "list" or province_of(each.code) in near - {""}]
