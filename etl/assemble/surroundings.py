"""Each admitted number with the words around it: its clause, what stands before and after it, and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.assemble.reading import Reading
from etl.mentions.metrics import Phrase
from etl.mentions.quantities import Quantity
from etl.mentions.sentences import Paragraph, clause_spans, containing
from etl.model import BlockKind, Span
from etl.value import value


@value
class Place:
    """An admitted number in its surroundings.

    ``left`` is the text from the last separator or number to the quote, ``right`` from the quote to the next separator;
    ``phrase`` reads the left, ``noun`` and ``rest`` the right. ``index`` counts the admitted numbers of the sentence;
    ``start`` is the first character of the quote.
    """

    quantity: Quantity
    paragraph: int
    sentence: Span
    clause: Span
    index: int
    start: int
    left_start: int
    left: str
    right: str
    phrase: Phrase
    noun: str
    rest: str


_SEPARATOR = re.compile(r"[，。；、：！？\n;,—](?:(?<!—)|(?=—))")  # —— too; one set of characters is found fast

_AREAS = ("亩", "公顷")
LADEN = re.compile(r"[一这][列艘辆架批支条班趟]\S{0,4}(?:满载|装载|搭载|运载|载有|载着|拉着|装着|装有)了?$")
_LINKS = ("和", "及", "与", "或", "的", "/")
_LINKED = re.compile(r"(?:以及|[和及与])[\u4e00-\u9fff]{2}")
_CLAUSE_STOP = re.compile(r"[，。；：！？\n;]|\d")


def places(reading: Reading, paragraph: int, admitted: list[Quantity]) -> list[list[Place]]:
    """Return the admitted numbers of one paragraph, one list a sentence, each in its surroundings."""
    room: Paragraph = reading.paragraphs[paragraph]
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in admitted:
        by_sentence.setdefault(containing(room.sentences, quantity.start), []).append(quantity)
    return [
        _in_sentence(reading, paragraph, room.sentences[index], group) for index, group in sorted(by_sentence.items())
    ]


_BLANK = re.compile(r"(?<=[\u4e00-\u9fff”]{2})[ \u3000]+(?=[\u4e00-\u9fff“]{3})")


def _in_title(text: str, clause: Span) -> Iterator[Span]:
    """小麦陆续开镰 机收率超99%: blanks part what a title says."""
    start = clause.start
    for blank in _BLANK.finditer(text, clause.start, clause.end):
        yield Span(start, blank.start())
        start = blank.end()
    yield Span(start, clause.end)


def _in_sentence(reading: Reading, paragraph: int, sentence: Span, quantities: list[Quantity]) -> list[Place]:
    clauses = clause_spans(reading.masked, sentence)
    if reading.paragraphs[paragraph].kind is BlockKind.TITLE:
        clauses = tuple(part for clause in clauses for part in _in_title(reading.text, clause))
    result: list[Place] = []
    last = 0
    for index, quantity in enumerate(quantities):
        while last + 1 < len(clauses) and clauses[last + 1].start <= quantity.start:
            last += 1
        clause = clauses[last]
        before = _taken_until(reading, result[-1], quantity) if index else sentence.start
        start = max(clause.start, before)
        following = quantities[index + 1].start if index + 1 < len(quantities) else sentence.end
        result.append(_place(reading, paragraph, sentence, clause, index, start, following, quantity))
    return result


def _taken_until(reading: Reading, previous: Place, quantity: Quantity) -> int:
    """Where the words of the number before end: its counted noun (2个开发区、) belongs to it alone."""
    if previous.quantity.kind in ("count", "none") and previous.noun:
        stop = _SEPARATOR.search(reading.masked, previous.quantity.end, quantity.start)
        if stop is not None:
            return stop.start()
        belongs = reading.masked.find("的", previous.quantity.end, quantity.start)
        if belongs >= 0 and quantity.kind in ("count", "none"):
            return belongs + 1  # 21个国家和地区的嘉宾1600余人
    return previous.quantity.end


def _place(
    reading: Reading,
    paragraph: int,
    sentence: Span,
    clause: Span,
    index: int,
    start: int,
    following: int,
    quantity: Quantity,
) -> Place:
    stop = _SEPARATOR.search(reading.masked, quantity.end, max(following, quantity.end))
    right = reading.text[quantity.end : stop.start() if stop else max(following, quantity.end)]
    left = reading.text[start : quantity.start]
    times = [
        period.start
        for period in reading.periods_in(quantity.end, quantity.end + len(right))
        if period.start > quantity.end + 1
    ]
    own = reading.text[quantity.end : times[0]] if times else right
    if quantity.unit in _AREAS or (quantity.kind in ("count", "physical") and LADEN.search(left)):
        own = own.partition("的")[0]  # 满载55个集装箱的中欧班列, 108万亩玉米的机械化率
    if stop is None and quantity.kind == "count" and following < sentence.end:
        own = own.partition("的")[0]  # 21个国家和地区的嘉宾600人: the guests are the next number's
        own = "" if _LINKED.match(own) else own  # 企业358户和平台1个
    noun, rest = reading.phrases.after(own, left.endswith(reading.cues.endings("for_whom")))
    if stop is None and not rest and following < sentence.end and not own.rstrip().endswith(_LINKS):
        noun = reading.phrases.without_last_verb(noun)
    if rest and stop and stop.group() == "、":  # 获评国家级、省级工厂: the list goes on to the end of the clause
        further = _CLAUSE_STOP.search(reading.masked, quantity.end, following)
        rest += reading.text[stop.start() : further.start() if further else following]
    phrase = reading.phrases.before(without_times(reading, start, quantity.start))
    return Place(quantity, paragraph, sentence, clause, index, quantity.start, start, left, right, phrase, noun, rest)


def without_times(reading: Reading, start: int, end: int) -> str:
    """Return ``text[start:end]`` without its time expressions and without a region that leads it."""
    periods, regions = reading.periods_in(start, end), reading.regions_in(start, end)
    if not (periods or regions):
        return reading.text[start:end]
    spans = [(period.start, period.end) for period in periods]
    position = start
    for region in regions:
        lead = reading.text[position : region.start]
        if region.start <= position + 6 and not lead.strip("，、；其中也和及与 "):
            following = reading.text[region.end : region.end + 1]
            if region.rule.startswith("own") or following not in ("市", "省", "区", "县", "港"):
                spans.append((region.start, region.end))
                position = region.end
    parts, position = [], start
    for first, last in sorted(spans):
        parts.append(reading.text[position : max(first, position)])
        position = max(position, last)
    parts.append(reading.text[position:end])
    return "".join(parts)
