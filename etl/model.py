"""The words of the project: what passes from one step of the ETL to the next.

All are frozen values without behaviour beyond small properties. Spans are half-open character offsets, unless said
otherwise into :attr:`Document.text`; ``text[start:end] == quote`` holds wherever there is a quote.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from etl.value import value


class Bound(StrEnum):
    """How a hedge word opens the value (突破 → at_least, 近 → nearly, ...)."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    NEARLY = "nearly"


class Measure(StrEnum):
    """What kind of statement about the metric a number is."""

    LEVEL = "level"
    INCREMENT = "increment"
    GROWTH = "growth"
    GAP = "gap"
    RANK = "rank"


class Basis(StrEnum):
    """What a growth or gap is measured against; empty when not stated or of any other kind."""

    NONE = ""
    YOY = "yoy"
    PER_YEAR = "per_year"
    CUMULATIVE = "cumulative"
    MOM = "mom"
    TARGET_REGION = "target_region"


class Status(StrEnum):
    """Whether a number is a fact, a promise or a term of a policy."""

    ACTUAL = "actual"
    TARGET = "target"
    PROVISION = "provision"


class BlockKind(StrEnum):
    """The role of one line of a cleaned text."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    BODY = "body"
    TABLE = "table"


class DocumentKind(StrEnum):
    """The genre of a document."""

    WORK_REPORT = "work_report"
    PLAN = "plan"
    NOTICE = "notice"
    NEWS = "news"
    INTERVIEW = "interview"
    BULLETIN = "bulletin"
    STATISTICS = "statistics"


@value
class Span:
    """Half-open character offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One document as its container gave it: decoded, otherwise untouched.

    ``file`` is the path relative to the input folder (``documents.file``); ``doc_id`` the first 16 hex digits of the
    SHA-256 of the original bytes; ``metadata`` holds what the container itself says (``title``, ``url``,
    ``published_date``, ``source``, ``author``), under the names of the ``documents`` table. ``dropped`` lists, as
    (kind, text), what the reader left out as furniture. A tab stands between the cells of a table's row.
    """

    doc_id: str
    file: str
    text: str
    encoding: str
    sha256: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that gave no document, as a value: the build goes on and reports it."""

    file: str
    reason: str
    message: str
    doc_id: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """One kind of mending that a document needed, how often, and the first few places as (before, after)."""

    name: str
    count: int
    examples: tuple[tuple[str, str], ...] = ()


@value
class Block:
    """One line of the cleaned text and its role."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a page says about itself around its body; empty where it says nothing. Dates are as found in the text."""

    title: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    published_date: date | None = None
    published_basis: str = ""
    document_number: str = ""


@dataclass(frozen=True, slots=True)
class CleanText:
    """The result of cleaning: the document's own words, with their layout and what was mended.

    ``damaged`` spans could not be restored: they stay in the text, and no figure is taken from them.
    ``dropped`` lists furniture that was removed, as (kind, text), for readers who want to dispute it.
    """

    text: str
    blocks: tuple[Block, ...]
    language: str
    masthead: Masthead
    repairs: tuple[Repair, ...] = ()
    damaged: tuple[Span, ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A cleaned text, the region whose government, congress, department or leaders act in it, and its dates."""

    doc_id: str
    file: str
    encoding: str
    clean: CleanText
    region_code: str = ""
    published_date: date | None = None
    event_date: date | None = None
    date_basis: str = ""
    region_basis: str = ""
    kind: DocumentKind = DocumentKind.NEWS

    @property
    def text(self) -> str:
        """The cleaned text that every span points into."""
        return self.clean.text

    @property
    def own_date(self) -> date | None:
        """The date that 今年, 上半年 and 目前 are resolved against (figures.md §3.2)."""
        return self.event_date or self.published_date

    @property
    def latest_date(self) -> date | None:
        """The later of the two dates: what is over by then is no promise."""
        event, published = self.event_date, self.published_date
        return max(event, published) if event and published else event or published


@value
class RegionMention:
    """A place named in the text, by the code in force on the document's date: empty for an area without one (长三角)."""

    start: int
    end: int
    name: str
    code: str
    rule: str = ""


@value
class IndustryMention:
    """An industry term in the text with its place in the taxonomy."""

    start: int
    end: int
    term: str
    industry: str
    industry_name: str
    layer: str


@value
class PolicyMention:
    """A policy document cited in 《》 or by number; ``region_code`` is whose it is."""

    start: int
    end: int
    title: str
    number: str = ""
    year_start: int | None = None
    year_end: int | None = None
    plan_period: str = ""
    region_code: str = ""


@value
class MeasureMention:
    """A policy instrument used, promised or offered; ``amounts`` are positions in the document's figures."""

    start: int
    end: int
    instrument: str
    side: str
    status: Status = Status.ACTUAL
    amounts: tuple[int, ...] = ()


@value
class Figure:
    """One number stated by a document, all fields of the ``indicators`` table that are decided by reading."""

    start: int
    end: int
    quote: str
    sentence: str
    metric: str
    metric_id: str
    theme: str
    value: float
    value_max: float | None
    unit: str
    bound: Bound
    low: float | None
    high: float | None
    measure: Measure
    basis: Basis
    status: Status
    baseline: bool
    period_start: date | None
    period_end: date | None
    period_text: str
    region_code: str
    entity: str
    industry: str
    confidence: float
    flags: tuple[str, ...]
    rules: tuple[str, ...]


@value
class Reject:
    """A number that did not become a figure, and why."""

    start: int
    end: int
    quote: str
    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was read out of one document."""

    document: Document
    figures: tuple[Figure, ...]
    rejects: tuple[Reject, ...]
    industries: tuple[IndustryMention, ...] = ()
    regions: tuple[RegionMention, ...] = ()
    policies: tuple[PolicyMention, ...] = ()
    measures: tuple[MeasureMention, ...] = ()
