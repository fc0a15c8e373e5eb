"""What a table of the dataset is made of: columns with a type and a meaning, a key, keys to other tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MARKS = frozenset({"build.json", "datapackage.json", "texts"})
"""What every dataset holds: a folder with all of it is one, whatever tables it has."""


class Type(StrEnum):
    """Column types, under the names of Frictionless Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``unit`` says what a number counts, ``enum`` lists the allowed values (an empty string where allowed)."""

    name: str
    type: Type
    description: str
    unit: str = ""
    enum: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """``columns`` of this table point to ``reference`` columns of ``table``."""

    columns: tuple[str, ...]
    table: str
    reference: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its grain in words, its columns in order, its key."""

    name: str
    grain: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The column names in order."""
        return tuple(column.name for column in self.columns)
