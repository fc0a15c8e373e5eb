"""The first look at the data: which cells of region, indicator and year speak, and which are silent, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil
from textwrap import wrap
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import behind, clicks, filters, frame, metrics
from dashboard.charts import matrix
from dashboard.charts.axes import left_margin
from dashboard.charts.drawing import Drawing
from dashboard.dataset import Dataset
from dashboard.marks import NOWHERE, Mark
from dashboard.periods import fullest
from dashboard.queries import silence as ask
from dashboard.queries.series import offered
from dashboard.records import records
from dashboard.regions import FIVE, name
from dashboard.selection import Filters
from dashboard.series import labels_of
from dashboard.words import joined, text

BY_YEAR, BY_METRIC = "years", "metrics"
MOST_YEARS, MOST_METRICS = 10, 12
# Where numbers may have four digits a phone holds so many years fewer.
_WIDER = 2
_ROW_HEIGHT = 46
_LONGEST_NAME, _LINES = {"zh": 7, "en": 14}, 3


@dataclass(frozen=True, slots=True)
class Look:
    """What the reader looks at: one indicator (empty: all) over the years, or the indicators of one year."""

    view: str
    metric: str
    year: int
    title: str


def show(dataset: Dataset, selection: Filters) -> None:
    """Draw the choices, the matrix, its key and what is behind the chosen cell."""
    chosen, selection = str(selection.mark), selection.unmarked("region", "year", "period", "status", "metric")
    lang = selection.lang
    frame.section(text("silence.title", lang), text("silence.note", lang))
    look = _choice(dataset, selection)
    if look is None:
        return
    key = f"silence.{look.view}.{look.metric}.{look.year}"
    figure = frame.kept(drawn, dataset, selection, look, chosen)
    told = frame.kept(_told, dataset, selection, look)
    clicks.chart(figure, key, told)
    st.html(_key(lang))
    left = frame.kept(ask.undated, dataset, selection, look.metric)["n"].iloc[0] if look.view == BY_YEAR else 0
    frame.caption(
        told,
        text("silence.caption", lang),
        frame.kept(_beyond, dataset, selection, look),
        text("silence.undated", lang, n=int(left)) if left else "",
        text("silence.statuses", lang) if selection.statuses else "",
        frame.data_date(dataset, lang),
    )
    _behind(dataset, selection, look, chosen)


def placed(dataset: Dataset, selection: Filters, look: Look) -> pd.DataFrame:
    """Return the cells of the matrix as ``charts.matrix`` takes them, also those where nobody speaks."""
    return _by_year(dataset, selection, look) if look.view == BY_YEAR else _by_metric(dataset, selection, look)


def drawn(dataset: Dataset, selection: Filters, look: Look, chosen: str) -> Drawing:
    """Return the matrix."""
    cells = frame.kept(placed, dataset, selection, look)
    rows, columns = (list(cells.sort_values(at)[f"{at}_name"].unique()) for at in ("row", "column"))
    left = left_margin([part for row in rows for part in row.split("<br>")], selection.lang)
    return matrix.chart(cells, rows, columns, left, _ROW_HEIGHT, chosen)


def _told(dataset: Dataset, selection: Filters, look: Look) -> str:
    """Return what the matrix shows."""
    return summary(frame.kept(placed, dataset, selection, look), look, selection.lang)


def summary(cells: pd.DataFrame, look: Look, lang: str) -> str:
    """Return the sentence that says what the matrix shows."""
    counts = cells["state"].value_counts()
    says = [text(f"silence.count_{state}", lang, n=int(counts[state])) for state in ask.STATES if state in counts]
    return text("silence.summary", lang, title=look.title, n=len(cells), says=joined(says, lang))


def _choice(dataset: Dataset, selection: Filters) -> Look | None:
    """Draw the two choices: which way to look, and at what."""
    lang = selection.lang
    series = frame.kept(offered, dataset, selection)
    years = frame.kept(years_of, dataset, selection)
    if not years:
        return None
    with st.container(horizontal=True, key="series", gap="small"):
        views = {view: text(f"silence.view_{view}", lang) for view in (BY_YEAR, BY_METRIC)}
        view = filters.choose("view", text("silence.view", lang), list(views), views.__getitem__)
        if view == BY_YEAR or not len(series):
            labels = frame.kept(_labels, dataset, selection)
            metric = filters.choose("metric", text("series.metric", lang), list(labels), labels.__getitem__)
            return Look(BY_YEAR, metric, 0, frame.kept(_title, dataset, selection, metric))
        listed = [str(year) for year in sorted(years, reverse=True)]
        year = filters.choose("year", text("silence.year", lang), listed, default=str(fullest(years, 1)[0]))
        return Look(BY_METRIC, "", int(year), text("silence.of_year", lang, year=year))


def _labels(dataset: Dataset, selection: Filters) -> dict[str, str]:
    """Return what the choice of a metric offers: all, then each with its reach."""
    return {"": text("silence.all_metrics", selection.lang), **frame.kept(labels_of, dataset, selection)}


def _title(dataset: Dataset, selection: Filters, metric: str) -> str:
    """Return the name of a metric, or the words for all where the selection has none of it."""
    series = frame.kept(offered, dataset, selection)
    found = series[series["metric"] == metric]
    return _metric_name(found.iloc[0], selection.lang) if len(found) else text("silence.all_metrics", selection.lang)


def years_of(dataset: Dataset, selection: Filters) -> dict[int, int]:
    """Return the figures of each year that has any."""
    cells = frame.kept(ask.by_year, dataset, selection, "")
    counts = cells.assign(n=cells["actual"] + cells["planned"]).groupby("year")["n"].sum()
    return {int(str(year)): int(n) for year, n in counts.items() if n}


def window(years: Mapping[int, int]) -> list[int]:
    """Return the consecutive years that a phone can show (see :func:`dashboard.periods.fullest`)."""
    return fullest(years, MOST_YEARS - _WIDER * (max(years.values()) >= matrix.CROWDED))


def _beyond(dataset: Dataset, selection: Filters, look: Look) -> str:
    """Return the note that not all years are shown; empty if they are, or if one year is."""
    years = frame.kept(years_of, dataset, selection)
    shown = window(years)
    if look.view == BY_METRIC or set(years) <= set(shown):
        return ""
    return frame.shown_years(shown, min(years), max(years), selection.lang)


def _metric_name(row: Mapping[str, Any] | pd.Series, lang: str) -> str:
    return metrics.name(row["metric_id"], row["label"], lang)


def _codes(cells: pd.DataFrame, selection: Filters) -> list[str]:
    """Return the regions: those asked for or the five, then others that have figures."""
    first = selection.regions or FIVE
    speaking = set(cells[(cells["actual"] + cells["planned"]) > 0]["region"])
    return [*first, *(code for code in sorted(speaking, reverse=True) if code not in first)]


def region_name(code: str, lang: str) -> str:
    """Return the name of a region of the matrix; figures of no region have one too."""
    return name(code, lang) if code else text("overview.no_region", lang)


def _by_year(dataset: Dataset, selection: Filters, look: Look) -> pd.DataFrame:
    cells = frame.kept(ask.by_year, dataset, selection, look.metric)
    years = window(frame.kept(years_of, dataset, selection))
    codes = _codes(cells, selection)
    cells = _complete(cells[cells["year"].isin(years)], "region", codes, "year", years)
    lang = selection.lang
    cells["row_name"] = [region_name(code, lang).replace(" ", "<br>") for code in cells["region"]]
    cells["column_name"] = cells["year"].astype(str)
    return _said(cells, look, lang)


def _by_metric(dataset: Dataset, selection: Filters, look: Look) -> pd.DataFrame:
    lang = selection.lang
    series = main_metrics(frame.kept(offered, dataset, selection))
    names = {row["metric"]: _metric_name(row, lang) for row in records(series)}
    cells = ask.by_metric(dataset, selection, look.year, list(names))
    cells = _complete(cells, "metric", list(names), "region", list(selection.regions or FIVE))
    cells["row_name"] = [_short(names[metric], lang) for metric in cells["metric"]]
    cells["column_name"] = [name(code, lang) for code in cells["region"]]
    return _said(cells.assign(year=look.year, title=cells["metric"].map(names)), look, lang)


def main_metrics(series: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each of the metrics that most figures are about, those of the vocabulary before others."""
    figures = series.groupby("metric")["figures"].transform("sum")
    ordered = series.assign(all=figures, unknown=series["metric_id"] == "")
    ordered = ordered.sort_values(["unknown", "all"], ascending=[True, False], kind="stable")
    return ordered.drop_duplicates("metric").head(MOST_METRICS)


def _short(words: str, lang: str) -> str:
    """Return a name in lines that leave a phone room for the cells; Chinese ones are about equally long.

    >>> _short("一般公共预算收入", "zh"), _short("General public budget revenue", "en")
    ('一般公共<br>预算收入', 'General public<br>budget revenue')
    """
    most = _LONGEST_NAME[lang]
    if lang == "zh":
        most = ceil(len(words) / min(ceil(len(words) / most), _LINES))
    return "<br>".join(wrap(words, min(most, _LONGEST_NAME[lang]), max_lines=_LINES, placeholder="…"))


def _complete(cells: pd.DataFrame, down: str, rows: Sequence[Any], across: str, columns: Sequence[Any]) -> pd.DataFrame:
    """Return a cell for every row and column, with its position; those that no query knows hold nothing."""
    grid = pd.MultiIndex.from_product([rows, columns], names=[down, across])
    full = cells.set_index([down, across]).reindex(grid).reset_index()
    full["state"] = full["state"].fillna("none")
    full[list(ask.COUNTS)] = full[list(ask.COUNTS)].fillna(0).astype(int)
    full["row"], full["column"] = full[down].map(list(rows).index), full[across].map(list(columns).index)
    return full


def _said(cells: pd.DataFrame, look: Look, lang: str) -> pd.DataFrame:
    """Return the cells with ``n``, ``id`` and the words of each."""
    title = look.title if look.view == BY_YEAR else ""
    metric = look.metric if look.view == BY_YEAR else cells["metric"]
    cells = cells.assign(
        n=cells["actual"].where(cells["actual"] > 0, cells["planned"]),
        metric=metric,
        title=cells["title"] if look.view == BY_METRIC else title,
    )
    cells["id"] = [
        str(Mark(region=row["region"] or NOWHERE, year=str(row["year"]), metric=row["metric"]))
        for row in records(cells)
    ]
    cells["hover"] = [_folded(sentence(row, lang)) for row in records(cells)]
    return cells


def _folded(said: str) -> str:
    """Return a sentence in lines that a phone has room for.

    >>> _folded("四川 2023年 算力：3个实际数字，其中有相互矛盾的；另有2个目标或条款")
    '<b>四川 2023年 算力</b><br>3个实际数字，<br>其中有相互矛盾的；<br>另有2个目标或条款'
    >>> _folded("Sichuan 2023, computing power: 1,436 reported, and 2 targets")
    '<b>Sichuan 2023, computing power</b><br>1,436 reported,<br>and 2 targets'
    """
    head, found = re.split("：|: ", said, maxsplit=1)
    return f"<b>{head}</b><br>" + re.sub("(?<=[，；])|(?<=[,;]) ", "<br>", found)


def sentence(cell: Mapping[str, Any], lang: str) -> str:
    """Return what a cell says, as a sentence."""
    kind = cell["state"]
    if kind in ("reported", "inside", "conflict") and cell["planned"]:
        kind += "_planned"
    return text(
        f"silence.cell_{kind}",
        lang,
        region=region_name(cell["region"], lang),
        year=str(cell["year"]),
        title=cell["title"],
        actual=int(cell["actual"]),
        planned=int(cell["planned"]),
        documents=int(cell["documents"]),
    )


def _key(lang: str) -> str:
    marks = {"conflict": "≠2", "reported": "2", "inside": "2", "planned": "2", "silent": "0/9", "none": "–"}
    keys = "".join(
        f'<span><i class="{state}">{marks[state]}</i>{escape(text(f"silence.state_{state}", lang))}</span>'
        for state in ("reported", "inside", "planned", "conflict", "silent", "none")
    )
    return f'<div class="matrix-key">{keys}</div>'


def _behind(dataset: Dataset, selection: Filters, look: Look, chosen: str) -> None:
    """Draw the figures of the chosen cell, or the documents in which nothing was found."""
    cells = frame.kept(placed, dataset, selection, look)
    cell = cells[cells["id"] == chosen] if chosen else cells[:0]
    if cell.empty:
        frame.caption(text("click.several", selection.lang))
        return
    row = records(cell)[0]
    place, year = row["region"], int(row["year"])
    clicks.opened(sentence(row, selection.lang).replace("<br>", " "), "cell")
    found = frame.kept(ask.figures, dataset, selection, place, year, row["metric"])
    if len(found):
        behind.figures(found, dataset, filters.current(), "cell")
        return
    asked = frame.kept(ask.documents, dataset, selection, place, year)
    behind.documents(asked, filters.current())
