"""Extractions to rows of the dataset's tables: plain dictionaries under the names of :mod:`etl.schema`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from etl.compare.signature import Signatures
from etl.gazetteer import Gazetteer
from etl.model import Extraction, Figure, Unreadable
from etl.vocabulary.tables import rows as table_rows

Row = dict[str, object]
_LONGEST_SHOWN = 500
"""Characters of a dropped piece that the dataset keeps: enough to see what it was."""


@dataclass(slots=True)
class Rows:
    """All tables of a dataset as lists of rows, with the cleaned texts by ``doc_id``."""

    tables: dict[str, list[Row]] = field(
        default_factory=lambda: {
            name: [] for name in ("documents", "indicators", "industries", "policies", "measures", "rejects", "edits")
        }
    )
    texts: dict[str, str] = field(default_factory=dict)


def rows_of(
    extractions: Iterable[Extraction],
    unreadable: Sequence[Unreadable],
    gazetteer: Gazetteer,
    signatures: Signatures,
    copies: Mapping[str, str] = MappingProxyType({}),
) -> Rows:
    """Return the rows of a whole dataset, documents in the order of their file names, whatever order they came in.

    ``copies`` gives ``duplicate_of`` by ``doc_id`` (:func:`etl.copies.copies`), ``signatures`` what makes figures comparable.
    """
    result = Rows()
    for extraction in sorted(extractions, key=lambda item: (item.document.file, item.document.doc_id)):
        _add(result, extraction, gazetteer)
    for row in result.tables["indicators"]:
        row["signature"] = signatures.of(row)
    for row in result.tables["documents"]:
        row["duplicate_of"] = copies.get(str(row["doc_id"]), "")
    for item in sorted(unreadable, key=lambda value: value.file):
        result.tables["rejects"].append(_unreadable_row(item))
    return result


def _add(result: Rows, extraction: Extraction, gazetteer: Gazetteer) -> None:
    document = extraction.document
    result.texts[document.doc_id] = document.text
    result.tables["documents"].append(_document_row(extraction, gazetteer))
    result.tables["indicators"].extend(_indicator_rows(extraction, gazetteer))
    result.tables["rejects"].extend(_reject_rows(extraction))
    result.tables["edits"].extend(_edit_rows(extraction))
    common: Row = {"doc_id": document.doc_id, "region_code": document.region_code}
    sentence = _sentences(extraction)
    for term in extraction.industries:
        result.tables["industries"].append(
            common
            | {"start": term.start, "end": term.end, "term": term.term, "industry": term.industry}
            | {"industry_name": term.industry_name, "layer": term.layer, "sentence": sentence(term.start)}
        )
    for policy in extraction.policies:
        result.tables["policies"].append(
            common
            | {"start": policy.start, "end": policy.end, "quote": document.text[policy.start : policy.end]}
            | {
                "title": policy.title,
                "number": policy.number,
                "year_start": policy.year_start,
                "year_end": policy.year_end,
            }
            | {"plan_period": policy.plan_period, "sentence": sentence(policy.start)}
        )
    for measure in extraction.measures:
        result.tables["measures"].append(
            common
            | {"start": measure.start, "end": measure.end, "quote": document.text[measure.start : measure.end]}
            | {"instrument": measure.instrument, "side": measure.side, "sentence": sentence(measure.start)}
        )


class _Sentences:
    def __init__(self, extraction: Extraction) -> None:
        self._text = extraction.document.text

    def __call__(self, position: int) -> str:
        start = max(self._text.rfind(mark, 0, position) for mark in "。！？\n") + 1
        ends = [end for end in (self._text.find(mark, position) for mark in "。！？\n") if end >= 0]
        end = min(ends, default=len(self._text))
        return self._text[start : end + 1].strip()


def _sentences(extraction: Extraction) -> _Sentences:
    return _Sentences(extraction)


def _place(code: str, extraction: Extraction, gazetteer: Gazetteer) -> Row:
    place = gazetteer.place(code, extraction.document.own_date) if code else None
    if place is None:
        return {"region_code": code, "province": "", "city": "", "county": ""}
    return {"region_code": code, "province": place.province, "city": place.city, "county": place.county}


def _document_row(extraction: Extraction, gazetteer: Gazetteer) -> Row:
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
        **_place(document.region_code, extraction, gazetteer),
        "language": document.clean.language,
        "encoding": document.encoding,
        "repairs": ";".join(f"{repair.name}:{repair.count}" for repair in document.clean.repairs),
        "duplicate_of": "",
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


def _indicator_rows(extraction: Extraction, gazetteer: Gazetteer) -> list[Row]:
    seen: Counter[int] = Counter()
    rows: list[Row] = []
    for figure in extraction.figures:
        seen[figure.start] += 1
        rows.append(_indicator_row(extraction, figure, seen[figure.start], gazetteer))
    return rows


def _indicator_row(extraction: Extraction, figure: Figure, copy: int, gazetteer: Gazetteer) -> Row:
    doc_id = extraction.document.doc_id
    suffix = "" if copy == 1 else f".{copy}"
    row: Row = {name: getattr(figure, name) for name in Figure.__slots__}
    row |= {
        "bound": str(figure.bound),
        "measure": str(figure.measure),
        "basis": str(figure.basis),
        "status": str(figure.status),
    }
    row |= {"flags": ";".join(figure.flags), "rules": ";".join(figure.rules)}
    return (
        row
        | {"indicator_id": f"{doc_id}:{figure.start}{suffix}", "doc_id": doc_id}
        | _place(figure.region_code, extraction, gazetteer)
    )


def _reject_rows(extraction: Extraction) -> list[Row]:
    document = extraction.document
    messages = {row["reason"]: row["message"] for row in table_rows("reject_reasons")}
    return [
        {
            "reject_id": f"{document.doc_id}:{reject.start}",
            "doc_id": document.doc_id,
            "file": document.file,
            "start": reject.start,
            "end": reject.end,
            "quote": reject.quote,
            "sentence": reject.sentence,
            "reason": reject.reason,
            "message": messages[reject.reason],
        }
        for reject in extraction.rejects
    ]


def _unreadable_row(item: Unreadable) -> Row:
    empty: Row = {"start": None, "end": None, "quote": "", "sentence": ""}
    return {
        "reject_id": item.file,
        "doc_id": item.doc_id,
        "file": item.file,
        "reason": item.reason,
        "message": item.message,
    } | empty
