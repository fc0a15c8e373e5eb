"""How right a dataset is, for a reader: precision, recall and F1 with 95 % intervals, by field and by kind of document.

The intervals are percentile bootstraps over documents (Efron and Tibshirani 1993), since figures of one document share
their faults.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence

from etl.evaluate import DOCUMENT_FIELDS, FIELDS, Score, Scored

RESAMPLES = 1000
_SEED = 20261122
Interval = tuple[float, float]
Statistic = Callable[[Score], float]


def total(scored: Iterable[Scored]) -> Score:
    """Return the score of all documents together."""
    return sum((one.score for one in scored), start=Score())


def interval(scored: Sequence[Scored], statistic: Statistic) -> Interval:
    """Return the 95 % interval of a statistic, resampling documents; always the same for the same documents.

    >>> one = Scored("a", "news", Score(), ())
    >>> interval([one, one], lambda score: score.f1("matched"))
    (1.0, 1.0)
    """
    chance = random.Random(_SEED)  # noqa: S311 (no secret: the same intervals each time)
    counts = [Score(one.score.counts) for one in scored]
    values = sorted(statistic(sum(chance.choices(counts, k=len(counts)), start=Score())) for _ in range(RESAMPLES))
    return values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES) - 1]


def by_kind(scored: Iterable[Scored]) -> dict[str, list[Scored]]:
    """Group documents by their kind, the kinds in alphabetical order."""
    groups: dict[str, list[Scored]] = {}
    for one in sorted(scored, key=lambda one: one.kind):
        groups.setdefault(one.kind, []).append(one)
    return groups


def report(scored: Sequence[Scored], errors: int = 0) -> Iterator[str]:
    """Yield the result as lines for a reader, with the first ``errors`` differences."""
    score = total(scored)
    counts = score.counts
    yield f"{counts['documents']} documents, {counts['wanted']} figures wanted, {counts['got']} extracted"
    for name, hit in (("figures", "matched"), ("whole records", "record")):
        precision, recall = counts[hit] / max(1, counts["got"]), counts[hit] / max(1, counts["wanted"])
        low, high = interval(scored, lambda one, hit=hit: one.f1(hit))  # type: ignore[misc]
        f1 = f"F1 {score.f1(hit):.4f}  [{low:.3f}, {high:.3f}]"
        yield f"{name:<14} precision {precision:.4f}  recall {recall:.4f}  {f1}"
    yield f"{'industries':<14} F1 {score.industries_f1:.4f}"
    yield "fields         " + "  ".join(f"{item} {score.accuracy(item):.4f}" for item in FIELDS)
    yield "documents      " + "  ".join(
        f"{item} {score.accuracy(f'document_{item}', 'documents'):.4f}" for item in DOCUMENT_FIELDS
    )
    for kind, group in by_kind(scored).items():
        own = total(group)
        yield f"  {kind or '?':<12} {own.counts['wanted']:5} figures  F1 {own.f1('matched'):.3f}  records {own.f1('record'):.3f}"
    yield from score.errors[:errors]
