"""What colours and shapes stand for, in a line above a chart; and words cut to the room that they have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

KEY_ROOM = 26
"""Pixels above a chart for the line of :func:`keys_line`."""
_LATIN, _FEWEST = "\u2e80", 5


@dataclass(frozen=True, slots=True)
class Key:
    """What a colour (and, of two places in one region, a shape) stands for."""

    name: str
    colour: str
    sign: str = "●"


def keys_line(keys: Sequence[Key]) -> list[dict[str, Any]]:
    """Return the line above a chart that says what the colours stand for, as notes of plotly."""
    if not keys:
        return []
    said = "\u2002".join(f"<span style='color:{key.colour}'>{key.sign}</span>\u00a0{key.name}" for key in keys)
    return [
        {
            "text": said, "xref": "paper", "yref": "paper", "x": 0, "y": 1, "yshift": KEY_ROOM, "xshift": 4, "xanchor": "left",
            "yanchor": "top", "align": "left", "showarrow": False, "font": {"size": 12},
        }
    ]  # fmt: skip


def cut(words: str, width: float, size: int) -> list[str]:
    """Return at most two lines of a type that is ``size`` pixels high and, in Latin letters, a little over half as wide.

    >>> cut("规模以上工业增加值", 60, 12), cut("Industrial robot output", 80, 12)
    (['规模以上工', '业增加值'], ['Industrial', 'robot…'])
    """
    wide = sum(size if letter > _LATIN else size * 0.58 for letter in words)
    most = max(int(width * len(words) / wide), _FEWEST) if words else 1
    return wrap(words, most, max_lines=2, placeholder="…")
