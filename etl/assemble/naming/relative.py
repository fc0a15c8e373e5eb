"""A count whose thing is told before it and left out behind 的: 开展研发活动的76家, 人口超过100万人的有3个."""

from __future__ import annotations

import re

from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place, without_times

_LEFT_OUT = re.compile(r"的(?:就|也|还|仅|已|共|只|则)*(?:有|达到?|共|约|为)?$")
_OTHERWISE = re.compile(r"从|由|时$|期间?$|[比较]|占")
"""A time, a start or a yardstick before 的 says when or how many before, not what is counted."""
_SIZE_ALONE = re.compile(r"(?:超过?|不足|高于|低于|大于|达到?|突破)[\d.]+\S{0,4}")
_SIZE = re.compile(r"\d")
_SHORTEST, _LONGEST = 4, 28


def without_head(reading: Reading, places: list[Place], index: int) -> str:
    """Return the words before 的 as the name of what a bare count counts, or an empty string where it has a name."""
    place = places[index]
    tail = _LEFT_OUT.search(place.left)
    if tail is None or place.quantity.kind != "count" or place.noun or _SIZE.match(reading.text, place.quantity.end):
        return ""
    told = [earlier.quantity.end for earlier in places[:index] if not earlier.right.startswith("的")]
    start = max(place.clause.start, *told) if told else place.clause.start
    words = without_times(reading, start, place.start - len(tail.group())).lstrip("，、；“”其中")
    proper = _SHORTEST <= len(words) <= _LONGEST and not (_OTHERWISE.search(words) or _SIZE_ALONE.fullmatch(words))
    return words if proper else ""
