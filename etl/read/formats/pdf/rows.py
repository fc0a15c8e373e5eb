"""Runs to rows: what stands on one baseline, as cells with wide gaps between them; note marks taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from etl.read.formats.pdf.glyphs import CELL_GAP, Run, is_blank_between

_SAME_LEVEL = 0.3
_SMALL = 0.8
_REACH = 0.5
_MARK = re.compile(r"[\[［〔(（]?(?:\d{1,3}|[①-⑳*※])[\]］〕)）]?")
_LENGTH = re.compile("(?:^|[^A-Za-z])[kcm]?m$", re.I)
_POWERS = str.maketrans("23", "²³")


@dataclass(frozen=True, slots=True)
class Cell:
    """Words without a wide gap between them; ``size`` is that of most of its letters, ``y`` their baseline."""

    text: str
    left: float
    right: float
    y: float
    size: float
    marks: tuple[str, ...] = ()

    @property
    def centre(self) -> float:
        """The middle of the cell along the line."""
        return (self.left + self.right) / 2


Row = tuple[Cell, ...]
"""The cells on one baseline, from left to right."""


def rows_of(runs: Iterable[Run]) -> list[Row]:
    """Return the rows of a page or of a column, from the top down."""
    levels = _levels(sorted(runs, key=lambda run: (run.y, run.left)))
    _attach(levels)
    return [tuple(_cells(sorted(_once(level), key=lambda run: run.left))) for level in levels if level]


def regrouped(cells: Iterable[Cell]) -> list[Row]:
    """Return the rows that some cells of a page form among themselves: the lines of one column."""
    levels: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda cell: (cell.y, cell.left)):
        if levels and abs(cell.y - levels[-1][0].y) <= _SAME_LEVEL * cell.size:
            levels[-1].append(cell)
        else:
            levels.append([cell])
    return [tuple(sorted(level, key=lambda cell: cell.left)) for level in levels]


def _levels(runs: Sequence[Run]) -> list[list[Run]]:
    levels: list[list[Run]] = []
    for run in runs:
        if levels and run.y - levels[-1][0].y <= _SAME_LEVEL * min(run.size, levels[-1][0].size):
            levels[-1].append(run)
        else:
            levels.append([run])
    return levels


def _attach(levels: list[list[Run]]) -> None:
    """Put small raised or lowered letters to the level of the letters that they touch."""
    for index, level in enumerate(levels):
        for other in (index + 1, index - 1):
            if not 0 <= other < len(levels):
                continue
            touching = [run for run in level if any(_is_raised(run, base) for base in levels[other])]
            levels[other] += [replace(run, y=levels[other][0].y, raised=True) for run in touching]
            level[:] = [run for run in level if run not in touching]


def _is_raised(run: Run, base: Run) -> bool:
    if run.size > _SMALL * base.size or not -0.4 * base.size <= base.y - run.y <= 0.7 * base.size:
        return False
    return min(abs(run.left - base.right), abs(base.left - run.right)) <= _REACH * run.size


def _once(level: Iterable[Run]) -> list[Run]:
    """Drop a run that is painted a second time beside itself, as a shadow or to look bold."""
    kept: list[Run] = []
    for run in level:
        if not any(run.text == other.text and abs(run.left - other.left) < _REACH * run.size for other in kept):
            kept.append(run)
    return kept


def _cells(runs: Sequence[Run]) -> Iterable[Cell]:
    group: list[Run] = []
    for run in runs:
        if group and run.left - max(other.right for other in group) > CELL_GAP * max(run.size, group[-1].size):
            yield _cell(group)
            group = []
        group.append(run)
    if group:
        yield _cell(group)


def _cell(runs: Sequence[Run]) -> Cell:
    main = max(runs, key=lambda run: (not run.raised, len(run.text)))
    base = max((run.size for run in runs), default=main.size)
    text, marks, right = "", [], runs[0].left
    for run in runs:
        small = run.raised or (run.size <= _SMALL * base and _lifted(run, main))
        if small and text and _MARK.fullmatch(run.text):
            if not (run.text in "23" and _LENGTH.search(text)):
                marks.append(run.text)
                right = max(right, run.right)
                continue
            run = replace(run, text=run.text.translate(_POWERS))
        if text and is_blank_between(text[-1], run.text[0], (run.left - right) / run.size, False):
            text += " "
        text, right = text + run.text, max(right, run.right)
    return Cell(text, runs[0].left, right, main.y, main.size, tuple(marks))


def _lifted(run: Run, main: Run) -> bool:
    return main.y - run.y > 0.1 * main.size
