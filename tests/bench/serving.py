"""A dashboard of its own for a measurement: one process on a free port of this machine, ended with the measurement."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import psutil

PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: ``address`` for web sockets, and its process."""

    address: str
    process: psutil.Process

    def work(self) -> float:
        """Return the processor seconds that the process has used: what a busy machine does not change."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def memory(self) -> int:
        """Return the bytes of memory that the process holds for itself."""
        return int(self.process.memory_full_info().uss)


@contextmanager
def served(data: Path) -> Iterator[Served]:
    """Serve a dataset folder until the block ends."""
    with running(["-m", "dashboard", "--data", str(data), "--host", "127.0.0.1", "--port"]) as server:
        yield server


@contextmanager
def running(command: Sequence[str]) -> Iterator[Served]:
    """Run this Python with ``command`` and a free port as its last argument, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with subprocess.Popen([sys.executable, *command, str(port)], stdout=subprocess.DEVNULL) as server:
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield Served(f"ws://127.0.0.1:{port}", psutil.Process(server.pid))
        finally:
            server.terminate()


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(address, timeout=2):
                return
        except OSError:
            if time.monotonic() > deadline or server.poll() is not None:
                raise
            time.sleep(0.1)
