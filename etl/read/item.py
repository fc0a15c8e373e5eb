"""What a reader is given: one input, or one member of a container, with its name in the dataset."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from etl.model import RawDocument, Unreadable

_EDGE = 65_536


@dataclass(frozen=True)
class Item:
    """Bytes with a name: in memory, or at ``path`` when the container is read as a stream.

    ``file`` is the name in the dataset (``folder/plan.pdf``, ``archive.zip!plan.pdf``); ``depth`` how many containers it
    lies in; ``metadata`` what those say of it, under the names of the ``documents`` table (``url``, ``title``, ...);
    ``columns`` the names that the user gives to the columns of tables, by field.
    """

    file: str
    data: bytes = b""
    path: Path | None = None
    depth: int = 0
    metadata: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)

    def stream(self) -> BinaryIO:
        """Open the bytes for reading; the caller closes the stream."""
        return self.path.open("rb") if self.path else io.BytesIO(self.data)

    @cached_property
    def sha256(self) -> str:
        """The hash of the bytes in memory, in hex: the document's identity. What is read as a stream has none."""
        return "" if self.path else hashlib.sha256(self.data).hexdigest()

    @property
    def doc_id(self) -> str:
        """The first 16 hex digits of the hash."""
        return self.sha256[:16]

    def member(self, name: str, data: bytes, **metadata: str) -> Item:
        """Return a member of this container.

        >>> Item("a.zip").member("b/c.txt", b"").file
        'a.zip!b/c.txt'
        """
        return Item(f"{self.file}!{name}", data, depth=self.depth + 1, metadata=metadata, columns=self.columns)


Found = RawDocument | Unreadable | Item
"""What a reader yields: a document, the reason why there is none, or a member that is read in its turn."""

Reader = Callable[[Item], Iterator[Found]]


def sample(stream: BinaryIO) -> bytes:
    """Return the first and the last bytes of a stream: they tell what a container is (a zip lists its members last).

    >>> len(sample(io.BytesIO(bytes(300_000))))
    131072
    """
    head = stream.read(_EDGE)
    stream.seek(0, io.SEEK_END)
    stream.seek(max(len(head), stream.tell() - _EDGE))
    return head + stream.read(_EDGE)
