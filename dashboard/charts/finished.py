"""A chart that will not change any more: turned into plain values once, however often it is sent to a browser."""

from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go


class Finished(go.Figure):  # type: ignore[misc]
    """A figure for showing only. Streamlit asks for its values at every run, and plotly would copy and convert each.

    >>> Finished(go.Figure(layout={"height": 300})).to_dict()["layout"]["height"]
    300
    """

    def __init__(self, figure: go.Figure) -> None:
        super().__init__(figure, skip_invalid=True)
        self._plain: dict[str, Any] = json.loads(figure.to_json(validate=False))

    def to_dict(self) -> dict[str, Any]:
        """Return the figure as lists, texts and numbers. All callers share them."""
        return self._plain
