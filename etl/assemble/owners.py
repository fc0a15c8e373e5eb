"""The organisation, park or project that a figure belongs to when it is narrower than the region (figures.md §2, ``entity``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place

_LEGAL = re.compile(r"(?:有限责任|股份有限|有限|股份|科技|控股|集团)*公司$|集团$")
_DOES = r"(?:是|在|已|将|目前|依托|引入|引进|采用|现有|自|实现|共|获(?!悉)|去年|今年|年|首期|签约|落地)"
_COUNTED = r"[\d一两二三四五六七八九十百]+[多余]?[家个所座批项]|多[家个所]"
_LONGEST = 28
SHORTEST = 5


class OwnerFinder:
    """Finds the owner of a number; built from the table ``organisation_words``."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        words: dict[str, list[str]] = {"suffix": [], "officer": []}
        for row in rows:
            words[row["role"]].append(row["word"])
        self._suffixes = tuple(words["suffix"])
        self._officers = "|".join(map(re.escape, words["officer"]))

    @cached_property
    def _subject(self) -> re.Pattern[str]:
        """An organisation at the head of a clause that does something, or whose own count follows (…示范区47项经验)."""
        suffixes = "|".join(sorted(map(re.escape, self._suffixes), key=len, reverse=True))
        name = rf"(?:“[^”]{{1,12}}”)?[\w（）()·+]{{2,{_LONGEST - 4}}}?(?:{suffixes})"
        return re.compile(
            rf"(?:^|(?<=[，。；：,;:\n]))(?!记者|据|从|由|位于|在|{_COUNTED})(?P<name>{name})(?:(?={_DOES})|(?P<count>(?=\d)))"
        )

    @cached_property
    def speaker(self) -> re.Pattern[str]:
        """The words that name a firm's officer."""
        return re.compile(rf"(?P<name>[\w（）()]{{4,{_LONGEST}}}?公司)(?:\w{{0,8}})?(?:{self._officers})")

    def is_name(self, words: str) -> bool:
        """Tell whether words as a whole can be the name of an organisation, a park or the like."""
        return SHORTEST <= len(words) <= _LONGEST and words.endswith(self._suffixes)

    def owner(self, reading: Reading, place: Place) -> str:
        """Return the name of the owner, or an empty string for a figure of the whole region."""
        subject = place.phrase.subject.strip("“”")
        if subject.endswith(self._suffixes) and len(subject) <= _LONGEST:
            return place.phrase.subject
        return self._of_sentence(reading, place) or self._of_speaker(reading, place)

    def _of_sentence(self, reading: Reading, place: Place) -> str:
        counted = bool(place.noun) and place.quantity.kind in ("count", "none")
        if counted and place.start == place.clause.start:
            return ""  # 15所高校入选…: the clause has a subject of its own
        named = ""
        for match in self._subject.finditer(reading.text, place.sentence.start, place.start + 1):
            name = match.group("name")
            if match.group("count") is not None and not (counted and match.end() == place.quantity.core):
                continue
            if (
                len(name) >= 4
                and not reading.cues.at_start("lead").match(name)
                and not _speaks_for_all(reading, match, place)
            ):
                named = name
        return named

    def _of_speaker(self, reading: Reading, place: Place) -> str:
        """In a paragraph that a firm's officer opens, the figures are the firm's, under the name that the text goes on with."""
        room = reading.paragraphs[place.paragraph].span
        end, name = _spoken(self, reading.text, room.start, room.end)
        if not name or end > place.sentence.start:
            return ""
        return "" if any(mention.rule == "own" for mention in reading.regions_in(end, place.start)) else name


@lru_cache(maxsize=4)  # every number of a paragraph asks again
def _spoken(finder: OwnerFinder, text: str, start: int, end: int) -> tuple[int, str]:
    """Return where the words of the firm's officer end who speaks first in a paragraph, and the firm's name."""
    match = finder.speaker.search(text, start, end)
    return (match.end(), _short_name(match["name"], text[match.end() : end])) if match else (0, "")


def _speaks_for_all(reading: Reading, match: re.Match[str], place: Place) -> bool:
    mentions = reading.regions_in(match.start("name"), place.start)
    return any(mention.name.startswith(("全", "我", "本")) for mention in mentions)


_PLACE_PREFIX = re.compile(r"^[\u4e00-\u9fff]{2,3}?(?:市|省|区|县)?(?=[\u4e00-\u9fff]{4,})")


def _short_name(legal: str, text: str) -> str:
    """重庆允成互联网科技有限公司 goes on as 允成科技: the words after the place that the text repeats, as far as they agree."""
    core = _LEGAL.sub("", _PLACE_PREFIX.sub("", legal))[:2]
    found = [text[match.start() : match.start() + 8] for match in re.finditer(re.escape(core), text)]
    if len(found) < 2:
        return legal
    shared = found[0]
    while shared and not found[1].startswith(shared):
        shared = shared[:-1]
    return shared if len(shared) >= 3 else legal
