"""How a workbook shows its cells: 0.125 formatted as 0.0% is read as 12.5%, a date without a day as 2026年1月."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from posixpath import normpath
from xml.etree import ElementTree

from etl.read.formats.package import Parts

BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
"""Number formats that have a number only (ECMA-376 part 1, 18.8.30)."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*?)(/?)>")
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_STYLE = re.compile(rb"""\bs=["'](\d{1,6})["']""")
_UNSEEN = re.compile(r"\[[^\]]*\]|_.|\*.|\\")
_NUMERIC = re.compile(r'\s*("[^"]*")?\s*[#0?,]+(?:\.([0#?]+))?\s*(%?)\s*("[^"]*")?\s*')

Value = int | float | str | bool | datetime | date | time | timedelta
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Extent:
    """What a sheet's part says before it is read: how many cells it spans, and the format of those that have one."""

    cells: int
    formats: Mapping[Place, str]

    @classmethod
    def of(cls, cells: Iterable[tuple[Place, int]], styles: Sequence[str]) -> Extent:
        """Collect the extent of cells, each with the index of its style; ``styles`` are the format codes.

        >>> Extent.of([((0, 0), 0), ((8, 2), 1)], ["", "0%"])
        Extent(cells=27, formats={(8, 2): '0%'})
        """
        formats: dict[Place, str] = {}
        top = left = 1 << 31
        bottom = right = -1
        for place, style in cells:
            top, bottom = min(top, place[0]), max(bottom, place[0])
            left, right = min(left, place[1]), max(right, place[1])
            if style < len(styles) and styles[style]:
                formats[place] = styles[style]
        return cls(max(0, bottom - top + 1) * max(0, right - left + 1), formats)


def sheet_parts(parts: Parts) -> dict[str, bytes]:
    """Return the parts of the sheets by the sheets' names, as far as the package tells."""
    book, relations = parts.get("xl/workbook.xml"), parts.get("xl/_rels/workbook.xml.rels")
    if book is None or relations is None:
        return {}
    targets = {node.get("Id"): node.get("Target", "") for node in ElementTree.fromstring(relations)}  # noqa: S314
    found = {}
    for sheet in ElementTree.fromstring(book).iter(f"{_MAIN}sheet"):  # noqa: S314 - parts declare no entities
        target = targets.get(sheet.get(_RELATION), "")
        name = normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
        found[sheet.get("name", "")] = parts.get(name, b"")
    return found


def style_formats(parts: Parts) -> list[str]:
    """Return the format code of each cell style, in the order of the styles; empty where it shows a number as it is."""
    styles = parts.get("xl/styles.xml")
    if styles is None:
        return []
    root = ElementTree.fromstring(styles)  # noqa: S314
    own = {node.get("numFmtId"): node.get("formatCode", "") for node in root.iter(f"{_MAIN}numFmt")}
    cells = root.find(f"{_MAIN}cellXfs")
    numbers = [node.get("numFmtId", "0") for node in cells] if cells is not None else []
    return [own.get(number) or BUILT_IN.get(int(number), "") for number in numbers]


def cells_of(part: bytes) -> Iterator[tuple[Place, int]]:
    """Yield the cells of a sheet's part that hold something, each with the index of its style.

    >>> list(cells_of(b'<c r="A1"><v>1</v></c><c r="B1" s="1"/><c r="C9" s="1"><v>.5</v></c>'))
    [((0, 0), 0), ((8, 2), 1)]
    """
    for cell in _CELL.finditer(part):
        place = _PLACE.search(cell[1]) if not cell[2] else None  # a cell that closes at once is empty
        if place:
            style = _STYLE.search(cell[1])
            yield (int(place[2]) - 1, _column(place[1])), int(style[1]) if style else 0


def shown(value: Value, code: str = "") -> str:
    """Return a cell's value as a reader sees it under the format ``code``; without one, without a binary tail.

    >>> shown(12.500000001), shown(0.125, "0.0%"), shown(5, '0"亿元"'), shown(date(2026, 1, 1), 'yyyy"年"m"月"')
    ('12.5', '12.5%', '5亿元', '2026年1月')
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, code)
    if isinstance(value, date):
        return _day(value, code)
    return str(value)


def _column(letters: bytes) -> int:
    """Return the index of a column from its letters.

    >>> _column(b"A"), _column(b"AA"), _column(b"XFD")
    (0, 26, 16383)
    """
    index = 0
    for letter in letters:
        index = index * 26 + letter - 64
    return index - 1


def _number(value: float, code: str) -> str:
    match = _NUMERIC.fullmatch(_UNSEEN.sub("", code.split(";")[0]))
    before, places, percent, after = match.groups("") if match else ("", "", "", "")
    value = value * 100 if percent else value
    text = f"{value:.{len(places)}f}" if match else f"{float(f'{value:.10g}'):.10f}"
    if "." in text and (not match or "#" in places):
        text = text.rstrip("0").rstrip(".")
    return before.strip('"') + text + percent + after.strip('"')


def _day(value: date, code: str) -> str:
    plain = re.sub(r"\[[^\]]*\]", "", code).lower()
    if plain and "d" not in plain and "h" not in plain and "y" in plain:
        return f"{value.year}年{value.month}月" if "m" in plain else f"{value.year}年"
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return value.isoformat(" ", "seconds")
    return value.isoformat()[:10]
