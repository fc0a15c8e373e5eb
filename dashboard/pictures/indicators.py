"""The regions in small charts: one for each indicator."""

from __future__ import annotations

import pandas as pd

from dashboard import frame, metrics, series
from dashboard.charts.keys import Key
from dashboard.charts.multiples import Panel, Sheet
from dashboard.dataset import Dataset
from dashboard.pictures import grid, rise
from dashboard.queries.series import offered, points
from dashboard.records import records
from dashboard.regions import FIVE, OTHER_COLOUR, colour, name
from dashboard.selection import Filters
from dashboard.series import Series
from dashboard.words import joined, text

MOST = 9


def opening(dataset: Dataset, filters: Filters, chosen: Series) -> tuple[str, str]:
    """Return the page's first sentence and the line under it."""
    lang, shown = filters.lang, frame.kept(panels, dataset, filters, chosen).panels
    rows = frame.kept(figures, dataset, filters, chosen)
    all_of_them = frame.kept(offered, dataset, filters.shared())["metric"].nunique()
    scope = text(
        "multiples.scope",
        lang,
        n=len(rows),
        documents=rows["doc_id"].nunique(),
        k=len(shown),
        all=all_of_them,
    )
    return rise.of_metrics([panel.rows for panel in shown], lang), scope


def show(dataset: Dataset, filters: Filters, chosen: Series) -> None:
    """Draw the picture and its caption."""
    lang = filters.lang
    sentence, _ = frame.kept(opening, dataset, filters, chosen)
    alt = text("multiples.metrics_alt", lang, sentence=sentence)
    notes = [text("multiples.metrics_caption", lang), text("multiples.own_axes", lang)]
    grid.show(panels, dataset, filters, chosen, key="multiples.metrics", alt=alt, notes=notes)


def panels(dataset: Dataset, filters: Filters, chosen: Series) -> Sheet:
    """Return the small charts: of the chosen series first, then of other indicators, those known at several times first."""
    lang, shared = filters.lang, filters.shared()
    rows = frame.kept(offered, dataset, shared)
    is_chosen = (rows["metric"] == chosen.metric) & (rows["scope"] == chosen.scope)
    ordered = rows.assign(chosen=is_chosen, often=rows["periods"] > 1)
    ordered = ordered[is_chosen | (ordered["periods"] > 0)]
    ordered = ordered.sort_values(["chosen", "often"], ascending=False, kind="stable")
    found = tuple(
        Panel(
            metrics.name(row["metric_id"], row["label"], lang),
            (series.measured(row, lang),),
            frame.kept(points, dataset, shared, row["metric"], row["scope"]),
            scale=f"{row['metric']}|{row['scope']}",
            silent=text("multiples.undated", lang),
        )
        for row in records(ordered.drop_duplicates("metric").head(MOST))
    )
    return Sheet(found, _keys(found, lang))


def _keys(panels: tuple[Panel, ...], lang: str) -> tuple[Key, ...]:
    """Return the regions with their colours; those that share the grey share a place."""
    codes = {code for panel in panels for code in panel.rows["region"]}
    others = [name(code, lang) for code in sorted(codes - set(FIVE))]
    named = [Key(name(code, lang), colour(code)) for code in FIVE if code in codes]
    return (*named, *([Key(joined(others, lang), OTHER_COLOUR)] if others else []))


def figures(dataset: Dataset, filters: Filters, chosen: Series) -> pd.DataFrame:
    """Return the figures that are drawn."""
    return pd.concat([panel.rows for panel in frame.kept(panels, dataset, filters, chosen).panels])
