from datetime import date

import pytest

from etl.gazetteer import COUNTRY, Gazetteer, Place
from etl.vocabulary.tables import rows


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.from_rows(rows("regions"), rows("region_names"))


def test_municipalities_have_no_prefecture(gazetteer: Gazetteer) -> None:
    assert gazetteer.place("120101") == Place("120101", "和平区", "county", "天津市", "", "和平区")
    assert gazetteer.ancestors("500105") == ("500000", COUNTRY)
    assert gazetteer.place("120100") is None


def test_a_county_carries_the_names_above(gazetteer: Gazetteer) -> None:
    assert gazetteer.place("370322") == Place("370322", "高青县", "county", "山东省", "淄博市", "高青县")
    assert gazetteer.ancestors("370322") == ("370300", "370000", COUNTRY)
    assert gazetteer.place(COUNTRY) == Place(COUNTRY, "全国", "country")


def test_a_code_has_the_name_of_its_day(gazetteer: Gazetteer) -> None:
    before, after = gazetteer.place("371324", date(2010, 1, 1)), gazetteer.place("371324", date(2020, 1, 1))
    assert before
    assert after
    assert (before.name, after.name) == ("苍山县", "兰陵县")
    assert gazetteer.division("500110", date(2005, 1, 1)).name == "万盛区"  # type: ignore[union-attr]
    assert gazetteer.division("500110").name == "綦江区"  # type: ignore[union-attr]


def test_within_and_level(gazetteer: Gazetteer) -> None:
    assert gazetteer.within("370322", "370000")
    assert gazetteer.within("370322", "370322")
    assert not gazetteer.within("370000", "370322")
    assert not gazetteer.within("", "370000")
    levels = [gazetteer.level(code) for code in ("100000", "500000", "340100", "500153", "370176", "999999")]
    assert levels == ["country", "province", "prefecture", "county", "functional_zone", ""]


@pytest.mark.parametrize(
    ("name", "on", "home", "code"),
    [
        ("山东", None, "", "370000"),
        ("淄博", None, "", "370300"),
        ("高青县", None, "", "370322"),
        ("高青", None, "", ""),
        ("高青", None, "370000", "370322"),
        ("和平区", None, "", ""),
        ("和平区", None, "120000", "120101"),
        ("和平区", None, "120103", "120101"),
        ("市中区", None, "370000", ""),
        ("市中区", None, "511100", "511102"),
        ("吉林", None, "", "220000"),
        ("黄山", None, "340000", "341000"),
        ("江北区", date(2021, 8, 25), "500000", "500105"),
        ("江北区", date(2025, 12, 31), "500000", "500157"),
        ("渝北区", date(2026, 1, 1), "500000", "500157"),
        ("江北区", date(2026, 1, 1), "", ""),
        ("弋江区", date(2018, 1, 1), "340000", "340203"),
        ("弋江区", date(2022, 1, 1), "340000", "340209"),
        ("章丘市", date(2015, 1, 1), "370000", "370181"),
        ("章丘市", date(2020, 1, 1), "370000", "370114"),
        ("巢湖市", date(2005, 1, 1), "", "341400"),
        ("巢湖市", date(2015, 1, 1), "", "340181"),
        ("襄樊市", date(2009, 1, 1), "", "420600"),
        ("唐山", None, "500000", "130200"),
        ("无此县", None, "", ""),
    ],
)
def test_resolve(gazetteer: Gazetteer, name: str, on: date | None, home: str, code: str) -> None:
    assert gazetteer.resolve(name, on, home) == code


def test_the_five_regions_are_complete(gazetteer: Gazetteer) -> None:
    current = [row for row in rows("regions") if not row["valid_to"]]
    counts = {
        province: [
            sum(row["level"] == level and row["code"].startswith(province) for row in current)
            for level in ("prefecture", "county")
        ]
        for province in ("12", "34", "37", "50", "51")
    }
    # Chongqing: 38 districts and counties until November 2025, then 37
    assert counts == {"12": [0, 16], "34": [16, 104], "37": [16, 136], "50": [0, 37], "51": [21, 183]}
    old = [row for row in rows("regions") if row["level"] == "county" and row["code"].startswith("50")]
    assert sum(row["valid_from"] <= "2024-01-01" and (row["valid_to"] or "9999") > "2024-01-01" for row in old) == 38


def test_every_current_division_is_found_by_its_full_name_at_home(gazetteer: Gazetteer) -> None:
    for row in rows("regions"):
        if not row["valid_to"] and row["level"] in {"province", "prefecture", "county"}:
            assert gazetteer.resolve(row["name"], None, row["code"]) == row["code"]


def test_dates_are_in_order(gazetteer: Gazetteer) -> None:
    for row in rows("regions"):
        assert not row["valid_to"] or row["valid_from"] <= row["valid_to"]
