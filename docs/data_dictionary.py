"""Print docs/dataset.md out of etl.schema; `make docs` writes it, a test compares the two."""

from __future__ import annotations

import sys

from etl.schema import TABLES, Column, Table

INTRODUCTION = """# The dataset

<!-- Written by docs/data_dictionary.py out of etl/schema.py: change it there. -->

One folder, always one whole, finished dataset: it is written beside the old one and swapped in at the end, so that a
reader, a crash or a full disk never meets a mixture. The same inputs and code give byte-identical files.

| file | content |
|---|---|
| `<table>.parquet` | the tables below with real types |
| `<table>.csv` | the same rows: UTF-8 with BOM (opens right in Excel), RFC 4180, safe from formula injection |
| `texts/<doc_id>.txt` | the cleaned text of a document, UTF-8; every `start` and `end` counts its characters |
| `datapackage.json` | all tables and columns in the form of Frictionless Data Package v2 |
| `build.json` | version of code and vocabulary, inputs with their SHA-256, counts, warnings; no clock time, no path |

A dataset of made-up documents (`etl build --synthetic`) says so in `build.json` and `datapackage.json`, and each of its
tables has one more column at its end, `synthetic`, which is true.

In Python: `etl.load("data").indicators` is a DataFrame with real types. What each field of a figure means, and how it
is filled, is said in [figures.md](figures.md).
"""


def section(table: Table) -> str:
    """Return one table as a Markdown section."""
    lines = [
        f"\n## {table.name}\n",
        f"{sentence_case(table.grain)}. Key: {', '.join(f'`{name}`' for name in table.key)}.",
    ]
    lines += [f"`{', '.join(key.columns)}` points to `{key.table}`." for key in table.foreign_keys]
    lines += ["", "| column | type | unit | meaning |", "|---|---|---|---|", *map(row, table.columns)]
    return "\n".join(lines)


def row(column: Column) -> str:
    """Return one column as a row of a Markdown table."""
    values = ", ".join(f"`{value}`" if value else "empty" for value in column.enum)
    meaning = f"{column.description}: {values}" if values else column.description
    return f"| `{column.name}`{'' if column.required else ' ?'} | {column.type} | {column.unit} | {meaning} |"


def sentence_case(text: str) -> str:
    """Return the text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def document() -> str:
    """Return the whole page."""
    return "\n".join([INTRODUCTION + "\nA `?` after a column's name: it may be empty.", *map(section, TABLES)]) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
