"""One pure function over many documents: in this process, or in a pool of processes; the order of results is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from etl.model import Extraction, RawDocument

Step = Callable[[RawDocument], Extraction]


def each(
    step: Step, raws: Sequence[RawDocument], *, workers: int, done: Callable[[str], None] = lambda file: None
) -> Iterator[Extraction]:
    """Yield ``step(raw)`` for each document, in the order of ``raws``; more workers give the same results sooner."""
    if workers <= 1 or len(raws) <= 1:
        for raw in raws:
            result = step(raw)
            done(raw.file)
            yield result
        return
    # spawn: a fork of a process that has threads (pyarrow, the dashboard) may hang
    with ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn")) as pool:
        for raw, result in zip(raws, pool.map(step, raws, chunksize=max(1, len(raws) // (workers * 8))), strict=True):
            done(raw.file)
            yield result
