"""The checks on invented sentences: agrees, contradicts, nothing to check."""

import random
from pathlib import Path

import pandas as pd
import pytest

import etl
from etl.check import problems


def checked(text: str) -> list[tuple[str, str]]:
    audits = etl.extract(text).audits
    return list(zip(audits["kind"], audits["verdict"], strict=True))


@pytest.mark.parametrize(
    ("text", "kind", "verdict"),
    [
        ("2024年，青岛市软件园数量由20个增加到25个，增长25%。", "growth", "agrees"),
        ("2024年，青岛市软件园数量由20个增加到25个，增长35%。", "growth", "contradicts"),
        ("青岛市专利授权量由2020年的1000件增加到2024年的2074件，年均增长20%。", "growth", "agrees"),
        ("青岛市专利授权量由2020年的1000件增加到2024年的2074件，年均增长27%。", "growth", "contradicts"),
        ("青岛市专利授权量由2020年的1000件增加到2024年的2500件，增长1.5倍。", "growth", "agrees"),
        ("青岛市数控化率由2023年的52.1%提高到2024年的55.4%，提高3.3个百分点。", "change", "agrees"),
        ("青岛市数控化率由2023年的52.1%提高到2024年的55.4%，提高5.3个百分点。", "change", "contradicts"),
        ("2024年，青岛市新增机器人企业40家，其中外资企业12家。", "part", "agrees"),
        ("2024年，青岛市新增机器人企业40家，其中外资企业52家。", "part", "contradicts"),
        ("2024年，青岛市新增机器人企业40家，其中内资企业28家、外资企业12家。", "parts", "agrees"),
        ("2024年，青岛市新增机器人企业40家，其中内资企业38家、外资企业12家。", "parts", "contradicts"),
        (
            "2024年，青岛市进出口总额9000亿元。其中，出口总额5400亿元；进口总额3600亿元。",
            "sum",
            "agrees",
        ),
        (
            "2024年，青岛市进出口总额9900亿元。其中，出口总额5400亿元；进口总额3600亿元。",
            "sum",
            "contradicts",
        ),
        (
            "2024年，青岛市研发经费投入480亿元，地区生产总值16000亿元，研发经费投入占地区生产总值比重3%。",
            "share",
            "agrees",
        ),
        (
            "2024年，青岛市技术合同成交额480亿元，地区生产总值16000亿元，技术合同成交额占地区生产总值比重4%。",
            "share",
            "contradicts",
        ),
        (
            "2024年，青岛市软件业务收入2000亿元。到2025年，软件业务收入达到2200亿元，增长10%。",
            "target",
            "agrees",
        ),
        (
            "2024年，青岛市技术合同成交额2000亿元。到2025年，技术合同成交额达到2200亿元，增长25%。",
            "target",
            "contradicts",
        ),
    ],
)
def test_a_check_agrees_or_contradicts(text: str, kind: str, verdict: str) -> None:
    assert (kind, verdict) in checked(text)


@pytest.mark.parametrize(
    "text",
    [
        "2024年，青岛市机器人企业由22家增加到30家，增长36.4%。",  # 36.36: rounded
        "2024年，青岛市机器人产值由约100亿元增加到130亿元，增长25%。",  # 约 leaves a tenth on both sides
        "2024年，青岛市新增机器人企业40余家，其中外资企业45家。",  # 余 leaves room up to 50
    ],
)
def test_rounding_and_hedges_are_no_contradiction(text: str) -> None:
    found = checked(text)
    assert found
    assert not [verdict for _, verdict in found if verdict == "contradicts"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("青岛市地区生产总值由2019年的12000亿元增加到2024年的16000亿元，年均增长8%。", "constant_prices"),
        ("2024年，青岛市机器人企业120家。到2027年，机器人企业达到180家。", "no_rate"),
        ("2024年，青岛市新增机器人企业超过40家，其中外资企业12家。", "open_interval"),
    ],
)
def test_nothing_to_check_says_why(text: str, reason: str) -> None:
    audits = etl.extract(text).audits
    assert audits[["verdict", "reason"]].values.tolist() == [["nothing", reason]]


def test_growth_at_constant_prices_that_fits_agrees_all_the_same() -> None:
    assert checked("青岛市数字经济增加值由2020年的100亿元增加到2024年的150亿元，增长50%。") == [("growth", "agrees")]


def test_a_target_says_the_growth_that_it_needs() -> None:
    row = etl.extract("2024年，青岛市机器人企业100家。到2026年，机器人企业达到121家。").audits.iloc[0]
    assert (row["unit"], row["years"], row["expected"]) == ("%", 2, 10.0)
    assert row["expected_low"] < 10 < row["expected_high"]


@pytest.mark.parametrize(
    "text",
    [
        "2024年，青岛市新增铁路60公里、其中高铁30公里，新增公路260公里。",  # the list of parts ends at the comma
        "2024年，青岛市每千人抽检6.6批次，其中食品抽检5万批次。",
        "2024年，青岛市机器人企业40家，其中外资企业产值52亿元。",
    ],
)
def test_what_is_no_part_is_not_checked_as_one(text: str) -> None:
    assert "contradicts" not in dict(checked(text)).values()


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of two years, a contradicting bulletin, its repost, and news of another figure."""
    folder = tmp_path_factory.mktemp("years")
    filler = "会议指出，要坚持稳中求进，把各项任务落到实处，让发展成果更多更公平惠及人民群众。" * 4
    texts = {
        "a.txt": "2023年宁波市国民经济和社会发展统计公报\n来源：宁波市统计局 2024-02-20\n2023年，宁波市专利授权量5000件。",
        "b.txt": f"宁波日报\n来源：宁波日报 2024-03-01\n2023年，宁波市专利授权量5600件。{filler}",
        "c.txt": "2024年宁波市国民经济和社会发展统计公报\n来源：宁波市统计局 2025-02-20\n"
        "2024年，宁波市专利授权量6000件，增长30%。",
        "d.txt": f"转载\n来源：甬江网 2024-03-05\n2023年，宁波市专利授权量5600件。{filler}",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def built(folder: Path, out: Path, **more: int) -> etl.load:  # type: ignore[valid-type]
    etl.build(sorted(folder.iterdir(), key=lambda path: random.random()), out, **more)
    return etl.load(out)


def test_growth_is_held_against_levels_of_other_documents(years: Path, tmp_path: Path) -> None:
    dataset = built(years, tmp_path / "data")
    audits = dataset.audits
    assert audits[["kind", "verdict"]].values.tolist() == [["growth", "contradicts"]]
    involved = {audits["indicator_id"][0], *audits["others"][0].split(";")}
    flagged = dataset.indicators[dataset.indicators["flags"].str.contains("audit_contradicts")]
    assert set(flagged["indicator_id"]) == involved
    assert len(involved) == 3


def test_documents_that_differ_are_a_conflict_with_the_statistics_office_first(years: Path, tmp_path: Path) -> None:
    dataset = built(years, tmp_path / "data")
    columns = ["place", "authority", "agrees", "copies"]
    assert dataset.conflicts[columns].values.tolist() == [[1, "statistics", True, 0], [2, "press", False, 1]]
    quotes = dataset.conflicts.merge(dataset.indicators, on="indicator_id")["quote"].tolist()
    assert quotes == ["5000件", "5600件"]
    assert dataset.indicators["flags"].str.contains("conflict").sum() == 2
    assert problems(tmp_path / "data") == []


def test_the_tables_do_not_depend_on_order_or_workers(years: Path, tmp_path: Path) -> None:
    built(years, tmp_path / "one")
    built(years, tmp_path / "two", workers=2)
    for name in ("audits.csv", "conflicts.csv", "indicators.csv", "audits.parquet", "conflicts.parquet"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2023年，宁波市专利授权量5000件。", "2023年，宁波市专利授权量约5200件。"),  # hedge
        ("2023年，宁波市进出口总额1.28万亿元。", "2023年，宁波市进出口总额12779.3亿元。"),  # rounding
        ("2023年，宁波市专利授权量5000件。", "2024年，宁波市专利授权量5600件。"),  # period
        ("2023年，宁波市专利授权量5000件。", "2023年，杭州市专利授权量5600件。"),  # region
        ("2023年，宁波市专利授权量5000件。", "到2023年，宁波市专利授权量力争达到5600件。"),  # status
        ("2023年，宁波市专利授权量居全省第2位。", "2023年，宁波市专利授权量居全国第9位。"),  # yardstick
        ("2023年，宁波市企业5000家。", "2023年，宁波市企业300家。"),  # short name: other enterprises
        (
            "2023年，宁波市专利授权量5000件。",
            "2023年，宁波市专利授权量5600件。2023年，宁波市专利授权量700件。",
        ),  # several things
    ],
)
def test_what_differs_for_a_reason_is_no_conflict(one: str, other: str, tmp_path: Path) -> None:
    for name, text in (("a.txt", one), ("b.txt", other)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert len(built(tmp_path, tmp_path.parent / f"{tmp_path.name}-data").conflicts) == 0


def test_a_damaged_table_is_named(years: Path, tmp_path: Path) -> None:
    built(years, tmp_path / "data")
    audits = pd.read_parquet(tmp_path / "data" / "audits.parquet").assign(verdict="perhaps", others="nowhere:1")
    audits.to_parquet(tmp_path / "data" / "audits.parquet")
    found = " ".join(problems(tmp_path / "data"))
    assert "perhaps" in found
    assert "nowhere:1" in found
