"""One pure function over many documents: in this process, in a pool of processes, or on a Dask cluster.

The order of results is that of the inputs, so that the dataset does not depend on where the work was done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

from etl.model import Extraction, RawDocument

Step = Callable[[RawDocument], Extraction]
Batch = list[RawDocument]

BATCHES_PER_WORKER = 8
TASK_DOCUMENTS = 200
"""Documents a task on a cluster: a task costs milliseconds to send, so it should bring more than one document."""


class NoClusterError(Exception):
    """The cluster cannot be reached, or the package that speaks to it is not installed."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Where the documents are worked on: ``workers`` processes here, or the cluster at ``address``."""

    workers: int = 1
    address: str = ""

    def each(self, step: Step, raws: Sequence[RawDocument], done: Callable[[str], None]) -> Iterator[Extraction]:
        """Yield ``step(raw)`` for each document in order; ``done`` is called with the file of each finished one.

        Raises:
            NoClusterError: there is no cluster at ``address``.
        """
        for raw, result in zip(raws, self._results(step, raws), strict=True):
            done(raw.file)
            yield result

    def _results(self, step: Step, raws: Sequence[RawDocument]) -> Iterator[Extraction]:
        if self.address:
            return _on_cluster(step, raws, self.address)
        if self.workers > 1 and len(raws) > 1:
            return _in_pool(step, raws, self.workers)
        return map(step, raws)


def _in_pool(step: Step, raws: Sequence[RawDocument], workers: int) -> Iterator[Extraction]:
    # spawn: a fork of a process that has threads (pyarrow, the dashboard) may hang
    with ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(step, raws, chunksize=max(1, len(raws) // (workers * BATCHES_PER_WORKER)))


def _on_cluster(step: Step, raws: Sequence[RawDocument], address: str) -> Iterator[Extraction]:
    try:
        from distributed import Client
    except ImportError as error:
        raise NoClusterError(
            "--cluster needs the package distributed: pip install 'ai-policy-indicators[cluster]'"
        ) from error
    batches = [list(raws[start : start + TASK_DOCUMENTS]) for start in range(0, len(raws), TASK_DOCUMENTS)]
    try:
        client = Client(address, timeout="10s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise NoClusterError(f"no cluster answers at {address}; start one with: dask scheduler") from error
    with client:
        for future in client.map(partial(_whole_batch, step), batches, pure=False):
            yield from future.result()


def _whole_batch(step: Step, batch: Batch) -> list[Extraction]:
    return [step(raw) for raw in batch]
