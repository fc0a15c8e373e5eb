"""The grammar of the search box: words, a quantity, places, a period and a kind of statement, in any order.

    query    = part { separator part }         separators: space , ， 、 ; ；
    part     = words | "exact words" | -without | quantity | period | place | kind
    quantity = [comparison] number [unit] [或以上]  |  number–number [unit]
    period   = 2023 | 2023- | -2023 | 2021–2023 | 2021年至2023年 | 2021年上半年 | Q1 2021 | 2021年1—6月
    place    = 四川 | Sichuan | 和平区
    kind     = 目标 | 实际 | 增速 | 同比 | target | growth …          (search_words.csv)

A number without a comparison is a quantity only with a unit that is known; otherwise it is a word (5G, 十四五, L4).
Parts narrow each other; several places widen each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from dashboard.search.known import places, plain, units, words
from dashboard.search.typed_amounts import Amount, amounts
from dashboard.search.typed_periods import SEPARATORS, typed_period

_SIGNS = {
    ">=": ">=",
    "≥": ">=",
    "≧": ">=",
    "⩾": ">=",
    "<=": "<=",
    "≤": "<=",
    "≦": "<=",
    "⩽": "<=",
    ">": ">",
    "<": "<",
    "=": "=",
}
_QUOTED = re.compile(r"[\"“”「『]([^\"“”」』]*)[\"“”」』]?")
_ENDS = '"”“」』'
_GLUED = re.compile(rf"[^\s{SEPARATORS}<>=≥≤]*")
_LONGEST = 200


class QueryError(ValueError):
    """A query that cannot be understood: ``hint`` is the key of a text, ``part`` the words that it is about."""

    def __init__(self, hint: str, part: str = "") -> None:
        super().__init__(f"{hint}: {part}")
        self.hint, self.part = hint, part


@dataclass(frozen=True, slots=True)
class Quantity:
    """Numbers from ``low`` to ``high`` in ``unit`` (empty: any); ``above``, ``below``: the end itself is left out."""

    low: float | None
    high: float | None
    unit: str = ""
    above: bool = False
    below: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A search: ``words`` must stand in the sentence, ``without`` must not; the other parts narrow the figures.

    ``places`` pairs a name as typed with the region codes that it can mean; ``months`` are the first and the last of the
    one year that it is about.
    """

    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    quantity: Quantity | None = None
    places: tuple[tuple[str, tuple[str, ...]], ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    months: tuple[int, int] | None = None
    status: str = ""
    measure: str = ""
    basis: str = ""

    @property
    def of_figures(self) -> bool:
        """Whether a part of it can only be true of a figure, and not of a mere sentence."""
        return bool(self.quantity or self.year_from or self.year_to or self.status or self.measure or self.basis)


@dataclass
class _Reading:
    """A query while it is read: ``at`` is where the next part begins."""

    text: str
    at: int = 0
    operator: str = ""
    operator_words: str = ""
    found: Query = field(default_factory=Query)


def parse(typed: str) -> Query:
    """Return what a typed search means. Raises :class:`QueryError` for one that cannot be understood.

    >>> parse("算力 ≥ 1000 P")
    Query(words=('算力',), without=(), quantity=Quantity(low=1000.0, high=None, unit='P', above=False, below=False), \
places=(), year_from=None, year_to=None, months=None, status='', measure='', basis='')
    >>> found = parse("增速 10–15 %, 四川, 2023-")
    >>> found.measure, found.quantity.low, found.quantity.high, found.places, found.year_from
    ('growth', 10.0, 15.0, (('四川', ('510000',)),), 2023)
    """
    reading = _Reading(plain(typed)[:_LONGEST])
    while reading.at < len(reading.text):
        if reading.text[reading.at] in SEPARATORS:
            reading.at += 1
        else:
            _part(reading)
    if reading.operator:
        raise QueryError("search.hint_no_number", reading.operator_words)
    if reading.found == Query():
        raise QueryError("search.hint_empty", typed.strip())
    return _told_apart(reading.found)


def _part(reading: _Reading) -> None:
    for read in (_quoted, _sign, _period, _quantity, _without, _known, _word):
        if read(reading):
            return


def _quoted(reading: _Reading) -> bool:
    match = _QUOTED.match(reading.text, reading.at)
    if not match:
        return False
    if match.end() == match.end(1):
        raise QueryError("search.hint_quote", match[0])
    if match[1].strip():
        _add_word(reading, match[1].strip())
    reading.at = match.end()
    return True


def _sign(reading: _Reading) -> bool:
    """Read a comparison: a sign, or words for one before a number."""
    match = _comparison().match(reading.text, reading.at)
    if not match:
        return False
    if reading.operator:
        raise QueryError("search.hint_two_comparisons", match[0].strip())
    reading.operator_words = match[0].strip()
    reading.operator = _SIGNS.get(reading.operator_words) or words("operator")[reading.operator_words.lower()]
    reading.at = match.end()
    return True


@cache
def _comparison() -> re.Pattern[str]:
    signs = "|".join(sorted(_SIGNS, key=len, reverse=True))
    named = "|".join(sorted(words("operator"), key=len, reverse=True))
    return re.compile(rf"(?:{signs})|(?:{named})(?=\s*\d)", re.IGNORECASE)


def _period(reading: _Reading) -> bool:
    if reading.operator:
        return False
    typed = typed_period(reading.text, reading.at)
    if not typed or (not typed.months and _is_quantity(reading.text, typed.end)):
        return False
    first, last = typed.first or reading.found.year_from, typed.last or reading.found.year_to
    if first and last and first > last:
        raise QueryError("search.hint_years", reading.text[reading.at : typed.end].strip())
    reading.found = replace(reading.found, year_from=first, year_to=last, months=typed.months)
    reading.at = typed.end
    return True


def _is_quantity(text: str, at: int) -> bool:
    """Tell whether a unit follows: 2000 家 is a number, 2024 is a year."""
    rest = re.match(r"\s?([^\s\d,，、;；]+)", text[at:])
    return bool(rest and rest[1].lower() in units())


def _quantity(reading: _Reading) -> bool:
    found = amounts(reading.text, reading.at)
    if not found:
        if reading.operator:
            raise QueryError("search.hint_no_number", reading.operator_words)
        return False
    after = _after().match(reading.text, found[-1].end)
    end = after.end() if after else found[-1].end
    is_measured = bool(after or found[-1].unit or len(found) > 1)
    rest = _GLUED.match(reading.text, end)[0]  # type: ignore[index]  # it always matches
    if not reading.operator and (rest or not is_measured):
        return False
    if rest and not is_measured:
        raise QueryError("search.hint_unit", rest)
    said = reading.text[reading.at : end].strip()
    if reading.found.quantity:
        raise QueryError("search.hint_two_quantities", said)
    operator = reading.operator or (words("after")[after[1].lower()] if after else "=")
    if reading.operator and len(found) > 1:
        raise QueryError("search.hint_comparison_and_range", said)
    reading.found = replace(reading.found, quantity=_limits(found, operator, said))
    reading.operator, reading.at = "", end
    return True


@cache
def _after() -> re.Pattern[str]:
    """Return the pattern of a comparison that follows its number: 以上."""
    return re.compile(rf"\s?({'|'.join(sorted(words('after'), key=len, reverse=True))})", re.IGNORECASE)


def _limits(found: list[Amount], operator: str, said: str) -> Quantity:
    unit, ends = found[-1].unit, [amount.number * amount.scale for amount in found]
    if len(ends) > 1:
        if ends[0] > ends[1]:
            raise QueryError("search.hint_range", said)
        return Quantity(ends[0], ends[1], unit)
    low = ends[0] if operator in (">=", ">", "=") else None
    high = ends[0] if operator in ("<=", "<", "=") else None
    return Quantity(low, high, unit, operator == ">", operator == "<")


def _without(reading: _Reading) -> bool:
    match = re.compile(rf"[-–—−]([^\s\d{SEPARATORS}]+)").match(reading.text, reading.at)
    if not match:
        return False
    reading.found = replace(reading.found, without=(*reading.found.without, match[1]))
    reading.at = match.end()
    return True


def _known(reading: _Reading) -> bool:
    """Read a place or a kind of statement, which may be several English words long."""
    end = _end_of_word(reading.text, reading.at)
    for more in (3, 2, 1, 0):
        longer = re.compile(rf"(?: [A-Za-z]+){{{more}}}(?![A-Za-z])").match(reading.text, end)
        if longer and _understood(reading, reading.text[reading.at : longer.end()]):
            reading.at = longer.end()
            return True
    return False


def _understood(reading: _Reading, term: str) -> bool:
    small, found = term.lower(), reading.found
    if codes := places().get(small):
        reading.found = replace(found, places=(*found.places, (term, codes)))
        return True
    for kind in ("status", "measure", "basis"):
        if value := words(kind).get(small):
            reading.found = _of_kind(found, kind, value)
            return True
    return False


def _word(reading: _Reading) -> bool:
    """Read words up to the next separator, sign, or comparison before a number."""
    end = _end_of_word(reading.text, reading.at)
    _add_word(reading, reading.text[reading.at : end])
    reading.at = end
    return True


def _end_of_word(text: str, at: int) -> int:
    stop = _stop().search(text, at + 1)
    return stop.start() if stop else len(text)


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(rf"[{SEPARATORS}{_ENDS}]|{_comparison().pattern}", re.IGNORECASE)


def _add_word(reading: _Reading, word: str) -> None:
    reading.found = replace(reading.found, words=tuple(dict.fromkeys([*reading.found.words, word])))


def _told_apart(found: Query) -> Query:
    """Return a query in which the end of a word that says how a quantity is meant (GDP增速) is no longer part of it."""
    if not found.quantity:
        return found
    for word in found.words:
        for kind in ("measure", "basis"):
            ending = next((term for term in words(kind) if word.endswith(term) and word != term), "")
            if ending and not getattr(found, kind):
                kept = tuple(word.removesuffix(ending) if other == word else other for other in found.words)
                return _told_apart(_of_kind(replace(found, words=kept), kind, words(kind)[ending]))
    return found


def _of_kind(found: Query, kind: str, value: str) -> Query:
    """Return the query with a status, measure or basis; a basis is that of a growth unless another measure is named."""
    growth = {"measure": "growth"} if kind == "basis" and not found.measure else {}
    return replace(found, **{kind: value, **growth})  # type: ignore[arg-type]
