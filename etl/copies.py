"""Documents that tell the same story: reposts, other scripts, other sites' furniture.

Candidates are found by MinHash and locality-sensitive hashing (Broder 1997; library rensa), so that a corpus of any size
needs one look at each document. Of a long text only every second, fourth, eighth, ... run of characters is hashed, always
the same ones. Each pair of candidates is then compared itself, for two reasons: hashing only estimates, and two monthly
bulletins of one office share all their words but not their numbers, which makes them two stories.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash, RMinHashLSH

from etl.model import Document

_GRAM = 5
_PERMUTATIONS, _BANDS = (
    128,
    32,
)  # a pair with a similarity of 0.4 is found in half of all cases, one of 0.6 in nearly all
_LEAST_ALIKE = 0.8
"""Share of the shorter text's runs of five characters that the longer one has too."""
_LEAST_LENGTH = 0.5
_SAMPLE = 256
"""Fewest runs of characters that are hashed of a text that has so many."""
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2⁶⁴ by the golden ratio (Knuth, The Art of Computer Programming 3, §6.4)
_LEAST_NUMBERS = 0.9
_SEED = 42
_UPPER = np.uint64(40)
"""The upper bits of a product are well mixed: those above this one choose the runs."""
_WORDS = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class _Story:
    document: Document

    @property
    def bare(self) -> str:
        """Made anew each time: of a large corpus only the signatures should stay in memory."""
        return "".join(_WORDS.findall(self.document.text))

    @property
    def grams(self) -> frozenset[str]:
        bare = self.bare
        return frozenset(_grams(bare, range(max(1, len(bare) - _GRAM + 1))))

    @property
    def numbers(self) -> Counter[str]:
        return Counter(_NUMBER.findall(self.document.text))

    @property
    def order(self) -> tuple[date, str, str]:
        """The one published first; without such a date last: what it reports was the same day for all of them."""
        document = self.document
        return (document.published_date or date.max, document.file, document.doc_id)


def copies(documents: Iterable[Document]) -> dict[str, str]:
    """Return ``doc_id`` of each near-copy → ``doc_id`` of the earliest document that tells the same story.

    The answer does not depend on the order of ``documents``.

    >>> from etl.model import CleanText, Masthead
    >>> text = CleanText("某市召开人工智能产业推进会，去年新增企业120家，产值增长8.5%。", (), "zh-Hans", Masthead())
    >>> first = Document("a1", "a.txt", "utf-8", text, published_date=date(2024, 5, 6))
    >>> copies([Document("b2", "b.txt", "utf-8", text, published_date=date(2024, 5, 8)), first])
    {'b2': 'a1'}
    """
    stories = sorted(map(_Story, documents), key=lambda story: story.order)
    earliest: dict[int, int] = {}
    for index, candidates in _candidates(stories):
        alike = (earliest.get(other, other) for other in candidates if _alike(stories[other], stories[index]))
        if (first := min(alike, default=None)) is not None:
            earliest[index] = first
    return {stories[index].document.doc_id: stories[first].document.doc_id for index, first in earliest.items()}


def _candidates(stories: Sequence[_Story]) -> Iterator[tuple[int, list[int]]]:
    """Yield each story's index with those of the earlier ones that may tell the same."""
    indexes: defaultdict[int, RMinHashLSH] = defaultdict(
        lambda: RMinHashLSH(threshold=0.5, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    )
    for index, story in enumerate(stories):
        found: set[int] = set()
        for level, signature in _signatures(story.bare):
            found.update(indexes[level].query(signature))
            indexes[level].insert(index, signature)
        yield index, sorted(found)


def _signatures(bare: str) -> Iterator[tuple[int, RMinHash]]:
    """Yield the text's signatures of one run in ``2**level``, for two levels by its length.

    Two texts that can be alike, the longer one at most twice as long, have a level in common.
    """
    highest = max(1, len(bare) // _SAMPLE).bit_length() - 1
    mixed = _mixed(bare)
    for level in range(max(0, highest - 1), highest + 1):
        signature = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        chosen = np.flatnonzero((mixed >> _UPPER) % np.uint64(2**level) == 0)
        signature.update(_grams(bare, chosen.tolist()))
        yield level, signature


def _mixed(bare: str) -> NDArray[np.uint64]:
    """Return a 64-bit number for each run of five characters; equal runs have equal numbers."""
    codes = np.frombuffer(bare.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    runs = max(1, len(codes) - _GRAM + 1)
    mixed = np.zeros(runs, dtype=np.uint64)
    for offset in range(min(_GRAM, len(codes))):
        mixed = (mixed + codes[offset : offset + runs]) * _MULTIPLIER
    return mixed


def _grams(bare: str, starts: Iterable[int]) -> Iterator[str]:
    return (bare[start : start + _GRAM] for start in starts)


def _alike(one: _Story, other: _Story) -> bool:
    shorter, longer = sorted((one.grams, other.grams), key=len)
    if len(shorter) < _LEAST_LENGTH * len(longer) or len(shorter & longer) < _LEAST_ALIKE * len(shorter):
        return False
    fewer, more = sorted((one.numbers, other.numbers), key=Counter.total)
    return (fewer & more).total() >= _LEAST_NUMBERS * fewer.total()
