"""Where a story takes place, and whose office tells it: places that 在 and 从 lead to."""

from __future__ import annotations

import re

from etl.assemble.reading import Reading
from etl.model import DocumentKind, RegionMention

NATION = "100000"


def holds(outer: str, inner: str) -> bool:
    """Tell by the digits of GB/T 2260 whether one code lies within another (``110000`` holds ``110105``)."""
    if not outer or not inner:
        return False
    significant = 2 if outer.endswith("0000") else 4 if outer.endswith("00") else 6
    return outer[:significant] == inner[:significant]


_SITE = re.compile(r"(?P<opens>^|[，。；：！？\n”])?(?:(?:正|就|早)?在|在?位于)$")
_AT_SITE = re.compile(
    r"(?![^，。；]{0,12}(?:举行|召开|举办|开幕|会见|出席|签约|发布))[^，。；、]{0,24}(?:，|的[^，。；]{2,12}(?:里|内|中|上|车间|现场|厂区)，?)"
)
_BUILDS = re.compile(r"(?:规划|投资|建设|布局|设立|建成|落成|投产|开工|生产|兴建|新建|启用)")


def is_site(reading: Reading, mention: RegionMention) -> bool:
    """在桓台县，一个总投资…的项目 and 某公司在宜宾建设: where a story takes place within the document's region."""
    home = reading.document.region_code
    if (
        mention.code
        and mention.rule not in ("zone", "area")
        and reading.document_kind in _NEWS
        and _is_topic(reading, mention)
    ):
        return True
    if not mention.code or (home and home != NATION and not holds(home, mention.code)) or mention.code == home:
        return False
    before = _SITE.search(reading.text, max(0, mention.start - 4), mention.start)
    if before is None:
        return False
    return bool(
        (before["opens"] is not None and _AT_SITE.match(reading.text, mention.end))
        or _BUILDS.match(reading.text, mention.end)
    )


_NEWS = (DocumentKind.NEWS, DocumentKind.BULLETIN)
_TOPIC = re.compile(r"(?:^|[，。；！？\n”])(?:而)?在$")


def _is_topic(reading: Reading, mention: RegionMention) -> bool:
    """在四川，产量增长…；在重庆，…: news of several places go from one to the next, whichever the document's own is."""
    before = _TOPIC.search(reading.text, max(0, mention.start - 3), mention.start)
    return before is not None and reading.text[mention.end : mention.end + 1] == "，"


_TASKS = re.compile(r"(?:支持|推动|指导|鼓励|引导|推进)$")
_TO_DO = re.compile(r"(?:加快|规划|高标准|高水平)?(?:建设|打造|新建|创建|培育|布局|发展|建成|完成|实现|引进|申报)")


def is_tasked(reading: Reading, mention: RegionMention) -> bool:
    """支持东丽区建设测试道路: the place that is to do what the clause counts."""
    tasks = _TASKS.search(reading.text, max(0, mention.start - 2), mention.start)
    return bool(mention.code) and tasks is not None and _TO_DO.match(reading.text, mention.end) is not None


_LEARNT = re.compile(r"[^，。；]{0,14}(?:获悉|了解到|得知|介绍)")


def is_informant(reading: Reading, mention: RegionMention) -> bool:
    """记者从渝中区文化旅游委获悉: the place whose office tells is the one told of."""
    told = reading.text[max(0, mention.start - 1) : mention.start] == "从"
    within = holds(reading.document.region_code, mention.code)
    return told and within and _LEARNT.match(reading.text, mention.end) is not None
