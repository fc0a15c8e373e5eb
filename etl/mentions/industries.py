"""Find the industries and product lines that a text names, with their place in the taxonomy.

A term whose ``use`` is empty names an industry wherever it stands (集成电路, 银发经济). A ``listed`` term is an everyday
word (汽车, 旅游, 茶叶): it counts where the text itself calls it an industry, by the noun that follows (汽车产业, 汽车产量,
汽车企业), by its output (汽车28.4万辆) or by the noun that closes the list it stands in (汽车、生物医药等主导产业).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import ahocorasick_rs

from etl.model import IndustryMention

LISTED = "listed"
_CALLED = r"(?:产业(?!化)|行业|制造业|加工业|服务业|工业|集群|赛道|业(?![务主绩内余者界态委]))"
_MEASURED = (
    r"(?:[年总]?产量|总产(?=[稳达突增超近约0-9])|产销量|(?:总|综合)?产值|年?产能|营收|营业收入|(?:核心)?增加值|主营业务收入|(?:线上)?[销零]售额"
    r"|额(?=增|下|达|占|突)|业务(?:量|收入|总量)|开发投资|总?装机(?=容|规|总|[占超达突居增]|[0-9])|板块(?=增|下|营|收|业|占|实)"
    r"|(?:播种|种植|养殖)?面积(?=[稳达突增扩逾超近约0-9])|基地(?=面积)|收入(?=[0-9])|增储上产"
    r"|(?:产品)?出口(?=[增下额达逆量占居第0-9近超约]|分别|同比)|(?:分别|同比)?(?:增长|下降)(?=[0-9近超约]))"
)
_MADE = r"[0-9][0-9.,]*[万亿](?:吨|辆|台|套|件|部|米|千升|立方米|标箱|千瓦)"
"""A quantity right behind a product (葡萄酒6.3万千升): with a scale, as output has."""
_FIRMS = r"(?:生产|制造|加工|类)?企业"
_BOUGHT = r"消费(?![税量者品电])"
_PRODUCE = r"(?:特色|优势)农?产品"
_ITEM = r"[^，。；：！？、和及与等\n]{1,14}"
_LIST = (
    rf"(?:[”’]?(?:[、和及与]|以及){_ITEM}){{0,25}}?(?:等(?![0-9]+[多余]?家)|[0-9一二三四五六七八九十]+[个大类条])"
    r"[^，。；：！？、\n]{0,9}?"
)
"""The rest of a list up to its closing word (、餐饮、住宿等重点, 、家电三类); 等5家企业 closes a list of firms."""
_SHARED = r"(?:产业|行业|制造业|集群|产[量值]|[销零]售额|增加值|出口(?=[增下]|分别)|分别(?=增长|下降))"
"""What the last of a list says for all of it (手表、平板电脑产量)."""
_MAINSTAY = r"为(?:支柱|主导|特色|龙头|首位|主体)|等新?[型兴]?业态"
_MADE_INTO = r"(?:做成|建成|打造成|培育成|发展成)了?[^，。；：！？、\n]{0,8}产业"
_CALLS = re.compile(_CALLED)
_CLOSES = re.compile(
    rf"[”’]?全?(?:{_CALLED}|{_MEASURED}|{_FIRMS}|消费[券额]|(?<=业)振兴|加工(?!费|贸易|中心|点|厂|坊|车间))|{_MADE}|{_LIST}(?:{_CALLED}|{_BOUGHT}|{_PRODUCE})"
    rf"|(?:[”’]?[、和及与]{_ITEM}){{1,25}}?{_SHARED}|和[^，。；：！？、和及与等\n]{{1,6}}{_FIRMS}"
    rf"|(?:[”’]?(?:[、和及与]|以及){_ITEM}){{0,25}}?(?:{_MAINSTAY})|{_MADE_INTO}"
)
_TRADE = re.compile(r"业(?![务主绩内余者界态委])")
_FIRM = re.compile(
    r"(?:科技|技术|股份|实业|控股|投资|发展|产业|工程|装备|设备|材料|制造|智能|系统|服务|信息|电子|能源|开发|文化|生物"
    r"|[（(][^（）()]{1,6}[)）]){0,4}(?:有限(?:责任)?公司|股份(?:有限)?公司|集团)|等[0-9]+[多余]?家(?:企业|公司|单位)"
    r"|(?<=科技)公司|(?:科技|技术|工程|职业)*(?:大学(?!生|城)|学院|高新(?:技术产业开发)?区)"
)
"""What makes the words before it the name of a firm (某某机器人科技有限公司, 某某智算等5家企业), a school or a zone."""
_AT_WORK = re.compile(r"(?<![产付销线口卖0-9.,])[0-9][0-9.,]*[多余几]?[台套][^，。；：、0-9]{0,6}\Z")
"""Machines counted in front of their name are somebody's equipment (76台运输机器人), not an industry's output."""


_HOUSES = re.compile(r"家(?<=[0-9一两几多余数百千万亿这该国专]家)")  # the word comes first: re finds it fast
"""A measure word or the end of a word, which opens no name of goods (一家纺织企业, 国家电网)."""
_GROWN = re.compile(r"(?:发展|壮大|做[大强优精]|培育|振兴)\Z")
_ALONE = re.compile(r"[”’]?(?:[，。；、]|和|等)")
"""An everyday word that is all that a place grows: 壮大循环经济，."""


def _named_until(text: str, start: int, end: int) -> int:
    """Return where the name of a listed term ends (after 产业 if that follows), or 0 if the text names no industry."""
    called = _CALLS.match(text, end)
    if called:
        return called.end()
    if _ALONE.match(text, end) and _GROWN.search(text, max(0, start - 2), start):
        return end
    return end if _CLOSES.match(text, end) else 0


def _is_something_else(text: str, start: int, end: int) -> bool:
    """Tell whether the term is part of a firm's name or of somebody's equipment."""
    return _FIRM.match(text, end) is not None or _AT_WORK.search(text, max(0, start - 16), start) is not None


@dataclass(frozen=True, slots=True)
class _Term:
    mention: IndustryMention
    listed: bool

    def until(self, text: str, start: int, end: int) -> int:
        """Return where the industry's name ends, or 0 if the text names no industry here."""
        if self.listed:  # most of them are not named: one question less
            stop = _named_until(text, start, end)
            return 0 if stop and _is_something_else(text, start, end) else stop
        if _is_something_else(text, start, end):
            return 0
        trade = _TRADE.match(text, end)
        return trade.end() if trade else end


class IndustryFinder:
    """Finds industry terms in one pass over a text, longest first."""

    def __init__(self, terms: Mapping[str, tuple[IndustryMention, bool]], ignored: Iterable[str]) -> None:
        patterns: dict[str, _Term | None] = {term: _Term(*found) for term, found in terms.items()}
        patterns.update(dict.fromkeys(ignored))
        self._patterns = tuple(patterns.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(patterns), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        self._classified: dict[str, str] = {}

    @classmethod
    def from_rows(
        cls,
        industries: Iterable[Mapping[str, str]],
        terms: Iterable[Mapping[str, str]],
        ignored: Iterable[Mapping[str, str]],
    ) -> IndustryFinder:
        """Build from the rows of the tables ``industries``, ``industry_terms`` and ``industry_ignore``.

        Raises KeyError when a term points to an industry that does not exist.
        """
        entry = {row["code"]: row for row in industries}
        found = {}
        for row in terms:
            code = row["industry"]
            mention = IndustryMention(0, 0, row["term"], code, entry[code]["name"], entry[code]["layer"])
            found[row["term"]] = (mention, row["use"] == LISTED)
        return cls(found, (row["term"] for row in ignored))

    def find(self, text: str) -> tuple[IndustryMention, ...]:
        """Return the first mention of each distinct term, in order of appearance."""
        found: dict[int, IndustryMention] = {}
        last = -1
        for index, start, end in self._automaton.find_matches_as_indexes(_HOUSES.sub("户", text)):
            term = self._patterns[index]
            if term is None:
                last = -1
                continue
            # A listed word right behind another term is the tail of a longer name (高端科学仪器装备产业).
            stop = 0 if index in found or (term.listed and start == last) else term.until(text, start, end)
            last = end
            if stop:
                known = term.mention
                name, layer = known.industry_name, known.layer
                found[index] = IndustryMention(start, stop, text[start:stop], known.industry, name, layer)
        return tuple(found.values())

    def classify(self, metric: str) -> str:
        """Return the code of the most specific (longest) industry that a metric's name holds, or an empty string.

        Everyday words count here (汽车产量 → automobile): a metric is already about something that is measured.
        """
        code = self._classified.get(metric)
        if code is None:
            code = self._classified[metric] = self._longest(metric)
        return code

    def _longest(self, metric: str) -> str:
        spans = self._automaton.find_matches_as_indexes(_HOUSES.sub("户", metric))
        terms = [term.mention for index, _, _ in spans if (term := self._patterns[index]) is not None]
        return max(terms, key=lambda mention: len(mention.term)).industry if terms else ""
