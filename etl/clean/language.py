"""What cleaning must know of the language, handed in from outside: the core itself opens no dictionary."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """How often simplified words stand in a corpus: ``count`` of one word, ``begins`` whether any word begins so.

    ``total`` is the sum of all counts.
    """

    count: Callable[[str], int]
    begins: Callable[[str], bool]
    total: int

    @classmethod
    def of(cls, counts: dict[str, int]) -> Words:
        """Return the words of a small dictionary.

        >>> Words.of({"市委": 20}).begins("市"), Words.of({"市委": 20}).count("市")
        (True, 0)
        """
        beginnings = {word[:end] for word in counts for end in range(1, len(word) + 1)}
        return cls(lambda word: counts.get(word, 0), beginnings.__contains__, sum(counts.values()))


@dataclass(frozen=True, slots=True)
class Language:
    """Three functions over Chinese; each loads what it needs when it is first called, so an intact text pays nothing.

    ``words`` returns the frequencies of simplified words, ``readings`` the pinyin (tone marks) of one character, and
    ``simplified`` a text in simplified characters.
    """

    words: Callable[[], Words]
    readings: Callable[[str], frozenset[str]]
    simplified: Callable[[str], str]


def plain_reading(pinyin: str) -> str:
    """Return a reading in the letters that dictionaries use: pages print ɑ and ɡ from the phonetic block.

    >>> plain_reading("ɡuó"), plain_reading("Huì")
    ('guó', 'huì')
    """
    return pinyin.replace("ɑ", "a").replace("ɡ", "g").lower()


def is_reading(language: Language, char: str, pinyin: str) -> bool:
    """Tell whether ``char`` may be read as ``pinyin``.

    >>> known = Language(dict, lambda char: frozenset({"zhǎng", "cháng"}), str)
    >>> is_reading(known, "長", "zhǎng"), is_reading(known, "長", "jiān")
    (True, False)
    """
    return plain_reading(pinyin) in language.readings(char)


def spells(language: Language, chars: str, pinyin: str) -> bool:
    """Tell whether the last of ``chars`` may be read as ``pinyin``, one syllable or several, with or without tones.

    >>> known = Language(dict, lambda char: {"产": frozenset({"chǎn"}), "量": frozenset({"liàng"})}[char], str)
    >>> [spells(known, "产量", spelt) for spelt in ("chǎnliàng", "liang", "chan")]
    [True, True, False]
    """
    left = {_toneless(pinyin)}
    for char in reversed(chars):
        syllables = {_toneless(reading) for reading in language.readings(char)}
        left = {rest.removesuffix(one) for rest in left for one in syllables if rest.endswith(one)}
        if "" in left:
            return True
    return False


def _toneless(pinyin: str) -> str:
    apart = unicodedata.normalize("NFD", plain_reading(pinyin))
    return "".join(char for char in apart if not unicodedata.combining(char)).replace("v", "u")
