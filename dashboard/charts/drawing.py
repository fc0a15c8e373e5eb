"""A plotly chart as plain values: what the browser draws, without plotly's objects in Python.

They check every name and value, and take five times as long to make as all that a page asks and says. The tests make them
(:attr:`Drawing.data`, :attr:`Drawing.layout`), so that what is misspelt is found there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Self

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio

Values = dict[str, Any]


class Drawing:
    """A chart in the making; the methods are named as plotly's own, and take what those take in their nested form.

    >>> Drawing().add_bar(x=pd.Series([1.0, None])).plain()["data"]
    [{'x': [1.0, None], 'type': 'bar'}]
    """

    def __init__(self) -> None:
        self.traces: list[Values] = []
        self.page: Values = {}

    def add_traces(self, traces: Iterable[Mapping[str, Any]]) -> Self:
        """Add traces, each with its ``type``."""
        self.traces.extend(dict(trace) for trace in traces)
        return self

    def add_scatter(self, **values: Any) -> Self:
        """Add points, lines or texts."""
        return self.add_traces([{**values, "type": "scatter"}])

    def add_bar(self, **values: Any) -> Self:
        """Add bars."""
        return self.add_traces([{**values, "type": "bar"}])

    def add_annotation(self, **values: Any) -> Self:
        """Add a text beside the data."""
        self.page["annotations"] = [*self.page.get("annotations", ()), values]
        return self

    def update_layout(self, given: Mapping[str, Any] | None = None, **values: Any) -> Self:
        """Set parts of the layout and leave its other parts."""
        self.page = _merged(self.page, {**(given or {}), **values})
        return self

    def update_xaxes(self, **values: Any) -> Self:
        """Set parts of all axes across."""
        return self._update_axes("xaxis", values)

    def update_yaxes(self, **values: Any) -> Self:
        """Set parts of all axes down."""
        return self._update_axes("yaxis", values)

    def plain(self) -> Values:
        """Return the chart as lists, texts and numbers, in the look that plotly gives a chart by default."""
        return {"data": plain(self.traces), "layout": {"template": _template(pio.templates.default)} | plain(self.page)}

    @property
    def data(self) -> tuple[Any, ...]:
        """The traces as plotly's objects. Raises ``ValueError`` for what plotly does not know."""
        return tuple(go.Figure(data=plain(self.traces)).data)

    @property
    def layout(self) -> go.Layout:
        """The layout as plotly's object. Raises ``ValueError`` for what plotly does not know."""
        return go.Layout(plain(self.page))

    def _update_axes(self, name: str, values: Values) -> Self:
        axes = {name, *(key for key in self.page if key.startswith(name))}
        return self.update_layout(dict.fromkeys(axes, values))


def plain(value: Any) -> Any:
    """Return a value as JSON has it: days as ISO writes them, and nothing for what is not there.

    >>> plain({"x": pd.to_datetime(["2024-01-01", None]), "y": (np.float64(1.5), float("nan"))})
    {'x': ['2024-01-01T00:00:00', None], 'y': [1.5, None]}
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, pd.Series | pd.Index | np.ndarray):
        return [plain(part) for part in value.tolist()]
    if isinstance(value, list | tuple | range):
        return [plain(part) for part in value]
    if isinstance(value, np.generic):
        return plain(value.item())
    if value is None or value is pd.NaT or value != value:
        return None
    return value.isoformat() if isinstance(value, date) else value


def _merged(old: Values, new: Mapping[str, Any]) -> Values:
    """Return ``old`` with the parts of ``new``, all the way down."""
    parts = {
        name: _merged(old[name], part) if isinstance(part, Mapping) and isinstance(old.get(name), dict) else part
        for name, part in new.items()
    }
    return old | parts


@cache
def _template(name: str) -> Values:
    found: Values = plain(pio.templates[name].to_plotly_json()) if name else {}
    return found
