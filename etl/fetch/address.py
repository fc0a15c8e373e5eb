"""Addresses of pages, in the one spelling that is compared, asked for and written down."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from etl.fetch.refused import RefusedError

PORTS = {"https": 443, "http": 80}
_LONGEST = 2048


@dataclass(frozen=True, slots=True)
class Address:
    """A web address: ``host`` in ASCII and lower case, ``target`` (path and query) percent-encoded, no fragment."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt speaks for (RFC 9309)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.target

    @property
    def robots(self) -> Address:
        """Where this host says what programs may read."""
        return Address(self.scheme, self.host, self.port, "/robots.txt")

    def leading_to(self, location: str) -> Address:
        """Return where a Location header leads from here; RefusedError where that is no address.

        Header bytes come as Latin-1; Chinese servers put raw UTF-8 or GBK there.

        >>> parse("https://a.cn/x/y").leading_to("../政策.html".encode().decode("latin-1")).url
        'https://a.cn/%E6%94%BF%E7%AD%96.html'
        """
        ascii_only = "".join(
            char if "!" <= char <= "~" else f"%{ord(char):02X}" for char in location.strip() if ord(char) < 256
        )
        try:
            return parse(urljoin(self.url, ascii_only))
        except ValueError as error:
            raise RefusedError("address", "the server leads on to what is no address") from error


def is_address(text: str) -> bool:
    """Tell whether an argument means an address and not a file.

    >>> is_address("HTTPS://a.cn/x"), is_address("links.txt"), is_address("a.cn/x")
    (True, False, False)
    """
    return "://" in text


def parse(text: str) -> Address:
    """Return the address that ``text`` is, or raise RefusedError with what is wrong with it.

    >>> parse("HTTPS://Www.A.cn:443/政策?页=1#top").url
    'https://www.a.cn/%E6%94%BF%E7%AD%96?%E9%A1%B5=1'
    """
    url = _parsed(text)
    if url.scheme not in PORTS:
        raise RefusedError("address", "this does not begin with https://")
    if url.auth is not None:
        raise RefusedError("address", "this names a user or a password")
    host = (url.host or "").strip("[]")
    if not host or "%" in host or not 0 < (url.port or PORTS[url.scheme]) < 65536 or url.port == 0:
        raise RefusedError("address", "this names no server")
    return Address(url.scheme, host, url.port or PORTS[url.scheme], url.request_uri)


def _parsed(text: str) -> Url:
    if len(text) > _LONGEST or any(char <= " " or char == "\x7f" or char.isspace() for char in text):
        raise RefusedError("address")
    try:
        return parse_url(text)
    except LocationParseError as error:
        raise RefusedError("address") from error
