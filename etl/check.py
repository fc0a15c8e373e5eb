"""A dataset against its own contract: files, columns, types, keys, spans, enums, counts, data package."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from etl.compare.signature import PARTS
from etl.dataset import Dataset, NotADatasetError, arrow_schema, load
from etl.schema import BY_NAME, TABLES, Table, Type, tables

SPANS = {"indicators": "quote", "industries": "term", "policies": "quote", "measures": "quote", "rejects": "quote"}


def problems(folder: Path) -> list[str]:
    """Return what is wrong, one sentence each; empty where the dataset keeps its contract.

    Raises:
        NotADatasetError: there is no dataset in ``folder``.
    """
    if not (folder / "build.json").is_file():
        raise NotADatasetError(f"no dataset in {folder}; make one with: python -m etl build --out {folder}")
    found = list(_files(folder))
    if found:
        return found
    dataset = load(folder)
    return [*_columns(folder), *_tables(dataset), *_spans(dataset), *_comparisons(dataset), *_counts(dataset, folder)]


def _files(folder: Path) -> Iterator[str]:
    names = [f"{table.name}.{suffix}" for table in TABLES for suffix in ("parquet", "csv")]
    for name in (*names, "datapackage.json"):
        if not (folder / name).is_file():
            yield f"{name}: missing"
    for name in ("build.json", "datapackage.json"):
        if (folder / name).is_file() and not _is_json(folder / name):
            yield f"{name}: this is no JSON"


def _is_json(path: Path) -> bool:
    try:
        json.loads(path.read_bytes())
    except ValueError:
        return False
    return True


def _columns(folder: Path) -> Iterator[str]:
    for table in tables(synthetic=bool(_record(folder).get("synthetic"))):
        schema = pq.read_schema(folder / f"{table.name}.parquet")
        expected = arrow_schema(table)
        if schema.names[: len(table.names)] != list(table.names):
            yield f"{table.name}.parquet: columns are {schema.names}, expected {list(table.names)}"
        elif [field.type for field in schema][: len(table.names)] != [field.type for field in expected]:
            yield f"{table.name}.parquet: column types differ from the schema"
        data = (folder / f"{table.name}.csv").read_bytes()
        if not data.startswith(b"\xef\xbb\xbf"):
            yield f"{table.name}.csv: no byte order mark"
        header = next(csv.reader(data.decode("utf-8-sig").splitlines()), [])
        if header != list(table.names):
            yield f"{table.name}.csv: header is {header}"


def _record(folder: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((folder / "build.json").read_text(encoding="utf-8"))
    return record


def _tables(dataset: Dataset) -> Iterator[str]:
    for table in TABLES:
        frame: pd.DataFrame = getattr(dataset, table.name)
        yield from _values(table, frame)
        for repeated in frame.loc[frame.duplicated(list(table.key)), list(table.key)].itertuples(index=False):
            yield f"{table.name}: key {tuple(repeated)} stands twice"
        for key in table.foreign_keys:
            known = set(getattr(dataset, key.table)[key.reference[0]])
            for value in sorted(set(frame[key.columns[0]]) - known):
                yield f"{table.name}: {key.columns[0]} {value} is not in {key.table}"


def _values(table: Table, frame: pd.DataFrame) -> Iterator[str]:
    for column in table.columns:
        values = frame[column.name]
        if column.enum:
            for value in sorted(set(values) - set(column.enum)):
                yield f"{table.name}.{column.name}: {value!r} is not one of {', '.join(map(repr, column.enum))}"
        empty = values.eq("") if column.type is Type.STRING else values.isna()
        if column.name.endswith("_end") and column.type is Type.DATE:
            early = frame[column.name] < frame[column.name.replace("_end", "_start")]
            if bool(early.any()):
                yield f"{table.name}.{column.name}: before its start in {int(early.sum())} rows"
        if column.required and bool(empty.any()):
            yield f"{table.name}.{column.name}: empty in {int(empty.sum())} rows"


def _spans(dataset: Dataset) -> Iterator[str]:
    for name, quote in SPANS.items():
        frame: pd.DataFrame = getattr(dataset, name)
        for row in frame.loc[frame["start"].notna(), ["doc_id", "start", "end", quote]].itertuples(index=False):
            if dataset.texts.get(row[0], "")[row[1] : row[2]] != row[3]:
                yield f"{name}: {row[0]}[{row[1]}:{row[2]}] is not {row[3]!r}"


def _comparisons(dataset: Dataset) -> Iterator[str]:
    for indicator_id, signature in dataset.indicators[["indicator_id", "signature"]].itertuples(index=False):
        if signature.count("|") != len(PARTS) - 1:
            yield f"indicators: the signature of {indicator_id} has not {len(PARTS)} parts: {signature!r}"
    known = set(dataset.indicators["indicator_id"])
    for audit_id, others in dataset.audits[["audit_id", "others"]].itertuples(index=False):
        for missing in sorted(set(others.split(";")) - known):
            yield f"audits: {audit_id} is reckoned from {missing!r}, which is not in indicators"


def _counts(dataset: Dataset, folder: Path) -> Iterator[str]:
    figures = dataset.indicators.drop_duplicates(["doc_id", "start"]).groupby("doc_id").size()
    rejects = dataset.rejects.loc[dataset.rejects["start"].notna()].groupby("doc_id").size()
    for row in dataset.documents.itertuples(index=False):
        if len(dataset.texts.get(str(row.doc_id), "")) != row.chars:
            yield f"documents: {row.doc_id} says {row.chars} characters, its text has another number"
        if int((dataset.indicators["doc_id"] == row.doc_id).sum()) != row.figures:
            yield f"documents: {row.doc_id} says {row.figures} figures, {figures.get(row.doc_id, 0)} numbers stand in indicators"
        if rejects.get(row.doc_id, 0) != row.rejected:
            yield f"documents: {row.doc_id} says {row.rejected} rejects, {rejects.get(row.doc_id, 0)} stand in rejects"
    counts = _record(folder).get("counts", {})
    for table in BY_NAME:
        if counts.get(table) != len(getattr(dataset, table)):
            yield f"build.json: counts {counts.get(table)} {table}, the table has {len(getattr(dataset, table))}"
