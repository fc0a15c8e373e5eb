"""One request and its answer over a connection whose far end was judged; HTTP itself is urllib3's."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import DecodeError, HTTPError
from urllib3.response import BaseHTTPResponse

from etl.fetch.address import Address
from etl.fetch.limits import Limits
from etl.fetch.network import Network
from etl.fetch.refused import RefusedError
from etl.fetch.watch import Watch

Headers = Mapping[str, str]
_PIECE = 65_536
_CODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: ``body`` is unpacked, one byte longer than asked for where it was too long, and empty
    unless ``status`` is 200. ``ip`` is the address that was asked, ``asked`` the headers of the request."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    ip: str = ""
    asked: tuple[tuple[str, str], ...] = ()

    def header(self, name: str) -> str:
        """Return the value of a header, empty if there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def said(self) -> str:
        """The status in words.

        >>> Answer(404).said
        'the server answers 404 (Not Found)'
        """
        known = {status.value: f" ({status.phrase})" for status in HTTPStatus}
        return f"the server answers {self.status}{known.get(self.status, '')}"


@dataclass(frozen=True, slots=True)
class Exchange:
    """Sends requests: certificates are verified by ``context``, connections made by ``network``; no proxy, no cookie."""

    network: Network
    context: ssl.SSLContext
    limits: Limits

    def ask(
        self, address: Address, headers: Headers, seconds: float, size: int, look: Callable[[Answer], None]
    ) -> Answer:
        """Send one request and return the answer, or raise RefusedError.

        ``look`` sees the answer without its body and may raise to leave that where it is.
        """
        watch = Watch(seconds)
        connection = self._connection(address, watch)
        try:
            connection.request("GET", address.target, headers=headers, preload_content=False)
            ip = str(connection.sock.getpeername()[0])
            with closing(connection.getresponse()) as response:
                head = Answer(response.status, tuple(response.headers.items()), b"", ip, _asked(address, headers))
                look(head)
                body = _body(response, size) if head.status == HTTPStatus.OK else b""
        except (HTTPError, HTTPException, OSError, ValueError, RefusedError) as error:
            raise RefusedError("fetch_slow") if watch.expired else _refused(error, address) from error
        finally:
            watch.end()
            connection.close()
        if watch.expired:  # an answer without a length ends when the watch shuts the line
            raise RefusedError("fetch_slow")
        return Answer(head.status, head.headers, body, ip, head.asked)

    def _connection(self, address: Address, watch: Watch) -> HTTPConnection:
        if address.scheme == "https":
            return _Secure(address, self, watch)
        return _Plain(address, self, watch)


class _Plain(HTTPConnection):
    """A connection to an address that the network's policy has judged."""

    def __init__(self, address: Address, exchange: Exchange, watch: Watch) -> None:
        super().__init__(address.host, address.port, timeout=max(0.001, watch.left))
        self._address, self._exchange, self._watch = address, exchange, watch

    def _new_conn(self) -> socket.socket:
        return _guarded(self._address, self._exchange, self._watch)


class _Secure(HTTPSConnection):
    """The same with TLS, which verifies the name, not the number that was connected to."""

    def __init__(self, address: Address, exchange: Exchange, watch: Watch) -> None:
        seconds = max(0.001, watch.left)
        super().__init__(address.host, address.port, timeout=seconds, ssl_context=exchange.context)
        self._address, self._exchange, self._watch = address, exchange, watch

    def _new_conn(self) -> socket.socket:
        return _guarded(self._address, self._exchange, self._watch)


def _guarded(address: Address, exchange: Exchange, watch: Watch) -> socket.socket:
    line = exchange.network.connect(address.host, address.port, exchange.limits.connect, watch)
    line.settimeout(max(0.001, watch.left))
    watch.guard(line)
    return line


def _body(response: BaseHTTPResponse, size: int) -> bytes:
    coding = response.headers.get("Content-Encoding", "").strip().lower()
    if coding not in _CODINGS:
        raise RefusedError("broken", "the server packs its answer in a way that was not asked for")
    pieces = bytearray()
    while len(pieces) <= size and (piece := response.read(min(_PIECE, size + 1 - len(pieces)), decode_content=True)):
        pieces += piece
    return bytes(pieces)


def _asked(address: Address, headers: Headers) -> tuple[tuple[str, str], ...]:
    return ("Host", address.origin.partition("://")[2]), *headers.items()


def _refused(error: Exception, address: Address) -> RefusedError:
    if isinstance(error, RefusedError):
        return error
    if isinstance(error, ssl.SSLCertVerificationError):
        why = error.verify_message or "unknown reason"
        return RefusedError("certificate", f"the certificate of {address.host} is not valid ({why})")
    if isinstance(error, TimeoutError):
        return RefusedError("fetch_slow")
    if isinstance(error, DecodeError):
        return RefusedError("broken", "the server's answer does not unpack")
    if isinstance(error, ssl.SSLError):
        return RefusedError("connection", f"no secure connection to {address.host} ({error.reason or 'TLS fails'})")
    return RefusedError("connection", "the connection to this server breaks off", again=True)
