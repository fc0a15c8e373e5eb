import pytest

from etl.mentions.numerals import arabic_value, chinese_value, is_bare_scale, scale_factor

VALUES = {
    "一": 1,
    "两": 2,
    "十": 10,
    "十五": 15,
    "二十": 20,
    "九十九": 99,
    "一百": 100,
    "一百零五": 105,
    "三百二十": 320,
    "三百二十一": 321,
    "一千零一": 1001,
    "两千": 2000,
    "三千五百": 3500,
    "一万": 1e4,
    "一万二千": 12000,
    "十二万": 120000,
    "三百万": 3e6,
    "两千五百万": 2.5e7,
    "一亿": 1e8,
    "一亿三千万": 1.3e8,
    "十二亿五千万": 1.25e9,
    "万亿": 1e12,
    "三万亿": 3e12,
    "百": 100,
    "千": 1000,
    "百万": 1e6,
    "千万": 1e7,
    "二〇二五": 2025,
    "二零二一": 2021,
}


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_chinese_numerals_have_their_value(text: str, value: float) -> None:
    assert chinese_value(text) == value


@pytest.mark.parametrize("text", ["十百", "一一十", "三五", "零", "五五开", "一带一路", ""])
def test_what_is_no_numeral_has_none(text: str) -> None:
    assert chinese_value(text) is None


def test_scales_multiply_and_bare_ones_are_known() -> None:
    assert (scale_factor("万亿"), scale_factor("百万"), scale_factor("")) == (1e12, 1e6, 1)
    assert [is_bare_scale(text) for text in ("百", "千万", "万亿", "十", "三千")] == [True, True, True, False, False]


def test_thousands_separators_are_read() -> None:
    assert arabic_value("33,757.93") == 33757.93
