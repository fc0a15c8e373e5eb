"""The comparability signature (口径) of a figure: two figures may be compared when theirs are equal.

A signature is eight parts joined by ``|``: ``gdp|all|%|growth|yoy|province|year|actual``. Where two differ, the names of
the differing parts say why the figures may not be put into one series.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from etl.compare.stretch import stretch
from etl.gazetteer import COUNTRY
from etl.mentions.metric_ids import MetricIndex

PARTS = ("metric", "scope", "unit", "measure", "basis", "level", "period", "status")
"""The parts of a signature in their order."""
SIGNED = (
    "metric",
    "metric_id",
    "unit",
    "measure",
    "basis",
    "status",
    "period_start",
    "period_end",
    "region_code",
    "province",
    "city",
    "county",
    "entity",
)
"""The columns of ``indicators`` that a signature depends on."""
Said = Mapping[str, str]
_TEXTS = tuple(name for name in SIGNED if not name.startswith("period_"))
_NAMED_BY = itemgetter("metric", "metric_id", "province", "city", "county")
SHARED_UNIT = "、"
"""Stands between the words of a unit that counts alike in each of them (家、户)."""
ALL = "all"
"""The scope of a figure whose words narrow it to nothing."""
_GENERIC = re.compile(r"(?:省|市|自治区|自治州|自治县|[区县州盟旗])$")
_YEAR = re.compile(r"^(?:19|20)\d\d年度?")
_EMPTY_BRACKETS = re.compile(r"[（(]\s*[）)]")


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A word that narrows a metric (规模以上).

    ``implied``: where a canonical metric's ``name``, or its name or ``definition``, has the word, the metric means it
    also where a text leaves it out; empty where it never does.
    """

    scope: str
    implied: str


class Signatures:
    """Gives figures their signatures; built from the vocabulary."""

    def __init__(
        self,
        qualifiers: Mapping[str, Qualifier],
        canonical: Iterable[Mapping[str, str]],
        units: Mapping[str, str],
        metrics: MetricIndex,
    ) -> None:
        self._qualifiers, self._units, self._metrics = qualifiers, units, metrics
        self._pattern = re.compile("|".join(map(re.escape, sorted(qualifiers, key=lambda term: (-len(term), term)))))
        self._kept: dict[tuple[str, ...], tuple[str, str]] = {}
        self._own = {
            row["metric_id"]: self._scopes(row["name"], ("name", "definition"))
            | self._scopes(row["definition"], ("definition",))
            for row in canonical
        }

    @classmethod
    def from_rows(
        cls,
        scopes: Iterable[Mapping[str, str]],
        units: Iterable[Mapping[str, str]],
        canonical: Iterable[Mapping[str, str]],
        metrics: MetricIndex,
    ) -> Signatures:
        """Build from the rows of ``scopes``, ``same_units`` and ``metrics``, and the index of metric names."""
        qualifiers = {row["term"]: Qualifier(row["scope"], row["implied"]) for row in scopes}
        return cls(qualifiers, canonical, {row["unit"]: row["shared"] for row in units}, metrics)

    def of(self, row: Mapping[str, object]) -> str:
        """Return the signature of a row of ``indicators`` (of its fields in SIGNED).

        >>> from datetime import date
        >>> from etl.toolbox import toolbox
        >>> toolbox().signatures.of({"metric": "规模以上工业增加值", "metric_id": "industrial_value_added", "unit": "%",
        ...     "measure": "growth", "basis": "yoy", "region_code": "370000", "status": "actual",
        ...     "period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31)})
        'industrial_value_added|above_scale|%|growth|yoy|province|year|actual'
        """
        said = _said(row)
        parts = (
            *self._named(said),
            self._units.get(said["unit"], said["unit"]),
            said["measure"],
            said["basis"],
            level(said["region_code"], said["entity"]),
            stretch(row.get("period_start"), row.get("period_end")),
            said["status"],
        )
        return "|".join(parts) if "|" not in "".join(parts) else "|".join(part.replace("|", "/") for part in parts)

    def names(self, words: str) -> tuple[str, str]:
        """Return the metric and the scope that a signature would have for a noun phrase of the text.

        >>> from etl.toolbox import toolbox
        >>> toolbox().signatures.names("规上工业企业研发费用")
        ('enterprise_rd', 'above_scale')
        """
        return self._named(_said({"metric": words, "metric_id": self._metrics.identify(words)[0]}))

    def _named(self, said: Said) -> tuple[str, str]:
        """Return metric and scope of a row; documents repeat their metrics, so that answers are kept."""
        key = _NAMED_BY(said)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._metric(said), self._scope(said)
        return found

    def _metric(self, said: Said) -> str:
        """The canonical id, else the words of the text without region, time and scope."""
        if said["metric_id"]:
            return said["metric_id"]
        words = _YEAR.sub("", said["metric"])
        for name in sorted(_own_names(said["province"], said["city"], said["county"]), key=len, reverse=True):
            words = words.removeprefix(name) or words
        return self._metrics.bare(_EMPTY_BRACKETS.sub("", self._pattern.sub(self._unless_scope, words)) or words)

    def _unless_scope(self, match: re.Match[str]) -> str:
        return "" if self._qualifiers[match.group()].scope else match.group()

    def _scope(self, said: Said) -> str:
        scopes = self._scopes(said["metric"]) - self._own.get(said["metric_id"], frozenset())
        return "+".join(sorted(scopes)) or ALL

    def _scopes(self, words: str, implied: tuple[str, ...] = ()) -> frozenset[str]:
        """Return the scopes that words name; of those that are ``implied`` in these ways, if any are given."""
        found = (self._qualifiers[match.group()] for match in self._pattern.finditer(words))
        return frozenset(each.scope for each in found if each.scope and (not implied or each.implied in implied))


def level(code: str, entity: str = "") -> str:
    """Return whose figure one is: ``entity``, or the level of its region, ``none`` without one.

    >>> [level(code) for code in ("100000", "370000", "370300", "370303", "")]
    ['country', 'province', 'prefecture', 'county', 'none']
    >>> level("370000", "某某机器人公司")
    'entity'
    """
    if entity:
        return "entity"
    if not code or code == COUNTRY:
        return "country" if code else "none"
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def parts(signature: str) -> dict[str, str]:
    """Return the parts of a signature by name.

    Raises:
        ValueError: the text is no signature.

    >>> parts("gdp|all|%|growth|yoy|province|year|actual")["period"]
    'year'
    """
    return dict(zip(PARTS, signature.split("|"), strict=True))


def differing(one: str, other: str) -> tuple[str, ...]:
    """Return the names of the parts in which two signatures differ; none where the figures may be compared.

    A figure without a metric is comparable with nothing, itself included.

    Raises:
        ValueError: one of the texts is no signature.

    >>> differing("gdp|all|%|growth|yoy|province|year|actual", "gdp|all|%|growth|per_year|province|several_years_5|actual")
    ('basis', 'period')
    """
    mine, theirs = parts(one), parts(other)
    return tuple(name for name in PARTS if mine[name] != theirs[name] or (name == "metric" and not mine[name]))


@cache  # a document has few regions
def _own_names(*places: str) -> tuple[str, ...]:
    return tuple(each for name in places for each in (name, _GENERIC.sub("", name)) if len(each) > 1)


def _said(row: Mapping[str, object]) -> Said:
    """Return the texts of a row, empty where it says nothing."""
    return {name: str(row.get(name) or "") for name in _TEXTS}
