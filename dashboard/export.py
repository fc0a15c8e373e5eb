"""What the reader takes away: a selection as CSV, the whole dataset as a ZIP of the files in its folder."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard import demonstration, dictionary
from dashboard.dataset import REGION_STEM, SERIES, SERIES_METRIC, SERIES_SCOPE, Dataset, DatasetError
from dashboard.words import text
from dashboard.workbook import MOST_ROWS, workbook
from etl.csv_tables import safe
from etl.schema import TABLES

PARQUET = "application/vnd.apache.parquet"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def guarded(cell: object) -> object:
    """Return a text that no spreadsheet takes for a formula, by the dataset's own rule; other values stay.

    >>> guarded("=1+1"), guarded("'quoted"), guarded("增长"), guarded(-2.3)
    ("'=1+1", "''quoted", '增长', -2.3)
    """
    return safe(cell) if isinstance(cell, str) else cell


def to_csv(frame: pd.DataFrame, dataset: Dataset) -> bytes:
    """Return a table of ``dataset`` as CSV: UTF-8 with BOM, RFC 4180, guarded against formulas (see :func:`guarded`).

    Rows of made-up documents are marked in a column of their own.
    """
    whole = _taken(frame, dataset)
    safe = whole.map(guarded)
    safe.columns = pd.Index([guarded(name) for name in whole.columns])
    return safe.to_csv(index=False, lineterminator="\r\n", date_format="%Y-%m-%d").encode("utf-8-sig")


def to_excel(
    tables: Mapping[str, pd.DataFrame], dataset: Dataset, lang: str, origin: Sequence[tuple[str, str]] = ()
) -> bytes:
    """Return tables of ``dataset`` as an Excel workbook, with a first sheet that says where they come from.

    ``origin`` are lines of that sheet on the page and its selection (see :func:`dashboard.take_away.origin`).
    """
    whole = {name: _taken(rows, dataset) for name, rows in tables.items()}
    about = [
        (text("app.title", lang), text("export.about", lang)),
        *origin,
        (text("export.edition", lang), dataset.edition),
        *([(text("demonstration.title", lang), text("demonstration.note", lang))] if dataset.is_synthetic else []),
        *((name, text("export.rows", lang, n=len(rows))) for name, rows in whole.items()),
    ]
    columns = {text("export.columns", lang): dictionary_sheet(whole, dataset, lang)}
    return workbook(whole | columns, about, text("export.sheet", lang))


def dictionary_sheet(tables: Mapping[str, pd.DataFrame], dataset: Dataset, lang: str) -> pd.DataFrame:
    """Return what the columns of ``tables`` mean: a row for each that the data dictionary knows, in their order."""
    described = {table: columns for table, _, columns in dictionary.tables(dataset.datapackage(), lang)}
    found = []
    for name, rows in tables.items():
        meanings = _meanings(name, list(map(str, rows.columns)), described, lang)
        found += [
            (name, title, meant.type, meant.unit, meant.meaning, meant.values)
            for title in map(str, rows.columns)
            if (meant := meanings.get(title))
        ]
    titles = [text(f"export.{part}", lang) for part in ("table", "column", "type", "unit", "meaning", "values")]
    return pd.DataFrame(found, columns=pd.Index(titles))


def _meanings(
    name: str, titles: Sequence[str], described: Mapping[str, Sequence[dictionary.Column]], lang: str
) -> dict[str, dictionary.Column]:
    """Return what the columns of a file mean: the words of its own table, else of the page, else of a table it draws on.

    Two tables may call different things by one name (``kind``): only those count whose rows the file names by their id.
    """
    ids = {title for title in titles if title.endswith("_id")}
    # The table that is about least comes first: a check names a figure, and a figure a document.
    drawn_on = [table.name for table in reversed(TABLES) if set(table.key) <= ids]
    sources = [
        described.get(name, []),
        dictionary.of_pages(name, lang).values(),
        *(described.get(table, []) for table in drawn_on),
    ]
    found: dict[str, dictionary.Column] = {}
    for column in chain(*sources):
        found.setdefault(column.name, column)
    return found


def _taken(rows: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Return rows as they leave: without the columns that only queries need, made-up ones marked."""
    own = rows.drop(columns=[SERIES_METRIC, SERIES_SCOPE, SERIES, REGION_STEM], errors="ignore")
    return demonstration.marked(own) if dataset.is_synthetic else own


def whole_workbook(dataset: Dataset, lang: str, origin: Sequence[tuple[str, str]] = ()) -> bytes:
    """Return every table of the dataset, without copies of a story, as an Excel workbook (see :func:`to_excel`)."""
    tables = {table.name: dataset.query(f"SELECT * FROM {table.name} LIMIT {MOST_ROWS + 1}") for table in TABLES}  # noqa: S608
    return to_excel(tables, dataset, lang, origin)


def parquet_archive(dataset: Dataset) -> bytes:
    """Return the dataset's Parquet files, texts and description as a ZIP: the data package with real types."""
    folder = dataset.folder
    tables, texts = [*folder.rglob("*.parquet")], [*folder.glob("texts/*.txt"), folder / "build.json"]
    files = {path.relative_to(folder).as_posix(): path for path in (*tables, *texts)}
    described = _of_parquet(dataset.datapackage(), [name for name in files if name.endswith(".parquet")])
    return _zipped(files | {"datapackage.json": json.dumps(described, ensure_ascii=False, indent=2).encode()})


def _of_parquet(package: Mapping[str, Any], files: Sequence[str]) -> dict[str, Any]:
    """Return the description of a dataset with its Parquet ``files`` in the place of the CSV ones."""
    resources = []
    for resource in package.get("resources", []):
        name = resource["name"]
        own = sorted(file for file in files if file == f"{name}.parquet" or file.startswith(f"{name}/"))
        kept = {key: said for key, said in resource.items() if key not in ("encoding", "dialect")}
        kept |= {"path": own[0] if len(own) == 1 else own, "format": "parquet", "mediatype": PARQUET}
        resources.append(kept | {"description": str(resource.get("description", "")).partition(";")[0]})
    return {**package, "resources": resources}


def file_name(name: str, dataset: Dataset) -> str:
    """Return the name under which a file of ``dataset`` is taken home: made-up data shows already there."""
    return demonstration.file_name(name) if dataset.is_synthetic else name


def archive(dataset: Dataset) -> bytes:
    """Return the dataset's CSV files and its description as a ZIP, in a fixed order and without the hour of the day."""
    return _zipped(
        {name: dataset.folder / name for name in (*(f"{table.name}.csv" for table in TABLES), "datapackage.json")}
    )


def _zipped(files: Mapping[str, Path | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, file in sorted(files.items()):
            try:
                content = file if isinstance(file, bytes) else file.read_bytes()
            except OSError as error:
                raise DatasetError("incomplete", name) from error
            target.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
