"""JSON lines, and JSON arrays of objects: one document an object that holds a text, or a table of the others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from etl.read.columns import roles
from etl.read.decode import decode
from etl.read.formats.records import MOST_DOCUMENTS, Sheet, read_record, read_sheet, under
from etl.read.item import Found, Item
from etl.read.reasons import unreadable

_PEEK = 30
_MOST_VALUES = 2_000_000
"""Most objects and lists of one file: each takes a hundred bytes of memory for the two that it has in the file."""
_BETWEEN = re.compile(r"[\s,]*")
_NEXT = re.compile(r"\n[\s,]*(?=\{)")
_DECODER = json.JSONDecoder(strict=False)  # crawls leave line ends as they are within strings

Record = Mapping[str, str]


def read_json_lines(item: Item) -> Iterator[Found]:
    r"""Yield the documents in ``item``: ``file!N`` for the N-th object if the objects hold texts, else one table.

    A line that is no JSON is a reason of its own, and the next line is read.

    >>> lines = '{"title": "通知", "content": "各县："}\n{"title": "通'.encode()
    >>> [(found.file, getattr(found, "reason", "")) for found in read_json_lines(Item("a.jsonl", lines))]
    [('a.jsonl!1', ''), ('a.jsonl!2', 'broken')]
    """
    decoded = decode(item.data)
    if decoded is None:
        yield unreadable(item.file, "encoding", doc_id=item.doc_id, sha256=item.sha256)
        return
    text, encoding = decoded
    if text.count("[") + text.count("{") > _MOST_VALUES:
        said = f"this has more than {_MOST_VALUES:,} objects and lists"
        yield unreadable(item.file, "too_large", said, doc_id=item.doc_id, sha256=item.sha256)
        return
    objects = _objects(text)
    head = list(islice(objects, _PEEK))
    names = list(dict.fromkeys(name for record in head if record for name in record))
    columns = roles(names, [_row(record, names) for record in head if record], item.columns)
    records = chain(head, objects)
    if columns:
        fields = {field: names[index] for field, index in columns.items()}
        yield from _documents(under(names, item), records, fields, encoding)
    elif not any(head):
        yield unreadable(item.file, "broken", "this is damaged or cut off JSON", doc_id=item.doc_id, sha256=item.sha256)
    else:
        body = (_row(record, names) for record in records if record)
        yield from read_sheet(item, Sheet(chain([names], body), encoding))


def _documents(
    item: Item, records: Iterator[Record | None], columns: Mapping[str, str], encoding: str
) -> Iterator[Found]:
    for number, record in enumerate(records, start=1):
        if number > MOST_DOCUMENTS:
            yield unreadable(item.file, "too_many", doc_id=item.doc_id, sha256=item.sha256)
            return
        if record is None:
            yield unreadable(f"{item.file}!{number}", "broken", "this record is damaged or cut off")
        else:
            fields = {field: record.get(name, "") for field, name in columns.items()}
            yield read_record(item, str(number), fields, encoding)


def _objects(text: str) -> Iterator[Record | None]:
    """Yield the objects of a text, None in the place of a damaged one; the next line that opens an object goes on."""
    at = _after(_BETWEEN, text, 0)
    at = _after(_BETWEEN, text, at + 1) if text.startswith("[", at) else at
    while at < len(text) and text[at] != "]":
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            following = _NEXT.search(text, at)
            value, end = None, following.end() if following else len(text)
        yield _record(value) if isinstance(value, dict) else None
        at = _after(_BETWEEN, text, end)


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _record(value: Mapping[str, object]) -> Record:
    """Return an object's plain values as text; a list of strings is a text by paragraphs."""
    return {name: _plain(entry) for name, entry in value.items()}


def _plain(value: object) -> str:
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n".join(value)
    if value is None or isinstance(value, (list, dict)):
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _row(record: Record, names: Sequence[str]) -> list[str]:
    return [record.get(name, "") for name in names]
