"""What the evidence page asks: the documents, and one document's figures and rejected numbers."""

from __future__ import annotations

import pandas as pd

from dashboard.dataset import Dataset
from dashboard.queries.narrowing import figures
from dashboard.selection import Filters

_DAY = "coalesce(documents.event_date, documents.published_date)"


def documents(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return the documents with a selected figure, newest first: ``documents`` plus ``day`` and ``shown``.

    ``shown`` counts the selected figures. Without any filter every document is listed, also one without a figure.
    """
    test, params = figures(filters)
    return dataset.query(
        f"SELECT documents.*, {_DAY} AS day, coalesce(found.shown, 0) AS shown FROM documents "
        f"LEFT JOIN (SELECT doc_id, count(*) AS shown FROM indicators WHERE {test} GROUP BY doc_id) AS found "
        f"USING (doc_id) WHERE found.shown > 0 OR ? ORDER BY {_DAY} DESC NULLS LAST, title, doc_id",
        [*params, not filters.narrowed],
    )


def figure(dataset: Dataset, filters: Filters, indicator_id: str) -> pd.DataFrame:
    """Return the figure of this id as one row, or no row. The filters do not matter: a link always leads somewhere."""
    return dataset.query("SELECT * FROM indicators WHERE indicator_id = ?", [indicator_id])


def figures_of(dataset: Dataset, filters: Filters, doc_id: str) -> pd.DataFrame:
    """Return the selected figures of a document in the order of the text."""
    test, params = figures(filters)
    return dataset.query(
        f"SELECT * FROM indicators WHERE doc_id = ? AND {test} ORDER BY start, indicator_id",
        [doc_id, *params],
    )


def document(dataset: Dataset, filters: Filters, doc_id: str) -> pd.DataFrame:
    """Return one document as one row: ``documents`` plus ``day``; for a copy, the document that it copies."""
    return dataset.query(
        f"SELECT documents.*, {_DAY} AS day FROM documents WHERE doc_id = ? "
        "OR doc_id IN (SELECT duplicate_of FROM copies WHERE copies.doc_id = ?)",
        [doc_id, doc_id],
    )


def copies_of(dataset: Dataset, filters: Filters, doc_id: str) -> pd.DataFrame:
    """Return the copies of a document, the earliest first: columns of ``documents``, and ``day``."""
    return dataset.query(
        "SELECT *, coalesce(published_date, event_date) AS day FROM copies WHERE duplicate_of = ? "
        "ORDER BY day NULLS LAST, file",
        [doc_id],
    )


def edits_of(dataset: Dataset, filters: Filters, doc_id: str) -> pd.DataFrame:
    """Return what cleaning mended in, marked in or took off a document, in the order in which it did so."""
    return dataset.query("SELECT * FROM edits WHERE doc_id = ? ORDER BY number", [doc_id])


def reject(dataset: Dataset, filters: Filters, reject_id: str) -> pd.DataFrame:
    """Return the number of this id that did not become a figure as one row, or no row."""
    return dataset.query("SELECT * FROM rejects WHERE reject_id = ? AND start IS NOT NULL", [reject_id])


def rejects_of(dataset: Dataset, filters: Filters, doc_id: str) -> pd.DataFrame:
    """Return the numbers of a document that did not become figures, in the order of the text."""
    return dataset.query("SELECT * FROM rejects WHERE doc_id = ? AND start IS NOT NULL ORDER BY start", [doc_id])
