"""Whether two figures may be compared: one is kept, another one is opened, and the parts of the 口径 that differ are named."""

from __future__ import annotations

from functools import partial
from html import escape

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import evidence_panel, frame, signatures
from dashboard.dataset import SERIES_METRIC, SERIES_SCOPE, Dataset
from dashboard.filters import current, set_pick
from dashboard.metrics import called
from dashboard.page_links import link
from dashboard.queries import comparison as ask
from dashboard.queries import evidence as questions
from dashboard.selection import Filters
from dashboard.words import text
from etl.compare.signature import differing

_PICK = "against"
Row = evidence_panel.Row


def show(dataset: Dataset, figure: Row, filters: Filters, above: DeltaGenerator) -> None:
    """Draw below a figure what it may be compared with; a verdict on it and the figure kept before goes ``above`` it."""
    lang, own, kept = filters.lang, str(figure["indicator_id"]), current().pick(_PICK)
    found = frame.kept(questions.figure, dataset, Filters(), kept) if kept and kept != own else pd.DataFrame()
    with above if len(found) else st.container(), st.container(key="versus", border=True, gap="small"):
        if len(found):
            st.html(judged(found.iloc[0].to_dict(), figure, filters))
        elif kept == own:
            st.html(f"<p>{escape(text('versus.kept', lang))}</p>")
        else:
            st.html(f"<p>{escape(text('versus.question', lang))}</p>")
        _buttons(own, kept if len(found) or kept == own else "", lang)
        _series(dataset, figure, filters)


def judged(kept: Row, figure: Row, filters: Filters) -> str:
    """Return as HTML whether two figures (rows of ``indicators``) may be compared, and the one that was kept."""
    lang = filters.lang
    parts = differing(kept["signature"], figure["signature"])
    kind = "same" if not parts else "status" if parts == ("status",) else "differs"
    said = text(f"versus.{kind}", lang)
    listed = "".join(f"<li>{escape(part)}</li>" for part in _differences(kept, figure, lang))
    other = link("evidence", evidence_panel.hint(kept, lang), filters, figure=str(kept["indicator_id"]))
    return (
        f'<p class="verdict {kind}"><b>{escape(said)}</b></p>{f"<ul>{listed}</ul>" if listed else ""}'
        f"<p>{escape(text('versus.with', lang))}{other}</p>"
    )


def _differences(kept: Row, figure: Row, lang: str) -> list[str]:
    """Return each differing part of the signatures with both values: the kept figure's, then the other's."""
    parts = differing(kept["signature"], figure["signature"])
    values = {
        part: [_value(row, part, lang) for row in (kept, figure)]
        for part in parts
        if "measure" not in parts or part not in ("unit", "basis")
    }
    return [
        text("signature.difference", lang, part=signatures.part_name(part, lang), own=own, others=other)
        for part, (own, other) in values.items()
    ]


def _value(row: Row, part: str, lang: str) -> str:
    if part == "metric":
        return called(row, lang) or text("evidence.no_metric", lang)
    value = row["status"] if part == "status" else signatures.named(row[SERIES_SCOPE])[part]
    return signatures.word(part, value, lang)


def _buttons(own: str, kept: str, lang: str) -> None:
    with st.container(horizontal=True, key="versus.buttons", gap="small"):
        if kept != own:
            label = text("versus.keep_instead" if kept else "versus.keep", lang)
            st.button(label, key="versus.keep", on_click=partial(set_pick, _PICK, own))
        if kept:
            st.button(text("versus.stop", lang), key="versus.stop", on_click=partial(set_pick, _PICK, ""))


def _series(dataset: Dataset, figure: Row, filters: Filters) -> None:
    """Draw the way to the figures of the same signature, if there are others."""
    alike = frame.kept(ask.alike, dataset, Filters(), str(figure["signature"])).iloc[0]
    if figure["entity"] or int(alike["figures"]) < 2 or not figure[SERIES_METRIC]:
        frame.caption(text("versus.alone", filters.lang))
        return
    label = text("versus.series", filters.lang, n=int(alike["figures"]), regions=int(alike["regions"]))
    metric, scope = str(figure[SERIES_METRIC]), str(figure[SERIES_SCOPE])
    st.html(f"<p>{link('comparison', label, filters, metric=metric, scope=scope)}</p>")
