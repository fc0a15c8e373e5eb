"""What a user names — addresses and lists of them — as a row of addresses, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from etl.fetch.address import Address, is_address, parse
from etl.fetch.refused import RefusedError
from etl.model import Unreadable
from etl.read.containers import is_binary
from etl.read.decode import decode, is_utf16
from etl.read.load import load
from etl.read.reasons import unreadable
from etl.read.walk import Candidate

_LONGEST_LIST = 4 * 2**20
_COMMENT = re.compile(r"(?:^|\s)#.*")  # a # inside an address begins its fragment


def targets(named: Sequence[str]) -> tuple[list[Address | Unreadable], list[str]]:
    """Return what ``named`` asks for, in its order, and a note for every address that it names more than once.

    A list is a text file with one address a line; empty lines and what follows a ``#`` are passed over.

    >>> found, notes = targets(["https://a.cn/1", "https://A.cn/1#top", "no such list"])
    >>> [getattr(one, "url", "") or one.reason for one in found], notes
    (['https://a.cn/1', 'not_found'], ['https://a.cn/1: named 2 times, fetched once'])
    """
    found: list[Address | Unreadable] = []
    times: dict[Address, int] = {}
    for one in _all(named):
        if isinstance(one, Unreadable):
            found.append(one)
            continue
        if one not in times:
            found.append(one)
        times[one] = times.get(one, 0) + 1
    return found, [f"{one.url}: named {count} times, fetched once" for one, count in times.items() if count > 1]


def _all(named: Iterable[str]) -> Iterator[Address | Unreadable]:
    for text in named:
        if is_address(text):
            yield _address(text.strip(), text.strip())
        else:
            yield from _listed(Path(text))


def _address(text: str, name: str) -> Address | Unreadable:
    try:
        return parse(text)
    except RefusedError as refused:
        return refused.as_value(name)


def _listed(path: Path) -> Iterator[Address | Unreadable]:
    item = load(Candidate(str(path), path), _LONGEST_LIST)
    if isinstance(item, Unreadable):
        yield item
        return
    usable = item.path is None and (not is_binary(item.data) or is_utf16(item.data))
    decoded = decode(item.data) if usable else None
    lines = [_COMMENT.sub("", line).strip("\ufeff \t\r") for line in decoded[0].split("\n")] if decoded else []
    if not any(lines):
        yield unreadable(str(path), "address", "this is no list of addresses")
    for number, line in enumerate(lines, 1):
        if line:
            yield _address(line, line if is_address(line) and len(line) < 200 else f"{path}, line {number}")
