"""What a bare noun stands for in a story: 园区 for the park named before it, and the site that a scene opens on (…建设现场)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping

from etl.alternatives import alternatives
from etl.assemble.reading import Reading
from etl.model import Span
from etl.value import value

_BOUNDARY = r"(?:(?<=[，。；：、！？\n“（在的是与和至到从于入及了])|^)"
_ARTICLE = r"(?:该|本|全|这个|这一|整个)?"
_WHEN = r"(?:目前|眼下|如今|现在|去年|今年以来|今年|截至目前|截至|至今)?，?"
_SCENE = (
    r"(?=(?:的?(?:建设|施工|生产|项目)?(?:现场|工地|车间|展位|展台|厂区|厂房|数据机房|机房|控制室|指挥中心|调度中心)))"
)
_NO_NAME = re.compile(
    r"^(?:[\d全各该本某此整首当这其共有一两二三四五六七八九十多几]|国家级|省级|市级|区级|县级|目前|眼下|如今|现在|去年|今年|重点|主要|大型)"
    r"|[\d一二两三四五六七八九十]+[个家项座]|[等、]|[A星]级|调研|开工|签约|落户|落地|集中|推进"
)
_SHORTEST_OWN = 2
_REACH = 600
"""A bare noun stands for a name at most so many characters before it."""


@value
class Standing:
    """Where a noun stands, and the span of the name that it stands for (its own for a site)."""

    start: int
    end: int
    named: Span


class DefiniteReader:
    """Finds names and what stands for them; built from the roles ``suffix``, ``head`` and ``park`` of ``organisation_words``."""

    def __init__(self, words: Mapping[str, Iterable[str]], frequency: Callable[[str], int]) -> None:
        self._frequency = frequency
        self._parks = tuple(words["park"])
        suffixes, heads = (alternatives(words[role]) for role in ("suffix", "head"))
        own = r"(?P<name>(?:“[^”]{1,12}”)?(?:(?![的在是了与从据])[\w·]){2,22}?"
        self._name = re.compile(rf"{_BOUNDARY}{own}(?P<kind>{suffixes}))(?!{suffixes}|[级类型城村镇])")
        self._site = re.compile(rf"(?<=[，。；\n在的]){own}(?P<kind>{suffixes}|项目)){_SCENE}")
        self._head = re.compile(
            rf"(?:(?<=[，。；\n“”])|^){_WHEN}{_ARTICLE}(?P<head>{heads})(?!企业|经理|负责人|数|个|家|主体|监管|化|城区|经济|建设单位)"
        )

    def _is_proper(self, reading: Reading, match: re.Match[str]) -> bool:
        """A place in it, words in quotes, or an opening that is in no dictionary make a name one park's own."""
        name = match["name"]
        placed = any(not region.rule.startswith("own") for region in reading.regions_in(*match.span("name")))
        return placed or "“" in name or (len(name) > len(match["kind"]) + 1 and self._frequency(name[:2]) == 0)

    def standing(self, reading: Reading) -> list[Standing]:
        """Return the scenes and the nouns that stand for a name before them, in order."""
        names = [
            Span(match.start("name"), match.end("name"))
            for match in self._name.finditer(reading.text)
            if _is_name(match["name"], match["kind"]) and self._is_proper(reading, match)
        ]
        starts = [name.start for name in names]
        found = []
        for match in self._site.finditer(reading.text):
            if _is_name(match["name"], match["kind"]):
                span = Span(match.start("name"), match.end("name"))
                found.append(Standing(span.start, span.end, span))
        for match in self._head.finditer(reading.text):
            index = bisect_left(starts, match.start("head"))
            named = self._antecedent(reading, names[:index], match["head"], match.start("head"))
            if named is not None:
                found.append(Standing(match.start("head"), match.end("head"), named))
        return found

    def _antecedent(self, reading: Reading, names: list[Span], head: str, position: int) -> Span | None:
        """The last name of the noun's kind before it, not too far off."""
        for name in reversed(names):
            if position - name.start > _REACH:
                return None
            words = reading.between(name.start, name.end)
            if words.endswith(self._parks if head == "园区" else head):
                return name
        return None


def _is_name(name: str, kind: str) -> bool:
    return _NO_NAME.search(name) is None and len(name) - len(kind) >= _SHORTEST_OWN
