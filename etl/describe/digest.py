"""Digests: texts of several items, each of which opens with its own place or heading and reports something else."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ITEM = re.compile(r"【([^】]{2,14})】|([\u4e00-\u9fff“”]{2,12})(?:[：:丨|]|[ \u3000](?=\S))")
_LEAST_ITEMS = 3
_SHORTEST = 20


def items(lines: Iterable[str]) -> dict[str, str]:
    """Return the lines that open as an item of a digest does, each with its head; none if the text is no digest.

    >>> items(f"{place}：规模以上工业增加值同比增长8.6%，新增企业12家。" for place in ("甲区", "乙区", "丙县"))
    {'甲区：规模以上工业增加值同比增长8.6%，新增企业12家。': '甲区', \
'乙区：规模以上工业增加值同比增长8.6%，新增企业12家。': '乙区', '丙县：规模以上工业增加值同比增长8.6%，新增企业12家。': '丙县'}
    """
    whole = [line for line in lines if len(line) >= _SHORTEST]
    found = {line: match[1] or match[2] for line in whole if (match := _ITEM.match(line))}
    is_one = len(set(found.values())) == len(found) >= max(_LEAST_ITEMS, len(whole) // 2)
    return found if is_one else {}


def is_digest(lines: Iterable[str]) -> bool:
    """Tell whether most lines are the items of a digest."""
    return bool(items(lines))
