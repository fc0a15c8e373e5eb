"""PDF: the running text of its text layer, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium

from etl.model import RawDocument
from etl.read.decode import PLAUSIBLE, share_plausible
from etl.read.formats.pdf.document import running_text
from etl.read.formats.pdf.sheet import Sheet, read_sheet
from etl.read.item import Found, Item
from etl.read.reasons import unreadable

MOST_PAGES = 2_000
"""Most pages of one document: ten times the longest work report, twice a yearbook."""
MOST_CHARACTERS = 400_000
"""Most characters of one document, with its furniture: more take longer than a document may."""
_MOST_PICTURES = 0.5
"""Largest share of pages that may be pictures without text."""
_ENCODING = "utf-16-be"
"""In which a PDF says what its letters are."""
_HEAD_LINES = 12
_SHORTEST_TITLE = 5

Reason = tuple[str, str]
"""A word of ``unreadable_reasons.csv``, and what is said instead of its usual message."""
_FINE: Reason = ("", "")


def read_pdf(item: Item) -> Iterator[Found]:
    """Yield the document in ``item``, one paragraph a line, or why there is none.

    The file's own title is taken only where the text says it too; the dates of the file are those of its making, not of
    its publication, and are left.
    """
    try:
        document = pdfium.PdfDocument(item.data)
        sheets, reason = _sheets(document)
    except pdfium.PdfiumError as error:
        locked = error.err_code == pdfium.raw.FPDF_ERR_PASSWORD
        yield _refused(item, ("encrypted" if locked else "broken", ""))
        return
    if reason[0]:
        yield _refused(item, reason)
        return
    text, dropped = running_text(sheets)
    reason = _reason_against(text, sheets)
    if reason[0]:
        yield _refused(item, reason)
        return
    metadata = {**_title(document, text), **item.metadata}
    yield RawDocument(item.doc_id, item.file, text, _ENCODING, item.sha256, metadata, tuple(dropped))


def _sheets(document: pdfium.PdfDocument) -> tuple[list[Sheet], Reason]:
    """Return the pages of a document, or why there are too many of them."""
    if len(document) > MOST_PAGES:
        return [], ("too_large", f"this has {len(document):,} pages and the limit is {MOST_PAGES:,}")
    sheets, left = [], MOST_CHARACTERS
    for page in document:
        sheet = read_sheet(page, left)
        page.close()
        if sheet is None:
            return [], ("too_large", f"this has more than {MOST_CHARACTERS:,} characters")
        left -= sum(len(run.text) for run in sheet.runs)
        sheets.append(sheet)
    return sheets, _FINE if sheets else ("broken", "")


def _reason_against(text: str, sheets: Sequence[Sheet]) -> Reason:
    pictures = sum(sheet.is_picture for sheet in sheets)
    if pictures > _MOST_PICTURES * len(sheets):
        return "scanned", ""
    if not text.strip():
        return "empty", ""
    return ("garbled", "") if share_plausible(text) < PLAUSIBLE else _FINE


def _title(document: pdfium.PdfDocument, text: str) -> dict[str, str]:
    """Return the title that the file gives itself, if its text says it too: most are names of a template."""
    try:
        title = document.get_metadata_value("Title").strip()
    except UnicodeError:
        return {}
    head = "".join("".join(text.split("\n")[:_HEAD_LINES]).split())
    stands = len(title) >= _SHORTEST_TITLE and "".join(title.split()) in head
    return {"title": title} if stands else {}


def _refused(item: Item, reason: Reason) -> Found:
    return unreadable(item.file, *reason, doc_id=item.doc_id, sha256=item.sha256)
