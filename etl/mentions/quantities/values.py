"""What a quantity is."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model import Bound
from etl.value import value


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: ``unit`` is its base unit, ``factor`` what one of it is worth, ``kind`` its family."""

    term: str
    unit: str
    factor: float
    kind: str


PERCENT = Unit("", "%", 1, "percent")
POINT = Unit("个百分点", "个百分点", 1, "point")
TENTH = Unit("成", "%", 10, "percent")
RANK = Unit("", "位", 1, "rank")
DOUBLING = Unit("", "倍", 1, "doubling")
RATIO = Unit("", "", 1, "ratio")
NO_UNIT = Unit("", "", 1, "none")


@value
class Numeral:
    """A numeral with its unit, before its hedge words are looked at: ``core`` to ``core_end``, the unit included.

    ``tail`` holds hedges inside it (余, 多, 前), ``step`` one unit of the last digit given, in the base unit.
    """

    core: int
    core_end: int
    number_end: int
    value: float
    value_max: float | None
    unit: Unit
    tail: tuple[str, ...] = ()
    chinese: bool = False
    bare_scale: bool = False
    step: float = 1.0


@value
class Quantity:
    """A numeral in the text. ``start``:``end`` is the quote with hedges, ``core``:``core_end`` the number with its unit.

    ``kind`` is the unit's family (``money``, ``percent``, ``point``, ``times``, ``count``, ``physical``, ``duration``,
    ``class``, ``rank``, ``none``), ``hedges`` the hedge words, ``chinese`` whether the numeral is in characters.
    ``step`` is one unit of the last digit given: 余 and 多 leave the value open below the next step.
    """

    start: int
    end: int
    core: int
    core_end: int
    number_end: int
    value: float
    value_max: float | None
    unit: str
    kind: str
    bound: Bound
    hedges: tuple[str, ...] = ()
    chinese: bool = False
    bare_scale: bool = False
    step: float = 1.0
