"""What stays in the folder between fetches."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from etl.fetch.address import parse
from etl.fetch.exchange import Answer
from etl.fetch.store import Store
from etl.fetch.warc import Page
from tests.fetch.conftest import Fetch
from tests.fetch.server import Reply, Site
from tests.fetch.test_fetch import PAGE, reasons, records

OTHER = PAGE.replace(b"120", b"135")


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def page(url: str, body: bytes) -> Page:
    return Page(parse(url), Answer(200, (("ETag", '"1"'),), body), datetime(2026, 3, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("mark", "condition"),
    [({"ETag": 'W/"7"'}, "If-None-Match"), ({"Last-Modified": "Mon, 02 Mar 2026 01:00:00 GMT"}, "If-Modified-Since")],
)
def test_a_second_fetch_asks_only_for_what_changed(
    fetched: Fetch, site: Site, tmp_path: Path, mark: dict[str, str], condition: str
) -> None:
    site["a.test/1"] = [Reply(200, PAGE, mark), Reply(304)]
    fetched(site.url("a.test/1"))
    before = (tmp_path / "fetched" / files(tmp_path / "fetched")[0]).read_bytes()
    report = fetched(site.url("a.test/1"))
    assert [one.fresh for one in report.fetched] == [False]
    assert site.asked("a.test/1")[1].headers[condition] == next(iter(mark.values()))
    assert [path.read_bytes() for path in report.paths] == [before]


def test_a_server_without_marks_sends_the_same_content_again(fetched: Fetch, site: Site, tmp_path: Path) -> None:
    site["a.test/1"] = Reply(200, PAGE)
    before = fetched(site.url("a.test/1")).paths[0].stat().st_mtime_ns
    report = fetched(site.url("a.test/1"))
    assert [one.fresh for one in report.fetched] == [False]
    assert report.paths[0].stat().st_mtime_ns == before


def test_changed_content_takes_the_place_of_the_earlier(fetched: Fetch, site: Site, tmp_path: Path) -> None:
    site["a.test/1"] = [Reply(200, PAGE, {"ETag": '"1"'}), Reply(200, OTHER, {"ETag": '"2"'}), Reply(304)]
    folder = tmp_path / "fetched"
    (before,) = fetched(site.url("a.test/1")).paths
    report = fetched(site.url("a.test/1"))
    assert [one.fresh for one in report.fetched] == [True]
    assert files(folder) == [report.paths[0].name] != [before.name]
    assert [path.name for path in (folder / ".earlier").iterdir()] == [before.name]
    fetched(site.url("a.test/1"))
    assert site.asked("a.test/1")[2].headers["If-None-Match"] == '"2"'


def test_content_that_was_deleted_is_fetched_in_full(fetched: Fetch, site: Site) -> None:
    site["a.test/1"] = Reply(200, PAGE, {"ETag": '"1"'})
    fetched(site.url("a.test/1")).paths[0].unlink()
    report = fetched(site.url("a.test/1"))
    assert "If-None-Match" not in site.asked("a.test/1")[1].headers
    assert [one.fresh for one in report.fetched] == [True]
    assert report.paths[0].exists()


def test_marks_go_only_to_the_address_that_gave_them(fetched: Fetch, site: Site) -> None:
    site["a.test/1"] = Reply(302, b"", {"Location": site.url("b.test/1")})
    site["b.test/1"] = [Reply(200, PAGE, {"ETag": '"1"'}), Reply(304)]
    fetched(site.url("a.test/1"))
    report = fetched(site.url("a.test/1"))
    assert [one.fresh for one in report.fetched] == [False]
    assert "If-None-Match" not in site.asked("a.test/1")[1].headers
    assert "If-None-Match" in site.asked("b.test/1")[1].headers


def test_one_content_under_two_addresses_is_stored_once(fetched: Fetch, site: Site, tmp_path: Path) -> None:
    for place in ("a.test/1", "b.test/1", "c.test/1"):
        site[place] = Reply(200, PAGE)
    first, second, third = (site.url(place) for place in ("a.test/1", "b.test/1", "c.test/1"))
    report = fetched(first, second)
    assert [one.same_as for one in report.fetched] == ["", first]
    assert len(files(tmp_path / "fetched")) == 1
    assert records(report.paths[0])[0][1] == first
    assert [one.same_as for one in fetched(third).fetched] == [first]


def test_the_first_named_gives_the_address_whoever_comes_in_first(tmp_path: Path) -> None:
    for folder, order in (("one", (0, 1, 2)), ("other", (2, 1, 0))):
        store = Store(tmp_path / folder)
        for position in order:
            store.keep(f"https://a.cn/{position}", page(f"https://a.cn/{position}", PAGE), position)
        (name,) = files(tmp_path / folder)
        assert records(tmp_path / folder / name)[0][1] == "https://a.cn/0"


def test_content_that_another_address_has_stays(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep("https://a.cn/1", page("https://a.cn/1", PAGE), 0)
    store.keep("https://a.cn/2", page("https://a.cn/2", PAGE), 1)
    store.keep("https://a.cn/1", page("https://a.cn/1", OTHER), 0)
    store.save()
    assert len(files(tmp_path)) == 2


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"addresses": []}', '{"addresses": {"https://a.cn/": {"final": 1}}}', "[" * 100_000,
             '{"addresses": {"https://a.cn/": {"final": "", "sha256": "../../../etc/passwd"}}}']
)  # fmt: skip
def test_a_damaged_index_is_said_and_made_anew(tmp_path: Path, text: str) -> None:
    (tmp_path / ".index.json").write_text(text, encoding="utf-8")
    store = Store(tmp_path)
    assert "made anew" in store.notes[0]
    assert json.loads((tmp_path / ".index.json").read_text(encoding="utf-8"))["addresses"] == {}


def test_a_mark_that_cannot_be_sent_back_is_not_kept(tmp_path: Path) -> None:
    for mark in ("\r\nX: y", "é", "x" * 5000):
        entry = Store(tmp_path).keep(
            "https://a.cn/", Page(parse("https://a.cn/"), Answer(200, (("ETag", mark),), PAGE), datetime.now(UTC)), 0
        )
        assert entry.etag == ""


def test_headers_of_a_hostile_server_leave_a_warc_that_can_be_read(tmp_path: Path) -> None:
    headers = (("X", "a\r\nWARC-Type: request\r\n\r\n"), ("Bad Name", "1"), ("Ü", "2"), ("Y", "\x00é中"), ("Y", ""))
    store = Store(tmp_path)
    store.keep("https://a.cn/", Page(parse("https://a.cn/"), Answer(200, headers, PAGE), datetime.now(UTC)), 0)
    response, request = records(tmp_path / files(tmp_path)[0])
    assert response[3] == PAGE
    assert (response[0], request[0]) == ("response", "request")


def test_a_folder_that_cannot_be_written_says_so_before_anything_is_asked(
    fetched: Fetch, site: Site, tmp_path: Path
) -> None:
    (tmp_path / "fetched").write_text("", encoding="utf-8")
    with pytest.raises(NotADirectoryError):
        fetched(site.url("a.test/1"))
    assert not site.log


def test_a_full_disk_ends_the_fetch(fetched: Fetch, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(page: Page) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("etl.fetch.store.warc_of", full)
    for name in ("1", "2"):
        site[f"a.test/{name}"] = Reply(200, PAGE)
    with pytest.raises(OSError, match="No space"):
        fetched(site.url("a.test/1"), site.url("a.test/2"))
    assert not site.asked("a.test/2")


def test_a_site_that_is_gone_leaves_what_was_fetched(fetched: Fetch, site: Site) -> None:
    site["a.test/1"] = [Reply(200, PAGE), Reply(404)]
    (path,) = fetched(site.url("a.test/1")).paths
    assert reasons(fetched(site.url("a.test/1"))) == ["http_missing"]
    assert path.exists()
