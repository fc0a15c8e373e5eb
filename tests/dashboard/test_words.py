"""The interface's texts: complete in both languages, alike in their places, in order."""

from __future__ import annotations

import re
import string
from importlib.resources import files
from pathlib import Path

import pytest

from dashboard.package_tables import rows
from dashboard.words import Count, joined, known, text, texts

TABLES = sorted(entry.name for entry in (files("dashboard") / "words").iterdir())
SOURCES = [path.read_text(encoding="utf-8") for path in Path(str(files("dashboard"))).rglob("*.[jp][sy]")]
# Units have no English where English counts without a measure word.
MAY_BE_EMPTY = re.compile(r"unit\.|hedge\.exact")
# Evidence and map explain Chinese words of the texts, also in English.
EXPLAINING = re.compile(r"rule\.|map\.edition")


def places(wording: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(wording) if name}


@pytest.mark.parametrize("key", texts())
def test_a_text_is_complete_in_both_languages(key: str) -> None:
    zh, en = texts()[key]["zh"], texts()[key]["en"]
    assert places(zh) == places(en)
    assert (zh and en) or MAY_BE_EMPTY.match(key)
    assert EXPLAINING.match(key) or not re.search(r"[\u4e00-\u9fff]", en)
    assert not re.search(r"[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]", zh)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_sorted_and_has_its_columns(table: str) -> None:
    found = rows(f"words/{table}")
    assert list(found[0]) == ["key", "zh", "en", "note"]
    keys = [row["key"] for row in found]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("table", TABLES)
def test_no_text_is_left_over(table: str) -> None:
    code = "\n".join(SOURCES)
    assert not [row["key"] for row in rows(f"words/{table}") if not is_named(row["key"], code)]


ENDS = ('"', "'")


def is_named(key: str, code: str) -> bool:
    """Tell whether the code names a key, whole or up to a part that it puts in."""
    stem, page, above = key.rpartition("_")[0], key.partition(".")[0], key.rpartition(".")[0]
    named = [start + end for start in (key, f"{above}.") for end in ENDS]
    openings = [*named, f"{key}{{", f"{page}.{{", f"{above}.{{", *([stem] if stem else [])]
    return any(quote + opening in code for quote in "\"'" for opening in openings)


def test_places_are_filled() -> None:
    assert text("overview.scope_doubtful", "zh", n=1234) == "存疑1,234个"
    assert text("overview.all_documents", "en", n=1) == "1 document"
    assert f"{Count(2):figure|figures}" == "figures"
    assert joined(["a", "b"], "en") == "a, b"
    assert known("status.unheard", "en", "unheard") == "unheard"
    with pytest.raises(KeyError):
        text("status.unheard", "en")
