"""Print docs/accuracy.md: how right the figures are, measured on labelled texts; `make docs` writes it, a test compares."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import etl
from etl.accuracy import by_kind, interval, total
from etl.evaluate import FIELDS, Score, Scored, evaluate_each, read_gold
from tools.calibrate import ROOT, examples, held_out, labelled

BINS = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 1.001)
INTRODUCTION = """# How right is this

<!-- Written by docs/accuracy.py out of labelled texts: `make docs` renews it. -->

Two bodies of labels are part of the project: the five seeds (packaged, `python -m etl score`), and {all} invented documents in
`tests/corpus`, in three sets. The {first} of the first were labelled together with their texts; the {second} of the second and the
{third} of the third by others who had not seen the extraction. All were labelled before the extraction was run on them, and read
for errors since (of the third set, half of the errors): expect less on other texts. Before any reading, record F1 was 0.63
on the second set (with an earlier state of the rules) and 0.86 on the third. A record counts as right when value, unit,
bound, measure, status, period, region and metric all are. In brackets: 95 % intervals, by resampling documents.
"""
SET = {"story": "second", "city": "second", "tv": "third", "report": "third"}  # by how ids begin; all others: first
CONFIDENCE = """
## What the confidence is worth

`confidence` is the chance that a record is right in every field, by a logistic model of the rules and doubts of a figure
(`etl/assemble/certainty.py`). For this table each figure got its confidence from a model that had not seen its document.

| confidence | figures | share | mean confidence | records right |
|---|---|---|---|---|"""


def seeds() -> list[Scored]:
    """Compare the seeds with their labels."""
    with tempfile.TemporaryDirectory() as scratch:
        etl.build([ROOT / "seeds"], Path(scratch) / "data")
        return evaluate_each(read_gold(), Path(scratch) / "data")


def by_set(scored: Sequence[Scored]) -> dict[str, list[Scored]]:
    """Group the documents of the own corpus by the set that they came with."""
    groups: dict[str, list[Scored]] = {"first": [], "second": [], "third": []}
    for one in scored:
        groups[SET.get(one.name.split("-")[0], "first")].append(one)
    return groups


def overview(name: str, scored: Sequence[Scored], sets: Mapping[str, list[Scored]]) -> Iterator[str]:
    """Yield the table of one body of labels: figures and records, of all documents, of each set and of each kind."""
    yield f"\n## {name}\n"
    yield "| documents | figures wanted | found | figure F1 | record F1 |"
    yield "|---|---|---|---|---|"
    for kind, group in {"all": list(scored), **sets, **by_kind(scored)}.items():
        score = total(group)
        cells = (
            f"{kind} ({len(group)})",
            score.counts["wanted"],
            score.counts["got"],
            _f1(group, "matched"),
            _f1(group, "record"),
        )
        yield f"| {' | '.join(map(str, cells))} |"
    score = total(scored)
    yield (
        "\nBy field, of the figures found: "
        + ", ".join(f"{field} {score.accuracy(field):.3f}" for field in FIELDS)
        + "."
    )
    yield f"Industries F1 {score.industries_f1:.2f}."


def _f1(group: Sequence[Scored], hit: str) -> str:
    def f1(score: Score) -> float:
        return score.f1(hit)

    low, high = interval(group, f1)
    return f"{f1(total(group)):.3f} [{low:.2f}, {high:.2f}]"


def reliability(answers: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """Yield the rows of the reliability table."""
    for low, high in pairwise(BINS):
        inside = [(chance, right) for chance, right in answers if low <= chance < high]
        if inside:
            mean, right = (sum(values) / len(inside) for values in zip(*inside, strict=True))
            span = f"{low:.2f}–{min(high, 1):.2f}"
            yield f"| {span} | {len(inside)} | {len(inside) / len(answers):.0%} | {mean:.2f} | {right:.2f} |"


def document() -> str:
    """Return the whole page."""
    own = labelled()
    groups = by_set(own)
    numbers = {name: len(group) for name, group in {"all": own, **groups}.items()}
    sets = {f"{name} set": group for name, group in groups.items()}
    parts = [INTRODUCTION.format(**numbers).rstrip(), *overview("The five seeds", seeds(), {})]
    parts += overview("The own corpus", own, sets)
    return "\n".join([*parts, CONFIDENCE, *reliability(held_out(examples(own)))]) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
