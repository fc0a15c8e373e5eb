"""The decorator of the small values that are made by the thousand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[_Class]) -> type[_Class]:
    """Make a class a frozen dataclass with slots, whose guard against change is the type checker instead of run time.

    The guard of ``dataclass(frozen=True)`` triples the time that making a value takes, and a report makes 50,000.

    >>> @value
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> Point(1), Point(1) == Point(1, 0), len({Point(1), Point(1)})
    (Point(x=1, y=0), True, 1)
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
