"""Web pages: the headline, the line with source and date and the body; what the page says of itself is metadata."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from etl.model import RawDocument
from etl.read.formats.body import Selection, find_body
from etl.read.formats.charset import decode_page
from etl.read.formats.head import Head, read_head
from etl.read.formats.markup import UNSEEN, leave_out_unseen, parse
from etl.read.formats.outline import Outline
from etl.read.formats.scripts import texts_in_scripts
from etl.read.item import Found, Item
from etl.read.reasons import unreadable

_LARGE = 1 << 20
_LONGEST = 4_000_000
_PICTURE = re.compile(rb"data:[\w/+.;=-]{3,80};base64,[A-Za-z0-9+/=%\s]*")
_MOST_TAGS = 600_000
_MOST_LINES = 200_000
_LITTLE = 60
_MOST_DROPPED = 80
_LONGEST_DROPPED = 160
_FRAMES = "frameset, iframe"


def read_html(item: Item) -> Iterator[Found]:
    """Yield the document of a page, without what surrounds it, or why there is none.

    >>> page = "<title>x</title><p>全市建成智算中心3座，算力规模达到500P，居全省前列。</p>"
    >>> next(read_html(Item("a.html", page.encode()))).text
    '全市建成智算中心3座，算力规模达到500P，居全省前列。'
    >>> next(read_html(Item("a.html", b"<html><body></body></html>"))).reason
    'empty'
    """
    data = _PICTURE.sub(b"", item.data) if len(item.data) > _LARGE else item.data
    decoded = decode_page(data, item.metadata.get("charset", ""))
    if decoded is None:
        yield _refused(item, "encoding")
    elif len(decoded[0]) > _LONGEST:
        yield _refused(item, "too_large", f"this page has {len(decoded[0]):,} characters besides pictures")
    elif decoded[0].count("<") > _MOST_TAGS:
        yield _refused(item, "too_large", "this page has more elements than a page can")
    else:
        yield _document(item, *decoded)


def _document(item: Item, html: str, encoding: str) -> Found:
    tree = parse(html)
    head, is_framed = read_head(tree), tree.css_first(_FRAMES) is not None
    leave_out_unseen(tree)
    outline = Outline(tree)
    if len(outline.rows) > _MOST_LINES:
        return _refused(item, "too_large", "this page has more lines than a document can")
    found = find_body(outline, head.titles)
    if found.weight < _LITTLE:
        found = _unseen(html, head, found)
    if found.lines:
        text, dropped = "\n".join(found.lines), _joined(found.dropped)
        return RawDocument(item.doc_id, item.file, text, encoding, item.sha256, _metadata(item, head, found), dropped)
    if is_framed and not outline.rows:
        return _refused(item, "no_document", "this page only shows other pages in frames")
    if outline.rows:
        return _refused(item, "no_document", "this page only leads to others")
    return _refused(item, "empty", "there is no text on this page")


def _unseen(html: str, head: Head, shown: Selection) -> Selection:
    """Return the body that a script was to show or to put on the page, under the headline that the page shows."""
    best = shown
    for tree in _unseen_trees(html, head):
        found = find_body(Outline(tree), head.titles)
        if found.weight > max(_LITTLE, 2 * best.weight):
            own = found.head or shown.head or (head.fields.get("title") or head.short_title,)
            lines = tuple(line for line in own if line and line not in found.lines)
            best = replace(found, lines=(*lines, *found.lines), dropped=shown.dropped, title=shown.title or found.title)
    return best


def _unseen_trees(html: str, head: Head) -> Iterator[LexborHTMLParser]:
    """Yield what a page may show in the end: with its hidden elements, and what its scripts carry."""
    whole = parse(html)
    texts = [head.body] if head.body else texts_in_scripts(whole)[:1]
    whole.strip_tags(UNSEEN)
    yield whole
    for text in texts:
        tree = parse(text if "</" in text or "<br" in text.lower() else text.replace("\n", "<br>"))
        leave_out_unseen(tree)
        yield tree


def _metadata(item: Item, head: Head, found: Selection) -> Mapping[str, str]:
    """Return what the container says, overruled by what the page says of itself.

    An address that leads to the front of the site is none of the page: many name it as canonical on every page.
    """
    fields = {"title": found.title or head.short_title} | head.fields
    known = item.metadata.get("url", "")
    if known and not urlsplit(fields.get("url", "")).path.strip("/"):
        fields["url"] = known
    own = {name: value for name, value in fields.items() if value}
    return {name: value for name, value in item.metadata.items() if value and name != "charset"} | own


def _joined(dropped: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return what was left out, neighbours of one kind together, cut to what is worth showing."""
    runs = ((kind, " / ".join(text for _, text in run)) for kind, run in groupby(dropped, key=lambda pair: pair[0]))
    return tuple((kind, text[:_LONGEST_DROPPED]) for kind, text in runs)[:_MOST_DROPPED]


def _refused(item: Item, reason: str, said: str = "") -> Found:
    return unreadable(item.file, reason, said, doc_id=item.doc_id, sha256=item.sha256)
