"""Coordinations taken apart: each member with the head or the tail that they share (新能源汽车、集成电路产量)."""

from __future__ import annotations

import re

from etl.mentions.metrics import mask

_COORDINATION = re.compile(
    r"、|以及|(?<![共饱总温缓])和(?![美谐平睦解缓田县风])|(?<!参)与(?!会)|(?<![以普涉])及(?![其时格早])"
)


_BRANCHES = re.compile(
    r"[一二两三四五六七八九十]?[个大]?(?:主导|重点|支柱|优势)?(?P<kind>产业|行业|领域)的?(?P<rest>[^、]{2,16})$"
)


_STATES = re.compile(r"(?:偏少|偏低|偏弱|偏高|偏小|不足|不高|不强|不大|较弱|较低|较少|缺乏|短缺|薄弱)$")
"""整机企业偏少 says how things stand: no member of a list of metrics."""
_SHORTEST_TAIL = 3


def _common_tail(parts: list[str]) -> str:
    """The words behind what all members end with, where only the last one goes on (…居民、…居民|人均可支配收入)."""
    last, ending = parts[-1], parts[0][-2:]
    if len(ending) < 2 or any(not part.endswith(ending) or len(part) < 4 for part in parts[:-1]):
        return ""
    position = last.find(ending, 1)
    tail = last[position + len(ending) :].lstrip("”")
    return tail if position > 0 and len(tail) >= _SHORTEST_TAIL else ""


_PAIRED = re.compile(
    r"(?P<before>[^、和与]*)(?P<one>[存进])[、和](?P<other>[贷出])(?P<kind>(?:款|口)(?:余额|总额|总值)?)"
)
"""存、贷款余额 and 进、出口总值: one noun for both."""
_IN_AND_OUT = re.compile(r"(?P<before>[^、和与]{2,})(?P<one>收入|进口)[、和与](?P<other>支出|出口)$")
"""财政收入、支出: what they are of stands once."""
_KINDS = re.compile(
    r"(?P<others>(?:[^、]{1,4}(?P<kind>[型类])、)+)(?P<last>[^、型类]{1,4}(?P=kind))(?P<rest>[^、型类]{2,})"
)
"""急难型、支出型临时救助标准: each kind has the noun behind the last."""
_CONTRAST = re.compile(
    r"城镇|农村|城乡|城市|国有|民营|公立|民办|公办|境内|境外|省内|省外|线上|线下|企业|个人|本科|专科"
)
_CONTRAST_LENGTH = 2


_RATE_ALONE = re.compile(r"(?:本地|平均|综合|直接)?[\u4e00-\u9fff]{2}率$")


def _whole_head(last: str, head: re.Match[str]) -> str:
    """光学膜、驱动芯片本地采购率: 率 alone says nothing."""
    longer = _RATE_ALONE.search(last, 2) if head.group() == "率" else None
    return longer.group() if longer else head.group()


_RATES = ("占比", "比重", "增速", "增幅", "比例")
_ENDING = 2


_SECTORS = re.compile(r"(?:(?P<which>一?二三)次?产业?|三次产业)(?P<rest>增加值|投资|占比|比重|增速|税收|用电量)")
"""一二三产增加值 names the three sectors one by one."""
_PLAIN_LIST = re.compile(r"(?:[^、及与等]{3,20}、)+[^、和及与等]{3,20}")
_TRADE = "业"


def plain_list(words: str) -> bool:
    """Tell whether words list several things and nothing else: 甲、乙、丙, not one official trade (化学原料、化学制品制造业).

    >>> plain_list("海洋药物和生物制品、海洋电力、海洋旅游"), plain_list("信息传输、软件和信息技术服务业")
    (True, False)
    """
    *others, last = words.split("、")
    trade = last.endswith(_TRADE) and not all(other.endswith(_TRADE) for other in others)
    return _PLAIN_LIST.fullmatch(words) is not None and not trade


def _joints(masked: str) -> list[re.Match[str]]:
    """Where the members meet: behind a list of 大数据与软件、整机与装备、生物医药 the word 与 is inside of names."""
    joints = list(_COORDINATION.finditer(masked))
    marks = [joint.start() for joint in joints if joint.group() == "、"]
    inner = [joint for joint in joints if joint.group() != "、" and marks and joint.start() < marks[-1]]
    return [joint for joint in joints if joint.group() == "、"] if inner else joints


def _of_one_noun(noun: str) -> tuple[str, ...]:
    """Return the members of a form that has the noun of all of them once: 一二三产增加值, 急难型、支出型救助标准; else none."""
    sectors = _SECTORS.fullmatch(noun)
    if sectors is not None:
        return tuple(f"第{one}产业{sectors['rest']}" for one in sectors["which"] or "一二三")
    kinds = _KINDS.fullmatch(noun)
    if kinds is None:
        return ()
    return tuple(kind + kinds["rest"] for kind in (*kinds["others"].rstrip("、").split("、"), kinds["last"]))


def _parts(noun: str) -> list[str]:
    """The members between the joints, without what states something of its own."""
    parts, position = [], 0
    for match in _joints(mask(noun)):
        parts.append(noun[position : match.start()])
        position = match.end()
    parts.append(noun[position:])
    return [part.strip() for part in parts if part.strip() and not (part != parts[-1] and _STATES.search(part))]


def coordinated(noun: str, heads: re.Pattern[str], links: re.Pattern[str] | None = None) -> tuple[str, ...]:
    """Split a coordination into its members, each with the head (or the tail from a link verb on) that they share.

    >>> coordinated("新能源汽车、集成电路产量", re.compile("产量$"))
    ('新能源汽车产量', '集成电路产量')
    """
    if told := _of_one_noun(noun):
        return told
    noun = _IN_AND_OUT.sub(r"\g<before>\g<one>、\g<before>\g<other>", noun)
    noun = _PAIRED.sub(r"\g<before>\g<one>\g<kind>、\g<before>\g<other>\g<kind>", noun)
    parts = _parts(noun)
    if len(parts) < 2:
        return (noun,)
    linked = links.search(parts[-1], 1) if links else None
    if linked is not None:
        return tuple(part if part is parts[-1] else part + parts[-1][linked.start() :] for part in parts)
    branch = _BRANCHES.search(parts[-1], 1)
    if branch is not None:
        tail = branch.group("kind") + branch.group("rest")
        own = parts[-1][: branch.start()] + tail
        return tuple(own if part is parts[-1] else part.removesuffix(branch.group("kind")) + tail for part in parts)
    bare = any(len(part) == _CONTRAST_LENGTH for part in parts)
    if bare and all(_CONTRAST.match(part) for part in parts):  # 城镇和农村常住居民收入
        tail = parts[-1][_CONTRAST_LENGTH:]
        return tuple(part + tail if len(part) == _CONTRAST_LENGTH else part for part in parts)
    tail = _common_tail(parts)
    if tail:  # 城镇居民、农村居民收入水平
        return tuple(part if part is parts[-1] else part + tail for part in parts)
    head = heads.search(parts[-1])
    if head is None or (head.start() == 0 and len(parts[-1]) <= 2):
        return tuple(parts)
    shared = _whole_head(parts[-1], head)
    amount = parts[-1][: head.start()][-_ENDING:]  # 甲收入、乙收入占比: the share is of both
    if shared in _RATES and len(amount) == _ENDING and all(part.endswith(amount) for part in parts[:-1]):
        return tuple(part if part is parts[-1] else part + shared for part in parts)
    return tuple(part if heads.search(part) or part.endswith(shared) else part + shared for part in parts)
