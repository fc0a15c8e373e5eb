"""One path to an item: whatever lies there, either its bytes or the reason why not, in bounded memory."""

from __future__ import annotations

import os
import stat
from typing import BinaryIO

from etl.model import Unreadable
from etl.read.containers import STREAMED, signature
from etl.read.item import Item, sample
from etl.read.reasons import unreadable
from etl.read.walk import Candidate

LIMIT = 64 * 1024 * 1024
"""Largest input in bytes: hundreds of times the longest work report, and still held in memory with ease."""


def load(candidate: Candidate, limit: int = LIMIT) -> Item | Unreadable:
    """Return the bytes of ``candidate``, at most ``limit``, or why there are none; no exception leaves.

    An archive comes without its bytes, since it is read as a stream. Size and kind are asked before anything is
    opened, so that a huge sparse file, a pipe or a device answers at once.

    >>> from pathlib import Path
    >>> load(Candidate("x.txt", Path("no such file"))).reason
    'not_found'
    """
    try:
        status = candidate.path.stat()
        if not stat.S_ISREG(status.st_mode):
            return unreadable(candidate.file, "not_a_file")
        with _opened(candidate) as handle:
            if signature(sample(handle))[0] in STREAMED:
                return Item(candidate.file, path=candidate.path)
        if status.st_size > limit:
            return unreadable(candidate.file, "too_large", _size(status.st_size, limit))
        with _opened(candidate) as handle:
            data = handle.read(limit + 1)
    except FileNotFoundError:
        return unreadable(candidate.file, "not_found")
    except PermissionError:
        return unreadable(candidate.file, "permission")
    except (OSError, ValueError):
        return unreadable(candidate.file, "io_error")
    if len(data) > limit:  # it grew, or the system does not tell its size
        return unreadable(candidate.file, "too_large", _size(len(data), limit))
    return Item(candidate.file, data)


def _opened(candidate: Candidate) -> BinaryIO:
    # without O_NONBLOCK, a pipe put in the file's place after the stat would hold the build for ever
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(candidate.path, flags), "rb")


def _size(size: int, limit: int) -> str:
    return f"this has {size // 2**20} MiB and the limit is {limit // 2**20} MiB"
