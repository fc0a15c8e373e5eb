"""A time limit on a whole conversation: a server that sends a byte now and then never lets a socket time out."""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from threading import Timer


class Watch:
    """Ends the connection that it guards when its seconds are over, wherever the conversation stands.

    >>> watch = Watch(0.05)
    >>> one, other = socket.socketpair()
    >>> watch.guard(one)
    >>> other.recv(1), watch.expired  # would wait for ever
    (b'', True)
    >>> watch.end(); one.close(); other.close()
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._timer: Timer | None = None
        self._line: socket.socket | None = None
        self.expired = seconds <= 0

    @property
    def left(self) -> float:
        """The seconds that are left."""
        return self._end - time.monotonic()

    def guard(self, line: socket.socket) -> None:
        """Watch over an open connection until :meth:`end`."""
        self._line = line.dup()  # TLS takes the socket itself apart; shutting a copy down ends the connection of both
        self._timer = Timer(max(0.0, self.left), self._expire)
        self._timer.daemon = True
        self._timer.start()

    def _expire(self) -> None:
        self.expired = True
        with suppress(OSError):
            if self._line is not None:
                self._line.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        """Stop watching."""
        if self._timer is not None:
            self._timer.cancel()
        if self._line is not None:
            self._line.close()
