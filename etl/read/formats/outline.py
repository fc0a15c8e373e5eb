"""A page as a list of lines and a tree of blocks, each block a range of lines: what the search for the body works on."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from etl.clean.page import is_prose
from etl.read.formats.markup import BLOCKS, lines_of, tidy, walk
from etl.read.formats.parts import part
from etl.read.formats.signs import labelled

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LONGEST_LINK = 300
_MOST_TABLES = 2000
_LINK_SHARE = 0.5


@dataclass(slots=True)
class Row:
    """One line of the page: the block it stands in, how many of its characters are links, and which links."""

    text: str
    block: int
    linked: int = 0
    links: tuple[int, ...] = ()

    @property
    def is_link(self) -> bool:
        """Whether at least half of the line leads elsewhere."""
        return self.linked > _LINK_SHARE * len(self.text)

    @property
    def weight(self) -> int:
        """The characters of running text or of a table in the line."""
        return len(self.text) if not self.is_link and ("\t" in self.text or is_prose(self.text)) else 0


@dataclass(slots=True)
class Block:
    """One block element: ``rows[first:end]`` are the lines in it; ``role`` is what its names say."""

    parent: int
    tag: str
    role: str
    first: int
    end: int = 0
    children: list[int] = field(default_factory=list)


class Outline:
    """The lines and blocks of a page, in order; block 0 is the page."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.rows: list[Row] = []
        self.blocks: list[Block] = [Block(0, "html", "", 0)]
        self._open = [0]
        self._pieces: list[tuple[str, int]] = []
        self._link = 0
        self._links: list[int] = [0]  # how many characters each link has
        tables = _data_tables(tree)
        for node, tag, ends in walk(tree.body, tables):
            if tag == "-text":
                self._pieces.append((node.text_content or "", self._link))
            elif ends:
                self._close(tag)
            elif tag == "table" and node.mem_id in tables:
                self._begin(tag, node)
                self._table(node, tables[node.mem_id])
            else:
                self._begin(tag, node)
        self._flush()
        self.blocks[0].end = len(self.rows)
        self._void_long_links()

    def _begin(self, tag: str, node: LexborNode) -> None:
        if tag == "a":
            leads = node.attributes.get("href") or ""
            if leads and not leads.startswith("#"):
                self._links.append(0)
                self._link = len(self._links) - 1
        elif tag in BLOCKS:
            self._flush()
            if tag != "br":
                attributes = node.attributes
                role = part(tag, attributes.get("class") or "", attributes.get("id") or "")
                self.blocks[self._open[-1]].children.append(len(self.blocks))
                self._open.append(len(self.blocks))
                self.blocks.append(Block(self._open[-2], tag, role, len(self.rows)))

    def _close(self, tag: str) -> None:
        if tag == "a":
            self._link = 0
        elif tag in BLOCKS:
            self._flush()
            if tag != "br":
                self.blocks[self._open.pop()].end = len(self.rows)

    def _table(self, node: LexborNode, lines: list[str]) -> None:
        linked = sum(len(link.text() or "") for link in node.css("a[href]"))
        share = linked / max(1, sum(map(len, lines)))
        self.rows += [Row(line, self._open[-1], int(share * len(line))) for line in lines]

    def _flush(self) -> None:
        if not self._pieces:
            return
        text = tidy("".join(text for text, _ in self._pieces))
        if text:
            counts: dict[int, int] = {}
            for piece, link in self._pieces:
                if link:
                    counts[link] = counts.get(link, 0) + len(piece.strip())
            for link, count in counts.items():
                self._links[link] += count
            self.rows.append(Row(text, self._open[-1], sum(counts.values()), tuple(counts)))
        self._pieces.clear()

    def _void_long_links(self) -> None:
        """A link around whole paragraphs is one that its page forgot to close."""
        if max(self._links) > _LONGEST_LINK:
            for row in self.rows:
                if any(self._links[link] > _LONGEST_LINK for link in row.links):
                    row.linked = 0


def _data_tables(tree: LexborHTMLParser) -> dict[int, list[str]]:
    """Return the lines of the tables that hold data, by ``mem_id``."""
    found = tree.css("table")
    if len(found) > _MOST_TABLES:
        return {}
    outer = {_table_around(table) for table in found}
    lines = {table.mem_id: lines_of(table) for table in found if table.mem_id not in outer}
    return {key: _unindexed(rows) for key, rows in lines.items() if any("\t" in row for row in rows)}


def _unindexed(rows: list[str]) -> list[str]:
    """Return the rows of a table; one of labels and what they say becomes labelled lines, as other pages have them."""
    said = [labelled(row) for row in rows]
    return [line for lines in said for line in lines] if all(said) else rows


def _table_around(table: LexborNode) -> int:
    around = table.parent
    while around is not None and around.tag != "table":
        around = around.parent
    return around.mem_id if around is not None else 0
