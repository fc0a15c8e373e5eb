"""The two repairs of text in which pinyin was inserted byte by byte: put the bytes in step, then take the pinyin out."""

from __future__ import annotations

import re

from etl.clean.byteshift import PINYIN, Closing, Stretch, stretches
from etl.clean.characters import DAMAGE_CLOSES, DAMAGE_OPENS
from etl.clean.language import Language, is_reading
from etl.clean.restoration import Restorer

LEAST_ANNOTATIONS = 3
"""Fewer annotations than this in a document are an author's own notes on how to read a name."""

_ANNOTATED = re.compile(rf"([\u3400-\u9fff])\(({PINYIN})\)")
_PINYIN = re.compile(rf"\({PINYIN}\)")
_NESTED = re.compile(rf"(\({PINYIN})\({PINYIN}\)(?=\))")
_NUMBER_AFTER = re.compile(r"[\d.,，%％]+")
_CONTEXT = 4


def restore_shifts(text: str, language: Language) -> tuple[str, int]:
    """Put byte-shifted stretches back into step; mark those that cannot be. Returns the text and how many succeeded.

    A stretch that is not certain stays as it is, between the marks of :mod:`etl.clean.characters`.

    >>> restore_shifts("没有损坏的正文", Language(dict, lambda char: frozenset(), str))
    ('没有损坏的正文', 0)
    """
    if not _is_annotated(text, language):
        return text, 0
    text = _NESTED.sub(r"\1", text)  # the tool also hits the bytes of its own pinyin
    found = list(stretches(text, language))
    if not found:
        return text, 0
    restorer = _restorer(text, found, language)
    parts, position, restored = [], 0, 0
    for stretch in found:
        chars = restorer.restore(stretch, _plain(text[: stretch.start][-30:])[-_CONTEXT:], _after(text, stretch.end))
        parts.append(text[position : stretch.start])
        ending = _NUMBER_AFTER.match(text, stretch.end)
        position = ending.end() if ending and (not chars or _ate(text, stretch)) else stretch.end
        parts.append(_mended(text, stretch, chars, text[stretch.end : position]))
        restored += bool(chars)
    return "".join((*parts, text[position:])), restored


def strip_annotations(text: str, language: Language) -> tuple[str, int]:
    """Take out "(pinyin)" after a character that is read so; return the text and how many there were.

    >>> language = Language(dict, lambda char: {"業": frozenset({"yè"})}.get(char, frozenset()), str)
    >>> strip_annotations("工業(yè)、農業(yè)、企業(yè)，zha(言工白)", language)
    ('工業、農業、企業，zha(言工白)', 3)
    """
    if not _is_annotated(text, language):
        return text, 0
    count = 0

    def bare(match: re.Match[str]) -> str:
        nonlocal count
        if not is_reading(language, match[1], match[2]):
            return match[0]
        count += 1
        return match[1]

    return _ANNOTATED.sub(bare, text), count


def _is_annotated(text: str, language: Language) -> bool:
    if _PINYIN.search(text) is None:
        return False
    hits = (match for match in _ANNOTATED.finditer(text) if is_reading(language, match[1], match[2]))
    return sum(1 for _, _ in zip(hits, range(LEAST_ANNOTATIONS), strict=False)) == LEAST_ANNOTATIONS


def _restorer(text: str, found: list[Stretch], language: Language) -> Restorer:
    starts = [0, *(stretch.end for stretch in found)]
    ends = [*(stretch.start for stretch in found), len(text)]
    undamaged = "\n".join(text[start:end] for start, end in zip(starts, ends, strict=True))
    annotated = frozenset((match[1], match[2]) for match in _ANNOTATED.finditer(undamaged))
    return Restorer(language, annotated, _plain(undamaged))


def _plain(text: str) -> str:
    return _PINYIN.sub("", text)


def _after(text: str, position: int) -> str:
    """Return what follows a stretch, up to the next one: it tells which reading goes on well."""
    return re.split(r"[?\ufffd\n]", _plain(text[position : position + 40]))[0][:_CONTEXT]


def _ate(text: str, stretch: Stretch) -> bool:
    """Tell whether the lost byte at the end took an ASCII character with it: what follows is not one that it spares."""
    following = text[stretch.end : stretch.end + 1]
    return stretch.closing is Closing.LOST and not re.match(r"[\s,.;:!]|\Z", following)


def _mended(text: str, stretch: Stretch, chars: str, number: str) -> str:
    if not chars:
        return f"{DAMAGE_OPENS}{text[stretch.start : stretch.end]}{number}{DAMAGE_CLOSES}"
    return f"{chars}{DAMAGE_OPENS}?{number}{DAMAGE_CLOSES}" if _ate(text, stretch) else chars + number
