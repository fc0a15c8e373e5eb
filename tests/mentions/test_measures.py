"""Policy instruments named by sentences."""

import pytest

from etl.mentions.measures import MeasureFinder
from etl.vocabulary.tables import rows


@pytest.fixture(scope="module")
def finder() -> MeasureFinder:
    return MeasureFinder.from_rows(rows("instruments"), rows("instrument_terms"))


@pytest.mark.parametrize(
    ("text", "instruments"),
    [
        ("设立百亿元产业引导基金，对首台套装备给予补助。", ["fund", "procurement", "subsidy"]),
        ("每年发放2亿元算力券。", ["compute_voucher"]),
        ("推进公共数据授权运营，开放一批应用场景。", ["data_opening", "application_scenario"]),
        ("落实研发费用加计扣除，扩大信用贷款。", ["tax", "credit"]),
        ("实行揭榜挂帅，引进人才，制定团体标准。", ["research", "talent", "standards"]),
        ("全市经济运行平稳。", []),
        ("", []),
    ],
)
def test_instruments_of_a_sentence(finder: MeasureFinder, text: str, instruments: list[str]) -> None:
    found = finder.find(text)
    assert [mention.instrument for mention in found] == instruments
    assert all(mention.start < mention.end <= len(text) for mention in found)


def test_one_mention_of_an_instrument_in_a_sentence(finder: MeasureFinder) -> None:
    text = "给予补助和奖励。另给予补贴。"
    assert [text[mention.start : mention.end] for mention in finder.find(text)] == ["补助", "补贴"]


def test_sides(finder: MeasureFinder) -> None:
    sides = {mention.instrument: mention.side for mention in finder.find("补贴；减税降费；政府采购")}
    assert sides == {"subsidy": "supply", "tax": "environment", "procurement": "demand"}


def test_unknown_instrument_is_named() -> None:
    with pytest.raises(KeyError, match="nothing"):
        MeasureFinder.from_rows([], [{"term": "补助", "instrument": "nothing", "note": ""}])
