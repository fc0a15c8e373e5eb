"""Regions side by side on one series, as bars."""

from __future__ import annotations

import pandas as pd

from dashboard import cards, chart_texts, clicks, frame, lock, order, series
from dashboard.charts import standing as bars
from dashboard.charts.drawing import Drawing
from dashboard.dataset import Dataset
from dashboard.periods import period
from dashboard.places import place
from dashboard.queries import comparison as ask
from dashboard.queries.series import documents_by_region
from dashboard.records import records
from dashboard.regions import COUNTRY, FIVE, name
from dashboard.selection import Filters
from dashboard.series import Series
from dashboard.words import joined, text


def opening(dataset: Dataset, filters: Filters, chosen: Series) -> tuple[str, str]:
    """Return the page's first sentence and the line under it."""
    lang, standing = filters.lang, frame.kept(_standing, dataset, filters, chosen)
    actual = standing[(standing["kind"] == "actual") & (standing["region"] != COUNTRY)]
    comparable = actual[~actual["let_in"]]
    fit = next((rows for rows in (comparable, actual, standing) if len(rows)), standing)
    is_rank = chosen.measure == "rank"
    best = records(fit.sort_values("value", ascending=is_rank))[0]
    first = order.leaders(fit)
    kind = "_one" if len(fit) == 1 else "_rank" if is_rank else "_open" if len(first) > 1 else ""
    when = period(best["period_start"], best["period_end"], lang)
    sentence = text(
        f"comparison.headline{kind}",
        lang,
        metric=chosen.label,
        region=place(best, lang),
        regions=joined([place(row, lang) for row in records(first)], lang),
        value=cards.number(best, lang),
        period=text("comparison.period", lang, period=when) if when else "",
        k=len(fit),
    )
    return sentence, " · ".join(_reservations(standing, filters))


def show(dataset: Dataset, filters: Filters, chosen: Series) -> None:
    """Draw the picture and its caption."""
    lang = filters.lang
    figure = frame.kept(drawn, dataset, filters, chosen)
    sentence, _ = frame.kept(opening, dataset, filters, chosen)
    told = frame.kept(_told, dataset, filters, chosen)
    alt = text("comparison.bars_alt", lang, sentence=sentence, told=told)
    clicks.follow(frame.chart(figure, "comparison.bars", alt, "rerun"))
    frame.caption(
        series.definition(chosen, lang),
        text("comparison.bars_caption", lang),
        text("hedge.caption", lang),
        frame.hint("frame.click", lang),
        frame.data_date(dataset, lang),
    )


def _told(dataset: Dataset, filters: Filters, chosen: Series) -> str:
    """Return what the bars show."""
    return chart_texts.standing(frame.kept(_standing, dataset, filters, chosen), filters.lang)


def codes(regions: set[str], filters: Filters) -> list[str]:
    """Return the regions from the top: those asked for or the five, then others that have figures."""
    first = filters.regions or FIVE
    return [*first, *(code for code in sorted(regions, reverse=True) if code not in first)]


def drawn(dataset: Dataset, filters: Filters, chosen: Series) -> Drawing:
    """Return the bars of one series."""
    standing = frame.kept(_standing, dataset, filters, chosen)
    rows = codes(set(standing["region"]), filters)
    figure = bars.chart(standing, rows, silent(dataset, filters, chosen, set(standing["region"])), filters.lang)
    return lock.note(figure, standing, filters.lang)


def _standing(dataset: Dataset, filters: Filters, chosen: Series) -> pd.DataFrame:
    return ask.standing(lock.points(dataset, filters, chosen))


def _documents(dataset: Dataset, filters: Filters) -> dict[str, int]:
    rows = frame.kept(documents_by_region, dataset, Filters())
    return dict(zip(rows["region"], rows["documents"].astype(int), strict=True))


def silent(dataset: Dataset, filters: Filters, chosen: Series, speaking: set[str]) -> dict[str, str]:
    """Return for each region that is not ``speaking`` in the picture why it is not."""
    lang, documents = filters.lang, _documents(dataset, filters)
    differing = lock.by_region(lock.offers(dataset, filters, chosen.metric, chosen.scope), filters)
    return {
        code: differing.get(code) or text("comparison.not_found", lang, documents=documents.get(code, 0))
        for code in codes(speaking, filters)
        if code not in speaking
    }


def _reservations(standing: pd.DataFrame, filters: Filters) -> list[str]:
    """Return what a reader must know before comparing: gaps, different years, narrower places."""
    lang, found = filters.lang, set(standing["region"])
    standing = standing[~standing["let_in"]]
    missing = [name(code, lang) for code in filters.regions or FIVE if code not in found]
    narrower = [name(code, lang) for code in dict.fromkeys(standing[standing["narrower"]]["region"])]
    years = standing[standing["kind"] == "actual"]["period_end"].dropna().dt.year
    parts = []
    if len(years) and years.min() != years.max():
        parts.append(text("comparison.scope_periods", lang, first=str(years.min()), last=str(years.max())))
    if narrower:
        parts.append(text("comparison.scope_narrower", lang, regions=joined(narrower, lang)))
    if missing:
        parts.append(text("comparison.scope_missing", lang, regions=joined(missing, lang)))
    return parts
