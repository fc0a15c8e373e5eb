"""The places that the heads of a table name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.mentions.regions import RegionFinder
from etl.model import Document, RegionMention

_LEADS = ("own", "name")


@dataclass(frozen=True, slots=True)
class Placed:
    """The place that a head names, and what it names besides (全市生产总值)."""

    mention: RegionMention
    rest: str


def find_places(nouns: Sequence[str], regions: RegionFinder, document: Document) -> dict[str, Placed]:
    """Return the places of all heads, by head; found at once, since a list of places tells that each name is one."""
    joined, starts, position = "、".join(nouns), dict[int, str](), 0
    for noun in nouns:
        starts[position] = noun
        position += len(noun) + 1
    found = {}
    for mention in regions.find(joined, document.own_date, document.region_code):
        noun = starts.get(mention.start, "")
        rest = noun[mention.end - mention.start :]
        if noun and (not rest or mention.rule in _LEADS):
            found[noun] = Placed(mention, rest)
    return found
