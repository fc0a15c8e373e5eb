"""The whole ETL over documents of the length of a work report, beside plain jieba and an assembled pipeline on the same text."""

from __future__ import annotations

import logging
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import jieba
from jieba import posseg

from etl import pipeline
from etl.clean import clean
from etl.model import RawDocument
from etl.read import read
from etl.toolbox import toolbox

HERE = Path(__file__).parent
SEEDS, PASSAGES = HERE.parents[1] / "seeds", HERE.parent / "corpus" / "passages"
LEAST_SHARE, GOAL, MOST_MEMORY = 0.4, 3.0, 300.0
"""The least speed as a share of jieba's in the same run, which a busy machine slows as much; the speed that is wished for,
in megabytes of UTF-8 a second; the most memory of one process in MiB."""
REPEATS = 3
_DOCUMENT, _FILLING = 20_000, 3
"""Characters of a document; so many characters of the seeds stand beside one of the test passages, which are full of
figures: that leaves about as many as in the work reports of provinces, four in a kilobyte."""
_MEBIBYTE = 2**20 if sys.platform == "darwin" else 2**10  # ru_maxrss counts bytes there, kibibytes elsewhere
_MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""

_NUMBER = re.compile(r"(\d+(?:\.\d+)?)([万亿]*[元吨家个项人次户辆公里%]|个百分点)")
_TIME = re.compile(r"(?:19|20)\d\d年|今年|去年|上半年|[一二三四]季度")


def report() -> bool:
    """Print speeds and the peak memory, and tell whether the budgets were kept."""
    texts = documents()
    size = sum(len(text.encode()) for text in texts) / 1e6
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    with tempfile.TemporaryDirectory() as folder:
        source, data = Path(folder) / "in", Path(folder) / "data"
        source.mkdir()
        for number, text in enumerate(texts):
            (source / f"{number}.txt").write_text(text, encoding="utf-8")
        pipeline.build([SEEDS], data)
        figures = pipeline.build([source], data).figures
        whole = size / min(_build(source, data) for _ in range(REPEATS))
        memory = _peak_memory(source, data)
    words = size / min(_seconds(lambda: [jieba.lcut(text) for text in texts]) for _ in range(REPEATS))
    rival = size / _seconds(lambda: [assembled(text) for text in texts])
    print(f"\nWhole ETL over {len(texts)} documents, {size:.2f} MB of UTF-8, {figures:,} figures, one core")
    least = LEAST_SHARE * words
    print(
        f"  etl.build           {whole:6.2f} MB/s   (budget {least:.2f}, {LEAST_SHARE:g} of jieba.lcut; goal {GOAL:g})"
    )
    print(f"  jieba.lcut alone    {words:6.2f} MB/s")
    print(f"  assembled pipeline  {rival:6.2f} MB/s   (jieba.posseg, regular expressions)")
    print(f"  peak memory         {memory:6.0f} MiB    (budget {MOST_MEMORY:g}; one process with its imports)")
    return whole >= least and memory <= MOST_MEMORY


def documents() -> list[str]:
    """Return the project's text as a few long documents, its lines in an order of chance that is always the same."""
    passages, seeds = _lines(PASSAGES), _lines(SEEDS)
    lines = passages + round(_FILLING * sum(map(len, passages)) / sum(map(len, seeds))) * seeds
    random.Random(0).shuffle(lines)
    whole = "\n".join(lines)
    return [whole[start : start + _DOCUMENT] for start in range(0, len(whole), _DOCUMENT)]


def assembled(text: str) -> list[tuple[str, str, str, str, str]]:
    """Return (value, unit, metric, time, place) of each number by what libraries offer: the nearest words of each kind."""
    found = []
    for sentence in re.split(r"[。；\n]", text):
        words = posseg.lcut(sentence)
        times = _TIME.findall(sentence)
        places = [word.word for word in words if word.flag == "ns"]
        for match in _NUMBER.finditer(sentence):
            position, metric = 0, ""
            for word in words:
                position += len(word.word)
                if position > match.start():
                    break
                metric = word.word if word.flag.startswith("n") else metric
            found.append((match[1], match[2], metric, times[-1] if times else "", places[-1] if places else ""))
    return found


def _lines(folder: Path) -> list[str]:
    raws = (raw for raw in read([folder]) if isinstance(raw, RawDocument))
    return [line for raw in raws for line in clean(raw, toolbox().lexicon).text.split("\n")]


def _build(source: Path, data: Path) -> float:
    """Return the seconds of a build that remembers nothing of these texts, its vocabulary loaded."""
    toolbox.cache_clear()
    toolbox()
    return _seconds(lambda: pipeline.build([source], data))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _peak_memory(source: Path, data: Path) -> float:
    """Return the most memory that the command took, in MiB; a small process starts it, whose own memory counts for nothing."""
    build = [sys.executable, "-m", "etl", "build", str(source), "--out", str(data), "--no-progress"]
    run = subprocess.run([sys.executable, "-c", _MEASURED, *build], check=True, capture_output=True, text=True)
    return int(run.stdout) / _MEBIBYTE
