"""The comparability signature (口径) of a figure: two figures may be compared when theirs are equal.

A signature is eight parts joined by ``|``: ``gdp|all|%|growth|yoy|province|year|actual``. Where two differ, the names of
the differing parts say why the figures may not be put into one series.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from etl.alternatives import alternatives
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
        self._pattern = re.compile(alternatives(qualifiers))
        self._named = cache(self._metric_and_scope)  # documents repeat their metrics, and all else even more
        self._rest = cache(self._other_parts)
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
        return self.of_fields(map(row.get, SIGNED))

    def of_fields(self, fields: Iterable[object]) -> str:
        """Return the signature of a row that is given as its fields SIGNED, in their order."""
        metric, metric_id, unit, measure, basis, status, first, last, code, province, city, county, entity = fields
        name, scope = self._named(metric, metric_id, province, city, county)
        whose, when = level(_text(code), _text(entity)), stretch(first, last)
        return f"{_part(name)}|{_part(scope)}|{self._rest(unit, measure, basis, whose, when, status)}"

    def _other_parts(self, unit: object, *others: object) -> str:
        unit = _text(unit)
        return "|".join(map(_part, (self._units.get(unit, unit), *others)))

    def names(self, words: str) -> tuple[str, str]:
        """Return the metric and the scope that a signature would have for a noun phrase of the text.

        >>> from etl.toolbox import toolbox
        >>> toolbox().signatures.names("规上工业企业研发费用")
        ('enterprise_rd', 'above_scale')
        """
        return self._named(words, self._metrics.identify(words)[0], "", "", "")

    def _metric_and_scope(self, *fields: object) -> tuple[str, str]:
        metric, metric_id, *places = map(_text, fields)
        return self._metric(metric, metric_id, places), self._scope(metric, metric_id)

    def _metric(self, metric: str, metric_id: str, places: Iterable[str]) -> str:
        """The canonical id, else the words of the text without region, time and scope."""
        if metric_id:
            return metric_id
        words = _YEAR.sub("", metric)
        for name in sorted(_own_names(*places), key=len, reverse=True):
            words = words.removeprefix(name) or words
        return self._metrics.bare(_EMPTY_BRACKETS.sub("", self._pattern.sub(self._unless_scope, words)) or words)

    def _unless_scope(self, match: re.Match[str]) -> str:
        return "" if self._qualifiers[match.group()].scope else match.group()

    def _scope(self, metric: str, metric_id: str) -> str:
        scopes = self._scopes(metric) - self._own.get(metric_id, frozenset())
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


def _text(said: object) -> str:
    """Return the text of a field, empty where it says nothing."""
    return str(said or "")


def _part(said: object) -> str:
    """Return a field as part of a signature, without the mark between parts."""
    return _text(said).replace("|", "/")
