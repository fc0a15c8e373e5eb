"""robots.txt: what a site asks of programs that read it (RFC 9309), and the name that this program goes by."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from etl.fetch.address import Address
from etl.fetch.exchange import Answer
from etl.fetch.refused import RefusedError
from etl.provenance import package_version

NAME = "ai-policy-indicators"
AGENT = f"{NAME}/{package_version()}"


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt says."""

    parsed: Protego

    @classmethod
    def of(cls, text: str) -> Rules:
        """Read the rules; whatever cannot be understood rules out nothing.

        >>> rules = Rules.of("User-agent: *\\nDisallow: /search\\nCrawl-delay: 3")
        >>> [rules.allow(Address("https", "a.cn", 443, target)) for target in ("/zc/1.html", "/search?q=1")], rules.delay
        ([True, False], 3.0)
        """
        return cls(Protego.parse(text))

    def allow(self, address: Address) -> bool:
        """Tell whether this program may ask for ``address``."""
        return self.parsed.can_fetch(address.url, NAME)

    @property
    def delay(self) -> float:
        """The pause in seconds that the site asks for, 0 if none."""
        return self.parsed.crawl_delay(NAME) or 0.0


EVERYTHING_ALLOWED = Rules.of("")


def rules_from(answer: Answer, size: int) -> Rules:
    """Return the rules in an answer to a request for robots.txt, of which the first ``size`` bytes count.

    No such file (4xx) allows everything; a server in trouble (5xx, and 429, too many requests) nothing: RefusedError.
    """
    if answer.status == 200:
        return Rules.of(answer.body[:size].decode("utf-8-sig", "replace"))
    if 400 <= answer.status < 500 and answer.status != 429:
        return EVERYTHING_ALLOWED
    raise RefusedError("robots_unreachable", f"the server answers {answer.status} when asked for its robots.txt")
