"""The dataset's own description: a Frictionless Data Package v2, made from the schema."""

from __future__ import annotations

from collections.abc import Mapping

from etl.schema import Column, Table, Type, tables

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TABLE_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
DIALECT_PROFILE = "https://datapackage.org/profiles/2.0/tabledialect.json"


MADE_UP = "Demonstration data, made up by a program: not real documents, not real numbers."


def datapackage(counts: Mapping[str, int], *, synthetic: bool = False) -> dict[str, object]:
    """Return the descriptor for tables with ``counts`` rows each; ``synthetic``: their documents are made up."""
    mark: dict[str, object] = {"synthetic": True} if synthetic else {}
    return {
        "$schema": PROFILE,
        "name": "ai-policy-indicators",
        **mark,
        "title": ("Demonstration: " if synthetic else "")
        + "Regional AI-policy indicators read out of official documents",
        "description": (f"{MADE_UP} " if synthetic else "")
        + (
            "CSV texts that begin with = + - @ ' tab or carriage return carry one apostrophe more in front, "
            "so that no spreadsheet runs them: take one leading apostrophe away to have the text. Parquet holds them plain."
        ),
        "resources": [resource(table, counts.get(table.name, 0)) for table in tables(synthetic=synthetic)],
    }


def resource(table: Table, rows: int) -> dict[str, object]:
    """Return the resource of one table."""
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "description": f"{table.grain[0].upper()}{table.grain[1:]}; the same rows with real types are in {table.name}.parquet",
        "rowCount": rows,
        "dialect": {"$schema": DIALECT_PROFILE, "delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": table_schema(table),
    }


def table_schema(table: Table) -> dict[str, object]:
    """Return the Table Schema of one table: fields, primary key, foreign keys."""
    result: dict[str, object] = {
        "$schema": TABLE_PROFILE,
        "fields": [field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.foreign_keys:
        result["foreignKeys"] = [
            {"fields": list(key.columns), "reference": {"resource": key.table, "fields": list(key.reference)}}
            for key in table.foreign_keys
        ]
    return result


def field(column: Column) -> dict[str, object]:
    """Return one field descriptor: name, type, unit, description, constraints."""
    result: dict[str, object] = {"name": column.name, "type": str(column.type), "description": column.description}
    if column.type is Type.DATE:
        result["format"] = "%Y-%m-%d"
    if column.unit:
        result["unit"] = column.unit
    constraints: dict[str, object] = {}
    if column.required:
        constraints["required"] = True
    if column.enum:
        constraints["enum"] = [value for value in column.enum if value]
    if constraints:
        result["constraints"] = constraints
    return result
