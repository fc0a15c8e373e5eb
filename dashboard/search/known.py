"""The words that a search understands as something else than words: places, kinds of statement, comparisons, units.

Whatever is typed is compared in one form: half width, simplified characters, lower case.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from dashboard.package_tables import rows
from etl.clean.language import Language
from etl.clean.script import ScriptFixes, to_simplified
from etl.vocabulary import tables
from etl.vocabulary.language import readings, simplified, word_frequencies

SCALES = {
    "千": 1e3,
    "万": 1e4,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
    "十亿": 1e9,
    "百亿": 1e10,
    "千亿": 1e11,
    "万亿": 1e12,
}
ENGLISH_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORTEST_ENGLISH = 4
_LANGUAGE = Language(word_frequencies, readings, simplified)
_MONEY = {"cny": "元", "rmb": "元", "yuan": "元", "usd": "美元", "eur": "欧元"}


def plain(typed: str) -> str:
    """Return what was typed in the form that is searched: half width, simplified characters.

    >>> plain("機器人　≥ １００ 家"), plain("「顯著」")
    ('机器人 ≥ 100 家', '“显著”')
    """
    return to_simplified(unicodedata.normalize("NFKC", typed), _LANGUAGE, _fixes())


@cache
def _fixes() -> ScriptFixes:
    return ScriptFixes.from_rows(tables.rows("script_fixes"))


@cache
def words(kind: str) -> dict[str, str]:
    """Return the terms of one kind of ``search_words.csv`` with what each stands for.

    >>> words("status")["目标"], words("operator")["不低于"]
    ('target', '>=')
    """
    return {row["term"]: row["value"] for row in rows("search_words.csv") if row["kind"] == kind}


@cache
def units() -> dict[str, tuple[str, float]]:
    """Return each way to write a unit, in lower case, with the dataset's unit and what one of it is worth in that.

    >>> units()["个百分点"], units()["yuan"], units()["eflops"]
    (('个百分点', 1.0), ('元', 1.0), ('EFLOPS', 1.0))
    """
    countable = ("count", "duration", "latin", "money", "percent", "permille", "physical", "point", "times")
    written = sorted(
        (row for row in tables.rows("units") if row["kind"] in countable), key=lambda row: row["term"].isupper()
    )
    known = {row["term"].lower(): (row["unit"], float(row["factor"] or 1)) for row in written if row["unit"]}
    return known | {name: (unit, 1.0) for name, unit in _MONEY.items()}


@cache
def family(unit: str) -> dict[str, float]:
    """Return the units that can be turned into ``unit``, with what one of each is worth in it.

    >>> family("P")["EFLOPS"], family("家")
    (1000.0, {'家': 1.0})
    """
    known = {row["unit"]: row for row in rows("unit_families.csv")}
    if unit not in known:
        return {unit: 1.0}
    own = known[unit]
    return {
        name: float(row["factor"]) / float(own["factor"])
        for name, row in known.items()
        if row["family"] == own["family"]
    }


@cache
def places() -> dict[str, tuple[str, ...]]:
    """Return the names of places, in lower case, with the codes of those called so; those of today only.

    >>> places()["四川"], places()["sichuan"], "120101" in places()["和平区"], "120101" in places()["heping"]
    (('510000',), ('510000',), True, True)
    """
    found: dict[str, list[str]] = {}
    for row in tables.rows("regions"):
        for name in {row["name"], row["short_name"]} - {""}:
            found.setdefault(name, []).append(row["code"])
    for row in rows("regions.csv"):
        found.setdefault(row["en"].lower(), []).append(row["code"])
    for row in rows("place_names.csv"):
        for english in _english(row["en"].lower()):
            found.setdefault(english, []).extend(found.get(row["zh"], []))
    return {name: tuple(dict.fromkeys(codes)) for name, codes in found.items() if len(name) > 1}


def _english(name: str) -> set[str]:
    """Return the ways to write an English name: with the word for its kind, and without it where enough is left.

    >>> sorted(_english("heping district")), _english("she county")
    (['heping', 'heping district'], {'she county'})
    """
    short = re.sub(r" (?:city|county|district|prefecture)$", "", name)
    return {name, short} if len(short) >= _SHORTEST_ENGLISH else {name}


def metrics_called(word: str) -> list[str]:
    """Return the ids of the metrics that a word is a term for; of a word that is none, those with it in their name.

    >>> "computing_power" in metrics_called("computing"), metrics_called("GDP"), "robot_enterprises" in metrics_called("robots")
    (True, ['gdp'], True)
    """
    small = word.lower()
    terms = {
        row["metric_id"] for row in tables.rows("metric_terms") if row["term"].lower() == small and row["metric_id"]
    }
    if terms:
        return sorted(terms)
    one = small.removesuffix("s") if len(small) > _SHORTEST_ENGLISH else small
    return [row["metric_id"] for row in tables.rows("metrics") if small in row["name"] or one in row["name_en"].lower()]
