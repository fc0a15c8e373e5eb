"""Punctuation as the rules read it: the ASCII marks of Chinese sentences in full width, every character in its place."""

from __future__ import annotations

import re
from functools import lru_cache

_HAN = "\u4e00-\u9fff"
_MARK = re.compile(
    rf"[,;:!](?:(?<=[{_HAN}”》」』）)%].)(?![/\\])|(?<!!)(?:(?<=\w.)(?=[{_HAN}“《「『])|(?<=[\d%].)(?=[{_HAN}“《])))"
)  # the mark itself comes first: re finds a set of characters fastest
_BRACKETS = re.compile(rf"\((?<![A-Za-z?]\()([^()?\n]{{0,80}}[{_HAN}][^()?\n]{{0,80}})\)")
_QUOTES = re.compile(rf'"([^"\n]{{0,30}}[{_HAN}][^"\n]{{0,30}})"')
_ANY = re.compile('[,;:!("]')
_TO_FULL = str.maketrans(",;:!", "，；：！")


@lru_cache(maxsize=1)  # the document's steps ask for one text in turn
def full_width_marks(text: str) -> str:
    """Return ``text``, at the same length, with full-width marks where a Chinese sentence has ASCII ones.

    Marks within numbers, times, addresses and foreign words stay; so does "?", which often is a lost character.

    >>> full_width_marks("增长5.5%,产值1,234亿元(2024年底);比为2:1")
    '增长5.5%，产值1,234亿元（2024年底）；比为2:1'
    """
    if _ANY.search(text) is None:
        return text
    text = _QUOTES.sub(r"“\1”", text)
    return _BRACKETS.sub(r"（\1）", _MARK.sub(lambda match: match[0].translate(_TO_FULL), text))
