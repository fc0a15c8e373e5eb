"""Find the stretches of a text whose double-byte characters are cut in the wrong places, and what their bytes tell.

How the damage arises: a tool searches traditional GBK text byte by byte and puts "(pinyin)" after two-byte patterns. Where
a pattern is the second half of one character and the first half of the next, the annotation falls inside the latter:
``張岳`` is 8F88 D4C0, 88D4 is 堅 (jiān), so the bytes become 8F88 D4 "(jiān)" C0. The decoder then reads D4 and "(" as one
unknown character ``?``, and every pair after it is off by one byte, up to the next ASCII byte. Pairs without a character
vanish. What is left is exact: which bytes are lost and where the stretch ends follows from the parity of the bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from etl.clean.language import Language, is_reading

PINYIN = "[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿɑɡ]{1,7}"
_LOST = re.compile(rf"[?\ufffd]\(?({PINYIN})\)")
_ANNOTATION = re.compile(rf"\(({PINYIN})\)")


class Closing(StrEnum):
    """What brings the bytes back into step at the end of a stretch."""

    ANNOTATION = "annotation"  # a lost first byte, then "(pinyin)" of the character that it begins
    TRAIL = "trail"  # an ASCII letter that is the second byte of the last character
    SWALLOWED = "swallowed"  # an ASCII letter that was read as the second byte of the last pair
    LOST = "lost"  # a lost first byte, with or without the ASCII character after it
    NONE = "none"  # nothing that the mechanism explains


@dataclass(frozen=True, slots=True)
class Stretch:
    """One damaged stretch: ``text[start:end]``.

    ``before`` is the second byte of the character before it; ``opening`` the reading of the pattern that was hit;
    ``pairs`` the bytes of its characters; ``byte`` the ASCII byte of a TRAIL or SWALLOWED closing, ``reading`` the
    pinyin of an ANNOTATION closing, or of one that follows a TRAIL.
    """

    start: int
    end: int
    before: int
    opening: str
    pairs: tuple[bytes, ...]
    closing: Closing
    byte: int = 0
    reading: str = ""


def stretches(text: str, language: Language) -> Iterator[Stretch]:
    """Yield the damaged stretches of ``text``, in order.

    >>> known = Language(dict, lambda char: frozenset({"jiān"}), str)
    >>> [found.closing.value for found in stretches("張?jiān)婪宄鱿瘯?huì)議", known)]
    ['annotation']
    """
    position = 0
    while match := _LOST.search(text, position):
        before = pair_of(_char_before(text, match.start()))
        stretch = _follow(text, match.start(), match.end(), before[-1] if before else 0, match[1], language)
        yield stretch
        position = stretch.end


def pair_of(char: str) -> bytes:
    """Return the two bytes of a character in GBK, or none if it has not two.

    >>> pair_of("張").hex(), pair_of("a")
    ('8f88', b'')
    """
    data = char.encode("gb18030", "ignore")
    return data if len(data) == 2 else b""


def _char_before(text: str, position: int) -> str:
    annotated = re.search(rf"(.)\({PINYIN}\)\Z", text[max(0, position - 12) : position])
    return annotated[1] if annotated else text[position - 1 : position]


def _follow(text: str, start: int, position: int, before: int, opening: str, language: Language) -> Stretch:
    pairs: list[bytes] = []
    closing, byte, reading = Closing.NONE, 0, ""
    while position < len(text):
        char, pair = text[position], pair_of(text[position])
        if pair:
            pairs.append(pair)
            position += 1
            if pair[1] < 0x80:
                closing, byte = Closing.SWALLOWED, pair[1]
                break
        elif "@" <= char <= "~":
            closing, byte, position = Closing.TRAIL, ord(char), position + 1
            if after := _ANNOTATION.match(text, position):
                reading, position = after[1], after.end()
            break
        elif char in "?\ufffd":
            after = _LOST.match(text, position)
            closing, reading = (Closing.ANNOTATION, after[1]) if after else (Closing.LOST, "")
            position = after.end() if after else position + 1
            break
        elif inside := _inside(text, position, language):
            position = inside
        else:
            break
    return Stretch(start, position, before, opening, tuple(pairs), closing, byte, reading)


def _inside(text: str, position: int, language: Language) -> int:
    """Return the end of an annotation that stands within a stretch: a pattern hit among bytes already out of step."""
    match = _ANNOTATION.match(text, position)
    return match.end() if match and is_reading(language, text[position - 1], match[1]) else 0
