"""Figures too few for a picture through time: told as cards instead of as lonely dots."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard import behind, frame
from dashboard.charts.lines import dated
from dashboard.selection import Filters
from dashboard.words import text

_MOST = 12


def has_way(groups: Iterable[pd.DataFrame]) -> bool:
    """Tell whether any group of figures (rows of ``queries.series.points``) is known at two times."""
    return any(dated(rows)["middle"].nunique() > 1 for rows in groups)


def show(rows: pd.DataFrame, filters: Filters, *notes: str) -> None:
    """Show the dated figures of ``rows`` as cards that lead to their sentences, with ``notes`` below."""
    shown = rows[rows["period_end"].notna() & rows["period_start"].notna()]
    st.html(behind.figure_cards(shown.head(_MOST), filters))
    frame.caption(text("multiples.once", filters.lang), *notes)
