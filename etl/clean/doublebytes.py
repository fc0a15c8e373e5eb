"""The double-byte characters of GBK, and the pairs of bytes that are none: tables computed from Python's own codecs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

_LEADS = range(0x81, 0xFF)
_TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))


@cache
def double_bytes() -> Mapping[str, bytes]:
    """Return the two bytes of every character that GBK has.

    >>> double_bytes()["張"].hex()
    '8f88'
    """
    pairs = (bytes((lead, trail)) for lead in _LEADS for trail in _TRAILS)
    return {char: pair for pair in pairs if len(char := pair.decode("gbk", "ignore")) == 1}


@cache
def with_lead(lead: int) -> tuple[str, ...]:
    """Return the characters whose first byte is ``lead``.

    >>> "堅" in with_lead(0x88)
    True
    """
    return tuple(char for char, pair in double_bytes().items() if pair[0] == lead)


@cache
def vanishing() -> Mapping[int, frozenset[int]]:
    """Return for each first byte the second bytes with which it forms no character: such a pair vanishes when decoded.

    >>> 0xD3 in vanishing()[0xF8], 0xC4 in vanishing()[0xB5]
    (True, False)
    """
    used: dict[int, set[int]] = defaultdict(set)
    for lead, trail in double_bytes().values():
        used[lead].add(trail)
    return {lead: frozenset(set(_LEADS) - used[lead]) for lead in _LEADS}


@cache
def traditional_repertoire() -> frozenset[str]:
    """Return the characters of GBK that Big5 has too: what a traditional text is mostly made of.

    >>> "業" in traditional_repertoire(), "业" in traditional_repertoire()
    (True, False)
    """
    return frozenset(char for char in double_bytes() if char.encode("big5", "ignore"))
