"""Pages that write ASCII marks say the same: the figures of a text do not depend on the width of its punctuation."""

from pathlib import Path

import pytest

from etl import extract

PASSAGES = sorted((Path(__file__).parents[1] / "corpus" / "passages").glob("*.txt"))[::4]
NARROW = str.maketrans("，：；！（）“”", ',:;!()""')
FIELDS = ["value", "unit", "bound", "measure", "basis", "status", "period_start", "period_end", "region_code"]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda path: path.stem)
def test_the_width_of_the_marks_changes_no_figure(passage: Path) -> None:
    text = passage.read_text(encoding="utf-8")
    wide, narrow = (extract(written).indicators for written in (text, text.translate(NARROW)))
    assert narrow[FIELDS].values.tolist() == wide[FIELDS].values.tolist()


def test_the_quote_is_what_stands_in_the_text() -> None:
    data = extract("2024年,全区规上工业增加值增长7.5%,(其中)机器人产量达到1,200台(套).")
    row = data.indicators.iloc[1]
    assert row.quote == "1,200台(套)"
    assert "增长7.5%,(其中)" in row.sentence
