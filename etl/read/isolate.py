"""Run a reader in a process of its own, bounded in time and memory: a hostile file then costs one document, no build."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import TimeoutError as Late
from functools import cache
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from etl.read.item import Found, Item
from etl.read.reasons import unreadable

SECONDS = 10.0
"""Longest time that one document may take to read."""
MEMORY = 512 * 2**20
"""Most memory in bytes that reading one document may add to what the process has when it starts."""


def isolated(place: str, item: Item, seconds: float = SECONDS) -> Iterator[Found]:
    """Yield what the reader at ``place`` (``module:function``) finds in ``item``; no exception leaves.

    A reader that takes too long or too much memory, crashes or raises gives one reason instead.
    """
    try:
        yield from _pool().schedule(_run, args=(place, item), timeout=seconds).result()
    except Late:
        yield _refused(item, "too_slow")
    except MemoryError:
        yield _refused(item, "too_large", "reading this takes more memory than a document may")
    except (ProcessExpired, Exception) as error:  # whatever a library raises over a damaged file
        yield _refused(item, "broken", f"this is damaged or cut off ({type(error).__name__})")


def _refused(item: Item, reason: str, said: str = "") -> Found:
    return unreadable(item.file, reason, said, doc_id=item.doc_id, sha256=item.sha256)


@cache
def _pool() -> ProcessPool:
    # spawn: a fork of a process that has threads may hang; one worker, since reading is not what takes the time
    return ProcessPool(max_workers=1, context=get_context("spawn"), initializer=_bound_memory, initargs=(MEMORY,))


def _run(place: str, item: Item) -> list[Found]:
    module, _, function = place.partition(":")
    return list(getattr(import_module(module), function)(item))


def _bound_memory(allowed: int) -> None:
    """Bound what this process may add to its address space, where the system can do that (Linux)."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        own = pages * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (own + allowed, own + allowed))
    except (ImportError, OSError, ValueError):
        return  # the time limit remains
