"""Texts made of items about several places: bulletins of provinces, news of districts."""

from __future__ import annotations

from datetime import date

from etl.gazetteer import COUNTRY, Gazetteer
from etl.mentions.regions import RegionFinder
from etl.model import BlockKind, CleanText

ITEM_HEAD = 12
"""An item names its place within so many characters."""
_ITEMS = 3
"""From so many items on, a text is about the place that holds them all."""


def holding(home: str, opened: set[str], gazetteer: Gazetteer) -> str:
    """Return the document's place, or the one above it where items open on it and on others beside it.

    ``opened`` are the codes of the places on which the text's lines open.
    """
    beside = {code for code in opened if home not in gazetteer.ancestors(code)}
    if home not in opened or len(beside) < _ITEMS:
        return home
    above = [gazetteer.ancestors(code) for code in sorted(beside)]
    common = [code for code in above[0] if code != COUNTRY and all(code in each for each in above)]
    return common[0] if common else home


def spans_provinces(clean: CleanText, gazetteer: Gazetteer, finder: RegionFinder, on: date | None) -> bool:
    """Tell whether the items of a bulletin are about several provinces: at least two open a line each."""
    provinces = set()
    for block in (block for block in clean.blocks if block.kind is not BlockKind.TABLE):
        opening = clean.text[block.start : min(block.end, block.start + ITEM_HEAD)]
        provinces |= {gazetteer.province_of(mention.code) for mention in finder.find(opening, on) if mention.code}
    return len(provinces - {"", COUNTRY}) > 1
