"""Fact, promise or term of a policy (figures.md §2, ``status``)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from etl.assemble.promised import deadline_before
from etl.assemble.reading import Reading, Signs
from etl.assemble.surroundings import Place
from etl.assemble.terms import term_of
from etl.mentions.periods import Period, Time
from etl.mentions.stance import Outlook
from etl.model import DocumentKind, Status


def stand(reading: Reading, place: Place, baseline: bool = False) -> tuple[Status, str]:
    """Return the status of a number and the rule that decided; where a change starts from is a fact."""
    clause = reading.text[place.clause.start : place.start]
    if baseline:
        return Status.ACTUAL, "status:baseline"
    if term := term_of(reading, place, clause):
        return Status.PROVISION, term
    if _is_past(reading, place) and not reading.cues.pattern(_STILL).search(clause):
        return Status.ACTUAL, "status:past_period"
    return _by_words(reading, place, clause)


_STILL = r"{completed}后[^，。；]{0,12}(?:将|可|预计|能)|(?<![主需重想])要再|还要|还将|将再|(?:准备|打算|计划)再"
"""二期5月开工，要再上300台: what is to come on top of what is there, whatever time was named before."""


def _by_words(reading: Reading, place: Place, clause: str) -> tuple[Status, str]:
    rules = reading.document_kind is DocumentKind.NOTICE
    deadline = deadline_before(reading, place)
    if (
        deadline is not None
        and not _BOOKED.search(reading.text, max(0, deadline.start - 4), deadline.start + 1)
        and not (rules and not _NAMES_YEAR.search(deadline.text))
        and not _resumes(reading, place, deadline)
        and not (deadline.start < place.clause.start and _SO_FAR.search(clause))
    ):
        return Status.TARGET, "status:deadline"
    outlook = reading.outlook(place.paragraph)
    if not rules and _HAD.match(place.right):
        return Status.ACTUAL, "status:trait"
    if not rules and _NOW_HEAD.match(reading.text, place.sentence.start) and not reading.stance.promises(clause):
        return Status.ACTUAL, "status:now"
    start = place.clause.start if outlook is Outlook.REVIEW else place.sentence.start
    promised = (
        _lists_goals(reading, place)
        or bool(  # in a review, 确保 of another clause was done
            reading.stance.promises(reading.text[_after_last_fact(reading, start, place.start) : place.start])
        )
    )
    promised = promised or _once_done(reading, place)
    promised = promised or _foretells(reading, place, clause, outlook) or _demanded(reading, place)
    if not promised and (outlook is not Outlook.AHEAD or reading.stance.reports(clause)):
        return Status.ACTUAL, "status:default"
    if rules:  # what a set of measures says without a year is one of its terms
        return Status.PROVISION, "status:terms"
    return Status.TARGET, "status:promise_word" if promised else "status:section"


_SO_FAR = re.compile(r"目前已|截至目前|现已|已经有")
"""三年内可以免费住，目前已经有2100人入住: what there is already is no promise."""
_HAD = re.compile(r"的[\u4e00-\u9fff]{0,4}(?:优势|家底|底子|基础(?!上)|现状|现实|体量)")
"""将发挥制造业占比近六成的优势: what a promise makes use of is there already."""
_BOOKED = re.compile(r"(?:排|排产|生产|干|忙)[到至]\d?\Z")
"""订单排到10月份 is a fact of today, no deadline."""
_NOW_HEAD = re.compile(r"(?:目前|截至目前|当前|现已|如今)，?")
_NAMES_YEAR = re.compile(r"(?:19|20)\d\d|五|年底|年末|明年|今年")


_HAS_COME = re.compile("已经(?!形成)")


def _resumes(reading: Reading, place: Place, deadline: Period) -> bool:
    """到2027年达到…；累计注册量…, 明年3月投产，订单已经排到…: words of a fact in a part of its own end the promise."""
    if place.clause.start > deadline.end and _HAS_COME.search(reading.text, place.clause.start, place.start):
        return True
    semicolon = max(reading.text.rfind(mark, deadline.end, place.start) for mark in "；;")
    return semicolon >= 0 and _FACT.search(reading.text, semicolon + 1, place.start) is not None


OPENING = 8
"""A time that begins within this many characters of a sentence speaks for the whole of it."""


def _is_past(reading: Reading, place: Place) -> bool:
    """A stretch that is over, the last one named before the number, makes a fact.

    Under a heading about what is to come it must stand in the number's own clause or open the sentence; there, a bare
    三年累计 looks ahead like the heading.
    """
    own = reading.document.own_date
    ahead = reading.outlook(place.paragraph) is Outlook.AHEAD
    named = [
        period
        for period in reading.periods_in(place.sentence.start, place.start)
        if period.kind not in (Time.BASE, Time.NOW) and not period.weak
    ]
    if not named or named[-1].deadline or named[-1].last is None or own is None:
        return False
    last = named[-1]
    if ahead and last.start < place.clause.start and last.start > _opening(reading, place) + OPENING:
        return False
    if ahead and last.text in ("全年", "上半年", "下半年"):
        return False
    if last.kind is Time.REVIEW:
        return not ahead or last.text.startswith(("过去", "这", "近"))
    return last.last is not None and last.last < own


def _foretells(reading: Reading, place: Place, clause: str, outlook: Outlook) -> bool:
    """预计 of a time that is not over, or of none at all; a work report estimates the year that it reviews."""
    if reading.document_kind in (DocumentKind.WORK_REPORT, DocumentKind.STATISTICS) or outlook is Outlook.REVIEW:
        return False
    if reading.stance.forecasts(clause + "".join(place.quantity.hedges)):
        return True
    told = _FORECASTS.search(reading.text, _after_last_fact(reading, place.sentence.start, place.start), place.start)
    return told is not None and _ACHIEVED.search(reading.text, told.end(), place.start) is None


_FORECASTS = re.compile(r"预计(?:到|今年|全年|年底|年内|本月|下半年|项目|达产|建成|可|将|能|年|总|产值|营收|实现)")
"""预计今年全年，公司产值可达130亿元，上缴税收超过3亿元: holds for the clauses that follow."""
_ACHIEVED = re.compile(r"已|目前|现有|截至|累计|去年|上年|今年以来|[一二三]季度|上半年|月")


_DEMANDS = re.compile(
    r"(?:会议|他|她|书记|市长|省长|区长|县长|主任|负责人)(?:要求|强调|提出)，|(?:要求|提出)，(?=[^。]{0,6}(?:抓紧|加快|今年|力争|确保))"
)


def _demanded(reading: Reading, place: Place) -> bool:
    """会议要求，抓紧组建20亿元的基金; 要紧盯重点项目，…: what is asked for is still to be done, up to a fact."""
    entry = _ENTRY.match(reading.text, place.sentence.start, place.start)
    if entry is not None and _FACT_WORD.search(reading.text, entry.end(), place.start) is None:
        return True
    must = _MUST.match(reading.text, place.sentence.start)
    if must is not None and reading.document_kind is not DocumentKind.WORK_REPORT:
        return _FACT_WORD.search(reading.text, must.end(), place.start) is None
    if not reading.once(_asking)(place.sentence.start, place.start):
        return False
    asked = _DEMANDS.search(reading.text, place.sentence.start, place.start)
    return asked is not None and _FACT_WORD.search(reading.text, asked.end(), place.start) is None


_ENTRY = re.compile(
    r"(?:\d{1,3}[.．、])?“[^”。]{2,30}”[^，。：]{0,10}：(?:重点|着力|力争|加快)(?:培育|打造|建设|布局|实施)"
)
"""15.“某某”工程：重点培育打造2家一流企业: what a programme is explained by is still to be done."""
_MUST = re.compile(r"“?(?:一是|二是|三是|四是)?要(?![求素点知害闻务么是不塞说问数面想])")


def _asking(reading: Reading) -> Callable[[int, int], bool]:
    return Signs(reading.text, "要求，", "强调，", "提出，").within


_ONCE_DONE = (
    r"{completed}(?:投产|投用|达效|运营)?[后後]，?[^。；]{0,20}?(?:可|将|將|能|预计|年产|年產|年处理|年新增|实现年)"
)


def _once_done(reading: Reading, place: Place) -> bool:
    """全部达产后年可生产模组1亿片: what a project will yield when it is finished, up to a fact."""
    if not reading.once(_following)(place.sentence.start, place.start):
        return False
    told = reading.cues.pattern(_ONCE_DONE).search(reading.text, place.sentence.start, place.start)
    return told is not None and _FACT_WORD.search(reading.text, told.end(), place.start) is None


def _following(reading: Reading) -> Callable[[int, int], bool]:
    return Signs(reading.text, "后", "後").within


_GOALS = re.compile(
    r"(?<!完成)(?<!实现)目标(?:任务)?(?:(?:分别)?[是为]：?|：)|(?:设置|设定|设立|提出|确定|明确)了?[^，。；：]{0,12}指标，?(?:包括|分别是|即)?："
)
_FACT_WORD = re.compile(r"已[经达建完]|截至|目前|累计")


def _lists_goals(reading: Reading, place: Place) -> bool:
    """主要预期目标是：甲；乙；丙: what opens a list of goals holds across its semicolons, up to a fact."""
    if not reading.once(_aiming)(place.sentence.start, place.start):
        return False
    opened = _GOALS.search(reading.text, place.sentence.start, place.start)
    return opened is not None and _FACT_WORD.search(reading.text, opened.end(), place.start) is None


def _aiming(reading: Reading) -> Callable[[int, int], bool]:
    return Signs(reading.text, "目标", "指标").within


_TELLS = re.compile(r"[^，。；]{0,30}(?:介绍|表示|显示|了解到|获悉|指出|说|透露)[，：]")


def _opening(reading: Reading, place: Place) -> int:
    """Where a sentence begins to say something: behind 某局负责人介绍."""
    tells = _TELLS.match(reading.text, place.sentence.start, place.start)
    return tells.end() if tells else place.sentence.start


_FACT = re.compile(r"[；;已截目累](?:(?<=[；;])|(?<=已)(?:经|达|建成|完成)|(?<=截)至|(?<=目)前|(?<=累)计)")


def _after_last_fact(reading: Reading, start: int, end: int) -> int:
    """Where in a span the words of its last fact end; its start if it has none."""
    starts, ends = reading.once(_facts)
    index = bisect_right(ends, end) - 1
    return ends[index] if index >= 0 and starts[index] >= start else start


def _facts(reading: Reading) -> tuple[list[int], list[int]]:
    matches = list(_FACT.finditer(reading.text))
    return [match.start() for match in matches], [match.end() for match in matches]
