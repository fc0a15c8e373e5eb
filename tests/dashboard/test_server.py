"""The start page knows its server, scripts are small, everything else is as Streamlit sends it."""

from __future__ import annotations

import asyncio
import gzip
import re
import threading
from pathlib import Path
from typing import Any

import pytest
from streamlit import file_util

from dashboard.server import Doorway, completed

PAGE = b'<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body></body></html>'
Answer = tuple[dict[bytes, bytes], bytes]


def asked(path: str, body: bytes, kind: bytes, method: str = "GET", query: bytes = b"") -> Answer:
    """Return headers and body that a browser gets for ``path`` when Streamlit answers with ``body``."""
    sent: list[dict[str, Any]] = []

    async def streamlit(scope: dict[str, Any], receive: object, send: Any) -> None:
        half = len(body) // 2
        plain = b"accept-encoding" not in dict(scope["headers"])
        headers = [
            (b"content-type", kind),
            (b"content-length", str(len(body)).encode()),
            (b"x-plain", str(plain).encode()),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body[:half], "more_body": True})
        await send({"type": "http.response.body", "body": body[half:]})

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "query_string": query}
    scope["headers"] = [(b"accept-encoding", b"gzip")]
    # in a thread of its own: browser tests of the same worker leave a running loop in this one
    run = threading.Thread(target=lambda: asyncio.run(Doorway(streamlit)(scope, None, send)))  # type: ignore[arg-type]
    run.start()
    run.join()
    status = (b":status", str(sent[0]["status"]).encode())
    return dict([*sent[0]["headers"], status]), b"".join(part.get("body", b"") for part in sent[1:])


@pytest.mark.parametrize("path", ["/", "/timeline", "/some/prefix/timeline"])
def test_the_start_page_says_where_the_server_is(path: str) -> None:
    headers, body = asked(path, PAGE, b"text/html; charset=utf-8")
    assert b"BACKEND_BASE_URL: location.origin" in body
    assert "<title>人工智能政策指标</title>".encode() in body
    assert b'lang="zh-CN"' in body
    assert headers[b"content-length"] == str(len(body)).encode()
    assert headers[b"x-plain"] == b"True"


def test_scripts_go_out_compressed() -> None:
    script = b"let a = 1;" * 1000
    headers, body = asked("/static/js/index.js", script, b"text/javascript")
    assert headers[b"content-encoding"] == b"gzip"
    assert gzip.decompress(body) == script
    assert len(body) < len(script) / 10


def test_a_script_is_compressed_once_and_parts_of_it_are_not_taken_for_it() -> None:
    asked_for: list[str] = []

    async def streamlit(scope: dict[str, Any], receive: object, send: Any) -> None:
        asked_for.append(scope["path"])
        status = 404 if "missing" in scope["path"] else 200
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": scope["path"].encode()})

    doorway = Doorway(streamlit)  # type: ignore[arg-type]

    def body(path: str, *headers: tuple[bytes, bytes]) -> bytes:
        sent: list[dict[str, Any]] = []

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        scope = {"type": "http", "method": "GET", "path": path, "headers": list(headers)}
        run = threading.Thread(target=lambda: asyncio.run(doorway(scope, None, send)))  # type: ignore[arg-type]
        run.start()
        run.join()
        return b"".join(part.get("body", b"") for part in sent[1:])

    for path in ("/static/a.js", "/static/a.js", "/static/b.js", "/static/missing.js", "/static/missing.js"):
        assert body(path) == path.encode()
    assert body("/static/a.js", (b"range", b"bytes=0-1")) == b"/static/a.js"
    assert asked_for == ["/static/a.js", "/static/b.js", "/static/missing.js", "/static/missing.js", "/static/a.js"]


def test_a_browser_loads_what_draws_charts_at_once() -> None:
    (link,) = re.findall(
        rb'<link rel="modulepreload" crossorigin href="./(static/js/PlotlyChart[^"]+)">', completed(PAGE, "")
    )
    assert Path(file_util.get_static_dir(), link.decode()).is_file()


@pytest.mark.parametrize("path", ["/_stcore/health", "/media/file.csv"])
def test_other_answers_are_left_alone(path: str) -> None:
    headers, body = asked(path, PAGE, b"text/html")
    assert body == PAGE
    assert headers[b"x-plain"] == b"False"


def test_a_question_without_a_body_is_left_alone() -> None:
    assert asked("/", PAGE, b"text/html", "HEAD")[1] == PAGE


def test_a_path_before_the_application_is_kept() -> None:
    assert b'location.origin + "/policy"' in completed(PAGE, "policy")
    assert b'location.origin + "/"' in completed(PAGE, "")


@pytest.mark.parametrize(
    ("path", "query", "said"), [("/nowhere", b"", "没有这一页"), ("/maps", b"lang=en", "no such page")]
)
def test_an_address_that_is_no_page_leads_to_the_pages(path: str, query: bytes, said: str) -> None:
    headers, body = asked(path, PAGE, b"text/html", query=query)
    assert headers[b":status"] == b"404"
    assert said in body.decode()
    assert b'href="./evidence' in body
    assert b'<p class="site"><a href="./' in body, "whose page it is not"
    assert re.findall(rb"https?://", body) == []


def test_a_reader_who_leaves_in_the_middle_breaks_no_script_for_the_next() -> None:
    body = b"let it be;" * 500
    asked_for = 0

    async def streamlit(scope: dict[str, Any], receive: object, send: Any) -> None:
        nonlocal asked_for
        asked_for += 1
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/javascript")]})
        await send({"type": "http.response.body", "body": body[:2000], "more_body": True})
        if asked_for > 1:  # the first reader leaves here, and the answer ends without its last part
            await send({"type": "http.response.body", "body": body[2000:]})

    async def three_times() -> list[bytes]:
        doorway, found = Doorway(streamlit), []  # type: ignore[arg-type]
        for _ in range(3):
            sent: list[dict[str, Any]] = []

            async def send(message: dict[str, Any], sent: list[dict[str, Any]] = sent) -> None:
                sent.append(message)

            scope = {"type": "http", "method": "GET", "path": "/static/js/a.js", "query_string": b""}
            await doorway({**scope, "headers": [(b"accept-encoding", b"gzip")]}, None, send)  # type: ignore[arg-type]
            found.append(b"".join(part.get("body", b"") for part in sent[1:]))
        return found

    answers: list[bytes] = []
    run = threading.Thread(target=lambda: answers.extend(asyncio.run(three_times())))
    run.start()
    run.join()
    assert [gzip.decompress(answer) for answer in answers[1:]] == [body, body]
    assert asked_for == 2, "the third answer is the second one, kept"
