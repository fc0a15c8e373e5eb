"""What an answer means for a document: take it, go on to another address, or say why there is none."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from etl.fetch.address import Address
from etl.fetch.exchange import Answer
from etl.fetch.refused import RefusedError

_MOVED = frozenset({301, 302, 303, 307, 308})
_MISSING = frozenset({404, 410})
_LATER = frozenset({408, 425, 429})
"""Answers that a later try may change: too slow, too early, too many."""


def may_be_asked(address: Address, allow_http: bool) -> None:
    """Raise RefusedError for an address without encryption, unless that is allowed."""
    if address.scheme != "https" and not allow_http:
        raise RefusedError("insecure", f"{address.origin} is not encrypted (http)")


def following(answer: Answer, here: Address) -> Address | None:
    """Return the address that an answer leads on to, None if this is where the document is.

    Raises RefusedError for whatever is neither.

    >>> here = Address("https", "a.cn", 443, "/old")
    >>> following(Answer(301, (("Location", "/new"),)), here).url
    'https://a.cn/new'
    >>> following(Answer(200), here) is following(Answer(304), here) is None
    True
    """
    location = answer.header("Location")
    if answer.status in _MOVED and location:
        return here.leading_to(location)
    if answer.status in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
        return None
    if answer.status in _MISSING:
        raise RefusedError("http_missing", answer.said)
    refused = 400 <= answer.status < 500 and answer.status not in _LATER
    reason = "http_refused" if refused else "http_error"
    raise RefusedError(reason, answer.said)


def pause_before_retry(answer: Answer, longest: float, now: datetime | None = None) -> float | None:
    """Return the seconds after which a busy server (503) wants to be asked again; None if it is not, or not so soon.

    Retry-After comes in seconds or as a date (RFC 9110).

    >>> [pause_before_retry(Answer(503, (("Retry-After", text),)), 10) for text in ("3", "3600", "soon")]
    [3.0, None, None]
    """
    text = answer.header("Retry-After").strip()
    if answer.status != HTTPStatus.SERVICE_UNAVAILABLE or not text:
        return None
    seconds = float(text) if text.isascii() and text.isdigit() else _until(text, now or datetime.now(UTC))
    return seconds if seconds is not None and seconds <= longest else None


def _until(text: str, now: datetime) -> float | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
