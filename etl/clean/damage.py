"""The two repairs of text in which pinyin was inserted byte by byte: put the bytes in step, then take the pinyin out."""

from __future__ import annotations

import re
from collections import Counter

from etl.clean.byteshift import PINYIN, Closing, Stretch, stretches
from etl.clean.characters import DAMAGE_CLOSES, DAMAGE_OPENS
from etl.clean.language import Language, is_reading, spells
from etl.clean.restoration import Restorer

LEAST_ANNOTATIONS = 3
"""Fewer annotations than this in a document are an author's own notes on how to read a name."""

_ANNOTATED = re.compile(rf"([\u3400-\u9fff])\(({PINYIN})\)")
_WORDS = PINYIN.replace("{1,7}", "{1,40}")
"""Pages of another tool spell whole words: 产量(chǎnliàng)."""
_ANNOTATIONS = re.compile(rf"[(（]({_WORDS})[)）]")
_NOTED = re.compile(rf"(?P<chars>[\u3400-\u9fff]{{1,8}})(?P<notes>(?:[(（]{_WORDS}[)）])+)")
_PINYIN = re.compile(rf"\({PINYIN}\)")
_NESTED = re.compile(rf"(\({PINYIN})\({PINYIN}\)(?=\))")
_NUMBER_AFTER = re.compile(r"[\d.,，%％]+")
_INNER_MARK = re.compile(r"(?<=[\u4e00-\u9fff”])[ -/:-?](?=[\u4e00-\u9fff])")
_COUNTED = frozenset("年月日时分秒个家件项元亿万千百十人次台套辆户亩吨倍位号届周岁余多条所座股批名起类级层")
_CONTEXT = 4
_OWN_TEXT = 200_000
_MOST_TRIED = 200
_LEAST_MARKS = 5
_SURE = 0.9


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
    pieces = _undamaged(text, found)
    own_text = "\n".join(map(_plain, pieces))[:_OWN_TEXT]
    annotated = frozenset((match[1], match[2]) for piece in pieces for match in _ANNOTATED.finditer(piece))
    restorer = Restorer(language, annotated, "\n".join(_plain(piece)[_CONTEXT:-_CONTEXT] for piece in pieces))
    parts, position, restored = [], 0, 0
    for index, stretch in enumerate(found):
        before = _plain(text[max(0, stretch.start - 30) : stretch.start])[-_CONTEXT:]
        chars = restorer.restore(stretch, before, _after(text, stretch.end)) if index < _MOST_TRIED else ""
        mended, end = _mended(text, stretch, chars, own_text)
        parts += [text[position : stretch.start], mended]
        position = end
        restored += bool(chars)
    return "".join((*parts, text[position:])), restored


def strip_annotations(text: str, language: Language) -> tuple[str, int]:
    """Take out "(pinyin)" after the characters that are read so; return the text and how many there were.

    >>> language = Language(dict, lambda char: {"業": frozenset({"yè"})}.get(char, frozenset()), str)
    >>> strip_annotations("工業(yè)、農業(ye)(ye)、企業(yè)，zha(言工白)", language)
    ('工業、農業、企業，zha(言工白)', 4)
    """
    if len(_ANNOTATIONS.findall(text)) < LEAST_ANNOTATIONS:
        return text, 0
    count = 0

    def bare(match: re.Match[str]) -> str:
        nonlocal count
        notes: list[str] = _ANNOTATIONS.findall(match["notes"])
        if not all(spells(language, match["chars"], note) for note in notes):
            return match[0]
        count += len(notes)
        return match["chars"]

    mended = _NOTED.sub(bare, text)
    return (mended, count) if count >= LEAST_ANNOTATIONS else (text, 0)


def _is_annotated(text: str, language: Language) -> bool:
    if _PINYIN.search(text) is None:
        return False
    hits = (match for match in _ANNOTATED.finditer(text) if is_reading(language, match[1], match[2]))
    return sum(1 for _, _ in zip(hits, range(LEAST_ANNOTATIONS), strict=False)) == LEAST_ANNOTATIONS


def _undamaged(text: str, found: list[Stretch]) -> list[str]:
    """Return the pieces of ``text`` between the stretches.

    As evidence of the document's words they count without their ends: what stands beside a stretch would else speak
    for itself.
    """
    starts = [0, *(stretch.end for stretch in found)]
    ends = [*(stretch.start for stretch in found), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _plain(text: str) -> str:
    return _PINYIN.sub("", text)


def _after(text: str, position: int) -> str:
    """Return what follows a stretch, up to the next one: it tells which reading goes on well."""
    return re.split(r"[?\ufffd\n]", _plain(text[position : position + 40]))[0][:_CONTEXT]


def _mended(text: str, stretch: Stretch, chars: str, own_text: str) -> tuple[str, int]:
    """Return what to put in a stretch's place, and where the text goes on after it."""
    end = stretch.end
    following = text[end : end + 1]
    is_mark = following in " \n,.;:!" and not text[end + 1 : end + 2].isdigit()  # else .4 is what is left of 6.4
    spared = stretch.closing is not Closing.LOST or not following or is_mark
    eaten = "" if spared or not chars else _eaten(chars[-1], following, own_text)
    if chars and (spared or eaten):
        return chars + eaten, end
    number = _NUMBER_AFTER.match(text, end)
    end = number.end() if number else end
    kept = f"?{text[stretch.end : end]}" if chars else text[stretch.start : end]
    return f"{chars}{DAMAGE_OPENS}{kept}{DAMAGE_CLOSES}", end


def _eaten(last: str, following: str, own_text: str) -> str:
    """Return the ASCII character that the decoder took with the lost byte, if the rest of the document leaves no doubt.

    Between a character and one that no number in the document stands before, it is the mark that the document puts
    there: the line's end after a sentence, else its usual comma. A digit cannot be known.
    """
    if not "\u4e00" <= following <= "\u9fff" or following in _COUNTED or re.search(rf"\d{following}", own_text):
        return ""
    marks = Counter(
        re.findall(r"(?<=[。！？])[\x00-?](?=[\u4e00-\u9fff])" if last in "。！？" else _INNER_MARK, own_text)
    )
    ((mark, count),) = marks.most_common(1) or [("", 0)]
    return mark if count >= _LEAST_MARKS and count >= _SURE * sum(marks.values()) else ""
