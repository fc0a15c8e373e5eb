"""The line under a headline that says when it was published and by whom, without labels: 大众日报　2023年5月6日 星期六."""

from __future__ import annotations

import re
from collections.abc import Mapping

from etl.clean.datewords import find_date
from etl.clean.masthead import AROUND, TIME, closed, read_byline

_LONGEST = 80
_LONGEST_WORD = 10
_LONGEST_NAME = 24
_LEAST_NAME = 4
_BULLETS = "◎■●◆□○"
_MOST_WORDS = 2
_MOST_WORDS_TIMED = 5
_PUBLISHER = re.compile(r"^(?:主办|主管|承办|编印|编发|编辑|报送)(?:单位|部门)?\s*[:：]\s*")
_BESIDE = re.compile(
    r"(?:阅读|浏览|点击|访问|评论|人气)\S{0,2}\s*[:：(（]?\s*\d[\d.,]*\s*万?\+?\s*[次人]?[)）]?"  # how often it was read
    r"|【[^】]{1,10}】|\[[^\]]{1,10}\]"  # buttons
    r"|[（(]?总?第?\s?\d+\s?期[）)]?"  # the number of the issue
    r"|第?\s?[A-Z]?\d{1,3}\s?版"  # the page of a paper
    r"|首页(?:\s*[>＞»›/]\s*[^\s>＞»›/]+)+"  # the way through the site
)
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z·、（）()]+(?:(?<=[台视网报社播道])《[\u4e00-\u9fffA-Za-z·]{2,12}》)?")
_NEWS_OF = re.compile(r"(?<=[网台社报])(?:消息|讯|电)\s*(?:[（(][\u4e00-\u9fff]{2,12}[）)])?\s*[:：]?$")
"""某某网消息（朝闻天下）： is the name of the newsroom alone."""
_SPEAKS = re.compile(r"^(?:[将于至到以]|自(?!贡|流井|治)|从(?!化|江))|在(?!线)|召开|举行|印发|通知|会议|大会|情况|报告")
_CELLS = re.compile(r"\s*[\u3000|｜·]\s*| {2,}")


def read_dateline(text: str) -> Mapping[str, str]:
    """Return what a line says that is a date with a time and a name or two at most; nothing if it is something else.

    >>> read_dateline("大众日报 2023年5月6日 星期六")
    {'published': '2023-05-06', 'source': '大众日报'}
    >>> read_dateline("某省推进数字经济工作专班　2023-05-06　总第15期　阅读 215 次")["source"]
    '某省推进数字经济工作专班'
    >>> read_dateline("江州卫视《江州新闻联播》　2025-10-08 22:16")["source"]
    '江州卫视《江州新闻联播》'
    >>> read_dateline("2026年1月14日在第四次会议上")
    {}
    """
    when = find_date(text) if len(text) <= _LONGEST else None
    if when is None:
        return {}
    bare = [_CELLS.split(_bare(part)) for part in (text[: when[1]], text[when[2] :])]
    sources, authors, words = [], [], 0
    for cell in (cell for cells in bare for cell in cells if cell):
        if author := read_byline(cell) if "在" not in cell.replace("在线", "") else "":
            authors.append(author)
        elif _is_name(name := _PUBLISHER.sub("", cell).removesuffix("讯")):
            sources.append(name)
            words += 1
        elif all(len(word) <= _LONGEST_WORD and "在" not in word for word in cell.split()):
            words += len(cell.split())
            sources += cell.split()[-1:] if cell in bare[0] else []  # 原创 某某发布 2024-05-06
        else:
            return {}
    if words > (_MOST_WORDS_TIMED if TIME.search(text) else _MOST_WORDS):
        return {}
    source = next((name for name in sources if _is_publisher(name)), "")
    found = {"published": when[0].isoformat(), "source": source, "author": " ".join(authors)}
    return {field: value for field, value in found.items() if value}


def _bare(text: str) -> str:
    bare = TIME.sub(" ", _BESIDE.sub(" ", _NEWS_OF.sub("", text))).strip(AROUND + _BULLETS)
    return closed(bare)


def _is_name(text: str) -> bool:
    """Tell whether the words beside a date may be the name of an office or a paper, and no words of a sentence."""
    return len(text) <= _LONGEST_NAME and _NAME.fullmatch(text) is not None and not _SPEAKS.search(text)


def _is_publisher(name: str) -> bool:
    """Tell whether a name is rather that of a paper or an office than a person's."""
    return len(name) >= _LEAST_NAME or name[-1] in "网报社台局厅办委部院"
