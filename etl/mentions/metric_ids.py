"""Give a metric's name its canonical id and theme.

An id is given only when the whole name is accounted for: it is a known name, apart from words that do not change what is
measured (全省, 新增, 数量). A known name inside a longer one is not enough, because Chinese qualifies from the left and
heads on the right: 新能源汽车产量 is not 汽车产量, 高新技术企业营收 not 高新技术企业, a share (占比) not its level.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import ahocorasick_rs

OTHER = "other"
_DECORATION = re.compile(r"[\s“”\"'‘’《》「」·、，,]|[（(](?:R&D|RD|GDP|CPI|新口径|不含农户)[）)]", re.IGNORECASE)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,7}?(?<!园)(?<!发)(?<!社)(?<!地)(?<!术)(?<!城)(?:省|市|县|州|区)")
_RATIO = re.compile(r"(?:占比|比重|比例|率|强度)$")
_LEADING_THEMES = ("ai", "digital")


class MetricIndex:
    """Looks up metric names; answers are cached, because documents repeat them."""

    def __init__(
        self,
        themes: Mapping[str, str],
        ids: Mapping[str, str],
        affixes: Iterable[Mapping[str, str]],
        theme_terms: Mapping[str, str],
    ) -> None:
        kinds: dict[str, list[tuple[str, str]]] = {"prefix": [], "increment": [], "suffix": [], "rewrite": []}
        reach = set()
        for row in affixes:
            kinds["prefix" if row["kind"] == "reach" else row["kind"]].append((row["term"], row["form"]))
            reach |= {row["term"]} if row["kind"] == "reach" else set()
        longest = {kind: sorted(pairs, key=lambda pair: -len(pair[0])) for kind, pairs in kinds.items()}
        self._rewrites = tuple(longest["rewrite"])
        prefixes, increments = ([term for term, _ in longest[kind]] for kind in ("prefix", "increment"))
        self._prefix, self._increment = _any_of(prefixes), _any_of(increments + prefixes)
        self._reach = re.compile(rf"(?:{_any_of([term for term in prefixes if term in reach]).pattern})(?=.)")
        self._suffixes = tuple(term for term, _ in longest["suffix"])
        self._themes = themes
        self._ids = {self._plain(name): metric_id for name, metric_id in ids.items()}
        self._theme_of = tuple(theme_terms.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(theme_terms), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )
        self._cache: dict[str, tuple[str, str]] = {}

    @classmethod
    def from_rows(
        cls,
        metrics: Iterable[Mapping[str, str]],
        terms: Iterable[Mapping[str, str]],
        affixes: Iterable[Mapping[str, str]] = (),
        theme_terms: Iterable[Mapping[str, str]] = (),
    ) -> MetricIndex:
        """Build from the rows of ``metrics``, ``metric_terms``, ``metric_affixes`` and ``theme_terms``."""
        themes = {row["metric_id"]: row["theme"] for row in metrics}
        ids = {row["term"]: row["metric_id"] for row in terms}
        return cls(themes, ids, affixes, {row["term"]: row["theme"] for row in theme_terms})

    def identify(self, metric: str) -> tuple[str, str]:
        """Return (metric id or "", theme) of a metric's name; the theme is ``other`` if nothing tells."""
        found = self._cache.get(metric)
        if found is None:
            found = self._cache[metric] = self._identify(metric)
        return found

    def bare(self, metric: str) -> str:
        """Return a name spelt the one way, without words of place and time before it.

        >>> MetricIndex({}, {}, [{"kind": "reach", "term": "全省", "form": ""}], {}).bare("全省“专精特新”企业")
        '专精特新企业'
        """
        name = self._plain(metric)
        while prefix := self._reach.match(name):
            name = name[prefix.end() :]
        return name

    def _identify(self, metric: str) -> tuple[str, str]:
        for name in self._names(self._plain(metric)):
            metric_id = self._ids.get(name)
            if metric_id:
                return metric_id, self._themes[metric_id]
        return "", self._theme(metric)

    def _plain(self, name: str) -> str:
        """Spell a name the one way that the index knows."""
        name = _DECORATION.sub("", name)
        for term, form in self._rewrites:
            name = name.replace(term, form)
        return name

    def _names(self, name: str) -> Iterator[str]:
        """Yield the name, then the name without words that leave the metric what it is."""
        while name:
            yield name
            if name.endswith(self._suffixes):
                yield from (name.removesuffix(suffix) for suffix in self._suffixes if name.endswith(suffix))
            name = self._shorter(name)

    def _shorter(self, name: str) -> str:
        # 新增 before a ratio (新增装机占比) makes it the ratio of something else.
        prefix = (self._prefix if _RATIO.search(name) else self._increment).match(name) or _PLACE.match(name)
        return name[prefix.end() :] if prefix else ""

    def _theme(self, metric: str) -> str:
        """Return the theme of the last keyword (the head); AI and digital words decide wherever they stand."""
        themes = [self._theme_of[index] for index, _, _ in self._automaton.find_matches_as_indexes(metric)]
        for theme in _LEADING_THEMES:
            if theme in themes:
                return theme
        return themes[-1] if themes else OTHER


def _any_of(terms: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern of the first of ``terms`` that fits, which a pattern finds much faster than a loop."""
    return re.compile("|".join(map(re.escape, terms)) or "(?!)")
