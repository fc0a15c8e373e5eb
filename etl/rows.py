"""Extractions to the dataset's tables, as columns under the names of :mod:`etl.schema`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from types import MappingProxyType

from etl.compare.audit import SPEAKS, Auditor
from etl.compare.signature import SIGNED
from etl.compare.statement import STATED
from etl.gazetteer import Gazetteer
from etl.model import Extraction, Figure, IndustryMention, PolicyMention, Reject, Unreadable
from etl.schema import BY_NAME, SYNTHETIC
from etl.vocabulary.tables import rows as table_rows

Row = dict[str, object]
Columns = dict[str, list[object]]
Part = dict[str, Sequence[object]]
_LONGEST_SHOWN = 500
"""Characters of a dropped piece that the dataset keeps: enough to see what it was."""


@dataclass(slots=True)
class Rows:
    """All tables of a dataset as columns, those of one table of equal length, with the cleaned texts by ``doc_id``."""

    tables: dict[str, Columns] = field(
        default_factory=lambda: {name: {column: [] for column in table.names} for name, table in BY_NAME.items()}
    )
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """The number of rows of each table."""
        return {name: len(next(iter(columns.values()))) for name, columns in self.tables.items()}

    def add(self, table: str, count: int, part: Part) -> None:
        """Append ``count`` rows to a table: a column that ``part`` does not name is empty in them."""
        for name, column in self.tables[table].items():
            column.extend(part[name] if name in part else (None,) * count)

    def mark_synthetic(self) -> None:
        """Mark every row as one of a document that a program made up."""
        for table, count in self.counts.items():
            self.tables[table][SYNTHETIC.name] = [True] * count


def rows_of(
    extractions: Iterable[Extraction],
    unreadable: Sequence[Unreadable],
    gazetteer: Gazetteer,
    auditor: Auditor,
    copies: Mapping[str, str] = MappingProxyType({}),
) -> Rows:
    """Return the rows of a whole dataset, documents in the order of their file names, whatever order they came in.

    ``copies`` gives ``duplicate_of`` by ``doc_id`` (:func:`etl.copies.copies`), ``auditor`` holds the figures against each other.
    """
    result = Rows()
    for extraction in sorted(extractions, key=lambda item: (item.document.file, item.document.doc_id)):
        _add(result, extraction, gazetteer)
    indicators, documents = result.tables["indicators"], result.tables["documents"]
    indicators["signature"] = [auditor.signatures.of_fields(row) for row in _each(indicators, SIGNED)]
    documents["duplicate_of"] = [copies.get(str(doc_id), "") for doc_id in documents["doc_id"]]
    failed = [_unreadable_row(item) for item in sorted(unreadable, key=lambda item: item.file)]
    result.add("rejects", len(failed), _part(failed))
    _add_findings(result, auditor)
    return result


def _each(table: Columns, names: Sequence[str]) -> Iterable[tuple[object, ...]]:
    """Return some columns of a table row by row."""
    return zip(*(table[name] for name in names), strict=True)


def _add_findings(result: Rows, auditor: Auditor) -> None:
    """Hold the figures against each other: two more tables, and flags for those that do not fit."""
    indicators, documents = result.tables["indicators"], result.tables["documents"]
    sources = (dict(zip(SPEAKS, row, strict=True)) for row in _each(documents, SPEAKS))
    found = auditor.audit(_each(indicators, STATED), sources, result.texts)
    for table, rows in (("audits", found.audits), ("conflicts", found.conflicts)):
        result.add(table, len(rows), _part(rows))
    flagged = indicators["flags"]
    for index, indicator_id in enumerate(indicators["indicator_id"]):
        if indicator_id in found.flags:
            flagged[index] = ";".join(filter(None, (str(flagged[index]), *found.flags[indicator_id])))


def _add(result: Rows, extraction: Extraction, gazetteer: Gazetteer) -> None:
    document = extraction.document
    result.texts[document.doc_id] = document.text
    sentences, places = _Sentences(document.text), _Places(extraction, gazetteer)
    edits = _edit_rows(extraction)
    parts: dict[str, tuple[int, Part]] = {
        "documents": (1, _part([_document_row(extraction)]) | places.of([document.region_code])),
        "indicators": (len(extraction.figures), _figures(extraction.figures, document.doc_id, places)),
        "industries": (len(extraction.industries), _industries(extraction.industries, sentences)),
        "policies": (len(extraction.policies), _policies(extraction.policies, sentences)),
        "measures": (len(extraction.measures), _measures(extraction, sentences)),
        "rejects": (len(extraction.rejects), _rejects(extraction.rejects, document.doc_id)),
        "edits": (len(edits), _part(edits)),
    }
    common = {"doc_id": document.doc_id, "region_code": document.region_code, "file": document.file}
    for table, (count, part) in parts.items():
        result.add(table, count, {name: (said,) * count for name, said in common.items()} | part)


def _part(rows: Sequence[Row]) -> Part:
    names = {name for row in rows for name in row}
    return {name: [row.get(name) for row in rows] for name in names}


class _Sentences:
    """The sentences of a text, each made once for all that stands in it."""

    _END = re.compile("[。！？\n]")

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends = [match.start() for match in self._END.finditer(text)] + [len(text)]
        self._known: dict[int, str] = {}

    def around(self, position: int) -> str:
        number = bisect_left(self._ends, position)
        if number not in self._known:
            start = self._ends[number - 1] + 1 if number else 0
            self._known[number] = self.text[start : self._ends[number] + 1].strip()
        return self._known[number]


class _Places:
    """The names of regions on the document's day, each looked up once."""

    def __init__(self, extraction: Extraction, gazetteer: Gazetteer) -> None:
        self._on = extraction.document.own_date
        self._gazetteer = gazetteer
        self._known: dict[str, tuple[str, str, str]] = {}

    def of(self, codes: Sequence[str]) -> Part:
        for code in set(codes).difference(self._known):
            place = self._gazetteer.place(code, self._on) if code else None
            self._known[code] = (place.province, place.city, place.county) if place else ("", "", "")
        names = [self._known[code] for code in codes]
        columns = {name: [one[index] for one in names] for index, name in enumerate(("province", "city", "county"))}
        return {"region_code": codes, **columns}


def _document_row(extraction: Extraction) -> Row:
    document, masthead = extraction.document, extraction.document.clean.masthead
    return {
        "doc_id": document.doc_id,
        "file": document.file,
        "title": masthead.title,
        "source": masthead.source,
        "author": masthead.author,
        "url": masthead.url,
        "published_date": document.published_date,
        "event_date": document.event_date,
        "date_basis": document.date_basis,
        "language": document.clean.language,
        "encoding": document.encoding,
        "repairs": ";".join(f"{repair.name}:{repair.count}" for repair in document.clean.repairs),
        "chars": len(document.text),
        "figures": len(extraction.figures),
        "rejected": len(extraction.rejects),
        "kind": str(document.kind),
        "document_number": masthead.document_number,
    }


def _edit_rows(extraction: Extraction) -> list[Row]:
    document, cleaned = extraction.document, extraction.document.clean
    rows: list[Row] = []
    for repair in cleaned.repairs:
        for before, after in repair.examples or (("", ""),):
            rows.append(
                {"action": "mended", "kind": repair.name, "count": repair.count, "before": before, "after": after}
            )
    for span in cleaned.damaged:
        kept = document.text[span.start : span.end]
        place: Row = {"before": kept, "after": kept, "start": span.start, "end": span.end}
        rows.append({"action": "quarantined", "kind": "damaged", "count": 1} | place)
    for kind, text in cleaned.dropped:
        rows.append({"action": "dropped", "kind": kind, "count": 1, "before": text[:_LONGEST_SHOWN], "after": ""})
    return [{"doc_id": document.doc_id, "number": number} | row for number, row in enumerate(rows, start=1)]


_FIELDS = tuple(item.name for item in fields(Figure))


def _figures(figures: Sequence[Figure], doc_id: str, places: _Places) -> Part:
    part: Part = dict(zip(_FIELDS, zip(*map(attrgetter(*_FIELDS), figures), strict=True), strict=False))
    codes = [figure.region_code for figure in figures]
    return (
        part
        | {"indicator_id": list(_ids(figures, doc_id))}
        | {"flags": [";".join(figure.flags) for figure in figures]}
        | {"rules": [";".join(figure.rules) for figure in figures]}
        | places.of(codes)
    )


def _ids(figures: Iterable[Figure], doc_id: str) -> Iterator[str]:
    seen: Counter[int] = Counter()
    for figure in figures:
        seen[figure.start] += 1
        copy = seen[figure.start]
        yield f"{doc_id}:{figure.start}" if copy == 1 else f"{doc_id}:{figure.start}.{copy}"


def _industries(found: Sequence[IndustryMention], sentences: _Sentences) -> Part:
    return {
        "start": [item.start for item in found],
        "end": [item.end for item in found],
        "term": [item.term for item in found],
        "industry": [item.industry for item in found],
        "industry_name": [item.industry_name for item in found],
        "layer": [item.layer for item in found],
        "sentence": [sentences.around(item.start) for item in found],
    }


def _policies(found: Sequence[PolicyMention], sentences: _Sentences) -> Part:
    return {
        "start": [item.start for item in found],
        "end": [item.end for item in found],
        "quote": [sentences.text[item.start : item.end] for item in found],
        "title": [item.title for item in found],
        "number": [item.number for item in found],
        "year_start": [item.year_start for item in found],
        "year_end": [item.year_end for item in found],
        "plan_period": [item.plan_period for item in found],
        "region_code": [item.region_code for item in found],
        "sentence": [sentences.around(item.start) for item in found],
    }


def _measures(extraction: Extraction, sentences: _Sentences) -> Part:
    found, ids = extraction.measures, list(_ids(extraction.figures, extraction.document.doc_id))
    return {
        "start": [item.start for item in found],
        "end": [item.end for item in found],
        "quote": [sentences.text[item.start : item.end] for item in found],
        "instrument": [item.instrument for item in found],
        "side": [item.side for item in found],
        "status": [str(item.status) for item in found],
        "amounts": [";".join(ids[index] for index in item.amounts) for item in found],
        "sentence": [sentences.around(item.start) for item in found],
    }


def _rejects(rejects: Sequence[Reject], doc_id: str) -> Part:
    messages = {row["reason"]: row["message"] for row in table_rows("reject_reasons")}
    return {
        "reject_id": [f"{doc_id}:{reject.start}" for reject in rejects],
        "start": [reject.start for reject in rejects],
        "end": [reject.end for reject in rejects],
        "quote": [reject.quote for reject in rejects],
        "sentence": [reject.sentence for reject in rejects],
        "reason": [reject.reason for reject in rejects],
        "message": [messages[reject.reason] for reject in rejects],
    }


def _unreadable_row(item: Unreadable) -> Row:
    empty: Row = {"start": None, "end": None, "quote": "", "sentence": ""}
    return {
        "reject_id": item.file,
        "doc_id": item.doc_id,
        "file": item.file,
        "reason": item.reason,
        "message": item.message,
    } | empty
