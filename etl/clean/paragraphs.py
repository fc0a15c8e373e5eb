"""Paragraphs that stand twice in a document, because a page or a copy put them there twice: kept once."""

from __future__ import annotations

from etl.clean.lexicon import CleanLexicon
from etl.clean.page import Line, Page
from etl.model import BlockKind

SHORTEST = 40
"""A shorter line may well be said twice: a heading, a refrain, a signature."""
KIND = "repeated_paragraph"


def drop_repeated_paragraphs(page: Page, lexicon: CleanLexicon) -> Page:
    """Drop the second copy of a paragraph, and of the shorter lines beside it that are copied with it.

    >>> line = Line("前三季度，全县机器人产业产值达到18.4亿元，其中零部件占六成，企业数量居全市前列。")
    >>> lines = drop_repeated_paragraphs(Page((Line("一季度"), line, Line("一季度"), line)), None).lines
    >>> [len(line.text) for line in lines]
    [3, 42]
    """
    first: dict[str, int] = {}
    copies: dict[int, int] = {}
    for index, line in enumerate(page.lines):
        if len(line.text) >= SHORTEST and line.kind is not BlockKind.TABLE:
            original = first.setdefault(line.text, index)
            if original != index:
                copies[index] = original
    for index, original in tuple(copies.items()):
        for step in (-1, 1):
            _spread(page.lines, copies, index, original, step)
    return page.without(dict.fromkeys(copies, KIND))


def _spread(lines: tuple[Line, ...], copies: dict[int, int], index: int, original: int, step: int) -> None:
    """Count the lines before or after a copy as copies too, as long as they equal those beside the original."""
    index, original = index + step, original + step
    while original >= 0 and index < len(lines) and index not in copies and original not in copies:
        if original == index or lines[index].text != lines[original].text:
            return
        copies[index] = original
        index, original = index + step, original + step
