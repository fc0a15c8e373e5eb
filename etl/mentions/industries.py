"""Find the industries and product lines that a text names, with their place in the taxonomy.

A term whose ``use`` is empty names an industry wherever it stands (集成电路, 银发经济). A ``listed`` term is an everyday
word (汽车, 旅游, 茶叶): it counts where the text itself calls it an industry, by the noun that follows (汽车产业, 汽车产量,
汽车企业), by its output (汽车28.4万辆) or by the noun that closes the list it stands in (汽车、生物医药等主导产业).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import ahocorasick_rs

from etl.model import IndustryMention

LISTED = "listed"
_CALLED = r"(?:产业|行业|制造业|加工业|服务业|工业|集群|赛道|业(?![务主绩内余者界态委]))"
_MEASURED = (
    r"(?:年?产量|产销量|产值|产能|营收|营业收入|增加值|主营业务收入|(?:线上)?[销零]售额|额(?=增|下|达|占|突)|开发投资"
    r"|出口(?=[增下额达逆量]))"
)
_MADE = r"\d[\d.,]*[万亿](?:吨|辆|台|套|件|部|米|千升|立方米|标箱)"
"""A quantity right behind a product (葡萄酒6.3万千升): with a scale, as output has."""
_ITEM = r"[^，。；：！？、和及与等\n]{1,14}"
_CALLS = re.compile(_CALLED)
_CLOSES = re.compile(
    rf"[”’]?全?(?:{_CALLED}|{_MEASURED}|企业)|{_MADE}"
    rf"|(?:[”’]?(?:[、和及与]|以及){_ITEM}){{0,25}}?(?:等|[0-9一二三四五六七八九十]+[个大类])[^，。；：！？、\n]{{0,9}}?{_CALLED}"
    rf"|(?:[”’]?[、和及与]{_ITEM}){{1,25}}?(?:产业|行业|制造业|集群)"
)


def _named_until(text: str, end: int) -> int:
    """Return where the name of a listed term ends (after 产业 if that follows), or 0 if the text names no industry."""
    called = _CALLS.match(text, end)
    if called:
        return called.end()
    return end if _CLOSES.match(text, end) else 0


@dataclass(frozen=True, slots=True)
class _Term:
    mention: IndustryMention
    listed: bool

    def until(self, text: str, end: int) -> int:
        """Return where the industry's name ends, or 0 if the text names no industry here."""
        return _named_until(text, end) if self.listed else end


class IndustryFinder:
    """Finds industry terms in one pass over a text, longest first."""

    def __init__(self, terms: Mapping[str, tuple[IndustryMention, bool]], ignored: Iterable[str]) -> None:
        patterns: dict[str, _Term | None] = {term: _Term(*found) for term, found in terms.items()}
        patterns.update(dict.fromkeys(ignored))
        self._patterns = tuple(patterns.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(patterns), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        self._classified: dict[str, str] = {}

    @classmethod
    def from_rows(
        cls,
        industries: Iterable[Mapping[str, str]],
        terms: Iterable[Mapping[str, str]],
        ignored: Iterable[Mapping[str, str]],
    ) -> IndustryFinder:
        """Build from the rows of the tables ``industries``, ``industry_terms`` and ``industry_ignore``.

        Raises KeyError when a term points to an industry that does not exist.
        """
        entry = {row["code"]: row for row in industries}
        found = {}
        for row in terms:
            code = row["industry"]
            mention = IndustryMention(0, 0, row["term"], code, entry[code]["name"], entry[code]["layer"])
            found[row["term"]] = (mention, row["use"] == LISTED)
        return cls(found, (row["term"] for row in ignored))

    def find(self, text: str) -> tuple[IndustryMention, ...]:
        """Return the first mention of each distinct term, in order of appearance."""
        found: dict[int, IndustryMention] = {}
        last = -1
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            term = self._patterns[index]
            # A listed word right behind another term is the tail of a longer name (高端科学仪器装备产业).
            stop = 0 if term is None or (term.listed and start == last) else term.until(text, end)
            last = end if term is not None else -1
            if term is not None and stop and index not in found:
                found[index] = replace(term.mention, start=start, end=stop, term=text[start:stop])
        return tuple(found.values())

    def classify(self, metric: str) -> str:
        """Return the code of the most specific (longest) industry that a metric's name holds, or an empty string.

        Everyday words count here (汽车产量 → automobile): a metric is already about something that is measured.
        """
        code = self._classified.get(metric)
        if code is None:
            code = self._classified[metric] = self._longest(metric)
        return code

    def _longest(self, metric: str) -> str:
        spans = self._automaton.find_matches_as_indexes(metric)
        terms = [term.mention for index, _, _ in spans if (term := self._patterns[index]) is not None]
        return max(terms, key=lambda mention: len(mention.term)).industry if terms else ""
