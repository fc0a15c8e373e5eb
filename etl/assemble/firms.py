"""Firms by the short names that a text uses: by who speaks for one (海德重工总经理), well known, or a made-up word with a trade."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from etl.alternatives import alternatives
from etl.assemble.reading import Reading
from etl.model import Span

_HAN = "\u4e00-\u9fff"
LEGAL_ENDING = re.compile(r"(?:有限责任|股份有限|有限|股份|科技|控股|集团)*公司$|集团$")
_PLACE = re.compile(
    rf"^.*(?:[省市区县]|记者在|位于|走进|来到)|^(?=[{_HAN}]{{6,}})[{_HAN}]{{2}}(?=[{_HAN}]{{4,}})|[（(][^（）()]{{2,4}}[）)]"
)
_SHORTEST_OWN = 3
_STEM = 2
_LONGEST_PLACE = 8
_LONGEST_LEAD = 24
_OPENS = r"(?:(?<=[，。；：！？\n“”（])|^)(?:其中，?)?"
_NOT_A_FIRM = re.compile(
    r"(?:相关|有关|主要|现场|技术|项目|销售|生产|运营|市场|品牌|财务|研发|行政|质量|设计|运维|安全|调度|仓储|物流|采购|商务|客服|副)$|公司$|集团$|企业$|[委局厅办部署会处所站校院团]$|中心$|政府|园区|记者|[省市县区镇乡村街道]$|项目|车间$|大学|学院|银行"
    r"|^(?:公司|副|该|本|我|全|各|其|据|在|从|对|由|向|是|这|那|某|有|一|和|与)|[的地得了]"
)
_BESIDE = re.compile(
    r"(?:一[路墙河街]之隔|相邻|隔壁|毗邻|不远处|配套|(?:位于|落户|坐落于|来自|作为|入驻|从事|专注|深耕)[^，。；]{2,14})的$"
    r"|(?:^|[，。；：！？\n“”])(?:在|走进|来到|走入)$|(?<![家批个些])(?:企业|厂商|龙头)$"
)
"""与之一墙之隔的, 为其配套的, 位于高新区的, 在, 玻璃企业: what leads to a firm in the middle of a clause."""
_COMPANY = re.compile("公司|集团(?!公司|化|军)")
_OWN_NAME = re.compile(rf"(?:(?<=[，。；：！？\n“”（])|^)(?![{_HAN}]*[年月日度])[{_HAN}]{{4,8}}$")
_LONGEST_OWN = 9
_SMALL_WORDS = frozenset("则在的了和与及其各该本全从向对以等为是将让使把被由据")
_GOES_ON = (
    r"(?!料|工业|制造|业|企业|产业|园|城|公司|集团|有限|项目|基地|等|、|和|与|及|领域|行业|板块|大会|论坛|大学|学院)"
)


class FirmReader:
    """Finds firms' short names; built from the table ``organisation_words`` and the frequencies of everyday words."""

    def __init__(self, words: Mapping[str, Iterable[str]], frequency: Callable[[str], int]) -> None:
        self.frequency = frequency
        self._words = {role: alternatives(words[role]) for role in ("officer", "trade", "firm", "department")}
        self._legal_endings = tuple(words["legal_ending"])
        self._everyday = frozenset(words["not_firm"])
        self._officer = re.compile(self._words["officer"])
        self._trade = re.compile(_first_of_any(words["trade"]))

    def subjects(self, reading: Reading) -> tuple[Span, ...]:
        """Return where a firm opens a clause under its short name, in order."""
        return reading.once(self._subjects)

    def _subjects(self, reading: Reading) -> tuple[Span, ...]:
        found = {span.start: span.end for span in reading.once(self._speakers)}
        names = reading.once(self._names)
        if names:
            named = re.compile(rf"(?P<name>{alternatives(names)}){_GOES_ON}")
            spans = (match.span("name") for match in named.finditer(reading.text))
            found.update((start, end) for start, end in spans if _opens_clause(reading, start))
        return tuple(Span(start, found[start]) for start in sorted(found))

    def speakers(self, reading: Reading) -> tuple[Span, ...]:
        """Return the names of the firms whose officers speak, in order."""
        return reading.once(self._speakers)

    def _speakers(self, reading: Reading) -> tuple[Span, ...]:
        """海德重工总经理宋立新介绍: the name before the title, unless it is an office's or only 公司."""
        matches = self._spoken_in(reading)
        return tuple(Span(*match.span("name")) for match in matches if not _NOT_A_FIRM.search(match["name"]))

    def _spoken_in(self, reading: Reading) -> Iterator[re.Match[str]]:
        """Yield the matches of the whole pattern, which is slow: in lines that name an officer only."""
        text, spoken, passed = reading.text, reading.cues.pattern(self._spoken), -1
        for officer in self._officer.finditer(text):
            if officer.start() > passed:
                start, passed = text.rfind("\n", 0, officer.start()) + 1, text.find("\n", officer.end())
                passed = len(text) if passed < 0 else passed
                yield from spoken.finditer(text, start, passed)

    def _traded_in(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches of the whole pattern, tried only where a trade stands behind the two characters of a name."""
        passed = 0
        for trade in self._trade.finditer(text):
            start = trade.start() - _STEM
            match = self._traded.match(text, start) if start >= passed else None
            if match is not None:
                passed = match.end()
                yield match

    def _names(self, reading: Reading) -> frozenset[str]:
        spoken = {reading.between(span.start, span.end) for span in reading.once(self._speakers)}
        known = {match.group() for match in self._known.finditer(reading.text)}
        traded = {
            match["name"]
            for match in self._traded_in(reading.text)
            if _opens_clause(reading, match.start())
            and (match["name"].endswith(("公司", "集团")) or self._is_made_up(match["stem"]))
        }
        return frozenset(spoken | known | traded | set(self._plain(reading)) | self._short_forms(reading.text))

    def _plain(self, reading: Reading) -> Iterator[str]:
        """渝岭智驾公司训练模型: a made-up word and 公司 at the head of a clause, a place before it at most."""
        for end in _COMPANY.finditer(reading.text):
            own = _OWN_NAME.search(reading.text, max(0, end.start() - _LONGEST_OWN), end.start())
            if own is not None and self._is_made_up(own.group()[:_STEM]) and not _NOT_A_FIRM.search(own.group()):
                yield own.group() + end.group()

    def _is_made_up(self, stem: str) -> bool:
        """再升 and 莱宝 are in no dictionary: names; 精密 and 工业 say what is made."""
        return stem not in self._everyday and not _SMALL_WORDS & set(stem) and self.frequency(stem) == 0

    @cached_property
    def _spoken(self) -> str:
        return (
            rf"{_OPENS}(?P<name>[{_HAN}]{{2,10}}?)(?:党委书记、|党委副书记、|(?:{self._words['department']})[一二三]?部)?"
            rf"副?(?:{self._words['officer']}){{1,2}}(?P<person>(?:[{_HAN}]{{2,3}}?)?){{says}}"
        )

    @cached_property
    def _known(self) -> re.Pattern[str]:
        return re.compile(self._words["firm"])

    @cached_property
    def _traded(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?P<name>(?P<stem>[{_HAN}]{{{_STEM}}})(?:{self._words['trade']}){{1,2}}(?:公司|集团)?){_GOES_ON}"
        )

    @cached_property
    def legal_name(self) -> str:
        """The form of a firm's full name (…有限公司)."""
        return rf"[\w（）()·]{{3,24}}?(?:{alternatives(self._legal_endings)})"

    @cached_property
    def _legal_name(self) -> re.Pattern[str]:
        return re.compile(self.legal_name)

    def _short_forms(self, text: str) -> set[str]:
        """山东泉智数据科技有限公司 goes on as 泉智数据, where the text has that elsewhere."""
        found: set[str] = set()
        if not any(ending in text for ending in self._legal_endings):  # most texts: spares a slow search
            return found
        for match in self._legal_name.finditer(text):
            bare = LEGAL_ENDING.sub("", _PLACE.sub("", LEGAL_ENDING.sub("", match.group())))
            if len(bare) >= _SHORTEST_OWN and text.count(bare) > text.count(match.group()):
                found.add(bare)
        return found

    def split(self, reading: Reading, metric: str) -> tuple[str, str]:
        """Return (firm, metric without it) where a metric opens with a firm that the text knows; else an empty firm."""
        for name in sorted(reading.once(self._names), key=len, reverse=True):
            if metric.startswith(name) and len(metric) > len(name) + 1:
                return name, metric[len(name) :].removeprefix("的")
        return "", metric


def _first_of_any(words: Iterable[str]) -> str:
    """Return a pattern of the first character of any of some words: matches of words may overlap, those of it do not."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words):
        rests.setdefault(re.escape(word[0]), []).append(re.escape(word[1:]))
    return "|".join(f"{first}(?={'|'.join(following)})" for first, following in rests.items())


def _opens_clause(reading: Reading, position: int) -> bool:
    """At the head of a clause, a place before it at most (天津智行科技)."""
    before = reading.regions_in(max(0, position - _LONGEST_PLACE), position)
    if before and before[-1].end == position:
        position = before[-1].start
    elif reading.text[max(0, position - _STEM) : position] in reading.once(_short_places):
        position -= _STEM
    if position == 0 or reading.text[position - 1] in "，。；：！？\n“”（":
        return True
    return _BESIDE.search(reading.text, max(0, position - _LONGEST_LEAD), position) is not None


def _short_places(reading: Reading) -> frozenset[str]:
    """合肥翼腾航空科技 is of 合肥市, which the text speaks of elsewhere."""
    return frozenset(mention.name.rstrip("省市区县") for mention in reading.regions if mention.code)
