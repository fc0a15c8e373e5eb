"""Who published a text, where no label says so: the newsroom that speaks or signs, the offices above a date."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NEWSROOM = (
    r"(?!本[报网台刊社]|我[报网台]|[近昨今]日)[\u4e00-\u9fffA-Za-z·]{1,14}?"
    r"(?:日报|晚报|时报|晨报|早报|商报|报|网|在线|新闻|发布|观察|融媒体?|传媒|中心|电视台|客户端|社|频道)"
)
_BEGINS = re.compile(
    rf"[【（(]?({_NEWSROOM})(?:[-·—]?[\u4e00-\u9fff]{{2,8}})?[\s\u3000]*(?:(?:20\d\d年)?\d{{1,2}}月\d{{1,2}}日)?"
    r"(?:\d{1,2}[时点:：](?:\d{1,2}分?)?)?(?:讯|消息|电)"
    r"(?=[\s\u3000（(：:,，】]|\d)"
)
_REPORTS = re.compile(rf"[（(]?({_NEWSROOM})[\s\u3000]?(?:全媒体|融媒体|首席|见习)*记者[\s\u3000:：]")
_WROTE = re.compile(rf"(?:.*[\s\u3000])?作者[:：]\s*({_NEWSROOM})(?=[\s\u3000]|$)")
_ALONE = re.compile(rf"[◎■●（(【]?({_NEWSROOM})[）)】]?")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,18}(?:局|厅|委|办|府|部|院|室|调查总?队)")


def read_newsroom(text: str) -> str:
    """Return the newsroom that a line names as its own, or an empty string.

    >>> read_newsroom("某某网8月15日讯 昨天，全市举行招商大会。"), read_newsroom("某某都市报记者 王某")
    ('某某网', '某某都市报')
    >>> read_newsroom("本报讯 昨天，全市举行招商大会。")
    ''
    """
    found = next(filter(None, (pattern.match(text) for pattern in (_BEGINS, _REPORTS, _WROTE))), None)
    return found[1] if found else ""


def read_offices(text: str) -> Mapping[str, str]:
    """Return the first of the offices, or the newsroom, that a line above a date is made of, as its source.

    >>> read_offices("某市统计局　国家统计局某市调查队")["source"], read_offices("某市召开数字经济推进会")
    ('某市统计局', {})
    """
    names = text.split()
    if names and all(map(_OFFICE.fullmatch, names)):
        return {"source": names[0]}
    return {"source": alone} if (alone := newsroom_alone(text)) else {}


def newsroom_alone(text: str) -> str:
    """Return the newsroom that a line names and nothing else.

    >>> newsroom_alone("某某新闻"), newsroom_alone("某市召开数字经济推进会")
    ('某某新闻', '')
    """
    found = _ALONE.fullmatch(text)
    return found[1] if found else ""
