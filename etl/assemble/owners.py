"""The organisation, park or project that a figure belongs to when it is narrower than the region (figures.md §2, ``entity``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from etl.assemble.facilities import FacilityReader
from etl.assemble.reading import Reading
from etl.assemble.speakers import SpeakerReader, seat
from etl.assemble.surroundings import Place

_DOES = r"(?:是|在|已|将|目前|依托|引入|引进|采用|现有|自|实现|共|获(?!悉)|去年|今年|年|首期|签约|落地)"
_COUNTED = r"[\d一两二三四五六七八九十百]+[多余]?[家个所座批项]|多[家个所]"
_LONGEST = 28
SHORTEST = 5


class OwnerFinder:
    """Finds the owner of a number; built from the table ``organisation_words``."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        words: dict[str, list[str]] = {"suffix": [], "facility": [], "generic": [], "officer": [], "speech": []}
        for row in rows:
            words[row["role"]].append(row["word"])
        self._suffixes = tuple(words["suffix"])
        self.facilities = FacilityReader(words["facility"], self._suffixes, words["generic"])
        self._speakers = SpeakerReader(words["officer"], words["speech"])

    @cached_property
    def _subject(self) -> re.Pattern[str]:
        """An organisation at the head of a clause that does something, or whose own count follows (…示范区47项经验)."""
        suffixes = "|".join(sorted(map(re.escape, self._suffixes), key=len, reverse=True))
        name = rf"(?:“[^”]{{1,12}}”)?[\w（）()·+]{{2,{_LONGEST - 4}}}?(?:{suffixes})"
        return re.compile(
            rf"(?:^|(?<=[，。；：,;:\n]))(?!记者|据|从|由|位于|在|{_COUNTED})(?P<name>{name})(?:(?={_DOES})|(?P<count>(?=\d)))"
        )

    def is_name(self, words: str) -> bool:
        """Tell whether words as a whole can be the name of an organisation, a park or the like."""
        return SHORTEST <= len(words) <= _LONGEST and words.endswith(self._suffixes)

    def owner(self, reading: Reading, place: Place) -> tuple[str, str]:
        """Return the name of the owner and the code of its seat if the text gives one; empty strings for the whole region."""
        subject = place.phrase.subject.strip("“”")
        if subject.endswith(self._suffixes) and len(subject) <= _LONGEST:
            return place.phrase.subject, ""
        named = self._of_sentence(reading, place)
        if named:
            return named, ""
        firm = self._speakers.firm(reading, place)
        return (firm.name, seat(reading, firm)) if firm else ("", "")

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


def _speaks_for_all(reading: Reading, match: re.Match[str], place: Place) -> bool:
    mentions = reading.regions_in(match.start("name"), place.start)
    return any(mention.name.startswith(("全", "我", "本")) for mention in mentions)
