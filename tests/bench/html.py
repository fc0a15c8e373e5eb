"""Web pages: how many a second, and how much of the body comes out of them, beside two maintained extractors.

The rivals get decoded text and, like the reader, no time limit. Their text and ours go through the same cleaning, so that
recall and precision are those of what reaches the dataset.
"""

from __future__ import annotations

import csv
import logging
import time
from collections.abc import Callable
from pathlib import Path

from gne import GeneralNewsExtractor
from readability import Document

from etl.clean import clean
from etl.model import RawDocument
from etl.read.formats.charset import decode_page
from etl.read.formats.html import read_html
from etl.read.formats.markup import text_of
from etl.read.item import Item
from etl.toolbox import toolbox
from tests.documents.test_documents import share

PAGES = Path(__file__).parents[1] / "documents" / "html"
LEAST, RECALL, PRECISION = 200.0, 0.98, 0.97
TYPICAL = 60_000
ROUNDS = 3

Texts = list[tuple[Item, str]]


def report() -> bool:
    """Print the tables, and tell whether speed, recall and precision are kept."""
    logging.disable(logging.CRITICAL)
    pages = [(Item(row["file"], (PAGES / row["file"]).read_bytes()), expected(row)) for row in cases()]
    typical = [(Item(item.file, padded(item.data)), text) for item, text in pages]
    characters = sum(len(item.data) for item, _ in typical)
    print(f"\nWeb pages: {len(pages)} test pages, filled up to {characters // len(pages) // 1000} kB each, one core")
    print("  reader             pages/s   recall  precision   pages kept")
    kept = True
    for name, read in (("etl.read", own), ("readability-lxml", by_readability), ("gne", by_gne)):
        speed = len(typical) / timed(lambda read=read: [read(item) for item, _ in typical])
        recall, precision, whole = quality(pages, read)
        print(f"  {name:<16} {speed:9.0f} {recall:8.3f} {precision:10.3f} {whole:9d} of {len(pages)}")
        if read is own:
            kept = speed >= LEAST and recall >= RECALL and precision >= PRECISION
    logging.disable(logging.NOTSET)
    return kept


def cases() -> list[dict[str, str]]:
    rows = csv.DictReader((PAGES / "cases.csv").read_text(encoding="utf-8").splitlines())
    return [row for row in rows if row["file"].endswith(".html")]


def expected(row: dict[str, str]) -> str:
    return (PAGES / row["expected"]).read_text(encoding="utf-8")


def padded(data: bytes) -> bytes:
    """Return a page of a usual size: ours carry less script and style than those of real sites."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data
    line = b"window.onload=function(e){var t=e.target||e.srcElement;return t?t.id:0;};var list=[1,2,3];\n"
    scripts = b"<script>" + line * 20 + b"</script>\n<style>" + b".a{color:#333;margin:0 auto}\n" * 30 + b"</style>\n"
    return data + scripts * max(0, (TYPICAL - len(data)) // len(scripts))


def own(item: Item) -> str:
    found = next(read_html(item))
    return found.text if isinstance(found, RawDocument) else ""


def by_readability(item: Item) -> str:
    try:
        document = Document(decoded(item))
        return f"{document.short_title()}\n{text_of(document.summary(html_partial=True))}"
    except Exception:  # whatever it raises over a page costs it that page
        return ""


def by_gne(item: Item) -> str:
    try:
        found = GeneralNewsExtractor().extract(decoded(item))
        return f"{found['title']}\n{found['content']}"
    except Exception:
        return ""


def decoded(item: Item) -> str:
    text, _ = decode_page(item.data) or ("", "")
    return text


def quality(pages: Texts, read: Callable[[Item], str]) -> tuple[float, float, int]:
    """Return recall and precision of all characters, and of how many pages both reach the goals."""
    lexicon = toolbox().lexicon
    recalls, precisions, sizes = [], [], []
    for item, text in pages:
        found = clean(RawDocument("0" * 16, item.file, read(item), "utf-8"), lexicon).text
        recalls.append(share(text, found))
        precisions.append(share(found, text))
        sizes.append((len(text), len(found)))
    total, given = (sum(size[side] for size in sizes) for side in (0, 1))
    recall = sum(value * size for value, (size, _) in zip(recalls, sizes, strict=True)) / total
    precision = sum(value * size for value, (_, size) in zip(precisions, sizes, strict=True)) / max(1, given)
    whole = sum(one >= RECALL and other >= PRECISION for one, other in zip(recalls, precisions, strict=True))
    return recall, precision, whole


def timed(work: Callable[[], object]) -> float:
    """Return the processor time of the fastest of a few rounds."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)
