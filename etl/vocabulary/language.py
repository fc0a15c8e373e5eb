"""What libraries know of the language: word frequencies, readings, the simplified script. Loaded when first asked for."""

from __future__ import annotations

import json
from bisect import bisect_left
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from etl.clean.language import Words

CORPUS_SIZE = 60_101_967
"""The sum of all counts in jieba's dictionary; adding them up anew would cost each run 0.1 s."""


@cache
def word_frequencies() -> Words:
    """Return how often each word stands in the corpus behind jieba's dictionary (simplified, 350,000 words; 0.05 s).

    The file is read without jieba itself, which needs a second and leaves a cache file behind. Its lines (word,
    count, part of speech) are only sorted: a damaged text asks for few of the words.

    >>> word_frequencies().count("书记") > word_frequencies().count("笔架") > word_frequencies().count("记书")
    True
    """
    lines = _beside("jieba", "dict.txt").read_bytes().split(b"\n")  # as bytes: most are never looked at
    lines.sort()

    def line_at(beginning: str) -> bytes:
        start = beginning.encode()
        position = bisect_left(lines, start)
        return lines[position] if position < len(lines) and lines[position].startswith(start) else b""

    def count(word: str) -> int:
        line = line_at(word + " ")
        return int(line.split(b" ", 2)[1]) if line else 0

    return Words(count, lambda beginning: bool(line_at(beginning)), CORPUS_SIZE)


@cache
def readings(char: str) -> frozenset[str]:
    """Return the readings of one character in pinyin with tone marks (pypinyin's dictionary).

    >>> sorted(readings("長"))[0]
    'cháng'
    """
    found = _readings().get(str(ord(char)), "")
    return frozenset(found.split(",")) if found else frozenset()


@cache
def _readings() -> dict[str, str]:
    """Return pypinyin's table of single characters (code point in decimal → readings), without its 50,000 phrases."""
    table: dict[str, str] = json.loads(_beside("pypinyin", "pinyin_dict.json").read_text(encoding="utf-8"))
    return table


def _beside(package: str, name: str) -> Path:
    """Return the path of a data file of an installed package, which is not imported for it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{package} is not installed", name=package)
    return Path(spec.origin).with_name(name)


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
