"""One series in small charts: one for each region, or of a single region one for each place in it."""

from __future__ import annotations

import pandas as pd

from dashboard import frame, lock, series
from dashboard.charts.lines import dated
from dashboard.charts.multiples import Panel, Sheet
from dashboard.dataset import Dataset
from dashboard.pictures import bars, grid, rise
from dashboard.pictures.lines import opening
from dashboard.places import place
from dashboard.records import records
from dashboard.regions import name
from dashboard.selection import Filters
from dashboard.series import Series
from dashboard.trends import trends
from dashboard.words import joined, text

MOST = 12
__all__ = ["opening", "panels", "show"]


def show(dataset: Dataset, filters: Filters, chosen: Series) -> None:
    """Draw the picture and its caption."""
    lang = filters.lang
    sentence, _ = frame.kept(opening, dataset, filters, chosen)
    alt = text("multiples.regions_alt", lang, sentence=sentence)
    places = lock.points(dataset, filters, chosen)["region_code"].nunique()
    is_cut = len(filters.regions) == 1 and places > MOST
    about = [
        series.definition(chosen, lang),
        text("multiples.most", lang, k=MOST, all=places) if is_cut else "",
        "" if len(filters.regions) == 1 else frame.kept(_silence, dataset, filters, chosen),
    ]
    notes = [text("multiples.regions_caption", lang)]
    grid.show(panels, dataset, filters, chosen, key="multiples.regions", alt=alt, notes=notes, about=about)


def panels(dataset: Dataset, filters: Filters, chosen: Series) -> Sheet:
    """Return the small charts; of the places in one region those with most figures."""
    lang, shown = filters.lang, lock.points(dataset, filters, chosen)
    inside = shown[shown["narrower"]]
    if len(filters.regions) == 1 and inside["region_code"].nunique() > 1:
        groups = [inside[inside["region_code"] == code] for code in inside["region_code"].value_counts().index[:MOST]]
        return Sheet(tuple(_panel(place(records(rows)[0], lang), rows, lang) for rows in groups))
    speaking = set(dated(shown)["region"])
    return Sheet(
        tuple(
            _panel(name(code, lang), shown[shown["region"] == code], lang)
            for code in bars.codes(speaking, filters)
            if code in speaking
        )
    )


def _silence(dataset: Dataset, filters: Filters, chosen: Series) -> str:
    """Return which regions have no small chart, and why."""
    lang = filters.lang
    speaking = set(dated(lock.points(dataset, filters, chosen))["region"])
    reasons: dict[str, list[str]] = {}
    for code, words in bars.silent(dataset, filters, chosen, speaking).items():
        reasons.setdefault(words, []).append(name(code, lang))
    said = (
        text("multiples.silent", lang, regions=joined(names, lang), words=words) for words, names in reasons.items()
    )
    return ("；" if lang == "zh" else "; ").join(said)


def _panel(title: str, rows: pd.DataFrame, lang: str) -> Panel:
    """Return the panel of a region; under its name its first and last number, or how many there are."""
    found, places = trends(rows), rows["region_code"].nunique()
    below: tuple[str, ...] = ()
    if places > 1:
        below = (text("multiples.places", lang, k=places),)
    elif len(found):
        below = rise.ends(records(found)[0], lang)
    elif len(rows):
        below = (text("multiples.figures", lang, n=len(rows)),)
    return Panel(title, below, rows)
