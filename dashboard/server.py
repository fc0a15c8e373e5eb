"""The web server around the application: compressed files, and a start page that knows where its server is.

Without this, a browser that opens ``/timeline`` first looks for the server below that path and logs two errors, loads
five megabytes of scripts uncompressed, and asks for the largest of them, the one that draws charts, last of all.
"""

from __future__ import annotations

import json
from collections.abc import MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from dashboard.addresses import ROUTES
from dashboard.lost_page import lost_page
from dashboard.navigation import PAGES
from dashboard.words import text

_START = b'<html lang="en">'
_TITLE = b"<title>Streamlit</title>"
_UNTOUCHED = {"_stcore", "media", "component"}


class Doorway:
    """Middleware: scripts and tables go out compressed, and the start page completed; all else goes through untouched.

    Streamlit compresses its answers itself, but not its scripts. For the start page it is asked not to.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._compressing = GZipMiddleware(app, minimum_size=1024, compresslevel=5)
        self._scripts = Keeping(self._compressing)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        parts = scope.get("path", "").strip("/").split("/")
        if scope["type"] != "http" or scope["method"] != "GET" or not _UNTOUCHED.isdisjoint(parts):
            await self._app(scope, receive, send)
        elif "static" in parts:
            await self._scripts(scope, receive, send)
        elif "data" in parts[:-1]:
            await self._compressing(scope, receive, send)
        elif is_no_page(parts[-1], str(st.get_option("server.baseUrlPath"))):
            answer = HTMLResponse(lost_page("lang=en" in scope.get("query_string", b"").decode("latin-1")), 404)
            await answer(scope, receive, send)
        else:
            headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            await self._app({**scope, "headers": headers}, receive, Completing(send))


def is_no_page(name: str, base_path: str) -> bool:
    """Tell whether the last part of a path names neither a page nor the start nor a file.

    >>> is_no_page("maps", ""), is_no_page("map", ""), is_no_page("", ""), is_no_page("favicon.png", ""), is_no_page("ai", "/ai")
    (True, False, False, False, False)
    """
    return "." not in name and name not in {"", *PAGES, base_path.strip("/").rpartition("/")[2]}


class Keeping:
    """Middleware: keeps its answers, so that a script is compressed once. Their names change with their content."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: dict[tuple[str, bytes], list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, from what is kept unless only a part of a file or only a new version is wanted."""
        headers = dict(scope["headers"])
        name = (scope["path"], headers.get(b"accept-encoding", b""))
        if b"range" in headers or b"if-none-match" in headers:
            await self._app(scope, receive, send)
        elif name in self._kept:
            for message in self._kept[name]:
                await send(message)
        else:
            await self._first(name, scope, receive, send)

    async def _first(self, name: tuple[str, bytes], scope: Scope, receive: Receive, send: Send) -> None:
        sent: list[Message] = []

        async def keep(message: Message) -> None:
            sent.append(message)
            await send(message)

        await self._app(scope, receive, keep)
        if _is_whole(sent):
            self._kept[name] = sent


def _is_whole(sent: list[Message]) -> bool:
    """Tell whether an answer is one to keep: it went well, and its end is there although its reader may have left.

    >>> start = {"type": "http.response.start", "status": 200}
    >>> _is_whole([start, {"type": "http.response.body", "body": b"a"}]), _is_whole([start])
    (True, False)
    >>> _is_whole([start, {"type": "http.response.body", "body": b"a", "more_body": True}])
    False
    """
    return len(sent) > 1 and sent[0].get("status") == 200 and not sent[-1].get("more_body", False)


class Completing:
    """A ``send`` that changes the body of an HTML answer; other answers go through untouched."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._held: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        """Send a message on, or hold it back."""
        if message["type"] == "http.response.start" and _is_html(message):
            self._held = message
        elif self._held is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._held)

    async def _finish(self, start: Message) -> None:
        body = completed(self._body, str(st.get_option("server.baseUrlPath")))
        headers = [
            (name, value) for name, value in start["headers"] if name.lower() not in (b"content-length", b"etag")
        ]
        await self._send({**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]})
        await self._send({"type": "http.response.body", "body": body})


def completed(page: bytes, base_path: str) -> bytes:
    """Return the start page with the server's address, a Chinese default language, the product's title and early charts.

    >>> completed(b'<html lang="en"><head><title>Streamlit</title></head>', "")[:24]
    b'<html lang="zh-CN"><head'
    """
    path = json.dumps("/" + base_path.strip("/"))
    script = f"<script>window.__streamlit = {{BACKEND_BASE_URL: location.origin + {path}}}</script>".encode()
    title = f"<title>{text('app.title', 'zh')}</title>".encode()
    return page.replace(_START, b'<html lang="zh-CN">', 1).replace(_TITLE, title + script + _early(), 1)


@cache
def _early() -> bytes:
    """Return the links by which a browser loads what draws charts at once, not when the first chart has come."""
    scripts = sorted(file.name for file in Path(file_util.get_static_dir(), "static", "js").glob("PlotlyChart.*.js"))
    links = (f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in scripts)
    return "".join(links).encode()


def _is_html(message: MutableMapping[str, Any]) -> bool:
    headers = dict(message["headers"])
    return bool(message["status"] == 200 and headers.get(b"content-type", b"").startswith(b"text/html"))


app = st.App(
    Path(__file__).with_name("app.py"),
    routes=ROUTES,
    middleware=[Middleware(Doorway)],
)
