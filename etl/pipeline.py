"""The whole ETL on one screen: read → clean → describe → extract → assemble → write."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from etl import dataset
from etl.assemble.figures import figures_and_rejects
from etl.assemble.instruments import settle
from etl.assemble.reading import Reading
from etl.clean import clean
from etl.clean.headline import plain_headline
from etl.clean.masthead import merge
from etl.copies import copies
from etl.describe.dates import document_dates, told_until
from etl.describe.items import spans_provinces
from etl.describe.place import document_region
from etl.engine import Engine
from etl.gazetteer import COUNTRY
from etl.mentions.marks import full_width_marks
from etl.mentions.periods import find_periods
from etl.model import CleanText, Document, DocumentKind, Extraction, RawDocument, Unreadable
from etl.provenance import Provenance, build_record
from etl.read import Duplicate, read
from etl.read.columns import HELD, NONE, Named
from etl.rows import rows_of
from etl.toolbox import Toolbox, toolbox

Progress = Callable[[str], None]
LOCAL = Engine()


@dataclass(slots=True)
class Report:
    """What a build did: how many documents, figures and rejects, which inputs gave none, and warnings.

    Near-copies of a document are counted apart, and their figures not at all.
    """

    documents: int = 0
    copies: int = 0
    figures: int = 0
    rejected: int = 0
    unreadable: list[Unreadable] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


class NoInputError(Exception):
    """Nothing among the inputs could be read, so that there is no dataset to write."""


@contextmanager
def _without_search_for_cycles() -> Iterator[None]:
    """Leave reference cycles alone for a while: a document's values form none (a build leaves a hundred objects in cycles,
    however long it is), and to look for them through the whole vocabulary again and again takes a tenth of a build."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_search_for_cycles()
def build(
    inputs: Sequence[Path],
    out: Path,
    *,
    engine: Engine = LOCAL,
    progress: Progress = lambda file: None,
    columns: Named = NONE,
    refused: Sequence[Unreadable] = (),
    synthetic: bool = False,
) -> Report:
    """Read ``inputs`` and write the dataset to ``out``.

    ``progress`` is called with the name of each finished document; ``columns`` names the columns of tables with one
    document a row, by field; ``refused`` are inputs that gave nothing to read, such as addresses not fetched;
    ``synthetic`` marks the dataset, in each of its files, as made of documents that are made up. The result does not
    depend on ``engine``.

    Raises:
        NoInputError: no input could be read.
        etl.engine.NoClusterError: there is no cluster where ``engine`` looks for one.
        etl.dataset.NotADatasetError: ``out`` holds something else.
        OSError: ``out`` cannot be written.
    """
    dataset.refuse_foreign(out)
    report = Report(unreadable=list(refused))
    raws = _taken(read(inputs, columns=columns), report)
    if not raws:
        raise NoInputError(_why_nothing(inputs, report))
    report.warnings += _columns_that_are_nowhere(columns, raws)
    extractions = list(engine.each(extract_document, raws, progress))
    same = copies(extraction.document for extraction in extractions)
    _count(report, extractions, same)
    tools = toolbox()
    rows = rows_of(extractions, report.unreadable, tools.gazetteer, tools.auditor, same)
    if synthetic:
        rows.mark_synthetic()
    provenance = Provenance.of(raws, report.unreadable)
    dataset.write(rows, build_record(provenance, rows.counts, report.warnings, synthetic=synthetic), out)
    return report


def _taken(found: Iterable[RawDocument | Unreadable | Duplicate], report: Report) -> list[RawDocument]:
    """Return the documents to extract; what was not read and what was there twice goes into the report."""
    raws = []
    for value in found:
        if isinstance(value, Unreadable):
            report.unreadable.append(value)
        elif isinstance(value, Duplicate):
            report.warnings.append(f"{value.file}: the same bytes as {value.same_as}, taken once")
        else:
            raws.append(value)
    return raws


def _why_nothing(inputs: Iterable[Path], report: Report) -> str:
    if report.unreadable:
        return "; ".join(f"{item.file}: {item.message}" for item in report.unreadable)
    named = ", ".join(map(str, inputs))
    return f"{named}: there is no document here; name files, or a folder of them (hidden files are passed over)"


def _columns_that_are_nowhere(columns: Named, raws: Iterable[RawDocument]) -> list[str]:
    found = {name for raw in raws for name in raw.metadata.get(HELD, "").split("\n")} if columns else set()
    nowhere = [name for name in columns.values() if name not in found]
    return [f"no document comes from a table with a column {name!r}; check how it is spelt there" for name in nowhere]


def _count(report: Report, extractions: Iterable[Extraction], same: Mapping[str, str]) -> None:
    for extraction in extractions:
        if extraction.document.doc_id in same:
            report.copies += 1
            continue
        report.documents += 1
        report.figures += len(extraction.figures)
        report.rejected += len(extraction.rejects)


def extract_document(raw: RawDocument) -> Extraction:
    """Take one document through all steps: a pure function of its bytes and the packaged vocabulary."""
    tools = toolbox()
    return extract(describe(raw, clean(raw, tools.lexicon), tools), tools)


def describe(raw: RawDocument, cleaned: CleanText, tools: Toolbox) -> Document:
    """Give a cleaned text its dates and its region, and its page what only the container says of it."""
    said = dict(raw.metadata, title=plain_headline(raw.metadata.get("title", ""), tools.lexicon))
    cleaned = replace(cleaned, masthead=merge(cleaned.masthead, said, ""))
    read = replace(cleaned, text=full_width_marks(cleaned.text))
    published, event, date_basis = document_dates(read, raw, tools.events)
    code, region_basis = document_region(
        read, raw.file, raw.metadata, tools.gazetteer, tools.regions, event or published
    )
    kind = tools.genres.kind(read)
    if kind is DocumentKind.BULLETIN and spans_provinces(read, tools.gazetteer, tools.regions, event or published):
        code, region_basis = COUNTRY, "bulletin"
    return Document(raw.doc_id, raw.file, raw.encoding, cleaned, code, published, event, date_basis, region_basis, kind)


def extract(document: Document, tools: Toolbox) -> Extraction:
    """Find what a document states and settle whose, what, when and whether."""
    text = full_width_marks(document.text)
    reading = Reading(
        document=document,
        quantities=tools.quantities.find(text),
        periods=find_periods(
            text,
            told_until(document),
            tools.holidays,
            tools.events.congresses,
            published=document.event_date in (None, document.published_date),
        ),
        regions=tools.regions.find(text, document.own_date, document.region_code),
        cues=tools.cues,
        phrases=tools.phrases,
        stance=tools.stance,
        document_kind=document.kind,
    )
    figures, rejects = figures_and_rejects(reading, tools.naming, tools.tables)
    return Extraction(
        document=document,
        figures=figures,
        rejects=rejects,
        industries=tools.naming.industries.find(text),
        regions=reading.regions,
        policies=tools.issuers.place(reading, tools.policies.find(text)),
        measures=settle(reading, tools.measures.find(text), figures),
    )
