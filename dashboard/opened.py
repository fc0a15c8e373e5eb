"""Which document, and which of its numbers, the address opens; and what it names in vain."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pandas as pd

from dashboard import frame
from dashboard.dataset import Dataset
from dashboard.queries import evidence as questions
from dashboard.selection import Filters
from dashboard.words import text


@dataclass(frozen=True, slots=True)
class Opened:
    """What the evidence page shows.

    ``documents`` is offered to choose from and holds ``doc_id``, unless it is empty. ``figure`` and ``reject`` are rows
    of the dataset, if the address names one. ``lost`` is ``document`` or ``figure`` if the address names one in vain.
    """

    documents: pd.DataFrame
    doc_id: str
    figure: pd.Series | None
    reject: pd.Series | None
    lost: str

    @property
    def names_number(self) -> bool:
        """Whether the address leads to one number."""
        return self.figure is not None or self.reject is not None


def opened(dataset: Dataset, filters: Filters) -> Opened:
    """Return what the address opens; where it names nothing, or in vain, that is the newest selected document."""
    figure, reject = _asked(dataset, filters, "figure"), _asked(dataset, filters, "reject")
    asked = filters.pick("figure") or filters.pick("reject")
    named = next((row["doc_id"] for row in (figure, reject) if row is not None), "")
    named = named or filters.pick("doc") or asked.partition(":")[0]
    documents, doc_id = _with_linked(dataset, frame.kept(questions.documents, dataset, filters.shared()), named)
    lost = "document" if named and not doc_id else "figure" if asked and figure is None and reject is None else ""
    return Opened(documents, doc_id or next(iter(documents["doc_id"]), ""), figure, reject, lost)


def lost_said(kind: str, lang: str) -> str:
    """Return as HTML that the address names a document or a figure in vain, and what is shown in its place.

    >>> lost_said("figure", "en")[:47]
    '<p class="lost" role="status">The figure that t'
    """
    return f'<p class="lost" role="status">{escape(text(f"evidence.lost_{kind}", lang))}</p>'


def _asked(dataset: Dataset, filters: Filters, pick: str) -> pd.Series | None:
    """Return the figure, or the number that was not used, that the address names, if there is one."""
    asked, question = filters.pick(pick), {"figure": questions.figure, "reject": questions.reject}[pick]
    found = frame.kept(question, dataset, Filters(), asked) if asked else pd.DataFrame()
    return None if found.empty else found.iloc[0]


def _with_linked(dataset: Dataset, documents: pd.DataFrame, doc_id: str) -> tuple[pd.DataFrame, str]:
    """Return the documents with the one that a link names among them, and its id, or none; a copy leads to its original."""
    if doc_id and doc_id not in set(documents["doc_id"]):
        linked = frame.kept(questions.document, dataset, Filters(), doc_id)
        doc_id = linked["doc_id"].iloc[0] if len(linked) else ""
        if doc_id and doc_id not in set(documents["doc_id"]):
            documents = pd.concat([linked.assign(shown=0), documents])
    return documents, doc_id
