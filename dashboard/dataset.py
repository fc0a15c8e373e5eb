"""Open the dataset folder that ``etl`` wrote, and ask it questions in SQL.

The folder may be missing, half there, or swapped for another one while the application runs. Each of these is a
:class:`DatasetError` with a reason that the pages turn into a sentence; nothing here ever answers from a folder that
is no longer in place, because a :class:`Dataset` belongs to one version of the folder and a new version gets a new one.

Each story counts once: documents that copy an earlier one, and every row that hangs on them, are in no answer. They are
in the table ``copies``, and in the files of the folder, which are downloaded whole.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb
import pandas as pd

from etl.schema import DOCUMENTS, INDICATORS, TABLES, Table, Type

FOLDER_VARIABLE = "AIPI_DATA"
DEFAULT_FOLDER = "data"
# Bytes of Parquet per table: some hundred thousand figures. Opening the files anew costs each query five milliseconds.
_KEPT_IN_MEMORY = 32_000_000
COPIES = "copies"
_IS_COPY = "duplicate_of <> ''"
SERIES_METRIC, SERIES_SCOPE, SERIES, REGION_STEM = "series_metric", "series_scope", "series", "region_stem"
_DERIVED = {
    INDICATORS.name: {
        SERIES_METRIC: "split_part(signature, '|', 1)",
        SERIES_SCOPE: "array_to_string(string_split(signature, '|')[2:7], '|')",
        SERIES: "hash(array_to_string(string_split(signature, '|')[1:7], '|'))",
        REGION_STEM: "left(region_code, 2)",
    }
}
"""Columns that queries need at every row and that cost more to make than to keep: the signature's metric, all its other
parts but the status, one number for both, and the two digits of the province. They are in no file that is taken home
(:mod:`dashboard.export`)."""


class DatasetError(Exception):
    """The folder cannot be read: ``detail`` names the part, ``reason`` says why.

    ``missing``: there is no such folder. ``incomplete``: a part is not there. ``broken``: a part cannot be read.
    ``replaced``: another dataset has come into its place; open that one.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


def folder_in_use() -> Path:
    """Return the dataset folder that this process serves: ``$AIPI_DATA``, else ``data`` in the working directory."""
    return Path(os.environ.get(FOLDER_VARIABLE) or DEFAULT_FOLDER)


def version_of(folder: Path) -> str:
    """Return a short string that is different as soon as the folder or one of its tables is a different one.

    It is made of inode, size and time of the folder's parts, so it costs a few system calls and no reading.
    Raises :class:`DatasetError` (``missing``) if there is no such folder.
    """
    if not folder.is_dir():
        raise DatasetError("missing", str(folder))
    parts = [folder, folder / "datapackage.json", folder / "build.json"]
    for table in TABLES:
        parts += _files(folder, table.name)
    return hashlib.sha256("\n".join(map(_identity, parts)).encode()).hexdigest()[:12]


class Dataset:
    """One version of the dataset folder.

    ``version`` tells versions apart: results may be kept for as long as it stays the same. Every query runs on its own
    cursor, so sessions may share one ``Dataset``.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.version = version_of(folder)
        self._connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})
        self._prepared: set[str] = set()
        self._preparing = Lock()
        try:
            self._connection.execute(_opening(folder, DOCUMENTS, name=COPIES, where=_IS_COPY))
            for table in TABLES:
                self._connection.execute(_opening(folder, table, where=_kept(table)))
        except duckdb.Error as error:
            raise DatasetError("broken", _first_line(error)) from error

    def is_current(self) -> bool:
        """Tell whether the folder on the disk is still the one that was opened."""
        try:
            return version_of(self.folder) == self.version
        except DatasetError:
            return False

    def prepare(self, name: str, sql: str, params: Sequence[object] = ()) -> None:
        """Keep the answer of one SELECT as the table ``name`` for later queries: what no selection changes and many need."""
        with self._preparing:
            if name not in self._prepared:
                self.query(f'CREATE TABLE "{name}" AS {sql}', params)
                self._prepared.add(name)

    def query(self, sql: str, params: Sequence[object] | Mapping[str, object] = ()) -> pd.DataFrame:
        """Run one SELECT over the tables of the contract, or ``copies``.

        The former are without copies; ``copies`` has the columns of ``documents``, of the copies alone. Text
        columns are never null (an empty string stands for "none"); dates come as ``datetime64``, empty ones as
        ``NaT``. Raises :class:`DatasetError` if the files went away, were replaced or are damaged.
        """
        try:
            rows = self._connection.cursor().execute(sql, params).df()
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise DatasetError("broken" if self.is_current() else "replaced", _first_line(error)) from error
        if not self.is_current():
            raise DatasetError("replaced")
        return rows

    def pieces(self, sql: str, params: Sequence[object], size: int) -> Iterator[list[tuple[object, ...]]]:
        """Run one SELECT and yield its rows in lists of at most ``size``; errors as of :meth:`query`."""
        try:
            found = self._connection.cursor().execute(sql, params)
            while rows := found.fetchmany(size):
                yield rows
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise DatasetError("broken" if self.is_current() else "replaced", _first_line(error)) from error

    def text(self, doc_id: str) -> str:
        """Return the cleaned text that the spans of ``doc_id`` point into."""
        path = self.folder / "texts" / f"{Path(doc_id).name}.txt"
        try:
            return path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise DatasetError("incomplete", f"texts/{path.name}") from error

    def datapackage(self) -> dict[str, Any]:
        """Return the data package descriptor (``datapackage.json``)."""
        return self._json("datapackage.json")

    @cached_property
    def build(self) -> dict[str, Any]:
        """What the build recorded about itself (``build.json``); empty if the file is not there."""
        try:
            return self._json("build.json")
        except DatasetError:
            return {}

    @property
    def is_synthetic(self) -> bool:
        """Whether the documents are made up: every page and every file then says so."""
        return self.build.get("synthetic") is True

    @cached_property
    def edition(self) -> str:
        """The version to cite: that of the code, and eight digits that stand for inputs, code and vocabulary."""
        content = json.dumps(self.build, sort_keys=True, ensure_ascii=False).encode()
        return f"{self.build.get('version', '0')}-{hashlib.sha256(content).hexdigest()[:8]}"

    def _json(self, name: str) -> dict[str, Any]:
        try:
            content = json.loads((self.folder / name).read_text(encoding="utf-8"))
        except OSError as error:
            raise DatasetError("incomplete", name) from error
        except ValueError as error:
            raise DatasetError("broken", name) from error
        return content if isinstance(content, dict) else {}


def in_use() -> Dataset:
    """Return the dataset as it is on the disk now; a folder that was swapped is opened anew. All sessions share it."""
    folder = folder_in_use()
    return _opened(str(folder), version_of(folder))


@lru_cache(maxsize=2)
def _opened(folder: str, version: str) -> Dataset:
    return Dataset(Path(folder))


def _files(folder: Path, table: str) -> list[Path]:
    """Return the Parquet files of a table: one file, or the parts of a partitioned folder."""
    single = folder / f"{table}.parquet"
    return [single] if single.exists() else sorted((folder / table).rglob("*.parquet"))


def _identity(path: Path) -> str:
    try:
        stat = path.stat()
    except OSError:
        return f"{path.name} -"
    return f"{path.name} {stat.st_ino} {stat.st_size} {stat.st_mtime_ns}"


def _kept(table: Table) -> str:
    """Return the condition that keeps the rows which hang on no copy."""
    return f"NOT ({_IS_COPY})" if table is DOCUMENTS else f"doc_id NOT IN (SELECT doc_id FROM {COPIES})"


def _opening(folder: Path, table: Table, where: str, name: str = "") -> str:
    """Return the SQL that opens a table's files as ``name``, with every column of the contract and no null text.

    A small table is read once and kept in memory; a large one stays on the disk, and each query reads what it needs.
    """
    files = _files(folder, table.name)
    if not files:
        raise DatasetError("incomplete", f"{table.name}.parquet")
    columns = ", ".join(
        f'coalesce("{column.name}", \'\') AS "{column.name}"' if column.type is Type.STRING else f'"{column.name}"'
        for column in table.columns
    )
    columns += "".join(f', {made} AS "{column}"' for column, made in _DERIVED.get(table.name, {}).items())
    paths = ", ".join("'" + str(file).replace("'", "''") + "'" for file in files)
    kind = "TABLE" if sum(file.stat().st_size for file in files) <= _KEPT_IN_MEMORY else "VIEW"
    source = f"(SELECT {columns} FROM read_parquet([{paths}], union_by_name = true))"
    return f'CREATE {kind} "{name or table.name}" AS SELECT * FROM {source} WHERE {where}'


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0][:200]
