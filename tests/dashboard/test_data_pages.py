"""The pages on the data itself: how right it is, what it holds and means, what changed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dashboard import dictionary
from dashboard.package_tables import rows
from dashboard.views.accuracy import groups
from dashboard.views.changes import changelog, parts_of
from dashboard.words import text, texts
from etl.datapackage import datapackage
from etl.schema import SYNTHETIC, TABLES
from tests.dashboard import sample, sample_rows
from tests.dashboard.browsing import open_page, written

CJK = re.compile(r"[\u4e00-\u9fff]")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample dataset with its real description."""
    folder = sample.write(tmp_path_factory.mktemp("described") / "data", sample_rows.tables())
    (folder / "datapackage.json").write_text(json.dumps(datapackage({"indicators": 19})), encoding="utf-8")
    build = {"version": "0.1.0", "code": "c0de", "vocabulary": "70ca", "inputs": [{"file": "a.txt", "sha256": "5ha"}]}
    (folder / "build.json").write_text(json.dumps(build), encoding="utf-8")
    return folder


def test_each_column_has_its_meaning_in_chinese_and_none_is_left_over() -> None:
    wanted = {(table.name, column.name) for table in TABLES for column in table.columns}
    told = {(row["table"], row["column"]) for row in rows("columns.csv")}
    assert not {(table, column) for table, column in wanted if not {(table, column), ("", column)} & told}
    generic = {("", column) for _, column in wanted} | {("", SYNTHETIC.name)}
    assert not told - wanted - generic
    assert [(row["table"], row["column"]) for row in rows("columns.csv")] == sorted(told)


def test_each_table_and_unit_has_its_words() -> None:
    keys = texts()
    assert not [table.name for table in TABLES if f"data.grain_{table.name}" not in keys]
    units = {column.unit for table in TABLES for column in table.columns if column.unit}
    assert not [unit for unit in units if f"data.unit_{unit}" not in keys and unit not in ("%",)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_dictionary_says_what_the_schema_says(lang: str) -> None:
    found = list(dictionary.tables(datapackage({"indicators": 3}), lang))
    assert [(name, [column.name for column in columns]) for name, _, columns in found] == [
        (table.name, list(table.names)) for table in TABLES
    ]
    assert {name: n for name, n, _ in found}["indicators"] == 3
    for table, (_, _, columns) in zip(TABLES, found, strict=True):
        for column, shown in zip(table.columns, columns, strict=True):
            assert bool(CJK.search(shown.meaning)) == (lang == "zh") or shown.meaning == column.description
            assert (shown.meaning == column.description) == (lang == "en")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("accuracy", {"zh": "数字识别的 F1 值为", "en": "Figures are found with an F1 of"}),
        ("data", {"zh": "张表，均可下载", "en": "tables, all to take away"}),
        ("changes", {"zh": "由程序0.1.0版从1个文件读出", "en": "was read from 1 file by version 0.1.0"}),
    ],
)
def test_a_page_opens(
    monkeypatch: pytest.MonkeyPatch, described: Path, page: str, lang: str, said: dict[str, str]
) -> None:
    app = open_page(monkeypatch, described, page, lang=lang)
    assert not app.exception
    assert said[lang] in written(app)
    assert 'class="notice"' not in written(app)


def test_the_address_of_the_selection_is_shown(monkeypatch: pytest.MonkeyPatch, described: Path) -> None:
    app = open_page(monkeypatch, described, "data", region="370000", status="target", metric="gdp", lang="en")
    assert app.code[0].value.endswith("data/indicators.csv?region=370000&status=target")


def test_what_was_measured_is_what_is_shown() -> None:
    for name in ("seeds", "corpus"):
        everything = groups(name, "all")["all"]
        assert int(everything["documents"]["value"]) == sum(
            int(row["documents"]["value"]) for row in groups(name, "kind").values()
        )
        assert float(everything["records"]["low"]) <= float(everything["records"]["value"])
    shares = [float(row["share"]["value"]) for row in groups("corpus", "confidence").values()]
    assert sum(shares) == pytest.approx(1, abs=0.03)


def test_the_change_log_is_the_project_s_own() -> None:
    assert (ROOT / "dashboard" / "CHANGELOG.md").read_bytes() == (ROOT / "CHANGELOG.md").read_bytes()
    shown = changelog()
    assert "](" not in shown
    assert "#### Unreleased" in shown
    parts = parts_of(shown)
    said = "\n".join(entries for _, entries in parts)
    assert len(re.findall("^- ", said, re.MULTILINE)) == len(re.findall("^- ", shown, re.MULTILINE))
    assert len({name for name, _ in parts}) == len(parts)


@pytest.mark.parametrize(("lang", "form"), [("zh", r".+ · .+（\d+条）"), ("en", r".+ · .+ \(\d+ entr(y|ies)\)")])
def test_the_change_log_stands_in_closed_parts_below_the_inputs(
    monkeypatch: pytest.MonkeyPatch, described: Path, lang: str, form: str
) -> None:
    app = open_page(monkeypatch, described, "changes", lang=lang)
    assert len(app.expander) == len(parts_of(changelog()))
    assert all(re.fullmatch(form, part.label) and not part.proto.expanded for part in app.expander)
    said = written(app)
    assert said.index(text("changes.inputs", lang)) < said.index(text("changes.log", lang))


def test_a_share_and_what_it_is_of_stay_on_one_line(monkeypatch: pytest.MonkeyPatch, described: Path) -> None:
    assert "（95%&#8288;置信区间" in written(open_page(monkeypatch, described, "accuracy"))
