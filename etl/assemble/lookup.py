"""The vocabularies that a metric's phrase is looked up in."""

from __future__ import annotations

from dataclasses import dataclass

from etl.assemble.certainty import Certainty
from etl.assemble.owners import OwnerFinder
from etl.mentions.industries import IndustryFinder
from etl.mentions.metric_ids import MetricIndex


@dataclass(frozen=True, slots=True)
class Naming:
    """What names are made of: canonical metrics, industries, and owners."""

    metrics: MetricIndex
    industries: IndustryFinder
    owners: OwnerFinder
    certainty: Certainty
