"""Many short texts read in one go: an archive with one of them a file, so that each is a document of its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pandas as pd

import etl
from etl.dataset import Dataset


def read_each(texts: Sequence[str]) -> tuple[Dataset, list[str]]:
    """Return the tables of all, and the ``doc_id`` of each text in the order given."""
    buffer = io.BytesIO()
    names = [f"{number:04}.txt" for number in range(len(texts))]
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in zip(names, texts, strict=True):
            archive.writestr(name, text)
    read = etl.extract(buffer.getvalue(), name="texts.zip")
    by_file = dict(zip(read.documents["file"], read.documents["doc_id"], strict=True))
    return read, [by_file[f"texts.zip!{name}"] for name in names]


def rows_of(table: pd.DataFrame, doc_id: str) -> list[dict[str, object]]:
    """Return the rows of one document."""
    return list(table[table["doc_id"] == doc_id].to_dict("records"))
