"""One document in memory to the tables of a dataset."""

from __future__ import annotations

from etl.dataset import Dataset, arrow_table, frame
from etl.model import Unreadable
from etl.pipeline import extract_document
from etl.read import read_bytes
from etl.rows import rows_of
from etl.schema import TABLES
from etl.toolbox import toolbox


def extract_one(text_or_bytes: str | bytes, name: str) -> Dataset:
    """Return the tables for the document in memory, or for all in a container; ValueError where there is none."""
    data = text_or_bytes.encode("utf-8") if isinstance(text_or_bytes, str) else text_or_bytes
    found = read_bytes(data, name)
    raws = [value for value in found if not isinstance(value, Unreadable)]
    failed = [value for value in found if isinstance(value, Unreadable)]
    if not raws:
        raise ValueError("; ".join(f"{value.file}: {value.message}" for value in failed) or f"{name}: no document")
    tools = toolbox()
    rows = rows_of([extract_document(raw) for raw in raws], failed, tools.gazetteer, tools.auditor)
    frames = {table.name: frame(table, arrow_table(table, rows.tables[table.name])) for table in TABLES}
    return Dataset(**frames, texts=rows.texts)
