"""How far promises are: the last fact as a solid point, the promise as a hollow one at 100 %, a dotted way between them.

Each row is one promise; its words and its numbers stand over the line, so that a phone can show them, and no line of the
scale runs through them.
"""

from __future__ import annotations

import pandas as pd

from dashboard.charts import hedges
from dashboard.charts.axes import MUTED, RULE, base, rules
from dashboard.charts.drawing import Drawing
from dashboard.regions import colour

ROW, AXIS = 74, 40
# Where in a row its parts stand, in rows from its middle.
_WORDS, _NUMBERS, _LINE, _SCALE = -0.34, -0.08, 0.25, (0.08, 0.42)
_MOST = 160.0
_STEP = 25
# From here on there is room for the share before its point.
_ROOM = 12
_EDGE = 14


def chart(rows: pd.DataFrame) -> Drawing:
    """Draw judged promises with a fact (see :mod:`dashboard.promises`), from the top.

    ``words`` and ``numbers`` are what stands over and under a row's line, ``hover`` and ``fact_hover`` what its points say.
    """
    rows = rows.reset_index(drop=True)
    figure = base(len(rows) * ROW + AXIS, _EDGE, _EDGE)
    share = rows.assign(at=100 * rows["fact_value"] / rows["value"], led=100 * rows["leads_to"] / rows["value"])
    most = max(110.0, min(_MOST, share[["at", "led"]].max().max() + 8))
    _scale(figure, len(rows), _ticks(most))
    _ways(figure, share["at"].clip(upper=most))
    _facts(figure, share, most)
    _promises(figure, share, most)
    _trends(figure, share[share["led"].between(0, most)])
    _texts(figure, rows)
    _axes(figure, len(rows), most)
    return figure


def _ticks(most: float) -> list[int]:
    return list(range(0, int(most) + 1, _STEP))


def _at(rows: pd.DataFrame) -> list[float]:
    """Return where the lines of rows stand."""
    return [row + _LINE for row in rows.index]


def _scale(figure: Drawing, rows: int, ticks: list[int]) -> None:
    """Draw the scale behind the marks of each row; the promises' own line, at 100, is the strong one."""
    for at, width in ((ticks, 1), ([100], 1.5)):
        spots = [(tick, row) for row in range(rows) for tick in at]
        figure.add_scatter(
            x=[end for tick, _ in spots for end in (tick, tick, None)],
            y=[end for _, row in spots for end in (row + _SCALE[0], row + _SCALE[1], None)],
            mode="lines",
            line={"color": RULE, "width": width},
            hoverinfo="skip",
        )


def _ways(figure: Drawing, reached: pd.Series) -> None:
    """Dot the way from each fact to its promise."""
    figure.add_scatter(
        x=[end for at in reached for end in (at, 100, None)],
        y=[end for row in range(len(reached)) for end in (row + _LINE, row + _LINE, None)],
        mode="lines",
        line={"color": MUTED, "width": 1.5, "dash": "dot"},
        hoverinfo="skip",
    )


def _facts(figure: Drawing, rows: pd.DataFrame, most: float) -> None:
    scale = 100 / rows["value"]
    fact = pd.DataFrame(
        {
            "value": rows["at"],
            "value_max": rows["fact_value_max"] * scale,
            "low": rows["fact_low"] * scale,
            "high": rows["fact_high"] * scale,
        }
    )
    figure.add_scatter(
        x=rows["at"].clip(upper=most),
        y=_at(rows),
        error_x=hedges.whiskers(fact, MUTED),
        mode="markers+text",
        text=[f"{at:.0f}%" for at in rows["at"]],
        textposition=[_beside(at) for at in rows["at"]],
        textfont={"size": 11},
        marker={
            "size": 12,
            "color": [colour(code) for code in rows["region_code"]],
            "symbol": hedges.symbol("actual"),
        },
        customdata=list(rows["fact"]),
        hovertext=list(rows["fact_hover"]),
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
    )
    shown = fact[fact["value"] <= most]
    figure.add_traces(hedges.arrows(shown, _at(shown), most, MUTED, across=True))


def _beside(at: float) -> str:
    """Return where a point's share stands: on the side that its way to the promise leaves free."""
    return "bottom center" if at > 100 else "middle left" if at > _ROOM else "middle right"


def _promises(figure: Drawing, rows: pd.DataFrame, most: float) -> None:
    scale = 100 / rows["value"]
    aim = rows.assign(
        value=100.0, value_max=rows["value_max"] * scale, low=rows["low"] * scale, high=rows["high"] * scale
    )
    colours = [colour(code) for code in rows["region_code"]]
    figure.add_scatter(
        x=[100] * len(rows),
        y=_at(rows),
        error_x=hedges.whiskers(aim, MUTED),
        mode="markers",
        marker={
            "size": 12,
            "color": colours,
            "symbol": hedges.symbol("target"),
            "line": {"color": colours, "width": 2},
        },
        customdata=list(rows["indicator_id"]),
        hovertext=list(rows["hover"]),
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
    )
    figure.add_traces(hedges.arrows(aim, _at(aim), most, MUTED, across=True))


def _trends(figure: Drawing, rows: pd.DataFrame) -> None:
    """Mark where a promise's own trend leads by its deadline."""
    figure.add_scatter(
        x=rows["led"],
        y=_at(rows),
        mode="markers",
        marker={"size": 14, "symbol": "line-ns-open", "color": MUTED, "line": {"color": MUTED, "width": 2}},
        hovertext=list(rows["trend_hover"]),
        hoverinfo="text",
    )


def _texts(figure: Drawing, rows: pd.DataFrame) -> None:
    for column, shift, size, opacity in (("words", _WORDS, 13, 1.0), ("numbers", _NUMBERS, 11, 0.75)):
        figure.add_scatter(
            x=[0] * len(rows),
            y=[number + shift for number in range(len(rows))],
            text=list(rows[column]),
            mode="text",
            textposition="middle right",
            textfont={"size": size},
            opacity=opacity,
            cliponaxis=False,
            hoverinfo="skip",
        )


def _axes(figure: Drawing, rows: int, most: float) -> None:
    ticks = _ticks(most)
    figure.update_xaxes(
        range=[0, most],
        tickmode="array",
        tickvals=ticks,
        ticktext=[f"{tick}%" for tick in ticks],
        tickfont={"size": 11},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_yaxes(
        range=[rows - 0.5, -0.55],
        showticklabels=False,
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        minor=rules([edge - 0.5 for edge in range(1, rows)]),
    )
