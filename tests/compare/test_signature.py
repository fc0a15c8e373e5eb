"""The comparability signature: what makes two figures differ, and what does not."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import etl
from etl.compare.signature import PARTS, differing, parts
from etl.compare.stretch import stretch
from etl.toolbox import toolbox

YEAR = {"period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31)}
GDP = {"metric": "地区生产总值", "metric_id": "gdp", "unit": "%", "measure": "growth", "basis": "yoy"}


def sign(**fields: Any) -> str:
    return toolbox().signatures.of({"region_code": "370000", "status": "actual"} | YEAR | fields)


def named(metric: str, **fields: Any) -> str:
    metric_id, _ = toolbox().naming.metrics.identify(metric)
    return sign(metric=metric, metric_id=metric_id, unit="家", measure="level", **fields)


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"basis": "per_year"}, "basis"),
        ({"measure": "level", "unit": "元", "basis": ""}, "unit measure basis"),
        ({"region_code": "370300"}, "level"),
        ({"entity": "海岬机器人公司"}, "level"),
        ({"status": "target"}, "status"),
        ({"period_end": date(2024, 6, 30)}, "period"),
        ({"metric_id": "budget_revenue"}, "metric"),
        ({"metric": "全口径地区生产总值"}, "scope"),
    ],
)
def test_what_differs_is_named(change: dict[str, Any], part: str) -> None:
    assert differing(sign(**GDP), sign(**GDP | change)) == tuple(part.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("规模以上工业企业", "规上工业企业"),
        ("全社会用电量", "用电量"),
        ("全省注册志愿者服务站", "注册志愿者服务站"),
        ("山东省低空飞手", "低空飞手"),
        ("2024年低空飞手", "低空飞手"),
        ("“瞪羚”孵化站", "瞪羚孵化站"),
    ],
)
def test_words_that_change_nothing(one: str, other: str) -> None:
    assert differing(named(one, province="山东省"), named(other, province="山东省")) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("规模以上人工智能企业", "人工智能企业"),
        ("限额以上通讯器材零售额", "通讯器材零售额"),
        ("农村冷链站", "城镇冷链站"),
    ],
)
def test_a_narrower_scope_differs_and_is_no_other_metric(one: str, other: str) -> None:
    assert differing(named(one), named(other)) == ("scope",)


def test_an_enterprise_is_counted_alike_in_either_word() -> None:
    assert differing(sign(**GDP | {"unit": "家"}), sign(**GDP | {"unit": "户"})) == ()
    assert differing(sign(**GDP | {"unit": "人"}), sign(**GDP | {"unit": "人次"})) == ("unit",)


def test_a_figure_without_a_metric_is_comparable_with_nothing() -> None:
    assert differing(sign(unit="家"), sign(unit="家")) == ("metric",)


def test_a_bar_in_a_name_does_not_break_the_parts() -> None:
    assert parts(sign(metric="算力|存力"))["metric"] == "算力/存力"


def test_what_is_no_signature_is_refused() -> None:
    with pytest.raises(ValueError, match="argument"):
        differing("gdp|all", sign(**GDP))


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [
        ((2024, 1, 1), (2024, 12, 31), "year"),
        ((2023, 7, 1), (2023, 12, 31), "half_year"),
        ((2024, 1, 1), (2024, 3, 31), "quarter"),
        ((2024, 2, 1), (2024, 4, 30), "stretch"),
        ((2024, 2, 1), (2024, 2, 29), "month"),
        ((2024, 1, 1), (2024, 8, 31), "year_to_date_8"),
        ((2024, 1, 1), (2024, 10, 20), "year_to_date_10"),
        ((2024, 1, 1), (2024, 1, 9), "year_to_date_1"),
        ((2020, 3, 5), (2025, 3, 5), "several_years_5"),
        ((2024, 3, 5), (2024, 9, 5), "stretch"),
        ((2024, 9, 5), (2025, 3, 5), "stretch"),
    ],
)
def test_kinds_of_periods(first: tuple[int, int, int], last: tuple[int, int, int], kind: str) -> None:
    assert stretch(date(*first), date(*last)) == kind


def test_an_empty_day_of_pandas_is_no_period() -> None:
    assert stretch(pd.NaT, pd.NaT) == "none"


@given(st.dates(date(1949, 1, 1), date(2060, 1, 1)), st.integers(0, 20_000))
def test_every_stretch_has_a_kind(first: date, days: int) -> None:
    assert stretch(first, first + timedelta(days=days))


@given(*[st.fixed_dictionaries({name: st.text(max_size=8) for name in ("metric", "unit", "entity", "province")})] * 2)
def test_every_signature_has_all_parts_and_difference_has_no_direction(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert list(parts(sign(**one))) == list(PARTS)
    assert differing(sign(**one), sign(**other)) == differing(sign(**other), sign(**one))


def test_figures_of_a_document_carry_it() -> None:
    text = "2024年，济南市规模以上机器人企业达到85家，软件业务收入增长12.5%。"
    assert etl.extract(text).indicators["signature"].tolist() == [
        "机器人企业|above_scale|家、户|level||prefecture|year|actual",
        "software_revenue|all|%|growth|yoy|prefecture|year|actual",
    ]
