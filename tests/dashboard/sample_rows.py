"""The rows of the sample dataset."""

from __future__ import annotations

from datetime import date

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


def _indicators() -> list[Row]:
    scale = {"metric_id": "ai_core_revenue", "theme": "ai", "industry": "ai"}
    growth = {"metric_id": "industrial_value_added", "measure": "growth", "basis": "yoy", "theme": "economy"}
    hightech = {"metric_id": "hightech_enterprises", "theme": "innovation"}
    target = {"status": "target"}
    return [
        figure(1, 10, "人工智能核心产业规模", 6e10, "元", region="370000", **scale),
        figure(
            1,
            20,
            "人工智能核心产业规模",
            1e11,
            "元",
            region="370000",
            year=2027,
            bound="at_least",
            high=None,
            quote="突破1000亿元",
            **scale,
            **target,
        ),
        figure(1, 30, "规模以上工业增加值", 8.3, "%", region="370000", **growth),
        figure(1, 40, "高新技术企业", 35000, "家", region="370000", bound="nearly", low=31500, **hightech),
        figure(1, 50, "高新技术企业", 32000, "家", region="370000", year=2023, **hightech),
        figure(2, 10, "人工智能核心产业规模", 9e10, "元", region="510000", year=2023, **scale),
        figure(
            2,
            20,
            "人工智能核心产业规模",
            1.3e11,
            "元",
            region="510000",
            year=2025,
            bound="about",
            low=1.2e11,
            high=1.4e11,
            **scale,
            **target,
        ),
        figure(2, 30, "规模以上工业增加值", 6.9, "%", region="510000", year=2023, **growth),
        figure(2, 40, "高新技术企业", 16900, "家", region="510100", year=2023, **hightech),
        figure(3, 10, "规模以上工业增加值", 12.4, "%", region="340500", year=2021, **growth),
        figure(3, 20, "高新技术企业", 1200, "家", region="340500", year=2021, value_max=1300, high=1300, **hightech),
        figure(4, 10, "高新技术企业", 15, "家", region="120101", year=2019, **hightech),
        figure(4, 20, "智能科技产业增长", 17.5, "%", region="120101", year=0, theme="digital", measure="growth"),
        figure(5, 10, "规模以上工业增加值", -2.5, "%", region="500105", **growth),
        figure(5, 20, "高新技术企业", 527, "家", region="500105", **hightech),
        figure(
            5,
            30,
            "项目补助",
            5e6,
            "元",
            region="500105",
            year=0,
            status="provision",
            bound="at_most",
            theme="governance",
            quote="最高500万元",
            low=None,
        ),
        figure(5, 40, "数字经济占比", 45.5, "%", region="500000", year=2027, theme="digital", **target),
        figure(5, 50, "工业机器人密度排名", 3, "位", region="500000", measure="rank", entity="某园区"),
        figure(2, 60, "全国智能算力", 2.4e5, "P", region="100000", year=2023, theme="ai", confidence=0.3),
    ]


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
