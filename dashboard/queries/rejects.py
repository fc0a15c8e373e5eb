"""What did not become a figure: numbers by reason, and the inputs that could not be read.

A number that is no figure has no region, period or theme of its own: only the region of its document narrows it.
"""

from __future__ import annotations

import pandas as pd

from dashboard.dataset import Dataset
from dashboard.queries import narrowing
from dashboard.selection import Filters

_EXAMPLES = 3
_NUMBERS = "rejects JOIN documents USING (doc_id)"
_CHOSEN = "start IS NOT NULL AND (? = '' OR doc_id = ?) AND (? = '' OR reason = ?)"


def balance(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return one row for the documents of the selection: ``documents``, numbers ``used`` and ``left_out``.

    Figures that share a number in the text count once, so that used and left out are all numbers found.
    """
    test, params = narrowing.places(filters, "documents")
    return dataset.query(
        f"""
        WITH here AS (SELECT doc_id FROM documents WHERE {test})
        SELECT (SELECT count(*) FROM here) AS documents,
            (SELECT count(DISTINCT (doc_id, start)) FROM indicators SEMI JOIN here USING (doc_id)) AS used,
            (SELECT count(*) FROM rejects SEMI JOIN here USING (doc_id) WHERE start IS NOT NULL) AS left_out
        """,
        params,
    )


def reasons(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return one row per reason, the most frequent first: ``reason, n, documents, message, examples``.

    ``examples`` are the commonest numbers of that reason as written, joined by line ends.
    """
    test, params = narrowing.places(filters, "documents")
    return dataset.query(
        f"""
        WITH quoted AS (
            SELECT reason, quote, count(*) AS n FROM {_NUMBERS} WHERE {test} AND start IS NOT NULL GROUP BY ALL
        ), shown AS (
            SELECT reason, array_to_string((list(quote ORDER BY n DESC, quote))[1:{_EXAMPLES}], chr(10)) AS examples
            FROM quoted GROUP BY reason
        )
        SELECT reason, count(*) AS n, count(DISTINCT doc_id) AS documents, any_value(message) AS message,
            any_value(examples) AS examples
        FROM {_NUMBERS} JOIN shown USING (reason) WHERE {test} AND start IS NOT NULL
        GROUP BY reason ORDER BY n DESC, reason
        """,
        [*params, *params],
    )


def documents(dataset: Dataset, filters: Filters) -> pd.DataFrame:
    """Return the documents of the selection that have such numbers, most first: ``doc_id, title, file, n``."""
    test, params = narrowing.places(filters, "documents")
    return dataset.query(
        f"SELECT doc_id, title, documents.file AS file, count(*) AS n FROM {_NUMBERS} "
        f"WHERE {test} AND start IS NOT NULL GROUP BY ALL ORDER BY n DESC, doc_id",
        params,
    )


def count(dataset: Dataset, filters: Filters, doc_id: str = "", reason: str = "") -> int:
    """Return how many rows :func:`listed` has without a limit."""
    test, params = narrowing.places(filters, "documents")
    rows = dataset.query(
        f"SELECT count(*) AS n FROM {_NUMBERS} WHERE {test} AND {_CHOSEN}", [*params, doc_id, doc_id, reason, reason]
    )
    return int(rows["n"].iloc[0])


def listed(
    dataset: Dataset, filters: Filters, doc_id: str = "", reason: str = "", limit: int | None = None
) -> pd.DataFrame:
    """Return the numbers in the order of documents and text: columns of ``rejects``, ``region_code`` and ``title``.

    ``doc_id`` and ``reason`` narrow them further; ``limit`` keeps the first rows.
    """
    test, params = narrowing.places(filters, "documents")
    return dataset.query(
        f"SELECT rejects.*, region_code, title FROM {_NUMBERS} WHERE {test} AND {_CHOSEN} "
        "ORDER BY coalesce(event_date, published_date) DESC NULLS LAST, doc_id, start LIMIT ?",
        [*params, doc_id, doc_id, reason, reason, limit],
    )


def inputs(dataset: Dataset, _: Filters) -> pd.DataFrame:
    """Return the inputs that could not be read, by reason: ``file, reason, message``. No filter applies to them."""
    return dataset.query("SELECT file, reason, message FROM rejects WHERE start IS NULL ORDER BY reason, file")
