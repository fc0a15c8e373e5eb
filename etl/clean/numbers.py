"""Numbers whose characters a page set apart, written as one."""

from __future__ import annotations

import re

_HAN = "\u4e00-\u9fff"
_UNIT = "[%％‰亿万]|个百分点"
_GROUPED = re.compile(rf"[0-9][0-9]{{0,2}}(?: \d{{3}}){{1,4}}(?:\.\d{{1,6}})?(?= ?[{_HAN}%％‰])(?! ?年)")
_POINT = re.compile(rf"[0-9][0-9]{{0,3}}(?: \.|\. )\d{{1,4}}(?= ?(?:{_UNIT}))")
_IN_PROSE = re.compile(rf"[{_HAN}] ?\Z")
_LABELS = "图表件第号"
_BLANK_IN = r"[0-9](?: \.?|\. )[0-9]"
_MAYBE, _BROKEN = re.compile(_BLANK_IN.encode()), re.compile(_BLANK_IN)


def join_numbers(text: str) -> tuple[str, int]:
    """Close up numbers that blanks break; return the text and how many there were.

    Groups of three digits are one number, and so is a point with a blank beside it where a unit follows.

    >>> join_numbers("产值达1 234.5亿元，增长12. 5%，新增12 000户")
    ('产值达1234.5亿元，增长12.5%，新增12000户', 3)
    >>> join_numbers("表3 100家企业名单，2023 年1 200家")
    ('表3 100家企业名单，2023 年1200家', 1)
    """
    ascii_only = text.encode("ascii", "ignore")  # much the faster text to search, and no other tells of a blank
    if not (_MAYBE.search(ascii_only) and _BROKEN.search(text)):
        return text, 0
    text, grouped = _closed_up(text, _GROUPED)
    text, split = _closed_up(text, _POINT)
    return text, grouped + split


def _closed_up(text: str, pattern: re.Pattern[str]) -> tuple[str, int]:
    """Close up what ``pattern`` finds amid a sentence; 表3 100家 is the name of a table and a number after it."""
    count = 0

    def closed(match: re.Match[str]) -> str:
        nonlocal count
        before = text[max(0, match.start() - 2) : match.start()]
        if " " not in match[0] or not _IN_PROSE.search(before) or before.strip()[-1] in _LABELS:
            return match[0]
        count += 1
        return match[0].replace(" ", "")

    return pattern.sub(closed, text), count
