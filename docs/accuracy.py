"""How right the figures are, measured on labelled texts: a table for the dashboard, and out of it docs/accuracy.md.

    python -m docs.accuracy >dashboard/accuracy.csv             measures (a minute)
    python -m docs.accuracy --page >docs/accuracy.md            the table as a page

`make docs` does both; a test compares.
"""

from __future__ import annotations

import csv
import io
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import etl
from etl.accuracy import by_kind, interval, total
from etl.evaluate import FIELDS, Scored, evaluate_each, read_gold
from tools.calibrate import ROOT, examples, held_out, labelled

TABLE = ROOT / "dashboard" / "accuracy.csv"
COLUMNS = ("set", "part", "name", "measure", "value", "low", "high")
BINS = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.93, 0.97, 1.001)
SETS = {"seeds": "The five seeds", "corpus": "The own corpus"}
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
Row = Mapping[str, str]


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


def measured() -> str:
    """Return the table as CSV: one row per set, part (kind, field, confidence), name and measure."""
    own = labelled()
    rows = [*_scores("seeds", seeds()), *_scores("corpus", own), *_reliability(held_out(examples(own)))]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([*map(str, row), *[""] * (len(COLUMNS) - len(row))] for row in rows)
    return buffer.getvalue()


def _scores(name: str, scored: Sequence[Scored]) -> Iterator[tuple[object, ...]]:
    """Yield the rows of one body of labels: of all documents, of each set and of each kind, then by field."""
    sets = {("set", one): group for one, group in by_set(scored).items()} if name == "corpus" else {}
    kinds = {("kind", kind): group for kind, group in by_kind(scored).items()}
    for (part, kind), group in {("all", "all"): list(scored), **sets, **kinds}.items():
        score = total(group)
        yield name, part, kind, "documents", len(group)
        yield name, part, kind, "wanted", score.counts["wanted"]
        yield name, part, kind, "found", score.counts["got"]
        for measure, hit in (("figures", "matched"), ("records", "record")):
            low, high = interval(group, lambda one, hit=hit: one.f1(hit))  # type: ignore[misc]
            yield name, part, kind, measure, f"{score.f1(hit):.3f}", f"{low:.2f}", f"{high:.2f}"
    score = total(scored)
    for field in FIELDS:
        yield name, "field", field, "right", f"{score.accuracy(field):.3f}"
    yield name, "field", "industries", "f1", f"{score.industries_f1:.2f}"


def _reliability(answers: Sequence[tuple[float, bool]]) -> Iterator[tuple[object, ...]]:
    """Yield the rows on the confidence: figures, share, mean confidence and records right of each stretch."""
    for low, high in pairwise(BINS):
        inside = [(chance, right) for chance, right in answers if low <= chance < high]
        if inside:
            mean, right = (sum(values) / len(inside) for values in zip(*inside, strict=True))
            span = f"{low:.2f}–{min(high, 1):.2f}"
            values = {"figures": len(inside), "share": f"{len(inside) / len(answers):.2f}", "mean": f"{mean:.2f}"}
            for measure, value in {**values, "right": f"{right:.2f}"}.items():
                yield "corpus", "confidence", span, measure, value


def document(table: str) -> str:
    """Return the whole page out of the table."""
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    own = [row for row in rows if row["set"] == "corpus" and row["measure"] == "documents" and row["part"] != "kind"]
    parts = [INTRODUCTION.format(**{row["name"]: row["value"] for row in own}).rstrip()]
    for name in SETS:
        parts += _overview(name, [row for row in rows if row["set"] == name])
    return "\n".join([*parts, CONFIDENCE, *_stretches(rows)]) + "\n"


def _overview(name: str, rows: Sequence[Row]) -> Iterator[str]:
    """Yield the section of one set: of all documents, of each set and of each kind, then by field."""
    yield f"\n## {SETS[name]}\n"
    yield "| documents | figures wanted | found | figure F1 | record F1 |"
    yield "|---|---|---|---|---|"
    for kind, values in (grouped(rows, "all") | grouped(rows, "set") | grouped(rows, "kind")).items():
        f1 = [f"{values[at]['value']} [{values[at]['low']}, {values[at]['high']}]" for at in ("figures", "records")]
        counts = [values[at]["value"] for at in ("documents", "wanted", "found")]
        yield f"| {kind} ({counts[0]}) | {' | '.join([*counts[1:], *f1])} |"
    fields = grouped(rows, "field")
    right = ", ".join(f"{field} {fields[field]['right']['value']}" for field in FIELDS)
    yield f"\nBy field, of the figures found: {right}."
    yield f"Industries F1 {fields['industries']['f1']['value']}."


def _stretches(rows: Sequence[Row]) -> Iterator[str]:
    for span, values in grouped(rows, "confidence").items():
        cells = [values["figures"]["value"], f"{float(values['share']['value']):.0%}"]
        yield f"| {' | '.join([span, *cells, values['mean']['value'], values['right']['value']])} |"


def grouped(rows: Sequence[Row], part: str) -> dict[str, dict[str, Row]]:
    """Return the rows of one part by name and measure, in their order."""
    found: dict[str, dict[str, Row]] = {}
    for row in rows:
        if row["part"] == part:
            found.setdefault(row["name"], {})[row["measure"]] = row
    return found


if __name__ == "__main__":
    sys.stdout.write(document(TABLE.read_text(encoding="utf-8")) if "--page" in sys.argv[1:] else measured())
