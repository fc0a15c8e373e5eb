"""One address to its document: turn by turn, over redirects, each hop judged anew."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from etl.fetch.address import Address
from etl.fetch.content import check_body, look_at
from etl.fetch.exchange import Answer, Headers
from etl.fetch.hops import following, may_be_asked, pause_before_retry
from etl.fetch.limits import Limits
from etl.fetch.pace import Pacer
from etl.fetch.refused import RefusedError
from etl.fetch.robots import AGENT, Rules, rules_from

Look = Callable[[Answer], None]
Ask = Callable[[Address, Headers, float, int, Look], Answer]
"""Sends one request: address, headers, seconds, most bytes, and who looks at the answer before its body is read."""

_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.5",
    "Accept-Encoding": "gzip",
    "Accept-Language": "zh-CN, zh;q=0.9, en;q=0.5",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What a former fetch left of an address: where it ended, the content's hash and the server's marks of it."""

    final: str
    sha256: str
    etag: str = ""
    last_modified: str = ""

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for the content only if it is another one (RFC 9110)."""
        marks = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in marks.items() if value}


@dataclass(slots=True)
class _Budget:
    """What is left to one document: seconds with servers, and second tries."""

    seconds: float
    tries: int = 1


@dataclass(frozen=True)
class Visitor:
    """Visits addresses by the rules of the house; threads may share it."""

    ask: Ask
    pacer: Pacer
    limits: Limits
    allow_http: bool = False
    _robots: dict[str, Rules | RefusedError] = field(default_factory=dict)

    def document(self, address: Address, known: Known | None = None) -> tuple[Address, Answer]:
        """Return where the document of ``address`` is and the answer that holds it.

        Status 304 says that it is the ``known`` one. Raises RefusedError where there is none.
        """
        here, answer = self._follow(address, known, robots=False)
        if answer.status == 200:
            check_body(answer.body, self.limits.size)
        elif not known or here.url != known.final or not known.conditions:
            raise RefusedError("http_error", answer.said)  # not modified since what?
        return here, answer

    def _follow(self, here: Address, known: Known | None, robots: bool) -> tuple[Address, Answer]:
        budget = _Budget(self.limits.seconds)
        for _ in range(self.limits.redirects + 1):
            may_be_asked(here, self.allow_http)
            interval = self.limits.interval if robots else self._interval(here)
            conditions = known.conditions if known and known.final == here.url else {}
            answer = self._answer(here, _HEADERS | conditions, interval, budget, robots)
            if robots and answer.status >= 400:
                return here, answer
            onward = following(answer, here)
            if onward is None:
                return here, answer
            here = onward
        raise RefusedError("redirects", f"this address leads on more than {self.limits.redirects} times")

    def _answer(
        self, here: Address, headers: Mapping[str, str], interval: float, budget: _Budget, robots: bool
    ) -> Answer:
        while True:
            self.pacer.wait(here.host, interval)
            try:
                answer = self._asked(here, headers, budget, robots)
            except RefusedError as refused:
                if not refused.again or not budget.tries:
                    raise
                budget.tries -= 1
                continue
            pause = pause_before_retry(answer, self.limits.retry_after)
            if pause is None or not budget.tries:
                return answer
            budget.tries -= 1
            self.pacer.clock.wait_until(self.pacer.clock.now() + pause)

    def _asked(self, here: Address, headers: Mapping[str, str], budget: _Budget, robots: bool) -> Answer:
        start = time.monotonic()  # not the clock of the turns: others move that
        if budget.seconds <= 0:
            raise RefusedError("fetch_slow")
        size = self.limits.robots_size if robots else self.limits.size
        try:
            return self.ask(
                here, headers, budget.seconds, size, _no_look if robots else lambda head: look_at(head, size)
            )
        finally:
            budget.seconds -= time.monotonic() - start

    def _interval(self, here: Address) -> float:
        """Return the pause that the host of ``here`` wants; RefusedError where its robots.txt keeps us out."""
        rules = self._robots.get(here.origin) or self._robots.setdefault(here.origin, self._rules(here))
        if isinstance(rules, RefusedError):
            raise RefusedError(rules.reason, rules.said)
        if not rules.allow(here):
            raise RefusedError("robots")
        if rules.delay > self.limits.pause:
            raise RefusedError("crawl_delay", f"this site asks for {rules.delay:g} seconds between two requests")
        return max(self.limits.interval, rules.delay)

    def _rules(self, here: Address) -> Rules | RefusedError:
        try:
            _, answer = self._follow(here.robots, None, robots=True)
            return rules_from(answer, self.limits.robots_size)
        except RefusedError as refused:
            slow = refused.reason in {"fetch_slow", "redirects", "http_error", "insecure", "broken"}
            return RefusedError("robots_unreachable") if slow else refused


def _no_look(head: Answer) -> None:
    """Take a robots.txt as it comes."""
