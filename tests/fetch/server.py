"""A web server on this machine, over TLS, with pages as a table and a log of what was asked; a clock that only the
fetch moves; and names that lead here."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Lock

import trustme

from etl.fetch import Network
from etl.fetch.network import IPAddress

HERE = "127.0.0.1"
NAMES = {
    "a.test": [HERE],
    "b.test": [HERE],
    "c.test": [HERE],
    "other.test": [HERE],  # not in the certificate
    "private.test": ["10.0.0.1"],
    "mixed.test": [HERE, "10.0.0.1"],
    "mapped.test": ["::ffff:10.0.0.1"],
}

Handler = BaseHTTPRequestHandler


@dataclass(frozen=True)
class Reply:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    def send(self, handler: Handler) -> None:
        handler.send_response(self.status)
        headers = {"Content-Length": str(len(self.body)), "Content-Type": "text/html; charset=utf-8"} | self.headers
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(self.body)


@dataclass(frozen=True)
class Asked:
    host: str
    path: str
    headers: dict[str, str]


Page = Reply | Callable[[Handler], None]


class Site:
    """The pages of all hosts: ``site["a.test/path"] = Reply(...)``, and the requests in the order in which they came."""

    def __init__(self, port: int, plain_port: int) -> None:
        self.port, self.plain_port = port, plain_port
        self.pages: dict[str, list[Page]] = {}
        self.log: list[Asked] = []

    def __setitem__(self, place: str, page: Page | list[Page]) -> None:
        self.pages[place] = page if isinstance(page, list) else [page]

    def url(self, place: str) -> str:
        host, _, path = place.partition("/")
        return f"https://{host}:{self.port}/{path}"

    def plain_url(self, place: str) -> str:
        host, _, path = place.partition("/")
        return f"http://{host}:{self.plain_port}/{path}"

    def asked(self, place: str) -> list[Asked]:
        return [one for one in self.log if one.host + one.path == place]

    def answer(self, handler: Handler) -> None:
        host = handler.headers["Host"].partition(":")[0]
        self.log.append(Asked(host, handler.path, dict(handler.headers)))
        pages = self.pages.get(host + handler.path, [Reply(404)])
        page = pages.pop(0) if len(pages) > 1 else pages[0]
        if isinstance(page, Reply):
            page.send(handler)
        else:
            page(handler)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    site: Site

    def __init__(self, context: ssl.SSLContext | None) -> None:
        super().__init__((HERE, 0), _Handler)
        self.context = context
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    def finish_request(self, request: socket.socket, client_address: tuple[str, int]) -> None:  # type: ignore[override]
        if self.context is None:
            super().finish_request(request, client_address)
            return
        with self.context.wrap_socket(request, server_side=True) as wrapped:  # in a thread of its own: it may block
            super().finish_request(wrapped, client_address)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients break off on purpose."""


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.site.answer(self)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def authority() -> tuple[trustme.CA, ssl.SSLContext, ssl.SSLContext]:
    """Return a certificate authority, the server's side and a client's that trusts it."""
    ca = trustme.CA()
    server, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    ca.issue_cert("a.test", "b.test", "c.test", "private.test").configure_cert(server)
    ca.configure_trust(client)
    return ca, server, client


def resolve(host: str, port: int) -> Sequence[str]:
    if host not in NAMES:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")
    return NAMES[host]


def here_allowed(address: IPAddress) -> bool:
    return address == ip_address(HERE)


NETWORK = Network(allowed=here_allowed, resolve=resolve)


class FakeClock:
    """Time that passes only where somebody waits for it."""

    def __init__(self) -> None:
        self.time, self.stopped = 0.0, False
        self._lock = Lock()

    def now(self) -> float:
        return self.time

    def wait_until(self, moment: float) -> None:
        with self._lock:
            self.time = max(self.time, moment)

    def stop(self) -> None:
        self.stopped = True
