"""The lines that a page draws: the frame of its tables, seen the way the text runs."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as raw

THICKEST = 3.0
_SHORTEST = 6.0
_MOST_OBJECTS = 30_000
_MOST_SEGMENTS = 5_000

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along the text (``at`` is its height) or down the page (``at`` is its place along the text)."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The lines of a page: along the text and down the page."""

    along: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()


def has_picture(page: raw.FPDF_PAGE) -> bool:
    """Tell whether a page shows a picture, on its own or within a form."""
    pictures = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)
    return any(
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, index)) in pictures
        for index in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS))
    )


def drawn(page: raw.FPDF_PAGE) -> Iterator[tuple[Point, Point]]:
    """Yield the straight lines that a page draws, in its own coordinates."""
    for index in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_PATH:
            yield from _segments(item)


def sorted_rules(lines: Iterator[tuple[Point, Point]]) -> Rules:
    """Sort lines into those along the text and those down the page; slanted and short ones are left out."""
    along, down = [], []
    for (x0, y0), (x1, y1) in lines:
        if abs(y1 - y0) <= THICKEST and abs(x1 - x0) >= _SHORTEST:
            along.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= THICKEST and abs(y1 - y0) >= _SHORTEST:
            down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return Rules(tuple(along), tuple(down))


def _segments(path: raw.FPDF_PAGEOBJECT) -> Iterator[tuple[Point, Point]]:
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix))
    first = last = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_LINETO:
            yield last, point
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        last = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield point, first
