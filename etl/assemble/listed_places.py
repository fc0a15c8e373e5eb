"""Lists of places in one sentence: first to first (分别), one each (各), and what all of them share (均)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place
from etl.model import RegionMention

_NO_SUBJECT = re.compile(r"(?:同比|环比|[比较][^，。；、]{1,6}|增速|增幅|占比)?")


def respective_region(reading: Reading, place: Place, order: tuple[int, int]) -> RegionMention | None:
    """Return the place of a number in a 分别 list; 蜀山区、庐阳区分别引进28个、15个: first to first, second to second.

    The places stand before 分别; a second list without a subject (…，同比分别提高9个、12个百分点) goes on about the same ones.
    """
    index, length = order
    if length < 2:
        return None
    text, start = reading.text, place.clause.start
    mark = text.rfind("分别", start, place.start)
    end = mark if mark >= 0 else place.start
    mentions = list(named_places(reading, start, end))
    if mark >= 0 and (
        _NO_SUBJECT.fullmatch(text, start, mark) or (not mentions and _LISTS.search(text, start, mark) is None)
    ):  # 甲区签约9个、乙区8个，投资额分别为78亿元、65亿元
        mentions = list(named_places(reading, segment_start(reading, place), end))
    distinct = len({mention.code for mention in mentions})
    return mentions[index] if len(mentions) == distinct == length else None


def named_places(reading: Reading, start: int, end: int) -> Iterator[RegionMention]:
    """Yield the places that a span names, without words for the document's own (全市)."""
    return (mention for mention in reading.regions_in(start, end) if not mention.rule.startswith("own"))


def segment_start(reading: Reading, place: Place) -> int:
    """Return where the part of the sentence begins, behind its last semicolon, in which a number stands."""
    first = place.sentence.start
    return max(first, 1 + reading.text.rfind("；", first, place.start), 1 + reading.text.rfind(";", first, place.start))


_EACH = re.compile(r"各(?!地|类|级|项|族|界|方|种|县|市|区|国|省|行)")


def places_each(reading: Reading, place: Place) -> int:
    """甲区、乙区各建设1个: how many places the number is said of each; 0 where it is said once."""
    if not _EACH.search(place.left):
        return _all_alike(reading, place)
    mentions = [
        m for m in reading.regions_in(place.clause.start, place.start) if not m.rule.startswith("own") and m.code
    ]
    return len(mentions) if len(mentions) > 1 and len({mention.code for mention in mentions}) == len(mentions) else 0


_ALIKE = re.compile(r"均|都|双双")


def _all_alike(reading: Reading, place: Place) -> int:
    """甲区、乙区产值增速均在10%以上: so many places that open the clause share the one number."""
    alike = _ALIKE.search(reading.text, place.clause.start, place.start)
    if alike is None or "、" in reading.masked[alike.end() : place.start]:
        return 0
    mentions = [m for m in named_places(reading, place.clause.start, alike.start()) if m.code]
    if len(mentions) < 2 or mentions[0].start != place.clause.start or len({m.code for m in mentions}) < len(mentions):
        return 0
    joined = all(reading.text[a.end : b.start] in ("、", "和", "与") for a, b in pairwise(mentions))
    only = not _LISTS.search(reading.masked, mentions[-1].end, alike.start())
    return len(mentions) if joined and only else 0


_LISTS = re.compile(r"[、和]")
