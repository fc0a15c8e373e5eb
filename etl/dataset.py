"""The dataset folder: written beside the old one, swapped in whole, and read back (contract: docs/dataset.md)."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from etl.datapackage import datapackage
from etl.rows import Columns, Rows
from etl.schema import TABLES, Column, Table, Type, tables
from etl.swap import swap_in

ARROW = {
    Type.STRING: pa.string(),
    Type.INTEGER: pa.int64(),
    Type.NUMBER: pa.float64(),
    Type.BOOLEAN: pa.bool_(),
    Type.DATE: pa.date32(),
}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")


class NotADatasetError(Exception):
    """The folder to read holds no dataset, or the folder to write to holds something else."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The tables of a dataset as DataFrames with real types: ``str``, ``Int64``, ``float64``, ``bool``, datetimes."""

    documents: pd.DataFrame
    indicators: pd.DataFrame
    industries: pd.DataFrame
    policies: pd.DataFrame
    measures: pd.DataFrame
    rejects: pd.DataFrame
    edits: pd.DataFrame
    audits: pd.DataFrame
    conflicts: pd.DataFrame
    texts: Mapping[str, str]


def write(rows: Rows, build: Mapping[str, object], out: Path) -> None:
    """Write the dataset to ``out``, whole or not at all.

    Raises:
        NotADatasetError: ``out`` is a file, or a folder that holds something else than a dataset.
        OSError: the disk is full or the folder not writable; the old dataset is untouched.
    """
    refuse_foreign(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{out.name}.building-", dir=out.parent))
    try:
        folder.chmod(0o755)
        _fill(folder, rows, build)
        swap_in(folder, out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def refuse_foreign(out: Path) -> None:
    """Raise NotADatasetError where writing to ``out`` would destroy something that is not a dataset."""
    if out.is_file():
        raise NotADatasetError(f"{out} is a file; name a folder with --out")
    if out.is_dir() and any(out.iterdir()) and not (out / "build.json").is_file():
        raise NotADatasetError(f"{out} holds other files and no dataset; name an empty or new folder with --out")


def _fill(folder: Path, rows: Rows, build: Mapping[str, object]) -> None:
    (folder / "texts").mkdir()
    for doc_id, text in sorted(rows.texts.items()):
        (folder / "texts" / f"{doc_id}.txt").write_bytes(text.encode("utf-8"))
    synthetic = bool(build.get("synthetic"))
    for table in tables(synthetic=synthetic):
        pq.write_table(
            arrow_table(table, rows.tables[table.name]), folder / f"{table.name}.parquet", compression="zstd"
        )
        write_csv(folder / f"{table.name}.csv", table, rows.tables[table.name])
    _write_json(folder / "datapackage.json", datapackage(rows.counts, synthetic=synthetic))
    _write_json(folder / "build.json", build)


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=False) + "\n", encoding="utf-8")


def arrow_schema(table: Table) -> pa.Schema:
    """Return the Parquet schema of a table, each column with its description."""
    fields = [
        pa.field(column.name, ARROW[column.type], metadata={"description": column.description})
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"grain": table.grain})


def arrow_table(table: Table, columns: Columns) -> pa.Table:
    """Return one table under the schema of the contract."""
    return pa.table({name: columns[name] for name in table.names}, schema=arrow_schema(table))


def write_csv(path: Path, table: Table, columns: Columns) -> None:
    """Write one table as CSV: UTF-8 with BOM, RFC 4180, texts safe from formula injection (:func:`safe`)."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        handle.write("\ufeff")  # "utf-8-sig" would encode each line in Python
        handle.write(_line(table.names))
        handle.writelines(
            map(_line, zip(*(cells(column, columns[column.name]) for column in table.columns), strict=True))
        )


def _line(row: Sequence[str]) -> str:
    """Return a row of several cells as a line; csv, which looks at each character, is asked only where one needs quotes."""
    line = ",".join(row)
    if line.count(",") < len(row) and not ('"' in line or "\n" in line or "\r" in line):
        return line + "\r\n"
    quoted = io.StringIO(newline="")
    csv.writer(quoted, lineterminator="\r\n").writerow(row)
    return quoted.getvalue()


def cells(column: Column, values: Sequence[Any]) -> Sequence[str]:
    """Return values as they stand in a CSV: whole numbers without a point, empty for none.

    >>> cells(Column("value", Type.NUMBER, ""), [5.3e12, 100 / 3, None])
    ['5300000000000', '33.3333333333333', '']
    """
    if column.type is Type.NUMBER:
        shown = {value: "" if value is None or value != value else _number(value) for value in set(values)}
        return [shown[value] for value in values]
    if column.type is Type.BOOLEAN:
        return ["" if value is None else "true" if value else "false" for value in values]
    if column.type is Type.STRING:
        return ["" if not text else safe(text) if text[0] in FORMULA_STARTS else text for text in values]
    return ["" if value is None else str(value) for value in values]


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{value:.15g}"


def safe(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula; one that starts with an apostrophe too.

    So nothing is lost: a reader takes one leading apostrophe away, and has the text.

    >>> safe("=1+1"), safe("-5%"), safe("'quoted"), safe("5%")
    ("'=1+1", "'-5%", "''quoted", '5%')
    """
    return "'" + text if text.startswith(FORMULA_STARTS) else text


def load(folder: str | os.PathLike[str]) -> Dataset:
    """Read a dataset.

    Raises:
        NotADatasetError: the folder is missing or holds no dataset.
    """
    root = Path(folder)
    if not (root / "build.json").is_file():
        raise NotADatasetError(f"no dataset in {root}; make one with: python -m etl build --out {root}")
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in sorted((root / "texts").glob("*.txt"))}
    return Dataset(
        **{table.name: frame(table, pq.read_table(root / f"{table.name}.parquet")) for table in TABLES}, texts=texts
    )


def frame(table: Table, data: pa.Table) -> pd.DataFrame:
    """Return an Arrow table as a DataFrame with the types of the contract; integers that may be empty are ``Int64``."""
    result: pd.DataFrame = data.to_pandas(date_as_object=False)
    for column in table.columns:
        if column.type is Type.INTEGER and not column.required:
            result[column.name] = result[column.name].astype("Int64")
        elif column.type is Type.STRING:
            result[column.name] = result[column.name].astype("str")
    return result
