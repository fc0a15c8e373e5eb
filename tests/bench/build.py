"""The build of the five seeds: as a whole, step by step, and beside jieba on the same text."""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

import jieba
import opencc  # noqa: F401 (the build imports these when it first needs them)
import pypinyin  # noqa: F401

from etl import pipeline
from etl.read import read

SEEDS = Path(__file__).parents[2] / "seeds"
BUDGET, REPEATS = 1.0, 7
# The names that etl.pipeline calls its steps by. A step's own time is its time without the steps inside it.
STEPS = ("read", "clean", "describe", "extract", "figures_and_rejects", "rows_of", "write")
SHOWN = {"figures_and_rejects": "assemble", "rows_of": "tables"}

Seconds = dict[str, float]


def report(data: Path) -> bool:
    """Build the seeds into ``data``, print the tables, and tell whether the budget was kept."""
    texts = [raw.text for raw in read([SEEDS]) if hasattr(raw, "text")]
    characters = sum(map(len, texts))
    first = timed(lambda: pipeline.build([SEEDS], data))
    runs = sorted((steps(data) for _ in range(REPEATS)), key=lambda run: sum(run.values()))
    again = runs[REPEATS // 2]
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    rival = sorted(timed(lambda: [jieba.lcut(text) for text in texts]) for _ in range(REPEATS))[REPEATS // 2]

    print(f"Build of the five seeds, {characters:,} characters, one core, imports done; seconds of processor time")
    print(f"  first, with the vocabulary to load  {first:7.3f} s   (budget {BUDGET:g} s)")
    print(f"  again (median of {REPEATS})                 {sum(again.values()):7.3f} s")
    print("\nStep                 seconds   characters a second")
    for name in STEPS:
        print(f"  {SHOWN.get(name, name):<16} {again[name]:9.4f} {characters / again[name]:21,.0f}")
    print(f"  {'all':<16} {sum(again.values()):9.4f} {characters / sum(again.values()):21,.0f}")
    print(f"  {'jieba.lcut alone':<16} {rival:9.4f} {characters / rival:21,.0f}")
    return first < BUDGET


def timed(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def steps(data: Path) -> Seconds:
    """Build once and return the seconds that each step took for itself."""
    seconds: Seconds = defaultdict(float)
    inside: list[float] = [0.0]

    def watched(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **more: Any) -> Any:
            inside.append(0.0)
            start = time.process_time()
            result = step(*args, **more)
            result = list(result) if name == "read" else result
            took = time.process_time() - start
            seconds[name] += took - inside.pop()
            inside[-1] += took
            return result

        return run

    with ExitStack() as patches:
        for name in STEPS:
            home = pipeline.dataset if name == "write" else pipeline
            patches.enter_context(patch.object(home, name, watched(name, getattr(home, name))))
        pipeline.build([SEEDS], data)
    return dict(seconds)
