"""Find the policy instruments that a text names: funds, subsidies, standards, pilots and the like.

Each instrument is classed as acting from the supply side, the environment or the demand side (Rothwell and Zegveld,
Reindustrialization and Technology, 1985). The classes are coarse on purpose: a mention says that a sentence names the
instrument, not how much it is worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import ahocorasick_rs

from etl.model import MeasureMention

_SENTENCE_END = re.compile(r"[。！？!?；;\n]")


class MeasureFinder:
    """Finds instruments in one pass; at most one mention of each instrument in a sentence."""

    def __init__(self, terms: Mapping[str, tuple[str, str]]) -> None:
        self._found = tuple(terms.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(terms), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    @classmethod
    def from_rows(cls, instruments: Iterable[Mapping[str, str]], terms: Iterable[Mapping[str, str]]) -> MeasureFinder:
        """Build from the rows of ``instruments`` and ``instrument_terms``.

        Raises KeyError when a term points to an instrument that does not exist.
        """
        sides = {row["instrument"]: row["side"] for row in instruments}
        return cls({row["term"]: (row["instrument"], sides[row["instrument"]]) for row in terms})

    def find(self, text: str) -> tuple[MeasureMention, ...]:
        """Return the first mention of each instrument in each sentence, in order of appearance."""
        mentions: list[MeasureMention] = []
        seen: set[str] = set()
        last = 0
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            if _SENTENCE_END.search(text, last, start):
                seen.clear()
            last = end
            instrument, side = self._found[index]
            if instrument not in seen:
                seen.add(instrument)
                mentions.append(MeasureMention(start, end, instrument, side))
        return tuple(mentions)
