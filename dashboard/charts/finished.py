"""A chart that will not change any more, for showing only."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from dashboard.charts.drawing import Drawing


class Finished(go.Figure):  # type: ignore[misc]
    """What Streamlit takes for a plotly figure: it asks for nothing but its values, and does so at every run.

    ``kept_as`` is the name under which the chart is kept. Plotly's own making is left out: it would check and copy each
    value.

    >>> Finished(Drawing().update_layout(height=300), "a").to_dict()["layout"]["height"]
    300
    """

    kept_as: str

    def __init__(self, drawing: Drawing, kept_as: str) -> None:
        object.__setattr__(self, "kept_as", kept_as)
        object.__setattr__(self, "_plain", drawing.plain())

    def to_dict(self) -> dict[str, Any]:
        """Return the figure as lists, texts and numbers. All callers share them."""
        values: dict[str, Any] = self._plain
        return values
