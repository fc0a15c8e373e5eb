from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from etl.fetch import Limits, Report, fetch
from tests.fetch.server import NETWORK, FakeClock, Server, Site, authority


@pytest.fixture(scope="session")
def certified() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    _, server, client = authority()
    return server, client


@pytest.fixture(scope="session")
def servers(certified: tuple[ssl.SSLContext, ssl.SSLContext]) -> Iterator[tuple[Server, Server]]:
    pair = Server(certified[0]), Server(None)
    yield pair
    for server in pair:
        server.shutdown()
        server.server_close()


@pytest.fixture
def site(servers: tuple[Server, Server]) -> Site:
    secure, plain = servers
    secure.site = plain.site = Site(secure.server_port, plain.server_port)
    return secure.site


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


Fetch = Callable[..., Report]


@pytest.fixture
def fetched(tmp_path: Path, certified: tuple[ssl.SSLContext, ssl.SSLContext], clock: FakeClock) -> Fetch:
    """``fetch`` on this machine, by fake time, into ``tmp_path / "fetched"``."""
    limits = Limits(seconds=5, size=100_000)

    def run(*named: str, **options: object) -> Report:
        usual = partial(fetch, network=NETWORK, context=certified[1], limits=limits, clock=clock)
        return usual(list(named), tmp_path / "fetched", **options)  # type: ignore[arg-type]

    return run
