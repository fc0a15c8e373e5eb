"""The words of table heads by what they say, and the units written beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from etl.alternatives import alternatives
from etl.mentions.quantities import QuantityFinder

Rows = Iterable[Mapping[str, str]]
_UNKNOWN = re.compile(r"[^\d\s，。；：]{1,8}")
_PER = re.compile(r"/[^\d/\s]{1,8}")


@dataclass(frozen=True, slots=True)
class HeadUnit:
    """The unit that a head gives its numbers: base unit, what one of it is worth, and its family."""

    unit: str
    factor: float
    kind: str


PERCENT = HeadUnit("%", 1.0, "percent")
RANK = HeadUnit("位", 1.0, "rank")
POINTS = HeadUnit("个百分点", 1.0, "point")


class HeadWords:
    """The table ``table_heads`` as sets and patterns."""

    def __init__(self, rows: Rows, quantities: QuantityFinder) -> None:
        self._terms: dict[str, set[str]] = {}
        for row in rows:
            self._terms.setdefault(row["role"], set()).add(row["term"])
        self._quantities = quantities
        self._units: dict[str, HeadUnit | None] = {}
        base = self._any("yoy", "mom", "per_year", "since_january", "long")
        move = self._any("rise", "fall")
        since = r"[比较](?:19|20)\d\d年(?:同期|末|底)?|(?:19|20)\d\d[—–\-~～至](?:19|20)\d\d年年均"
        self.change = re.compile(
            rf"(?P<base>{base}|{since})?的?(?:名义|实际|可比价?|累计)?(?P<move>{move})(?:{move})?$|(?P<only>{base})$"
        )
        self.rank = re.compile(f"[居列]?(?:{self._any('rank')})$")
        self.share = re.compile(f"(?:{self._any('share')})$|率$|^占(?!地)")
        self.completed = re.compile(f"(?:{self._any('completed')})[的数]?(?:比例|百分比|进度|比重)?$")
        self.target = re.compile(self._any("target"))
        self.done = re.compile(self._any("actual", "completed"))
        self.added = re.compile(self._any("added"))
        self.relative = re.compile("|".join(f"(?P<{role}>{self._any(role)})" for role in RELATIVE))
        self.relative_end = re.compile(f"(?:{self._any(*RELATIVE)})$")
        self.lead_in = re.compile(rf"^(?:{self._any('lead_in')})[:：，、]?")
        self.caption_lead = re.compile(f"^(?:{self._any('caption_lead')})的?")
        self.caption_tail = re.compile(f"(?:{self._any('caption_tail')})$")
        self._cuts = {
            role: (re.compile(f"(?:{self._any(role)})$"), re.compile(f"^(?:{self._any(role + '_verb')})"))
            for role in ("actual", "target")
        }
        verbs = self._any("up", "down", "reached")
        self.before_number = re.compile(rf"(?:(?:{self._any('yoy', 'mom')})?(?P<verb>{verbs})了?)?")

    def _any(self, *roles: str) -> str:
        return alternatives(term for role in roles for term in self._terms.get(role, ()))

    def has(self, role: str, word: str) -> bool:
        """Tell whether ``word`` as a whole is one of a role."""
        return word in self._terms.get(role, ())

    def role(self, word: str, roles: Iterable[str]) -> str:
        """Return the first of ``roles`` that ``word`` as a whole has, or an empty string."""
        return next((role for role in roles if self.has(role, word)), "")

    def cut(self, role: str, text: str) -> str:
        """Return ``text`` without a word of a role at its end, or a verb of it at the beginning (完成投资)."""
        ends, begins = self._cuts[role]
        cut = ends.sub("", text, count=1)
        return cut if cut != text else begins.sub("", text, count=1)

    def unit(self, words: str) -> HeadUnit | None:
        """Return the unit that ``words`` are (亿元, %, 万吨标准煤, 件/万人), or None if they are none."""
        if words not in self._units:
            self._units[words] = self._read_unit(words)
        return self._units[words]

    def _read_unit(self, words: str) -> HeadUnit | None:
        if not words or len(words) > 12 or words[0].isdigit():
            return None
        found = self._quantities.find("1" + words)
        if not found or found[0].core != 0 or found[0].value_max is not None:
            return None
        first = found[0]
        scale = re.fullmatch("[十百千万亿]+", words)
        if first.kind in ("none", "class", "duration") and not (first.kind == "duration" or scale):
            return None
        rest = ("1" + words)[first.core_end :]
        if rest and not _PER.fullmatch(rest):
            return None
        return HeadUnit(first.unit + rest, first.value, "physical" if rest else first.kind)

    def given_unit(self, words: str) -> HeadUnit | None:
        """Return the unit of a place where nothing but a unit can stand: an unknown one as it is written."""
        return self.unit(words) or (HeadUnit(words, 1.0, "count") if _UNKNOWN.fullmatch(words) else None)


RELATIVE = (
    "same_stretch_last_year",
    "end_of_last_year",
    "last_year",
    "this_year",
    "last_month",
    "end_of_stretch",
    "to_date",
    "this_month",
    "this_stretch",
)
"""Words for a time that is told from the table's own, those that are part of others last."""
