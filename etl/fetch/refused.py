"""Why an address gives no document, on its way from wherever that was found to the report."""

from __future__ import annotations

from etl.model import Unreadable
from etl.read.reasons import unreadable


class RefusedError(Exception):
    """No document, by one of the reasons of ``unreadable_reasons.csv``; ``said`` is what happened, in words.

    ``again`` tells that the connection failed, not the request: a second try may help.
    """

    def __init__(self, reason: str, said: str = "", *, again: bool = False) -> None:
        super().__init__(reason, said)
        self.reason, self.said, self.again = reason, said, again

    def as_value(self, name: str) -> Unreadable:
        """Return the value for the report, with the way out.

        >>> RefusedError("http_missing", "the server answers 404").as_value("https://a.cn/").message
        'the server answers 404; check the address'
        """
        return unreadable(name, self.reason, self.said)
