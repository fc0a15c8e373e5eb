"""The parts that decide without a network: addresses, lists, numbers of machines, turns, answers."""

from __future__ import annotations

from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.fetch.address import parse
from etl.fetch.exchange import Answer
from etl.fetch.hops import pause_before_retry
from etl.fetch.network import is_public
from etl.fetch.pace import Pacer
from etl.fetch.refused import RefusedError
from etl.fetch.robots import NAME, Rules
from etl.fetch.targets import targets
from etl.model import Unreadable
from etl.vocabulary.tables import rows
from tests.fetch.server import FakeClock


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://A.CN", "https://a.cn/"),
        ("https://a.cn:443/x#y", "https://a.cn/x"),
        ("https://a.cn:8443/x?页=1", "https://a.cn:8443/x?%E9%A1%B5=1"),
        ("https://政务.中国/政策", "https://xn--zfr164b.xn--fiqs8s/%E6%94%BF%E7%AD%96"),
        ("https://a.cn/x/../%e4%b8%ad", "https://a.cn/%E4%B8%AD"),
        ("https://[2001:DB8::1]:8/x", "https://[2001:db8::1]:8/x"),
        (r"https://a.cn\@b.cn/x", "https://a.cn/%5C@b.cn/x"),
        ("http://a.cn/x", "http://a.cn/x"),
    ],
)
def test_an_address_has_one_spelling(text: str, url: str) -> None:
    assert parse(text).url == url
    assert parse(url).url == url


@pytest.mark.parametrize(
    "text",
    ["", "a.cn/x", "ftp://a.cn/", "file:///etc/passwd", "https://", "https:///x", "https://a.cn:0/", "https://a.cn:99999/",
     "https://u:p@a.cn/", "https://a.cn/a b", "https://a.cn/\nx", "https://[fe80::1%25eth0]/", "https://[::1/",
     "https://a.cn/" + "x" * 3000],
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse(text)
    assert refused.value.reason == "address"


@given(st.text() | st.builds("{}://{}{}".format, st.sampled_from(["https", "http"]), st.text(max_size=12), st.text()))
def test_whatever_is_taken_for_an_address_is_plain_and_stays_so(text: str) -> None:
    try:
        address = parse(text)
    except RefusedError:
        return
    assert all("!" <= char <= "~" for char in address.url)
    assert parse(address.url) == address


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_list_of_addresses(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "links.txt"
    text = "# 各区人工智能政策\r\n\r\nhttps://a.cn/1  # 第一份\r\nhttps://a.cn/2#top\r\n\thttps://b.cn/3\t\r\nhttps://A.cn/2\r\n"
    path.write_bytes(text.encode(encoding))
    found, notes = targets([str(path)])
    assert [getattr(one, "url", one) for one in found] == ["https://a.cn/1", "https://a.cn/2", "https://b.cn/3"]
    assert notes == ["https://a.cn/2: named 2 times, fetched once"]


def test_odd_lines_are_named(tmp_path: Path) -> None:
    path = tmp_path / "links.txt"
    path.write_text("https://a.cn/1\n政策文件\nwww.b.cn/2\nhttps://c.cn/3 标题\n", encoding="utf-8")
    found, _ = targets([str(path)])
    refused = [one for one in found if isinstance(one, Unreadable)]
    assert [one.file for one in refused] == [f"{path}, line 2", f"{path}, line 3", "https://c.cn/3 标题"]
    assert all(one.message.endswith("one address a line") for one in refused)


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "address"), (b"# nothing\n", "address"), (bytes(500), "address"), (b"PK\x03\x04" + bytes(500), "address"),
     (b"x" * (5 * 2**20), "too_large")],
)  # fmt: skip
def test_a_file_that_is_no_list(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "links.txt"
    path.write_bytes(data)
    (found,), _ = targets([str(path)])
    assert isinstance(found, Unreadable)
    assert found.reason == reason


def test_a_folder_is_no_list(tmp_path: Path) -> None:
    (found,), _ = targets([str(tmp_path)])
    assert isinstance(found, Unreadable)
    assert found.reason == "not_a_file"


PRIVATE = """
0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.255 169.254.169.254 172.16.0.1 192.0.2.1 192.168.1.1 198.18.0.1
224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:0:0 ::ffff:10.0.0.1 ::ffff:169.254.169.254
64:ff9b::10.0.0.1 64:ff9b::127.0.0.1 64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002:7f00:1:: 2002:c0a8:101::1 fc00::1 fd00::1
fe80::1 fec0::1 ff02::1 4000::1"""
PUBLIC = "1.2.4.8 8.8.8.8 114.114.114.114 203.0.112.1 2400:3200::1 2606:4700:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808"


@pytest.mark.parametrize(
    ("text", "public"), [(one, False) for one in PRIVATE.split()] + [(one, True) for one in PUBLIC.split()]
)
def test_public_addresses(text: str, public: bool) -> None:
    assert is_public(ip_address(text)) is public


def test_hosts_do_not_wait_for_each_other() -> None:
    pacer = Pacer(FakeClock())
    turns = [
        pacer.reserve(host, interval) for host, interval in (("a", 1), ("b", 1), ("a", 1), ("a", 5), ("b", 1), ("b", 1))
    ]
    assert turns == [0, 0, 1, 6, 1, 2]


def test_who_comes_late_waits_for_nobody() -> None:
    clock = FakeClock()
    pacer = Pacer(clock)
    pacer.wait("a", 1)
    clock.wait_until(30)
    pacer.wait("a", 1)
    assert clock.now() == 30


@pytest.mark.parametrize(
    ("text", "allowed", "delay"),
    [
        ("", True, 0),
        ("<html>不存在</html>", True, 0),
        ("User-agent: *\nDisallow: /", False, 0),
        (f"User-agent: *\nDisallow: /\n\nUser-agent: {NAME}\nAllow: /\nCrawl-delay: 2.5", True, 2.5),
        (f"User-agent: *\nAllow: /\n\nUser-agent: {NAME}\nDisallow: /zc/", False, 0),
        ("User-agent: *\nDisallow: /*.pdf$\nDisallow: /%E6%94%BF", True, 0),
        ("User-agent: *\nCrawl-delay: -3", True, 0),
        ("User-agent: *\nCrawl-delay: nan", True, 0),
        ("Disallow: /\n" * 10_000, True, 0),
    ],
)
def test_rules_of_a_site(text: str, allowed: bool, delay: float) -> None:
    rules = Rules.of(text)
    assert (rules.allow(parse("https://a.cn/zc/1.html")), rules.delay) == (allowed, delay)


@pytest.mark.parametrize(
    ("status", "after", "pause"),
    [
        (503, "0", 0), (503, "10", 10), (503, "11", None), (503, "", None), (503, "-1", None), (503, "²", None), (429, "3", None),
        (200, "3", None), (503, "Sun, 01 Mar 2026 08:00:05 GMT", 5), (503, "Sun, 01 Mar 2026 07:00:00 GMT", 0),
        (503, "Sun, 01 Mar 2026 09:00:00 GMT", None), (503, "9" * 500, None),
    ],
)  # fmt: skip
def test_when_a_busy_server_is_asked_again(status: int, after: str, pause: float | None) -> None:
    answer = Answer(status, (("Retry-After", after),) if after else ())
    assert pause_before_retry(answer, 10, datetime(2026, 3, 1, 8, tzinfo=UTC)) == pause


def test_every_media_type_leads_to_a_kind_that_is_read_or_to_none() -> None:
    kinds = {row["kind"] for row in rows("signatures")} | {"html", "text"}
    table = rows("media_types")
    assert {row["kind"] for row in table} <= kinds | {""}
    assert [row["type"] for row in table] == sorted({row["type"] for row in table})
