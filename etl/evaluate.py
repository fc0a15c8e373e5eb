"""A dataset against labelled figures: precision, recall and F1 of figures, records, fields, documents and industries.

A labelled figure and an extracted one are the same when their values agree or they quote the same number, matched in
order of appearance. A record is right when value, unit, bound, measure, status, period, region and metric all are.
Optional labels are neither required nor penalised; ``alt`` lists other accepted values of a field.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd

from etl.dataset import load

Label = Mapping[str, Any]


class NotGoldError(Exception):
    """A file of labels holds something else."""


RECORD = ("value", "unit", "bound", "measure", "status", "period", "region_code", "metric")
PARTS = frozenset({"id", "doc", "figures", "industries"})
"""What each line of a gold file says of its document."""
FIELDS = (*RECORD, "basis", "baseline", "entity")
DOCUMENT_FIELDS = ("region_code", "event_date", "published_date")
SIMILAR = 0.6
CONTAINED = 0.4


@dataclass(slots=True)
class Score:
    """Counts of a comparison; ``errors`` has one line for each difference."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        return Score(self.counts + other.counts, self.errors + other.errors)

    def f1(self, hit: str) -> float:
        """Return F1 of ``matched`` or ``record``; 1.0 where nothing was wanted and nothing came."""
        got, wanted = self.counts["got"], self.counts["wanted"]
        return 2 * self.counts[hit] / (got + wanted) if got + wanted else 1.0

    def accuracy(self, name: str, total: str = "matched") -> float:
        """Return the share of right values of one field."""
        return self.counts[name] / self.counts[total] if self.counts[total] else 1.0

    @property
    def industries_f1(self) -> float:
        """F1 of the industry terms, near matches counted."""
        precision = self.counts["industry_right"] / max(1, self.counts["industry_got"])
        recall = self.counts["industry_found"] / max(1, self.counts["industry_wanted"])
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def read_gold(path: Path | None = None) -> list[Label]:
    """Return the labels of a JSON lines file, of the packaged seeds by default; ``id`` is a file name without suffix.

    Raises:
        NotGoldError: a line is no JSON object with all ``PARTS``.
    """
    text = (path or files("etl.gold") / "seeds.jsonl").read_bytes().decode("utf-8", "replace")
    return [_label(line, f"{path}, line {number}") for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def _label(line: str, place: str) -> Label:
    try:
        label = json.loads(line)
    except ValueError:
        label = None
    if not isinstance(label, dict) or not label.keys() >= PARTS:
        parts = ", ".join(sorted(PARTS))
        raise NotGoldError(
            f"{place}: this labels no document; name a file with a JSON object a line, each with {parts}"
        )
    return label


@dataclass(frozen=True, slots=True)
class Scored:
    """One labelled document: its kind, its score, and each figure extracted from it with whether its record is right."""

    name: str
    kind: str
    score: Score
    judged: tuple[tuple[Mapping[str, Any], bool], ...]


def evaluate(gold: Sequence[Label], folder: Path) -> Score:
    """Compare the dataset in ``folder`` with labels; raises NotADatasetError where there is none."""
    return sum((one.score for one in evaluate_each(gold, folder)), start=Score())


def evaluate_each(gold: Sequence[Label], folder: Path) -> list[Scored]:
    """Compare document by document; raises NotADatasetError where there is no dataset."""
    dataset = load(folder)
    names = {str(row.doc_id): Path(str(row.file)).stem for row in dataset.documents.itertuples()}
    figures = _by_document(dataset.indicators.sort_values(["doc_id", "start"], kind="stable"), names)
    terms = _by_document(dataset.industries, names)
    documents = _by_document(dataset.documents, names)
    scored = []
    for label in gold:
        name, score = str(label["id"]), Score()
        document = (documents.get(name) or [{}])[0]
        judged = tuple(_figures(label, figures.get(name, []), score))
        _document(label, document, score)
        _industries(label, {plain(row["term"]) for row in terms.get(name, [])}, score)
        scored.append(Scored(name, str(document.get("kind", "")), score, judged))
    return scored


def _by_document(frame: pd.DataFrame, names: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
    result: dict[str, list[dict[str, Any]]] = {}
    for row in frame.to_dict("records"):
        clean = {str(key): _value(value) for key, value in row.items()}
        result.setdefault(names[clean["doc_id"]], []).append(clean)
    return result


def _value(value: Any) -> Any:
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return "" if value is None or value is pd.NaT or value is pd.NA or value != value else value


def _figures(label: Label, got: list[dict[str, Any]], score: Score) -> Iterator[tuple[Mapping[str, Any], bool]]:
    """Count what was found, and yield each extracted figure that counts with whether its whole record is right."""
    wanted: list[Label] = label["figures"]
    pairs = {j: i for i, j in match(wanted, got)}
    required = [i for i, figure in enumerate(wanted) if not figure["optional"]]
    score.counts["wanted"] += len(required)
    score.errors += [
        f"{label['id']}\tmissed\t{wanted[i]['quote']}\t{wanted[i]['metric']}"
        for i in required
        if i not in pairs.values()
    ]
    for j, row in enumerate(got):
        if j in pairs and wanted[pairs[j]]["optional"]:
            continue
        score.counts["got"] += 1
        if j in pairs:
            yield row, _compare(label["id"], wanted[pairs[j]], row, score)
        else:
            score.errors.append(f"{label['id']}\textra\t{row['quote']}\t{row['metric']}")
            yield row, False


def _compare(name: str, wanted: Label, got: Mapping[str, Any], score: Score) -> bool:
    wrong = [item for item in FIELDS if not same(item, wanted, got)]
    right = not set(wrong) & set(RECORD)
    score.counts["matched"] += 1
    score.counts["record"] += right
    score.counts.update(item for item in FIELDS if item not in wrong)
    for item in wrong:
        want, have = _shown(item, wanted), _shown(item, got)
        score.errors.append(f"{name}\t{item}\t{wanted['quote']}\twanted {want!r}, got {have!r}\t{wanted['metric']}")
    return right


def _shown(item: str, figure: Mapping[str, Any]) -> Any:
    return (figure["period_start"], figure["period_end"]) if item == "period" else figure.get(item)


def match(wanted: Sequence[Label], got: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs (i, j) of the heaviest matching that keeps the order of both lists."""
    weights = [[_likeness(label, row) for row in got] for label in wanted]
    best = [[0.0] * (len(got) + 1) for _ in range(len(wanted) + 1)]
    for i in range(len(wanted) - 1, -1, -1):
        for j in range(len(got) - 1, -1, -1):
            paired = weights[i][j] + best[i + 1][j + 1] if weights[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    i = j = 0
    while i < len(wanted) and j < len(got):
        if weights[i][j] and best[i][j] == weights[i][j] + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _likeness(label: Label, row: Mapping[str, Any]) -> float:
    quoted = digits(label["quote"])
    if not _near(abs(label["value"]), abs(row["value"])) and (not quoted or quoted != digits(row["quote"])):
        return 0.0
    return 1 + 0.3 * same("unit", label, row) + 0.3 * same("metric", label, row) + 0.2 * same("value", label, row)


def same(item: str, label: Label, row: Mapping[str, Any]) -> bool:
    """Tell whether a field is right, also by one of the label's other accepted values (``alt``)."""
    return any(_equal(item, version, row) for version in (label, *_versions(item, label)))


def _versions(item: str, label: Label) -> Iterator[Label]:
    for other in label.get("alt", {}).get(item, []):
        if item == "value":
            yield {**label, "value": other[0], "value_max": other[1]}
        elif item == "period":
            yield {**label, "period_start": other[0], "period_end": other[1]}
        else:
            yield {**label, item: other}


def _equal(item: str, label: Label, row: Mapping[str, Any]) -> bool:
    if item == "value":
        return _near(label["value"], row["value"]) and _near(
            label["value_max"], row["value_max"] if row["value_max"] != "" else None
        )
    if item == "period":
        return bool(label.get("period_any")) or all(
            (label[key] or "") == row[key] for key in ("period_start", "period_end")
        )
    if item in ("metric", "entity"):
        return alike(str(label[item]), str(row[item]))
    return bool(label[item] == row[item]) if item == "baseline" else str(label[item] or "") == str(row[item])


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-6 * max(1.0, abs(one), abs(other))


def digits(text: str) -> str:
    """Return the numerals of a quote.

    >>> digits("突破1.2万家")
    '1.2万'
    """
    return re.sub(r"[^0-9.一二三四五六七八九十百千万亿两半]", "", text)


def plain(text: object) -> str:
    """Return a name without punctuation, in lower case."""
    return re.sub(r"[\W_]", "", str(text or "")).lower()


def alike(one: str, other: str) -> bool:
    """Tell whether two names mean one thing: one holds the other, or their character pairs agree by 0.6 (Dice).

    >>> alike("规上工业增加值", "全市规上工业增加值"), alike("企业", "新能源汽车产量")
    (True, False)
    """
    short, long = sorted((plain(one), plain(other)), key=len)
    if short == long or not short:
        return short == long
    if short in long and len(short) >= CONTAINED * len(long):
        return True
    pairs = [Counter(name[i : i + 2] for i in range(len(name) - 1)) or Counter(name) for name in (short, long)]
    return 2 * (pairs[0] & pairs[1]).total() / (pairs[0].total() + pairs[1].total()) >= SIMILAR


def _document(label: Label, row: Mapping[str, Any], score: Score) -> None:
    for item in DOCUMENT_FIELDS:
        wanted = label["doc"].get(item) or ""
        right = row.get(item, "") in (wanted if isinstance(wanted, list) else [wanted])
        score.counts[f"document_{item}"] += right
        if not right:
            score.errors.append(f"{label['id']}\tdocument {item}\twanted {wanted!r}, got {row.get(item)!r}")
    score.counts["documents"] += 1


def _industries(label: Label, got: set[str], score: Score) -> None:
    wanted = {plain(term) for term in label["industries"]}
    got = got - {plain(term) for term in label.get("industries_optional", [])}
    score.counts["industry_wanted"] += len(wanted)
    score.counts["industry_got"] += len(got)
    score.counts["industry_found"] += sum(_named_in(term, got) for term in wanted)
    score.counts["industry_right"] += sum(_named_in(term, wanted) for term in got)


def _named_in(term: str, others: set[str]) -> bool:
    return any(
        term == other or ((term in other or other in term) and min(len(term), len(other)) >= 2) for other in others
    )
