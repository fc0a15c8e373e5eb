"""The number that an office gives its document (发文字号): of the document itself, not of one that it cites."""

from __future__ import annotations

import re

_YEAR, _OPEN, _CLOSE = r"(?:19|20)\s?\d\s?\d", r"[〔\[［【（(﹝〈]", r"[〕\]］】）)﹞〉]"
_NUMBER = re.compile(
    rf"([\u4e00-\u9fff][\u4e00-\u9fff\s]{{0,24}}?)\s*{_OPEN}\s*({_YEAR})\s*{_CLOSE}\s*(?:第\s*)?(\d[\d\s]{{0,6}})\s*号"
)
_DECREE = re.compile(r"([\u4e00-\u9fff]{0,16}令)\s*[（(]?\s*第\s*(\d{1,4})\s*号\s*[）)]?")
_AT_END = re.compile(rf"[（(]\s*({_NUMBER.pattern})\s*[）)]$")


def read_number(text: str) -> str:
    """Return the number that ``text`` as a whole is, as offices write it, or an empty string.

    >>> read_number("渝府办发 [2023] 12 号"), read_number("（国发〔2024〕5号）"), read_number("某市人民政府令第 345 号")
    ('渝府办发〔2023〕12号', '国发〔2024〕5号', '某市人民政府令第345号')
    >>> read_number("贯彻落实国发〔2024〕5号文件")
    ''
    """
    bare = text.strip().removeprefix("（").removeprefix("(") if text.strip()[-1:] in "）)" else text.strip()
    bare = bare.rstrip(" ）)") if "号" in bare[-4:] else bare
    if found := _NUMBER.fullmatch(bare):
        agency, year, serial = ("".join(part.split()) for part in found.groups())
        return f"{agency}〔{year}〕{serial}号"
    decree = _DECREE.fullmatch(bare)
    return f"{decree[1]}第{decree[2]}号" if decree else ""


def number_in(line: str) -> str:
    """Return the number that a line is, or that stands in brackets at its end, or last after a blank.

    >>> number_in("关于加快机器人应用的通知（德政办发〔2023〕7号）"), number_in("贯彻国发〔2024〕5号精神")
    ('德政办发〔2023〕7号', '')
    """
    if whole := read_number(line):
        return whole
    at_end = _AT_END.search(line)
    return read_number(at_end[1]) if at_end else read_number(line.split(" ")[-1])
