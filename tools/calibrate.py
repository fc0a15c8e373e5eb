"""Learn how sure a reading is from labelled texts, and write the weights to etl/vocabulary/certainty.csv.

    python -m tools.calibrate            # after a change of the rules; then: make docs

A logistic model with ridge penalty (Newton steps), fitted on the project's own corpus. Weights of features that stand in
few figures stay at nothing. ``held_out`` gives each figure the confidence that a model gives which has not seen its
document: what docs/accuracy.md shows.
"""

from __future__ import annotations

import csv
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import etl
from etl.assemble.certainty import INTERCEPT, Certainty, features
from etl.evaluate import Scored, evaluate_each, read_gold

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus"
TABLE = ROOT / "etl" / "vocabulary" / "certainty.csv"
PENALTY, LEAST_SUPPORT, STEPS, FOLDS = 10.0, 12, 30, 10


@dataclass(frozen=True)
class Example:
    """One extracted figure: the document it stands in, its features, and whether its whole record is right."""

    document: str
    features: tuple[str, ...]
    right: bool


def examples(scored: Sequence[Scored]) -> list[Example]:
    """Return the judged figures of labelled documents."""
    return [Example(one.name, tuple(_features(row, one.kind)), right) for one in scored for row, right in one.judged]


def _features(row: Mapping[str, Any], kind: str) -> Iterator[str]:
    split = (str(row[name]).split(";") if row[name] else [] for name in ("rules", "flags"))
    return features(*split, row["measure"], row["status"], row["metric"], row["metric_id"], kind)


def fit(known: Sequence[Example]) -> dict[str, float]:
    """Return the weights by feature, the intercept among them."""
    support = Counter(feature for example in known for feature in example.features)
    columns = {name: at for at, name in enumerate(sorted(name for name in support if support[name] >= LEAST_SUPPORT))}
    design = np.zeros((len(known), len(columns) + 1))
    design[:, -1] = 1
    for at, example in enumerate(known):
        design[at, [columns[name] for name in example.features if name in columns]] = 1
    right = np.array([example.right for example in known], dtype=float)
    penalty = np.full(design.shape[1], PENALTY)
    penalty[-1] = 1e-9  # the intercept is free
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (right - chance) - penalty * weights
        curvature = (design.T * (chance * (1 - chance))) @ design + np.diag(penalty)
        weights += np.linalg.solve(curvature, slope)
    return {INTERCEPT: weights[-1]} | {name: weights[at] for name, at in columns.items()}


def held_out(known: Sequence[Example]) -> list[tuple[float, bool]]:
    """Return (confidence, right) of each figure, by a model fitted without a tenth of the documents, its own among them."""
    documents = sorted({example.document for example in known})
    random.Random(0).shuffle(documents)  # noqa: S311 (no secret: the same folds each time)
    answers = []
    for fold in range(FOLDS):
        own = set(documents[fold::FOLDS])
        certainty = Certainty(fit([example for example in known if example.document not in own]))
        answers += [(certainty.of(each.features), each.right) for each in known if each.document in own]
    return answers


def labelled() -> list[Scored]:
    """Build the own corpus into a scratch folder and compare it with its labels."""
    with tempfile.TemporaryDirectory() as scratch:
        etl.build([CORPUS / "passages"], Path(scratch) / "data")
        return evaluate_each(read_gold(CORPUS / "gold.jsonl"), Path(scratch) / "data")


def write(path: Path) -> None:
    """Fit on the own corpus and write the table."""
    known = examples(labelled())
    support = Counter(feature for example in known for feature in example.features)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["feature", "weight", "support", "note"])
        for name, weight in sorted(fit(known).items()):
            note = "written by tools/calibrate.py" if name == INTERCEPT else ""
            writer.writerow([name, f"{weight:.3f}", support.get(name, len(known)), note])


if __name__ == "__main__":
    write(TABLE)
