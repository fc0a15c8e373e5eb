"""Put a damaged stretch back into step: the characters that its bytes, its pinyin and the language allow.

The lost first byte is computed, not guessed: with the second byte of the character before it must form a character that
is read as the annotation says. Only a vanished pair, and a lost byte without pinyin, leave a choice; the most fluent
reading is taken where it beats every other by a margin, else the stretch stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from typing import NamedTuple

from etl.clean.byteshift import Closing, Stretch
from etl.clean.doublebytes import double_bytes, gone_after, is_traditional, with_lead, with_trail
from etl.clean.fluency import Fluency, Reading
from etl.clean.language import Language, is_reading, plain_reading
from etl.clean.script import LEAST_SHARE

MARGIN = 2.0
"""Least advantage, in natural log, of the reading taken over the next one."""
MARGIN_SIMPLIFIED = 4.0
"""The same in simplified text, whose stretches end in a lost byte: nothing tells of their last character."""
LEAST_FLUENT = -9.5
"""Least mean log probability of a character in a restored stretch: what real text has is about -6."""
LONGEST = 80
"""Most characters in a stretch that is tried: between two ASCII bytes of real prose there are fewer."""
_FOREIGN = 3.0
_SCRIPT_SAMPLE = 20_000
_MARKS = "，。、；：“”《》"
_BREADTH = 40
_BREADTH_VANISHED = 16


@dataclass(frozen=True, slots=True)
class Slot:
    """One character to restore: the bytes it may begin and end with, and the pinyin that it must have, if any."""

    leads: frozenset[int]
    trails: frozenset[int]
    reading: str = ""


class Hypothesis(NamedTuple):
    """The first characters of a stretch read in one way; the order is that of how likely they are.

    ``penalty`` is what its assumptions cost, in natural log; ``score`` that of the reading less the penalty.
    """

    score: float
    chars: str
    reading: Reading
    penalty: float = 0.0


class Restorer:
    """Restores the stretches of one document.

    ``annotated`` are the (character, pinyin) pairs that the document's intact annotations show: the patterns of the
    tool that did the damage. ``own_text`` is the undamaged text of the document, without annotations.
    """

    def __init__(self, language: Language, annotated: frozenset[tuple[str, str]], own_text: str) -> None:
        self._language = language
        self._annotated = annotated
        self._own = frozenset(own_text)
        self._simple = simple_forms(language.simplified)
        forms = sum(char in self._simple for char in own_text[:_SCRIPT_SAMPLE])
        is_other = forms > LEAST_SHARE * len(own_text[:_SCRIPT_SAMPLE])
        self._in_script = is_traditional if is_other else self._is_simplified
        self._margin = MARGIN if is_other else MARGIN_SIMPLIFIED
        self._fluency = Fluency(language.words(), self._simplify(own_text))
        self._common: dict[str, bool] = {}

    def restore(self, stretch: Stretch, left: str, right: str) -> str:
        """Return the characters of ``stretch`` between its neighbours ``left`` and ``right``; empty if not certain."""
        if stretch.closing is Closing.NONE or len(stretch.pairs) > LONGEST:
            return ""
        before = self._fluency.read(self._simplify(left))
        beam = [Hypothesis(before.score, "", before)]
        for slot in self._slots(stretch):
            beam = nlargest(_BREADTH, _distinct(self._grow(beam, slot)))
        after = self._simplify(right)
        ranked = nlargest(2, (self._ended(one, after) for one in beam))
        if not ranked or (len(ranked) > 1 and ranked[0].score - ranked[1].score < self._margin):
            return ""
        chars = ranked[0].chars
        is_fluent = ranked[0].score - before.score >= LEAST_FLUENT * (len(chars) + len(after))
        swallowed = chr(stretch.byte) if stretch.closing is Closing.SWALLOWED else ""
        return chars + swallowed if is_fluent and all(map(self._is_common, chars)) else ""

    def _slots(self, stretch: Stretch) -> Iterator[Slot]:
        """Yield the characters of a stretch in step: a lost byte first, then the second byte of each pair leads."""
        data = b"".join(stretch.pairs)
        if stretch.closing is Closing.SWALLOWED:
            data = data[:-1]
        elif stretch.closing is Closing.TRAIL:
            data += bytes((stretch.byte,))
        leads, reading = self._first_bytes(stretch), plain_reading(stretch.reading)
        for position in range(0, len(data), 2):
            is_last = stretch.closing is Closing.TRAIL and position == len(data) - 1
            yield Slot(leads, frozenset(data[position : position + 1]), reading if is_last else "")
            leads = frozenset(data[position + 1 : position + 2])
        if stretch.closing in (Closing.ANNOTATION, Closing.LOST):
            yield Slot(leads, frozenset(range(0x81, 0xFF)), reading)

    def _first_bytes(self, stretch: Stretch) -> frozenset[int]:
        hits = [char for char in with_lead(stretch.before) if is_reading(self._language, char, stretch.opening)]
        seen = [char for char in hits if (char, stretch.opening) in self._annotated]
        return frozenset(double_bytes()[char][1] for char in seen or hits)

    def _ended(self, one: Hypothesis, after: str) -> Hypothesis:
        reading = self._fluency.read(after, one.reading)
        return Hypothesis(reading.score - one.penalty, one.chars, reading, one.penalty)

    def _grow(self, beam: Sequence[Hypothesis], slot: Slot) -> Iterator[Hypothesis]:
        """Yield each hypothesis with the next character, or with two between which a pair of bytes vanished.

        Of the marks the second byte leads a pair that nearly always vanishes: one may be lost whole between two pairs.
        """
        whole = [char for lead in slot.leads for char in with_lead(lead) if self._ends(char, slot)]
        yield from self._each(beam, whole)
        if len(slot.trails) > 1 and not slot.reading:
            return  # nothing is known of the second of the two
        first = [char for lead in slot.leads for char in with_lead(lead) if gone_after(char) and self._is_common(char)]
        begun = nlargest(_BREADTH_VANISHED, self._each(beam[:_BREADTH_VANISHED], first))
        begun += [one for old in begun for one in self._after_vanished(old, _MARKS)]
        begun = nlargest(_BREADTH_VANISHED, begun)
        gone = frozenset().union(*(gone_after(old.chars[-1]) for old in begun))
        near = (char for trail in slot.trails for char in with_trail(trail) if double_bytes()[char][0] in gone)
        last = [char for char in near if self._ends(char, slot) and self._is_common(char)]
        for old in begun:
            yield from self._after_vanished(old, last)

    def _after_vanished(self, old: Hypothesis, chars: Iterable[str]) -> Iterator[Hypothesis]:
        """Yield ``old`` with those of ``chars`` before which a pair vanishes."""
        gone = gone_after(old.chars[-1])
        return self._each([old], [char for char in chars if double_bytes()[char][0] in gone])

    def _ends(self, char: str, slot: Slot) -> bool:
        if double_bytes()[char][1] not in slot.trails:
            return False
        return not slot.reading or slot.reading in self._language.readings(char)

    def _each(self, beam: Iterable[Hypothesis], chars: Sequence[str]) -> Iterator[Hypothesis]:
        """Yield each hypothesis with each of ``chars`` after it."""
        foreign = [0.0 if char in self._own or self._in_script(char) else _FOREIGN for char in chars]
        simple = self._simplify(chars)
        for old in beam:
            readings = self._fluency.each(old.reading, simple)
            for char, cost, reading in zip(chars, foreign, readings, strict=True):
                penalty = old.penalty + cost
                yield Hypothesis(reading.scores[-1] - penalty, old.chars + char, reading, penalty)

    def _is_simplified(self, char: str) -> bool:
        return char not in self._simple and bool(char.encode("gb2312", "ignore"))

    def _is_common(self, char: str) -> bool:
        known = self._common.get(char)
        if known is None:
            known = char in self._own or self._fluency.common(self._simple.get(char, char))
            self._common[char] = known
        return known

    def _simplify(self, text: Iterable[str]) -> str:
        return "".join(self._simple.get(char, char) for char in text)


@cache
def simple_forms(simplified: Callable[[str], str]) -> Mapping[str, str]:
    """Return the simplified form of every double-byte character that has another one.

    >>> simple_forms(str.lower).get("Ａ")
    'ａ'
    """
    chars = tuple(double_bytes())
    forms = simplified("\n".join(chars)).split("\n")
    return {char: form for char, form in zip(chars, forms, strict=True) if form != char}


def _distinct(hypotheses: Iterable[Hypothesis]) -> Iterable[Hypothesis]:
    """Return one hypothesis, the best, for each simplified string: 啓 and 啟 are one answer."""
    best: dict[str, Hypothesis] = {}
    for one in hypotheses:
        if one.reading.text not in best or best[one.reading.text].score < one.score:
            best[one.reading.text] = one
    return best.values()
