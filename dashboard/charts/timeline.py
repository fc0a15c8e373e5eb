"""Time by region: a figure's period is drawn as long as it lasts, reported ones filled, planned ones hollow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from dashboard import regions
from dashboard.charts.axes import CLEAR, MUTED, base, date_axis, left_margin, rules, tint
from dashboard.charts.drawing import Drawing
from dashboard.marks import Mark
from dashboard.periods import fullest, period
from dashboard.records import records
from dashboard.words import text

Row = Mapping[str, Any]
LANE, PAD, AXIS = 24, 14, 40
_MS_PER_DAY = 86_400_000
_POINT_DAYS = 45
_INSET = 0.003
_LEAST_GAP, _GAP_SHARE = 20, 0.03
_FILLED, _FRAME = 0.5, 3.0
_FEW = 4
"""Documents that a mark of several names."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What a width has room for: years in which a count is legible, names of years, marks of documents side by side."""

    years: int
    named: int
    marks: int


WIDE, NARROW = Screen(15, 15, 110), Screen(7, 7, 32)


@dataclass(frozen=True, slots=True)
class Band:
    """The rows of one region: ``top`` and ``lanes`` in lane heights; lane 0 holds the documents."""

    code: str
    top: float
    lanes: int


def chart(
    spans: pd.DataFrame,
    documents: pd.DataFrame,
    codes: Sequence[str],
    lang: str,
    chosen: str = "",
    screen: Screen = WIDE,
) -> Drawing:
    """Draw spans and documents (see ``queries.timeline``) for the regions ``codes``, from the top.

    A click on a span gives what it stands for (:class:`dashboard.marks.Mark`); the ``chosen`` one is framed.
    What ended before the chart begins is not in it, nor what begins after it ends.
    """
    years = years_shown(spans, documents, screen)
    first, last = pd.Timestamp(years[0], 1, 1), pd.Timestamp(years[-1], 12, 31)
    bands, placed = banded(spans[(spans["end"] >= first) & (spans["start"] <= last)], codes)
    tops = {band.code: band.top for band in bands}
    bottom = bands[-1].top + bands[-1].lanes + PAD / LANE
    names = [regions.name(code, lang) for code in codes]
    figure = base(int(bottom * LANE) + AXIS, left_margin(names, lang))
    # A count that does not fit into its bar is left to the hover text.
    figure.update_layout(barmode="overlay", uniformtext={"minsize": 9, "mode": "hide"})
    _periods(figure, _drawn(placed, first, last), lang, chosen)
    _documents(figure, gathered(documents[documents["region"].isin(codes)], first, last, screen.marks), tops, lang)
    _bands(figure, bands, bottom, names)
    date_axis(figure, first, last, screen.named)
    return figure


def years_shown(spans: pd.DataFrame, documents: pd.DataFrame, screen: Screen) -> list[int]:
    """Return the years that a screen shows: all of them, or the last ones; on a narrow one those that hold most figures."""
    days = pd.concat([spans["start"], spans["end"], documents["event"].fillna(documents["published"])])
    years = range(days.min().year, days.max().year + 1)
    if len(years) <= screen.years:
        return list(years)
    if screen == WIDE:
        return list(years[-screen.years :])
    held = spans.groupby(spans["end"].dt.year)["n"].sum()
    return fullest(dict(zip(map(int, held.index), map(int, held), strict=True)), screen.years)


def banded(spans: pd.DataFrame, codes: Sequence[str]) -> tuple[list[Band], pd.DataFrame]:
    """Return a band for each region, and the spans with ``y``, their height in lanes from the top."""
    bands: list[Band] = []
    placed: list[pd.DataFrame] = []
    top = 0.0
    gap = max(_LEAST_GAP, int((spans["end"].max() - spans["start"].min()).days * _GAP_SHARE))
    for code in codes:
        own = spans[spans["region"] == code]
        own = own.assign(lane=lanes(own, gap))
        placed.append(own.assign(y=top + own["lane"] + 0.5))
        deepest = max(own["lane"], default=1)
        bands.append(Band(code, top, deepest + 1))
        top += deepest + 1 + PAD / LANE
    return bands, pd.concat(placed)


def lanes(spans: pd.DataFrame, gap: int = 20) -> list[int]:
    """Return a lane from 1 for each span, early and long ones first; around a span drawn as a dot ``gap`` days are free.

    >>> days = pd.to_datetime(["2024-01-01", "2024-06-01", "2025-01-01"])
    >>> lanes(pd.DataFrame({"start": days, "end": days + pd.Timedelta(days=200)}))
    [1, 2, 1]
    """
    free: list[pd.Timestamp] = []
    found: dict[Any, int] = {}
    ordered = spans.assign(length=spans["end"] - spans["start"]).sort_values(
        ["start", "length"], ascending=[True, False]
    )
    for index, start, last, length in zip(
        ordered.index, ordered["start"], ordered["end"], ordered["length"], strict=True
    ):
        around = pd.Timedelta(days=gap if length.days < _POINT_DAYS else 0)
        lane = next((at for at, end in enumerate(free) if end < start - around), len(free))
        free[lane : lane + 1] = [last + around]
        found[index] = lane + 1
    return [found[index] for index in spans.index]


def _drawn(spans: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """Return the spans with ``shown`` and ``until``, where each begins and ends in the chart, and its ``days`` there.

    These are a hair less than they were, so that neighbours stay apart.
    """
    shown = spans["start"].where(spans["start"] > first, first)
    until = spans["end"].where(spans["end"] < last, last)
    return spans.assign(shown=shown, until=until, days=(until - shown).dt.days + 1 - (last - first).days * _INSET)


def _periods(figure: Drawing, spans: pd.DataFrame, lang: str, chosen: str) -> None:
    """Add a bar for each stretch and a dot for each single day."""
    rows = records(spans)
    for status in ("actual", "planned"):
        mine = [row for row in rows if row["status"] == status]
        _bars(figure, [row for row in mine if not _is_short(row)], status, lang, chosen)
        _dots(figure, [row for row in mine if _is_short(row)], status, lang, chosen)


def _is_short(span: Row) -> bool:
    return bool((span["end"] - span["start"]).days < _POINT_DAYS)


def _bars(figure: Drawing, spans: Sequence[Row], status: str, lang: str, chosen: str) -> None:
    ids = _ids(spans)
    figure.add_bar(
        orientation="h",
        base=[span["shown"] for span in spans],
        x=[span["days"] * _MS_PER_DAY for span in spans],
        text=[_inside(span) for span in spans],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"size": 10},
        y=[span["y"] for span in spans],
        width=0.82,
        marker=_marker(spans, ids, status, chosen),
        customdata=ids,
        unselected={"marker": {"opacity": 1}},
        hovertext=_hover(spans, lang),
        hoverinfo="text",
    )


def _dots(figure: Drawing, spans: Sequence[Row], status: str, lang: str, chosen: str) -> None:
    ids = _ids(spans)
    figure.add_scatter(
        x=[span["start"] + (span["end"] - span["start"]) / 2 for span in spans],
        y=[span["y"] for span in spans],
        mode="markers",
        marker=_marker(spans, ids, status, chosen) | {"size": 11, "symbol": "circle"},
        customdata=ids,
        unselected={"marker": {"opacity": 1}},
        hovertext=_hover(spans, lang),
        hoverinfo="text",
    )


def _inside(span: Row) -> str:
    """Return what stands in a bar: how many figures it is, and when it began or ends where the chart does not show it."""
    began = f"◂ {span['start']:%Y}" if span["shown"] > span["start"] else ""
    ends = f"{span['end']:%Y} ▸" if span["until"] < span["end"] else ""
    return "　".join(filter(None, (began, f"{span['n']:,}" if span["n"] > 1 else "", ends)))


def gathered(documents: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, most: int = WIDE.marks) -> pd.DataFrame:
    """Return one row per mark: ``region, day, n`` and the ``titles`` of some; marks that would lie on each other are one.

    ``most`` fit side by side. Documents from before ``first`` and after ``last`` are beyond the chart's edges.
    """
    day = documents["event"].fillna(documents["published"])
    shown = documents.assign(day=day, title=documents["title"].where(documents["title"] != "", documents["file"]))
    shown = shown[(day >= pd.Timestamp(first.year, 1, 1)) & (day <= last)]
    width = max((last - first) / most, pd.Timedelta(days=1))
    place = ((shown["day"] - first) / width).round()
    titles: dict[tuple[str, float], list[str]] = {}
    for region, at, title in zip(shown["region"], place, shown["title"], strict=True):
        titles.setdefault((region, at), []).append(title)
    firsts = shown.assign(place=place).drop_duplicates(["region", "place"])  # in the order of the titles
    few = pd.Series([own[:_FEW] for own in titles.values()], index=firsts.index, dtype=object)
    return firsts[["region", "day"]].assign(n=list(map(len, titles.values())), titles=few)


def _documents(figure: Drawing, documents: pd.DataFrame, tops: Mapping[str, float], lang: str) -> None:
    """Mark the documents' days (see :func:`gathered`) in the region's first lane."""
    figure.add_scatter(
        x=documents["day"],
        y=[tops[code] + 0.5 for code in documents["region"]],
        mode="markers",
        marker={"symbol": "triangle-down", "size": 9, "color": MUTED},
        hovertext=[_told(row, lang) for row in records(documents)],
        hoverinfo="text",
    )


def _told(mark: Row, lang: str) -> str:
    titles = [_short(title) for title in mark["titles"]]
    if mark["n"] == 1:
        return text("timeline.document", lang, date=f"{mark['day']:%Y-%m-%d}", title=titles[0])
    return "<br>".join([text("timeline.documents", lang, date=f"{mark['day']:%Y-%m}", n=int(mark["n"])), *titles])


def _marker(spans: Sequence[Row], ids: Sequence[str], status: str, chosen: str) -> dict[str, Any]:
    colours = [regions.colour(span["region"]) for span in spans]
    fills = [tint(colour, _FILLED) for colour in colours] if status == "actual" else CLEAR
    width = 0.0 if status == "actual" else 1.5
    if chosen not in ids:
        return {"color": fills, "line": {"color": colours, "width": width}}
    lines = [MUTED if mark == chosen else colour for mark, colour in zip(ids, colours, strict=True)]
    return {"color": fills, "line": {"color": lines, "width": [_FRAME if mark == chosen else width for mark in ids]}}


def _ids(spans: Sequence[Row]) -> list[str]:
    """Return what each span stands for."""
    return [
        str(Mark(region=row["region"], period=f"{row['start']:%Y-%m-%d}_{row['end']:%Y-%m-%d}", status=row["status"]))
        for row in spans
    ]


def _hover(spans: Sequence[Row], lang: str) -> list[str]:
    return [
        f"<b>{period(row['start'], row['end'], lang)}</b> · "
        + text(f"timeline.{row['status']}", lang, n=int(row["n"]))
        + "".join(f"<br>{_short(line)}" for line in row["examples"].split("\n") if line)
        for row in spans
    ]


def _short(words: str) -> str:
    return escape(words if len(words) <= 34 else words[:33] + "…")


def _bands(figure: Drawing, bands: Sequence[Band], bottom: float, names: Sequence[str]) -> None:
    """Name the bands and part them by rules."""
    figure.update_yaxes(
        range=[bottom, 0],
        tickmode="array",
        tickvals=[band.top + band.lanes / 2 for band in bands],
        ticktext=list(names),
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        minor=rules([band.top - PAD / LANE / 2 for band in bands[1:]]),
    )
