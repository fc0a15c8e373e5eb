"""Characters that are gone: marked with the number that they stand in, and nothing is read from it."""

import pytest

import etl
from tests.clean.cleaning import cleaned

BODY = "会议指出，要加快人工智能与实体经济深度融合，培育更多专精特新企业，提升产业链韧性。"


@pytest.mark.parametrize(
    ("hurt", "marked"),
    [
        ("产值达1锟斤拷.5亿元", "1锟斤拷.5亿"),
        ("产值达12\ufffd亿元", "12\ufffd亿"),
        ("产值达\ufffd\ufffd5.6亿元", "\ufffd\ufffd5.6亿"),
        ("增长烫烫烫8%", "烫烫烫8%"),
        ("增长8.5屯屯屯", "8.5屯屯屯"),
        ("增长2\ue5e5\ue5e66%", "2\ue5e5\ue5e66%"),
        ("增长8锟斤拷锟斤拷6%", "8锟斤拷锟斤拷6%"),
        ("三\ufffd二亿元", "三\ufffd二亿"),
        ("达\ufffd5\ufffd6\ufffd家", "\ufffd5\ufffd6\ufffd"),
    ],
)
def test_no_figure_is_read_from_a_number_with_lost_characters(hurt: str, marked: str) -> None:
    text = f"某市召开人工智能推进会\n今年以来，全市人工智能产业{hurt}，企业总数达到320家。\n{BODY}"
    document = cleaned(text)
    assert [document.text[span.start : span.end] for span in document.damaged] == [marked]
    assert [repair.name for repair in document.repairs] == ["lost_characters"]
    tables = etl.extract(text)
    assert list(tables.indicators.quote) == ["320家"]
    assert set(tables.rejects.reason) <= {"damaged"}
    assert len(tables.rejects) or not any(char.isdigit() for char in marked)


def test_the_rest_of_the_text_stays_as_it_is() -> None:
    text = "锟铻是一把剑，铁水很烫，屯兵于此，\uf06c\n\uf06c 第一项"
    assert cleaned(text).damaged == ()
    assert cleaned(text).repairs == ()


def test_a_long_run_of_digits_is_searched_but_once() -> None:
    document = cleaned("1" * 100_000 + "\ufffd" * 100_000)
    assert len(document.damaged) == 1
