"""Run a reader in a process of its own, bounded in time and memory: a hostile file then costs one document, no build."""

from __future__ import annotations

import atexit
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress

from etl.read.item import Found, Item
from etl.read.reasons import unreadable
from etl.read.worker import Answer, attempt

SECONDS = 10.0
"""Longest time that one document may take to read."""
MEMORY = 512 * 2**20
"""Most memory in bytes that reading one document may add to what the process has when it starts."""
LATE, CRASH = "TimeoutError", "EOFError"
_ALARM = getattr(signal, "SIGALRM", 0)
_STARTING, _ANSWERING = 30.0, 5.0
"""How many seconds more the process may take to start, and to answer: it ends by itself when it is late."""
_TURN = threading.Lock()
_CHILD: list[Child] = []


def isolated(place: str, item: Item, seconds: float = SECONDS) -> Iterator[Found]:
    """Yield what the reader at ``place`` (``module:function``) finds in ``item``; no exception leaves.

    A reader that takes too long or too much memory, crashes or raises gives one reason, after what it had found.
    """
    with _TURN:  # one document at a time: the bounds are for one, and reading is not what takes the time
        found, failure = _ask(place, item, seconds)
    yield from found
    if failure == LATE:
        yield _refused(item, "too_slow")
    elif failure == "MemoryError":
        yield _refused(item, "too_large", "reading this takes more memory than a document may")
    elif failure:
        yield _refused(item, "broken", f"this is damaged or cut off ({failure})")


def _refused(item: Item, reason: str, said: str = "") -> Found:
    return unreadable(item.file, reason, said, doc_id=item.doc_id, sha256=item.sha256)


def _ask(place: str, item: Item, seconds: float) -> Answer:
    used = bool(_CHILD) and not _CHILD[0].has_ended
    try:
        answer = _child().run(place, item, seconds)
        if used and answer[1] in ("MemoryError", CRASH):
            # documents before this one may have filled the process: what is found must not depend on them
            _stop()
            answer = _child().run(place, item, seconds)
    except ChildProcessError:
        return attempt(place, item)  # where no process may be started, reading unbounded is better than not at all
    return answer


class Child:
    """A process that runs :mod:`etl.read.worker`.

    Not of :mod:`multiprocessing`, whose children run the main program again: a script that calls :func:`etl.build` at
    its top level would then build twice; nor may a worker of a cluster have such children.
    """

    def __init__(self) -> None:
        paths = [os.path.abspath(path) for path in sys.path]  # noqa: PTH100 (may be no path at all)
        try:
            self._process = subprocess.Popen(  # noqa: S603 (our own program)
                [sys.executable, "-P", "-m", "etl.read.worker", str(MEMORY)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
            )
        except OSError as error:
            raise ChildProcessError from error
        self._patience, self._is_late = _STARTING, False

    def run(self, place: str, item: Item, seconds: float) -> Answer:
        """Return the worker's answer; the error is :data:`LATE` or :data:`CRASH` where there is none."""
        timer = threading.Timer(seconds + self._patience, self._give_up)
        timer.daemon = True
        timer.start()
        try:
            return self._exchange((place, item, seconds))
        except Exception:  # the process has ended, or what it says is no answer
            self.stop()
            return [], LATE if self._is_late or self._process.returncode == -_ALARM else CRASH
        except BaseException:  # the user interrupts: the next answer would be to this question
            self.stop()
            raise
        finally:
            timer.cancel()
            self._patience = _ANSWERING

    @property
    def has_ended(self) -> bool:
        """Whether the process is gone."""
        return self._process.poll() is not None

    def stop(self) -> None:
        """End the process, whatever it does, and leave nothing of it behind."""
        self._process.kill()
        with suppress(OSError, ValueError):  # what was not sent yet has nobody to read it
            self._process.communicate()

    def _exchange(self, question: object) -> Answer:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        pickle.dump(question, self._process.stdin, pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()
        answer: Answer = pickle.load(self._process.stdout)  # noqa: S301 (our own process)
        return answer

    def _give_up(self) -> None:
        self._is_late = True
        self._process.kill()


def _child() -> Child:
    if not _CHILD or _CHILD[0].has_ended:
        _stop()
        _CHILD.append(Child())
    return _CHILD[0]


def _stop() -> None:
    while _CHILD:
        _CHILD.pop().stop()


def _forget() -> None:
    """After a fork the process belongs to the parent."""
    _CHILD.clear()


atexit.register(_stop)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
