"""The first page: what the dataset holds, in a sentence."""

from __future__ import annotations

from dashboard import frame
from dashboard.dataset import Dataset
from dashboard.selection import Filters


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    frame.empty(dataset, filters)
