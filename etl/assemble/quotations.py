"""Whose words a quotation is, where the speaker stands behind it (“…”海昌智能董事长说, “…”市商务局负责人介绍)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from etl.assemble.reading import Reading
from etl.model import Span
from etl.value import value

_QUOTATION = re.compile(r"“[^“”]{6,400}”(?=(?P<after>[^。！？\n]{0,90}))")
_AT_WORK = r"[^“”]{0,16}在(?P<firm>[\w（）()·]{3,24}?(?:公司|集团))的?[^“”]{2,60}{says}"
"""“…”12月20日，在某公司的发货区，主管一边清点一边告诉记者."""
_OFFICE = (
    r"[，]?[^，。；“”]{2,20}?(?:[局委厅办]|部门|政府|街道|[镇乡村]|联合会|协会|学会|海关|统计)"
    r"[^，。；“”]{0,10}?(?:长|主任|负责人|书记|专家|发言人|处|科|工作人员)[^，。；“”]{0,10}?"
    r"{says}"
)


@value
class Quotation:
    """Where somebody's words begin, and whose they are: the span of a firm's name, or None for an office."""

    start: int
    speaker: Span | None


def quotations(reading: Reading, speakers: Iterable[Span]) -> Iterator[Quotation]:
    """Yield the quotations of firms and offices; ``speakers`` are the names of firms before an officer's title."""
    firms = {span.start: span for span in speakers}
    for match in _QUOTATION.finditer(reading.text):
        behind = match.end() + match["after"].startswith("，")
        if behind in firms:
            yield Quotation(match.start(), firms[behind])
        elif reading.cues.pattern(_OFFICE).match(match["after"]):
            yield Quotation(match.start(), None)
        elif (at_work := reading.cues.pattern(_AT_WORK).match(match["after"])) is not None:
            start = match.end() + at_work.start("firm")
            yield Quotation(match.start(), Span(start, start + len(at_work["firm"])))
