"""The tables of the checks: sorted, without duplicates, every row of use."""

import pytest

from etl.compare.authority import Authority
from etl.compare.checks import Reason
from etl.schema import AUTHORITIES, NO_VERDICT
from etl.vocabulary.tables import rows

KEYS = {
    "authority": ("field", "match", "term"),
    "growth_limits": ("term",),
    "same_units": ("unit",),
    "scopes": ("term",),
    "sums": ("total", "part"),
}


@pytest.mark.parametrize("table", KEYS)
def test_keys_are_sorted_and_unique(table: str) -> None:
    keys = [tuple(row[column] for column in KEYS[table]) for row in rows(table)]
    assert keys == sorted(set(keys))
    assert "note" in rows(table)[0]


def test_scopes_and_units_say_why() -> None:
    assert all(row["note"] for table in ("scopes", "same_units", "growth_limits", "sums") for row in rows(table))
    assert {row["implied"] for row in rows("scopes")} <= {"", "name", "definition"}


def test_limits_give_known_reasons() -> None:
    assert {row["reason"] for row in rows("growth_limits")} == {Reason.CONSTANT_PRICES, Reason.CHANGING_SAMPLE}
    assert set(NO_VERDICT) == set(Reason)


def test_sums_are_of_known_metrics_and_no_metric_is_part_of_itself() -> None:
    known = {row["metric_id"] for row in rows("metrics")}
    assert {row[column] for row in rows("sums") for column in ("total", "part")} <= known
    assert all(row["total"] != row["part"] for row in rows("sums"))


def test_every_rule_of_authority_decides_something() -> None:
    authority = Authority(rows("authority"))
    for row in rows("authority"):
        assert row["authority"] in AUTHORITIES
        assert authority.of({row["field"]: row["term"]}) == row["authority"]


@pytest.mark.parametrize(
    ("source", "kind", "authority"),
    [
        ("成都市统计局", "news", "statistics"),
        ("四川省人民政府办公厅", "notice", "government"),
        ("四川省经济和信息化厅", "news", "department"),
        ("蜀江日报", "work_report", "press"),
        ("", "work_report", "government"),
        ("", "", "unknown"),
    ],
)
def test_authority_of_documents(source: str, kind: str, authority: str) -> None:
    assert Authority(rows("authority")).of({"source": source, "kind": kind}) == authority
