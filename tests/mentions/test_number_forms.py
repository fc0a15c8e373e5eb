"""Number forms in a whole document: figures as docs/figures.md says, and the reason where there is none."""

import pandas as pd
import pytest

from etl.dataset import Dataset
from tests.mentions.gathered import read_each, rows_of
from tests.mentions.number_forms import ROWS, plain, refused, stated, value_of

SENTENCES = [row["sentence"] for row in ROWS]


@pytest.fixture(scope="module")
def read() -> tuple[Dataset, dict[str, str]]:
    tables, documents = read_each(SENTENCES)
    return tables, dict(zip(SENTENCES, documents, strict=True))


@pytest.mark.parametrize("row", stated())
def test_a_number_is_one_figure(row: dict[str, str], read: tuple[Dataset, dict[str, str]]) -> None:
    tables, documents = read
    (figure,) = rows_of(tables.indicators, documents[row["sentence"]])
    upper = None if pd.isna(figure["value_max"]) else figure["value_max"]
    assert plain(str(figure["quote"])) == plain(row["quote"])
    assert (figure["value"], upper) == (value_of(row["value"]), value_of(row["value_max"]))
    assert (figure["unit"], figure["bound"]) == (row["unit"], row["bound"])


@pytest.mark.parametrize("row", refused())
def test_what_is_no_figure_has_its_reason(row: dict[str, str], read: tuple[Dataset, dict[str, str]]) -> None:
    tables, documents = read
    assert rows_of(tables.indicators, documents[row["sentence"]]) == []
    reasons = [str(reject["reason"]) for reject in rows_of(tables.rejects, documents[row["sentence"]])]
    assert ";".join(reasons) == row["reason"].removeprefix("word")


def test_the_table_is_whole() -> None:
    assert len(SENTENCES) == len(set(SENTENCES)) >= 450
    assert all(row["sentence"].endswith("。") and bool(row["quote"]) != bool(row["reason"]) for row in ROWS)
