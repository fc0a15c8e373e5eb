"""The map in relief, drawn by pydeck: each unit as high as its figure, one view in, a deck out.

No basemap: ``map_provider=None`` and no ``map_style`` at all, since even an empty one makes the browser fetch tiles.
Heights start at zero, so that they may be compared; a unit without a figure lies flat, and so does a fall.
"""

from __future__ import annotations

import math
from typing import Any

import pydeck as pdk

from dashboard.geo.boundaries import Feature, box, units
from dashboard.maps import Colours, Unit, View, shade

HEIGHT = 480
"""Height of the drawing in pixels."""
_HIGHEST = 0.25
"""The highest unit is so high, as a share of the width of what is drawn."""
_PITCH, _BEARING = 45, 0
_WORLD = 512
"""Pixels of the whole world at zoom 0."""
_WIDTH = 640
_METRES = 111_320
"""Metres to a degree on the equator."""
_TOOLTIP = "<b>{title}</b><div>{fact}</div><div>{period}</div>"
_INERT = str.maketrans("<>&\"'{}", "＜＞＆＂＇｛｝")
"""Marks that the tooltip's template could take for its own."""


def deck(view: View, colours: Colours) -> pdk.Deck:
    """Return the deck of a view; only the view's own units are drawn."""
    area = box(tuple(unit.code for unit in view.units), view.edition)
    top = max((unit.value for unit in view.units if unit.value is not None), default=0.0)
    metres = (area[2] - area[0]) * _METRES * math.cos(math.radians((area[1] + area[3]) / 2))
    scale = metres * _HIGHEST / top if top > 0 else 0.0
    layer = pdk.Layer(
        "GeoJsonLayer",
        {"type": "FeatureCollection", "features": [_feature(unit, view, colours, scale) for unit in view.units]},
        pickable=True,
        auto_highlight=True,
        extruded=True,
        get_fill_color="properties.fill",
        get_elevation="properties.height",
    )
    return pdk.Deck(
        layers=[layer],
        initial_view_state=_view_state(area),
        views=[pdk.View(type="MapView", controller={"scrollZoom": False})],
        map_provider=None,
        tooltip={"html": _TOOLTIP, "style": {"backgroundColor": colours.paper, "color": colours.ink}},
    )


def _view_state(area: tuple[float, float, float, float]) -> pdk.ViewState:
    west, south, east, north = area
    zoom = math.log2(_WIDTH / _WORLD / max((east - west) / 360, (north - south) / 180))
    return pdk.ViewState(
        longitude=(west + east) / 2, latitude=(south + north) / 2, zoom=zoom, pitch=_PITCH, bearing=_BEARING
    )


def _feature(unit: Unit, view: View, colours: Colours, scale: float) -> Feature:
    tone = colours.missing
    if unit.value is not None and view.scale is not None:
        tone = colours.ramp[shade(view.scale.index(unit.value), len(view.scale))]
    told: dict[str, Any] = {name: str(getattr(unit, name)).translate(_INERT) for name in ("title", "fact", "period")}
    look = {"fill": _rgb(tone), "height": max(unit.value or 0.0, 0.0) * scale}
    geometry = units(view.edition)[unit.code]["geometry"]
    return {"type": "Feature", "id": unit.code, "properties": told | look, "geometry": geometry}


def _rgb(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
