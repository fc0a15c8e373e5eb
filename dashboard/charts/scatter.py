"""Two series against each other: a dot for each place and period, whiskers on both sides, the way of a place as a thin line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import cards
from dashboard.amounts import scaled
from dashboard.charts import hedges
from dashboard.charts.axes import CLEAR, RULE, base
from dashboard.charts.drawing import Drawing
from dashboard.charts.keys import KEY_ROOM, Key, cut, keys_line
from dashboard.charts.values import value_ticks, within_whole
from dashboard.periods import period
from dashboard.places import place
from dashboard.queries.scatter import axis
from dashboard.records import records
from dashboard.regions import FIVE, colour, name, province
from dashboard.words import text

HEIGHT, _LEFT, _RIGHT, _ABOVE, _BELOW, _LINE = 480, 62, 22, 14, 46, 17
MOST_NAMES, _MOST_NAMED_DOTS = 12, 30
"""So many places, and dots, leave room for names in the chart; of more, the colours are named above it."""
_MOST_WAYS, _EDGE = 30, 0.03
# Pixels that a phone has for the dots, and that a letter takes: by which names keep clear of each other.
_WIDTH, _LETTER, _DOT = 270.0, 12.5, 10.0
_BESIDE = {"middle right": (1, 0), "middle left": (-1, 0), "top center": (0, 1), "bottom center": (0, -1)}


def chart(dots: pd.DataFrame, labels: tuple[str, str], chosen: str, lang: str) -> Drawing:
    """Draw ``dots`` (see ``queries.scatter.dots``), at least one; ``labels`` name the axes.

    A click on a dot gives its ``id``; the dot whose id is ``chosen`` gets a frame.
    """
    x, y = axis(dots, "x"), axis(dots, "y")
    axes = {"x": _axis(x, lang), "y": _axis(y, lang)}
    codes, places = dots["region_code"].map(province), dots["region_code"].nunique()
    names = _names(dots, axes, lang) if places <= MOST_NAMES and len(dots) <= _MOST_NAMED_DOTS else []
    marks = _ways(dots) if places <= _MOST_WAYS else []
    for code in codes.unique():
        marks += _dots(dots[codes == code], colour(code), lang, (_span(x), _span(y)))
    figure = base(HEIGHT, _LEFT, _RIGHT)
    figure.add_traces([*marks, *names, *_frame(dots[dots["id"] == chosen])])
    across, up = (cut(label, _WIDTH + _LEFT, 12) for label in labels)
    keys = keys_line([] if names else _keys(codes, lang))
    above, below = _ABOVE + len(up) * _LINE, _BELOW + len(across) * _LINE
    figure.update_layout(
        margin={"t": above + (KEY_ROOM if keys else 0), "b": below},
        annotations=[*_titles(across, up, below), *_raised(keys, above)],
    )
    figure.update_xaxes(**axes["x"])
    figure.update_yaxes(**axes["y"])
    return figure


def _span(rows: pd.DataFrame) -> float:
    return float(rows["value"].max() - rows["value"].min()) or abs(float(rows["value"].max())) or 1.0


def _axis(rows: pd.DataFrame, lang: str) -> dict[str, Any]:
    """Return an axis over the values, whiskers and arrows; it need not begin at zero."""
    room = hedges.ends(rows, _span(rows))
    low, high = room["least"].min(), room["most"].max()
    ticks = within_whole(value_ticks(low, high, from_zero=False), rows)
    edge = (high - low) * _EDGE or (ticks[-1] - ticks[0]) * _EDGE or 1.0
    inside = [tick for tick in ticks if tick <= high + edge]
    ticks, percent = (inside if len(inside) > 1 else ticks), "%" if rows.iloc[0]["unit"] == "%" else ""
    return {
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": [scaled(round(tick, 6), lang) + percent for tick in ticks],
        "tickfont": {"size": 11},
        "tickangle": 0,
        "range": [ticks[0] - edge, max(ticks[-1], high) + edge],
        "gridcolor": RULE,
        "zeroline": False,
        "fixedrange": True,
    }


def _ways(dots: pd.DataFrame) -> list[dict[str, Any]]:
    """Return for each place a thin line through what it reported, from the oldest to the newest."""
    reported = dots[~dots["planned"]]
    return [
        {
            "type": "scatter",
            "x": own["x_value"].tolist(),
            "y": own["y_value"].tolist(),
            "mode": "lines",
            "line": {"color": colour(str(code)), "width": 1},
            "opacity": 0.55,
            "hoverinfo": "skip",
        }
        for code, own in reported.groupby("region_code", sort=False)
        if len(own) > 1
    ]


def _dots(own: pd.DataFrame, ink: str, lang: str, spans: tuple[float, float]) -> list[dict[str, Any]]:
    """Return the dots of a region with their whiskers and arrows."""
    x, y = axis(own, "x"), axis(own, "y")
    marker = {
        "size": 10,
        "symbol": [hedges.symbol("target" if planned else "actual") for planned in own["planned"]],
        "color": ink,
        "line": {"color": [ink if planned else CLEAR for planned in own["planned"]], "width": 2},
    }
    points = {
        "type": "scatter",
        "x": x["value"].tolist(),
        "y": y["value"].tolist(),
        "error_x": hedges.whiskers(x, ink),
        "error_y": hedges.whiskers(y, ink),
        "mode": "markers",
        "marker": marker,
        "customdata": own["id"].tolist(),
        "hovertext": [_hover(*pair, lang) for pair in zip(records(x), records(y), strict=True)],
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},
    }
    sideways = hedges.arrows(x, y["value"], spans[0], ink, across=True)
    return [*sideways, *hedges.arrows(y, x["value"], spans[1], ink), points]


def _hover(x: Mapping[str, Any], y: Mapping[str, Any], lang: str) -> str:
    when = period(x["period_start"], x["period_end"], lang)
    status = text(f"status.{x['status']}", lang)
    return f"<b>{place(x, lang)}</b> {when} · {status}<br>→ {cards.number(x, lang)}<br>↑ {cards.number(y, lang)}"


def _names(dots: pd.DataFrame, axes: Mapping[str, Mapping[str, Any]], lang: str) -> list[dict[str, Any]]:
    """Return the name of each place at its newest reported dot, clear of dots and other names; none if one has no room."""
    newest = dots.sort_values(["planned", "period_end"], ascending=[True, False]).drop_duplicates("region_code")
    said = [_named(row, lang) for row in records(axis(newest, "x"))]
    taken = [(x, y, _DOT) for x, y in _pixels(dots, axes)]
    sides: list[str] = []
    for (x, y), words, is_open in zip(_pixels(newest, axes), said, hedges.open_side(axis(newest, "x")), strict=True):
        wide = sum(_LETTER if letter > "\u2e80" else _LETTER * 0.56 for letter in words)
        boxes = {side: (x + way * (wide / 2 + _DOT), y + rise * _LINE, wide) for side, (way, rise) in _BESIDE.items()}
        free = [side for side, box in boxes.items() if not _touches(box, taken) and _is_inside(box)]
        if not free:
            return []
        # An arrow to the right would strike the name through.
        sides.append(next((side for side in free if not (is_open and side.startswith("middle"))), free[0]))
        taken.append(boxes[sides[-1]])
    return [
        {
            "type": "scatter",
            "x": newest["x_value"].tolist(),
            "y": newest["y_value"].tolist(),
            "mode": "text",
            "text": [f"\u2002{words}\u2002" for words in said],
            "textposition": sides,
            "textfont": {"size": 12},
            "cliponaxis": False,
            "hoverinfo": "skip",
        }
    ]


def _named(row: Mapping[str, Any], lang: str) -> str:
    return f"{place(row, lang)} {row['period_end']:%Y}"


def _pixels(dots: pd.DataFrame, axes: Mapping[str, Mapping[str, Any]]) -> list[tuple[float, float]]:
    """Return where dots lie on a phone, from the lower left corner."""
    room = {"x": _WIDTH, "y": HEIGHT - _ABOVE - _BELOW - 2.0 * _LINE}
    found = [
        [
            (value - axes[name]["range"][0]) / (axes[name]["range"][1] - axes[name]["range"][0]) * room[name]
            for value in values
        ]
        for name, values in (("x", dots["x_value"]), ("y", dots["y_value"]))
    ]
    return list(zip(*found, strict=True))


def _is_inside(box: tuple[float, float, float]) -> bool:
    return box[0] - box[2] / 2 >= 0 and box[0] + box[2] / 2 <= _WIDTH + _RIGHT


def _touches(box: tuple[float, float, float], taken: list[tuple[float, float, float]]) -> bool:
    x, y, wide = box
    return any(abs(x - left) < (wide + width) / 2 and abs(y - height) < _LINE for left, height, width in taken)


def _frame(dot: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the frame around the dot that was picked."""
    look = {"symbol": "square-open", "size": 22, "color": "#7F8A95", "line": {"width": 2}}
    place_of = {"x": dot["x_value"].tolist(), "y": dot["y_value"].tolist()}
    return [{"type": "scatter", **place_of, "mode": "markers", "marker": look, "hoverinfo": "skip"}] if len(dot) else []


def _titles(across: list[str], up: list[str], below: int) -> list[dict[str, Any]]:
    """Return what the axes say: above the upright one, and at the end of the other."""
    common = {"xref": "paper", "yref": "paper", "showarrow": False, "font": {"size": 12}}
    return [
        common
        | {"text": "↑ " + "<br>".join(up), "x": 0, "xshift": 4 - _LEFT, "y": 1, "yshift": 8}
        | {"xanchor": "left", "yanchor": "bottom", "align": "left"},
        common
        | {"text": "<br>".join(across) + " →", "x": 1, "y": 0, "yshift": 8 - below}
        | {"xanchor": "right", "yanchor": "bottom", "align": "right"},
    ]


def _raised(notes: list[dict[str, Any]], above: int) -> list[dict[str, Any]]:
    """Return the line of keys above the title of the upright axis."""
    return [note | {"yshift": note["yshift"] + above, "xshift": 4 - _LEFT} for note in notes]


def _keys(codes: pd.Series, lang: str) -> list[Key]:
    held = set(codes)
    first = [code for code in FIVE if code in held]
    return [Key(name(code, lang), colour(code)) for code in [*first, *sorted(held - set(first))]]
