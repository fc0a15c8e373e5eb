"""The line under a headline that says when it was published and by whom, without labels: 大众日报　2023年5月6日 星期六."""

from __future__ import annotations

import re
from collections.abc import Mapping

from etl.clean.datewords import find_date
from etl.clean.masthead import AROUND, TIME, read_byline

_LONGEST = 80
_LONGEST_WORD = 10
_LONGEST_NAME = 24
_LEAST_NAME = 3
_PUBLISHER = re.compile(r"^(?:主办|主管|承办|编印|编发|编辑|报送)(?:单位|部门)?\s*[:：]\s*")
_BESIDE = re.compile(
    r"(?:阅读|浏览|点击|访问|评论|人气)\S{0,2}\s*[:：]?\s*\d+\s*[次人]?"  # how often it was read
    r"|【[^】]{1,10}】|\[[^\]]{1,10}\]"  # buttons
    r"|[（(]?总?第?\s?\d+\s?期[）)]?"  # the number of the issue
    r"|首页(?:\s*[>＞»›/]\s*[^\s>＞»›/]+)+"  # the way through the site
)
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z·、（）()]+")
_SPEAKS = re.compile(r"[在将于自至从到以]|召开|举行|印发|通知|会议|大会|情况|报告")
_WORD_BREAKS = re.compile(r"[\s\u3000|｜·]+")


def read_dateline(text: str) -> Mapping[str, str]:
    """Return what a line says that is a date with a time and a name or two at most; nothing if it is something else.

    >>> read_dateline("大众日报 2023年5月6日 星期六")
    {'published': '2023-05-06', 'source': '大众日报'}
    >>> read_dateline("某省推进数字经济工作专班　2023-05-06　总第15期　阅读 215 次")["source"]
    '某省推进数字经济工作专班'
    >>> read_dateline("2026年1月14日在第四次会议上")
    {}
    """
    when = find_date(text) if len(text) <= _LONGEST else None
    if when is None:
        return {}
    before, after = text[: when[1]], text[when[2] :]
    has_time = TIME.search(text) is not None
    author = read_byline(after.strip(AROUND)) if "在" not in after else ""
    before, after = _bare(before), "" if author else _bare(after)
    name = _PUBLISHER.sub("", before)
    if not _is_name(name):
        words = [word for word in _WORD_BREAKS.split(f"{before} {after}") if word]
        if len(words) > (5 if has_time else 2) or any(len(word) > _LONGEST_WORD or "在" in word for word in words):
            return {}
        name = name if len(words) == 1 else ""
    elif after and not _is_name(after):
        return {}
    found = {"published": when[0].isoformat(), "source": _source(name) or _source(after), "author": author}
    return {field: value for field, value in found.items() if value}


def _bare(text: str) -> str:
    return TIME.sub(" ", _BESIDE.sub(" ", text)).strip(AROUND)


def _is_name(text: str) -> bool:
    """Tell whether the words beside a date may be the name of an office or a paper, and no words of a sentence."""
    return len(text) <= _LONGEST_NAME and _NAME.fullmatch(text) is not None and not _SPEAKS.search(text)


def _source(name: str) -> str:
    name = name.removesuffix("讯")
    return name if len(name) >= _LEAST_NAME and _is_name(name) else ""
