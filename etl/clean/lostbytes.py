"""Bytes of UTF-8 of which some were lost on the way: the character that is left, where the language leaves one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from etl.clean.fluency import Fluency
from etl.clean.restoration import simple_forms

LOST = 0xFF
"""Stands for one byte that a decoder could not read; UTF-8 never has it."""
MARGIN = 3.0
"""Least advantage, in natural log, of the character taken over the next one."""
_BROKEN = re.compile(
    rb"[\xe2-\xef]\xff[\x80-\xbf](?![\x80-\xbf])|[\xe2-\xef][\x80-\xbf][\xff?]|\xff[\x80-\xbf]{2}(?![\x80-\xbf])"
)
_CONTEXT = 4
_MOST = 400
_MARKS = "，。、；：“”《》（）！？%"


class LossyUtf8:
    r"""Reads bytes of UTF-8 of which some are LOST.

    >>> from etl.clean.language import Words
    >>> reader = LossyUtf8(Fluency(Words.of({"智能": 900, "智": 90}), ""), str)
    >>> reader.read("人工".encode() + b"\xe6\xff\xba\xe8\x83\xbd")
    '人工智能'
    """

    def __init__(self, fluency: Fluency, simplified: Callable[[str], str]) -> None:
        self._fluency = fluency
        self._simple = simple_forms(simplified)

    def read(self, data: bytes) -> str:
        """Return the text of ``data``; each character that its other bytes and its neighbours leave open is U+FFFD.

        A question mark in a lost byte's place may have taken the character after it along: U+FFFD stays behind it.
        """
        parts: list[str] = []
        position = 0
        for match, _ in zip(_BROKEN.finditer(data), range(_MOST), strict=False):
            before = data[position : match.start()].decode("utf-8", "replace")
            after = data[match.end() : match.end() + 3 * _CONTEXT].split(b"\xff")[0].decode("utf-8", "ignore")
            char = self._likeliest(match[0], (before or "".join(parts[-2:]))[-_CONTEXT:], after[:_CONTEXT])
            parts += [before, char, "\ufffd" if match[0].endswith(b"?") and char != "\ufffd" else ""]
            position = match.end()
        return "".join((*parts, data[position:].decode("utf-8", "replace")))

    def _likeliest(self, sequence: bytes, before: str, after: str) -> str:
        chars = {self._simplify(char): char for char in _candidates(sequence.replace(b"?", b"\xff"))}
        ranked = sorted(self._scored(chars, before, after), reverse=True)[:2]
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
            return "\ufffd"
        return chars[ranked[0][1]]

    def _scored(self, simple: Iterable[str], before: str, after: str) -> Iterator[tuple[float, str]]:
        start, rest = self._fluency.read(self._simplify(before)), self._simplify(after)
        for char in simple:
            if char in _MARKS or self._fluency.common(char):
                yield self._fluency.read(char + rest, start).score, char

    def _simplify(self, text: str) -> str:
        return "".join(self._simple.get(char, char) for char in text)


@cache
def _candidates(sequence: bytes) -> tuple[str, ...]:
    """Return the characters that ``sequence`` may have been, LOST standing for any byte."""
    at = sequence.index(LOST)
    bytes_there = range(0xE2, 0xF0) if at == 0 else range(0x80, 0xC0)
    filled = (sequence[:at] + bytes((byte,)) + sequence[at + 1 :] for byte in bytes_there)
    return tuple(data.decode("utf-8") for data in filled if data.decode("utf-8", "ignore"))
