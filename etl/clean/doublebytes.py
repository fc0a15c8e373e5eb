"""The double-byte characters of GBK, and the pairs of bytes that are none: tables computed from Python's own codecs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_LEADS = range(0x81, 0xFF)
_TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))


@cache
def double_bytes() -> Mapping[str, bytes]:
    """Return the two bytes of every character that GBK has.

    >>> double_bytes()["張"].hex(), "A" in double_bytes()
    ('8f88', False)
    """
    pairs = [bytes((lead, trail)) for lead in _LEADS for trail in _TRAILS]
    chars = b"\n".join(pairs).decode("gbk", "replace").split("\n")
    return {char: pair for char, pair in zip(chars, pairs, strict=True) if len(char) == 1 and char != "\ufffd"}


@cache
def with_lead(lead: int) -> tuple[str, ...]:
    """Return the characters whose first byte is ``lead``.

    >>> "堅" in with_lead(0x88)
    True
    """
    return _by_byte(0).get(lead, ())


@cache
def with_trail(trail: int) -> tuple[str, ...]:
    """Return the characters whose second byte is ``trail``.

    >>> "堅" in with_trail(0xD4)
    True
    """
    return _by_byte(1).get(trail, ())


def gone_after(char: str) -> frozenset[int]:
    """Return the bytes that form no character with the second byte of ``char``: such a pair vanishes when decoded.

    >>> double_bytes()["导"].hex(), 0xC4 in gone_after("导")
    ('b5bc', False)
    """
    return _vanishing().get(double_bytes()[char][1], frozenset())


@cache
def is_traditional(char: str) -> bool:
    """Tell whether Big5 has the character: a traditional text is mostly made of such ones.

    >>> is_traditional("業"), is_traditional("业")
    (True, False)
    """
    return bool(char.encode("big5", "ignore"))


@cache
def _vanishing() -> Mapping[int, frozenset[int]]:
    """Return for each first byte the second bytes with which it forms no character."""
    table = double_bytes()
    return {lead: frozenset(_LEADS).difference(table[char][1] for char in with_lead(lead)) for lead in _LEADS}


@cache
def _by_byte(place: int) -> Mapping[int, tuple[str, ...]]:
    groups: dict[int, list[str]] = {}
    for char, pair in double_bytes().items():
        groups.setdefault(pair[place], []).append(char)
    return {byte: tuple(chars) for byte, chars in groups.items()}
