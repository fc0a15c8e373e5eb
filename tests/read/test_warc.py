"""Crawls: which records are pages, what is known of them, and what a damaged file still gives."""

import gzip
import io
import os
import sys
import textwrap
from pathlib import Path
from subprocess import run

import pytest

from etl.read import read_bytes
from etl.read.formats.warc import read_warc
from etl.read.item import Item
from tests.read.archiving import PICTURE, TEXT, http, reasons, record, texts

SITE = "http://www.gov.example"
PAGE = f"<!DOCTYPE html><html><body><h1>产业园调研</h1><p>{TEXT}全市建成智算中心3座，算力规模达500P。</p></body></html>"


def found(data: bytes) -> dict[str, Item]:
    return {member.file: member for member in read_warc(Item("c.warc", data)) if isinstance(member, Item)}


def test_pages_with_what_is_known_of_them() -> None:
    data = record(f"{SITE}/1.html", PAGE.encode("gbk"), http("text/html; charset=GB2312"))
    (member,) = found(data).values()
    assert member.file == f"c.warc!{SITE}/1.html"
    assert member.metadata == {"url": f"{SITE}/1.html", "charset": "gb2312", "crawl_date": "2025-03-01"}
    (document,) = read_bytes(data, "c.warc")
    assert document.text.count(TEXT) == 1
    assert document.metadata.get("published_date", "") == ""


@pytest.mark.parametrize(
    "other",
    [
        record(f"{SITE}/x", b"", "GET /x HTTP/1.1\r\nHost: www.gov.example", "request"),
        record(f"{SITE}/x", PAGE.encode(), http(), "revisit"),
        record(f"{SITE}/x", b"fetchTimeMs: 5", http("text/plain"), "metadata"),
        record(f"{SITE}/x", b"<html>Not found</html>", http(status="404 Not Found")),
        record(f"{SITE}/x", b"", http("text/html", "301 Moved", f"Location: {SITE}/y")),
        record(f"{SITE}/x.css", b"body {}", http("text/css")),
        record(f"{SITE}/x.js?v=1", b"var a", http("text/html")),
        record(f"{SITE}/x.json", b'{"a": 1}', http("application/json")),
        record(f"{SITE}/x.png", PICTURE, http("image/png")),
        record(f"{SITE}/x.png", PICTURE, http("text/html")),
        record(f"{SITE}/robots.txt", b"User-agent: *", http("text/plain")),
        record("dns:www.gov.example", b"10.0.0.1", "x", "response"),
        record("metadata://wget/log.txt", b"wget log", http("text/plain"), "resource"),
    ],
)
def test_what_is_no_page_is_passed_over(other: bytes) -> None:
    data = other + record(f"{SITE}/1.html", PAGE.encode()) + other
    assert list(texts(data, "c.warc")) == [f"c.warc!{SITE}/1.html"]
    assert reasons(data, "c.warc") == {}
    assert reasons(other, "c.warc") == {"c.warc": "no_document"}


def test_one_address_with_two_contents() -> None:
    again = PAGE.replace("12.6", "13.7")
    data = b"".join(record(f"{SITE}/1.html", body.encode()) for body in (PAGE, again))
    assert list(texts(data, "c.warc")) == [f"c.warc!{SITE}/1.html", f"c.warc!{SITE}/1.html#2"]


def test_codings_of_the_transfer_are_taken_off() -> None:
    body = PAGE.encode()
    chunks = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (100, body[:100], len(body) - 100, body[100:])
    data = record(f"{SITE}/1", chunks, http("text/html", "200 OK", "Transfer-Encoding: chunked"))
    data += record(f"{SITE}/2", gzip.compress(body), http("text/html", "200 OK", "Content-Encoding: gzip"))
    assert [member.data for member in found(data).values()] == [body, body]


def test_packed_record_by_record_or_as_a_whole() -> None:
    parts = [record(f"{SITE}/{number}.html", PAGE.encode()) for number in range(3)]
    names = [f"c.warc.gz!{SITE}/{number}.html" for number in range(3)]
    assert list(texts(b"".join(map(gzip.compress, parts)), "c.warc.gz")) == names
    assert list(texts(gzip.compress(b"".join(parts)), "c.warc.gz")) == names


def test_a_wrong_length_costs_its_own_record_at_most() -> None:
    good = [record(f"{SITE}/{number}.html", PAGE.encode()) for number in range(3)]
    for length in (100, len(PAGE.encode()) + 500):
        data = good[0] + record(f"{SITE}/x.html", PAGE.encode(), length=length) + good[1] + good[2]
        assert {f"c.warc!{SITE}/0.html", f"c.warc!{SITE}/2.html"} <= set(found(data))
        assert reasons(data, "c.warc") == {"c.warc": "broken"} | {
            key: value for key, value in reasons(data, "c.warc").items() if key != "c.warc"
        }


def test_a_crawl_that_was_cut_off() -> None:
    parts = [record(f"{SITE}/{number}.html", PAGE.encode()) for number in range(3)]
    for cut in (b"".join(parts)[:-300], b"".join(map(gzip.compress, parts))[:-100]):
        assert list(texts(cut, "c"))[:2] == [f"c!{SITE}/0.html", f"c!{SITE}/1.html"]
        assert reasons(cut, "c")["c"] == "broken"


def test_headers_without_an_end_are_refused() -> None:
    for data in (b"WARC/1.0\r\nX: " + b"x" * 10_000_000, b"WARC/1.0\r\n" + b"a: b\r\n" * 1_000_000):
        assert set(reasons(data, "c.warc").values()) <= {"archive_bomb", "broken"}
        assert reasons(data, "c.warc")
    chunks = record(f"{SITE}/1", b"1\r\na\r\n" * 1_000_000, http("text/html", "200 OK", "Transfer-Encoding: chunked"))
    assert reasons(chunks, "c.warc") == {"c.warc": "archive_bomb"}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the memory limit is Linux's")
def test_a_long_crawl_takes_constant_memory(tmp_path: Path) -> None:
    path, noise = tmp_path / "c.warc.gz", io.BytesIO()
    with gzip.GzipFile(fileobj=noise, mode="wb", compresslevel=1) as part:
        part.write(record(f"{SITE}/film.mp4", os.urandom(2**20) * 4, http("video/mp4")))
        part.write(record(f"{SITE}/1.html", PAGE.encode()))
    with path.open("wb") as crawl:
        for _ in range(120):
            crawl.write(noise.getvalue())
    program = f"""
        import resource
        from pathlib import Path
        from etl.read.item import Item
        from etl.read.readers import found_in
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        assert sum(1 for _ in found_in(Item("c.warc.gz", path=Path({str(path)!r})))) == 120
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40_000
    """
    run([sys.executable, "-c", textwrap.dedent(program)], check=True, timeout=100)
