"""The parts that every page is made of: headline, chart, caption, table, downloads, and the sentences for bad times."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any, Literal, TypeVar, cast

import pandas as pd
import streamlit as st

from dashboard import demonstration, export, filters, keeping, take_away
from dashboard.amounts import SIGN
from dashboard.charts.drawing import Drawing
from dashboard.charts.finished import Finished
from dashboard.dataset import Dataset, DatasetError
from dashboard.periods import period
from dashboard.records import records
from dashboard.selection import Filters
from dashboard.words import text

# The tool bar holds the one tool that draws the picture; the style sheet hides it, the row under the chart uses it.
_CHART_OPTIONS = {
    "displayModeBar": True,
    "modeBarButtons": [["toImage"]],
    "displaylogo": False,
    "scrollZoom": False,
    "doubleClick": False,
}
_SENT = 300
"""Finished charts and tables that are kept as they go to the browser."""
_NAME = "kept"
# No line ends around the dash of a range, within a day written in Chinese, nor between a share and what it is of.
_JOINER = "&#8288;"
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_SHARE = re.compile(r"%(?=[\u4e00-\u9fff])")
# A table is for reading: more rows than this are in the download.
MOST_ROWS = 300
R = TypeVar("R")
Columns = dict[str, Any]
Rows = pd.DataFrame | Callable[[], pd.DataFrame]
Sheets = Mapping[str, pd.DataFrame]


def kept(question: Callable[..., R], dataset: Dataset, chosen: Filters, *args: object) -> R:
    """Return ``question(dataset, chosen, *args)``, asked once for each version of the dataset and selection.

    The answer is shared between sessions: never change it in place. ``args`` must be hashable.
    """
    key = (question, dataset.version, chosen, args)
    answer: R = keeping.kept(key, lambda: _asked(question, dataset, chosen, args))
    return answer


def _asked(question: Callable[..., R], dataset: Dataset, chosen: Filters, args: tuple[object, ...]) -> R:
    """Ask, and write on a chart or a finished table (with its columns) under which name it is kept."""
    answer = question(dataset, chosen, *args)
    name = "|".join([question.__module__, question.__qualname__, dataset.version, repr(chosen), repr(args)])
    if isinstance(answer, Drawing):
        if dataset.is_synthetic:
            demonstration.mark(answer, chosen.lang)
        return cast(R, Finished(answer, name))
    if isinstance(answer, tuple) and answer and isinstance(answer[0], pd.DataFrame):
        answer[0].attrs[_NAME] = name
    return answer


def style(sheet: str) -> None:
    """Bring a style sheet of this package."""
    st.html(style_of(sheet))


@cache
def style_of(name: str) -> str:
    """Return a style sheet of this package as HTML."""
    return f"<style>{(files('dashboard') / name).read_text(encoding='utf-8')}</style>"


def headline(sentence: str, scope: str, pinned: Mapping[str, str] | None = None) -> None:
    """Open a page: its answer as one sentence, under it what the answer rests on, and its link and reference.

    ``pinned``: see :func:`take_away.page`.
    """
    said = escape(sentence).replace("–", f"{_JOINER}–{_JOINER}")
    said = _DAY.sub(lambda day: _JOINER.join(day[0]), said)
    said = _SHARE.sub(f"%{_JOINER}", SIGN.sub(r"\1&nbsp;", said))
    # A point between two parts ends a line and never begins one.
    parts = escape(scope[:1].upper() + scope[1:]).replace(" · ", "&nbsp;· ")
    st.html(f'<h1 class="headline">{said}</h1><p class="scope">{parts}</p>{take_away.page(sentence, pinned)}')


def section(title: str, note: str = "") -> None:
    """Open a part of a page."""
    extra = f'<p class="section-note">{escape(note)}</p>' if note else ""
    st.html(f'<h2 class="section">{escape(title)}</h2>{extra}')


def caption(*parts: str) -> None:
    """Write what stands under a chart: definition, unit, source, date of the data. Empty parts are left out."""
    lines = (
        f'<span class="hint">{escape(part)}</span>' if isinstance(part, Hint) else escape(part)
        for part in parts
        if part
    )
    st.html('<p class="caption">' + "<br>".join(lines) + "</p>")


class Hint(str):
    """A line of a caption that helps on the page only: the picture of a chart goes without it."""


def hint(key: str, lang: str, **values: object) -> Hint:
    """Return words of the interface as such a line."""
    return Hint(text(key, lang, **values))


def data_date(dataset: Dataset, lang: str) -> str:
    """Return the sentence on how many documents the dataset holds and how recent they are."""
    row = _state(dataset)
    latest = period(row["latest"], row["latest"], lang) or text("frame.undated", lang)
    said = text("frame.data_date", lang, documents=int(row["documents"]), latest=latest)
    return " · ".join([said, text("demonstration.caption", lang)]) if dataset.is_synthetic else said


def documents_held(dataset: Dataset, lang: str) -> str:
    """Return how many documents the dataset holds and how recent they are, as a file says it."""
    row = _state(dataset)
    latest = period(row["latest"], row["latest"], lang) or text("frame.undated", lang)
    return text("export.held", lang, documents=int(row["documents"]), latest=latest)


def newest(dataset: Dataset) -> object:
    """Return the day of the newest document, or NaT."""
    return _state(dataset)["latest"]


def chart(drawing: Drawing, key: str, alt: str, on_select: Callable[[], None] | Literal["rerun"] | None = None) -> Any:
    """Show a chart (as :func:`kept` returns it) at the width of the page; ``alt`` says in words what it shows.

    With ``on_select`` a mark can be clicked: the answer is the chart's state (see :mod:`dashboard.clicks`).
    """
    state, figure = None, cast(Finished, drawing)
    if on_select:
        state = _chart(figure, key, alt, on_select)
    else:
        _sent_chart(figure.kept_as, key, alt, figure)
    take_away.chart(key)
    return state


def _chart(figure: Finished, key: str, alt: str, on_select: Callable[[], None] | Literal["rerun", "ignore"]) -> Any:
    return st.plotly_chart(
        figure, key=key, alt=alt, config=_CHART_OPTIONS, on_select=on_select, selection_mode="points"
    )


@st.cache_data(max_entries=_SENT, show_spinner=False)
def _sent_chart(kept_as: str, key: str, alt: str, _figure: Finished) -> None:
    """Draw a chart that cannot be clicked; the next time Streamlit sends the same message again, without making it."""
    _chart(_figure, key, alt, "ignore")


def table(
    shown: pd.DataFrame,
    dataset: Dataset,
    chosen: Filters,
    name: str,
    config: Columns | None = None,
    raw: Rows | None = None,
) -> None:
    """Show the table of the selection, with its downloads above it.

    ``shown`` carries the finished column titles; ``raw`` is what the download holds (by default the same), or a
    function that asks for it when the reader does; ``name`` becomes the file name.
    """
    downloads(shown if raw is None else raw, dataset, chosen, name)
    if _NAME in shown.attrs:
        _sent_table(shown.attrs[_NAME], f"table.{name}", shown, config)
    else:
        st.dataframe(shown, hide_index=True, column_config=config, key=f"table.{name}")


@st.cache_data(max_entries=_SENT, show_spinner=False)
def _sent_table(kept_as: str, key: str, _shown: pd.DataFrame, _config: Columns | None) -> None:
    """Show a table; the next time Streamlit sends the same message again, without making it."""
    st.dataframe(_shown, hide_index=True, column_config=_config, key=key)


def shown_rows(rows: int, lang: str) -> str:
    """Return the note that a table shows only its first rows; empty if it shows all of them."""
    return hint("frame.first_rows", lang, shown=MOST_ROWS, rows=rows) if rows > MOST_ROWS else ""


def shown_years(shown: Sequence[int], first: int, last: int, lang: str) -> str:
    """Return the note that a chart shows only some of the years ``first`` to ``last``; empty if it shows all of them."""
    if shown[0] <= first and last <= shown[-1]:
        return ""
    values = {"first": str(first), "last": str(last), "from_": str(shown[0]), "to": str(shown[-1])}
    return text("frame.shown_years", lang, **values)


def downloads(
    rows: Rows, dataset: Dataset, chosen: Filters, name: str, sheets: Callable[[], Sheets] | None = None
) -> None:
    """Offer the shown rows as CSV and Excel, and the whole dataset as a ZIP; ``sheets`` go behind them in Excel.

    The first sheet of the Excel file says what was selected.
    """
    lang, origin = chosen.lang, take_away.origin(documents_held(dataset, chosen.lang))

    def asked() -> pd.DataFrame:
        return rows() if callable(rows) else rows

    def book() -> bytes:
        return export.to_excel({name[:31]: asked(), **(sheets() if sheets else {})}, dataset, lang, origin)

    forms: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        ("download", f"{name}.csv", "text/csv", lambda: export.to_csv(asked(), dataset)),
        ("download_excel", f"{name}.xlsx", export.EXCEL, book),
        ("download_all", "dataset.zip", "application/zip", lambda: export.archive(dataset)),
    )
    with st.container(horizontal=True, key=f"downloads.{name}", gap="small"):
        for form, file, kind, made in forms:
            label, key = text(f"frame.{form}", lang), f"{form.replace('_', '.')}.{name}"
            st.download_button(label, made, export.file_name(file, dataset), kind, key=key, on_click="ignore")


def empty(dataset: Dataset, chosen: Filters) -> None:
    """Say why a page has nothing to show and what to do about it."""
    row = _state(dataset)
    documents, figures = int(row["documents"]), int(row["figures"])
    title, way_out = ("empty.title", "empty.way_out") if figures else ("empty.dataset", "empty.dataset_way_out")
    said = text(way_out, chosen.lang, documents=documents, figures=figures)
    nothing(text(title, chosen.lang), said, chosen)


def nothing(title: str, way_out: str, chosen: Filters) -> None:
    """Say that a page has nothing to show, with the way out and, if filters limit it, the button that takes them back."""
    _notice(title, way_out)
    if chosen.narrowed:
        st.button(text("filter.clear", chosen.lang), key="empty.clear", on_click=filters.widen)


def problem(error: DatasetError, lang: str) -> None:
    """Say in a sentence that the dataset cannot be read, and the way out."""
    _notice(text(f"problem.{error.reason}", lang), text(f"problem.{error.reason}_way_out", lang, detail=error.detail))


def _notice(title: str, way_out: str) -> None:
    st.html(f'<div class="notice"><h1 class="headline">{escape(title)}</h1><p>{escape(way_out)}</p></div>')


def _state(dataset: Dataset) -> dict[str, Any]:
    return kept(_counts, dataset, Filters())


def _counts(dataset: Dataset, _: Filters) -> dict[str, Any]:
    found = dataset.query(
        "SELECT count(*) AS documents, (SELECT count(*) FROM indicators) AS figures, "
        "max(coalesce(event_date, published_date)) AS latest FROM documents"
    )
    return records(found)[0]
