"""The two characters that every form of time expression may begin with, told from the pattern itself."""

import re
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from etl.mentions.periods.pattern import PATTERN, START

_ENOUGH = 2
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)


def _then(starts: set[str], following: set[str]) -> set[str]:
    return {(start + more)[:_ENOUGH] for start in starts for more in following} if starts else set()


def _of_sequence(items: Any) -> set[str]:
    starts = {""}
    for item in items:
        starts = _then(starts, _of(item))
    return starts


def _of(item: Any) -> set[str]:
    """The first characters, two at most, of what an item of a parsed pattern matches or looks ahead to."""
    kind, value = item
    if kind is ops.LITERAL:
        return {chr(value)}
    if kind is ops.IN:
        return set().union(*map(_of, value))
    if kind is ops.RANGE:
        return {chr(code) for code in range(value[0], value[1] + 1)}
    if kind is ops.CATEGORY:
        assert value is ops.CATEGORY_DIGIT
        return set("0123456789")
    if kind is ops.SUBPATTERN:
        return _of_sequence(value[3])
    if kind is ops.BRANCH:
        return set().union(*map(_of_sequence, value[1]))
    if kind in _REPEATS:
        least, most, repeated = value
        once = _of_sequence(repeated)
        return set().union(*(_of_sequence(()) if not n else _then(once, once) if n > 1 else once
                             for n in range(least, min(most, max(least, _ENOUGH)) + 1)))  # fmt: skip
    if kind is ops.ASSERT and value[0] > 0:
        return _of_sequence(value[1])
    assert kind in (ops.ASSERT, ops.ASSERT_NOT, ops.AT)
    return {""}


def test_no_form_begins_otherwise_than_the_search_expects() -> None:
    starts = _of_sequence(parser.parse(PATTERN.pattern, re.UNICODE))
    assert len(starts) > 1000
    assert sorted(start for start in starts if len(start) < _ENOUGH or not START.match(start)) == []
