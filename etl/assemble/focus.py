"""The firm or park that a news story is about at a place: the last one introduced, until a region or an office speaks.

News visits a firm, lets its officers talk and goes on without naming it again (公司总经理说, 厂区里, 我们): its numbers belong
to the firm, in the place that the introduction gave.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from etl.assemble.placing import NATION, acts, heads_clause, holds, is_subject
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place
from etl.model import DocumentKind

_STORIES = (DocumentKind.NEWS, DocumentKind.INTERVIEW, DocumentKind.BULLETIN)
_LED_BY = r"(?:[^，。；：！？\n“”]*(?:见到|走进|来到|走访|探访|采访|位于|落户|记者|[在的由对与是向从]|(?<!数)据))?"
_FIRM = re.compile(rf"(?<![\w（）]){_LED_BY}(?P<name>[\w（）()·]{{3,24}}?(?:有限公司|有限责任公司|股份公司|集团公司))")
_PAST_SENTENCE = re.compile(
    r"(?:记者从|据)[^，。；]{0,20}(?:局|委|厅|办|部门|海关|统计)|数据显示|发布会|(?:报告|会议|通报)(?:提出|指出|强调|要求)"
)
_OFFICIAL = re.compile(
    r"(?:新区|海关|[市区县省局委厅办])(?:里|(?:相关|有关)?负责人|委|政府|[长委局厅办]{1,2}(?:介绍|表示|说))"
)
_TALKS_ON = re.compile(r"公司|企业(?!家)|厂区|厂里|车间|工厂|园区|生产线|我们|咱们|该厂|基地")
_EVENT = re.compile(
    r"(?P<name>(?:\d{4})?[\w“”]{2,24}?(?:大会|博览会|对接会|推介会|洽谈会|交易会|论坛))(?=[^，。；]{0,14}(?:开幕|举行|举办|落幕|闭幕|召开|启幕))"
)
_NAMED_SYSTEM = re.compile(r"(?P<name>“[^”]{2,12}”(?:平台|系统|小程序|APP|[\u4e00-\u9fff]{0,4}项目))")
_HEAD = 2
"""So many characters at the end of a name stand for it later (码头, 大会)."""
_CORE = 2
"""So many characters of a firm's own name tell it from others."""
_REACH = 2
"""So many paragraphs a story stays with a firm that it does not name again."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """Where a text introduces a firm or a park, and its name."""

    name: str
    start: int
    end: int
    person: str = ""


class FocusReader:
    """Finds what a story is about; built from suffixes of names, titles of officers and verbs of visits."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        titles, suffixes, visits = (
            "|".join(sorted(map(re.escape, words[role]), key=len, reverse=True))
            for role in ("officer", "suffix", "visit")
        )
        self._officer = re.compile(
            rf"(?<![\w（）]){_LED_BY}(?P<name>[\w（）()·]{{3,24}}?(?:公司|集团))\w{{0,8}}?(?:{titles})"
            rf"(?P<person>[\u4e00-\u9fff]{{0,3}})"
        )
        self._visited = re.compile(
            rf"(?:{visits}|(?:位于|落户|坐落于)[^，。；]{{2,16}}的)"
            rf"(?P<name>“[^”]{{2,14}}”|(?![\d一二两三四五六七八九十]+[余多]?[家个所])[\w（）·]{{2,20}}?(?:{suffixes}))"
            rf"(?![\u4e00-\u9fff]{{0,2}}(?:企业|项目))"
        )
        self._label = re.compile(rf"(?P<short>[^：:，。\n]{{0,16}}?)(?:{titles})[：:]")

    def owner(self, reading: Reading, place: Place) -> tuple[str, str]:
        """Return the name of what the story is about at a number and the code of its seat; empty where it is the region."""
        if reading.document_kind not in _STORIES:
            return "", ""
        found = reading.once(self._introductions)
        told = self._told(reading, place, found)
        if told is None:
            return "", ""
        return _goes_by(reading, place, told), _seat(reading, found, told)

    def _introductions(self, reading: Reading) -> tuple[Introduction, ...]:
        found: dict[int, Introduction] = {}
        for pattern in (_EVENT, _NAMED_SYSTEM, self._visited, _FIRM, self._officer):
            for match in pattern.finditer(reading.text):
                start = match.start("name")
                person = match["person"] if pattern is self._officer else ""
                found[start] = Introduction(match["name"], start, match.end("name"), person)
        return tuple(found[start] for start in sorted(found))

    def _told(self, reading: Reading, place: Place, found: tuple[Introduction, ...]) -> Introduction | None:
        room = reading.paragraphs[place.paragraph].span
        label = self._label.match(reading.text, room.start, room.end)
        if label is not None:
            return _labelled(found, label["short"])
        before = [one for one in found if one.end <= place.start]
        if not before or not _goes_on(reading, place, before[-1]) or _is_cleared(reading, place, before[-1]):
            return None
        return before[-1]


_LEGAL = re.compile(r"(?:有限责任|股份有限|有限|股份|科技|控股|集团)*公司$|集团$")
_PLACE_PREFIX = re.compile(r"^[\u4e00-\u9fff]{2,3}?(?:市|省|区|县)?(?=[\u4e00-\u9fff]{4,})")


def _goes_by(reading: Reading, place: Place, told: Introduction) -> str:
    """甲市允成互联网科技有限公司 goes on as 允成科技: the words after the place that the paragraph repeats."""
    name = told.name.strip("“”")
    end = reading.paragraphs[place.paragraph].span.end
    core = _LEGAL.sub("", _PLACE_PREFIX.sub("", name))[:_CORE]
    again = re.compile(re.escape(core)).finditer(reading.text, told.end, end) if len(core) == _CORE else ()
    found = [reading.text[match.start() : match.start() + 8] for match in again]
    if len(found) < 2:
        return name
    shared = found[0]
    while shared and not found[1].startswith(shared):
        shared = shared[:-1]
    return shared if len(shared) >= 3 else name


def _goes_on(reading: Reading, place: Place, told: Introduction) -> bool:
    """The same paragraph, or one of the next that speaks of 公司 or 我们 before the number or opens with what somebody says."""
    room = reading.paragraphs[place.paragraph].span
    if told.start >= room.start:
        return True
    first = next((i for i in range(place.paragraph, -1, -1) if reading.paragraphs[i].span.start <= told.start), 0)
    if place.paragraph - first > _REACH or reading.document_kind is DocumentKind.BULLETIN:
        return False
    words = reading.text[room.start : place.start]
    if len(told.person) > 1 and told.person in words:
        return True  # who spoke before speaks on
    return words.startswith("“") or told.name[-_HEAD:] in words or _TALKS_ON.search(words) is not None


def _is_cleared(reading: Reading, place: Place, told: Introduction) -> bool:
    """A region or an office that has taken over since ends what is said of the firm."""
    between = (reading.text, told.end, place.start)
    if _PAST_SENTENCE.search(*between) or _OFFICIAL.search(*between):
        return True
    for mention in reading.regions_in(told.end, place.start):
        if mention.code == NATION or not acts(reading, mention, told.end):
            continue
        leads = heads_clause(reading, mention) or reading.text[mention.start - 1] in "年月日"
        if mention.rule.startswith("own") or (leads and is_subject(reading, mention)):
            return True
    return False


def _labelled(found: tuple[Introduction, ...], short: str) -> Introduction | None:
    """甲总经理：… in an interview: the firm that the text introduced with that title, by the first characters of its name."""
    fit = [one for one in found if short[:_CORE] in one.name]
    return fit[0] if len({one.name for one in fit}) == 1 else None


def _seat(reading: Reading, found: tuple[Introduction, ...], told: Introduction) -> str:
    """The last place named before or in the name within the document's region, else that of an earlier introduction."""
    home = reading.document.region_code
    for one in reversed([each for each in found if each.start <= told.start]):
        start = max(reading.text.rfind(mark, 0, one.start) for mark in "。！？\n") + 1
        codes = [mention.code for mention in reading.regions_in(start, one.end) if not mention.rule.startswith("own")]
        codes += [place.code for place in reading.regions if _names_firm(place.name, one.name)]
        inner = [code for code in codes if code and code != home and (not home or home == NATION or holds(home, code))]
        if inner:
            return inner[-1]
        if one.name != told.name and one.start < reading.text.rfind("\n", 0, told.start):
            return ""
    return ""


def _names_firm(place: str, firm: str) -> bool:
    """淄博恒岳公司 is named after 淄博市, which the text speaks of elsewhere."""
    short = place.rstrip("省市区县")
    return len(short) > 1 and firm.startswith(short)
