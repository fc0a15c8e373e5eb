"""Ports, airports, zones and parks that open the name of a metric (上海港集装箱吞吐量): the owner, and the metric without it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from etl.alternatives import alternatives
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place

_NOT_OF_A_NAME = re.compile(r"[级各类个等、和与及的]|(?:贸易|(?<!上)海|[空渔内])港$")
_OWN_NAMED = re.compile(r"[\u4e00-\u9fff]{2,3}")
_OWN_WORDS = 3
"""A park or a centre has a name of its own of at least this many characters; a port or an airport may have its place's."""


class FacilityReader:
    """Splits metrics; built from ``organisation_words``: what follows a place (港, 机场), and what ends other names (园区)."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self._bare, self._generic = tuple(words["facility"]), tuple(words["generic"])
        self.ports = tuple(sorted(words["port"], key=len, reverse=True))
        kinds = alternatives({*self._bare, *words["suffix"]})
        self._kind = re.compile(kinds)
        self._named = re.compile(
            rf"(?P<own>(?:“[^”]{{2,12}}”)?[\w（）·]{{0,14}}?)(?P<kind>{kinds})(?![城镇村区站化型级建、和及等])(?P<rest>[^、，。]{{2,}})"
        )

    def split(self, reading: Reading, place: Place, metric: str) -> tuple[str, str]:
        """Return (owner, metric without it), or an empty owner where the metric does not open with one.

        A name is proper if a place stands in it or directly before it, or if part of it is quoted.
        """
        match = self._named.match(metric) if self._kind.search(metric) else None
        written = metric.partition("占")[0]  # a share's name goes on with what it is of
        position = reading.text.rfind(written, place.sentence.start, place.start) if match else -1
        if match is None or position < 0:
            return "", metric
        start = _with_places_before(reading, place.sentence.start, position)
        end = position + match.start("rest")
        name = reading.text[start:end]
        if _NOT_OF_A_NAME.search(name) or reading.cues.at_start("lead").match(name):
            return "", metric
        if not match["kind"].endswith(self._bare) and len(match["own"]) < _OWN_WORDS:
            return "", metric
        placed = any(not mention.rule.startswith("own") for mention in reading.regions_in(start, end))
        proper = placed or "“" in name or self._is_own_name(match["own"], match["kind"])
        return (name, match["rest"]) if proper else ("", metric)

    def is_port(self, reading: Reading, start: int, name: str) -> bool:
        """Tell whether words are the name of one port or airport: 天津港, 果园港, 江北国际机场; not 沿海港."""
        if _NOT_OF_A_NAME.search(name):
            return False
        placed = any(not mention.rule.startswith("own") for mention in reading.regions_in(start, start + len(name)))
        kind = next(kind for kind in self.ports if name.endswith(kind))
        return placed or self._is_own_name(name.removesuffix(kind), kind)

    def _is_own_name(self, own: str, kind: str) -> bool:
        """果园港 and 天府国际机场 have names that no gazetteer of divisions knows; 沿海港 and 支线机场 are classes."""
        return kind.endswith(self.ports) and _OWN_NAMED.fullmatch(own) is not None and not own.endswith(self._generic)


def _with_places_before(reading: Reading, first: int, position: int) -> int:
    """Where the places begin that stand directly before a position (杭州萧山|国际机场)."""
    for mention in reversed(reading.regions_in(first, position)):
        if mention.end != position or mention.rule.startswith("own"):
            break
        position = mention.start
    return position
