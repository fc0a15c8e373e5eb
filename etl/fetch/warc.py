"""A document and how it was asked for, as a WARC file (ISO 28500): what archives of the web hold."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from etl.fetch.address import Address
from etl.fetch.exchange import Answer

_PACKING = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # a token of RFC 9110
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_PRIVATE = frozenset({"set-cookie", "set-cookie2"})


@dataclass(frozen=True, slots=True)
class Page:
    """A document as it came: from where, what the server said, and when (UTC)."""

    address: Address
    answer: Answer
    fetched: datetime


def warc_of(page: Page) -> bytes:
    """Return the WARC.gz with the response and its request.

    The body stands there unpacked, so the headers that speak of its packing are kept under other names
    (``X-Archive-Orig-``, as web archives do); cookies are left out.
    """
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    about = {"WARC-Date": page.fetched.strftime("%Y-%m-%dT%H:%M:%SZ"), "WARC-IP-Address": page.answer.ip}
    answered = StatusAndHeaders(_status_line(page.answer), _kept(page.answer), protocol="HTTP/1.1")
    asked = StatusAndHeaders(f"GET {page.address.target} HTTP/1.1", list(page.answer.asked), is_http_request=True)
    response = writer.create_warc_record(
        page.address.url,
        "response",
        payload=io.BytesIO(page.answer.body),
        length=len(page.answer.body),
        warc_headers_dict={name: value for name, value in about.items() if value},
        http_headers=answered,
    )
    request = writer.create_warc_record(page.address.url, "request", http_headers=asked)
    writer.write_request_response_pair(request, response)
    return buffer.getvalue()


def _status_line(answer: Answer) -> str:
    return f"{answer.status} {HTTPStatus(answer.status).phrase}"


def _kept(answer: Answer) -> list[tuple[str, str]]:
    kept = [
        (f"X-Archive-Orig-{name}" if name.lower() in _PACKING else name, _CONTROL.sub(" ", value))
        for name, value in answer.headers
        if name.lower() not in _PRIVATE and _NAME.fullmatch(name)
    ]
    return [*kept, ("Content-Length", str(len(answer.body)))]
