"""Every table of the dataset, column by column: the one source of Parquet types, CSV headers, data package and dictionary.

The contract is the project's public interface: names and order are fixed, a new column is added at the end of its table.
"""

from __future__ import annotations

from dataclasses import replace

from etl.contract import Column as Column
from etl.contract import ForeignKey as ForeignKey
from etl.contract import Table as Table
from etl.contract import Type as Type
from etl.model import Basis, Bound, DocumentKind, Measure, Status

THEMES = ("ai", "digital", "industry", "innovation", "economy", "livelihood", "environment", "governance", "other")
LAYERS = ("ai_core", "digital", "strategic_emerging", "traditional", "services")
SIDES = ("supply", "environment", "demand")
LANGUAGES = ("zh-Hans", "zh-Hant")
AUTHORITIES = ("statistics", "government", "department", "press", "unknown")
CHECKS = ("growth", "change", "share", "part", "parts", "sum", "target")
VERDICTS = ("agrees", "contradicts", "nothing")
NO_VERDICT = ("", "open_interval", "no_rate", "constant_prices", "changing_sample")
ACTIONS = ("mended", "quarantined", "dropped")

S, N, B, D = Type.STRING, Type.NUMBER, Type.BOOLEAN, Type.DATE
_INT = Type.INTEGER
_TO_DOCUMENTS = ForeignKey(("doc_id",), "documents", ("doc_id",))
_DOC_ID = Column(
    "doc_id", S, "Document that the row comes from: first 16 hex digits of the SHA-256 of its bytes", required=True
)
_START = Column("start", _INT, "First character of the span in texts/<doc_id>.txt", unit="characters", required=True)
_END = Column("end", _INT, "Character after the last one of the span", unit="characters", required=True)
_SENTENCE = Column("sentence", S, "The sentence that holds the span")
_REGION = Column(
    "region_code", S, "Six-digit administrative code (GB/T 2260) in force on the document's date; empty if none"
)
_PLACES = (
    Column("province", S, "Name of the province-level region"),
    Column("city", S, "Name of the prefecture-level region; empty for municipalities"),
    Column("county", S, "Name of the county-level region"),
)


def _ends(prefix: str, leaves: str) -> tuple[Column, ...]:
    """The two ends of an interval: the hedge word's, and half of the last digit's worth on each side."""
    return tuple(
        Column(f"{prefix}{end}", N, f"{side} end of what {leaves} open; empty if open", unit="see unit")
        for end, side in (("low", "Lower"), ("high", "Upper"))
    )


DOCUMENTS = Table(
    "documents",
    "one row per distinct document",
    (
        _DOC_ID,
        Column("file", S, "Path relative to the input folder, URL, or archive.zip!member", required=True),
        Column("title", S, "Title as printed"),
        Column("source", S, "Who published it (来源)"),
        Column("author", S, "Who wrote it (作者, 记者)"),
        Column("url", S, "Link to the original, if the document gives one"),
        Column("published_date", D, "Day of publication; empty if nothing tells"),
        Column("event_date", D, "Day of what is reported; empty if nothing tells"),
        Column("date_basis", S, "How the two dates were found"),
        _REGION,
        *_PLACES,
        Column("language", S, "Script of the original", enum=LANGUAGES, required=True),
        Column("encoding", S, "Character encoding of the original bytes"),
        Column("repairs", S, "What was mended in the text, with counts, joined by semicolons"),
        Column("duplicate_of", S, "doc_id of the earliest near-copy, or empty"),
        Column("chars", _INT, "Length of the cleaned text", unit="characters", required=True),
        Column("figures", _INT, "Rows of this document in indicators", required=True),
        Column("rejected", _INT, "Numbers of this document in rejects", required=True),
        Column("kind", S, "Genre of the document", enum=tuple(DocumentKind), required=True),
        Column("document_number", S, "Number that the issuing office gave it (发文字号), if it prints one"),
    ),
    ("doc_id",),
)

INDICATORS = Table(
    "indicators",
    "one row per figure in a document",
    (
        Column(
            "indicator_id", S, "doc_id:start, with .2, .3, ... where several figures share one number", required=True
        ),
        _DOC_ID,
        _START,
        _END,
        Column("quote", S, "The number with its unit and hedge words: text[start:end]", required=True),
        Column("sentence", S, "The sentence that holds the figure", required=True),
        Column("metric", S, "The noun phrase that is measured, as the text names it"),
        Column("metric_id", S, "Canonical id in the metric vocabulary, or empty"),
        Column("theme", S, "Theme of the metric", enum=THEMES, required=True),
        Column("value", N, "The number in the base unit; the lower end of a range", unit="see unit", required=True),
        Column("value_max", N, "The upper end of a range, else empty", unit="see unit"),
        Column("unit", S, "Base unit: 元, %, 个百分点, 倍, 位, or the measure word without its scale"),
        Column("bound", S, "What the hedge word says of the value", enum=tuple(Bound), required=True),
        Column("low", N, "Lower end of the interval that the hedge word leaves open; empty if open", unit="see unit"),
        Column("high", N, "Upper end of that interval; empty if open", unit="see unit"),
        Column("measure", S, "Level, increment, growth, gap or rank", enum=tuple(Measure), required=True),
        Column("basis", S, "Base of a growth or gap", enum=tuple(Basis)),
        Column("status", S, "Reported, promised, or a term of a policy", enum=tuple(Status), required=True),
        Column("baseline", B, "True for the starting number of a stated change", required=True),
        Column("period_start", D, "First day that the value is about"),
        Column("period_end", D, "Last day that the value is about"),
        Column("period_text", S, "The words that gave the period"),
        _REGION,
        *_PLACES,
        Column("entity", S, "Organisation, park, project or product line, where narrower than the region"),
        Column("industry", S, "Taxonomy code of the industry that the metric names"),
        Column("confidence", N, "How sure the reading is, 0 to 1", unit="probability", required=True),
        Column("flags", S, "Reasons for doubt, joined by semicolons"),
        Column("rules", S, "Rules that gave period, region, metric and status, joined by semicolons"),
        Column("signature", S, "What must be equal before figures are compared (口径): eight parts", required=True),
    ),
    ("indicator_id",),
    (_TO_DOCUMENTS,),
)

INDUSTRIES = Table(
    "industries",
    "one row per industry term in a document",
    (
        _DOC_ID,
        _START,
        _END,
        Column("term", S, "The term as written: text[start:end]", required=True),
        Column("industry", S, "Taxonomy code", required=True),
        Column("industry_name", S, "Name of the taxonomy entry", required=True),
        Column("layer", S, "Layer of the taxonomy", enum=LAYERS, required=True),
        _REGION,
        _SENTENCE,
    ),
    ("doc_id", "start", "end"),
    (_TO_DOCUMENTS,),
)

POLICIES = Table(
    "policies",
    "one row per policy document cited in 《》 or by number",
    (
        _DOC_ID,
        _START,
        _END,
        Column("quote", S, "The citation as written: text[start:end]", required=True),
        Column("title", S, "Title without brackets"),
        Column("number", S, "Document number (发文字号), if cited"),
        Column("year_start", _INT, "First year that the title covers", unit="year"),
        Column("year_end", _INT, "Last year that the title covers", unit="year"),
        Column("plan_period", S, "Five-year plan named in the title (十四五), if any"),
        Column(
            "region_code", S, "Whose policy it is: code of its issuer's region, else of the document's; empty if none"
        ),
        _SENTENCE,
    ),
    ("doc_id", "start", "end"),
    (_TO_DOCUMENTS,),
)

MEASURES = Table(
    "measures",
    "one row per policy instrument that a sentence uses, promises or offers",
    (
        _DOC_ID,
        _START,
        _END,
        Column("quote", S, "The words that name the instrument: text[start:end]", required=True),
        Column("instrument", S, "Instrument class", required=True),
        Column("side", S, "Supply, environment or demand side (Rothwell and Zegveld)", enum=SIDES, required=True),
        _REGION,
        _SENTENCE,
        Column("status", S, "Done, promised, or offered by a policy", enum=tuple(Status), required=True),
        Column("amounts", S, "indicator_id of each figure that says how much, joined by semicolons"),
    ),
    ("doc_id", "start", "end", "instrument"),
    (_TO_DOCUMENTS,),
)

REJECTS = Table(
    "rejects",
    "one row per number that did not become a figure, and one per input that could not be read",
    (
        Column("reject_id", S, "doc_id:start for a number, file for an input", required=True),
        Column(
            "doc_id", S, "Document of the number; of an unreadable input, the hash of its bytes if they could be read"
        ),
        Column("file", S, "File of the document or input", required=True),
        Column("start", _INT, "First character of the number; empty for an input", unit="characters"),
        Column("end", _INT, "Character after its last one; empty for an input", unit="characters"),
        Column("quote", S, "The number as written: text[start:end]"),
        _SENTENCE,
        Column("reason", S, "Why: a fixed word", required=True),
        Column("message", S, "Why, and the way out, in a sentence"),
    ),
    ("reject_id",),
)

EDITS = Table(
    "edits",
    "one row per thing that cleaning mended in, marked in or took off a document",
    (
        _DOC_ID,
        Column("number", _INT, "Order within the document, from 1", required=True),
        Column("action", S, "What was done", enum=ACTIONS, required=True),
        Column("kind", S, "Name of the repair, or kind of the furniture", required=True),
        Column(
            "count", _INT, "How many places; of the places only the first few have rows", unit="places", required=True
        ),
        Column("before", S, "The text as it was, with a few characters around it"),
        Column("after", S, "The text as it is now; empty where it was taken off"),
        Column("start", _INT, "First character of a marked span in texts/<doc_id>.txt", unit="characters"),
        Column("end", _INT, "Character after its last one", unit="characters"),
    ),
    ("doc_id", "number"),
    (_TO_DOCUMENTS,),
)

_TO_INDICATORS = ForeignKey(("indicator_id",), "indicators", ("indicator_id",))

AUDITS = Table(
    "audits",
    "one row per check of a stated figure against what other figures make of it",
    (
        Column("audit_id", S, "kind:indicator_id, with #2, #3, ... where one kind meets a figure again", required=True),
        Column("kind", S, "What is checked", enum=CHECKS, required=True),
        Column("verdict", S, "How it came out", enum=VERDICTS, required=True),
        Column("reason", S, "Why there was nothing to check; empty where there was", enum=NO_VERDICT),
        Column("indicator_id", S, "The stated figure", required=True),
        _DOC_ID,
        Column("others", S, "The figures it is held against, in the order of the calculation, joined by semicolons"),
        Column("unit", S, "Unit of the six numbers: growth is in %"),
        Column("years", _INT, "Years that a growth is spread over", unit="years", required=True),
        Column("stated", N, "The stated figure in that unit", unit="see unit", required=True),
        *_ends("stated_", "it leaves"),
        Column("expected", N, "What the other figures make of it", unit="see unit", required=True),
        *_ends("expected_", "they leave"),
    ),
    ("audit_id",),
    (_TO_INDICATORS, _TO_DOCUMENTS),
)

CONFLICTS = Table(
    "conflicts",
    "one row per document in a conflict: equal signature, place and period, another value",
    (
        Column("conflict_id", S, "indicator_id of the figure that stands first", required=True),
        Column("place", _INT, "1 for the figure with the most authority, then downwards", required=True),
        Column("indicator_id", S, "The figure", required=True),
        _DOC_ID,
        Column("authority", S, "Whose word the document is", enum=AUTHORITIES, required=True),
        Column("agrees", B, "Whether it has a value in common with the one that stands first", required=True),
        Column("copies", _INT, "Reposts of the document, which count with it", unit="documents", required=True),
        *_ends("", "the figure leaves"),
    ),
    ("conflict_id", "indicator_id"),
    (_TO_INDICATORS, _TO_DOCUMENTS),
)

TABLES: tuple[Table, ...] = (DOCUMENTS, INDICATORS, INDUSTRIES, POLICIES, MEASURES, REJECTS, EDITS, AUDITS, CONFLICTS)
BY_NAME = {table.name: table for table in TABLES}
SYNTHETIC = Column("synthetic", B, "True: a program made the document up, and nothing in it is real", required=True)


def tables(*, synthetic: bool = False) -> tuple[Table, ...]:
    """Return the tables of a dataset; each has the mark :data:`SYNTHETIC` as its last column if its documents are made up.

    >>> [table.names[-1] for table in tables(synthetic=True)] == ["synthetic"] * len(TABLES)
    True
    """
    return tuple(replace(table, columns=(*table.columns, SYNTHETIC)) for table in TABLES) if synthetic else TABLES
