"""Policy instruments that sentences use, promise or offer."""

import csv
from pathlib import Path

import pytest

from etl.dataset import Dataset
from etl.mentions.measures import MeasureFinder
from etl.vocabulary.tables import rows
from tests.mentions.gathered import read_each, rows_of

HEADS = {
    "news": "全市产业发展观察\n来源：合肥日报  发布时间：2025-05-20\n",
    "notice": "合肥市支持人工智能产业发展若干政策措施\n\n第一条 加强要素支持。\n",
    "review": "2025年合肥市政府工作报告\n——2025年1月10日在合肥市第十七届人民代表大会第四次会议上\n\n一、2024年工作回顾\n",
    "outlook": "2025年合肥市政府工作报告\n——2025年1月10日在合肥市第十七届人民代表大会第四次会议上\n\n二、2025年重点工作\n",
}
with (Path(__file__).parent / "measure_sentences.csv").open(encoding="utf-8", newline="") as handle:
    CASES = tuple(csv.DictReader(handle))


def _case(number: int) -> object:
    row = CASES[number]
    marks = [pytest.mark.xfail(strict=True, reason=row["known"])] if row["known"] else []
    return pytest.param(number, id=row["sentence"], marks=marks)


@pytest.fixture(scope="module")
def read() -> tuple[Dataset, list[str]]:
    return read_each([HEADS[row["genre"]] + row["sentence"] for row in CASES])


def _said(tables: Dataset, doc_id: str, sentence: str) -> list[str]:
    """Return what the table says of a sentence: instrument:status, with the quotes of its amounts."""
    quotes = dict(zip(tables.indicators["indicator_id"], tables.indicators["quote"], strict=True))
    said = []
    for row in rows_of(tables.measures, doc_id):
        if sentence.rstrip("。") in str(row["sentence"]):
            amounts = "+".join(quotes[amount] for amount in str(row["amounts"]).split(";") if amount)
            said.append(":".join(filter(None, (str(row["instrument"]), str(row["status"]), amounts))))
    return said


@pytest.mark.parametrize("number", [_case(number) for number in range(len(CASES))])
def test_instruments_of_a_sentence(number: int, read: tuple[Dataset, list[str]]) -> None:
    tables, documents = read
    row = CASES[number]
    assert sorted(_said(tables, documents[number], row["sentence"])) == sorted(filter(None, row["measures"].split(";")))


def test_the_table_has_both_sides() -> None:
    named = [row["measures"] != "" for row in CASES]
    assert sum(named) >= 60
    assert len(named) - sum(named) >= 40


@pytest.fixture(scope="module")
def finder() -> MeasureFinder:
    return MeasureFinder.from_rows(rows("instruments"), rows("instrument_terms"), rows("instrument_contexts"))


def test_each_mention_is_found(finder: MeasureFinder) -> None:
    text = "给予补助和奖励。另给予补贴。"
    assert [text[mention.start : mention.end] for mention in finder.find(text)] == ["补助", "奖励", "补贴"]


def test_sides(finder: MeasureFinder) -> None:
    sides = {mention.instrument: mention.side for mention in finder.find("给予补贴；减税降费；扩大政府采购")}
    assert sides == {"subsidy": "supply", "tax": "environment", "procurement": "demand"}


def test_unknown_instrument_is_named() -> None:
    with pytest.raises(KeyError, match="nothing"):
        MeasureFinder.from_rows([], [{"term": "补助", "instrument": "nothing", "use": "", "note": ""}])
