"""What libraries know of the language: word frequencies, readings, the simplified script. Loaded when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def word_frequencies() -> Mapping[str, int]:
    """Return how often each word stands in the corpus behind jieba's dictionary (simplified, 350,000 words; 0.3 s).

    The file is read without jieba itself, which needs a second and leaves a cache file behind.

    >>> word_frequencies()["书记"] > word_frequencies()["笔架"]
    True
    """
    with (files("jieba") / "dict.txt").open("r", encoding="utf-8") as handle:
        entries = (line.split(" ", 2) for line in handle)
        return {word: int(count) for word, count, _ in entries}


@cache
def readings(char: str) -> frozenset[str]:
    """Return the readings of one character in pinyin with tone marks (pypinyin's dictionary).

    >>> sorted(readings("長"))[0]
    'cháng'
    """
    from pypinyin import Style, pinyin  # its dictionary takes 0.2 s, which only a damaged text needs

    found = pinyin(char, style=Style.TONE, heteronym=True, errors="ignore")
    return frozenset(found[0]) if found else frozenset()


def simplified(text: str) -> str:
    """Return ``text`` in simplified characters, by OpenCC's t2s, which changes no words.

    >>> simplified("深入學習貫徹")
    '深入学习贯彻'
    """
    return str(_t2s().convert(text))


@cache
def _t2s():  # type: ignore[no-untyped-def]
    from opencc import OpenCC

    return OpenCC("t2s")
