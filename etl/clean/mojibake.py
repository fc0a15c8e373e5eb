"""Text that was decoded with the wrong codec: its bytes are computed back and read with the right one.

A reading counts only if it is fluent Chinese and far more so than what stands there, so that clean text never changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from etl.clean.characters import damaged
from etl.clean.fluency import Fluency
from etl.clean.language import Language
from etl.clean.lostbytes import LOST, LossyUtf8

LEAST_FLUENT = -9.0
"""Least mean log probability of a character in a text that was put right: real text has about -6."""
LEAST_GAIN = 3.0
"""Least advantage of it, a character, over the text that stands there."""
MOST_LOST = 0.34
"""Largest share of characters that may be lost where the others are restored."""
_COMMON = "，。、：；“”（）《》的是在和有为年月日中国人工市区县政府发展产业企技智能数据新推进建设"
_SAMPLE = 400
_OWN_TEXT = 20_000
_HOPELESS = 8
_MOST_RUNS = 5_000
_LEAST_SIGNS = 3
_GARBLED = -10.5
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_HAN = re.compile("[\u3400-\u9fff，。、；：“”《》（）]")


@dataclass(frozen=True, slots=True)
class Misreading:
    """A wrong codec in whose place a right one belongs.

    ``to_bytes`` undoes the wrong one, LOST for what was lost; ``signs`` match what it makes of the commonest characters.
    """

    to_bytes: Callable[[str], bytes]
    codec: str
    signs: re.Pattern[str]


def restore_mojibake(text: str, language: Language) -> tuple[str, int]:
    """Read anew what was decoded with the wrong codec: the whole text, else the lines that are hit. Counts the lines.

    >>> from etl.vocabulary.language import readings, simplified, word_frequencies
    >>> language = Language(word_frequencies, readings, simplified)
    >>> restore_mojibake("浜哄伐鏅鸿兘浜т笟\\n人工智能", language)
    ('人工智能产业\\n人工智能', 1)
    >>> restore_mojibake("È˹¤ÖÇÄÜ²úÒµ", language), restore_mojibake("äººå·¥æ™ºèƒ½", language)
    (('人工智能产业', 1), ('人工智能', 1))
    """
    count = 0
    for misreading in MISREADINGS if _ANY.search(text) else ():
        if misreading.signs.search(text):
            text, lines = _restore(text, misreading, _Judge(language, text, misreading))
            count += lines
    return text, count


class _Judge:
    """Tells whether one reading of the same bytes is better Chinese than another."""

    def __init__(self, language: Language, text: str, misreading: Misreading) -> None:
        self._language, self._text, self._misreading = language, text, misreading
        self._fluency = Fluency(language.words(), "")
        self._tried = 0

    @cached_property
    def lossy(self) -> LossyUtf8:
        """What reads lines whose bytes are not all left; the others tell it the document's own words."""
        own = self._misreading.to_bytes(self._text[: 3 * _OWN_TEXT]).decode("utf-8", "ignore")
        simplified = self._language.simplified
        return LossyUtf8(Fluency(self._language.words(), simplified(own[:_OWN_TEXT])), simplified)

    def mean(self, text: str) -> float:
        """Return the mean log probability of the characters of ``text`` that are not ASCII."""
        chars = "".join(_NOT_ASCII.findall(text[: 2 * _SAMPLE]))[:_SAMPLE]
        return self._fluency.read(self._language.simplified(chars)).score / max(1, len(chars))

    def latin(self, run: str) -> str:
        """Return a run of Latin letters read anew, as long as not too many have been tried."""
        self._tried += 1
        return _latin(run, self) if self._tried <= _MOST_RUNS else run

    def prefers(self, new: str, old: str) -> bool:
        """Tell whether ``new`` is Chinese and ``old`` is not."""
        lost, whole = new.count("\ufffd"), len(_HAN.findall(new))
        if not whole or lost > MOST_LOST * whole:
            return False
        fluent = self.mean(new.replace("\ufffd", ""))
        return fluent >= LEAST_FLUENT and fluent - self.mean(old) >= LEAST_GAIN

    def is_garbled(self, text: str) -> bool:
        """Tell whether ``text`` is no Chinese that anybody wrote."""
        return self.mean(text) < _GARBLED


def _restore(text: str, misreading: Misreading, judge: _Judge) -> tuple[str, int]:
    lines = text.split("\n")
    if misreading.codec != "utf-8" or misreading.to_bytes is not _latin_bytes:
        whole = _strict(text, misreading)
        if whole and judge.prefers(whole, text):
            return whole, sum(_NOT_ASCII.search(line) is not None for line in lines)
    mended = [_line(line, misreading, judge) for line in lines]
    hit = sum(old != new for old, new in zip(lines, mended, strict=True))
    least = 1 if 2 * hit >= sum(_NOT_ASCII.search(line) is not None for line in lines) else _LEAST_SIGNS
    for index, line in enumerate(mended):
        if line == lines[index] and len(misreading.signs.findall(line)) >= least and judge.is_garbled(line):
            mended[index] = damaged(line)
    return "\n".join(mended), hit


def _line(line: str, misreading: Misreading, judge: _Judge) -> str:
    if misreading.to_bytes is _latin_bytes:
        return _LATIN_RUN.sub(lambda run: judge.latin(run[0]), line) if _LETTERS.search(line) else line
    if not _NOT_ASCII.search(line):
        return line
    new = _strict(line, misreading)
    if not new and misreading.codec == "utf-8" and misreading.signs.search(line):
        data = misreading.to_bytes(line)
        new = judge.lossy.read(data) if 4 * len(data.decode("utf-8", "ignore").encode()) >= 3 * len(data) else ""
    return new if new and judge.prefers(new, line) else line


def _latin(run: str, judge: _Judge) -> str:
    """Read a run of Latin letters and signs as what its bytes are in UTF-8 or in GBK; mark a long one that is neither."""
    letters = len(_LETTERS.findall(run))
    if letters < 2:
        return run
    data = _latin_bytes(run)
    readings = [*_decoded(data, "utf-8"), *_decoded(data, "gb18030")] or [
        judge.lossy.read(data),
        data.decode("gb18030", "replace"),
    ]
    best = max((one for one in readings if _HAN.search(one)), key=judge.mean, default="")
    if best and judge.prefers(best, run):
        return best
    return damaged(run) if letters >= _HOPELESS and 3 * letters >= len(run) else run


def _strict(text: str, misreading: Misreading) -> str:
    return next(iter(_decoded(misreading.to_bytes(text), misreading.codec)), "")


def _decoded(data: bytes, codec: str) -> Iterator[str]:
    """Yield the text of ``data`` if every byte of it can be read."""
    try:
        yield data.decode(codec)
    except UnicodeDecodeError:
        return


def _latin_bytes(text: str) -> bytes:
    """Return the bytes of text that was read as Windows-1252; a letter of no such page was read from two, as UTF-8."""
    return b"".join(_LATIN.get(char) or char.encode("utf-8", "replace") for char in text)


def _gbk_bytes(text: str) -> bytes:
    """Return the bytes of text that was read as GBK. Its euro sign is the byte 80."""
    return _with_lost(text.replace("€", "\udc80"), "gb18030")


def _big5_bytes(text: str) -> bytes:
    return _with_lost(text, "cp950")


def _with_lost(text: str, codec: str) -> bytes:
    """Return ``text`` in ``codec``; LOST stands for U+FFFD, a lone surrogate for its byte."""
    try:
        return text.replace("\ufffd", "\udcff").encode(codec, "surrogateescape")
    except UnicodeEncodeError:
        return text.encode(codec, "replace").replace(b"?", bytes((LOST,)))


def _signs(right: str, wrong: str) -> Iterator[str]:
    """Yield what ``wrong`` makes of the commonest characters in ``right``, without everyday characters."""
    for char in _COMMON:
        data = char.encode(right, "ignore")
        for start in range(len(data) - 1):
            yield from (one for one in data[start : start + 2].decode(wrong, "ignore") if not _is_everyday(one))


def _is_everyday(char: str) -> bool:
    """Tell whether it is a sign, or a character of the first level (the commoner half) of GB 2312 or of Big5."""
    simple, traditional = char.encode("gb2312", "ignore"), char.encode("big5", "ignore")
    return char < "\u3000" or b"\xa1" < simple < b"\xd8" or b"\xa1" < traditional < b"\xc6\x80"


def _any_of(chars: Iterator[str]) -> str:
    return "[" + "".join(sorted(map(re.escape, set(chars)))) + "]"


_SPECIAL = {bytes((code,)).decode("cp1252", "ignore"): bytes((code,)) for code in range(0x80, 0xA0)}
_LATIN = (
    {chr(code): bytes((code,)) for code in range(0x100)}
    | {char: data for char, data in _SPECIAL.items() if char}
    | {"\ufffd": bytes((LOST,))}
)
_LATIN_RUN = re.compile(f"[ -~\u00a0\ufffd\u0080-\u07ff{''.join(char for char in _SPECIAL if char)}]+")
_LETTERS = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]")
_LATIN_SIGN = "[\u00c2-\u00d6\u00d8-\u00f4][\u0080-\u00ff\u0100-\u07ff" + "".join(filter(None, _SPECIAL)) + "]"

MISREADINGS = (
    Misreading(_latin_bytes, "utf-8", re.compile(_LATIN_SIGN)),
    Misreading(_gbk_bytes, "utf-8", re.compile(_any_of(_signs("utf-8", "gb18030")))),
    Misreading(_gbk_bytes, "cp950", re.compile(_any_of(_signs("cp950", "gb18030")))),
    Misreading(_big5_bytes, "gb18030", re.compile(_any_of(_signs("gb18030", "cp950")))),
)
"""Read as Windows-1252 (UTF-8 or GBK), UTF-8 read as GBK, Big5 as GBK, GBK as Big5."""
SIGNS = "".join(misreading.signs.pattern[1:-1] for misreading in MISREADINGS[1:]) + "\u00c2-\u00d6\u00d8-\u00f4"
"""All signs, for one character class: a text without any of them is not looked at."""
_ANY = re.compile(f"[{SIGNS}]")
