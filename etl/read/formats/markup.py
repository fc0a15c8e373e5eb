"""HTML to lines: one block a line, the cells of a data table between tabs, and nothing that a browser does not show."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from etl.read.formats.parts import BODY, part
from etl.read.formats.tables import Table
from etl.vocabulary.tables import rows

DEEPEST = 512
"""Deepest nesting that is kept: the parser's time grows with the square of it, and no real page comes near."""

BLOCKS = frozenset(row["element"] for row in rows("html_elements") if row["role"] == "block")
UNSEEN = [row["element"] for row in rows("html_elements") if row["role"] == "unseen"]
"""Elements without text of the document: code, pictures, controls, and readings set above characters."""

_HIDDEN = '[hidden], [aria-hidden="true"], [style*="display" i], [style*="visibility" i]'
_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_FORMATS = frozenset(row["element"] for row in rows("html_elements") if row["role"] == "format")
_FEW = 2000  # so few elements cost little however they nest
_MOST_FORMATS = 16  # of those left open, each is opened anew in every paragraph that follows
_UNNESTED = frozenset(row["element"] for row in rows("html_elements") if row["unnested"])
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)[^<>]*>?")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_WRAPPED = re.compile("(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])")
_PROSE = 80


def text_of(html: str) -> str:
    r"""Return the text of a document or fragment, one block a line.

    >>> text_of("<h1>通知</h1><p>产值<b>5</b>&#20159;元<br>其中</p><script>x</script>")
    '通知\n产值5亿元\n其中'
    >>> text_of("<table><tr><th>指标<th>产值<tr><td>一季度<td>5亿元</table>")
    '指标\t产值\n一季度\t5亿元'
    """
    tree = parse(html)
    leave_out_unseen(tree)
    return "\n".join(lines_of(tree.root))


def parse(html: str) -> LexborHTMLParser:
    """Return the tree of ``html``; what is nested deeper than ``DEEPEST`` is flattened."""
    return LexborHTMLParser(_flat(html))


def leave_out_unseen(tree: LexborHTMLParser) -> None:
    """Take out of ``tree`` what a browser does not show."""
    for node in tree.css(_HIDDEN):
        if node.tag not in ("html", "body") and is_hidden(node):
            node.decompose()
    tree.strip_tags(UNSEEN)


def is_hidden(node: LexborNode) -> bool:
    """Tell whether an element's own attributes hide it; a body that a script is to show is none that hides."""
    attributes = node.attributes
    if part("", attributes.get("class") or "", attributes.get("id") or "") == BODY:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    return _HIDING.search(attributes.get("style") or "") is not None


def walk(root: LexborNode | None, leaves: Container[int] = frozenset()) -> Iterator[tuple[LexborNode, str, bool]]:
    """Yield (node, tag, whether it ends here) for ``root`` and everything below, in the order of the page.

    Nothing below the tables in ``leaves`` (by ``mem_id``) is yielded. Text has the tag ``-text`` and no end. The path is
    a list, not the call stack: a page may be nested at will.
    """
    path: list[tuple[LexborNode, str]] = []
    node = root
    while node is not None:
        tag = node.tag or ""
        yield node, tag, False
        is_leaf = tag[:1] == "-" or (tag == "table" and node.mem_id in leaves)
        child = None if is_leaf else node.first_child
        if child is not None:
            path.append((node, tag))
            node = child
            continue
        if tag[:1] != "-":
            yield node, tag, True
        following = node.next if path else None
        while following is None and path:
            node, tag = path.pop()
            yield node, tag, True
            following = node.next if path else None
        node = following


def lines_of(root: LexborNode | None) -> list[str]:
    """Return the text at and below ``root``, one block a line, without empty lines."""
    gathering = Gathering()
    for node, tag, ends in walk(root):
        if tag == "-text":
            gathering.add(node.text_content or "")
        elif ends:
            gathering.close(tag)
        else:
            gathering.open(tag, node)
    return gathering.finish()


class Gathering:
    """The lines gathered so far, the pieces of the one that is open, and the tables around it."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._pieces: list[str] = []
        self._tables: list[Table] = []
        self._verbatim = 0

    def add(self, text: str) -> None:
        """Go on with the open line; in a <pre> the line ends count."""
        if not self._verbatim:
            self._pieces.append(text)
            return
        first, *others = text.splitlines() or [""]
        self._pieces.append(first)
        for line in others:
            self._flush()
            self._pieces.append(line)

    def open(self, tag: str, node: LexborNode) -> None:
        """Begin an element: a block begins a line."""
        if tag not in BLOCKS:
            return
        self._flush()
        self._verbatim += tag == "pre"
        if tag == "table":
            self._tables.append(Table(self._lines))
            self._lines = []
        elif tag in ("tr", "td", "th") and self._tables:
            self._tables[-1].begin(tag, self._lines, node)
            self._lines = []

    def close(self, tag: str) -> None:
        """End an element: a block ends its line, a table becomes rows or, if it only sets the page, plain lines."""
        if tag not in BLOCKS:
            return
        self._flush()
        self._verbatim -= tag == "pre"
        if tag == "table" and self._tables:
            table = self._tables.pop()
            table.begin("", self._lines, None)
            if self._tables:
                self._tables[-1].is_layout = True
            self._lines = table.before
            self._lines += table.lines()

    def finish(self) -> list[str]:
        """Return all lines."""
        self._flush()
        return self._lines

    def _flush(self) -> None:
        if self._pieces:
            line = tidy("".join(self._pieces))
            self._pieces.clear()
            if line:
                self._lines.append(line)


def tidy(text: str) -> str:
    r"""Return the text of one block with the blanks that a browser shows.

    A line end in the source is a blank; between two Chinese characters of running text it is none.

    >>> tidy("  来源：新华网\n  2025年 "), tidy("人工\n智能" + "产业，" * 30)[:4]
    ('来源：新华网 2025年', '人工智能')
    """
    text = _SPACE.sub(lambda match: "\n" if "\n" in match[0] else " ", text).strip(" \n\u00a0")
    if "\n" not in text:
        return text
    if len(text) >= _PROSE or "。" in text:
        text = _WRAPPED.sub("", text)
    return text.replace("\n", " ")


def _flat(html: str) -> str:
    """Return ``html`` without the tags that are nested too deep, or that leave too many formats open."""
    if html.count("<") - html.count("</") <= _FEW or not _is_deep(html):
        return html
    depths = {True: 0, False: 0}

    def kept(match: re.Match[str]) -> str:
        name = match[2].lower()
        if name in _UNNESTED:
            return match[0]
        is_format = name in _FORMATS
        most = _MOST_FORMATS if is_format else DEEPEST
        depth = depths[is_format]
        depths[is_format] = max(0, depth - 1) if match[1] else depth + 1
        if (depth > most) if match[1] else (depth >= most):
            return "<br>" if name in BLOCKS else ""
        return match[0]

    return _TAG.sub(kept, html)


def _is_deep(html: str) -> bool:
    depths = [0, 0]
    for ending, name in _TAG.findall(html):
        name = name.lower()
        if name not in _UNNESTED:
            is_format = name in _FORMATS
            depths[is_format] = max(0, depths[is_format] - 1) if ending else depths[is_format] + 1
            if depths[is_format] > (_MOST_FORMATS if is_format else DEEPEST):
                return True
    return False
