"""PDFs made to do harm, each a few kilobytes: written by hand, for no library would write them."""

import zlib
from collections.abc import Callable

from tests.documents.pdf.writer import Page, assembled, pdf, stream

CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
BOX = "/MediaBox [0 0 595 842]"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
RESOURCES = "/Resources << /Font << /f 5 0 R >> >>"


def _one_page(content: bytes, box: str = BOX) -> bytes:
    page = f"<< /Type /Page /Parent 2 0 R {box} {RESOURCES} /Contents 4 0 R >>".encode()
    return assembled([CATALOGUE, b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", page, content, FONT])


def many_pages() -> bytes:
    """Ten thousand pages."""
    kids = "3 0 R " * 10_000
    pages = f"<< /Type /Pages /Count 10000 /Kids [{kids}] >>".encode()
    return assembled([CATALOGUE, pages, f"<< /Type /Page /Parent 2 0 R {BOX} >>".encode()])


def false_count() -> bytes:
    """A page tree that says it has two thousand million pages."""
    return assembled([CATALOGUE, b"<< /Type /Pages /Count 2000000000 /Kids [3 0 R] >>", b"<< /Type /Page >>"])


def loop_of_pages() -> bytes:
    """A page tree that is its own child."""
    return assembled([CATALOGUE, b"<< /Type /Pages /Count 1000 /Kids [2 0 R 2 0 R] >>"])


def loop_of_forms() -> bytes:
    """A form that paints itself."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /x 4 0 R >> >> /Length 12"
    page = f"<< /Type /Page /Parent 2 0 R {BOX} /Resources << /XObject << /x 4 0 R >> >> /Contents 5 0 R >>".encode()
    body = b"<< " + form + b" >>\nstream\n/x Do /x Do \nendstream"
    kids = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    return assembled([CATALOGUE, kids, page, body, stream(b"/x Do")])


def loop_of_contents() -> bytes:
    """An object that is a reference to itself."""
    return _one_page(b"4 0 R")


def huge_page() -> bytes:
    """A page as large as numbers go."""
    return _one_page(stream(b"BT /f 12 Tf 1 1 Td (5.3) Tj ET"), "/MediaBox [-1e30 -1e30 1e30 1e30]")


def inflating() -> bytes:
    """A stream of blanks that inflates to two gigabytes, packed once and again."""
    packer = zlib.compressobj(9)
    first, again = (packer.compress(bytes(1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    twice = zlib.compress(first + again * 127, 9)
    head = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>" % len(twice)
    return _one_page(head + b"\nstream\n" + twice + b"\nendstream")


def many_letters() -> bytes:
    """Three million letters on one page."""
    return _one_page(stream(b"BT /f 1 Tf 1 1 Td " + (b"(" + b"a" * 1000 + b") Tj 0 1 Td ") * 3000 + b"ET"))


def many_paths() -> bytes:
    """A hundred thousand lines, and numbers between them as if they were a table."""
    words = b"".join(b"BT /f 9 Tf %d %d Td (5) Tj ET " % (x, y) for x in (9, 99, 199) for y in range(9, 800, 20))
    return _one_page(stream(words + b"0 0 m 500 0 l S 0 0 m 0 500 l S " * 50_000))


def deep_arrays() -> bytes:
    """Arrays nested a hundred thousand deep."""
    return _one_page(stream(b"[" * 100_000 + b"]" * 100_000 + b" TJ"))


def without_table() -> bytes:
    """A file whose table of objects points nowhere."""
    whole = pdf([Page()])
    return whole[: whole.rindex(b"xref\n0")] + b"startxref\n99999999\n%%EOF"


def noise() -> bytes:
    """A PDF by its first bytes only."""
    return b"%PDF-1.7\n" + bytes(range(256)) * 400


def backwards() -> bytes:
    """Letters of no size, mirrored, and far outside the page."""
    words = b"BT /f 0 Tf 1 1 Td (0.1) Tj ET BT /f 12 Tf -1 0 0 -1 9e9 -9e9 Tm (7%) Tj ET BT /f -9 Tf 50 50 Td (8) Tj ET"
    return _one_page(stream(words))


HOSTILE: tuple[tuple[Callable[[], bytes], frozenset[str]], ...] = (
    (many_pages, frozenset({"too_large"})),
    (false_count, frozenset({"too_large", "broken", "empty"})),
    (loop_of_pages, frozenset({"broken", "empty"})),
    (loop_of_forms, frozenset({"broken", "empty", "scanned"})),
    (loop_of_contents, frozenset({"broken", "empty"})),
    (huge_page, frozenset({"", "not_chinese", "broken", "empty"})),
    (inflating, frozenset({"broken", "empty", "too_large", "too_slow"})),
    (many_letters, frozenset({"broken", "too_large", "too_slow"})),
    (many_paths, frozenset({"", "not_chinese", "broken", "too_slow"})),
    (deep_arrays, frozenset({"broken", "empty"})),
    (without_table, frozenset({"broken", "empty"})),
    (noise, frozenset({"broken"})),
    (backwards, frozenset({"", "not_chinese", "broken", "empty"})),
)
"""What makes each file, and the reasons (none if it may be read) that are an answer to it."""
