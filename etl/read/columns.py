"""Which column of a table holds what: by the names that crawls and exports give their columns, or as the user says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from etl.vocabulary.tables import rows

FIELDS = frozenset({"text", "title", "url", "published_date", "source", "author"})
"""What a column can be recognised as: the text, or what the ``documents`` table says about it."""
LEAST_PROSE = 40
"""Fewest characters of an average text where nothing but the column's name tells that rows are documents."""
_SEEN = 20
_BLANKS = re.compile(r"[\s_\-\u200b\ufeff]+")
Named = Mapping[str, str]
NONE: Named = MappingProxyType({})
HELD = "columns"
"""Under this name a document's metadata hold which of the columns that the user named its table has."""


def fields_of(header: Sequence[str], named: Named = NONE) -> dict[str, list[int]]:
    """Return the columns of ``header`` whose names are known, by field, in the order of the table.

    ``named`` is what the user says: the name of the column for a field. It goes before the names in ``columns.csv``.

    >>> fields_of(["ID", "标题", "Full_Text"]), fields_of(["a", "正文", "内容"], {"text": "a"})
    ({'title': [1], 'text': [2]}, {'text': [0]})
    """
    wanted = {_plain(name): field for field, name in named.items()}
    found: dict[str, list[int]] = {}
    for index, cell in enumerate(header):
        if len(cell) <= _SEEN * 2 and (field := wanted.get(_plain(cell))):
            found.setdefault(field, []).append(index)
    for index, cell in enumerate(header):
        field = _names().get(_plain(cell), "") if len(cell) <= _SEEN * 2 else ""
        if field and field not in found.keys() & named.keys():
            found.setdefault(field, []).append(index)
    return found


def roles(header: Sequence[str], body: Sequence[Sequence[str]], named: Named = NONE) -> dict[str, int]:
    """Return one column a field, or nothing if the rows below ``header`` are no documents.

    They are if a column is named as the text and the user said so, or another column tells a title, an address or
    the like, or the cells are long. Of two columns for the text the one with more in it is taken.

    >>> roles(["标题", "内容"], [["通知", "各县："]]), roles(["序号", "内容"], [["1", "建成智算中心"]])
    ({'text': 1, 'title': 0}, {})
    """
    found = fields_of(header, named)
    if "text" not in found:
        return {}
    lengths = {index: _characters(body, index) for index in found.pop("text")}
    text = max(lengths, key=lambda index: (lengths[index], -index))
    filled = sum(1 for row in body if text < len(row) and row[text].strip())
    if not (found or "text" in named or lengths[text] >= LEAST_PROSE * max(filled, 1)):
        return {}
    return {"text": text} | {field: columns[0] for field, columns in found.items()}


def held(header: Sequence[str], named: Named) -> str:
    """Return the names that the user said and ``header`` has, one a line: a build tells which were nowhere.

    >>> held(["编号", "Full_Text"], {"text": "full text", "title": "标题"})
    'full text'
    """
    cells = {_plain(cell) for cell in header}
    return "\n".join(name for name in named.values() if _plain(name) in cells)


def _characters(body: Sequence[Sequence[str]], column: int) -> int:
    return sum(len(row[column]) for row in body if column < len(row))


def _plain(name: str) -> str:
    return _BLANKS.sub("", name).casefold()


@cache
def _names() -> dict[str, str]:
    return {_plain(row["name"]): row["field"] for row in rows("columns")}
