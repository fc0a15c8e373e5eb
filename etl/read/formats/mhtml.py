"""Pages that a browser saved together with their pictures (MHTML): a message of mail whose HTML part is the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from etl.model import RawDocument
from etl.read.formats.html import read_html
from etl.read.item import Found, Item
from etl.read.reasons import unreadable

_MOST_PAGES = 32


def read_mhtml(item: Item) -> Iterator[Found]:
    """Yield the document of a saved page under the name of the file; its address is the one it was saved from.

    A page of frames has its text in another part: the first part that holds a document is taken.

    >>> saved = b"MIME-Version: 1.0\\nContent-Location: https://a.cn/1.html\\nContent-Type: text/html\\n\\n<p>"
    >>> found = next(read_mhtml(Item("a.mht", saved + "全市建成智算中心3座，算力规模达到500P，居全省前列。".encode())))
    >>> found.file, found.metadata["url"]
    ('a.mht', 'https://a.cn/1.html')
    """
    message = message_from_bytes(item.data)
    parts = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    first: Found | None = None
    for part in parts[:_MOST_PAGES]:
        for found in read_html(_page(item, message, part)):
            if isinstance(found, RawDocument):
                yield replace(found, doc_id=item.doc_id, sha256=item.sha256)
                return
            first = first or found
    yield first or unreadable(item.file, "no_document", doc_id=item.doc_id, sha256=item.sha256)


def _page(item: Item, message: Message, part: Message) -> Item:
    """Return the page in a part of the message, with the address that it, or else the whole, was saved from."""
    payload = part.get_payload(decode=True)
    address = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip()
    known = {"url": address} if address.startswith(("http://", "https://")) else {}
    metadata = {**item.metadata, **known, "charset": part.get_content_charset() or ""}
    return Item(item.file, payload if isinstance(payload, bytes) else b"", depth=item.depth, metadata=metadata)
