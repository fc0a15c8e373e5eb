"""Delimited text (CSV, TSV, fields parted by semicolons): one document a row, or a table."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from etl.read.decode import decode
from etl.read.delimiters import ClosedRows, TooWideError, delimiter_of
from etl.read.formats.records import Sheet, read_sheet
from etl.read.item import Found, Item
from etl.read.reasons import unreadable


def read_delimited(item: Item) -> Iterator[Found]:
    """Yield the documents in ``item``: one for each row that holds a text, else the whole as a table.

    >>> rows = "标题,正文\\n通知,各县：现将名单印发。\\n".encode("gbk")
    >>> [(found.file, found.text) for found in read_delimited(Item("a.csv", rows))]
    [('a.csv!1', '通知\\n各县：现将名单印发。')]
    """
    decoded = decode(item.data)
    if decoded is None:
        yield unreadable(item.file, "encoding", doc_id=item.doc_id, sha256=item.sha256)
        return
    text, encoding = decoded
    mark = delimiter_of(text, item.file, item.columns) or ","
    rows = ClosedRows(text, mark)
    try:
        yield from read_sheet(item, Sheet(rows, encoding))
    except TooWideError:
        said = "a line of this has more fields than a table has columns"
        yield unreadable(item.file, "too_large", said, doc_id=item.doc_id, sha256=item.sha256)
    except csv.Error as error:
        said = f"the fields of this cannot be told apart ({error})"
        yield unreadable(item.file, "broken", said, doc_id=item.doc_id, sha256=item.sha256)
    if rows.open_at:
        said = f"a quotation mark opens in row {rows.open_at} and nothing closes it, so that the rest is one field"
        yield unreadable(item.file, "broken", said)
