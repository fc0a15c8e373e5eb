"""The industries of the five regions: who names which, who named it first, and how that went on."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from textwrap import wrap
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import behind, chart_texts, clicks, filters, frame, tables
from dashboard.charts import firsts as dots
from dashboard.charts import matrix
from dashboard.charts.axes import left_margin
from dashboard.charts.drawing import Drawing
from dashboard.dataset import Dataset
from dashboard.industries import name as industry_name
from dashboard.industries import said as industry_said
from dashboard.industries import with_names
from dashboard.marks import Mark
from dashboard.periods import period
from dashboard.queries import industries as ask
from dashboard.records import records
from dashboard.regions import FIVE, name
from dashboard.selection import Filters
from dashboard.words import text

MOST, _ALL = 16, 10_000
DOCUMENTS, FIGURES = "documents", "figures"
# Letters of a line of a name: as few as leave it no more lines than these; the narrowest margin leaves a phone most room.
_LINE, _LINES = {"zh": range(8, 12), "en": range(15, 20)}, 3
_ROW, _TALL_ROW, _YEAR_ROW, _MOST_YEARS = 40, 50, 46, 10


def show(dataset: Dataset, selection: Filters) -> None:
    """Draw the page."""
    whole = selection.unmarked("region", "industry", "year")
    rows = frame.kept(ask.landscape, dataset, whole, MOST)
    if not len(rows):
        _none(dataset, selection)
        return
    frame.headline(*frame.kept(opening, dataset, whole))
    _landscape(dataset, whole, str(selection.mark))
    _firsts(dataset, whole)
    _through_time(dataset, whole, frame.kept(_named, dataset, whole), selection.mark)
    _table(dataset, selection)


def _none(dataset: Dataset, selection: Filters) -> None:
    """Say that no industry is named: in the documents selected, or in any."""
    lang, documents = selection.lang, _total(dataset, Filters())
    held = int(ask.landscape(dataset, Filters(), _ALL)["industry"].nunique())
    if held:
        way_out = text("industries.none_way_out", lang, n=held, documents=documents)
        frame.nothing(text("industries.none", lang), way_out, selection)
    elif documents:
        said = text("industries.none_at_all", lang, documents=documents)
        frame.headline(said, text("industries.none_at_all_scope", lang))
        frame.caption(frame.data_date(dataset, lang))
    else:
        frame.empty(dataset, selection)


def _named(dataset: Dataset, selection: Filters) -> list[str]:
    """Return the industries of the landscape from the top."""
    return list(dict.fromkeys(frame.kept(ask.landscape, dataset, selection, MOST)["industry"]))


def opening(dataset: Dataset, selection: Filters) -> tuple[str, str]:
    """Return the page's first sentence and the line under it."""
    lang = selection.lang
    rows, firsts = frame.kept(ask.landscape, dataset, selection, MOST), frame.kept(ask.firsts, dataset, selection)
    top = rows["industry"].iloc[0]
    own = rows[(rows["industry"] == top) & (rows["documents"] > 0)]
    values: dict[str, object] = {"industry": industry_name(top, lang), "regions": len(own)}
    values["documents"] = int(own["documents"].sum())
    scope = [text("industries.scope", lang, n=int(firsts["industry"].nunique()), documents=_total(dataset, selection))]
    if selection.themes or selection.statuses:
        scope.append(text("industries.scope_limits", lang))
    first = firsts[firsts["industry"] == top]
    if not len(first):
        return text("industries.headline", lang, **values), " · ".join(scope)
    row = records(first)[0]
    values |= {"region": name(row["region"], lang), "day": period(row["day"], row["day"], lang)}
    return text("industries.headline_first", lang, **values), " · ".join(scope)


def _total(dataset: Dataset, selection: Filters) -> int:
    return int(frame.kept(ask.documents, dataset, selection)["documents"].sum())


def cells(dataset: Dataset, selection: Filters, counted: str) -> pd.DataFrame:
    """Return a cell for each industry and region as ``charts.matrix`` takes them; ``counted`` is documents or figures."""
    lang, codes = selection.lang, selection.regions or FIVE
    rows = frame.kept(ask.landscape, dataset, selection, MOST)
    grid = pd.MultiIndex.from_product([list(dict.fromkeys(rows["industry"])), codes], names=["industry", "region"])
    full = rows.set_index(["industry", "region"]).reindex(grid, fill_value=0).reset_index()
    asked = frame.kept(ask.documents, dataset, selection).groupby("region")["documents"].sum()
    full = full.assign(n=full[counted], documents=full["region"].map(asked).fillna(0).astype(int))
    return _said(full, "industry", "region", f"industries.cell_{counted}", lang)


def years(dataset: Dataset, selection: Filters, industry: str) -> pd.DataFrame:
    """Return a cell for each region and year: the documents that name an industry, of those that are there."""
    lang, codes = selection.lang, selection.regions or FIVE
    asked = frame.kept(ask.documents, dataset, selection).dropna(subset="year").astype({"year": int})
    first, last = int(asked["year"].min()), int(asked["year"].max())
    shown = list(range(max(first, last - _MOST_YEARS + 1), last + 1))
    named = ask.by_year(dataset, selection, industry).astype({"year": int})
    grid = pd.MultiIndex.from_product([codes, shown], names=["region", "year"])
    full = asked.merge(named, how="left", on=["region", "year"]).set_index(["region", "year"])
    full = full.reindex(grid).fillna(0).astype(int).reset_index()
    return _said(full.assign(n=full["named"], industry=industry), "region", "year", "industries.cell_year", lang)


def _said(full: pd.DataFrame, down: str, across: str, key: str, lang: str) -> pd.DataFrame:
    """Return the cells with state, position, id and words."""
    rows, columns = list(dict.fromkeys(full[down])), list(dict.fromkeys(full[across]))
    says = [
        "reported" if n else "silent" if asked else "none"
        for n, asked in zip(full["n"], full["documents"], strict=True)
    ]
    full = full.assign(state=says, row=full[down].map(rows.index), column=full[across].map(columns.index))
    full["id"] = [
        str(Mark(region=row["region"], industry=row["industry"], year=str(row.get("year", ""))))
        for row in records(full)
    ]
    full["hover"] = [_sentence(row, key if row["n"] else f"{key}_none", lang) for row in records(full)]
    return full


def _sentence(row: dict[str, Any], key: str, lang: str) -> str:
    return text(
        key,
        lang,
        region=name(row["region"], lang),
        industry=industry_said(row["industry"], lang),
        n=int(row["n"]),
        documents=int(row["documents"]),
        year=str(row.get("year", "")),
    )


def drawn(dataset: Dataset, selection: Filters, counted: str, chosen: str) -> Drawing:
    """Return the landscape."""
    lang = selection.lang
    found = frame.kept(cells, dataset, selection, counted)
    rows = [_lines(code, lang) for code in dict.fromkeys(found["industry"])]
    columns = [name(code, lang) for code in dict.fromkeys(found["region"])]
    height = _TALL_ROW if any(row.count("<br>") == _LINES - 1 for row in rows) else _ROW
    return matrix.chart(found, rows, columns, _margin(rows, lang), height, chosen)


def drawn_firsts(dataset: Dataset, selection: Filters) -> Drawing:
    """Return the chart of who named an industry first."""
    lang = selection.lang
    codes = list(dict.fromkeys(frame.kept(ask.landscape, dataset, selection, MOST)["industry"]))
    rows = frame.kept(ask.firsts, dataset, selection)
    rows = rows.assign(
        id=[f"{row['doc_id']}|{row['start']}-{row['end']}" for row in records(rows)],
        hover=[_first(row, lang) for row in records(rows)],
    )
    named = [code for code in codes if code in set(rows["industry"])]
    lines = [_lines(code, lang) for code in named]
    return dots.chart(rows, named, lines, _margin(lines, lang), lang)


def drawn_years(dataset: Dataset, selection: Filters, industry: str, chosen: str) -> Drawing:
    """Return the chart of one industry through the years."""
    found = frame.kept(years, dataset, selection, industry)
    rows = [name(code, selection.lang) for code in dict.fromkeys(found["region"])]
    columns = [str(year) for year in dict.fromkeys(found["year"])]
    return matrix.chart(found, rows, columns, left_margin(rows, selection.lang), _YEAR_ROW, chosen)


def _first(row: dict[str, Any], lang: str) -> str:
    said = text(
        "industries.first",
        lang,
        region=name(row["region"], lang),
        industry=industry_said(row["industry"], lang),
        day=period(row["day"], row["day"], lang),
        title=tables.title(row, lang),
    )
    return "<br>".join(escape(part) for part in (said, tables.around(row["sentence"], row["term"])))


def _lines(code: str, lang: str) -> str:
    """Return the name of an industry in lines, whole."""
    options = [wrap(industry_name(code, lang), width) for width in _LINE[lang]]
    return "<br>".join(next((lines for lines in options if len(lines) <= _LINES), options[-1]))


def _margin(rows: list[str], lang: str) -> int:
    return left_margin([part for row in rows for part in row.split("<br>")], lang)


def _landscape(dataset: Dataset, selection: Filters, chosen: str) -> None:
    lang = selection.lang
    frame.section(text("industries.landscape", lang), text("industries.landscape_note", lang))
    views = {view: text(f"industries.by_{view}", lang) for view in (DOCUMENTS, FIGURES)}
    with st.container(horizontal=True, key="series"):
        counted = filters.choose("view", text("industries.view", lang), list(views), views.__getitem__)
    figure = frame.kept(drawn, dataset, selection, counted, chosen)
    told, n = frame.kept(_told, dataset, selection, counted)
    clicks.chart(figure, f"industries.{counted}", told)
    frame.caption(
        told,
        text(f"industries.caption_{counted}", lang, n=n),
        text("industries.caption", lang),
        frame.hint("click.several", lang),
        frame.data_date(dataset, lang),
    )
    _behind(dataset, selection, chosen, counted)


def _told(dataset: Dataset, selection: Filters, counted: str) -> tuple[str, int]:
    """Return what the landscape shows, and the number of its industries."""
    shown = frame.kept(cells, dataset, selection, counted)
    return chart_texts.landscape(shown, counted, selection.lang), shown["industry"].nunique()


def _behind(dataset: Dataset, selection: Filters, chosen: str, counted: str) -> None:
    shown = frame.kept(cells, dataset, selection, counted)
    cell = shown[shown["id"] == chosen] if chosen else shown[:0]
    if cell.empty:
        return
    row = records(cell)[0]
    clicks.opened(row["hover"], "cell")
    if counted == FIGURES:
        found = frame.kept(ask.figures, dataset, selection, row["region"], row["industry"])
        if len(found):
            behind.figures(found, dataset, filters.current(), "cell")
        return
    behind.sentences(frame.kept(ask.mentions, dataset, selection, row["region"], row["industry"]), filters.current())


def _firsts(dataset: Dataset, selection: Filters) -> None:
    lang = selection.lang
    if not len(frame.kept(ask.firsts, dataset, selection)):
        return
    frame.section(text("industries.firsts", lang), text("industries.firsts_note", lang))
    figure = frame.kept(drawn_firsts, dataset, selection)
    told = frame.kept(_told_firsts, dataset, selection)
    clicks.follow(frame.chart(figure, "industries.firsts", told, "rerun"))
    frame.caption(
        told, text("industries.firsts_caption", lang), frame.hint("frame.click", lang), frame.data_date(dataset, lang)
    )


def _told_firsts(dataset: Dataset, selection: Filters) -> str:
    """Return what the chart of first names shows."""
    return chart_texts.firsts(frame.kept(ask.firsts, dataset, selection), selection.lang)


def _through_time(dataset: Dataset, selection: Filters, codes: list[str], mark: Mark) -> None:
    lang = selection.lang
    if not frame.kept(_is_dated, dataset, selection):
        return
    frame.section(text("industries.years", lang), text("industries.years_note", lang))
    with st.container(horizontal=True, key="series.years"):
        label = text("filter.industries", lang)
        industry = filters.choose("naming", label, codes, lambda code: industry_name(code, lang), mark.industry)
    figure = frame.kept(drawn_years, dataset, selection, industry, str(mark))
    told = frame.kept(_told_years, dataset, selection, industry)
    clicks.chart(figure, f"industries.years.{industry}", told)
    frame.caption(
        told, text("industries.years_caption", lang), frame.hint("click.several", lang), frame.data_date(dataset, lang)
    )
    shown = frame.kept(years, dataset, selection, industry)
    cell = shown[shown["id"] == str(mark)] if mark else shown[:0]
    if len(cell):
        clicks.opened(cell["hover"].iloc[0], "year")
        narrowed = replace(selection, mark=Mark(year=mark.year))
        behind.sentences(frame.kept(ask.mentions, dataset, narrowed, mark.region, industry), filters.current())


def _is_dated(dataset: Dataset, selection: Filters) -> bool:
    """Tell whether any document has a year."""
    return bool(frame.kept(ask.documents, dataset, selection)["year"].notna().any())


def _told_years(dataset: Dataset, selection: Filters, industry: str) -> str:
    """Return what the chart of one industry through the years shows."""
    return chart_texts.years(frame.kept(years, dataset, selection, industry), industry, selection.lang)


def tabled(dataset: Dataset, selection: Filters) -> tuple[pd.DataFrame, tables.Columns]:
    """Return who named what first as a table to read: one row per industry and region."""
    return tables.firsts(frame.kept(ask.firsts, dataset, selection).head(frame.MOST_ROWS), selection)


def _table(dataset: Dataset, selection: Filters) -> None:
    rows = frame.kept(ask.firsts, dataset, selection)
    note = frame.shown_rows(len(rows), selection.lang) or text("industries.table_note", selection.lang)
    frame.section(text("industries.table", selection.lang), note)
    shown, config = frame.kept(tabled, dataset, selection.for_other_page())
    frame.table(shown, dataset, selection, "industries", config, lambda: with_names(rows, selection.lang))
