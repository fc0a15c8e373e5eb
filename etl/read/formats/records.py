"""Rows to documents: one document a row where a column holds texts, else one document that is a table."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import escape
from itertools import chain, islice

from etl.clean.datewords import find_date
from etl.model import RawDocument
from etl.read.columns import HELD, held, roles
from etl.read.formats.grid import table_text
from etl.read.item import Found, Item
from etl.read.reasons import unreadable

MOST_DOCUMENTS = 200_000
"""Most documents of one file: more would not fit into memory together."""
_PEEK = 30
"""Rows that are looked at to find the header and what its columns hold."""
_HEADER_WITHIN = 10
_MARKUP = re.compile(r"</(?:p|div|span|td|h[1-6]|li|section|article|body|html|font|strong)\s*>|<(?:br|p)\s*/?>", re.I)
_TAG = re.compile("<[^<>]*>")
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype|html|head|body)\b", re.I)
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOTHING = " \t\r\n\v\f\u00a0\u200b\u200c\u200d\u2060\u3000\ufeff"
_HEAD = 800
_LEAST_TITLE, _TELLING = 6, 10
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.0)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_CHINA = timedelta(hours=8)

Rows = Iterable[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows that belong together; ``name`` is empty if the file holds no other."""

    rows: Rows
    encoding: str
    name: str = ""


def read_sheet(item: Item, sheet: Sheet) -> Iterator[Found]:
    """Yield the documents of one sheet: ``file!ROW`` for each row with a text, or the sheet as a table.

    Rows count from 1 below the header. A row that holds anything but a text gives the reason ``empty``.
    """
    rows = iter(sheet.rows)
    head = list(islice(rows, _PEEK))
    for index, row in enumerate(head[:_HEADER_WITHIN]):
        if columns := roles(row, head[index + 1 :], item.columns):
            yield from _documents(under(row, item), sheet, columns, chain(head[index + 1 :], rows))
            return
    yield _table(item, sheet, chain(head, rows))


def under(header: Sequence[str], item: Item) -> Item:
    """Return ``item`` with what its documents tell of the columns that the user named."""
    said = held(header, item.columns)
    return replace(item, metadata={**item.metadata, HELD: said}) if said else item


def read_record(item: Item, name: str, record: Mapping[str, str], encoding: str) -> Found:
    """Return the document in one record, its text and metadata by field, or why there is none."""
    text = _well_formed(record.get("text", ""))
    metadata = {**item.metadata, **{field: value for field, value in _metadata(record).items() if value}}
    if not text.strip(_NOTHING):
        return unreadable(f"{item.file}!{name}", "empty", "this row has no text")
    if _MARKUP.search(text):
        return item.member(name, _page(text, metadata.get("title", "")).encode("utf-8"), **metadata)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    titled = _under_title(text, metadata.get("title", ""))
    return RawDocument(digest[:16], f"{item.file}!{name}", titled, encoding, digest, metadata)


def _documents(item: Item, sheet: Sheet, columns: Mapping[str, int], rows: Rows) -> Iterator[Found]:
    for number, row in enumerate(rows, start=1):
        if number > MOST_DOCUMENTS:
            yield unreadable(item.file, "too_many", doc_id=item.doc_id, sha256=item.sha256)
            return
        if any(cell.strip(_NOTHING) for cell in row):
            record = {field: row[index] for field, index in columns.items() if index < len(row)}
            name = f"{sheet.name}!{number}" if sheet.name else str(number)
            yield read_record(item, name, record, sheet.encoding)


def _table(item: Item, sheet: Sheet, rows: Rows) -> Found:
    file = f"{item.file}!{sheet.name}" if sheet.name else item.file
    text = table_text(rows)
    digest = item.sha256
    if text and sheet.name:
        text = _well_formed(text)
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    if not text:
        said = "this table is larger than one document can be" if text is None else ""
        return unreadable(file, "too_large" if text is None else "empty", said, doc_id=digest[:16], sha256=digest)
    return RawDocument(digest[:16], file, _well_formed(text), sheet.encoding, digest, item.metadata)


def _metadata(record: Mapping[str, str]) -> dict[str, str]:
    said = {field: " ".join(_well_formed(value).split()) for field, value in record.items() if field != "text"}
    if when := said.get("published_date"):
        said["published_date"] = _day(when)
    return said


def _day(said: str) -> str:
    """Return a day as ISO 8601, whether a date, eight digits or seconds since 1970; anything else as it stands.

    >>> _day("2026年2月9日 10:20"), _day("20260209"), _day("1770602400000"), _day("近日")
    ('2026-02-09', '2026-02-09', '2026-02-09', '近日')
    """
    if _EPOCH.fullmatch(said):
        moment = datetime.fromtimestamp(int(said[:10]), UTC) + _CHINA
        return moment.date().isoformat()
    compact = _COMPACT.fullmatch(said.removesuffix(".0"))
    found = find_date("-".join(compact.groups()) if compact else said)
    return found[0].isoformat() if found else said


def _under_title(text: str, title: str) -> str:
    """Return the text below its title, where it does not begin with it: a column of its own often holds it alone."""
    bare = "".join(title.split())
    lines = ["".join(line.split()) for line in text[:_HEAD].splitlines()]
    within = bare in lines or (len(bare) >= _TELLING and bare in "".join(lines))
    if not bare or within or any(len(line) >= _LEAST_TITLE and line in bare for line in lines):
        return text
    return f"{title}\n{text}"


def _page(markup: str, title: str) -> str:
    """Return a cell's HTML as a page, which a mere piece of one is not, below its title."""
    if _PAGE.match(markup):
        return markup
    bare = "".join(_TAG.sub("", markup).split())
    heading = f"<h1>{escape(title)}</h1>" if "".join(title.split()) not in bare else ""
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{heading}{markup}</body></html>'


def _well_formed(text: str) -> str:
    """Return the text with halves of character pairs, which JSON can hold, joined or marked as lost."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
