"""Tables in a text: which lines are rows whose cells stand apart by tabs, and which lines around them belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from etl.clean.lexicon import CleanLexicon
from etl.clean.page import Line, Page, is_enumerated, is_prose
from etl.model import BlockKind

_LABEL_END = re.compile(r"[:：]\s*(?:\t|$)")
_ORDER = re.compile(
    r"[（(]?(?:[一二三四五六七八九十百]{1,3}|\d{1,3})[）)]?[、.．]?|第[一二三四五六七八九十百\d]{1,4}[章节条款]"
)
_ENDS = "。！？；"
_UNIT_LINE = re.compile(r"[（(【\[]?\s*(?:计量|货币)?单\s*位\s*[:：]")
_NUMBERED = re.compile(r"(?:附|续|图)?表\s*(?:\d|[一二三四五六七八九十]|[:：])")
_LONGEST_CAPTION = 60
_NEAR = 3
_SEEN = 12
_WIDEST = 200
_NO_CAPTION = "。；，、！？：;,!?:"
_APART = re.compile(r"(?:[\u4e00-\u9fff] +)+[\u4e00-\u9fff]")


def keep_rows(text: str, lexicon: CleanLexicon) -> str:
    r"""Leave the tabs in the rows of tables; every other tab becomes a blank.

    A table has two rows at least. Indentation, a tab within prose, a number before its paragraph, a menu and a box of
    labels are none.
    """
    if "\t" not in text:
        return text
    lines = text.split("\n")
    rows = {
        index for run in _runs(lines) if not _is_furniture([lines[index] for index in run], lexicon) for index in run
    }
    return "\n".join(line if index in rows else line.replace("\t", " ") for index, line in enumerate(lines))


def _runs(lines: Sequence[str]) -> Iterator[list[int]]:
    """Yield the rows of each table; one short line, a heading within it, may stand between two of them."""
    run: list[int] = []
    for index in sorted(_rows(lines)):
        if run and not _goes_on(lines, run[-1], index):
            if len(run) > 1:
                yield run
            run = []
        run.append(index)
    if len(run) > 1:
        yield run


def _rows(lines: Sequence[str]) -> set[int]:
    """Return the lines that can be rows; one with a single word needs a neighbour with as many cells."""
    found = {index for index, line in enumerate(lines) if "\t" in line and _is_row(line)}
    for order, step in ((range(len(lines)), -1), (range(len(lines) - 1, -1, -1), 1)):
        for index in order:
            tabs = lines[index].count("\t") if lines[index].strip() else 0
            if tabs and index + step in found and tabs == lines[index + step].count("\t"):
                found.add(index)
    return found


def _goes_on(lines: Sequence[str], last: int, index: int) -> bool:
    if index == last + 1:
        return True
    between = [line.strip() for line in lines[last + 1 : index]]
    is_short = len(between) < _NEAR and all(len(line) <= _LONGEST_CAPTION and not is_prose(line) for line in between)
    return is_short and lines[last].count("\t") == lines[index].count("\t")


def _is_row(line: str) -> bool:
    r"""Tell whether a line has two cells or more, and is no prose that a tab only interrupts or sets off.

    >>> [_is_row(line) for line in ("产值\t12", "\t今年以来，产值增长。", "1.\t加快建设。", "全市加快\t建设，成效显著。")]
    [True, False, False, False]
    """
    filled = [cell.strip() for cell in line.split("\t") if cell.strip()]
    if len(filled) != 2:
        return len(filled) > 2 and line.count("\t") < _WIDEST
    first, second = filled
    is_sentence = second[-1] in _ENDS
    return not is_sentence or not (_ORDER.fullmatch(first) or (first[-1] not in _ENDS and "，" in second))


def _is_furniture(rows: Sequence[str], lexicon: CleanLexicon) -> bool:
    """Tell whether half of the first rows at least are a menu, or labels with what they announce (发布日期：…)."""
    found, rows = 0, rows[:_SEEN]
    for row in rows:
        words = " ".join(cell.strip() for cell in row.split("\t") if cell.strip())
        labels = len(_LABEL_END.findall(row)) or bool(lexicon.labels.pattern.match(words))
        found += bool(labels or lexicon.furniture.is_menu(words) or lexicon.furniture.exact(words))
    return 2 * found >= len(rows)


def tidy_cell(cell: str) -> str:
    """Close up a cell's word that is set with blanks.

    >>> tidy_cell("合 计"), tidy_cell("总　产　值"), tidy_cell("合肥 芜湖")
    ('合计', '总产值', '合肥 芜湖')
    """
    cell = cell.strip().replace("\u3000", " ")
    return cell.replace(" ", "") if _APART.fullmatch(cell) else cell


def tidy_rows(page: Page, lexicon: CleanLexicon) -> Page:
    """Tidy the cells of every row one by one."""
    return replace(page, lines=tuple(_tidied(line) if line.kind is BlockKind.TABLE else line for line in page.lines))


def _tidied(line: Line) -> Line:
    return line._replace(text="\t".join(map(tidy_cell, line.text.split("\t"))))


def is_unit_line(text: str) -> bool:
    """Tell whether a line gives the unit of the table below it.

    >>> is_unit_line("单位：亿元、%"), is_unit_line("（计量单位：万人）"), is_unit_line("单位主要负责人")
    (True, True, False)
    """
    return _UNIT_LINE.match(text) is not None and len(text) <= _LONGEST_CAPTION


def captions(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indices of the lines that belong to a table: the lines with its name and unit above it."""
    found: set[int] = set()
    if BlockKind.TABLE not in [line.kind for line in lines]:
        return frozenset()
    for index, (line, following) in enumerate(pairwise(lines)):
        if line.kind is not BlockKind.TABLE and following.kind is BlockKind.TABLE:
            found |= _above(lines, index)
    return frozenset(found)


def _above(lines: Sequence[Line], index: int) -> set[int]:
    found: set[int] = set()
    while index >= 0 and lines[index].kind is not BlockKind.TABLE:
        text = lines[index].text
        if is_unit_line(text):
            found.add(index)
        elif _NUMBERED.match(text) and len(text) <= _LONGEST_CAPTION:
            return found | {index}
        elif found - {index + 1} or len(text) > _LONGEST_CAPTION or text[-1] in _NO_CAPTION or is_enumerated(text):
            return found
        else:
            return found | {index}
        index -= 1
    return found
