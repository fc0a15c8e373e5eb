"""A small invented dataset in the shape of ``etl.schema``, and its empty and broken relatives."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl.dataset import ARROW
from etl.schema import BY_NAME, TABLES, Table, Type
from etl.toolbox import toolbox

BLANK: dict[Type, Any] = {Type.STRING: "", Type.INTEGER: 0, Type.NUMBER: None, Type.BOOLEAN: False, Type.DATE: None}
PLACES = {
    "370000": ("山东省", "", ""),
    "370300": ("山东省", "淄博市", ""),
    "510000": ("四川省", "", ""),
    "510100": ("四川省", "成都市", ""),
    "340000": ("安徽省", "", ""),
    "340500": ("安徽省", "马鞍山市", ""),
    "120000": ("天津市", "", ""),
    "120101": ("天津市", "", "和平区"),
    "500000": ("重庆市", "", ""),
    "500105": ("重庆市", "", "江北区"),
    "100000": ("", "", ""),
    "": ("", "", ""),
}
Row = dict[str, Any]


def document(number: int, region: str, day: date | None, **more: Any) -> Row:
    """One row of ``documents``."""
    province, city, county = PLACES[region]
    row = {
        "doc_id": f"{number:016x}",
        "file": f"{number:03d}.txt",
        "title": f"第{number}号样例文件",
        "source": "样例来源",
        "published_date": day,
        "date_basis": "masthead",
        "region_code": region,
        "province": province,
        "city": city,
        "county": county,
        "language": "zh-Hans",
        "encoding": "utf-8",
        "chars": 1000,
        "kind": "news",
    }
    return row | more


def figure(number: int, start: int, metric: str, value: float, unit: str, **more: Any) -> Row:
    """One row of ``indicators``; ``region``, ``year`` and any column may be given."""
    region, year = more.pop("region", "370000"), more.pop("year", 2024)
    province, city, county = PLACES[region]
    quote = more.pop("quote", f"{value:g}{unit}")
    row = {
        "indicator_id": f"{number:016x}:{start}",
        "doc_id": f"{number:016x}",
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "sentence": f"样例句子中，{metric}为{quote}。",
        "metric": metric,
        "theme": "industry",
        "value": value,
        "unit": unit,
        "bound": "exact",
        "low": value,
        "high": value,
        "measure": "level",
        "basis": "",
        "status": "actual",
        "period_start": date(year, 1, 1) if year else None,
        "period_end": date(year, 12, 31) if year else None,
        "region_code": region,
        "province": province,
        "city": city,
        "county": county,
        "confidence": 0.97,
    }
    row |= more
    return row | {"signature": toolbox().signatures.of(row)}


def write(folder: Path, tables: dict[str, list[Row]]) -> Path:
    """Write the tables as a dataset folder (Parquet, CSV, texts, descriptions) and return it."""
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        content = _arrow(table, tables.get(table.name, []))
        pq.write_table(content, folder / f"{table.name}.parquet")
        content.to_pandas().to_csv(folder / f"{table.name}.csv", index=False, encoding="utf-8-sig")
    for doc in tables.get("documents", []):
        (folder / "texts" / f"{doc['doc_id']}.txt").write_text(doc["title"] + "\n", encoding="utf-8")
    for name in ("datapackage", "build"):
        (folder / f"{name}.json").write_text(json.dumps({"name": "sample"}), encoding="utf-8")
    return folder


def _arrow(table: Table, content: list[Row]) -> pa.Table:
    unknown = {key for row in content for key in row} - set(BY_NAME[table.name].names)
    assert not unknown, unknown
    arrays = [
        pa.array([row.get(column.name, BLANK[column.type]) for row in content], ARROW[column.type])
        for column in table.columns
    ]
    return pa.table(arrays, names=list(table.names))
