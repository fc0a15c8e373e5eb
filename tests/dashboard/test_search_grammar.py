"""What a typed search means, and what is said of one that means nothing."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import Any

import pytest

from dashboard.search.grammar import Quantity, Query, QueryError, parse
from dashboard.search.known import family, places, units
from dashboard.search.sentences import places_of, sentences_with
from dashboard.search.spoken import spoken
from dashboard.words import text, texts
from etl.model import Basis, Measure, Status


def at_least(value: float, unit: str = "") -> Quantity:
    return Quantity(value, None, unit)


CASES: dict[str, dict[str, Any]] = {
    "算力 ≥ 1000 P": {"words": ("算力",), "quantity": at_least(1000, "P")},
    "算力>=1000P": {"words": ("算力",), "quantity": at_least(1000, "P")},
    "算力≥1EFLOPS": {"words": ("算力",), "quantity": at_least(1, "EFLOPS")},
    "增速 10–15 %, 四川, 2023-": {
        "measure": "growth",
        "quantity": Quantity(10, 15, "%"),
        "places": (("四川", ("510000",)),),
        "year_from": 2023,
    },
    "機器人企業超過100家": {"words": ("机器人企业",), "quantity": Quantity(100, None, "家", above=True)},
    "企业 不足 100 家": {"words": ("企业",), "quantity": Quantity(None, 100, "家", below=True)},
    "≤ 5 万人": {"quantity": Quantity(None, 50_000, "人")},
    "GDP >= 1.2万亿元 山东 2024": {
        "words": ("GDP",),
        "quantity": at_least(1.2e12, "元"),
        "places": (("山东", ("370000",)),),
        "year_from": 2024,
        "year_to": 2024,
    },
    "产值 1,000亿元以上": {"words": ("产值",), "quantity": at_least(1e11, "元")},
    "投资 3000万元以下": {"words": ("投资",), "quantity": Quantity(None, 3e7, "元")},
    "GDP增速超过10%": {"words": ("GDP",), "measure": "growth", "quantity": Quantity(10, None, "%", above=True)},
    "工业增加值同比增长≥8%": {
        "words": ("工业增加值",),
        "measure": "growth",
        "basis": "yoy",
        "quantity": at_least(8, "%"),
    },
    "同比 8%": {"measure": "growth", "basis": "yoy", "quantity": Quantity(8, 8, "%")},
    "环比 -上海": {"measure": "growth", "basis": "mom", "without": ("上海",)},
    "50-60家": {"quantity": Quantity(50, 60, "家")},
    "50家～60家": {"quantity": Quantity(50, 60, "家")},
    "10万到20万人": {"quantity": Quantity(100_000, 200_000, "人")},
    "10–20万人": {"quantity": Quantity(100_000, 200_000, "人")},
    "1–9": {"quantity": Quantity(1, 9)},
    "＝５家": {"quantity": Quantity(5, 5, "家")},
    "2000家": {"quantity": Quantity(2000, 2000, "家")},
    "企业≥100": {"words": ("企业",), "quantity": at_least(100)},
    "≥100家企业": {"words": ("企业",), "quantity": at_least(100, "家")},
    "at least 5 billion CNY": {"quantity": at_least(5e9, "元")},
    "growth 10-15%": {"measure": "growth", "quantity": Quantity(10, 15, "%")},
    "year on year 5%": {"measure": "growth", "basis": "yoy", "quantity": Quantity(5, 5, "%")},
    "computing power >= 1000 P, Sichuan, 2023-": {
        "words": ("computing", "power"),
        "quantity": at_least(1000, "P"),
        "places": (("Sichuan", ("510000",)),),
        "year_from": 2023,
    },
    "target, Shandong, robots": {"words": ("robots",), "places": (("Shandong", ("370000",)),), "status": "target"},
    "2021-2023": {"year_from": 2021, "year_to": 2023},
    "2021年至2023年": {"year_from": 2021, "year_to": 2023},
    "2024年": {"year_from": 2024, "year_to": 2024},
    "2023年以来 算力": {"words": ("算力",), "year_from": 2023},
    "-2023 目标": {"year_to": 2023, "status": "target"},
    "實際 机器人": {"words": ("机器人",), "status": "actual"},
    "收入差距": {"words": ("收入差距",)},
    '"增长"': {"words": ("增长",)},
    "“人工 智能” 山东": {"words": ("人工 智能",), "places": (("山东", ("370000",)),)},
    "算力、机器人；大模型": {"words": ("算力", "机器人", "大模型")},
    "算力 算力": {"words": ("算力",)},
    "5G基站": {"words": ("5G基站",)},
    "100家企业": {"words": ("100家企业",)},
    "L4 自动驾驶": {"words": ("L4", "自动驾驶")},
    "十四五 规划": {"words": ("十四五", "规划")},
    "2024年上半年": {"year_from": 2024, "year_to": 2024, "months": (1, 6)},
    "2024上半年 GDP": {"words": ("GDP",), "year_from": 2024, "year_to": 2024, "months": (1, 6)},
    "2024年前三季度": {"year_from": 2024, "year_to": 2024, "months": (1, 9)},
    "2024年1—5月": {"year_from": 2024, "year_to": 2024, "months": (1, 5)},
    "2024年12月 工业": {"words": ("工业",), "year_from": 2024, "year_to": 2024, "months": (12, 12)},
    "first half of 2024": {"year_from": 2024, "year_to": 2024, "months": (1, 6)},
    "Q3 2024": {"year_from": 2024, "year_to": 2024, "months": (7, 9)},
    "到2027年底": {"year_from": 2027, "year_to": 2027},
    "2024年13月": {"words": ("2024年13月",)},
    "上半年": {"words": ("上半年",)},
    "1000": {"words": ("1000",)},
}

HINTS = {
    "": "empty",
    "，， ；": "empty",
    "≥": "no_number",
    "算力 ≥ 十 家": "no_number",
    "算力 > 很多": "no_number",
    "≥ 5foo": "unit",
    "≥ 100喵": "unit",
    "15–10 %": "range",
    "2025-2023": "years",
    "≥ ≤ 5": "two_comparisons",
    "≥ 5 ≤ 6": "two_quantities",
    "5家 6家": "two_quantities",
    "≥ 5–6家": "comparison_and_range",
    '"未闭合': "quote",
}


@pytest.mark.parametrize("typed", CASES)
def test_a_search_is_understood(typed: str) -> None:
    assert parse(typed) == Query(**CASES[typed])


@pytest.mark.parametrize("typed", HINTS)
def test_a_search_that_means_nothing_gets_a_hint(typed: str) -> None:
    with pytest.raises(QueryError) as found:
        parse(typed)
    assert found.value.hint == f"search.hint_{HINTS[typed]}"
    for lang in ("zh", "en"):
        assert text(found.value.hint, lang, part=found.value.part)


def test_each_hint_in_the_words_is_reached() -> None:
    hints = {key for key in texts() if key.startswith("search.hint_")} - {"search.hint_title"}
    assert hints == {f"search.hint_{name}" for name in HINTS.values()}


@pytest.mark.parametrize(
    "typed", ["(", "[", "\\", "%", "'; DROP TABLE", "٣٣", "￥", "\0", "-", "–", "5" * 199, "九" * 300, "=5E"]
)
def test_nothing_typed_breaks_it(typed: str) -> None:
    assert understood_or_hint(typed)


def understood_or_hint(typed: str) -> Query | str:
    try:
        return parse(typed)
    except QueryError as error:
        return text(error.hint, "zh", part=error.part)


@pytest.mark.parametrize("key", [key for key in texts() if key.startswith("search.example_")])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_example_is_understood(key: str, lang: str) -> None:
    assert parse(text(key, lang)) != Query()


def table(name: str) -> list[dict[str, str]]:
    with (files("dashboard") / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize(("name", "column"), [("search_words.csv", "term"), ("unit_families.csv", "unit")])
def test_the_tables_are_sorted_and_without_doubles(name: str, column: str) -> None:
    terms = [row[column] for row in table(name)]
    assert terms == sorted(set(terms))


def test_the_tables_name_what_the_dataset_has() -> None:
    kinds = {
        "status": set(Status),
        "measure": set(Measure),
        "basis": set(Basis),
        "operator": {">", ">=", "<", "<=", "="},
        "asking": {""},
        "joining": {""},
        "months": {f"{first}-{last}" for last in range(1, 13) for first in range(1, last + 1)},
    }
    for row in table("search_words.csv"):
        assert row["value"] in kinds.get(row["kind"], kinds["operator"])
    written = {unit for unit, _ in units().values()}
    assert not [row["unit"] for row in table("unit_families.csv") if row["unit"] not in written]


SPOKEN = {
    "四川有多少人工智能企业？": "四川 人工智能企业",
    "合肥市2025年机器人产量目标是多少": "合肥市 2025年 机器人产量 目标",
    "到2030年的算力规模": "2030年 算力规模",
    "有色金属产值": "有色金属产值",
    "規模以上工業同比增長": "规模以上工业 同比 增长",
    "山东“工业增长”2021年1-6月": '山东 "工业增长" 2021年1-6月',
    "How many robots are there in Anhui": "robots Anhui",
    "目标": "目标",
    "有哪些": "",
}


@pytest.mark.parametrize("typed", SPOKEN)
def test_a_sentence_is_taken_apart(typed: str) -> None:
    assert spoken(typed) == SPOKEN[typed]


def test_units_of_a_family_convert_both_ways() -> None:
    assert family("P")["EFLOPS"] * family("EFLOPS")["P"] == pytest.approx(1)
    assert family("亩")["公顷"] == pytest.approx(15)


def test_a_name_that_two_places_share_means_both() -> None:
    assert {"120101", "210102"} <= set(places()["和平区"])


def test_a_sentence_holds_all_words_in_any_case() -> None:
    words = "前一句有AI。\n后一句有ai和算力。另一句只有算力。"
    assert [found.sentence for found in sentences_with("d", words, ["AI", "算力"])] == ["后一句有ai和算力。"]
    assert [found.sentence for found in sentences_with("d", words, ["算力"], ["AI"])] == ["另一句只有算力。"]
    assert not list(sentences_with("d", words, []))
    for found in sentences_with("d", words, ["算力"]):
        assert words[found.start : found.end] == found.sentence


def test_marks_do_not_overlap() -> None:
    assert places_of(["智能", "人工智能"], "人工智能与智能") == [(0, 4), (5, 7)]
    assert places_of([], "人工智能") == []
