"""How likely a string is as Chinese: the measure by which one restoration of damaged text beats another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from math import inf, log
from typing import NamedTuple

from etl.clean.language import Words

LONGEST = 4
_OWN_WEIGHT = 0.3
_UNKNOWN = 0.5
_OWN_TEXT = 100_000
_MARKS = {"，": 0.06, "。": 0.025, "、": 0.03, "“": 0.01, "”": 0.01, "：": 0.004, "；": 0.008, "《": 0.003, "》": 0.003}
_OTHER_MARK = 1e-7
_COMMON = 50


class Reading(NamedTuple):
    """A string read so far: ``scores`` are the log probabilities of its last prefixes, the whole one last."""

    text: str = ""
    scores: tuple[float, ...] = (0.0,)

    @property
    def score(self) -> float:
        """Log probability (natural log) of the best cut of ``text`` into words."""
        return self.scores[-1]


class Fluency:
    """Log probabilities of strings as the best cut into words, one character after the other.

    A word's probability mixes its share in the dictionary's corpus with its share in the document's own undamaged
    text, in which names stand that no dictionary has.

    >>> model = Fluency(Words.of({"市委": 20, "书记": 50, "市": 30, "委": 5, "书": 9, "记": 9}), "")
    >>> model.read("市委书记").score > model.read("委市记书").score
    True
    """

    def __init__(self, words: Words, own_text: str) -> None:
        self._words = words
        self._total = max(1, words.total)
        own = own_text[:_OWN_TEXT]
        self._own = Counter(own[i : i + n] for n in range(2, LONGEST + 1) for i in range(len(own) - n + 1))
        self._own_size = max(1, len(own))
        self._shares = _Shares(self._log_share)

    def common(self, char: str) -> bool:
        """Tell whether a character is common enough to stand in prose."""
        return char in _MARKS or self._words.count(char) >= _COMMON

    def read(self, text: str, after: Reading | None = None) -> Reading:
        """Return the reading of ``text`` that continues ``after``."""
        reading = after or Reading()
        for char in text:
            (reading,) = self.each(reading, char)
        return reading

    def each(self, before: Reading, chars: Iterable[str]) -> Iterator[Reading]:
        """Yield the reading that continues ``before`` by one character, for each of ``chars``."""
        text, scores = before
        shares, last, kept = self._shares, scores[-1], scores[1 - LONGEST :]
        lengths = range(1, min(LONGEST, len(scores)))
        tails = [(scores[-1 - length], text[-length:]) for length in lengths if self._begins(text[-length:])]
        for char in chars:
            best = last + shares[char]
            for score, tail in tails:
                whole = score + shares[tail + char]
                if whole > best:
                    best = whole
            yield Reading(text + char, (*kept, best))

    def _begins(self, tail: str) -> bool:
        """Tell whether a word may begin with ``tail``: no other can be continued to one."""
        return len(tail) == 1 or tail in self._own or self._words.begins(tail)

    def _log_share(self, word: str) -> float:
        count = float(self._words.count(word))
        if len(word) == 1:
            is_han = "\u4e00" <= word <= "\u9fff"
            return log((count + _UNKNOWN) / self._total) if is_han else log(_MARKS.get(word, _OTHER_MARK))
        share = count / self._total + _OWN_WEIGHT * self._own[word] / self._own_size
        return log(share) if share > 0 else -inf


class _Shares(dict[str, float]):
    """The log shares of the words asked for so far."""

    def __init__(self, compute: Callable[[str], float]) -> None:
        self._compute = compute

    def __missing__(self, word: str) -> float:
        share = self[word] = self._compute(word)
        return share
