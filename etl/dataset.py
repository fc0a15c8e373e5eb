"""The dataset folder: written beside the old one, swapped in whole, and read back (contract: docs/dataset.md)."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from etl.contract import MARKS
from etl.csv_tables import write_csv
from etl.datapackage import datapackage
from etl.rows import Columns, Rows
from etl.schema import BY_NAME, TABLES, Table, Type, tables
from etl.swap import swap_in

ARROW = {
    Type.STRING: pa.string(),
    Type.INTEGER: pa.int64(),
    Type.NUMBER: pa.float64(),
    Type.BOOLEAN: pa.bool_(),
    Type.DATE: pa.date32(),
}


_SUFFIXES = (".csv", ".parquet")


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
    found = {path.name for path in out.iterdir()} if out.is_dir() else set()
    if found and not found >= MARKS:
        raise NotADatasetError(f"{out} holds other files and no dataset; name an empty or new folder with --out")
    if own := sorted(name for name in found - MARKS if not _is_replaced(name, found)):
        raise NotADatasetError(
            f"{out} holds {own[0]}, which a new dataset would wipe out; move it elsewhere or name another folder with --out"
        )


def _is_replaced(name: str, beside: Set[str]) -> bool:
    """Tell whether a file is a table, of this version or another one, or what a system or Excel leaves for itself."""
    table, dot, suffix = name.rpartition(".")
    if name.startswith((".", "~$")):
        return True
    return dot + suffix in _SUFFIXES and (table in BY_NAME or {table + end for end in _SUFFIXES} <= beside)


def _fill(folder: Path, rows: Rows, build: Mapping[str, object]) -> None:
    (folder / "texts").mkdir()
    for doc_id, text in sorted(rows.texts.items()):
        (folder / "texts" / f"{doc_id}.txt").write_bytes(text.encode("utf-8"))
    synthetic = bool(build.get("synthetic"))
    for table in tables(synthetic=synthetic):
        data = arrow_table(table, rows.tables[table.name])
        pq.write_table(data, folder / f"{table.name}.parquet", compression="zstd")
        write_csv(folder / f"{table.name}.csv", data)
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


def load(folder: str | os.PathLike[str]) -> Dataset:
    """Read a dataset.

    Raises:
        NotADatasetError: the folder is missing, holds no dataset, or one that is damaged or of another version.
    """
    root = Path(folder)
    if not (root / "build.json").is_file():
        raise NotADatasetError(f"no dataset in {root}; make one with: python -m etl build --out {root}")
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in sorted((root / "texts").glob("*.txt"))}
    return Dataset(**{table.name: _read(table, root) for table in TABLES}, texts=texts)


def _read(table: Table, root: Path) -> pd.DataFrame:
    try:
        return frame(table, pq.read_table(root / f"{table.name}.parquet"))
    except (OSError, pa.ArrowException, KeyError) as error:
        raise NotADatasetError(
            f"{root}: {table.name}.parquet is missing, damaged or of another version; "
            f"make the dataset anew with: python -m etl build --out {root}"
        ) from error


def frame(table: Table, data: pa.Table) -> pd.DataFrame:
    """Return an Arrow table as a DataFrame with the types of the contract; integers that may be empty are ``Int64``."""
    result: pd.DataFrame = data.to_pandas(date_as_object=False)
    for column in table.columns:
        if column.type is Type.INTEGER and not column.required:
            result[column.name] = result[column.name].astype("Int64")
        elif column.type is Type.STRING:
            result[column.name] = result[column.name].astype("str")
    return result
