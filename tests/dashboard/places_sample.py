"""An invented dataset for the map and the evidence page: many places, and a text whose figures stand where they say."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from dashboard.geo.boundaries import children, units, way_to
from tests.dashboard import sample

OLD, NEW = "0000000000000001", "0000000000000002"
TITLE = "样例区推进智能产业的做法"
LINES = (
    TITLE,
    "今年上半年，全区规模以上工业增加值增长8.5%，智能产业<b onclick=alert(1)>营业收入</b>突破1.2万亿元。",
    "到2027年，力争建成智能工厂50—60家，给予每家最高500万元补助。",
    "工业机器人、数控机床产量均增长12%；1998年的旧厂房已改造。",
)
TEXT = "\n".join(LINES) + "\n"
GROWTH = {"metric_id": "industrial_added_value", "measure": "growth", "basis": "yoy", "theme": "economy"}


def write(folder: Path) -> Path:
    """Write the dataset as a folder and return it."""
    indicators = [*_read(), *_spread(), *_changed()]
    documents = [
        sample.document(1, "500105", date(2024, 7, 20), title=TITLE, url="javascript:alert(1)", rejected=1),
        sample.document(2, "510000", date(2025, 1, 18), repairs="furniture:3", url="https://example.org/a?b=1&c=2"),
        sample.document(3, "340000", None, title="<img src=x onerror=alert(1)>"),
    ]
    for document in documents:
        document["figures"] = sum(row["doc_id"] == document["doc_id"] for row in indicators)
    sample.write(folder, {"documents": documents, "indicators": indicators, "rejects": [_reject()]})
    (folder / "texts" / f"{OLD}.txt").write_text(TEXT, encoding="utf-8")
    return folder


def opened(page: str, folder: Path, **address: str) -> AppTest:
    """Run one page over a dataset folder, at an address, and return it as drawn."""
    app = AppTest.from_function(_page, args=(page, str(folder)), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def _page(page: str, folder: str) -> None:
    from importlib import import_module
    from pathlib import Path

    from dashboard import filters
    from dashboard.dataset import Dataset

    import_module(f"dashboard.views.{page}").show(Dataset(Path(folder)), filters.start(page))
    filters.finish()


def address(app: AppTest) -> dict[str, str]:
    """Return the query parameters of a page's address."""
    return {name: value if isinstance(value, str) else value[0] for name, value in app.query_params.items()}


def html(app: AppTest) -> str:
    """Return all HTML of a page."""
    return "\n".join(part.proto.body for part in app.get("html"))


def headline(app: AppTest) -> str:
    """Return a page's answer."""
    return re.findall('<h1 class="headline">(.*?)</h1>', html(app))[0]


def figure(number: int, code: str, metric: str, value: float, unit: str, start: int, **more: Any) -> sample.Row:
    """One row of ``indicators`` for any unit of the five regions."""
    edition = "2024" if code in units("2024") else "2025"
    levels = [units(edition)[one]["properties"] for one in way_to(code, edition)[1:]]
    names = {level["level"]: level["name"] for level in levels}
    places = {"province": names["province"], "city": names.get("prefecture", ""), "county": names.get("county", "")}
    return sample.figure(number, start, metric, value, unit, **more) | places | {"region_code": code}


def _said(quote: str, metric: str, value: float, unit: str, code: str = "500105", **more: Any) -> sample.Row:
    """One figure of the text, with its true span and its line as the sentence."""
    row = figure(1, code, metric, value, unit, TEXT.index(quote), quote=quote, **more)
    return row | {"sentence": next(line for line in LINES if quote in line)}


def _read() -> list[sample.Row]:
    half = {"period_start": date(2024, 1, 1), "period_end": date(2024, 6, 30), "period_text": "今年上半年"}
    rules = {"rules": "period:same_clause;region:document;metric:unheard_of;status:default"}
    target = {"status": "target", "period_text": "到2027年", "year": 2027}
    machines = {"measure": "growth", "basis": "yoy", "flags": "period_inherited", "confidence": 0.55}
    both = [_said("12%", metric, 12, "%", **machines, **half) for metric in ("工业机器人产量", "数控机床产量")]
    both[1]["indicator_id"] += ".2"
    return [
        _said("8.5%", "规模以上工业增加值", 8.5, "%", **GROWTH, **half, **rules),
        _said("突破1.2万亿元", "智能产业营业收入", 1.2e12, "元", bound="at_least", high=None, theme="ai", **half),
        _said("50—60家", "智能工厂", 50, "家", value_max=60, high=60, **target),
        _said("最高500万元", "智能工厂补助", 5e6, "元", year=0, bound="at_most", low=None, status="provision"),
        *both,
    ]


def _spread() -> list[sample.Row]:
    """Values for each province, most of Sichuan's cities, some counties of Chengdu, and most districts of Chongqing."""
    cities = [unit["id"] for unit in children("510000", "2024")]
    counties = [unit["id"] for unit in children("510100", "2024")][:9]
    districts = [unit["id"] for unit in children("500000", "2024") if unit["id"] != "500105"]
    codes = ["370000", "510000", "120000", "500000", *cities[:-4], *counties, *districts[::2]]
    rows = []
    for at, code in enumerate(codes):
        value = round(3 + at * 7.3 % 11, 1)
        rows.append(figure(2, code, "规模以上工业增加值", value, "%", 100 + 10 * at, **GROWTH))
        rows += [
            figure(2, code, "新能源汽车产量", 1000.0 * (at + 1), "辆", 2000 + 100 * at + step, year=2022 + step)
            for step in range(at % 4)
        ]
    rows.append(figure(2, "510000", "规模以上工业增加值", 6.1, "%", 90, year=2023, **GROWTH))
    rows.append(figure(2, "510000", "规模以上工业增加值", 7, "%", 91, year=2027, status="target", **GROWTH))
    return rows


def _changed() -> list[sample.Row]:
    """A figure of a district that exists in the later edition only, one of a zone without boundaries, one of a firm."""
    return [
        figure(3, "500157", "经营主体", 3.2e5, "户", 10, year=2025),
        figure(3, "340100", "经营主体", 4e5, "户", 20) | {"region_code": "340171", "county": "合肥高新区"},
        figure(3, "340100", "经营主体", 12, "户", 30, entity="某园区"),
    ]


def _reject() -> sample.Row:
    start = TEXT.index("1998年")
    place = {"doc_id": OLD, "file": "001.txt", "start": start, "end": start + 5, "quote": "1998年"}
    return place | {"reject_id": f"{OLD}:{start}", "reason": "date", "sentence": LINES[3]}
