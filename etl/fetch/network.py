"""Which machines may be asked: public ones, judged by the very address that the connection then goes to."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue

from etl.fetch.refused import RefusedError
from etl.fetch.watch import Watch

IPAddress = IPv4Address | IPv6Address
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_MOST_TRIED = 4


def is_public(address: IPAddress) -> bool:
    """Tell whether an address is one of the public internet, also when it carries an IPv4 address inside.

    Sources: the special-purpose registries of IANA as :mod:`ipaddress` has them; RFC 4291 for 2000::/3, RFC 4038 for
    mapped addresses, RFC 3056 for 6to4, RFC 6052 for 64:ff9b::/96.

    >>> [is_public(ip_address(text)) for text in ("8.8.8.8", "10.0.0.1", "::ffff:127.0.0.1", "2002:a00:1::", "fec0::1")]
    [True, False, False, False, False]
    """
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and not address.is_reserved
    inner = address.ipv4_mapped or address.sixtofour
    if inner is None and address in _NAT64:
        inner = IPv4Address(address.packed[-4:])
    if inner is not None:
        return is_public(inner)
    return address.is_global and address in _GLOBAL_UNICAST


def resolve(host: str, port: int) -> Sequence[str]:
    """Return the numeric addresses of ``host``, as the system knows them; OSError or UnicodeError if there are none."""
    return list(dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


@dataclass(frozen=True)
class Network:
    """How names become connections: ``allowed`` judges addresses, ``resolve`` finds them."""

    allowed: Callable[[IPAddress], bool] = is_public
    resolve: Callable[[str, int], Sequence[str]] = resolve

    def connect(self, host: str, port: int, seconds: float, watch: Watch) -> socket.socket:
        """Return a connection to one of the addresses of ``host``, of which all must be allowed.

        A name is resolved once, and the connection goes to a number that was judged: a name that says something else
        the next time gains nothing. Raises RefusedError.
        """
        numbers = [ip_address(text.partition("%")[0]) for text in self._resolved(host, port, watch)]
        for number in numbers:
            if not self.allowed(number):
                raise RefusedError("address_private", f"{host} leads into a private or reserved network ({number})")
        return _first_open([str(number) for number in numbers[:_MOST_TRIED]], port, seconds, watch)

    def _resolved(self, host: str, port: int, watch: Watch) -> Sequence[str]:
        """Resolve in a thread of its own: the system's resolver knows no time limit."""
        answers: SimpleQueue[Sequence[str]] = SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self.resolve(host, port))
            except (OSError, UnicodeError):
                answers.put(())

        threading.Thread(target=ask, daemon=True).start()
        try:
            found = answers.get(timeout=max(0.0, watch.left))
        except Empty:
            raise RefusedError("fetch_slow", f"the name {host} was not found in time") from None
        if not found:
            raise RefusedError("name_unknown", f"there is no server of the name {host}")
        return found


def _first_open(numbers: Sequence[str], port: int, seconds: float, watch: Watch) -> socket.socket:
    error: OSError | None = None
    for number in numbers:
        if watch.left <= 0:
            break
        try:
            return socket.create_connection((number, port), timeout=min(seconds, watch.left))
        except OSError as failed:
            error = failed
    raise RefusedError("connection", again=True) from error
