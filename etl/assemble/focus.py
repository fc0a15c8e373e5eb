"""The firm or park that a news story is about at a place: the last one introduced, until a region or an office speaks.

News visits a firm, lets its officers talk and goes on without naming it again (公司总经理说, 厂区里, 我们): its numbers belong
to the firm, in the place that the introduction gave.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from etl.alternatives import alternatives
from etl.assemble.definite import DefiniteReader
from etl.assemble.firms import LEGAL_ENDING, FirmReader
from etl.assemble.quotations import Quotation, quotations
from etl.assemble.reading import Reading
from etl.assemble.seats import seats
from etl.assemble.sites import NATION, is_site
from etl.assemble.subjects import acts, heads_clause, is_subject
from etl.assemble.surroundings import Place
from etl.assemble.voices import voice
from etl.mentions.periods import plan_years
from etl.mentions.sentences import containing
from etl.model import DocumentKind, Span

STORIES = (DocumentKind.NEWS, DocumentKind.INTERVIEW, DocumentKind.BULLETIN)
_LED_BY = r"(?:[^，。；：！？\n“”]{0,40}(?:见到|走进|来到|走访|探访|采访|位于|落户|记者|[在的由对与是向从]|(?<!数)据))?"
_PAST_SENTENCE = re.compile(
    r"(?:记者从|据)[^，。；]{0,20}(?:局|委|厅|办|部门|海关|统计)|数据显示|发布会|(?:报告|会议|通报)(?:提出|指出|强调|要求)"
)
_OFFICIAL = re.compile(
    r"(?:新区|海关|[市区县省局委厅办])(?:里|(?:相关|有关)?负责人|委|政府|[长委局厅办关]{1,2}(?:介绍|表示|说))"
    r"|管委会|管理委员会"
)
_HELD = r"(?=[^，。；]{0,14}(?:开幕|举行|举办|落幕|闭幕|召开|启幕))"
_NO_NAME = re.compile(
    r"[与和同用把让使以对这那该距]|[本此][届次]|公司|[一二两三四五六七八九十\d]+[座个家台条款位]|他们|我们|咱们"
)
"""与某大学共建, 这台机器人, 用数字化平台: no name begins so."""
_DESCRIBED = re.compile(
    r"[\d亿万千](?:元|亩|公顷|公里|平方米|吨|千瓦|兆瓦|吉瓦|台|辆)的(?P<name>“?[\u4e00-\u9fff]{2}[\w·”]{1,12}?(?:(?:基地|中心|产业园|园区)?项目|基地|产业园))(?![\u4e00-\u9fff]?[和、等])"
)
_HEAD = 2
"""So many characters at the end of a name stand for it later (码头, 大会)."""
_CORE = 2
"""So many characters of a firm's own name tell it from others."""
_REACH = 2
"""So many paragraphs a story stays with a firm that it does not name again."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """Where a text introduces a firm or a park, its name (empty: an office speaks), and from where its story runs."""

    name: str
    start: int
    end: int
    person: str = ""
    opens: int = -1
    bare: bool = False

    @property
    def since(self) -> int:
        """The end of the name, or the start of the quotation whose speaker it is."""
        return self.end if self.opens < 0 else self.opens


class FocusReader:
    """Finds what a story is about; built from the table ``organisation_words``, by role."""

    def __init__(self, words: Mapping[str, Iterable[str]], firms: FirmReader) -> None:
        self._firms = firms
        self._kinds = frozenset(words["kind"])
        self._definite = DefiniteReader(words, firms.frequency)
        titles, suffixes, visits, events, systems, parts = (
            alternatives(words[role]) for role in ("officer", "suffix", "visit", "event", "system", "part")
        )
        self._event = re.compile(rf"(?P<name>(?:\d{{4}})?[\w“”]{{2,24}}?(?:{events})){_HELD}")
        self._system = re.compile(rf"(?<![个项批家类])(?P<name>“[^”]{{2,12}}”[\u4e00-\u9fff]{{0,4}}?(?:{systems}))")
        self._talks_on = re.compile(rf"(?:{parts})(?!家)")
        self._firm = re.compile(rf"(?<![\w（）]){_LED_BY}(?P<name>{firms.legal_name})")
        self._officer = re.compile(
            rf"(?<![\w（）]){_LED_BY}(?P<name>[\w（）()·]{{3,24}}?(?:公司|集团))\w{{0,8}}?(?:{titles})"
            rf"(?P<person>[\u4e00-\u9fff]{{0,3}})"
        )
        self._visited = re.compile(
            rf"(?<![正现存所])(?:(?:{visits})(?:[^，。；]{{2,16}}的)??|(?:位于|落户|坐落于|在)[^，。；]{{2,16}}的)"
            rf"(?P<name>“[^”]{{2,14}}”|(?![\d一二两三四五六七八九十]+[余多]?[家个所])(?:(?!的)[\w（）·“”]){{2,20}}?(?:{suffixes})(?!{suffixes}))"
            rf"(?![\u4e00-\u9fff]{{0,2}}(?:企业|项目)|(?:（[^（）]{{2,6}}）)?(?:举行|召开|举办|开幕|启幕|拉开|落下|落幕|闭幕|收官)|的[\w（）·]{{2,14}}?(?:公司|集团|厂|基地|中心))"
        )
        self._scene = re.compile(
            rf"(?:在|位于)[^，。；]{{2,16}}[市区县镇乡州]，[^，。；]{{0,20}}?的(?P<name>(?:(?!的)[\w（）·]){{2,20}}?(?:{suffixes}))(?=，)"
        )
        self._label = re.compile(
            rf"(?P<short>[^：:，。\n]{{0,24}}?)(?:{titles})(?:[ \u3000]*[\u4e00-\u9fff]{{2,4}})?[：:]"
        )
        self._heard = re.compile(
            r"(?m)^(?P<name>[\w（）()·“”]{3,24}?(?:公司|集团|合作社|酒店|研究院|医院|景区|园区))(?=\w{0,10}[ \u3000]?\w{0,6}[：:])"
        )

    def owner(self, reading: Reading, place: Place) -> tuple[str, str]:
        """Return the name of what the story is about at a number and the code of its seat; empty where it is the region."""
        if reading.document_kind not in STORIES:
            return "", ""
        found = reading.once(self._introductions)
        told = self._told(reading, place, found)
        if told is None or not found[told].name:
            return "", ""
        return self._goes_by(reading, place, found[told]), reading.once(self._seats)[told]

    def _goes_by(self, reading: Reading, place: Place, told: Introduction) -> str:
        """甲市允成互联网科技有限公司 goes on as 允成科技: the words after the place that the paragraph repeats."""
        name = told.name.strip("“”") if told.name.endswith("”") else told.name
        end = reading.paragraphs[place.paragraph].span.end
        core = LEGAL_ENDING.sub("", _PLACE_PREFIX.sub("", name))[:_CORE]
        again = re.compile(re.escape(core)).finditer(reading.text, told.end, end) if len(core) == _CORE else ()
        found = [reading.text[match.start() : match.start() + 8] for match in again]
        if len(found) < 2:
            return name
        shared = found[0]
        while shared and not found[1].startswith(shared):
            shared = shared[:-1]
        is_own = len(shared) >= 3 and self._firms.frequency(shared) == 0  # 机器人 is what it makes
        return shared if is_own else name

    def _seats(self, reading: Reading) -> tuple[str, ...]:
        return seats(reading, (Span(one.start, one.end) for one in reading.once(self._introductions)))

    def _introductions(self, reading: Reading) -> tuple[Introduction, ...]:
        found: dict[int, Introduction] = {}
        for pattern in (self._event, self._system, self._visited, self._scene, self._firm, self._officer):
            for match in pattern.finditer(reading.text):
                start = match.start("name")
                person = match["person"] if pattern is self._officer else ""
                found[start] = Introduction(match["name"], start, match.end("name"), person)
        for region in reading.regions:
            if region.start in found and found[region.start].end <= region.end:
                del found[region.start]  # 走进西海岸新区: a place, and no owner within one
        for start, name in (*self._described(reading), *self._speaking(reading)):
            found[start] = Introduction(name, start, start + len(name))
        for span in _titled(reading):
            found.setdefault(span.start, Introduction(reading.between(span.start, span.end), span.start, span.end))
        for standing in self._definite.standing(reading):
            name = reading.between(standing.named.start, standing.named.end)
            found.setdefault(standing.start, Introduction(name, standing.start, standing.end, bare=True))
        full = [one.name for _, one in sorted(found.items())]
        for span in self._firms.subjects(reading):
            found.setdefault(span.start, Introduction(_in_full(reading, span, full), span.start, span.end))
        said = [_said(reading, one, full) for one in quotations(reading, self._firms.speakers(reading))]
        named = (one for one in (*found.values(), *said) if self._is_name(one.name))
        return tuple(sorted(named, key=lambda one: one.since))

    def _is_name(self, words: str) -> bool:
        """与某大学共建 opens with a joint, 种植基地 is a kind, 新基建”项目 has half its marks: no names; an office's is empty."""
        return words not in self._kinds and not _NO_NAME.match(words) and words.count("“") == words.count("”")

    def _described(self, reading: Reading) -> Iterator[tuple[int, str]]:
        """总投资58亿元的渤岭新材料项目: what a number describes, if its name is its own."""
        for match in _DESCRIBED.finditer(reading.text):
            if self._firms.frequency(match["name"][:_CORE]) == 0 or match["name"][0] == "“":
                yield match.start("name"), match["name"]

    def _speaking(self, reading: Reading) -> Iterator[tuple[int, str]]:
        """津洋物流公司市场部部长 石某：… is about the firm."""
        for match in self._heard.finditer(reading.text):
            heard = voice(reading, containing(reading.paragraph_spans, match.start()))
            if heard is not None and not heard.official:
                yield match.start(), match["name"]

    def _told(self, reading: Reading, place: Place, found: tuple[Introduction, ...]) -> int | None:
        """Return which introduction a number belongs to, the last one before it unless its story has ended."""
        room = reading.paragraphs[place.paragraph].span
        heard = voice(reading, place.paragraph)
        if heard is not None and heard.official:
            return None
        label = self._label.match(reading.text, room.start, room.end)
        if label is not None:
            return _labelled(found, label["short"])
        last = bisect_right(found, place.start, key=lambda one: one.since) - 1
        if last + 1 < len(found) and _is_trait(reading, place, found[last + 1]):
            return last + 1
        if last < 0 or not self._goes_on(reading, place, found[last]) or _is_cleared(reading, place, found[last]):
            return None
        return last

    def _goes_on(self, reading: Reading, place: Place, told: Introduction) -> bool:
        """The same paragraph, or one of the next that speaks of 公司 or 我们 before the number or opens with what somebody says."""
        room = reading.paragraphs[place.paragraph].span
        if told.start >= room.start:
            return True
        first = next((i for i in range(place.paragraph, -1, -1) if reading.paragraphs[i].span.start <= told.start), 0)
        near = any(
            self._talks_on.search(reading.text, one.span.start, one.span.end)
            for one in reading.paragraphs[max(first + 1, place.paragraph - _REACH) : place.paragraph]
        )
        if (place.paragraph - first > _REACH and not near) or reading.document_kind is DocumentKind.BULLETIN:
            return False
        words = reading.text[room.start : place.start]
        if len(told.person) > 1 and told.person in words:
            return True  # who spoke before speaks on
        return words.startswith("“") or told.name[-_HEAD:] in words or self._talks_on.search(words) is not None


def _is_trait(reading: Reading, place: Place, named: Introduction) -> bool:
    """总装机100万千瓦的红格光伏基地: a number that describes what comes right behind it."""
    return named.start == place.quantity.end + 1 and reading.text[place.quantity.end] == "的"


def _in_full(reading: Reading, span: Span, full: list[str]) -> str:
    short = reading.between(span.start, span.end)
    return next((name for name in full if short in name), short)


def _said(reading: Reading, said: Quotation, full: list[str]) -> Introduction:
    """What a quotation is about: its speaker's firm, from where the quotation opens."""
    span = said.speaker or Span(said.start, said.start)
    name = _in_full(reading, span, full) if said.speaker else ""
    return Introduction(name, span.start, span.end, opens=said.start)


_QUOTED = re.compile(r"“([^“”，。]{2,10})”")
_OFTEN = 3
"""A name that the title quotes and the text has so often is what the story is about."""


def _titled(reading: Reading) -> Iterator[Span]:
    """“中国声谷”：…: where the name that a title quotes opens a clause, in quotes or not."""
    titles = "".join(reading.between(block.start, block.end) for block in reading.titles)
    names = [name for name in _QUOTED.findall(titles) if plan_years(name) is None and is_spoken_of(reading.text, name)]
    if names:
        body = max(block.end for block in reading.titles)
        pattern = re.compile(rf"(?<=[，。；\n“的])(?P<name>{'|'.join(map(re.escape, names))})(?![大会论坛峰产])")
        yield from (Span(*match.span()) for match in pattern.finditer(reading.text, body))


def is_spoken_of(text: str, name: str) -> bool:
    """Tell whether a story is about what it quotes so often (“中国声谷”入驻企业)."""
    done = re.search(rf"(?:开展|实施|推进|推动|推行|深化)“?{re.escape(name)}", text)
    return text.count(name) >= _OFTEN and done is None  # “智改数转” is done, and owns nothing


_PLACE_PREFIX = re.compile(r"^[\u4e00-\u9fff]{2,3}?(?:市|省|区|县)?(?=[\u4e00-\u9fff]{4,})")


_SPEAKS_FOR_HIMSELF = re.compile(r"[，。]我们")


def _is_cleared(reading: Reading, place: Place, told: Introduction) -> bool:
    """A region or an office that has taken over since ends what is said of the firm."""
    between = (reading.text, told.since, place.start)
    if told.bare and _SPEAKS_FOR_HIMSELF.search(*between):
        return True  # who speaks of a park speaks on for himself
    if _PAST_SENTENCE.search(*between) or _OFFICIAL.search(*between):
        return True
    for mention in reading.regions_in(told.since, place.start):
        if mention.code == NATION or not acts(reading, mention, told.since):
            continue
        if is_site(reading, mention):
            return True  # 在潍坊，…: the story has moved on
        leads = heads_clause(reading, mention) or reading.text[mention.start - 1] in "年月日"
        own = mention.rule.startswith("own") or (leads and mention.code == reading.document.region_code)
        if own or (leads and is_subject(reading, mention)):
            return True
    return False


def _labelled(found: tuple[Introduction, ...], short: str) -> int | None:
    """甲总经理：… in an interview: the firm that the text introduced with that title, by the first characters of its name."""
    fit = [index for index, one in enumerate(found) if one.name == short]
    fit = fit or [index for index, one in enumerate(found) if short[:_CORE] in one.name]
    return fit[0] if len({found[index].name for index in fit}) == 1 else None
