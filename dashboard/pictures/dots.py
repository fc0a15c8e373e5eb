"""Two indicators against each other: a dot for each place and period that has both."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import behind, cards, clicks, frame, metrics, series
from dashboard.charts import scatter
from dashboard.charts.drawing import Drawing
from dashboard.dataset import Dataset
from dashboard.filters import current, set_pick
from dashboard.page_links import link
from dashboard.periods import period
from dashboard.places import place
from dashboard.queries import scatter as ask
from dashboard.queries.series import offered, points
from dashboard.records import records
from dashboard.selection import Filters
from dashboard.series import Series
from dashboard.words import text

_KEY, _DOT, _IDEAS = "scatter.dots", "dot", 8


def choose(dataset: Dataset, filters: Filters, chosen: Series) -> Series | None:
    """Draw the choice of the upright axis and return it; none if no other series has figures of the same places and times."""
    lang, shared = filters.lang, filters.shared()
    labels = frame.kept(_partner_labels, dataset, shared, chosen)
    if not labels:
        return None
    with st.container(horizontal=True, key="series-other", gap="small"):
        return series.picked(
            labels,
            lambda metric: frame.kept(_partner_scopes, dataset, shared, chosen, metric),
            lang,
            ("other", "other_scope"),
            text("scatter.up", lang),
        )


def _partner_labels(dataset: Dataset, filters: Filters, chosen: Series) -> dict[str, str]:
    """Return the metrics that share places and times with a series, each with its words and the number of dots."""
    rows = frame.kept(ask.partners, dataset, filters, chosen.metric, chosen.scope).drop_duplicates("metric")
    return {
        row["metric"]: text(
            "scatter.partner",
            filters.lang,
            metric=metrics.name(row["metric_id"], row["label"], filters.lang),
            n=row["dots"],
        )
        for row in records(rows)
    }


def _partner_scopes(dataset: Dataset, filters: Filters, chosen: Series, metric: str) -> series.Scopes:
    """Return the series of such a metric by scope, each with its words."""
    rows = frame.kept(ask.partners, dataset, filters, chosen.metric, chosen.scope)
    return series.scopes(rows.assign(figures=rows["dots"]), metric, filters.lang)


def dots(dataset: Dataset, filters: Filters, chosen: Series, other: Series) -> pd.DataFrame:
    """Return the dots (see ``queries.scatter.dots``)."""
    own, shared = (chosen, other), filters.shared()
    return ask.dots(*(frame.kept(points, dataset, shared, each.metric, each.scope) for each in own))


def opening(dataset: Dataset, filters: Filters, chosen: Series, other: Series | None) -> tuple[str, str]:
    """Return the page's first sentence and the line under it."""
    lang = filters.lang
    if other is None:
        return text("scatter.headline_none", lang, x=chosen.label), text("scatter.scope_none", lang)
    found = frame.kept(dots, dataset, filters, chosen, other)
    counts, documents = ask.order(found), pd.concat([found["x_doc_id"], found["y_doc_id"]]).nunique()
    places = found["region_code"].nunique()
    values: dict[str, object] = {"x": chosen.label, "y": other.label, "n": len(found), "k": places, **counts}
    scope = text("scatter.scope", lang, documents=documents, **values)
    if counts["open"]:
        scope = " · ".join([scope, text("scatter.scope_open", lang, n=counts["open"])])
    if len(found) == 1:
        return text("scatter.headline_one", lang, **values, **_only(found, lang)), scope
    if places == 1:
        return text("scatter.headline_place", lang, **values, region=_only(found.head(1), lang)["region"]), scope
    if not counts["alike"] + counts["opposite"]:
        return text("scatter.headline_open", lang, **values), scope
    return text("scatter.headline", lang, **values), scope


def _only(found: pd.DataFrame, lang: str) -> dict[str, str]:
    """Return the words on the one dot that there is."""
    x, y = (records(ask.axis(found, name))[0] for name in ("x", "y"))
    when = period(x["period_start"], x["period_end"], lang)
    return {"region": place(x, lang), "period": when, "first": cards.number(x, lang), "second": cards.number(y, lang)}


def show(dataset: Dataset, filters: Filters, chosen: Series, other: Series | None) -> None:
    """Draw the picture, its caption and what is behind the dot that was picked; without a partner say what has one."""
    lang = filters.lang
    if other is None:
        _ideas(dataset, filters)
        return
    found = frame.kept(dots, dataset, filters, chosen, other)
    if len(found) == 1:
        _one(found, dataset, filters, (chosen, other))
        return
    sentence, _ = frame.kept(opening, dataset, filters, chosen, other)
    figure = frame.kept(drawn, dataset, filters, chosen, other, current().pick(_DOT))
    alt = text("scatter.alt", lang, x=chosen.label, y=other.label, sentence=sentence)
    frame.chart(figure, _KEY, alt, _picked)
    frame.caption(
        text("scatter.caption", lang),
        text("scatter.across", lang) + series.definition(chosen, lang),
        text("scatter.upright", lang) + series.definition(other, lang),
        text("hedge.caption", lang),
        frame.hint("scatter.click", lang),
        frame.data_date(dataset, lang),
    )
    _behind(dataset, filters, chosen, other)


def _picked() -> None:
    set_pick(_DOT, clicks.mark(st.session_state.get(_KEY)))


def drawn(dataset: Dataset, filters: Filters, chosen: Series, other: Series, dot: str) -> Drawing:
    """Return the chart with the dot in a frame whose id is ``dot``."""
    lang, found = filters.lang, frame.kept(dots, dataset, filters, chosen, other)
    across, up = (
        text("scatter.axis", lang, metric=each.label, measured=series.measured_so(each, lang))
        for each in (chosen, other)
    )
    return scatter.chart(found, (across, up), dot, lang)


def figures(dataset: Dataset, filters: Filters, chosen: Series, other: Series | None) -> pd.DataFrame:
    """Return the figures that are drawn, those of one dot beside each other, with its number as ``pair``."""
    if other is None:
        return frame.kept(points, dataset, filters.shared(), chosen.metric, chosen.scope)
    found = frame.kept(dots, dataset, filters, chosen, other)
    both = [ask.axis(found, name).assign(pair=range(1, len(found) + 1)) for name in ("x", "y")]
    return pd.concat(both).drop(columns="planned").sort_values("pair", kind="stable")


def _behind(dataset: Dataset, filters: Filters, chosen: Series, other: Series) -> None:
    found = frame.kept(dots, dataset, filters, chosen, other)
    dot = found[found["id"] == current().pick(_DOT)]
    if not len(dot):
        return
    row = records(ask.axis(dot, "x"))[0]
    when = period(row["period_start"], row["period_end"], filters.lang)
    frame.section(text("scatter.behind", filters.lang, region=place(row, filters.lang), period=when))
    _cards(dot, filters)


def _cards(dot: pd.DataFrame, filters: Filters) -> None:
    st.html(behind.figure_cards(pd.concat([ask.axis(dot, name) for name in ("x", "y")]), filters))


def _one(dot: pd.DataFrame, dataset: Dataset, filters: Filters, pair: tuple[Series, Series]) -> None:
    """Show the two figures of the only dot, which make no picture, and which indicators would make one."""
    _cards(dot, filters)
    lang = filters.lang
    frame.caption(
        text("scatter.one", lang), *(series.definition(each, lang) for each in pair), frame.data_date(dataset, lang)
    )
    if (frame.kept(ask.coupled, dataset, filters.shared(), _IDEAS)["dots"] > 1).any():
        _ideas(dataset, filters)


def _ideas(dataset: Dataset, filters: Filters) -> None:
    """Say which indicators could be held against each other."""
    lang, shared = filters.lang, filters.shared()
    found = frame.kept(ask.coupled, dataset, shared, _IDEAS)
    frame.caption(text("scatter.ideas" if len(found) else "scatter.no_ideas", lang))
    rows = frame.kept(offered, dataset, shared).drop_duplicates("metric")
    names = {row["metric"]: metrics.name(row["metric_id"], row["label"], lang) for row in records(rows)}
    ways = [
        link(
            "comparison",
            text("scatter.idea", lang, x=names[row["metric"]], y=names[row["other"]], n=row["dots"]),
            filters,
            view="dots",
            **{pick: row[pick] for pick in ("metric", "scope", "other", "other_scope")},
        )
        for row in records(found)
    ]
    st.html(f'<ul class="ways-in">{"".join(f"<li>{way}</li>" for way in ways)}</ul>')
