"""Numbers as the source gave them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.amounts import SCALES, amount, plain, scaled, unit_name


@pytest.mark.parametrize(
    ("value", "unit", "more", "zh", "en"),
    [
        (5.3e12, "元", {}, "5.3万亿元", "CNY 5.3 trillion"),
        (3375793000000, "元", {}, "33,757.93亿元", "CNY 3,375.793 billion"),
        (1296000, "辆", {}, "129.6万辆", "1.296 million vehicles"),
        (26.5, "%", {"measure": "growth"}, "+26.5%", "+26.5%"),
        (-10.8, "%", {"measure": "growth"}, "−10.8%", "−10.8%"),
        (2.3, "个百分点", {"measure": "gap"}, "+2.3个百分点", "+2.3 pp"),
        (4e8, "人次", {"bound": "at_least"}, "≥ 4亿人次", "≥ 400 million visits"),
        (2000, "家", {"bound": "nearly"}, "近 2,000家", "nearly 2,000"),
        (500, "万", {"bound": "about"}, "约 500万", "about 500 万"),
        (5e6, "元", {"bound": "at_most"}, "≤ 500万元", "≤ CNY 5 million"),
        (50, "家", {"value_max": 60}, "50–60家", "50–60"),
        (1e8, "元", {"value_max": 2e8}, "1–2亿元", "CNY 100–200 million"),
        (4, "位", {"measure": "rank"}, "第4位", "No. 4"),
        (3, "位", {"measure": "rank", "bound": "at_most"}, "前3位", "top 3"),
        (1, "名", {}, "1名", "1 person"),
        (5.4, "倍", {"measure": "growth"}, "+5.4倍", "+5.4×"),
        (305, "克/千瓦时", {}, "305克/千瓦时", "305 g/kWh"),
        (1500, "元/吨", {}, "1,500元/吨", "CNY 1,500/t"),
        (2.2, "", {}, "2.2", "2.2"),
        (0, "%", {}, "0%", "0%"),
        (100 / 3, "%", {}, "33.33%", "33.33%"),
    ],
)
def test_a_number_is_written_as_the_interface_has_it(
    value: float, unit: str, more: dict[str, object], zh: str, en: str
) -> None:
    assert amount(value, unit, "zh", **more) == zh  # type: ignore[arg-type]
    assert amount(value, unit, "en", **more) == en  # type: ignore[arg-type]


@given(st.integers(-(10**15), 10**15), st.integers(0, 4), st.sampled_from(["zh", "en"]))
def test_no_digit_is_lost_or_added(digits: int, decimals: int, lang: str) -> None:
    value = Decimal(digits).scaleb(-decimals)
    shown = scaled(float(value), lang).replace(",", "").replace("−", "-")
    size = next((size for size, word in SCALES[lang] if shown.endswith(word)), 1)
    number = Decimal(shown.rstrip("万亿 trilonbm")) * size
    assert number == Decimal(repr(float(value))) or len(value.as_tuple().digits) > 11


def test_an_unknown_unit_stays_as_written() -> None:
    assert unit_name("碗", "en") == "碗"
    assert unit_name("", "en") == ""
    assert plain(1e15) == "1,000,000,000,000,000"
