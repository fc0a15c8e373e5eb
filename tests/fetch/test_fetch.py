"""The whole fetch against a server on this machine."""

from __future__ import annotations

import gzip
import hashlib
import json
import socket
import ssl
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from etl.fetch import LIMITS, Limits, Network, Report
from tests.fetch.conftest import Fetch
from tests.fetch.server import HERE, NETWORK, FakeClock, Handler, Reply, Site, here_allowed

PAGE = "<html><head><title>开发区</title></head><body><p>2024年人工智能产业产值达到120亿元。</p></body></html>".encode()


def reasons(report: Report) -> list[str]:
    return [one.reason for one in report.refused]


def records(path: Path) -> list[tuple[str, str, dict[str, str], bytes]]:
    with path.open("rb") as stream:
        return [
            (
                record.rec_type,
                record.rec_headers.get_header("WARC-Target-URI"),
                {name.lower(): value for name, value in record.http_headers.headers},
                record.content_stream().read(),
            )
            for record in ArchiveIterator(stream, check_digests="raise")
        ]


def test_a_page_is_stored_as_a_warc_with_its_address(fetched: Fetch, site: Site, tmp_path: Path) -> None:
    site["a.test/zc/1.html"] = Reply(200, PAGE, {"ETag": '"1"', "Set-Cookie": "session=7"})
    url = site.url("a.test/zc/1.html")
    report = fetched(url)
    sha256 = hashlib.sha256(PAGE).hexdigest()
    assert [(one.url, one.fresh) for one in report.fetched] == [(url, True)]
    assert report.paths == [tmp_path / "fetched" / f"{sha256[:16]}.warc.gz"]
    response, request = records(report.paths[0])
    assert response[:2] == ("response", url)
    assert response[3] == PAGE
    assert "set-cookie" not in response[2]
    assert request[:2] == ("request", url)
    entry = json.loads((tmp_path / "fetched" / ".index.json").read_text(encoding="utf-8"))["addresses"][url]
    assert (entry["sha256"], entry["etag"], entry["final"]) == (sha256, '"1"', url)


def test_requests_name_the_program_and_nothing_of_the_user(fetched: Fetch, site: Site) -> None:
    site["a.test/1"] = Reply(302, b"", {"Location": "/2", "Set-Cookie": "session=7"})
    site["a.test/2"] = Reply(200, PAGE)
    fetched(site.url("a.test/1"))
    assert [one.path for one in site.log] == ["/robots.txt", "/1", "/2"]
    for one in site.log:
        assert one.headers["User-Agent"].startswith("ai-policy-indicators/")
        assert not {"Cookie", "Referer", "From", "Authorization"} & one.headers.keys()


def test_redirects_end_at_the_address_that_is_written_down(fetched: Fetch, site: Site) -> None:
    site["a.test/old"] = Reply(301, b"", {"Location": site.url("b.test/new")})
    site["b.test/new"] = Reply(200, PAGE)
    report = fetched(site.url("a.test/old"))
    assert records(report.paths[0])[0][1] == site.url("b.test/new")
    assert site.asked("b.test/robots.txt")  # each hop is asked for by the rules of its own site


def test_endless_redirects_have_an_end(fetched: Fetch, site: Site) -> None:
    site["a.test/x"] = Reply(302, b"", {"Location": "/x"})
    assert reasons(fetched(site.url("a.test/x"))) == ["redirects"]
    assert len(site.asked("a.test/x")) == 6


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://a.test/x", "insecure"),
        ("https://private.test/x", "address_private"),
        ("https://mapped.test/x", "address_private"),
        ("https://10.0.0.1/x", "address_private"),
        ("https://[::1]/x", "address_private"),
        ("https://2130706434/x", "name_unknown"),
        ("https://nowhere.test/x", "name_unknown"),
        ("ftp://a.test/x", "address"),
        ("https://user:word@a.test/x", "address"),
        ("https://:8/", "address"),
    ],
)
def test_a_redirect_is_judged_anew(fetched: Fetch, site: Site, location: str, reason: str) -> None:
    def numbers_too(host: str, port: int) -> list[str]:
        return [host] if host in {"10.0.0.1", "::1"} else list(NETWORK.resolve(host, port))

    site["a.test/x"] = Reply(302, b"", {"Location": location})
    assert reasons(fetched(site.url("a.test/x"), network=Network(here_allowed, numbers_too))) == [reason]


def test_a_name_of_which_one_number_is_private_is_refused(fetched: Fetch, site: Site) -> None:
    site["mixed.test/x"] = Reply(200, PAGE)
    report = fetched(site.url("mixed.test/x"))
    assert reasons(report) == ["address_private"]
    assert "10.0.0.1" in report.refused[0].message
    assert not site.log


def test_a_name_that_changes_its_number_gains_nothing(fetched: Fetch, site: Site) -> None:
    """Each connection goes to the number that was judged: the name is asked for once a connection."""
    answers = [HERE, HERE, "10.0.0.1"]

    def rebinding(host: str, port: int) -> list[str]:
        return [answers.pop(0)]

    site["a.test/1"] = Reply(200, PAGE)
    site["a.test/2"] = Reply(200, PAGE)
    report = fetched(site.url("a.test/1"), site.url("a.test/2"), network=Network(here_allowed, rebinding))
    assert [one.url for one in report.fetched] == [site.url("a.test/1")]
    assert reasons(report) == ["address_private"]


def test_this_machine_is_not_public(fetched: Fetch, site: Site) -> None:
    assert reasons(fetched(f"https://{HERE}:{site.port}/", network=Network())) == ["address_private"]
    assert not site.log


def test_http_is_let_in_only_when_allowed(fetched: Fetch, site: Site) -> None:
    site["a.test/1"] = Reply(200, PAGE)
    url = site.plain_url("a.test/1")
    assert reasons(fetched(url)) == ["insecure"]
    assert not site.log
    assert records(fetched(url, allow_http=True).paths[0])[0][1] == url


def test_robots_keep_the_program_out(fetched: Fetch, site: Site) -> None:
    site["a.test/robots.txt"] = Reply(200, b"User-agent: *\nDisallow: /inner/\n", {"Content-Type": "text/plain"})
    site["a.test/1"] = Reply(200, PAGE)
    site["a.test/inner/1"] = Reply(200, PAGE)
    report = fetched(site.url("a.test/1"), site.url("a.test/inner/1"))
    assert [one.url for one in report.fetched] == [site.url("a.test/1")]
    assert reasons(report) == ["robots"]
    assert not site.asked("a.test/inner/1")
    assert len(site.asked("a.test/robots.txt")) == 1


def test_a_redirect_does_not_lead_round_the_robots_of_another_site(fetched: Fetch, site: Site) -> None:
    site["a.test/1"] = Reply(302, b"", {"Location": site.url("b.test/1")})
    site["b.test/robots.txt"] = Reply(200, b"User-agent: ai-policy-indicators\nDisallow: /\n")
    assert reasons(fetched(site.url("a.test/1"))) == ["robots"]
    assert not site.asked("b.test/1")


@pytest.mark.parametrize("status", [500, 503, 429, 204])
def test_robots_that_cannot_be_had_forbid_everything(fetched: Fetch, site: Site, status: int) -> None:
    site["a.test/robots.txt"] = Reply(status)
    site["a.test/1"] = Reply(200, PAGE)
    assert reasons(fetched(site.url("a.test/1"), site.url("a.test/2"))) == ["robots_unreachable"] * 2
    assert not site.asked("a.test/1")


@pytest.mark.parametrize("status", [401, 403, 404])
def test_robots_that_are_not_there_allow_everything(fetched: Fetch, site: Site, status: int) -> None:
    site["a.test/robots.txt"] = Reply(status)
    site["a.test/1"] = Reply(200, PAGE)
    assert fetched(site.url("a.test/1")).fetched


def test_a_host_is_asked_once_a_second_or_as_it_wants(fetched: Fetch, site: Site, clock: FakeClock) -> None:
    moments: list[float] = []
    site["a.test/robots.txt"] = Reply(200, b"User-agent: *\nCrawl-delay: 4\n")
    for name in ("1", "2", "3"):
        site[f"a.test/{name}"] = lambda handler: (moments.append(clock.now()), Reply(200, PAGE).send(handler))[1]
    fetched(*(site.url(f"a.test/{name}") for name in ("1", "2", "3")))
    assert moments == [4, 8, 12]
    site["b.test/1"] = Reply(302, b"", {"Location": "/2"})
    site["b.test/2"] = lambda handler: (moments.append(clock.now()), Reply(200, PAGE).send(handler))[1]
    fetched(site.url("b.test/1"))
    assert moments[3] - moments[2] == 2  # robots.txt, redirect and page: one a second


def test_a_pause_that_nobody_waits_for_is_a_reason(fetched: Fetch, site: Site) -> None:
    site["a.test/robots.txt"] = Reply(200, b"User-agent: *\nCrawl-delay: 86400\n")
    report = fetched(site.url("a.test/1"))
    assert reasons(report) == ["crawl_delay"]
    assert "86400 seconds" in report.refused[0].message


def test_hosts_are_asked_side_by_side_and_reported_in_order(fetched: Fetch, site: Site) -> None:
    meeting = threading.Barrier(2, timeout=4)

    def wait_for_the_other(handler: Handler) -> None:
        meeting.wait()
        Reply(200, PAGE + handler.headers["Host"].encode()).send(handler)

    for place in ("a.test/1", "b.test/1"):
        site[place] = wait_for_the_other
    site["a.test/2"] = Reply(200, PAGE)
    urls = [site.url(place) for place in ("a.test/1", "b.test/1", "a.test/2")]
    assert [one.url for one in fetched(*urls).fetched] == urls


def test_a_server_that_drips_is_cut_off(fetched: Fetch, site: Site) -> None:
    def drip(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>")
        for _ in range(100):
            time.sleep(0.05)
            handler.wfile.write(b" ")

    def drip_headers(handler: Handler) -> None:
        for _ in range(100):
            handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            time.sleep(0.05)

    site["a.test/body"], site["a.test/head"] = drip, drip_headers
    site["a.test/silent"] = lambda handler: time.sleep(2)
    urls = [site.url(f"a.test/{name}") for name in ("body", "head", "silent")]
    start = time.monotonic()
    assert reasons(fetched(*urls, limits=Limits(seconds=0.3))) == ["fetch_slow"] * 3
    assert time.monotonic() - start < 3


def test_a_server_that_never_shakes_hands_is_cut_off(fetched: Fetch) -> None:
    with socket.create_server((HERE, 0)) as silent:
        url = f"https://a.test:{silent.getsockname()[1]}/"
        assert reasons(fetched(url, limits=Limits(seconds=0.2))) == ["robots_unreachable"]


def test_a_name_that_is_not_found_in_time(fetched: Fetch) -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(1)
        return [HERE]

    report = fetched("https://a.test/", limits=Limits(seconds=0.2), network=Network(here_allowed, slow))
    assert reasons(report) == ["robots_unreachable"]


def test_what_is_too_long_is_cut_off(fetched: Fetch, site: Site) -> None:
    def endless(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>")
        while True:
            handler.wfile.write(bytes(65_536))

    site["a.test/said"] = lambda handler: handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n<html>"
    )
    site["a.test/endless"] = endless
    site["a.test/bomb"] = Reply(200, gzip.compress(bytes(60_000_000), 1), {"Content-Encoding": "gzip"})
    site["a.test/just"] = Reply(200, b"<html>".ljust(100_000))
    report = fetched(*(site.url(f"a.test/{name}") for name in ("said", "endless", "bomb", "just")))
    assert reasons(report) == ["fetch_large"] * 3
    assert [one.url for one in report.fetched] == [site.url("a.test/just")]


def test_a_page_that_comes_packed_is_stored_unpacked(fetched: Fetch, site: Site) -> None:
    site["a.test/1"] = Reply(200, gzip.compress(PAGE), {"Content-Encoding": "gzip"})
    site["a.test/2"] = Reply(200, PAGE, {"Content-Encoding": "br"})
    site["a.test/3"] = Reply(200, PAGE, {"Content-Encoding": "gzip"})
    report = fetched(*(site.url(f"a.test/{name}") for name in ("1", "2", "3")))
    response = records(report.paths[0])[0]
    assert response[3] == PAGE
    assert response[2]["x-archive-orig-content-encoding"] == "gzip"
    assert response[2]["content-length"] == str(len(PAGE))
    assert reasons(report) == ["broken", "broken"]


@pytest.mark.parametrize(
    ("status", "reason"),
    [(404, "http_missing"), (410, "http_missing"), (403, "http_refused"), (412, "http_refused"), (429, "http_error"),
     (500, "http_error"), (202, "http_error"), (206, "http_error"), (304, "http_error"), (300, "http_error")],
)  # fmt: skip
def test_an_error_page_is_a_reason(fetched: Fetch, site: Site, status: int, reason: str) -> None:
    site["a.test/1"] = Reply(status, PAGE if status != 304 else b"")
    report = fetched(site.url("a.test/1"))
    assert reasons(report) == [reason]
    assert str(status) in report.refused[0].message
    assert not report.paths


def test_a_busy_server_is_asked_once_more(fetched: Fetch, site: Site, clock: FakeClock) -> None:
    site["a.test/1"] = [Reply(503, b"", {"Retry-After": "7"}), Reply(200, PAGE)]
    site["b.test/1"] = Reply(503, b"", {"Retry-After": "7"})
    site["c.test/1"] = Reply(503, b"", {"Retry-After": "3600"})
    report = fetched(*(site.url(place) for place in ("a.test/1", "b.test/1", "c.test/1")))
    assert [one.url for one in report.fetched] == [site.url("a.test/1")]
    assert reasons(report) == ["http_error"] * 2
    assert [len(site.asked(place)) for place in ("a.test/1", "b.test/1", "c.test/1")] == [2, 2, 1]
    assert clock.now() >= 8


def test_a_connection_that_breaks_is_tried_once_more(fetched: Fetch, site: Site) -> None:
    def break_off(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<html>")

    site["a.test/1"] = [break_off, Reply(200, PAGE)]
    site["a.test/2"] = break_off
    report = fetched(site.url("a.test/1"), site.url("a.test/2"), "https://a.test:9/")
    assert [one.url for one in report.fetched] == [site.url("a.test/1")]
    assert reasons(report) == ["connection"] * 2
    assert len(site.asked("a.test/2")) == 2


@pytest.mark.parametrize(
    "status_line", [b"", b"\x00\xff\x00", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500]
)
def test_an_answer_that_is_no_http_is_a_reason(fetched: Fetch, site: Site, status_line: bytes) -> None:
    site["a.test/1"] = lambda handler: handler.wfile.write(status_line)
    assert reasons(fetched(site.url("a.test/1"))) == ["connection"]


@pytest.mark.parametrize(
    ("declared", "body", "reason"),
    [
        ("image/png", b"\x89PNG\r\n\x1a\n", "media_type"),
        ("text/html", b"\x89PNG\r\n\x1a\n" + bytes(50), "media_type"),
        ("application/json", b'{"a": 1}', "media_type"),
        ("application/octet-stream", bytes(range(256)), "media_type"),
        ("text/html", b" \r\n ", "empty"),
        ("application/octet-stream", b"%PDF-1.7 ...", ""),
        ("", "产值增长5%".encode("gbk"), ""),
        ("TEXT/HTML;charset=gb2312", PAGE, ""),
    ],
)
def test_only_documents_are_kept(fetched: Fetch, site: Site, declared: str, body: bytes, reason: str) -> None:
    site["a.test/1"] = Reply(200, body, {"Content-Type": declared})
    report = fetched(site.url("a.test/1"))
    assert reasons(report) == ([reason] if reason else [])
    assert bool(report.paths) is not bool(reason)


def test_certificates_are_verified(fetched: Fetch, site: Site) -> None:
    site["a.test/1"] = Reply(200, PAGE)
    for url, context in (
        (site.url("a.test/1"), ssl.create_default_context()),
        (site.url("other.test/1"), None),
    ):
        report = fetched(url, **({"context": context} if context else {}))
        assert reasons(report) == ["certificate"]
        assert "is not valid (" in report.refused[0].message
    assert not site.log


def test_a_server_without_tls_is_a_reason(fetched: Fetch, site: Site) -> None:
    assert reasons(fetched(f"https://a.test:{site.plain_port}/")) == ["connection"]


def test_proxies_of_the_environment_are_not_asked(fetched: Fetch, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https", "http", "all"):
        monkeypatch.setenv(f"{name}_proxy", "http://127.0.0.1:9")
    site["a.test/1"] = Reply(200, PAGE)
    assert fetched(site.url("a.test/1")).fetched


def test_the_usual_limits_are_the_published_ones() -> None:
    assert replace(LIMITS) == Limits(seconds=30, connect=10, interval=1, size=32 * 2**20, redirects=5, retry_after=10)
