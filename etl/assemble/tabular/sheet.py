"""One table with what stands around it, and one of its cells with all that its heads say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from etl.assemble.lookup import Naming
from etl.assemble.reading import Reading
from etl.assemble.tabular.grid import Cell
from etl.assemble.tabular.heads import Head, HeadReader, without_times
from etl.assemble.tabular.layout import Layout
from etl.assemble.tabular.places import Placed, find_places
from etl.assemble.tabular.times import context_periods
from etl.assemble.tabular.words import HeadUnit
from etl.clean.tables import is_unit_line
from etl.mentions.periods import Period
from etl.mentions.quantities import Quantity
from etl.mentions.regions import RegionFinder
from etl.model import Span

_UNIT_LINE = re.compile(r"单\s*位\s*[:：]([^）)】\]]*)")
_SPLIT_UNITS = re.compile(r"[、,，;；\s]+|/(?=[%‰])|(?<=%)/|和|及")
_NUMBERED = re.compile(
    r"^(?:附|续)?表\s*[\d一二三四五六七八九十]*(?:[—–\-.．][\d]+)*[:：、.．\s]*|^(?:附件|附录)\d*[:：\s]*"
)
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")


@dataclass(frozen=True)
class TableTools:
    """What the tables of every document are read with; ``units`` is the usual unit of each canonical metric."""

    heads: HeadReader
    regions: RegionFinder
    naming: Naming
    units: Mapping[str, str]


@dataclass(eq=False)
class Sheet:
    """A table in its document; ``paragraph`` is its first cell's."""

    reading: Reading
    tools: TableTools
    layout: Layout
    paragraph: int

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines above the table, the nearest first, without those that give its unit alone."""
        texts = (self.reading.between(span.start, span.end) for span in self.layout.above)
        return tuple(text for text in texts if not is_unit_line(text))

    @cached_property
    def units(self) -> tuple[HeadUnit, ...]:
        """The units that the lines above the table give."""
        for span in self.layout.above:
            match = _UNIT_LINE.search(self.reading.between(span.start, span.end))
            if match is not None:
                found = (self.tools.heads.words.unit(word) for word in _SPLIT_UNITS.split(match[1].strip()))
                return tuple(unit for unit in found if unit is not None)
        bracketed = (self.tools.heads.read(line).unit for line in self.lines)
        return tuple(unit for unit in bracketed if unit is not None)[:1]

    @cached_property
    def periods(self) -> tuple[tuple[Period, str], ...]:
        """The times that the table as a whole can have, the nearest first, each with its rule."""
        return tuple(context_periods(self.reading, self.layout.above, self.paragraph))

    @property
    def base(self) -> Period | None:
        """The time that 本月 and 去年同期 are told from."""
        return self.periods[0][0] if self.periods else None

    @cached_property
    def subject(self) -> str:
        """What the table's name says that it measures, empty where it says only that it is one of indicators."""
        words = self.tools.heads.words
        for line in self.lines:
            text = without_times(words, _BRACKETS.sub("", _NUMBERED.sub("", "".join(line.split()))))
            for region in self.tools.regions.find(
                text, self.reading.document.own_date, self.reading.document.region_code
            ):
                text = text[region.end :] if region.start == 0 else text
            text = words.caption_tail.sub("", words.caption_lead.sub("", text.strip("的：:")))
            noun = self.tools.heads.read(words.caption_tail.sub("", text).strip("的")).noun
            if noun:
                return noun
        return ""

    @cached_property
    def places(self) -> dict[str, Placed]:
        """The places that heads are or begin with, by what the head names."""
        layout = self.layout
        rows = (row.cells[index] for row in layout.body for index in row.filled if index not in layout.values)
        cells = (*rows, *(cell for chain in layout.chains for cell in chain))
        nouns = dict.fromkeys(self.tools.heads.read(cell.text).noun for cell in cells)
        return find_places([noun for noun in nouns if noun], self.tools.regions, self.reading.document)

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """The names that say too little alone, where one of them stands under several others: 国家级 of each prize."""
        around: dict[str, set[str]] = {}
        first = min(self.layout.values, default=0)
        for row in range(len(self.layout.body)):
            nouns = [noun for head in self.row_heads(row, first) if (noun := self.noun(head))]
            if len(nouns) > 1:
                around.setdefault(nouns[-1], set()).add(nouns[-2])
        return frozenset(around) if any(len(outer) > 1 for outer in around.values()) else frozenset()

    def numbering(self, span: Span) -> int:
        """Return how many characters of a line are its number (表1)."""
        match = _NUMBERED.match(self.reading.between(span.start, span.end))
        return match.end() if match else 0

    def noun(self, head: Head) -> str:
        """Return what a head measures, without the place that it names."""
        placed = self.places.get(head.noun)
        return head.noun if placed is None else placed.rest

    def row_heads(self, row: int, column: int) -> tuple[Head, ...]:
        """Return what the cells that name a row say, the outermost first."""
        return tuple(self.tools.heads.read(cell.text) for cell in self.layout.row_cells(row, column))

    def section(self, row: int) -> Head:
        """Return what the line that a row stands under says."""
        cell = self.layout.section(row)
        return self.tools.heads.read(cell.text) if cell else Head()


@dataclass(frozen=True)
class Spot:
    """A cell with its number and its heads, the outermost first."""

    sheet: Sheet
    row: int
    column: int
    cell: Cell
    number: Quantity

    @cached_property
    def columns(self) -> tuple[Head, ...]:
        """The heads above the cell."""
        return self.sheet.layout.column_heads[self.column]

    @cached_property
    def rows(self) -> tuple[Head, ...]:
        """The heads on the cell's left."""
        return self.sheet.row_heads(self.row, self.column)

    @cached_property
    def stating(self) -> Head | None:
        """The head that says what kind of statement the number makes: of the column, else of the row."""
        heads = (*reversed(self.columns), *reversed(self.rows))
        return next((head for head in heads if head.measure is not None), None)

    @property
    def before(self) -> str:
        """What stands in the cell before the number."""
        return self.sheet.reading.between(self.cell.span.start, self.number.start).strip()

    @property
    def after(self) -> str:
        """What stands in the cell behind the number."""
        return self.sheet.reading.between(self.number.end, self.cell.span.end).strip()
