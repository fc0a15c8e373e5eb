"""Cue words by role: what the words around a number do (reach, rise, fall, promise, offer, select, ...)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property

from etl.alternatives import alternatives

_ROLE = re.compile(r"\{([a-z_]+)\}")


class Ending:
    """Some words at the end of a text, of which the longest is found; a look at the last character passes over most texts."""

    def __init__(self, words: Iterable[str]) -> None:
        words = list(words)
        self._last = frozenset(word[-1] for word in words) | {"\n"}  # the end of a line is one too
        self._pattern = re.compile(f"(?:{alternatives(words)})$")

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match of the word that ends ``text`` and begins at ``start`` or behind it, or None.

        >>> Ending(["增长", "同比增长"]).search("产值同比增长").group(), Ending(["增长"]).search("增长率")
        ('同比增长', None)
        """
        return self._pattern.search(text, start) if text[-1:] in self._last else None


class Cues:
    """The table ``cues`` as patterns, longest word first, and as sets (``terms``); made once a role, as rules ask often."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._terms: dict[str, list[str]] = {}
        for row in rows:
            self._terms.setdefault(row["role"], []).append(row["term"])
        self.terms = cache(self._set_of)
        self.endings = cache(self._tuple_of)
        self.pattern = cache(self._pattern)
        self.anywhere = cache(self._anywhere)
        self.at_end = cache(self._at_end)
        self.at_start = cache(self._at_start)

    def _set_of(self, role: str) -> frozenset[str]:
        return frozenset(self._terms.get(role, ()))

    def _tuple_of(self, role: str) -> tuple[str, ...]:
        """Return the words of a role as ``str.endswith`` and ``str.startswith`` take them."""
        return tuple(sorted(self.terms(role)))

    def _pattern(self, form: str) -> re.Pattern[str]:
        """Return a form of words as a pattern: each role that it names in braces stands for one of its words.

        >>> cues = Cues([{"term": "奖励", "role": "grant"}, {"term": "补助", "role": "grant"}])
        >>> cues.pattern("{grant}(?:标准|资金)?").pattern
        '(?:奖励|补助)(?:标准|资金)?'
        """
        return re.compile(_ROLE.sub(lambda role: f"(?:{self.alternatives(role[1])})", form))

    def alternatives(self, *roles: str) -> str:
        """Return the words of some roles as the alternatives of a pattern, longest first."""
        return alternatives(term for role in roles for term in self._terms.get(role, ()))

    def _anywhere(self, *roles: str) -> re.Pattern[str]:
        return re.compile(self.alternatives(*roles))

    def _at_end(self, *roles: str) -> Ending:
        return Ending([term for role in roles for term in self._terms.get(role, ())])

    def _at_start(self, *roles: str) -> re.Pattern[str]:
        return re.compile(self.alternatives(*roles))

    @cached_property
    def heads(self) -> re.Pattern[str]:
        """A head noun of a metric (增加值, 占…比重) at the end of a phrase."""
        words = self.alternatives("head")
        return re.compile(
            rf"(?:(?:{words})?(?:年|月|日|总|年度)?占[^、，。]{{1,14}}?(?:比重|比例|份额|比)|(?:年|月|日|总|年度)?(?:{words}))$"
        )
