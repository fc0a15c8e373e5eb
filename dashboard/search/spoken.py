"""A search as one says it, without spaces between its parts and with the words of a question, as the parts of a search."""

from __future__ import annotations

import re
from functools import cache

from dashboard.search.known import places, plain, words
from dashboard.search.typed_periods import SEPARATORS, glued_periods

_LONGEST_PLACE = 12
_SHORTEST_REST = 2
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def spoken(typed: str) -> str:
    """Return a search with its parts apart and the words of a question left out; what stands in quotation marks stays.

    >>> spoken("哪些地区有2027年机器人目标？"), spoken("重庆2021年上半年工业同比增长")
    ('2027年 机器人 目标', '重庆 2021年上半年 工业 同比 增长')
    >>> spoken("Which regions have a robot target for 2027?")
    'robot target 2027'
    """
    parts: list[str] = []
    for at, piece in enumerate(re.split(r"[\"“”「」『』]", plain(typed))):
        parts += [f'"{piece}"'] if at % 2 and piece.strip() else _apart(piece)
    return " ".join(parts)


def _apart(piece: str) -> list[str]:
    found, at = list[str](), 0
    for match in glued_periods(piece):
        found += [*_words(piece[at : match.start()]), match[1].strip()]
        at = match.end() + len(_joining().match(piece[match.end() :])[0])  # type: ignore[index]  # it always matches
    return [*found, *_words(piece[at:])]


def _words(piece: str) -> list[str]:
    return [part for word in re.split(f"[{SEPARATORS}]+", piece) for part in _parts_of(word)]


def _parts_of(word: str) -> list[str]:
    """Return a word without what only asks, with places before it and kinds of statement after it on their own.

    >>> _parts_of("天津市和平区企业排名")
    ['天津市', '和平区', '企业', '排名']
    """
    word = _asking().sub("", word)
    if not _CHINESE.search(word) or word in places():
        return [word] if word else []
    for size in range(min(_LONGEST_PLACE, len(word) - 1), 1, -1):
        if word[:size] in places():
            return [word[:size], *_parts_of(_joining().sub("", word[size:], count=1))]
    for kind in _kinds():
        if word.endswith(kind) and len(word) >= len(kind) + _SHORTEST_REST:
            return [*_parts_of(word.removesuffix(kind)), kind]
    return [word]


@cache
def _kinds() -> list[str]:
    terms = [term for kind in ("status", "measure", "basis") for term in words(kind)]
    return sorted(terms, key=len, reverse=True)


@cache
def _asking() -> re.Pattern[str]:
    """Return the pattern of words that only ask, at either end of a Chinese word or as a whole Latin one."""
    terms = sorted(words("asking"), key=len, reverse=True)
    chinese = "|".join(term for term in terms if _CHINESE.search(term))
    latin = "|".join(term for term in terms if not _CHINESE.search(term))
    joining = "|".join(words("joining"))
    return re.compile(
        rf"^(?:{chinese})(?:{chinese}|{joining})*|(?:{joining})?(?:{chinese})+$|^(?:{latin})$", re.IGNORECASE
    )


@cache
def _joining() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words('joining'))})*")
