import pytest

from etl.mentions.quantities import Quantity, QuantityFinder
from etl.vocabulary.tables import rows
from tests.mentions.number_forms import plain, read_by_the_finder, value_of

FINDER = QuantityFinder(rows("units"), rows("hedges"), rows("number_words"))


def one(text: str) -> Quantity:
    found = FINDER.find(text)
    assert len(found) == 1, [text[item.start : item.end] for item in found]
    return found[0]


@pytest.mark.parametrize("row", read_by_the_finder())
def test_quantities_are_read_with_their_hedges(row: dict[str, str]) -> None:
    text = row["sentence"]
    found = {plain(text[item.start : item.end]): item for item in FINDER.find(text)}
    quantity = found[plain(row["quote"])]
    assert abs(quantity.value) == value_of(row["value"].removeprefix("-"))  # 下降 gives its sign later
    assert quantity.value_max == value_of(row["value_max"])
    assert (quantity.unit, quantity.bound) == (row["unit"], row["bound"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("百亿级企业", "class"),
        ("5A级景区", "none"),
        ("3年", "duration"),
        ("24小时在线", "duration"),
        ("450万困难群众", "none"),
    ],
)
def test_other_numerals_are_found_with_their_kind(text: str, kind: str) -> None:
    assert one(text).kind == kind


@pytest.mark.parametrize("text", ["统一部署", "包罗万象", "千方百计", "一体化", "零部件", "万众一心"])
def test_words_with_numeral_characters_are_no_numbers(text: str) -> None:
    assert FINDER.find(text) == ()


def test_the_step_of_the_last_digit_closes_a_hedge() -> None:
    assert [one(text).step for text in ("800余家", "130余项", "1.2万多家")] == [100, 10, pytest.approx(1000)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("12\t家", ["12"]),
        ("5\t-8.3", ["5", "-8.3"]),
        ("500\t以上工业", ["500"]),
        ("增长超\n500", ["500"]),
        ("差额-\n500", ["500"]),
        ("指标\t5.5—6\t7", ["5.5—6", "7"]),
        ("共5.5—6次", ["5.5—6次"]),
    ],
)
def test_a_number_ends_with_its_cell_and_its_line(text: str, quotes: list[str]) -> None:
    assert [text[item.start : item.end] for item in FINDER.find(text)] == quotes
