"""Characters that are gone for good: marked together with the number they stand in, so that nothing is read from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.clean.characters import DAMAGE_CLOSES, DAMAGE_OPENS

_LOST = re.compile(
    "(?:锟斤拷)+锟?"  # U+FFFD in UTF-8, read as GBK
    "|\ufffd+"
    "|烫{3,}|屯{3,}"  # memory that no program wrote to, read as GBK
    "|(?<!\n)[\ue000-\uf8ff](?!\\s)[\ue000-\uf8ff]*|[\ue000-\uf8ff]{2,}"  # one alone before a line is a page's bullet
)
_NUMBER = "0-9０-９一二三四五六七八九十百千万亿〇零两"
_NUMBER_BEFORE = re.compile(rf"[{_NUMBER}][{_NUMBER}.,．，]*[%％]?\Z")
_NUMBER_AFTER = re.compile(rf"[.．,，%％]?[{_NUMBER}](?:[{_NUMBER}]|[.．,，](?=[0-9０-９]))*[%％‰]?|[%％‰]")
_MARKED = re.compile(f"({DAMAGE_OPENS}[^{DAMAGE_CLOSES}]*{DAMAGE_CLOSES})")
_LONGEST_NUMBER = 30
SIGNS = "锟\ufffd\ue000-\uf8ff"
UNWRITTEN = ("烫烫烫", "屯屯屯")
"""What a text with lost characters has at least one of: a sign, or memory that no program wrote to."""
_ANY = re.compile(f"[{SIGNS}]")


def mark_lost(text: str) -> tuple[str, int]:
    r"""Mark each run of lost characters and the digits and number signs that touch it; return how many runs there were.

    >>> mark_lost("产值达1锟斤拷.5亿元，增长8%") == ("产值达\ufdd01锟斤拷.5亿\ufdd1元，增长8%", 1)
    True
    >>> mark_lost("\uf06c 增长\uf0b78%")
    ('\uf06c 增长\ufdd0\uf0b78%\ufdd1', 1)
    """
    if not _ANY.search(text) and not any(word in text for word in UNWRITTEN):
        return text, 0
    pieces = _MARKED.split(text)
    marked = [_mark(piece) if index % 2 == 0 else (piece, 0) for index, piece in enumerate(pieces)]
    return "".join(piece for piece, _ in marked), sum(count for _, count in marked)


def _mark(text: str) -> tuple[str, int]:
    parts, position, count = [], 0, 0
    for start, end in _spans(text):
        parts += [text[position:start], DAMAGE_OPENS, text[start:end], DAMAGE_CLOSES]
        position, count = end, count + 1
    return "".join((*parts, text[position:])), count


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield what is to be marked; runs that share a number are one."""
    open_at, end = -1, -1
    for lost in _LOST.finditer(text):
        before = _NUMBER_BEFORE.search(text[max(end, lost.start() - _LONGEST_NUMBER, 0) : lost.start()])
        start = lost.start() - len(before[0]) if before else lost.start()
        if open_at >= 0 and start > end:
            yield open_at, end
        open_at = start if open_at < 0 or start > end else open_at
        after = _NUMBER_AFTER.match(text, lost.end())
        end = max(end, after.end() if after else lost.end())
    if open_at >= 0:
        yield open_at, end
