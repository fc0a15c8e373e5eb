"""The map in relief: each unit as high as its figure, named where there is room; drawn by the graphics card."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pydeck as pdk

from dashboard.geo.boundaries import Feature, box, label_point, units
from dashboard.geo.outlines import mercator
from dashboard.maps import MISSING, Colours, Unit, View, shade

LAYER = "units"
_HIGHEST = 0.09
"""The highest unit is so high, as a share of the width of what is drawn."""
_PITCH = 36
_WORLD = 512
"""Pixels of the whole world at zoom 0."""
_FILLED = 0.9
"""How much of the screen the units fill."""
_METRES = 111_320
"""Metres to a degree on the equator."""
_TOOLTIP = "<b>{title}</b><div>{fact}</div><div>{period}</div>"
_INERT = str.maketrans("<>&\"'{}", "＜＞＆＂＇｛｝")
"""Marks that the tooltip's template could take for its own."""
_FONT = '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
# A little shade on the walls; the tops keep the colours of the legend.
_MATERIAL = {"ambient": 0.82, "diffuse": 0.28, "shininess": 1, "specularColor": [0, 0, 0]}
_ALWAYS_IN_FRONT = {"depthCompare": "always", "depthTest": False}


@dataclass(frozen=True, slots=True)
class Screen:
    """A width and a height in pixels, and how many names have room on it."""

    width: int
    height: int
    named: int


WIDE, NARROW = Screen(780, 480, 12), Screen(358, 320, 6)


def deck(view: View, colours: Colours, screen: Screen = WIDE, top: float = 0.0) -> pdk.Deck:
    """Return the deck of a view; only the view's own units are drawn.

    ``top`` is the value as high as a unit may be where views share their heights; else it is the view's own highest.
    """
    area = box(tuple(unit.code for unit in view.units), view.edition)
    top = max(top, highest([view]))
    metres = (area[2] - area[0]) * _METRES * math.cos(math.radians((area[1] + area[3]) / 2))
    scale = metres * _HIGHEST / top if top > 0 else 0.0
    solid = pdk.Layer(
        "GeoJsonLayer",
        {"type": "FeatureCollection", "features": [_feature(unit, view, colours, scale) for unit in view.units]},
        id=LAYER,
        pickable=True,
        auto_highlight=True,
        extruded=True,
        material=_MATERIAL,
        get_fill_color="properties.fill",
        get_elevation="properties.height",
    )
    return pdk.Deck(
        layers=[solid, _names(view, colours, scale, screen)],
        initial_view_state=_view_state(area, screen),
        views=[pdk.View(type="MapView", controller={"scrollZoom": False})],
        map_provider=None,
        tooltip={"html": _TOOLTIP, "style": {"backgroundColor": colours.paper, "color": colours.ink}},
    )


def highest(views: Iterable[View]) -> float:
    """Return the highest value of some views, 0 where there is none above it."""
    return max(
        (unit.value for view in views for unit in view.units if unit.value is not None and unit.value > 0), default=0.0
    )


def _view_state(area: tuple[float, float, float, float], screen: Screen) -> pdk.ViewState:
    west, south, east, north = area
    across = (east - west) / 360
    upright = (mercator(north) - mercator(south)) * math.cos(math.radians(_PITCH)) + across * _HIGHEST
    world = _FILLED * min(screen.width / across, screen.height / upright)
    return pdk.ViewState(
        longitude=(west + east) / 2,
        latitude=(south + north) / 2,
        zoom=math.log2(world / _WORLD),
        pitch=_PITCH,
        bearing=0,
    )


def _feature(unit: Unit, view: View, colours: Colours, scale: float) -> Feature:
    tone = tone_of(unit, view)
    told: dict[str, Any] = {name: str(getattr(unit, name)).translate(_INERT) for name in ("title", "fact", "period")}
    look = {"fill": _rgb(colours.missing if tone == MISSING else colours.ramp[tone]), "height": _height(unit, scale)}
    geometry = units(view.edition)[unit.code]["geometry"]
    return {"type": "Feature", "id": unit.code, "properties": told | look | {"code": unit.code}, "geometry": geometry}


def tone_of(unit: Unit, view: View) -> int:
    """Return the shade of a unit, :data:`dashboard.maps.MISSING` for one without a figure."""
    if unit.value is None or view.scale is None:
        return MISSING
    return shade(view.scale.index(unit.value), len(view.scale))


def _height(unit: Unit, scale: float) -> float:
    return max(unit.value or 0.0, 0.0) * scale


def _names(view: View, colours: Colours, scale: float, screen: Screen) -> pdk.Layer:
    """Return the names, over their units: of the highest, where there are more than fit."""
    ordered = sorted(view.units, key=lambda unit: -math.inf if unit.value is None else unit.value, reverse=True)
    named = [
        {"name": unit.label, "at": [*label_point(unit.code, view.edition), _height(unit, scale)]}
        for unit in ordered[: screen.named]
    ]
    return pdk.Layer(
        "TextLayer",
        named,
        get_text="name",
        get_position="at",
        get_size=13,
        get_color=_rgb(colours.ink),
        background=True,
        get_background_color=[*_rgb(colours.paper), 205],
        background_padding=[4, 1],
        font_family=pdk.types.String(_FONT),
        character_set=pdk.types.String("auto"),
        parameters=_ALWAYS_IN_FRONT,
    )


def _rgb(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
