"""The first places where a repair changed a text, as short pieces before and after it: a reader can dispute each."""

from __future__ import annotations

from etl.clean.characters import DAMAGE_CLOSES, DAMAGE_OPENS

MOST = 5
_AROUND = 6
_SYNC = 8
_FURTHEST = 48
_CHUNK = 4096
_SHOWN = str.maketrans({"\n": "⏎", DAMAGE_OPENS: "⟦", DAMAGE_CLOSES: "⟧"})


def examples(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return up to five changed places with a few characters around each, as (before, after).

    The texts are compared from the front; where they part, the nearest place is sought from which both go on alike.

    >>> examples("推进產業智能化改造和数字化转型", "推进产业智能化改造和数字化转型")
    (('推进產業智能化改造和', '推进产业智能化改造和'),)
    """
    found: list[tuple[str, str]] = []
    old = new = 0
    while len(found) < MOST:
        shared = _shared(before, old, after, new)
        old, new = old + shared, new + shared
        if old == len(before) and new == len(after):
            break
        gone, come = _parted(before, old, after, new)
        context = before[max(0, old - _AROUND) : old]
        rest_old, rest_new = before[old + gone : old + gone + _AROUND], after[new + come : new + come + _AROUND]
        found.append((context + before[old : old + gone] + rest_old, context + after[new : new + come] + rest_new))
        old, new = old + gone, new + come
    return tuple((_shown(one), _shown(other)) for one, other in found)


def _shared(before: str, old: int, after: str, new: int) -> int:
    """Return how many characters both texts have in common from here on."""
    start = old
    while (piece := before[old : old + _CHUNK]) and piece == after[new : new + _CHUNK]:
        old, new = old + len(piece), new + len(piece)
    last = before[old : old + _CHUNK], after[new : new + _CHUNK]
    parts = (index for index, (one, other) in enumerate(zip(*last, strict=False)) if one != other)
    return old - start + next(parts, min(map(len, last)))


def _parted(before: str, old: int, after: str, new: int) -> tuple[int, int]:
    """Return how many characters of each text lie before the place from which both go on alike."""
    if len(before) == len(after):  # characters in the place of others: they part for as long as they differ
        pairs = zip(before[old : old + _CHUNK], after[new : new + _CHUNK], strict=True)
        apart = next((index for index, (one, other) in enumerate(pairs) if one == other), len(before) - old)
        return apart, apart
    for apart in range(1, 2 * _FURTHEST):
        for gone in range(max(0, apart - _FURTHEST), min(apart, _FURTHEST) + 1):
            come = apart - gone
            following = before[old + gone : old + gone + _SYNC]
            if following == after[new + come : new + come + _SYNC] and (len(following) == _SYNC or not following):
                return gone, come
    return len(before) - old, len(after) - new


def _shown(piece: str) -> str:
    return piece[:_FURTHEST].translate(_SHOWN)
