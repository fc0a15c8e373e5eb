"""Inputs to documents: every file that the inputs name becomes one value or more, and nothing raises."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import ceil
from pathlib import Path

from etl.model import RawDocument, Unreadable
from etl.read.bounds import Budget, allowed, size_of
from etl.read.columns import NONE, Named
from etl.read.item import Item
from etl.read.load import LIMIT, load
from etl.read.readers import found_in
from etl.read.reasons import unreadable
from etl.read.walk import Candidate, walk

MOST_DEPTH = 3
"""How many containers a document may lie in: an archive in an archive, with a page in a saved page."""
LONGEST = 300_000
"""Most characters of one document: nine times the longest work report."""
MOST_NUMBERS = 40_000
"""Most numbers in one document, twenty times those of a long report: each is weighed by itself, at 0.15 ms."""
LEAST_CHINESE = 0.02
"""Least share of characters beyond ASCII, as Chinese ones are even when they were decoded wrongly."""
MOST_FOREIGN = 40
"""So many of them make a document, whatever stands around them."""
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_NUMBER = re.compile(r"[\d.,]+|[〇零一二两三四五六七八九十百千万亿]+")


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file with the same bytes as one already read: a warning, since its document is in the dataset once."""

    file: str
    same_as: str
    doc_id: str


def read(
    inputs: Sequence[Path], limit: int = LIMIT, *, columns: Named = NONE
) -> Iterator[RawDocument | Unreadable | Duplicate]:
    """Yield the documents below ``inputs`` (files and folders) in the order of their files' names.

    Of several documents with the same bytes the one whose file sorts first is the document, in whatever order they
    were named. One file is held in memory at a time; ``limit`` is the largest in bytes (archives are streamed).
    ``columns`` names the columns of tables with one document a row, by field (``{"text": "正文"}``).

    >>> [value.reason for value in read([Path("no such folder")])]
    ['not_found']
    """
    first: dict[str, str] = {}
    paths: set[str] = set()
    for entry in walk(inputs):
        if isinstance(entry, Candidate) and (real := os.path.realpath(entry.path)) in paths:
            continue  # two inputs name one file
        item = entry if isinstance(entry, Unreadable) else load(entry, limit)
        if isinstance(item, Unreadable):
            yield item
            continue
        paths.add(real)
        for value in documents(replace(item, columns=dict(columns))):
            if isinstance(value, RawDocument) and first.setdefault(value.sha256, value.file) != value.file:
                yield Duplicate(value.file, first[value.sha256], value.doc_id)
            else:
                yield value


def documents(item: Item) -> Iterator[RawDocument | Unreadable]:
    """Yield every document in ``item``, through all containers, and a reason for everything that is none."""
    budget = Budget(allowed(size_of(item)))
    for value in _within(item, budget):
        if budget.is_spent:
            yield unreadable(item.file, "archive_bomb")
            return
        yield value


def _within(item: Item, budget: Budget) -> Iterator[RawDocument | Unreadable]:
    budget.spend(item)
    if item.depth > MOST_DEPTH:
        budget.nested -= 1
        yield unreadable(item.file, "nested")
        return
    for found in found_in(item):
        if isinstance(found, Item):
            yield from _within(found, budget)
        else:
            yield _judged(found) if isinstance(found, RawDocument) else found


def _judged(document: RawDocument) -> RawDocument | Unreadable:
    """Return the document, or why it is none that this project reads."""
    identity = {"doc_id": document.doc_id, "sha256": document.sha256}
    if said := _too_much(document.text):
        return unreadable(document.file, "too_large", said, **identity)
    wanted = ceil(min(MOST_FOREIGN, LEAST_CHINESE * len(document.text)))
    if sum(1 for _ in islice(_BEYOND_ASCII.finditer(document.text), wanted)) < wanted:
        return unreadable(document.file, "not_chinese", **identity)
    return document


def _too_much(text: str) -> str:
    """Say what a text has too much of to be worked on in seconds; nothing if it has not."""
    if len(text) > LONGEST:
        return f"this has {len(text):,} characters and the limit is {LONGEST:,}"
    if len(text) <= MOST_NUMBERS:  # not even if each character were a number
        return ""
    numbers = sum(1 for _ in _NUMBER.finditer(text))
    return f"this has {numbers:,} numbers and the limit is {MOST_NUMBERS:,}" if numbers > MOST_NUMBERS else ""


def read_bytes(data: bytes, file: str) -> list[RawDocument | Unreadable]:
    """Return the documents in ``data``, whose container is chosen by its content; ``file`` is its name in the dataset.

    ``doc_id`` is the first 16 hex digits of the SHA-256 of the bytes.

    >>> [value.text for value in read_bytes("产值５亿元".encode(), "plan.pdf")]
    ['产值５亿元']
    """
    return list(documents(Item(file, data)))
