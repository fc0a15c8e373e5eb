"""How likely a string is as Chinese: the measure by which one restoration of damaged text beats another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log

LONGEST = 4
_OWN_WEIGHT = 0.3
_UNKNOWN = 0.5
_OWN_TEXT = 100_000
_MARKS = {"，": 0.06, "。": 0.025, "、": 0.03, "“": 0.01, "”": 0.01, "：": 0.004, "；": 0.008, "《": 0.003, "》": 0.003}
_OTHER_MARK = 1e-7


@dataclass(frozen=True, slots=True)
class Reading:
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

    >>> model = Fluency({"市委": 20, "书记": 50, "市": 30, "委": 5, "书": 9, "记": 9}, "")
    >>> model.read("市委书记").score > model.read("委市记书").score
    True
    """

    def __init__(self, words: Mapping[str, int], own_text: str) -> None:
        self._words = words
        self._total = max(1, sum(words.values()))
        own = own_text[:_OWN_TEXT]
        self._own = Counter(own[i : i + n] for n in range(2, LONGEST + 1) for i in range(len(own) - n + 1))
        self._own_size = max(1, len(own))
        self._known: dict[str, float | None] = {}

    def common(self, char: str) -> bool:
        """Tell whether a character is common enough to stand in prose."""
        return char in _MARKS or self._words.get(char, 0) >= 50

    def read(self, text: str, after: Reading | None = None) -> Reading:
        """Return the reading of ``text`` that continues ``after``."""
        reading = after or Reading()
        for char in text:
            reading = self._extend(reading, char)
        return reading

    def _extend(self, before: Reading, char: str) -> Reading:
        text = before.text + char
        best = -1e9
        for length in range(1, min(LONGEST, len(before.scores)) + 1):
            word = self._word(text[-length:])
            if word is not None and before.scores[-length] + word > best:
                best = before.scores[-length] + word
        return Reading(text, (*before.scores[1 - LONGEST :], best))

    def _word(self, word: str) -> float | None:
        if word not in self._known:
            self._known[word] = self._log_share(word)
        return self._known[word]

    def _log_share(self, word: str) -> float | None:
        count = float(self._words.get(word, 0))
        if len(word) == 1:
            is_han = "\u4e00" <= word <= "\u9fff"
            return log((count + _UNKNOWN) / self._total) if is_han else log(_MARKS.get(word, _OTHER_MARK))
        share = count / self._total + _OWN_WEIGHT * self._own[word] / self._own_size
        return log(share) if share > 0 else None
