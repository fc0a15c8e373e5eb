"""Shares of a whole that somebody makes up: 民营经济贡献了全区51.3%的地区生产总值、六成以上的税收."""

from __future__ import annotations

import re

from etl.assemble.naming.words import PORTION, Named
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place, without_times

_MAKES_UP = re.compile(
    r"(?P<who>[^，。；]*?)(?:贡献|创造|集聚|聚集|汇聚|吸纳|提供|拥有|占有|占据|承担|生产|拿下)了?"
    r"(?P<whole>全[国省市区县球]|我[国省市区县])(?:约|近|超)?$"
)
_MEMBER = re.compile(r"的[^，。；\d]{2,12}?[、和及与]$")
_IS = re.compile(r"(?:作为|一直是|是).*$")
_OPENS = re.compile(r"^(?:[“‘]|其中|而且|如今|仅|就|全[省市区县]|我[省市区县])+")
_SHARE = re.compile(r"^(?P<who>.*)占(?P<what>.+)比重$")
_WHAT = re.compile(r"的(?P<what>[^，。；、的\d]{2,12}?)(?:和|及|与)?$")
_LONGEST = 14


def contributed(reading: Reading, place: Place, previous: Named) -> str:
    """Return what has which share of what (民营经济占地区生产总值比重), or an empty string; further shares go on from the first."""
    if place.quantity.kind != "percent" or not place.right.startswith("的") or not place.noun:
        return ""
    if place.noun.endswith(reading.cues.endings("share_noun")):
        return ""  # 拿下全球9%的市场份额 has its own name
    if previous and previous[0][1] == PORTION and _MEMBER.fullmatch(place.left):
        told = _SHARE.match(previous[0][0])
        return f"{told['who']}占{_what(place)}比重" if told and told["who"] else ""
    found = _MAKES_UP.search(reading.text[place.left_start : place.start])
    if found is None:
        return ""
    who = _subject(reading, place, found.start(), found["who"])
    return f"{who}占{_what(place)}比重" if who else f"{place.noun}占{found['whole']}比重"


def _what(place: Place) -> str:
    """What it is a share of: all words up to the next mark (城镇就业 too, whose 就业 may be a verb), else the noun."""
    found = _WHAT.fullmatch(place.right)
    return found["what"] if found else place.noun


def _subject(reading: Reading, place: Place, offset: int, words: str) -> str:
    """Who makes it up: the words before the verb, else the subject of the sentence before 是."""
    start = place.left_start + offset
    own = _OPENS.sub("", without_times(reading, start, start + len(words)).strip("，、 "))
    if own:
        return reading.phrases.before(own).noun if len(own) <= _LONGEST else ""
    first = reading.text[max(place.sentence.start, reading.text.rfind("，", 0, max(0, start - 1)) + 1) : start].strip(
        "，"
    )
    subject = _OPENS.sub("", _IS.sub("", first)) if _IS.search(first) else ""
    return subject if 2 <= len(subject) <= _LONGEST else ""
