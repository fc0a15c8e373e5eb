"""The members of an archive: which of them are read, under which name, and how much."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from etl.read.bounds import TooMuchError, allowed, size_of
from etl.read.containers import signature
from etl.read.decode import decode
from etl.read.item import Found, Item
from etl.read.load import LIMIT
from etl.read.reasons import unreadable
from etl.read.resources import is_beside_page, is_resource, page_folders, terms

MOST = 100_000
"""Most members of one archive."""
_DRIVE = re.compile(r"[A-Za-z]:")
_NAME_ENCODINGS = ("utf-8", "gb18030", "big5")


@dataclass(frozen=True, slots=True)
class Entry:
    """One member: ``read`` gives its bytes (:data:`LIMIT` and one at most), unless ``refused`` names a reason."""

    name: str
    size: int
    read: Callable[[], bytes]
    refused: str = ""


@dataclass(slots=True)
class Listing:
    """What is taken out of one archive; ``names`` are those of all members, where the archive tells them beforehand."""

    item: Item
    names: Collection[str] = ()
    _taken: Counter[str] = field(default_factory=Counter)
    _pictures: list[str] = field(default_factory=list)
    _found: bool = False
    _left: int = 0

    def __post_init__(self) -> None:
        self._left = allowed(size_of(self.item))

    def members(self, entries: Iterable[Entry]) -> Iterator[Found]:
        """Yield the members that may be documents, and a reason for each that may be one but is not to be had."""
        pages = page_folders([tidy(name) for name in self.names])
        for number, entry in enumerate(entries):
            if number >= MOST:
                yield self._refused("", "too_many")
                break
            name = tidy(entry.name)
            if is_resource(name, pages):
                continue
            try:
                yield from self._member(name, entry)
            except TooMuchError:
                raise
            except Exception as error:  # whatever a library raises over a damaged member
                yield self._refused(name, *_reason_of(error))

    def closing(self, failures: Sequence[str] = ()) -> Iterator[Found]:
        """Yield what is to be said of the archive as a whole, after its members."""
        if failures:
            yield unreadable(self.item.file, "broken", f"this is damaged or cut off ({failures[0]})")
        elif self._pictures:
            more = f" and {len(self._pictures) - 1} more" if len(self._pictures) > 1 else ""
            yield unreadable(
                self.item.file, "unsupported", f"this archive holds pictures or sound, {self._pictures[0]}{more}"
            )
        elif not self._found:
            yield unreadable(self.item.file, "no_document")

    def _member(self, name: str, entry: Entry) -> Iterator[Found]:
        reason = "unsafe_name" if is_unsafe(name) else entry.refused
        if not reason and entry.size > LIMIT:
            reason = "too_large"
        data = b"" if reason else entry.read()
        self._left -= len(data)
        if self._left < 0:
            raise TooMuchError
        if len(data) > LIMIT:
            reason = "too_large"
        if reason:
            yield self._refused(name, reason)
        elif signature(data)[1] in terms("picture"):
            self._pictures += [name] if not is_beside_page(name) else []
        else:
            self._found = True
            yield self.item.member(self._distinct(name), data)

    def _distinct(self, name: str) -> str:
        self._taken[name] += 1
        return name if self._taken[name] == 1 else f"{name}#{self._taken[name]}"

    def _refused(self, name: str, reason: str, said: str = "") -> Found:
        self._found = True
        return unreadable(f"{self.item.file}!{name}" if name else self.item.file, reason, said)


def guarded(item: Item, read: Callable[[Item, BinaryIO], Iterator[Found]]) -> Iterator[Found]:
    """Yield what ``read`` finds in the stream of ``item``, and a reason if it ends with an error."""
    try:
        with item.stream() as stream:
            yield from read(item, stream)
    except TooMuchError:
        yield unreadable(item.file, "archive_bomb")
    except Exception as error:  # whatever a library raises over a damaged archive
        yield unreadable(item.file, "broken", f"this is damaged or cut off ({type(error).__name__})")


def is_unsafe(name: str) -> bool:
    """Tell whether a name leads out of the archive: nothing is written under it, but it would mislead.

    >>> is_unsafe("../a.txt"), is_unsafe("/etc/a"), is_unsafe("C:/a"), is_unsafe("a/..b/c.txt")
    (True, True, True, False)
    """
    return name.startswith("/") or _DRIVE.match(name) is not None or ".." in name.split("/")


def tidy(name: str) -> str:
    r"""Return a name with ``/`` between its parts and without what would not show.

    >>> tidy("./a\\b/\x1b\u202eplan.txt")
    'a/b/__plan.txt'
    """
    shown = "".join(char if char.isprintable() or char == "\u3000" else "_" for char in name.replace("\\", "/"))
    parts = shown.split("/")
    return "/".join((parts[0], *(part for part in parts[1:] if part and part != "."))).removeprefix("./")


def spelt(names: Sequence[bytes]) -> list[str]:
    """Return names whose archive does not say their encoding: all UTF-8, or GBK, or Big5.

    >>> spelt(["工作报告.txt".encode("gbk"), b"plan.txt"])
    ['工作报告.txt', 'plan.txt']
    """
    found = decode(b"\n".join(names))
    encoding = found[1] if found and found[1] in _NAME_ENCODINGS else "utf-8"
    return [name.decode(encoding, "backslashreplace") for name in names]


def _reason_of(error: Exception) -> tuple[str, str]:
    if isinstance(error, NotImplementedError):
        return "unsupported", "this member is packed by a method that is not read"
    if isinstance(error, MemoryError):
        return "too_large", ""
    return "broken", f"this member is damaged or cut off ({type(error).__name__})"
