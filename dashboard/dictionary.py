"""The data dictionary as the dataset tells it (``datapackage.json``), with the meaning of each column in Chinese too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dashboard.package_tables import rows
from dashboard.words import joined, known, text

# The enumerations that the pages have words for.
_WORDED = {"status", "measure", "basis", "bound", "theme", "kind"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its type in words, its unit, what it means, and the values that it can take."""

    name: str
    type: str
    unit: str
    meaning: str
    values: str


@cache
def _chinese() -> dict[tuple[str, str], str]:
    return {(row["table"], row["column"]): row["zh"] for row in rows("columns.csv")}


def tables(package: Mapping[str, Any], lang: str) -> Iterator[tuple[str, int, list[Column]]]:
    """Yield each table of a data package: name, number of rows, columns."""
    for resource in package.get("resources", []):
        name = str(resource.get("name", ""))
        fields = resource.get("schema", {}).get("fields", [])
        yield name, int(resource.get("rowCount", 0)), [_column(name, field, lang) for field in fields]


def of_pages(file: str, lang: str) -> dict[str, Column]:
    """Return the columns that a page adds to the rows of a file, by name: those of any file, and over them its own."""
    found = sorted((row for row in rows("page_columns.csv") if row["file"] in ("", file)), key=lambda row: row["file"])
    return {
        row["column"]: Column(row["column"], known(f"data.type_{row['type']}", lang, ""), "", row[lang], "")
        for row in found
    }


def meaning(table: str, field: Mapping[str, Any], lang: str) -> str:
    """Return what a column means; a column that has no Chinese here keeps the words of the dataset."""
    own = str(field.get("description", ""))
    if lang != "zh":
        return own
    found = _chinese()
    name = str(field.get("name", ""))
    return found.get((table, name)) or found.get(("", name)) or own


def _column(table: str, field: Mapping[str, Any], lang: str) -> Column:
    name, constraints = str(field.get("name", "")), field.get("constraints", {})
    needed = "" if constraints.get("required") else text("data.may_be_empty", lang)
    kind = known(f"data.type_{field.get('type', '')}", lang, str(field.get("type", "")))
    values = [_value(name, str(value), lang) for value in constraints.get("enum", [])]
    unit = known(f"data.unit_{field.get('unit', '')}", lang, str(field.get("unit", "")))
    return Column(name, f"{kind}{needed}", unit, meaning(table, field, lang), joined(values, lang))


def _value(column: str, value: str, lang: str) -> str:
    """Return a value of an enumeration, in Chinese with its word where there is one."""
    said = known(f"{column}.{value}", lang, "") if column in _WORDED and lang == "zh" else ""
    return f"{value}（{said}）" if said else value
