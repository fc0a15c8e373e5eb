"""How much may come out of a container: bytes against its own size, members, and archives within archives."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any, BinaryIO

from etl.read.item import Item

RATIO = 100
"""Most times its own size that a container may unpack to; pages of one site reach 30."""
ALWAYS = 256 * 2**20
"""Bytes that every container may unpack to, however small it is."""
MOST_NESTED = 100
"""Most archives in one input that may lie too deep to be opened: beyond, it was made to be endless."""
ONE_READ = 65_536
LONGEST_LINE = 65_536


class TooMuchError(Exception):
    """More is unpacked than what was packed can mean."""


def allowed(packed: int) -> int:
    """Return how many bytes a container of ``packed`` bytes may unpack to.

    >>> allowed(42_000) == ALWAYS, allowed(2**30) == RATIO * 2**30
    (True, True)
    """
    return max(ALWAYS, RATIO * packed)


def size_of(item: Item) -> int:
    """Return the size of an item in bytes, in memory or on the disk."""
    return item.path.stat().st_size if item.path else len(item.data)


@dataclass(slots=True)
class Budget:
    """What may still come out of one input, through all its containers."""

    bytes: int
    nested: int = MOST_NESTED

    def spend(self, member: Item) -> None:
        """Count a member."""
        self.bytes -= len(member.data) if member.depth else 0

    @property
    def is_spent(self) -> bool:
        """Whether more came out than the input can mean.

        >>> budget = Budget(10)
        >>> budget.spend(Item("a.zip!b.txt", bytes(11), depth=1))
        >>> budget.is_spent
        True
        """
        return min(self.bytes, self.nested) < 0


class Metered:
    """A stream, mostly of unpacked bytes: it goes forward, in small steps, and no further than ``most`` bytes.

    It has what :mod:`tarfile` and :mod:`warcio` call. A header that asks for megabytes at once is refused, and a line
    without an end is cut: both would fill the memory.
    """

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream, self._left, self._position = stream, most, 0

    def read(self, size: int) -> bytes:
        """Return the next ``size`` bytes, or fewer at the end."""
        if not 0 <= size <= ONE_READ:
            raise TooMuchError
        return self._counted(self._stream.read(size))

    def readline(self, size: int | None = None) -> bytes:
        """Return the next line, or the first part of a long one."""
        return self._counted(self._stream.readline(LONGEST_LINE if size is None else min(size, LONGEST_LINE)))

    def tell(self) -> int:
        """Return how many bytes went by."""
        return self._position

    def seek(self, position: int, whence: int = io.SEEK_SET) -> int:
        """Go forward to ``position``, or to the end of the stream if that comes first."""
        if whence != io.SEEK_SET or position < self._position:
            raise io.UnsupportedOperation
        while (step := min(position - self._position, ONE_READ)) and self.read(step):
            pass
        return self._position

    def _counted(self, data: bytes) -> bytes:
        self._position += len(data)
        self._left -= len(data)
        if self._left < 0:
            raise TooMuchError
        return data


class Directory:
    """A stream of a zip archive on the disk, whose directory may take ``most`` bytes: it is read in one piece."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream, self._most = stream, most

    def read(self, size: int = -1) -> bytes:
        """Return the next ``size`` bytes, or fewer at the end."""
        if size > self._most:
            raise TooMuchError
        return self._stream.read(size if size >= 0 else self._most)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def read_bounded(stream: Any, most: int) -> bytes:
    """Return what ``stream`` holds, at most ``most`` bytes and one, read in small steps.

    >>> len(read_bounded(io.BytesIO(bytes(100)), 10))
    11
    """
    pieces, left = [], most + 1
    while left and (piece := stream.read(min(left, ONE_READ))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)
