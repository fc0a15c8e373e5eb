"""The firm that speaks: an officer's words are about the firm, under the name and the place that introduce it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place

_NAME = r"(?<!\w)(?:据|从|在)?(?P<name>[\w（）()]{4,28}?公司)\w{0,8}?"
_LEGAL = re.compile(r"(?:有限责任|股份有限|有限|股份|科技|控股|集团)*公司$|集团$")
_PLACE_PREFIX = re.compile(r"^[\u4e00-\u9fff]{2,3}?(?:市|省|区|县)?(?=[\u4e00-\u9fff]{4,})")
_CORE = 2
"""So many characters of a firm's own name tell it from others."""


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm whose officer speaks: its name, and the span of the words that introduce it."""

    name: str
    start: int
    end: int


class SpeakerReader:
    """Finds the firm whose officer speaks; built from the titles of officers and the verbs of speech."""

    def __init__(self, officers: Iterable[str], speech: Iterable[str]) -> None:
        titles, verbs = "|".join(map(re.escape, officers)), "|".join(map(re.escape, speech))
        self._introduced = re.compile(rf"{_NAME}(?:{titles})")
        self._said = re.compile(rf"{_NAME}(?:{titles})[\w·]{{0,6}}?(?:{verbs})")
        self._label = re.compile(rf"(?P<short>[^：:，。\n]{{0,16}}?)(?:{titles})[：:]")

    def firm(self, reading: Reading, place: Place) -> Firm | None:
        """Return the firm whose officer says the sentence of a number, or None where nobody of a firm does."""
        room = reading.paragraphs[place.paragraph].span
        label = self._label.match(reading.text, room.start, room.end)
        if label is not None:
            return self._labelled(reading.text, label["short"])
        firm = self._saying(reading, place) or _opening(self._introduced, reading.text, room.start, room.end)
        if (
            firm is None
            or firm.end > place.start
            or (firm.end > place.sentence.start and not self._saying(reading, place))
        ):
            return None
        return None if any(mention.rule == "own" for mention in reading.regions_in(firm.end, place.start)) else firm

    def _saying(self, reading: Reading, place: Place) -> Firm | None:
        """甲公司董事长对记者说，员工870人: the sentence itself names who says it."""
        match = self._said.search(reading.text, place.sentence.start, place.start)
        return Firm(match["name"], match.start("name"), match.end()) if match else None

    def _labelled(self, text: str, short: str) -> Firm | None:
        """甲总经理：… in an interview: the firm that the text introduced with that title, by the first characters of its name."""
        firms = _introductions(self._introduced, text)
        fit = [firm for firm in firms if short[:_CORE] in firm.name]
        return fit[0] if len({firm.name for firm in fit}) == 1 else None


def seat(reading: Reading, firm: Firm) -> str:
    """Return the code of the place that the words before a firm's name or the name itself put it in; empty if they do not."""
    start = max(reading.text.rfind(mark, 0, firm.start) for mark in "。！？\n") + 1
    codes = [mention.code for mention in reading.regions_in(start, firm.end) if not mention.rule.startswith("own")]
    return codes[-1] if codes else ""


@lru_cache(maxsize=4)  # every number of an interview asks again
def _introductions(introduced: re.Pattern[str], text: str) -> tuple[Firm, ...]:
    return tuple(Firm(match["name"], match.start("name"), match.end()) for match in introduced.finditer(text))


@lru_cache(maxsize=4)  # every number of a paragraph asks again
def _opening(introduced: re.Pattern[str], text: str, start: int, end: int) -> Firm | None:
    """Return the firm whose officer speaks first in a paragraph, under the name that the text goes on with."""
    match = introduced.search(text, start, end)
    if match is None:
        return None
    return Firm(_short_name(match["name"], text[match.end() : end]), match.start("name"), match.end())


def _short_name(legal: str, text: str) -> str:
    """重庆允成互联网科技有限公司 goes on as 允成科技: the words after the place that the text repeats, as far as they agree."""
    core = _LEGAL.sub("", _PLACE_PREFIX.sub("", legal))[:_CORE]
    found = [text[match.start() : match.start() + 8] for match in re.finditer(re.escape(core), text)]
    if len(found) < 2:
        return legal
    shared = found[0]
    while shared and not found[1].startswith(shared):
        shared = shared[:-1]
    return shared if len(shared) >= 3 else legal
