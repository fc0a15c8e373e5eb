"""Time expressions in a dated document: the days of the one figure beside them, or none."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from etl.dataset import Dataset
from tests.mentions.gathered import read_each, rows_of

with (Path(__file__).parent / "period_sentences.csv").open(encoding="utf-8", newline="") as handle:
    ROWS = tuple(csv.DictReader(handle))


def _case(number: int) -> object:
    row = ROWS[number]
    marks = [pytest.mark.xfail(strict=True, reason=row["known"])] if row["known"] else []
    return pytest.param(number, id=f"{row['own']} {row['sentence']}", marks=marks)


@pytest.fixture(scope="module")
def read() -> tuple[Dataset, list[str]]:
    return read_each([f"全市产业发展观察\n来源：合肥日报  发布时间：{row['own']}\n{row['sentence']}" for row in ROWS])


def _day(value: object) -> str:
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else ""


@pytest.mark.parametrize("number", [_case(number) for number in range(len(ROWS))])
def test_a_figure_has_the_days_that_its_sentence_names(number: int, read: tuple[Dataset, list[str]]) -> None:
    tables, documents = read
    row = ROWS[number]
    (figure,) = rows_of(tables.indicators, documents[number])
    assert (_day(figure["period_start"]), _day(figure["period_end"])) == (row["period_start"], row["period_end"])


def test_the_table_is_whole() -> None:
    assert len({(row["own"], row["sentence"]) for row in ROWS}) == len(ROWS) >= 220
    assert sum(not row["period_start"] for row in ROWS) >= 15
