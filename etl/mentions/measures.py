"""Find the policy instruments that a text uses or promises: funds, subsidies, standards, pilots and the like.

Each instrument is classed as acting from the supply side, the environment or the demand side (Rothwell and Zegveld,
Reindustrialization and Technology, 1985). A name of one is no measure: it counts where its clause acts on it
(设立…基金, …券落地), not where it is missing, looked at, counted, or part of somebody's name. Whether it was done, is
promised or offered, and how much it is worth, is settled in :mod:`etl.assemble.instruments`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import ahocorasick_rs

from etl.alternatives import alternatives
from etl.model import MeasureMention
from etl.value import value

Rows = Iterable[Mapping[str, str]]

_CLAUSE_END = re.compile(r"[，。；：！？\n,;!?]")
_UP_TO_LAST_END = re.compile(rf".*{_CLAUSE_END.pattern}", re.DOTALL)
_REACH = 80
"""How many characters of a clause are looked at on either side."""
_CONDITION = re.compile(r"[（(]?(?:[一二三四五六七八九十\d]+[）)、.．])?\s*(?:对|凡)")
_AMOUNT_NEXT = re.compile(r"(?:资金|总额|金额|规模)(?:达到?|共|超|约)?\d|(?:最高|不超过|每\S{0,4})?\d")
_AMOUNT_BEFORE = re.compile(r"\d[万亿]?元的?[^，。；、\d]{0,6}\Z")
_ACT = "act"
_NEVER = re.compile(r"(?!)")


@value
class _Term:
    instrument: str
    side: str
    act: bool


class MeasureFinder:
    """Finds instruments in one pass over a text, longest name first."""

    def __init__(self, terms: Mapping[str, tuple[str, str, bool]], contexts: Mapping[str, Iterable[str]]) -> None:
        patterns: dict[str, _Term | None] = {term: _Term(*found) for term, found in terms.items()}
        patterns.update(dict.fromkeys(contexts.get("ignore", ())))
        self._found = tuple(patterns.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(patterns),
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.DFA,
        )
        self._roles = {role: re.compile(alternatives(words)) for role, words in contexts.items()}

    @classmethod
    def from_rows(cls, instruments: Rows, terms: Rows, contexts: Rows = ()) -> MeasureFinder:
        """Build from the rows of ``instruments``, ``instrument_terms`` and ``instrument_contexts``.

        Raises KeyError when a term points to an instrument that does not exist.
        """
        sides = {row["instrument"]: row["side"] for row in instruments}
        found = {row["term"]: (row["instrument"], sides[row["instrument"]], row["use"] == _ACT) for row in terms}
        words: dict[str, list[str]] = {}
        for row in contexts:
            words.setdefault(row["role"], []).append(row["term"])
        return cls(found, words)

    def find(self, text: str) -> tuple[MeasureMention, ...]:
        """Return every instrument that its clause acts on, in order of appearance."""
        mentions: list[MeasureMention] = []
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            term = self._found[index]
            if term is not None and self._acts(text, start, end, term):
                mentions.append(MeasureMention(start, end, term.instrument, term.side))
        return tuple(mentions)

    def _acts(self, text: str, start: int, end: int, term: _Term) -> bool:
        before, after = _clause(text, start, end)
        if self._role("actor").match(after) or _in_title(text, start):
            return False
        if self._role("idle_before").search(before) or self._role("idle_after").search(after):
            return False
        if _CONDITION.match(before):
            return self._role("offers").search(before + after) is not None
        if term.act or _AMOUNT_NEXT.match(after) or _AMOUNT_BEFORE.search(before):
            return True
        return self._role("takes").search(before) is not None or self._role("taken").search(after) is not None

    def _role(self, role: str) -> re.Pattern[str]:
        return self._roles.get(role, _NEVER)


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words of the clause before and behind the span."""
    first = max(0, start - _REACH)
    last = _UP_TO_LAST_END.match(text, first, start)
    first = last.end() if last else first
    stop = _CLAUSE_END.search(text, end, end + _REACH)
    return text[first:start], text[end : stop.start() if stop else end + _REACH]


def _in_title(text: str, start: int) -> bool:
    opened = text.rfind("《", max(0, start - _REACH), start)
    return opened >= 0 and text.find("》", opened, start) < 0
