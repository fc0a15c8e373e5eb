"""All tables of the vocabulary: their form, their order, and that the code asks for all that they hold."""

import csv
import re
from itertools import pairwise
from pathlib import Path

import pytest

import etl.vocabulary
import tests

FOLDER = Path(next(iter(etl.vocabulary.__path__)))
TABLES = sorted(path.stem for path in FOLDER.glob("*.csv"))
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("etl", "dashboard", "tools")
    for path in sorted((Path(next(iter(tests.__path__))).parent / folder).rglob("*.py"))
)
ORDER = {
    "admission_words": ("role", "term"),
    "cues": ("role", "term"),
    "instrument_contexts": ("role", "term"),
    "organisation_words": ("role", "word"),
    "page_parts": ("role", "match", "name"),
    "policy_issuers": ("role", "term"),
    "regions": ("code", "valid_from", "name"),
    "units": ("kind", "term"),
}
"""By which columns a table is sorted, where not by all of them from left to right."""
BY_RANK = {"page_metadata"}
"""Tables in which the first row that fits is the one that counts."""
ROLES = ("admission_words", "cues", "instrument_contexts", "organisation_words", "policy_issuers", "table_heads")
"""Tables in which a role says which rule asks for a word."""
PUT_TOGETHER = {"actual_verb", "target_verb"}
"""Roles whose names are not written out where they are asked for."""


def table(name: str) -> tuple[list[str], list[list[str]]]:
    header, *body = csv.reader((FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines())
    return header, body


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_plain_text_with_a_note_column_and_whole_rows(name: str) -> None:
    data = (FOLDER / f"{name}.csv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert data.endswith(b"\n")
    header, body = table(name)
    assert header[-1] == "note"
    assert not [row for row in body if len(row) != len(header) or row != [cell.strip() for cell in row]]


@pytest.mark.parametrize("name", TABLES)
def test_no_row_stands_twice(name: str) -> None:
    _, body = table(name)
    said = [tuple(row[:-1]) for row in body]
    assert not {row for row in said if said.count(row) > 1} if len(said) < 600 else len(set(said)) == len(said)


@pytest.mark.parametrize("name", [name for name in TABLES if name not in BY_RANK])
def test_rows_stay_sorted(name: str) -> None:
    header, body = table(name)
    columns = [header.index(column) for column in ORDER.get(name, header[:-1])]
    keys = [[row[index] for index in columns] for row in body]
    wrong = next((below for above, below in pairwise(keys) if above > below), None)
    assert wrong is None


@pytest.mark.parametrize("name", TABLES)
def test_the_code_asks_for_each_column(name: str) -> None:
    header, _ = table(name)
    told = {
        "note",
        "source",
        "support",
        "standard",
        "standard_code",
    }  # where a row comes from: for readers of the table
    assert not [column for column in header if column not in told and f'"{column}"' not in CODE]


@pytest.mark.parametrize("name", ROLES)
def test_the_code_asks_for_each_role(name: str) -> None:
    header, body = table(name)
    roles = {row[header.index("role")] for row in body}
    assert not {role for role in roles if not re.search(rf'["\'{{]{role}["\'}}]', CODE)} - PUT_TOGETHER
