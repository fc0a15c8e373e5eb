"""Cleaning alone, on text that the project carries, in both scripts, beside OpenCC on the same text."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from opencc import OpenCC

from etl.clean import clean
from etl.model import RawDocument
from etl.read import read
from etl.toolbox import toolbox

HERE = Path(__file__).parent
SOURCES = (HERE.parents[1] / "seeds", HERE.parent / "corpus" / "passages")
BUDGETS = {"simplified": 20.0, "traditional": 10.0}
"""Megabytes of UTF-8 a second: of a traditional text OpenCC alone takes half the time."""
REPEATS = 7
# In characters: the least of a line, the length of a document, and of all the text that is measured.
_PARAGRAPH, _DOCUMENT, _SIZE = 60, 20_000, 1_000_000


def report() -> bool:
    """Print megabytes of UTF-8 a second on one core, and tell whether the budget was kept."""
    simplified = documents()
    traditional = [OpenCC("s2t").convert(text) for text in simplified]
    lexicon, rival = toolbox().lexicon, OpenCC("t2s")
    kept = True
    print(f"\nCleaning alone, {sum(map(len, simplified)):,} characters, one core")
    for name, texts in (("simplified", simplified), ("traditional", traditional)):
        raws = [RawDocument("0" * 16, "x.txt", text, "utf-8") for text in texts]
        size = sum(len(text.encode()) for text in texts) / 1e6
        speed = size / fastest(lambda raws=raws: [clean(raw, lexicon) for raw in raws])
        alone = size / fastest(lambda texts=texts: [rival.convert(text) for text in texts])
        print(f"  {name:<12} {speed:7.1f} MB/s   (budget {BUDGETS[name]:g}; OpenCC t2s alone {alone:.1f})")
        kept = kept and speed >= BUDGETS[name]
    return kept


def documents() -> list[str]:
    """Return the project's running text in documents of the length of a report, as often as needed.

    It is mended text (damage has its price, and is rare), with lines as long as those of reports.
    """
    lexicon = toolbox().lexicon
    raws = (raw for raw in read(list(SOURCES)) if isinstance(raw, RawDocument))
    lines = (line for raw in raws for line in clean(raw, lexicon).text.split("\n"))
    whole = "\n".join(line for line in lines if len(line) >= _PARAGRAPH)
    count = _DOCUMENT // len(whole) + 1
    parts = [whole[start : start + _DOCUMENT] for start in range(0, count * len(whole), _DOCUMENT)]
    return parts * (_SIZE // sum(map(len, parts)) + 1)


def fastest(work: Callable[[], object]) -> float:
    """Return the least seconds of processor time that ``work`` took: what else runs on the machine only adds."""
    seconds = []
    work()
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)
