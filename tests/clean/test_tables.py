"""The tables that reading and cleaning use: sorted, without duplicates, and every row means something."""

import csv
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

import etl.vocabulary
import etl.vocabulary.language
from etl.clean.furniture import FurnitureRules
from etl.clean.lexicon import Cues
from etl.vocabulary.tables import rows
from tests.clean.cleaning import lexicon

FOLDER = Path(next(iter(etl.vocabulary.__path__)))
TABLES = ("events", "furniture", "heading_cues", "masthead_labels", "script_fixes", "signatures")
FIELDS = {"source", "author", "published", "written", "url", "title", "number", "ignored"}


@pytest.mark.parametrize("table", TABLES)
def test_sorted_unique_and_with_a_note_column(table: str) -> None:
    data = (FOLDER / f"{table}.csv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    header, *body = csv.reader(data.decode("utf-8").splitlines())
    assert header[-1] == "note"
    assert body == sorted(body)
    assert len({tuple(row[:-1]) for row in body}) == len(body)
    assert all(len(row) == len(header) for row in body)


def test_one_furniture_term_has_one_meaning() -> None:
    keys = [(row["match"], row["term"]) for row in rows("furniture")]
    allowed = {("token", term) for match, term in keys if match == "token"}
    assert len(set(keys)) == len([key for key in keys if key not in allowed]) + len(allowed)


def test_an_unknown_way_of_matching_is_an_error() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        FurnitureRules.from_rows([{"kind": "menu", "match": "nowhere", "term": "首页", "note": ""}])


def test_every_furniture_row_finds_its_own_term() -> None:
    rules = lexicon().furniture
    for row in rows("furniture"):
        term = row["term"]
        if row["match"] == "line":
            assert rules.exact(term), term
        elif row["match"] == "cut":
            assert rules.cut(term + "：转载")
        elif row["match"] in ("start", "part", "sentence"):
            assert rules.kind(term), term
        elif row["match"] == "pattern":
            re.compile(term)


def test_labels_announce_known_fields_and_are_found_spaced_out() -> None:
    assert {row["field"] for row in rows("masthead_labels")} == FIELDS
    for row in rows("masthead_labels"):
        spaced = "　".join(row["label"]) + "："
        mark = lexicon().labels.pattern.match(spaced)
        assert mark is not None
        assert lexicon().labels.field(mark) == row["field"]


def test_cues_are_all_of_a_known_kind() -> None:
    cues = Cues.from_rows(rows("heading_cues"))
    assert sum(len(getattr(cues, kind)) for kind in Cues.__slots__) == len(rows("heading_cues"))


def test_script_fixes_change_what_they_name() -> None:
    for row in rows("script_fixes"):
        assert row["kind"] in ("keep", "protect", "replace")
        assert (row["term"] != row["result"]) == (row["kind"] == "replace")
        assert row["kind"] != "keep" or "著" in row["term"]


def test_the_stated_size_of_the_corpus_is_that_of_the_dictionary() -> None:
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    lines = Path(spec.origin).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    assert sum(int(line.split(" ")[1]) for line in lines) == etl.vocabulary.language.CORPUS_SIZE
