"""How long, how much and how often: what one fetch may cost the user and the servers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a fetch, in seconds and bytes.

    ``seconds`` is the time that one document may take in exchange with servers, over all redirects; waiting for
    one's turn is not counted. ``interval`` is the least time between two requests to one host, ``pause`` the longest
    Crawl-delay that is waited for, ``retry_after`` the same for a server that is busy, ``hosts`` how many hosts are
    asked side by side.
    """

    seconds: float = 30.0
    connect: float = 10.0
    interval: float = 1.0
    pause: float = 60.0
    retry_after: float = 10.0
    size: int = 32 * 2**20
    robots_size: int = 512 * 1024
    redirects: int = 5
    hosts: int = 8


LIMITS = Limits()
