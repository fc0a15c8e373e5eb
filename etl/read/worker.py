"""The process that reads risky containers for :mod:`etl.read.isolate`: one question after the other, until none comes.

A question is (place of the reader, item, seconds), the answer is what :func:`attempt` returns; both are pickled, on
standard input and output.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from etl.read.item import Found, Item

Answer = tuple[list[Found], str]
"""What was found, and the name of the error that ended the reading, or nothing."""


def main() -> None:
    """Answer until standard input ends, which it does with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends this process when the user interrupts
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _bound_memory(int(sys.argv[1]))
    while (question := _question(sys.stdin.buffer)) is not None:
        place, item, seconds = question
        _bound_time(seconds)
        answer = _pickled(attempt(place, item))
        _bound_time(0)
        answers.write(answer)
        answers.flush()


def attempt(place: str, item: Item) -> Answer:
    """Return what the reader at ``place`` finds in ``item``, and the name of the error that ended it, if one did.

    >>> attempt("etl.read.formats.text:read_text", Item("a.txt", "产值５亿元".encode()))[0][0].text
    '产值５亿元'
    """
    module, _, function = place.partition(":")
    found: list[Found] = []
    try:
        found.extend(getattr(import_module(module), function)(item))
    except Exception as error:  # whatever a library raises over a damaged file
        return found, "MemoryError" if isinstance(error, MemoryError) else type(error).__name__
    return found, ""


def _pickled(answer: Answer) -> bytes:
    try:
        return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return pickle.dumps(([], "MemoryError"), pickle.HIGHEST_PROTOCOL)


def _question(stream: BinaryIO) -> tuple[str, Item, float] | None:
    try:
        question: tuple[str, Item, float] = pickle.load(stream)  # noqa: S301 (from our own process)
    except EOFError:
        return None
    return question


def _bound_time(seconds: float) -> None:
    """Let the system end this process when the time is over, whatever a library is doing, and with or without a parent."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _bound_memory(allowed: int) -> None:
    """Bound what this process may add to its address space, where the system can do that (Linux)."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        bound = pages * resource.getpagesize() + allowed
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    except (ImportError, OSError, ValueError):
        return  # the time limit remains


if __name__ == "__main__":
    main()
