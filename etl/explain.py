"""Every step of one document, as lines for a reader who wants to dispute one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from etl.gazetteer import Gazetteer
from etl.model import Bound, Document, Extraction, Figure, RawDocument
from etl.pipeline import extract_document
from etl.read import Duplicate, read
from etl.toolbox import toolbox

_BOUND = {Bound.EXACT: "=", Bound.AT_LEAST: "≥", Bound.AT_MOST: "≤", Bound.ABOUT: "≈", Bound.NEARLY: "just below"}


class NoDocumentError(Exception):
    """There is no document of that name, or it could not be read."""


def find(name: str, sources: Sequence[Path]) -> RawDocument:
    """Return the first document among ``sources`` whose path, file name, stem or doc_id is ``name``.

    Raises:
        NoDocumentError: there is none, it could not be read, or the name is that of a file with many documents.
    """
    unread, member = "", ""
    for value in read(sources):
        if name in _names(value.file, value.doc_id):
            if isinstance(value, RawDocument):
                return value
            if isinstance(value, Duplicate):
                return find(value.same_as, sources)
            unread = unread or f"{value.file}: {value.message}"
        elif value.file.startswith(f"{name}!"):
            member = member or value.file
    if member:
        unread = unread or f"{name} holds documents, such as {member!r}; name one of them, and the file with --from"
    places = ", ".join(map(str, sources))
    raise NoDocumentError(unread or f"no document {name!r} in {places}; name its folder with --from")


def _names(file: str, doc_id: str) -> set[str]:
    return {file, Path(file).name, Path(file).stem, doc_id} - {""}


def explanation(raw: RawDocument) -> Iterator[str]:
    """Yield the lines: document, repairs, what was dropped, dates, region, figures with their rules, rejects."""
    extraction = extract_document(raw)
    gazetteer = toolbox().gazetteer
    yield from _document_lines(raw, extraction.document, gazetteer)
    yield ""
    yield f"Figures ({len(extraction.figures)})"
    for figure in extraction.figures:
        yield from _figure_lines(figure, extraction.document, gazetteer)
    yield ""
    yield f"Numbers that are no figures ({len(extraction.rejects)})"
    for reason, count in sorted(Counter(reject.reason for reject in extraction.rejects).items()):
        quotes = "、".join(reject.quote for reject in extraction.rejects if reject.reason == reason)
        yield f"  {reason} ({count}): {quotes}"
    yield ""
    yield from _mention_lines(extraction)


def _document_lines(raw: RawDocument, document: Document, gazetteer: Gazetteer) -> Iterator[str]:
    masthead, cleaned = document.clean.masthead, document.clean
    yield f"{raw.file} ({raw.doc_id}, {raw.encoding}, {cleaned.language})"
    yield f"  title      {masthead.title or '—'}"
    yield f"  source     {masthead.source or '—'}    author {masthead.author or '—'}    link {masthead.url or '—'}"
    yield f"  published  {document.published_date or '—'}    event {document.event_date or '—'}    by {document.date_basis or '—'}"
    yield f"  region     {_region(document.region_code, document, gazetteer)}    by {document.region_basis or '—'}"
    yield f"  text       {len(raw.text)} characters read, {len(document.text)} kept in {len(cleaned.blocks)} blocks"
    for repair in cleaned.repairs:
        yield f"  repaired   {repair.name} × {repair.count}"
    for span in cleaned.damaged:
        yield f"  damaged    {document.text[span.start : span.end]!r}: could not be restored, no figure is taken from it"
    for kind, text in cleaned.dropped:
        yield f"  dropped    {kind}: {text[:60]}"


def _region(code: str, document: Document, gazetteer: Gazetteer) -> str:
    place = gazetteer.place(code, document.own_date) if code else None
    return f"{code} {place.province}{place.city}{place.county}" if place else code or "—"


def _figure_lines(figure: Figure, document: Document, gazetteer: Gazetteer) -> Iterator[str]:
    value = f"{figure.value:,.12g}" + (f" to {figure.value_max:,.12g}" if figure.value_max is not None else "")
    yield f"  {figure.start:>5}  “{figure.quote}”  {_BOUND[figure.bound]} {value} {figure.unit}   {figure.metric or '(no metric)'}"
    kind = " ".join(
        word for word in (figure.measure, figure.basis, figure.status, "baseline" if figure.baseline else "") if word
    )
    period = f"{figure.period_start or '—'} … {figure.period_end or '—'}" + (
        f" ({figure.period_text})" if figure.period_text else ""
    )
    yield f"         {kind}; {period}; {_region(figure.region_code, document, gazetteer)}" + (
        f"; {figure.entity}" if figure.entity else ""
    )
    doubts = f"; doubts: {', '.join(figure.flags)}" if figure.flags else ""
    yield f"         by {', '.join(figure.rules)}; confidence {figure.confidence:.2f}{doubts}"


def _mention_lines(extraction: Extraction) -> Iterator[str]:
    yield "Industries: " + ("、".join(f"{item.term}→{item.industry}" for item in extraction.industries) or "—")
    yield "Policies:   " + ("、".join(item.title or item.number for item in extraction.policies) or "—")
    yield "Measures:   " + ("、".join(sorted({item.instrument for item in extraction.measures})) or "—")
