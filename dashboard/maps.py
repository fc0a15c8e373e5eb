"""Draw regions in their true places: DataFrame and boundaries in, a pydeck deck out.

No basemap: ``map_provider=None`` and no ``map_style`` at all, since even an empty one makes the browser fetch tiles.
Only the polygons given are drawn. A deck cannot measure the screen, so it is fitted to a width and height in pixels.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from dashboard.geo.boundaries import Box, Feature, Point, box, label_point, outer_rings, units
from dashboard.geo.classes import Classes

LAYER, DOTS = "places", "dots"
COLUMNS = ("code", "label", "value", "title", "fact", "period", "sentence", "inside")
FONT = '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Helvetica Neue", sans-serif'
TOOLTIP = "<b>{title}</b><div>{fact}</div><div class='period'>{period}</div><div class='sentence'>{sentence}</div>"
TILE = 512  # pixels of the whole world at zoom 0
TEXT_SIZE, TEXT_HEIGHT = 13, 18
SMALL, DOT = 18, 6  # pixels: a unit smaller than a square of this side gets a dot of this radius
# Marks that a browser or the tooltip's template could take for its own, and the full-width ones shown instead.
INERT = str.maketrans("<>&\"'{}", "＜＞＆＂＇｛｝")


@dataclass(frozen=True, slots=True)
class Colours:
    """What a map is painted with: hex colours; ``ramp`` runs from the lowest class to the highest."""

    paper: str
    ink: str
    missing: str
    ramp: tuple[str, ...]

    @property
    def ring(self) -> str:
        """The outline of a unit that has no figure of its own, but places with one inside."""
        return self.ramp[len(self.ramp) // 2]

    def of(self, index: int, count: int) -> str:
        """Return the colour of class ``index`` of ``count``, spread over the whole ramp."""
        return self.ramp[round(index * (len(self.ramp) - 1) / max(count - 1, 1))]


LIGHT = Colours(
    "#FFFFFF", "#1B1F24", "#E9EBEE", ("#D5CFF2", "#BCB2E8", "#A294DC", "#8976CE", "#6F58BC", "#563CA3", "#3D2382")
)
DARK = Colours(
    "#12161B", "#E8EBEE", "#2B323A", ("#453A78", "#554893", "#685AAE", "#7E70C6", "#978BD9", "#B4ABE9", "#D6D0F7")
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The screen that a map is fitted to, in pixels, and how much closer the reader has gone in (zoom levels)."""

    width: int
    height: int
    closer: float = 0.0


class RegionDeck(pdk.Deck):  # type: ignore[misc]
    """A deck that writes its JSON once, and without the white space that makes pydeck's own three times as long.

    It must therefore not be changed once it is drawn.
    """

    @cached_property
    def _json(self) -> str:
        return json.dumps(self, default=default_serialize, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    def to_json(self) -> str:
        """Return the deck for deck.gl."""
        return self._json


def deck(regions: pd.DataFrame, edition: str, scale: Classes | None, colours: Colours, frame: Frame) -> pdk.Deck:
    """Return the map of ``regions``: one row per unit, with the columns :data:`COLUMNS`.

    ``value`` is empty where no figure was found: such a unit gets the grey that no class has. ``label`` is written on
    the unit where there is room; ``title``, ``fact``, ``period`` and ``sentence`` are its tooltip. ``inside`` is the
    number of places within the unit that have what it lacks itself: it gets a coloured outline. A column ``chosen``
    that is true draws a strong outline. Units too small to be seen get a dot.
    """
    longitude, latitude, zoom = fit(box(tuple(regions["code"]), edition), frame)
    features = [_feature(row, units(edition)[row["code"]], scale, colours) for _, row in regions.iterrows()]
    small = [code for code in regions["code"] if _size(code, edition, zoom) < SMALL]
    return RegionDeck(
        layers=[
            _areas(features, colours),
            _borders(features),
            _dots([one for one in features if one["id"] in small and one["properties"]["seen"]], edition, colours),
            _names(regions, edition, zoom, small, colours),
        ],
        initial_view_state=pdk.ViewState(longitude=longitude, latitude=latitude, zoom=zoom, min_zoom=2, max_zoom=12),
        views=[pdk.View(type="MapView", controller={"scrollZoom": False, "dragRotate": False, "touchRotate": False})],
        map_provider=None,
        tooltip={"html": TOOLTIP, "style": _tooltip_style(colours)},
    )


def fit(area: Box, frame: Frame, margin: int = 12) -> tuple[float, float, float]:
    """Return longitude, latitude and zoom of the Web Mercator view that shows ``area`` whole.

    >>> fit((-180, -85.0511, 180, 85.0511), Frame(1048, 1048))
    (0.0, 0.0, 1.0)
    """
    west, south, east, north = area
    bottom, top = _mercator(south), _mercator(north)
    room = min((frame.width - 2 * margin) / ((east - west) / 360), (frame.height - 2 * margin) / (top - bottom))
    latitude = math.degrees(math.atan(math.sinh(math.pi * (bottom + top))))
    return round((west + east) / 2, 4), round(latitude, 4) + 0.0, round(math.log2(room / TILE) + frame.closer, 3)


def _mercator(latitude: float) -> float:
    """Return the height of a latitude on a Mercator world that is 1 high and has its middle at 0."""
    return math.asinh(math.tan(math.radians(latitude))) / (2 * math.pi)


def _size(code: str, edition: str, zoom: float) -> float:
    """Return the side of a square as large as a unit's frame on the screen, in pixels."""
    west, south, east, north = box((code,), edition)
    return math.sqrt((east - west) / 360 * (_mercator(north) - _mercator(south))) * TILE * 2**zoom


def _areas(features: list[Feature], colours: Colours) -> pdk.Layer:
    """Return the filled shapes, which can be picked."""
    return pdk.Layer(
        "GeoJsonLayer",
        {"type": "FeatureCollection", "features": features},
        id=LAYER,
        pickable=True,
        auto_highlight=True,
        highlight_color=[*_rgb(colours.ink), 60],
        stroked=False,
        get_fill_color="properties.fill",
    )


def _borders(features: list[Feature]) -> pdk.Layer:
    """Return the outlines; the chosen one is drawn last, so that no neighbour covers it.

    They cannot be picked: looking for what lies under the pointer would draw them once more, and without a graphics
    card that takes so long that the browser no longer takes a click for one.
    """
    in_order = sorted(features, key=lambda feature: float(feature["properties"]["width"]))
    data = [
        {"path": ring, "line": one["properties"]["line"], "width": one["properties"]["width"]}
        for one in in_order
        for ring in outer_rings(one)
    ]
    return pdk.Layer(
        "PathLayer",
        data,
        id="borders",
        pickable=False,
        get_path="path",
        get_color="line",
        get_width="width",
        width_units=pdk.types.String("pixels"),
    )


def _feature(row: pd.Series, unit: Feature, scale: Classes | None, colours: Colours) -> Feature:
    """Return the boundary of a unit with what the layer and the tooltip need to know of it."""
    value, chosen = row["value"], bool(row.get("chosen"))
    found = scale is not None and not pd.isna(value)
    fill = colours.of(scale.index(value), len(scale)) if found and scale else colours.missing
    ringed = not found and bool(row.get("inside"))
    line, width = (colours.ink, 2.5) if chosen else (colours.ring, 2) if ringed else (colours.paper, 1)
    told = {column: str(row[column]).translate(INERT) for column in ("title", "fact", "period", "sentence")}
    look = {"fill": _rgb(fill), "line": _rgb(line), "width": width, "seen": found or chosen or ringed}
    properties = {"code": row["code"], **look, **told}
    return {"type": "Feature", "id": row["code"], "properties": properties, "geometry": unit["geometry"]}


def _dots(features: list[Feature], edition: str, colours: Colours) -> pdk.Layer:
    """Return a dot for each unit that is too small to show its colour; it can be picked like the unit."""
    data = [one["properties"] | {"position": list(label_point(one["id"], edition))} for one in features]
    return pdk.Layer(
        "ScatterplotLayer",
        data,
        id=DOTS,
        pickable=True,
        get_position="position",
        get_fill_color="fill",
        get_line_color=_rgb(colours.ink),
        get_radius=DOT,
        radius_units=pdk.types.String("pixels"),
        stroked=True,
        get_line_width=1.5,
        line_width_units=pdk.types.String("pixels"),
    )


def _names(regions: pd.DataFrame, edition: str, zoom: float, small: list[str], colours: Colours) -> pdk.Layer:
    """Return the names of the units that have room for theirs; the chosen one comes first, then those with a figure."""
    first = regions.get("chosen", pd.Series(False, regions.index))
    order = regions.assign(first=~first, missing=regions["value"].isna())
    rows = order.sort_values(["first", "missing", "code"], kind="stable")
    lift = 360 * (DOT + TEXT_HEIGHT / 2) / (TILE * 2**zoom) * math.cos(math.radians(30))
    points = [(x, y + lift if code in small else y) for code in rows["code"] for x, y in [label_point(code, edition)]]
    room = legible(points, list(rows["label"]), zoom)
    data = [
        {"name": label, "position": list(point)}
        for label, point, free in zip(rows["label"], points, room, strict=True)
        if free
    ]
    return pdk.Layer(
        "TextLayer",
        data,
        id="names",
        get_text="name",
        get_position="position",
        get_size=TEXT_SIZE,
        get_color=_rgb(colours.ink),
        character_set=pdk.types.String("auto"),
        font_family=pdk.types.String(FONT),
        font_settings={"fontSize": 26},
        background=True,
        get_background_color=[*_rgb(colours.paper), 190],
        background_padding=[3, 1],
        background_border_radius=3,
    )


def legible(points: Sequence[Point], labels: Sequence[str], zoom: float) -> list[bool]:
    """Tell which labels can be written without covering one before them.

    >>> legible([(106.50, 29.6), (106.51, 29.6), (108.0, 29.6)], ["渝中区", "江北区", "石柱县"], 6)
    [True, False, True]
    """
    taken: list[Box] = []
    free: list[bool] = []
    for (longitude, latitude), label in zip(points, labels, strict=True):
        x, y = (part * TILE * 2**zoom for part in (longitude / 360, _mercator(latitude)))
        half = sum(TEXT_SIZE if ord(sign) > 255 else TEXT_SIZE * 0.6 for sign in label) / 2 + 3
        spot = (x - half, y - TEXT_HEIGHT / 2, x + half, y + TEXT_HEIGHT / 2)
        clear = not any(_overlap(spot, other) for other in taken)
        free.append(clear)
        if clear:
            taken.append(spot)
    return free


def _overlap(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _rgb(colour: str) -> list[int]:
    return list(bytes.fromhex(colour.removeprefix("#")))


def _tooltip_style(colours: Colours) -> dict[str, str]:
    return {
        "backgroundColor": colours.paper,
        "color": colours.ink,
        "border": f"1px solid {colours.ink}33",
        "borderRadius": "6px",
        "boxShadow": "0 2px 8px rgba(0, 0, 0, .2)",
        "fontFamily": FONT,
        "fontSize": "14px",
        "lineHeight": "1.6",
        "maxWidth": "min(320px, 80vw)",
        "padding": "8px 12px",
        "whiteSpace": "normal",
    }
