"""The tables of public holidays: sorted, without duplicates, and every row a holiday in its season."""

from collections import Counter
from datetime import date

import pytest

from etl.vocabulary.tables import rows

SEASONS = {
    "元旦": ("12-30", "01-03"),
    "春节": ("01-21", "02-26"),
    "清明": ("04-02", "04-07"),
    "劳动节": ("04-29", "05-05"),
    "端午": ("05-28", "06-27"),
    "中秋": ("09-10", "09-30"),
    "国庆": ("09-29", "10-08"),
    "国庆中秋": ("09-29", "10-08"),
}
YEARS = set(range(2016, 2027))


@pytest.mark.parametrize(("table", "keys"), [("holidays", ("name", "first")), ("holiday_terms", ("term",))])
def test_keys_are_filled_unique_and_sorted(table: str, keys: tuple[str, ...]) -> None:
    found = [tuple(row[key] for key in keys) for row in rows(table)]
    assert all(all(key) for key in found)
    assert found == sorted(set(found))
    assert list(rows(table)[0])[-1] == "note"


def test_each_holiday_stands_in_its_season_and_lasts_its_days() -> None:
    for row in rows("holidays"):
        first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
        assert 1 <= (last - first).days + 1 <= 10, row
        begins, ends = SEASONS[row["name"]]
        assert f"{first:%m-%d}" >= begins or first.month == 1, row
        assert f"{last:%m-%d}" <= ends, row


def test_no_name_has_two_holidays_in_a_year_and_those_of_each_year_are_there() -> None:
    known = Counter((row["name"], date.fromisoformat(row["last"]).year) for row in rows("holidays"))
    assert set(known.values()) == {1}
    for name in ("元旦", "春节", "清明", "劳动节", "端午", "国庆"):
        assert {year for one, year in known if one == name} == YEARS
    joined = {year for one, year in known if one == "国庆中秋"}
    assert {year for one, year in known if one == "中秋"} == YEARS - joined


def test_where_two_coincide_both_names_have_the_same_days() -> None:
    days = {(row["name"], row["last"]): row["first"] for row in rows("holidays")}
    for (name, last), first in days.items():
        if name == "国庆中秋":
            assert days["国庆", last] == first


def test_every_term_names_a_known_holiday_and_each_has_one() -> None:
    assert (
        {row["holiday"] for row in rows("holiday_terms")} == {row["name"] for row in rows("holidays")} == set(SEASONS)
    )
