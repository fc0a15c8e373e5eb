"""How right the reading is: each kind of document with its interval, and the confidence against what came true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor
from typing import Any

from dashboard.charts.axes import CLEAR, MUTED, RULE, TOP, base, left_margin, row_axis
from dashboard.charts.drawing import Drawing
from dashboard.charts.keys import KEY_ROOM, Key, keys_line
from dashboard.words import known, text

Row = Mapping[str, str]
INK = "#0072B2"
_SIGNS = {"figures": "○", "records": "●"}
ROW = 46
_RIGHT = 52
_LEAST, _MOST = 9, 30  # pixels of a dot


def kinds(groups: Mapping[str, Mapping[str, Row]], lang: str) -> Drawing:
    """Draw for each kind of document the share of figures found (hollow) and of whole records right (solid).

    ``groups`` has the rows ``figures`` and ``records`` of each kind, with ``low`` and ``high`` of their intervals.
    """
    names = [kind_name(kind, lang) for kind in groups]
    left = left_margin(names, lang)
    figure = base(len(groups) * ROW + 40 + KEY_ROOM, left, _RIGHT)
    row_axis(figure, names)
    keys = [Key(text(f"accuracy.key_{measure}", lang), INK, sign) for measure, sign in _SIGNS.items()]
    figure.update_layout(
        margin={"t": TOP + KEY_ROOM}, annotations=[{**note, "xshift": 4 - left} for note in keys_line(keys)]
    )
    for measure, shift, fill in (("figures", -0.14, CLEAR), ("records", 0.14, INK)):
        rows = [values[measure] for values in groups.values()]
        value = [float(row["value"]) for row in rows]
        figure.add_scatter(
            x=value,
            y=[at + shift for at in range(len(rows))],
            mode="markers",
            marker={"size": 11, "color": fill, "line": {"color": INK, "width": 2}},
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [float(row["high"]) - at for row, at in zip(rows, value, strict=True)],
                "arrayminus": [at - float(row["low"]) for row, at in zip(rows, value, strict=True)],
                "color": INK,
                "thickness": 1.5,
                "width": 4,
            },
            hovertext=[_kind_says(name, row, measure, lang) for name, row in zip(names, rows, strict=True)],
            hoverinfo="text",
        )
    lowest = min(float(row["low"]) for values in groups.values() for row in (values["figures"], values["records"]))
    first = floor(lowest * 10 - 0.5) / 10  # points may begin anywhere, and all of these stand far from nothing
    ticks = [tick / 10 for tick in range(max(round(first * 10), 0), 11)]
    figure.update_xaxes(
        range=[ticks[0], 1.01], tickvals=ticks, tickformat=".0%", gridcolor=RULE, zeroline=False, fixedrange=True
    )
    return figure


def reliability(stretches: Mapping[str, Mapping[str, Row]], lang: str) -> Drawing:
    """Draw the stated confidence of each stretch against the share that came true; the line is where both agree."""
    figure = base(360, 52, _RIGHT)
    agree = {"color": MUTED, "width": 1, "dash": "dot"}
    figure.add_scatter(x=[0, 1], y=[0, 1], mode="lines", line=agree, hoverinfo="skip")
    figure.add_scatter(**_dots(stretches, lang))
    still = {"gridcolor": RULE, "zeroline": False, "fixedrange": True}
    axis = {"range": [0.3, 1.02], "tickformat": ".0%", "tickvals": [0.4, 0.6, 0.8, 1.0], **still}
    figure.update_xaxes(**axis, title={"text": text("accuracy.stated", lang), "font": {"size": 12}})
    figure.update_yaxes(**axis, title={"text": text("accuracy.came_true", lang), "font": {"size": 12}})
    figure.update_layout(margin={"b": 56, "l": 64})
    return figure


def _dots(stretches: Mapping[str, Mapping[str, Row]], lang: str) -> dict[str, Any]:
    """Return a dot for each stretch, as large as the number of its figures."""
    stated, right, figures = (
        [float(row[measure]["value"]) for row in stretches.values()] for measure in ("mean", "right", "figures")
    )
    sizes = [max(_LEAST, _MOST * (n / max(figures)) ** 0.5) for n in figures]
    said = [
        text("accuracy.stretch", lang, span=span, n=int(n), right=f"{came:.0%}")
        for span, n, came in zip(stretches, figures, right, strict=True)
    ]
    marker = {"size": sizes, "color": INK, "opacity": 0.75, "line": {"width": 0}}
    return {
        "x": stated,
        "y": right,
        "mode": "markers",
        "marker": marker,
        "hovertext": said,
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def kind_name(kind: str, lang: str) -> str:
    """Return the name of a kind of document, of a set of labels, or the words for all of them."""
    return known(f"accuracy.{kind}", lang, known(f"kind.{kind}", lang, kind))


def _kind_says(name: str, row: Row, measure: str, lang: str) -> str:
    share, low, high = (f"{float(row[at]):.0%}" for at in ("value", "low", "high"))
    return text(f"accuracy.says_{measure}", lang, kind=name, share=share, low=low, high=high)


def stretches_from(stretches: Mapping[str, Mapping[str, Row]], least: float) -> tuple[int, float]:
    """Return how many figures have a confidence of at least ``least``, and which share of them was right.

    >>> rows = {"0.50–0.70": {"figures": {"value": "10"}, "right": {"value": "0.6"}},
    ...     "0.90–1.00": {"figures": {"value": "30"}, "right": {"value": "1.0"}}}
    >>> stretches_from(rows, 0.5), stretches_from(rows, 0.9)
    ((40, 0.9), (30, 1.0))
    """
    inside: Sequence[tuple[int, float]] = [
        (int(row["figures"]["value"]), float(row["right"]["value"]))
        for span, row in stretches.items()
        if float(span.partition("–")[0]) >= least
    ]
    count = sum(n for n, _ in inside)
    return count, round(sum(n * right for n, right in inside) / count, 4) if count else 0.0
