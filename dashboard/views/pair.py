"""Two places side by side: what both report and whether it may be compared, and what only one of them does."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from dashboard import filters as widgets
from dashboard import frame, pair_texts, pairing, tables
from dashboard.dataset import Dataset
from dashboard.page_links import link
from dashboard.pair_texts import called
from dashboard.pictures import grid, two_places
from dashboard.queries import pair as ask
from dashboard.records import records
from dashboard.selection import Filters
from dashboard.words import text

_SHOWN, _ALONE, _IDEAS = 12, 12, 8
Sides = tuple[pd.DataFrame, pd.DataFrame]


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    frame.style("pair.css")
    # The places are chosen here, and each indicator has its row: no mark of another page narrows them.
    shared = filters.shared().unmarked("region", "metric")
    names = frame.kept(names_of, dataset, shared)
    if len(names) < 2:
        _too_few(dataset, filters, names)
        return
    head = st.container(key="pair-head")
    one, other = _choice(dataset, shared, names)
    with head:
        frame.headline(*frame.kept(opening, dataset, shared, one, other))
    if not frame.kept(told_pairs, dataset, shared, one, other, True)[0]:
        _ideas(dataset, shared, names)
    _pairs(dataset, shared, (one, other), "alike")
    _through_time(dataset, shared, (one, other))
    _pairs(dataset, shared, (one, other), "unlike")
    _alone(dataset, shared, (one, other))
    _table(dataset, shared, (one, other))


def names_of(dataset: Dataset, filters: Filters) -> dict[str, str]:
    """Return the places of the selection by code with their names."""
    rows = ask.places(dataset, filters)
    return {row["region_code"]: called(row, filters.lang) for row in records(rows)}


def sides(dataset: Dataset, filters: Filters, one: str, other: str) -> Sides:
    """Return the figures of both places."""
    return frame.kept(ask.figures, dataset, filters, one), frame.kept(ask.figures, dataset, filters, other)


def paired(dataset: Dataset, filters: Filters, one: str, other: str) -> pd.DataFrame:
    """Return what both places report (see :func:`dashboard.pairing.pairs`)."""
    return pairing.pairs(*sides(dataset, filters, one, other))


def opening(dataset: Dataset, filters: Filters, one: str, other: str) -> tuple[str, str]:
    """Return the page's first sentence and the line under it."""
    lang, both = filters.lang, sides(dataset, filters, one, other)
    names = frame.kept(names_of, dataset, filters)
    found = frame.kept(paired, dataset, filters, one, other)
    fit = found[pairing.comparable(found)]
    values: dict[str, object] = {
        "one": names[one],
        "other": names[other],
        "n": found["metric"].nunique(),
        "k": len(fit),
    }
    documents = pd.concat([rows["doc_id"] for rows in both]).nunique()
    scope = text("pair.scope", lang, n=sum(map(len, both)), documents=documents)
    if not len(found):
        a, b = (rows["signature"].str.split("|").str[0].nunique() for rows in both)
        return text("pair.headline_none", lang, a=a, b=b, **values), scope
    if not len(fit):
        return text("pair.headline_unlike", lang, **values), scope
    ways = pairing.ways(*(rows.iloc[fit[side]] for rows, side in zip(both, ("one", "other"), strict=True)))
    counts = [(ways.count(1), names[one]), (ways.count(-1), names[other]), (ways.count(0), "")]
    said = [text("pair.larger" if place else "pair.even", lang, n=n, place=place) for n, place in counts if n]
    return text("pair.headline", lang, ways=("，" if lang == "zh" else ", ").join(said), **values), scope


def _choice(dataset: Dataset, filters: Filters, names: dict[str, str]) -> tuple[str, str]:
    """Draw the choice of the two places and return their codes: by default two that share much."""
    lang = filters.lang
    default = frame.kept(_default, dataset, filters)
    with st.container(horizontal=True, key="series", gap="small", vertical_alignment="bottom"):
        one = widgets.choose("place", text("pair.one", lang), list(names), names.__getitem__, default)
        labels = frame.kept(partner_labels, dataset, filters, one)
        other = widgets.choose("beside", text("pair.other", lang), list(labels), labels.__getitem__)
    swap = link("pair", text("pair.swap", lang), filters, place=other, beside=one)
    st.html(f'<p class="way-on">{swap}</p>')
    return one, other


def _default(dataset: Dataset, filters: Filters) -> str:
    """Return the place to begin with: one that shares most with another, else the one with most figures."""
    likely = frame.kept(ask.likeliest, dataset, filters, _IDEAS)
    if len(likely):
        return str(likely["one"].iloc[0])
    most = frame.kept(ask.places, dataset, filters).sort_values("figures", ascending=False, kind="stable")
    return str(most["region_code"].iloc[0])


def partner_labels(dataset: Dataset, filters: Filters, place: str) -> dict[str, str]:
    """Return the other places with what they share with one, those with most first."""
    names = frame.kept(names_of, dataset, filters)
    return {
        row["region_code"]: text(
            "pair.partner", filters.lang, place=names[row["region_code"]], n=int(row["metrics"]), k=int(row["series"])
        )
        for row in records(ask.partners(dataset, filters, place))
    }


def _too_few(dataset: Dataset, filters: Filters, names: dict[str, str]) -> None:
    if names:
        title = text("pair.single", filters.lang, place=next(iter(names.values())))
        frame.nothing(title, text("pair.single_way_out", filters.lang), filters)
    else:
        frame.empty(dataset, filters)


def _ideas(dataset: Dataset, filters: Filters, names: dict[str, str]) -> None:
    """Say which places could be compared."""
    lang, likely = filters.lang, frame.kept(ask.likeliest, dataset, filters, _IDEAS)
    if not len(likely):
        frame.caption(text("pair.no_ideas", lang))
        return
    frame.section(text("pair.ideas", lang))
    ways = [
        link("pair", _idea(row, names, lang), filters, place=row["one"], beside=row["other"]) for row in records(likely)
    ]
    st.html(f'<ul class="ways-in">{"".join(f"<li>{way}</li>" for way in ways)}</ul>')


def _idea(row: pair_texts.Row, names: dict[str, str], lang: str) -> str:
    return text("pair.idea", lang, one=names[row["one"]], other=names[row["other"]], n=int(row["series"]))


def _rows(both: Sides, found: pd.DataFrame) -> list[tuple[pair_texts.Row, pair_texts.Row, pair_texts.Row]]:
    one, other = (records(rows.iloc[found[side]]) for rows, side in zip(both, ("one", "other"), strict=True))
    return list(zip(one, other, records(found), strict=True))


def told_pairs(dataset: Dataset, filters: Filters, one: str, other: str, alike: bool) -> tuple[int, str]:
    """Return how many pairs may be compared, or (not ``alike``) may not, and the first of them as HTML."""
    found, names = frame.kept(paired, dataset, filters, one, other), frame.kept(names_of, dataset, filters)
    own = found[pairing.comparable(found) == alike]
    rows = _rows(sides(dataset, filters, one, other), pairing.telling(own, _SHOWN)) if len(own) else []
    return len(own), pair_texts.table(rows, (names[one], names[other]), filters)


def _pairs(dataset: Dataset, filters: Filters, places: tuple[str, str], kind: str) -> None:
    """Draw the first pairs of a kind: those that may be compared, or those that may not."""
    n, told = frame.kept(told_pairs, dataset, filters, *places, kind == "alike")
    if not n:
        return
    lang = filters.lang
    notes = [text(f"pair.{kind}_note", lang)]
    if n > _SHOWN:
        notes.append(text("pair.first", lang, shown=_SHOWN, n=n))
    frame.section(text(f"pair.{kind}", lang, n=n), ("" if lang == "zh" else " ").join(notes))
    st.html(told)


def _through_time(dataset: Dataset, filters: Filters, places: tuple[str, str]) -> None:
    """Draw small charts of what both report in one definition."""
    sheet = frame.kept(two_places.panels, dataset, filters, *places)
    if not sheet.panels:
        return
    lang, names = filters.lang, frame.kept(names_of, dataset, filters)
    said = text("pair.time_alt", lang, one=names[places[0]], other=names[places[1]], n=len(sheet.panels))
    frame.section(text("pair.time", lang), said)
    notes = [text("pair.time_caption", lang), text("multiples.own_axes", lang)]
    grid.show(two_places.panels, dataset, filters, *places, key="pair", alt=said, notes=notes)


def _alone(dataset: Dataset, filters: Filters, places: tuple[str, str]) -> None:
    """List what only one of the places reports."""
    lang, names = filters.lang, frame.kept(names_of, dataset, filters)
    for one, other in (places, places[::-1]):
        n, told = frame.kept(told_alone, dataset, filters, one, other)
        if n:
            frame.section(text("pair.alone", lang, place=names[one], n=n))
            st.html(told)


def told_alone(dataset: Dataset, filters: Filters, one: str, other: str) -> tuple[int, str]:
    """Return how many indicators only the first place reports, and the first of them as HTML."""
    found = pairing.alone(*sides(dataset, filters, one, other))
    shown = records(found.head(_ALONE))
    return len(found), pair_texts.listed(shown, len(found) - len(shown), filters)


def _table(dataset: Dataset, filters: Filters, places: tuple[str, str]) -> None:
    rows = frame.kept(figures, dataset, filters, *places)
    frame.section(text("pair.table", filters.lang), frame.shown_rows(len(rows), filters.lang))
    shown, config = frame.kept(tabled, dataset, filters, *places)
    raw = partial(frame.kept, figures, dataset, filters, *places)
    frame.table(shown, dataset, filters, "pair", config, raw)
    frame.caption(frame.data_date(dataset, filters.lang))


def figures(dataset: Dataset, filters: Filters, one: str, other: str) -> pd.DataFrame:
    """Return the figures of both places, pairs first: with the number of the ``pair`` and what it ``differs_in``."""
    both, found = sides(dataset, filters, one, other), frame.kept(paired, dataset, filters, one, other)
    said = found["differs_in"].where(found["same_time"] | (found["differs_in"] != ""), pairing.TIME)
    listed = []
    for rows, side in zip(both, ("one", "other"), strict=True):
        at = dict(zip(found[side], zip(found.index + 1, said, strict=True), strict=True))
        own = [at.get(place, (None, None)) for place in range(len(rows))]
        listed.append(
            rows.assign(
                pair=pd.array([number for number, _ in own], dtype="Int64"),
                differs_in=pd.Series([parts or "" for _, parts in own], index=rows.index, dtype="str"),
                comparable=[parts == "" for _, parts in own],
            )
        )
    return pd.concat(listed).sort_values("pair", kind="stable", na_position="last")


def tabled(dataset: Dataset, filters: Filters, one: str, other: str) -> tuple[pd.DataFrame, tables.Columns]:
    """Return the first figures of both places as a table to read."""
    rows = frame.kept(figures, dataset, filters, one, other)
    return tables.figures(rows.head(frame.MOST_ROWS), filters)
