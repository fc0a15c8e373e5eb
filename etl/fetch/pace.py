"""Taking turns: no host is asked more often than it bears."""

from __future__ import annotations

import time
from threading import Event, Lock
from typing import Protocol


class Clock(Protocol):
    """The time that turns are told by."""

    def now(self) -> float:
        """Return the seconds since some fixed moment."""

    def wait_until(self, moment: float) -> None:
        """Come back at ``moment``, or at once if that is past."""

    def stop(self) -> None:
        """Let everybody who waits go home."""

    @property
    def stopped(self) -> bool:
        """Tell whether it was stopped: nobody begins anything more."""


class WallClock:
    """Real time."""

    def __init__(self) -> None:
        self._stopped = Event()

    def now(self) -> float:
        """Return the seconds since some fixed moment."""
        return time.monotonic()

    def wait_until(self, moment: float) -> None:
        """Come back at ``moment``, or when the clock is stopped."""
        self._stopped.wait(max(0.0, moment - self.now()))

    def stop(self) -> None:
        """Let everybody who waits go home."""
        self._stopped.set()

    @property
    def stopped(self) -> bool:
        """Tell whether it was stopped: nobody begins anything more."""
        return self._stopped.is_set()


class Pacer:
    """Gives every request to a host its moment, at least one interval after the one before; hosts do not wait for
    each other, and threads may share it."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._last: dict[str, float] = {}
        self._lock = Lock()

    def reserve(self, host: str, interval: float) -> float:
        """Take the next free moment of ``host`` and return it."""
        with self._lock:
            moment = max(self.clock.now(), self._last.get(host, float("-inf")) + interval)
            self._last[host] = moment
        return moment

    def wait(self, host: str, interval: float) -> None:
        """Come back when the next request to ``host`` may go out."""
        self.clock.wait_until(self.reserve(host, interval))
