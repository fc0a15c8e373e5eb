"""The name of a place inside a region, in both languages; English names are Hanyu Pinyin with the kind of place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from dashboard import regions
from dashboard.package_tables import rows


@cache
def _english() -> dict[str, str]:
    return {row["zh"]: row["en"] for row in rows("place_names.csv")}


def english(name: str) -> str:
    """Return the English name of a city or county of the five regions; others stay as written.

    >>> english("高青县"), english("石柱土家族自治县")
    ('Gaoqing County', 'Shizhu Tujia Autonomous County')
    """
    return _english().get(name, name)


def place(row: Mapping[str, Any], lang: str) -> str:
    """Return the narrowest place of a row with ``region_code, province, city, county``; empty for none.

    >>> row = {"region_code": "370322", "province": "山东省", "city": "淄博市", "county": "高青县"}
    >>> place(row, "zh"), place(row, "en")
    ('淄博市高青县', 'Gaoqing County, Zibo')
    """
    parts = [part for part in (row["city"], row["county"]) if part]
    if not parts:
        return regions.name(regions.province(row["region_code"]), lang)
    return "".join(parts) if lang == "zh" else ", ".join(english(part) for part in reversed(parts))
