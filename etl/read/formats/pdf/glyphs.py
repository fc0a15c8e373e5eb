"""The glyphs of a page of a PDF as runs with their places, seen the way the text runs."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

import pypdfium2.raw as raw

CELL_GAP = 1.5
"""Gap in ems that sets two things on one line apart: cells, columns, a name at the end of a line."""
_BLANK_GAP = 0.45
_LATIN_GAP = 0.3
_LEAST_BLANK = 0.08
_SHIFT = 0.05
_UNEVEN = 0.12
EITHER_WIDTH = frozenset("“”‘’—…·")
"""Marks that take a half or a whole em, as the font has it, so that the room beside them says nothing."""
_BLANKS = frozenset(" \t\u00a0\u3000\u2002\u2003\u2009")
_NO_INK = _BLANKS | frozenset("\r\n\ufeff\uffff\u00ad\u200b")
_RESPELT = {"\x02": "-", "\ufffe": "-", "\x00": "\ufffd"}
"""What pdfium gives for a hyphen at the end of a line, and for a glyph of which the file does not say what it is."""
_HALVES = re.compile("[\ud800-\udfff]")
_TURNS = ((1, 0, 0, -1), (0, 1, 1, 0), (-1, 0, 0, 1), (0, -1, -1, 0))
"""How a place (x, y) is seen by text that runs to the right, up, to the left or down: along = ax + by, down = cx + dy."""


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one size that follow each other; ``y`` is the baseline, counted down from the top of the page."""

    text: str
    left: float
    right: float
    y: float
    size: float
    raised: bool = False


def is_wide(char: str) -> bool:
    """Tell whether a character takes a whole em, as Chinese does.

    >>> is_wide("智"), is_wide("，"), is_wide("A")
    (True, True, False)
    """
    return char >= "\u2e80" and not "\uff61" <= char <= "\uffdc"


def is_blank_between(before: str, after: str, gap: float, said: bool) -> bool:
    """Tell whether a gap, in ems, is a blank: between Latin letters a small one, beside Chinese only a wide one.

    ``said`` tells that the file has a blank there; many set one beside each number, which no reader sees.
    """
    if before in EITHER_WIDTH or after in EITHER_WIDTH:
        return said and gap >= _BLANK_GAP
    if is_wide(before) or is_wide(after):
        return gap >= _BLANK_GAP
    return gap >= (_LEAST_BLANK if said else _LATIN_GAP)


def text_of(textpage: raw.FPDF_TEXTPAGE, count: int) -> str:
    """Return the characters of a text page, one for each of its ``count`` glyphs."""
    buffer = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return _HALVES.sub("\ufffd", text)
    unicode = raw.FPDFText_GetUnicode  # characters of two units: ask for each
    return _HALVES.sub("\ufffd", "".join(chr(min(unicode(textpage, index), 0x10FFFF)) for index in range(count)))


def seen(turn: int, x: float, y: float) -> tuple[float, float]:
    """Return a place of the page as text of a direction sees it: along the line and down the page.

    >>> seen(0, 3, 4), seen(1, 3, 4)
    ((3, -4), (4, 3))
    """
    a, b, c, d = _TURNS[turn]
    return a * x + b * y, c * x + d * y


class _Pen:
    """Where the glyphs of a text page stand, for what is asked more rarely than once a glyph."""

    def __init__(self, textpage: raw.FPDF_TEXTPAGE) -> None:
        self._page = textpage
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()

    def right(self, index: int, char: str, turn: int, along: float, em: float) -> float:
        """Return where the glyph of a character that is not always wide ends, as seen in its direction."""
        if turn and char in EITHER_WIDTH:
            return along + em
        if turn or not raw.FPDFText_GetLooseCharBox(self._page, index, ctypes.byref(self._box)):
            return along + em / 2
        return min(max(float(self._box.right), along + em / 5), along + 2 * em)

    def scale(self, index: int) -> tuple[int, float, float]:
        """Return direction (-1 if aslant), width and height of the letters at ``index``, for a font of size 1."""
        matrix = self._matrix
        if not raw.FPDFText_GetMatrix(self._page, index, ctypes.byref(matrix)):
            return 0, 1.0, 1.0
        wide, high = hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)
        if abs(matrix.b) < 0.1 * wide:
            return (0 if matrix.a > 0 else 2), wide, high
        if abs(matrix.a) < 0.1 * wide:
            return (1 if matrix.b > 0 else 3), wide, high
        return -1, wide, high


def runs_of(textpage: raw.FPDF_TEXTPAGE, text: str) -> Iterator[tuple[int, Run]]:
    """Yield (direction, run) in the order of the file; places are not yet counted from the page's corner.

    The loop goes over every glyph of a document: it asks pdfium for one thing a glyph, and for more where a run may end.
    """
    pen, font_size, origin = _Pen(textpage), raw.FPDFText_GetFontSize, raw.FPDFText_GetCharOrigin
    x, y = ctypes.c_double(), ctypes.c_double()
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)
    chars: list[str] = []
    start = end = down = font = em = size = 0.0
    turn, blank = 0, False
    a, b, c, d = _TURNS[0]
    for index, char in enumerate(text):
        if char in _NO_INK:
            blank = blank or char in _BLANKS
            continue
        origin(textpage, index, at_x, at_y)
        along, level = a * x.value + b * y.value, c * x.value + d * y.value
        gap = along - end
        ends = abs(level - down) > _SHIFT * size or not -0.6 * em <= gap <= CELL_GAP * em
        if ends or not chars or (abs(gap) > _UNEVEN * em and font != font_size(textpage, index)):
            if chars:
                yield turn, Run("".join(chars), start, end, down, size)
            turn, wide, high = pen.scale(index)
            font = font_size(textpage, index)
            a, b, c, d = _TURNS[max(turn, 0)]
            along, level = a * x.value + b * y.value, c * x.value + d * y.value
            chars, start, down, em, size = [], along, level, font * wide or 1.0, font * high or 1.0
        elif gap > _LEAST_BLANK * em and is_blank_between(chars[-1], char, gap / em, blank):
            chars.append(" ")
        end = along + em if "\u2e80" <= char < "\uff61" else pen.right(index, char, turn, along, em)
        chars.append(_RESPELT.get(char, char))
        blank = False
    if chars:
        yield turn, Run("".join(chars), start, end, down, size)
