"""An invented dataset for the map and the evidence page: many places, one text whose figures stand where they say."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.geo.boundaries import name, units, way_to
from tests.dashboard import sample

OLD, NEW = "0000000000000001", "0000000000000002"
TITLE = "样例市推进智能产业的做法"
LINES = (
    TITLE,
    "今年上半年，全市规模以上工业增加值增长8.5%，智能产业<营业收入>突破1.2万亿元。",
    "到2027年，力争建成智能工厂50—60家，给予每家最高500万元补助。",
    "两区工业机器人和数控机床产量均增长12%；1998年的旧厂房已改造。",
)
TEXT = "\n".join(LINES) + "\n"


def figure(number: int, code: str, metric: str, value: float, unit: str, **more: Any) -> sample.Row:
    """One row of ``indicators`` for any unit of the five regions."""
    edition = "2024" if code in units("2024") else "2025"
    names = {unit["properties"]["level"]: unit["properties"]["name"] for unit in map(units(edition).get, way_to(code, edition)[1:])}
    places = {"province": names.get("province", ""), "city": names.get("prefecture", ""), "county": names.get("county", "")}
    start = more.pop("start")
    row = sample.figure(number, start, metric, value, unit, **more)
    return row | places | {"region_code": code}


def in_text(quote: str, metric: str, value: float, unit: str, **more: Any) -> sample.Row:
    """One figure of the text, with its true span and its line as the sentence."""
    start = TEXT.index(quote)
    row = figure(1, more.pop("code", "500105"), metric, value, unit, start=start, quote=quote, **more)
    return row | {"sentence": next(line for line in LINES if quote in line)}
