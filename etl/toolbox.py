"""Everything that is made of the vocabulary, made once: what the pure steps are given to work with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from etl.assemble.certainty import Certainty
from etl.assemble.citations import Issuers
from etl.assemble.lookup import Naming
from etl.assemble.owners import OwnerFinder
from etl.assemble.tabular import HeadReader, HeadWords, TableTools
from etl.clean import CleanLexicon
from etl.clean.language import Language
from etl.compare.audit import Auditor
from etl.compare.signature import Signatures
from etl.describe.events import Events
from etl.describe.genre import Genres
from etl.gazetteer import Gazetteer
from etl.mentions.cues import Cues
from etl.mentions.industries import IndustryFinder
from etl.mentions.measures import MeasureFinder
from etl.mentions.metric_ids import MetricIndex
from etl.mentions.metrics import PhraseReader
from etl.mentions.periods import Holidays
from etl.mentions.policies import PolicyFinder
from etl.mentions.quantities import QuantityFinder
from etl.mentions.regions import RegionFinder
from etl.mentions.stance import StanceReader
from etl.vocabulary.language import readings, simplified, word_frequencies
from etl.vocabulary.tables import rows


@dataclass(frozen=True)
class Toolbox:
    """The finders and readers of one vocabulary."""

    lexicon: CleanLexicon
    events: Events
    genres: Genres
    gazetteer: Gazetteer
    regions: RegionFinder
    quantities: QuantityFinder
    holidays: Holidays
    cues: Cues
    phrases: PhraseReader
    stance: StanceReader
    naming: Naming
    tables: TableTools
    policies: PolicyFinder
    issuers: Issuers
    measures: MeasureFinder
    signatures: Signatures
    auditor: Auditor


@cache
def toolbox() -> Toolbox:
    """Return the tools of the packaged vocabulary."""
    gazetteer = Gazetteer.from_rows(rows("regions"), rows("region_names"))
    cues = Cues((*rows("cues"), *rows("admission_words")))
    quantities, naming = QuantityFinder(rows("units"), rows("hedges"), rows("number_words")), _naming()
    regions = RegionFinder.from_rows(
        gazetteer, rows("areas"), rows("region_contexts"), rows("region_edges"), rows("region_everyday")
    )
    signatures = Signatures.from_rows(rows("scopes"), rows("same_units"), rows("metrics"), naming.metrics)
    heads = HeadReader(HeadWords(rows("table_heads"), quantities))
    usual = {row["metric_id"]: row["unit"] for row in rows("metrics")}
    return Toolbox(
        lexicon=_lexicon(),
        events=Events.from_rows(rows("events")),
        genres=Genres.from_rows(rows("genre_words")),
        gazetteer=gazetteer,
        regions=regions,
        quantities=quantities,
        holidays=Holidays.from_rows(rows("holidays"), rows("holiday_terms")),
        cues=cues,
        phrases=PhraseReader(cues),
        stance=StanceReader(cues),
        naming=naming,
        tables=TableTools(heads, regions, naming, usual),
        policies=PolicyFinder.from_rows(rows("policy_words")),
        issuers=Issuers(rows("policy_issuers")),
        measures=MeasureFinder.from_rows(rows("instruments"), rows("instrument_terms"), rows("instrument_contexts")),
        signatures=signatures,
        auditor=Auditor.from_rows(
            signatures, {name: rows(name) for name in ("growth_limits", "metrics", "sums", "authority")}
        ),
    )


def _lexicon() -> CleanLexicon:
    language = Language(words=word_frequencies, readings=readings, simplified=simplified)
    return CleanLexicon.from_rows(
        rows("furniture"), rows("masthead_labels"), rows("script_fixes"), rows("heading_cues"), language
    )


def _naming() -> Naming:
    metrics = MetricIndex.from_rows(rows("metrics"), rows("metric_terms"), rows("metric_affixes"), rows("theme_terms"))
    industries = IndustryFinder.from_rows(rows("industries"), rows("industry_terms"), rows("industry_ignore"))
    return Naming(
        metrics, industries, OwnerFinder(rows("organisation_words"), _frequency), Certainty.from_rows(rows("certainty"))
    )


def _frequency(word: str) -> int:
    return word_frequencies().count(word)
