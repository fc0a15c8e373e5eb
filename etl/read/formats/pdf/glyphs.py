"""What stands on a page of a PDF: runs of glyphs with their places, seen the way the text runs."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import hypot

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from etl.read.formats.pdf.rules import Rules, drawn, has_picture, sorted_rules

CELL_GAP = 1.5
"""Gap in ems that sets two things on one line apart: cells, columns, a name at the end of a line."""
_BLANK_GAP = 0.45
_LATIN_GAP = 0.3
_LEAST_BLANK = 0.08
_SHIFT = 0.05
EITHER_WIDTH = frozenset("“”‘’—…·")
"""Marks that take a half or a whole em, as the font has it, so that the room beside them says nothing."""
_LEAST_TEXT = 20
_BLANKS = frozenset(" \t\u00a0\u3000\u2002\u2003\u2009")
_NO_GLYPHS = frozenset("\r\n\x00\ufeff\uffff\u00ad\u200b")
_HYPHENS = {"\x02": "-", "\ufffe": "-"}
"""What pdfium gives for a hyphen at the end of a line."""
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


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its runs, what is written on it in another direction (a watermark), and the lines drawn on it.

    ``is_picture`` tells that pictures stand on it and at most a page number or a stamp as text.
    """

    width: float
    height: float
    runs: tuple[Run, ...]
    turned: str = ""
    rules: Rules = field(default_factory=Rules)
    is_picture: bool = False


def read_sheet(page: pdfium.PdfPage, most: int) -> Sheet | None:
    """Return what stands on a page, or nothing if it holds more than ``most`` characters."""
    left, bottom, right, top = page.get_cropbox()
    textpage = page.get_textpage()
    count = textpage.count_chars()
    if count > most:
        return None
    runs: tuple[list[Run], ...] = ([], [], [], [])
    skewed = [run.text for turn, run in _runs(textpage.raw, _text(textpage.raw, count)) if _sort(turn, run, runs)]
    textpage.close()
    turn = max(range(4), key=lambda number: sum(len(run.text) for run in runs[number]))
    others = [run.text for number, group in enumerate(runs) if number != turn for run in group]
    (x0, y0), (x1, y1) = _seen(turn, left, bottom), _seen(turn, right, top)
    shift, drop, width, height = min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)
    lines = ((_seen(turn, *one), _seen(turn, *other)) for one, other in drawn(page.raw))
    moved = (((x0 - shift, y0 - drop), (x1 - shift, y1 - drop)) for (x0, y0), (x1, y1) in lines)
    placed = (Run(run.text, run.left - shift, run.right - shift, run.y - drop, run.size) for run in runs[turn])
    inside = tuple(run for run in placed if -run.size < run.left < width and 0 < run.y < height + run.size)
    return Sheet(
        width,
        height,
        inside,
        "".join(skewed + others),
        sorted_rules(moved),
        _is_empty(inside) and has_picture(page.raw),
    )


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


def _is_empty(runs: Iterable[Run]) -> bool:
    return sum(len(run.text) for run in runs) < _LEAST_TEXT


def _sort(turn: int, run: Run, runs: tuple[list[Run], ...]) -> bool:
    """Put a run to those of its direction; true if it runs aslant."""
    if turn < 0:
        return True
    runs[turn].append(run)
    return False


def _text(textpage: raw.FPDF_TEXTPAGE, count: int) -> str:
    buffer = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    unicode = raw.FPDFText_GetUnicode  # characters of two units: ask for each
    return "".join(chr(min(unicode(textpage, index), 0x10FFFF)) for index in range(count))


def _seen(turn: int, x: float, y: float) -> tuple[float, float]:
    a, b, c, d = _TURNS[turn]
    return a * x + b * y, c * x + d * y


class _Pen:
    """Where the glyphs of a text page stand; the only place that talks to pdfium for each of them."""

    def __init__(self, textpage: raw.FPDF_TEXTPAGE) -> None:
        self._page = textpage
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._places = (ctypes.byref(self._x), ctypes.byref(self._y))
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()

    def place(self, index: int) -> tuple[float, float]:
        raw.FPDFText_GetCharOrigin(self._page, index, *self._places)
        return self._x.value, self._y.value

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


def _runs(textpage: raw.FPDF_TEXTPAGE, text: str) -> Iterator[tuple[int, Run]]:
    """Yield (direction, run) in the order of the file; places are not yet counted from the page's corner."""
    pen, font_size = _Pen(textpage), raw.FPDFText_GetFontSize
    chars: list[str] = []
    start = end = down = fount = em = size = 0.0
    turn, blank = 0, False
    a, b, c, d = _TURNS[0]
    for index, char in enumerate(text):
        if char in _NO_GLYPHS:
            continue
        if char in _BLANKS:
            blank = True
            continue
        x, y = pen.place(index)
        font = font_size(textpage, index)
        along, level = a * x + b * y, c * x + d * y
        same = chars and font == fount and abs(level - down) <= _SHIFT * size
        if not (same and -0.6 * em <= along - end <= CELL_GAP * em):
            if chars:
                yield turn, Run("".join(chars), start, end, down, size)
            turn, wide, high = pen.scale(index)
            a, b, c, d = _TURNS[max(turn, 0)]
            along, level = a * x + b * y, c * x + d * y
            chars, start, down, fount, em, size = [], along, level, font, font * wide or 1.0, font * high or 1.0
        elif is_blank_between(chars[-1], char, (along - end) / em, blank):
            chars.append(" ")
        end = along + em if is_wide(char) else pen.right(index, char, turn, along, em)
        chars.append(_HYPHENS.get(char, char))
        blank = False
    if chars:
        yield turn, Run("".join(chars), start, end, down, size)
