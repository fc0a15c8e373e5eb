"""The heads of documents as papers, broadcasters, offices and bulletins lay them out, in words made up for the purpose."""

import json
from pathlib import Path

import pandas as pd
import pytest

import etl

HEADS = json.loads((Path(__file__).parent / "document_heads.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("head", HEADS, ids=[head["text"].split("\n")[0][:24] for head in HEADS])
def test_what_a_document_says_of_itself(head: dict[str, str]) -> None:
    row = etl.extract(head["text"], name="page.txt").documents.iloc[0]
    found = {
        "title": row.title,
        "source": row.source,
        "published": _day(row.published_date),
        "event": _day(row.event_date),
        "region": row.region_code,
    }
    assert found == {key: head[key] for key in found}


def _day(value: pd.Timestamp) -> str:
    return "" if pd.isna(value) else f"{value:%Y-%m-%d}"
