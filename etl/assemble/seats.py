"""The places of the firms and parks that a story introduces."""

from __future__ import annotations

import re
from collections.abc import Iterable

from etl.assemble.reading import Reading
from etl.assemble.sites import NATION, holds
from etl.model import DocumentKind, Span

_BEFORE = 300
"""A place is looked for in so many characters of the sentence before a name."""
_LONGEST_PLACE = 8
_SHORT_PLACE = 2
_PARAGRAPHS = 2
"""So many line breaks may stand between a name and the one whose place it shares."""


def seats(reading: Reading, names: Iterable[Span]) -> tuple[str, ...]:
    """Return for each name the code of the last place before or in it within the document's region, else an empty string.

    A name without a place of its own takes that of its own earlier mention, or of the name before it not far off.
    """
    found: list[str] = []
    by_name: dict[str, str] = {}
    named_after = _by_short_name(reading)
    last = Span(0, 0)
    for span in names:
        name = reading.text[span.start : span.end]
        seat = _own(reading, span, named_after) or by_name.get(name, "")
        if not seat and found and reading.text.count("\n", last.end, span.start) <= _PARAGRAPHS:
            seat = found[-1]
        found.append(seat)
        by_name.setdefault(name, seat)
        last = span
    return tuple(found)


def _own(reading: Reading, name: Span, named_after: dict[str, str]) -> str:
    home = reading.document.region_code
    first = max(0, name.start - _BEFORE)
    start = max(first, *(reading.text.rfind(mark, first, name.start) + 1 for mark in "。！？\n"))
    codes = [mention.code for mention in reading.regions_in(start, name.end) if not mention.rule.startswith("own")]
    prefixes = (reading.text[name.start : name.start + length] for length in range(2, _LONGEST_PLACE))
    landed = _LANDED.match(reading.text, name.end)
    if landed is not None:  # 璟宁科技去年底才落户西青
        codes += [mention.code for mention in reading.regions_in(landed.end(), landed.end() + _LONGEST_PLACE)][:1]
    codes += [named_after[prefix] for prefix in prefixes if prefix in named_after]
    if told := _told_of(reading, name):
        return told
    inner = [code for code in codes if code and code != home and (not home or home == NATION or holds(home, code))]
    return inner[-1] if inner else ""


def _told_of(reading: Reading, name: Span) -> str:
    """遂宁锐目光电公司 in news of several places that speak of 四川遂宁 elsewhere: the place that the name opens with."""
    if reading.document_kind is not DocumentKind.NEWS:
        return ""
    opens = reading.text[name.start : name.start + _SHORT_PLACE]
    codes = {
        mention.code
        for mention in reading.regions
        if mention.code and mention.name.rstrip("市区县").endswith(opens) and mention.start != name.start
    }
    return (
        codes.pop() if len(codes) == 1 and not any(holds(code, reading.document.region_code) for code in codes) else ""
    )


_LANDED = re.compile(r"[^，。；]{0,8}(?:落户|位于|坐落于|入驻|扎根|在(?=[^，。；]{2,4}(?:规划|投资|建设|布局)))")


def _by_short_name(reading: Reading) -> dict[str, str]:
    """淄博恒岳公司 is named after 淄博市, which the text speaks of elsewhere: codes by names without 省, 市, 区 or 县."""
    return {mention.name.rstrip("省市区县"): mention.code for mention in reading.regions}
