"""One page of a PDF: what is written and drawn on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from etl.read.formats.pdf.glyphs import Run, runs_of, seen, text_of
from etl.read.formats.pdf.rules import Rules, drawn, has_picture, sorted_rules

_LEAST_TEXT = 20
_LEAST_SHARED = 2


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
    skewed = [run.text for turn, run in runs_of(textpage.raw, text_of(textpage.raw, count)) if _sort(turn, run, runs)]
    textpage.close()
    turn = max(range(4), key=lambda number: sum(len(run.text) for run in runs[number]))
    others = [run.text for number, group in enumerate(runs) if number != turn for run in group]
    (x0, y0), (x1, y1) = seen(turn, left, bottom), seen(turn, right, top)
    shift, drop, width, height = min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)
    placed = (Run(run.text, run.left - shift, run.right - shift, run.y - drop, run.size) for run in runs[turn])
    inside = tuple(run for run in placed if -run.size < run.left < width and 0 < run.y < height + run.size)
    lines = (
        (seen(turn, *one), seen(turn, *other)) for one, other in (drawn(page.raw) if _may_hold_table(inside) else ())
    )
    moved = (((x0 - shift, y0 - drop), (x1 - shift, y1 - drop)) for (x0, y0), (x1, y1) in lines)
    return Sheet(
        width,
        height,
        inside,
        "".join(skewed + others),
        sorted_rules(moved),
        _is_empty(inside) and has_picture(page.raw),
    )


def _is_empty(runs: Iterable[Run]) -> bool:
    return sum(len(run.text) for run in runs) < _LEAST_TEXT


def _sort(turn: int, run: Run, runs: tuple[list[Run], ...]) -> bool:
    """Put a run to those of its direction; true if it runs aslant."""
    if turn < 0:
        return True
    runs[turn].append(run)
    return False


def _may_hold_table(runs: Iterable[Run]) -> bool:
    """Tell whether several things stand on one level, again and again: only then the lines of a page are worth asking for."""
    levels = [round(run.y) for run in runs]
    return len(levels) - len(set(levels)) >= _LEAST_SHARED
