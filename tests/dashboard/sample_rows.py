"""The rows of the sample dataset."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.dashboard.sample import Row, document, figure

INDUSTRIES = {"ai": ("人工智能", "ai_core"), "cloud": ("云计算", "digital"), "automobile": ("汽车", "traditional")}


def tables() -> dict[str, list[Row]]:
    """Return all tables."""
    documents, indicators = _documents(), _indicators()
    for row in documents:
        row["figures"] = sum(figure["doc_id"] == row["doc_id"] for figure in indicators)
    return {"documents": documents, "indicators": indicators, "industries": _industries(), "rejects": _rejects()}


def _documents() -> list[Row]:
    return [
        document(1, "370000", date(2025, 1, 20), repairs="byte_shifts:4;traditional_characters:460", rejected=2),
        document(2, "510000", date(2024, 3, 2)),
        document(3, "340500", date(2021, 12, 1), published_date=None, event_date=date(2021, 12, 1), title=""),
        document(4, "120101", date(2019, 5, 30), language="zh-Hant"),
        document(5, "500105", date(2025, 2, 10)),
        document(6, "370300", None),
    ]


SCALE: Row = {"metric_id": "ai_core_revenue", "theme": "ai", "industry": "ai"}
GROWTH: Row = {"metric_id": "industrial_value_added", "measure": "growth", "basis": "yoy", "theme": "economy"}
HIGHTECH: Row = {"metric_id": "hightech_enterprises", "theme": "innovation"}


def _scale(doc: int, start: int, value: float, **more: Any) -> Row:
    return figure(doc, start, "人工智能核心产业规模", value, "元", **SCALE, **more)


def _growth(doc: int, start: int, value: float, **more: Any) -> Row:
    return figure(doc, start, "规模以上工业增加值", value, "%", **GROWTH, **more)


def _hightech(doc: int, start: int, value: float, **more: Any) -> Row:
    return figure(doc, start, "高新技术企业", value, "家", **HIGHTECH, **more)


def _indicators() -> list[Row]:
    return [*_of_shandong(), *_of_sichuan(), *_of_cities(), *_of_chongqing(), _of_the_nation()]


def _of_shandong() -> list[Row]:
    aim: Row = {"status": "target", "bound": "at_least", "high": None, "quote": "突破1000亿元"}
    return [
        _scale(1, 10, 6e10, region="370000"),
        _scale(1, 20, 1e11, region="370000", year=2027, **aim),
        _growth(1, 30, 8.3, region="370000"),
        _hightech(1, 40, 35000, region="370000", bound="nearly", low=31500),
        _hightech(1, 50, 32000, region="370000", year=2023),
    ]


def _of_sichuan() -> list[Row]:
    aim: Row = {"status": "target", "bound": "about", "low": 1.2e11, "high": 1.4e11}
    return [
        _scale(2, 10, 9e10, region="510000", year=2023),
        _scale(2, 20, 1.3e11, region="510000", year=2025, **aim),
        _growth(2, 30, 6.9, region="510000", year=2023),
        _hightech(2, 40, 16900, region="510100", year=2023),
    ]


def _of_cities() -> list[Row]:
    growth: Row = {"theme": "digital", "measure": "growth"}
    return [
        _growth(3, 10, 12.4, region="340500", year=2021),
        _hightech(3, 20, 1200, region="340500", year=2021, value_max=1300, high=1300),
        _hightech(4, 10, 15, region="120101", year=2019),
        figure(4, 20, "智能科技产业增长", 17.5, "%", region="120101", year=0, **growth),
    ]


def _of_chongqing() -> list[Row]:
    offer: Row = {"status": "provision", "bound": "at_most", "theme": "governance", "quote": "最高500万元", "low": None}
    aim: Row = {"status": "target", "theme": "digital"}
    return [
        _growth(5, 10, -2.5, region="500105"),
        _hightech(5, 20, 527, region="500105"),
        figure(5, 30, "项目补助", 5e6, "元", region="500105", year=0, **offer),
        figure(5, 40, "数字经济占比", 45.5, "%", region="500000", year=2027, **aim),
        figure(5, 50, "工业机器人密度排名", 3, "位", region="500000", measure="rank", entity="某园区"),
    ]


def _of_the_nation() -> Row:
    return figure(2, 60, "全国智能算力", 2.4e5, "P", region="100000", year=2023, theme="ai", confidence=0.3)


def _industries() -> list[Row]:
    named = {
        1: ["ai", "cloud"],
        2: ["ai", "automobile"],
        3: ["automobile"],
        4: ["ai", "cloud", "automobile"],
        5: ["automobile"],
    }
    places = {row["doc_id"]: row["region_code"] for row in _documents()}
    found = []
    for number, codes in named.items():
        for at, code in enumerate(codes):
            name, layer = INDUSTRIES[code]
            found.append(
                {
                    "doc_id": f"{number:016x}",
                    "start": 100 + at,
                    "end": 100 + at + len(name),
                    "term": name,
                    "industry": code,
                    "industry_name": name,
                    "layer": layer,
                    "region_code": places[f"{number:016x}"],
                    "sentence": f"发展{name}。",
                }
            )
    return found


def _rejects() -> list[Row]:
    return [
        {
            "reject_id": f"{1:016x}:{start}",
            "doc_id": f"{1:016x}",
            "file": "001.txt",
            "reason": "date",
            "quote": "2024年",
        }
        for start in (5, 6)
    ]
