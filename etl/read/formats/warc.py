"""Crawls in WARC files: one document per page that the server gave, read as a stream of any length."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from warcio.bufferedreaders import BufferedReader, ChunkedDataReader
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader

from etl.read.bounds import LONGEST_LINE, ONE_READ, Metered, TooMuchError, allowed, read_bounded, size_of
from etl.read.containers import signature
from etl.read.formats.members import guarded, tidy
from etl.read.item import Found, Item
from etl.read.load import LIMIT
from etl.read.reasons import unreadable
from etl.read.resources import is_resource, terms
from etl.vocabulary.tables import rows

MOST = 1_000_000
"""Most pages of one crawl."""
_PAGES = frozenset({"response", "resource", "conversion"})
_HEADERS = 2**20
_MOST_CHUNKS = 200_000
logging.getLogger("warcio").addHandler(logging.NullHandler())  # what it says of an address is no concern of the user's
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I)


def read_warc(item: Item) -> Iterator[Found]:
    """Yield the pages of a WARC file as members, with ``url``, the server's ``charset`` and the ``crawl_date``."""
    yield from guarded(item, lambda item, stream: records(item, Metered(stream, allowed(size_of(item)))))


def records(item: Item, stream: Metered) -> Iterator[Found]:
    """Yield the pages in an unpacked ``stream``: responses with status 200 of a type that may be a document.

    A damaged place is passed over up to the next record; it costs one reason, as does a file that ends too early.
    """
    named: Counter[str] = Counter()
    source, taken, broken = _Records(stream), 0, ""
    while not broken:
        try:
            record = source.next()
            if record is None:
                break
            found = _page(item, record, named)
        except TooMuchError:
            raise
        except Exception as error:  # whatever a library raises over a damaged record
            broken = type(error).__name__
            break
        if isinstance(found, Item):
            taken += 1
        if taken > MOST:
            yield unreadable(item.file, "too_many")
            return
        if found is not None:
            yield found
    if broken or source.skipped:
        yield unreadable(item.file, "broken", f"this is damaged or cut off ({broken or 'a record has a wrong length'})")
    elif not taken:
        yield unreadable(item.file, "no_document")


class _Records:
    """The records of a WARC, one after the other. ``skipped`` counts the lines between them that belong to none."""

    def __init__(self, stream: Metered) -> None:
        self._lines, self._loader = _Lines(stream), ArcWarcRecordLoader()
        self._record: ArcWarcRecord | None = None
        self.skipped = 0

    def next(self) -> ArcWarcRecord | None:
        """Return the next record, or None at the end."""
        while self._record is not None and self._record.raw_stream.read(ONE_READ):
            pass
        if self._record is not None and getattr(self._record.raw_stream, "limit", None):
            raise EOFError
        self._lines.left = _HEADERS
        while line := self._lines.stream.readline():
            if line.startswith(b"WARC/"):
                self._record = self._loader.parse_record_stream(self._lines, line, "warc")
                return self._record
            self.skipped += bool(line.strip())
        return None


class _Lines:
    """A stream whose header lines, up to the end of a record's headers, are bounded."""

    def __init__(self, stream: Metered) -> None:
        self.stream, self.left = stream, _HEADERS

    def read(self, size: int | None = None) -> bytes:
        return self.stream.read(ONE_READ if size is None else min(size, ONE_READ))

    def readline(self, size: int | None = None) -> bytes:
        line = self.stream.readline(size)
        self.left -= len(line)
        if self.left < 0 or len(line) == LONGEST_LINE:
            raise TooMuchError
        return line

    def tell(self) -> int:
        return self.stream.tell()


def _page(item: Item, record: ArcWarcRecord, named: Counter[str]) -> Found | None:
    """Return the page that a record holds, or why it cannot be had; nothing for what is no page."""
    http, headers = record.http_headers, record.rec_headers
    if record.rec_type not in _PAGES or (http and http.get_statuscode() != "200"):
        return None
    url = tidy_url(headers.get_header("WARC-Target-URI") or "")
    said = (http.get_header("Content-Type") if http else record.content_type) or ""
    if not url.startswith(("http://", "https://")) or not _may_be_document(said, url):
        return None
    named[url] += 1
    name = url if named[url] == 1 else f"{url}#{named[url]}"
    raw = read_bounded(record.raw_stream, LIMIT)
    data = _decoded(raw, http) if len(raw) <= LIMIT else raw
    if len(data) > LIMIT:
        return unreadable(f"{item.file}!{name}", "too_large")
    if signature(data)[1] in terms("picture") or not data.strip():
        return None
    charset = _CHARSET.search(said)
    known = {"url": url, "charset": charset[1].lower() if charset else "", "crawl_date": _day(headers)}
    return item.member(name, data, **{field: value for field, value in known.items() if value})


def tidy_url(url: str) -> str:
    r"""Return an address without what would not show.

    >>> tidy_url("<http://a.example/x?y=1\x00>")
    'http://a.example/x?y=1'
    """
    return "".join(char for char in url if char.isprintable() and char != " ").strip("<>")[:2000]


def _decoded(raw: bytes, http: object) -> bytes:
    """Return a body without the transfer's and the content's coding."""
    header = getattr(http, "get_header", lambda name: None)
    coding = (header("Content-Encoding") or "").strip().lower()
    coding = coding if coding in BufferedReader.get_supported_decompressors() else None
    if (header("Transfer-Encoding") or "").strip().lower() == "chunked":
        if raw.count(b"\r\n") > _MOST_CHUNKS:
            raise TooMuchError
        return read_bounded(ChunkedDataReader(io.BytesIO(raw), decomp_type=coding), LIMIT)
    return read_bounded(BufferedReader(io.BytesIO(raw), decomp_type=coding), LIMIT) if coding else raw


def _may_be_document(said: str, url: str) -> bool:
    media_type = said.partition(";")[0].strip().lower()
    path = re.sub(r"[?#].*|^[a-z]+://[^/]*/?", "", url)
    return (not media_type or media_type in _media_types()) and not is_resource(tidy(path))


def _day(headers: object) -> str:
    return (getattr(headers, "get_header", lambda name: "")("WARC-Date") or "")[:10]


@cache
def _media_types() -> frozenset[str]:
    return frozenset(row["type"] for row in rows("media_types"))
