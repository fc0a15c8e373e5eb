"""The cleaner's tables of words, for readers: what is furniture, and which labels a masthead has."""

from __future__ import annotations

from functools import cache

from etl.clean.furniture import FurnitureRules
from etl.clean.masthead import Labels
from etl.vocabulary.tables import rows


@cache
def furniture() -> FurnitureRules:
    """Return the rules of ``furniture.csv``."""
    return FurnitureRules.from_rows(rows("furniture"))


@cache
def labels() -> Labels:
    """Return the labels of ``masthead_labels.csv``."""
    return Labels.from_rows(rows("masthead_labels"))


def fields(text: str) -> set[str]:
    """Return the fields that a line names by their labels.

    >>> sorted(fields("发布时间：2024-06-21 来源：某报")), fields("产业规模：918亿元")
    (['published', 'source'], set())
    """
    return {labels().field(mark) for mark in labels().pattern.finditer(text)}


def labelled(row: str) -> list[str]:
    r"""Return a row of a document's index table as labelled lines, or nothing if the row is something else.

    >>> labelled("索 引 号\tK28/2024-9\t发布日期\t2024年06月20日"), labelled("产业\t9126\t10.2")
    (['索引号：K28/2024-9', '发布日期：2024年06月20日'], [])
    """
    cells = [" ".join(cell.split()) for cell in row.split("\t")]
    pairs = [("".join(name.strip(":： ").split()), value) for name, value in zip(cells[::2], cells[1::2], strict=False)]
    named = [pair for pair in pairs if pair[0]]
    if not named or not all(name in labels().fields for name, _ in named):
        return []
    return [f"{name}：{value}" for name, value in named if value]
