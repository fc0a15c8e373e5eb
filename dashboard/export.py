"""What the reader takes away: a selection as CSV, the whole dataset as a ZIP of the files in its folder."""

from __future__ import annotations

import io
import zipfile

import pandas as pd

from dashboard import demonstration
from dashboard.dataset import SERIES_METRIC, SERIES_SCOPE, Dataset, DatasetError
from etl.dataset import safe
from etl.schema import TABLES


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
    whole = frame.drop(columns=[SERIES_METRIC, SERIES_SCOPE], errors="ignore")
    whole = demonstration.marked(whole) if dataset.is_synthetic else whole
    safe = whole.map(guarded)
    safe.columns = pd.Index([guarded(name) for name in whole.columns])
    return safe.to_csv(index=False, lineterminator="\r\n", date_format="%Y-%m-%d").encode("utf-8-sig")


def file_name(name: str, dataset: Dataset) -> str:
    """Return the name under which a file of ``dataset`` is taken home: made-up data shows already there."""
    return demonstration.file_name(name) if dataset.is_synthetic else name


def archive(dataset: Dataset) -> bytes:
    """Return the dataset's CSV files and its description as a ZIP, in a fixed order and without the hour of the day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in (*(f"{table.name}.csv" for table in TABLES), "datapackage.json"):
            try:
                content = (dataset.folder / name).read_bytes()
            except OSError as error:
                raise DatasetError("incomplete", name) from error
            target.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
